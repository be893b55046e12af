"""What looks odd about the entities of an issue, and how each could be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.records import Entity, Span, State

Words = Callable[[str], Sequence[Span]]
"""The spans of the words of a text, in order and without a gap."""

_PAIRS = dict(zip("（(《〈“‘「『【[", "）)》〉”’」』】]", strict=True))
_LONGEST_KEY = 2
_LEAST = 2
"""Shorter texts (code points) are not looked for where they are not tagged: they are parts of too many words."""


class Odd(StrEnum):
    """In which way an entity, or a place without one, looks odd."""

    SPACE = "space"
    BRACKETS = "brackets"
    INSIDE_WORD = "inside-word"
    TWO_LABELS = "two-labels"
    NOT_TAGGED = "not-tagged"


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch [start, end) of an article's corrected text (code points) that looks odd, with its likely fix: the
    stretch `fix` with `label`.

    `entity` is the id of its entity, empty where there is none; `now` is the label that it has.
    """

    kind: Odd
    article: str
    start: int
    end: int
    text: str
    entity: str
    now: str
    fix: tuple[int, int]
    label: str


@dataclass(frozen=True, slots=True)
class _Tagged:
    """An article with its accepted entities, and all stretches that a record holds."""

    article: Article
    text: str
    entities: Sequence[tuple[int, int, Entity]]
    held: Sequence[tuple[int, int]]
    rejected: frozenset[tuple[int, int, str]]


def findings(issue: Issue, words: Words) -> list[Finding]:
    """What looks odd in an issue, in the order of its articles; entities that a person vouches for do not.

    Linear in the text, but for texts with very many entities that begin alike.
    """
    read = [_read(issue, article) for article in issue.articles]
    labels = _labels(read)
    odd: list[Finding] = []
    for one in read:
        spans = words(one.text) if one.entities or labels else ()
        of_article = [
            *(
                finding
                for entity in one.entities
                if not entity[2].vouched
                for finding in _of_entity(one, entity, spans, labels)
            ),
            *_not_tagged(one, spans, labels),
        ]
        odd += sorted(of_article, key=lambda finding: (finding.start, finding.end))
    return odd


def _read(issue: Issue, article: Article) -> _Tagged:
    entities = list(issue.of_article(issue.entities, article))
    offsets = OffsetMap(issue, article)
    placed = [(*offsets.to_stretch(entity.start, entity.end), entity) for entity in entities]
    return _Tagged(
        article,
        offsets.text,
        [one for one in placed if one[2].state == State.ACCEPTED],
        sorted((start, end) for start, end, entity in placed if entity.live),
        frozenset((start, end, entity.label) for start, end, entity in placed if not entity.live),
    )


def _labels(read: Sequence[_Tagged]) -> dict[str, Counter[str]]:
    """How often each text has each label."""
    counts: dict[str, Counter[str]] = {}
    for one in read:
        for start, end, entity in one.entities:
            counts.setdefault(one.text[start:end], Counter())[entity.label] += 1
    return counts


def _of_entity(
    one: _Tagged, stretch: tuple[int, int, Entity], spans: Sequence[Span], labels: dict[str, Counter[str]]
) -> Iterator[Finding]:
    start, end, entity = stretch
    text = one.text[start:end]

    def finding(kind: Odd, fix: tuple[int, int], label: str = entity.label) -> Finding:
        return Finding(kind, one.article.id, start, end, text, entity.id, entity.label, fix, label)

    if text != text.strip():
        lead = len(text) - len(text.lstrip())
        yield finding(Odd.SPACE, (start + lead, start + lead + len(text.strip())))
    mended = _balanced(one.text, start, end)
    if mended != (start, end):
        yield finding(Odd.BRACKETS, mended)
    cut = _to_words(spans, start, end)
    if cut != (start, end):
        yield finding(Odd.INSIDE_WORD, cut)
    usual = max(labels[text].items(), key=lambda item: (item[1], item[0]))[0]
    if usual != entity.label:
        yield finding(Odd.TWO_LABELS, (start, end), usual)


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch extended by a bracket or quote whose pair is adjacent, else reduced by it; the stretch itself where
    its brackets are balanced.
    """
    opened: list[int] = []
    lonely: list[int] = []
    for at in range(start, end):
        if text[at] in _PAIRS:
            opened.append(at)
        elif text[at] in _PAIRS.values():
            if opened and _PAIRS[text[opened[-1]]] == text[at]:
                opened.pop()
            else:
                lonely.append(at)
    if opened and text[end : end + 1] == _PAIRS[text[opened[-1]]]:
        return _balanced(text, start, end + 1)
    if lonely and start and _PAIRS.get(text[start - 1]) == text[lonely[0]]:
        return _balanced(text, start - 1, end)
    if opened:
        return (opened[-1] + 1, end) if opened[-1] - start < end - opened[-1] - 1 else (start, opened[-1])
    if lonely:
        return (start, lonely[0]) if lonely[0] - start >= end - lonely[0] - 1 else (lonely[0] + 1, end)
    return start, end


def _to_words(spans: Sequence[Span], start: int, end: int) -> tuple[int, int]:
    """The stretch widened to the edges of the words that it begins or ends inside."""
    first, last = _word_around(spans, start), _word_around(spans, end)
    return (first.start if first else start), (last.end if last else end)


def _word_around(spans: Sequence[Span], offset: int) -> Span | None:
    """The word that an offset lies inside, if it lies inside one."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return spans[low] if low < len(spans) and spans[low].start < offset else None


def _not_tagged(one: _Tagged, spans: Sequence[Span], labels: dict[str, Counter[str]]) -> Iterator[Finding]:
    """Where a text that is an entity elsewhere stands as whole words, and no record holds any of it."""
    by_key: dict[str, list[str]] = {}
    for text in labels:
        if len(text) >= _LEAST:
            by_key.setdefault(text[:_LONGEST_KEY], []).append(text)
    for texts in by_key.values():
        texts.sort(key=len, reverse=True)
    ends = {span.end for span in spans}
    held = iter([*one.held, (len(one.text), len(one.text))])
    low, high = next(held)
    reach = 0
    for span in spans:
        start = span.start
        for text in by_key.get(one.text[start : start + _LONGEST_KEY], ()):
            end = start + len(text)
            if start < reach or end not in ends or not one.text.startswith(text, start):
                continue
            while high <= start:
                low, high = next(held)
            label = max(labels[text].items(), key=lambda item: (item[1], item[0]))[0]
            if end <= low and (start, end, label) not in one.rejected:
                reach = end
                yield Finding(Odd.NOT_TAGGED, one.article.id, start, end, text, "", "", (start, end), label)
            break
