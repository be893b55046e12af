"""Which article of an issue a text from a file is, and where in it the entities of that text stand.

White space is not looked at: many formats lose it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from annotator.compare.differences import differences
from annotator.core.edits.ground import TextEdit, TextEdits
from annotator.core.edits.incoming import Incoming
from annotator.core.errors import Why
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.records import Entity, Position, State
from annotator.formats.article_text import ArticleText, TextEntity, own_id, squeezed
from annotator.workflow.recognising import Form, Forms, earlier_forms

WHOLE = ""
"""Stands for the whole of an issue where the id of an article may stand."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An article, and its number (from 1) in its file."""

    number: int
    article: ArticleText

    @property
    def issue(self) -> str:
        """What the checksum of its issue's raw text begins with, as far as its id says it."""
        return own_id(self.article.id)[0]

    @property
    def article_id(self) -> str:
        """The id of its article, as far as its id says it."""
        return own_id(self.article.id)[1]


def digest(text: str) -> bytes:
    """What tells a text from others, white space aside."""
    return sha256(squeezed(text).encode("utf-8", "surrogatepass")).digest()


@dataclass(frozen=True, slots=True)
class Misfit:
    """An entity, or a whole article (then nothing is said), that doesn't fit: the number of its article (from 1) in its
    file, what it says, and why.
    """

    number: int
    said: str
    why: Why


@dataclass(frozen=True, slots=True)
class Placed:
    """Names from a file on an issue, what has no place, and for each article that somebody has looked at which states
    the file would know of.
    """

    entities: tuple[Incoming, ...]
    known: Mapping[str, frozenset[State]]
    unfit: tuple[Misfit, ...]


def placed(
    issue: Issue,
    pairs: Iterable[tuple[str, Numbered]],
    *,
    author: str,
    annotator: str = "",
    says_states: bool = False,
    changed: Iterable[Entity] = (),
) -> Placed:
    """The entities of articles on the articles of an issue that these are said to be.

    Where the text of an article has changed since, the entities in what is still the same have their places there. What
    went out from here decides nothing when it comes back, unless the file says_states: nobody may have looked at it.
    `changed` are entities of the issue as they stood before something changed them: where an entity is one of these it
    is told, and what became of it stays.
    """
    earlier: dict[str, list[Entity]] = {}
    for entity in earlier_forms(issue, changed):
        earlier.setdefault(issue.layout.article_at(entity.start.raw).id, []).append(entity)
    entities: list[Incoming] = []
    known: dict[str, frozenset[State]] = {}
    unfit: list[Misfit] = []
    for article_id, numbered in pairs:
        unfit += [Misfit(numbered.number, one.said, one.why) for one in numbered.article.unread]
        chosen, others = _chosen(numbered.article, annotator)
        unfit += [_misfit(numbered, taken_one, Why.ANOTHERS) for taken_one in others]
        forms = None if article_id == WHOLE else _forms(issue, article_id, numbered, earlier)
        ids = [article_id] if forms is not None else [article.id for article in issue.articles]
        text = numbered.article.text
        places = _on_raw(issue, text, chosen) if forms is None else _on_article(text, forms, article_id, chosen)
        states = _states(numbered.article)
        if states:
            known.update((one, known.get(one, states) & states) for one in ids)
        for taken_one, (article, stretch) in zip(chosen, places, strict=True):
            if stretch is None:
                unfit.append(_misfit(numbered, taken_one, Why.OTHER_TEXT))
                continue
            decides = says_states or taken_one.decided is not None or not numbered.issue
            one = replace(_incoming(numbered, taken_one, article, stretch, author), decides=decides)
            if forms is None or not numbered.issue:
                entities.append(one)
                continue
            if forms.is_earlier(one):
                unfit.append(_misfit(numbered, taken_one, Why.CHANGED_SINCE))
            entities += forms.known(one)
        if forms is not None and numbered.issue:
            entities += [_standing(numbered, article_id, form, author) for form in forms.left_out()]
    return Placed(tuple(entities), known, tuple(unfit))


def _standing(numbered: Numbered, article: str, form: Form, author: str) -> Incoming:
    """What an export could not say of an entity that is there: that it is there."""
    start, end, label = form
    return Incoming(
        article=article, start=start, end=end, label=label, origin=author, decides=False, number=numbered.number
    )


def _states(article: ArticleText) -> frozenset[State]:
    """Which states of entities a file knows of an article; none where nobody has looked at it: then it says nothing."""
    if not article.looked_at and all(entity.suggested for entity in article.entities):
        return frozenset()
    return frozenset({State.ACCEPTED}) if article.unlisted else frozenset({State.ACCEPTED, State.SUGGESTED})


def _chosen(article: ArticleText, annotator: str) -> tuple[list[TextEntity], list[TextEntity]]:
    """The entities of an article by one of its annotators, and those of others that this one doesn't have."""
    if not article.annotators:
        return list(article.entities), []
    person = annotator if annotator in article.annotators else article.annotators[0]
    chosen = [entity for entity in article.entities if entity.suggested or entity.origin == person]
    known = set(chosen)
    return chosen, [entity for entity in article.entities if entity not in known]


def _incoming(numbered: Numbered, entity: TextEntity, article: str, stretch: tuple[int, int], author: str) -> Incoming:
    return Incoming(
        article=article,
        start=stretch[0],
        end=stretch[1],
        label="_".join(entity.label.split()),
        origin=entity.origin or author,
        suggested=entity.suggested,
        decided=entity.decided,
        confidence=entity.confidence,
        authority=entity.authority,
        note=entity.note,
        text=numbered.article.text[entity.start : entity.end],
        number=numbered.number,
    )


def _misfit(numbered: Numbered, entity: TextEntity, why: Why) -> Misfit:
    return Misfit(numbered.number, f"{numbered.article.text[entity.start : entity.end]} {entity.label}", why)


def _forms(issue: Issue, article_id: str, numbered: Numbered, earlier: Mapping[str, Sequence[Entity]]) -> Forms:
    article, brought = issue.layout.article_of(article_id), numbered.article
    return Forms(
        issue, article, earlier.get(article_id, ()), by_words=brought.by_words, by_clusters=brought.by_clusters
    )


def _on_article(
    text: str, forms: Forms, article_id: str, entities: Sequence[TextEntity]
) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """Where the entities of a text stand that is that of an article: the article, and the stretch of its text."""
    way = _Way(text, forms.text)
    yield from ((article_id, way.moved(entity.start, entity.end)) for entity in entities)


def _on_raw(issue: Issue, text: str, entities: Sequence[TextEntity]) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """Where the entities of a text that is the raw text of an issue stand: the article, and the stretch of its text."""
    way = _Way(text, issue.raw)
    maps: dict[str, OffsetMap] = {}
    for entity in entities:
        raw = way.moved(entity.start, entity.end)
        article = issue.layout.article_at(raw[0] if raw else 0)
        if article.id not in maps:
            maps[article.id] = OffsetMap(issue, article)
        yield article.id, _of_raw(issue, article, maps[article.id], raw) if raw else None


def _of_raw(issue: Issue, article: Article, offsets: OffsetMap, raw: tuple[int, int]) -> tuple[int, int] | None:
    """The stretch of an article's text for a raw one; None if an edge of it was deleted or is elsewhere."""
    start, end = raw
    if issue.layout.article_at(end - 1) is not article:
        return None
    cut = (c for c in issue.of_article(issue.corrections, article) if c.applies)
    if any(c.start < edge < c.end for c in cut for edge in raw):
        return None
    low, high = offsets.to_stretch(Position(start), Position(end))
    return (low, high) if low < high else None


class _Way:
    """The way from the offsets of a text to those of another that says the same, or nearly so, white space aside."""

    def __init__(self, old: str, new: str) -> None:
        self._old = _ink(old)
        self._new = self._old if old == new else _ink(new)
        self._texts = one, other = squeezed(old), squeezed(new)
        differing = differences(one, other) if one != other else []
        self._edits = TextEdits(TextEdit(start, end, len(text)) for start, end, text in differing)

    def moved(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch is in the other text; None where that is not the same there."""
        low, high = bisect_left(self._old, start), bisect_left(self._old, end)
        if low >= high:
            return None
        first, last = self._edits.moved_start(low), self._edits.moved_end(high)
        if self._texts[0][low:high] != self._texts[1][first:last]:
            return None
        return self._new[first], self._new[last - 1] + 1


def _ink(text: str) -> Sequence[int]:
    """Where the characters of a text stand that are no white space."""
    return array("q", (at for at, char in enumerate(text) if not char.isspace()))


class Texts:
    """The articles of an issue, and the whole of it where no article is, by the digests of their texts: `of`."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        self.of: dict[bytes, list[str]] = {}
        for article in issue.articles:
            text = OffsetMap(issue, article).text
            if text.strip():
                self.of.setdefault(digest(text), []).append(article.id)
        self.of.setdefault(digest(issue.raw), [WHOLE])

    def article_of(self, numbered: Numbered) -> str | None:
        """The article of this issue for one from a file: that with its id if the text is still the same, else one with
        the same text, else that with its id.
        """
        own = numbered.article_id if self._issue.layout.begins_article(numbered.article_id) else None
        same = self.of.get(digest(numbered.article.text), [])
        return own if own in same or not same else same[0]
