"""What can go wrong for a user: one class for each way to react, all with one plain sentence as their message."""

import os
from enum import StrEnum

from annotator.core.address import Url
from annotator.core.lease import Lease
from annotator.core.marking import Phrase, Translate, marked


class AnnotatorError(Exception):
    """The user's trouble, as opposed to a bug: its text says what happened and what to do.

    `values` stand in the sentence where it says {0}, {1} and so on; the window translates the one and keeps the others.
    """

    def __init__(self, sentence: str, *values: object) -> None:
        super().__init__(sentence, *values)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(*self.values) if self.values else self.sentence

    @property
    def without_texts(self) -> str:
        """The sentence with files, addresses and numbers, but without what may be a text or a person's name."""
        return self.sentence.format(*map(_without_texts, self.values)) if self.values else self.sentence


def _without_texts(value: object) -> object:
    if isinstance(value, AnnotatorError):
        return value.without_texts
    return value if isinstance(value, os.PathLike | Url | int | float) else "…"


class BadInput(AnnotatorError):
    """A file can't be read as what it was taken for."""


class WorkedOn(AnnotatorError):
    """People have worked in an export since it was written, or may have: it is not replaced unless they say so."""


class ReadOnly(AnnotatorError):
    """Nothing can be stored for lack of space or permission; the issue can be read."""


class Moved(AnnotatorError):
    """The file of the open database was removed or replaced: what is in it can be read, but nothing stored any more."""


class Conflict(AnnotatorError):
    """An operation does not fit the issue that it is applied to: a record is not as the operation says it was."""


class Held(Conflict):
    """Somebody else is editing the issue, or the same person in another window: `lease` says who."""

    def __init__(self, lease: Lease, *, is_own: bool = False) -> None:
        super().__init__(
            marked(
                "Trouble",
                "Another window of yours edits this issue since {2}. It can be changed here when that one leaves it or"
                " you take it over.",
            )
            if is_own
            else marked(
                "Trouble",
                "{0} edits this issue at {1} since {2}. It can be changed here when they leave it or you take it over.",
            ),
            lease.person,
            lease.machine,
            lease.time,
        )
        self.lease = lease


class Left(Conflict):
    """Somebody else edited the issue and closed it again."""

    def __init__(self, lease: Lease) -> None:
        super().__init__(
            marked("Trouble", "{0} edited this issue at {1} and has left it."), lease.person, lease.machine
        )


class Why(StrEnum):
    """Why a verb refuses; the window shows the translated sentence."""

    ANOTHER_LABEL = marked("Why", "This very span has another label here.")
    ANOTHERS = marked("Why", "Another person has marked this; the entities of the first person were taken.")
    APPROVED = marked("Why", "This article is approved. Reopen it before changing it.")
    CHANGED_SINCE = marked("Why", "This stood here earlier, and has been changed or taken away since; that stays.")
    CROSSES = marked("Why", "An entity may lie inside another one, but the two may not cross.")
    CYCLE = marked("Why", "An article can't go on into itself.")
    EMPTY = marked("Why", "Select some text first.")
    FIRST = marked("Why", "The first boundary stays at the start of the issue.")
    HELD = marked("Why", "Somebody else is editing this issue.")
    IN_SEGMENTS = marked("Why", "This lies in several places; an entity is one stretch of text.")
    IN_CORRECTION = marked("Why", "A boundary can't stand inside a correction. Revert the correction first.")
    NO_AREA = marked("Why", "Draw an area on the page; this one holds nothing.")
    NO_DAY = marked("Why", "Write a day as 1963-05-31, a month as 1963-05, a year as 1963.")
    NO_ISSUE = marked("Why", "No issue here has this text.")
    NO_TEXT = marked("Why", "This holds no text: it ends where it begins.")
    NO_ROOM = marked("Why", "There is a boundary here already.")
    NOTHING = marked("Why", "There is nothing to change here.")
    NO_TWIN = marked("Why", "This passage stands nowhere else in the issue.")
    OTHER_TEXT = marked("Why", "The text here is not the one in the file.")
    OVERLAPS = marked("Why", "Another correction stands here already. Reject that one first.")
    FRAGMENTS_OVERLAP = marked("Why", "The fragments of this overlap.")
    SAID_OTHERWISE = marked("Why", "People have said something else here.")
    SECOND_LINK = marked("Why", "An entity has one link; the first one was taken.")
    SAME_ENTITY = marked("Why", "This very span has this label already.")
    NO_LINES = marked("Why", "No line of text lies in this area.")
    TWO_PAGES = marked("Why", "These areas lie on different pages.")
    TWO_ARTICLES = marked("Why", "The selection reaches into another article.")
    UNKNOWN = marked("Why", "There is no place here for what this says.")


class Refused(AnnotatorError):
    """A verb will not do what was asked, because a law of the model or an approval stands against it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


def in_words(said: object, translate: Translate) -> str:
    """What is said in the user's language: an error or a phrase, with what is put into it; else the text of a value."""
    match said:
        case Refused():
            return translate("Why", said.why)
        case AnnotatorError():
            return str(AnnotatorError(translate("Trouble", said.sentence), *_each_in_words(said.values, translate)))
        case Phrase():
            return Phrase(said.context, translate(said.context, said.english), *_each_in_words(said.values, translate))
    return str(said)


def _each_in_words(values: tuple[object, ...], translate: Translate) -> list[object]:
    """Values to put into a sentence; names and numbers are left unchanged."""
    return [in_words(one, translate) if isinstance(one, AnnotatorError | Phrase) else one for one in values]
