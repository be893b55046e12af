"""A paragraph as the features see it: its folded ends, the formulas of the trade in it, and its surroundings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from annotator.suggest import cues
from annotator.suggest.split.cohesion import Cohesion, cohesion_of
from annotator.suggest.split.joins import character_class
from annotator.suggest.split.paragraphs import Paragraph
from annotator.suggest.split.style import Style

OUTSIDE = "#"
"""Stands before the first paragraph and after the last."""
_PLAIN = frozenset(("", "serial", "photo", "notice", "editorial", "inner"))
_LINE_CUES = (
    ("from", cues.JUMP_FROM.match),
    ("folio", cues.is_folio),
    ("inner", cues.INNER.match),
    ("photo", cues.PHOTO_TITLE.match),
    ("glued", cues.GLUED.match),
    ("editorial", cues.EDITORIAL.match),
    ("byline", cues.is_byline),
    ("names", cues.NAMES.match),
    ("placed", cues.PLACED_NAME.match),
    ("serial", cues.SERIAL.match),
    ("caption", cues.CAPTION.match),
    ("aside", cues.ASIDE.match),
    ("question", cues.QUESTION.match),
)
_LONG_CUES = (
    ("from", cues.JUMP_FROM.match),
    ("dateline", cues.has_dateline),
    ("serial", cues.SERIAL.match),
    ("caption", cues.CAPTION.match),
    ("question", cues.QUESTION.match),
)


class View(NamedTuple):
    """A paragraph with what several features need of it.

    `head` and `tail` are its folded ends; `cue` and `close` what the trade wrote in them; `short` says that it may be a
    head; `since` counts the paragraphs from the last such line, which `twin` compares it with.
    """

    paragraph: Paragraph
    head: str
    tail: str
    cue: str
    close: str
    short: bool
    layout: str
    since: int = -1
    twin: str = ""
    cohesion: Cohesion = Cohesion(0, 0, 0)
    depth: float = 0
    group: str = ""
    turn: str = ""
    broken: bool = False


def views_of(paragraphs: Sequence[Paragraph], style: Style) -> list[View]:
    """The paragraphs as the features see them."""
    views = [_view(paragraph, style.name) for paragraph in paragraphs]
    return _with_turns(_with_groups(_with_twins(_with_cohesion(views))))


def _view(paragraph: Paragraph, style: str) -> View:
    text = paragraph.text
    head, tail = cues.fold(text[:48]), cues.fold(text[-32:])
    short = (len(text) <= 60 and tail[-1] not in "。！？”；，、") or len(text) <= 12
    layout = f"{style}{min(paragraph.blank, 2)}{'i' if paragraph.indent else ''}{'s' if short else ''}"
    return View(paragraph, head, tail, _cue(head, len(text)), _close(tail), short, layout)


def _with_cohesion(views: list[View]) -> list[View]:
    cohesion = cohesion_of([view.paragraph.text for view in views])
    depths = _depths([one.over for one in cohesion])
    return [view._replace(cohesion=one, depth=depth) for view, one, depth in zip(views, cohesion, depths, strict=True)]


def _depths(over: Sequence[float]) -> list[float]:
    """How much less passes over a gap than over the gaps around it."""
    sums = [0.0, *accumulate(over)]
    depths = []
    for index, own in enumerate(over):
        low, high = max(0, index - 5), min(len(over), index + 6)
        depths.append((sums[high] - sums[low]) / (high - low) - own)
    return depths


def _with_twins(views: list[View]) -> list[View]:
    """Each short line compared with the short line before it: crossheads of an article are alike."""
    twins = []
    last: tuple[int, int, str] | None = None
    for index, view in enumerate(views):
        if view.short:
            length, start = len(view.paragraph.text), character_class(view.paragraph.text[0])
            if last is not None:
                apart = abs(last[1] - length)
                twin = ("same" if apart < 3 else "like" if apart < 6 else "other") + ("+" if last[2] == start else "")
                view = view._replace(since=index - last[0], twin=twin)
            last = index, length, start
        twins.append(view)
    return twins


def _with_groups(views: list[View]) -> list[View]:
    """The place of each plain short line in a run of such, and the cues around the run."""
    grouped: list[View] = []
    index = 0
    while index < len(views):
        end = index
        while end < len(views) and views[end].short and views[end].cue in _PLAIN:
            end += 1
        above = views[index - 1].cue if index else OUTSIDE
        below = views[end].cue if end < len(views) else OUTSIDE
        for at in range(index, end):
            grouped.append(views[at]._replace(group=f"{min(at - index, 3)}{min(end - index, 4)}{below}<{above}"))
        if end == index:
            grouped.append(views[index])
            end += 1
        index = end
    return grouped


def _with_turns(views: list[View]) -> list[View]:
    """What ended above, what the paragraph is and what comes below, in three short words."""
    words = [view.cue or (view.close if view.short else "") or f"{view.short:d}" for view in views]
    ends = [view.close or word for view, word in zip(views, words, strict=True)]
    around = zip([OUTSIDE, *ends], words, [*words[1:], OUTSIDE], strict=False)
    broken = [False, *map(_is_broken, views)]
    return [
        view._replace(turn=">".join(three), broken=above)
        for view, three, above in zip(views, around, broken, strict=False)
    ]


def _is_broken(view: View) -> bool:
    """Whether a paragraph is long and stops in the middle of a sentence."""
    return len(view.paragraph.text) > 40 and character_class(view.paragraph.text[-1]) in (
        "han",
        "comma",
        "latin",
        "digit",
    )


def _cue(head: str, length: int) -> str:
    """What the trade wrote in the first characters of a paragraph of this length."""
    if length <= len(head):
        if cues.CREDIT.search(head):
            return "credit"
        for name, recognises in _LINE_CUES:
            if recognises(head):
                return "marked" if name == "byline" and cues.MARKED.match(head) else name
        if cues.IMPRINT.search(head):
            return "imprint"
        if cues.NOTICE.search(head):
            return "notice"
    for name, recognises in _LONG_CUES:
        if recognises(head):
            return name
    return ""


def _close(tail: str) -> str:
    """What the trade wrote in the last characters of a paragraph."""
    if tail[-1] in "）】]":
        if cues.JUMP_TO.search(tail):
            return "jump"
        if cues.CREDIT.search(tail):
            return "credit"
        if cues.ENDING_DATELINE.search(tail):
            return "dateline"
        if cues.COLUMN_TAG.search(tail):
            return "tag"
        return "aside"
    if cues.OUTLOOK.search(tail):
        return "outlook"
    return ""
