"""The same entity elsewhere: where its text stands, and what speaks against tagging it there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from annotator.core import edits
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation
from annotator.core.records import Entity, State
from annotator.core.search import Hit, Query
from annotator.search.finder import Finder

WordAt = Callable[[str, int], tuple[int, int] | None]
"""The span of the word at an offset of a text."""


class Against(Enum):
    """What speaks against tagging a place."""

    NOTHING = auto()
    DONE = auto()
    APPROVED = auto()
    LABEL = auto()
    ENTITY = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a text stands, and what speaks against tagging it: the `text` of an entity or a word, a label."""

    hit: Hit
    against: Against = Against.NOTHING
    text: str = ""
    label: str = ""


def places(
    issue: Issue, texts: Sequence[str], label: str, articles: Iterable[Article], word_at: WordAt, *, issue_id: int = 0
) -> Iterator[Place]:
    """The places of some articles where one of the texts stands, in order; the first text is the entity itself.

    Where a longer one of the texts stands, a shorter one inside it is no place of its own.
    """
    finders = [Finder(Query(pattern=text, case=True)) for text in texts]
    for article in articles:
        hits = [hit for finder in finders for hit in finder.hits(issue, [article], issue_id=issue_id)]
        if not hits:
            continue
        offsets = OffsetMap(issue, article)
        entities = [
            (*offsets.to_stretch(entity.start, entity.end), entity)
            for entity in issue.of_article(issue.entities, article)
            if entity.live
        ]
        reach = 0
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            if hit.end > reach:
                reach = hit.end
                yield _place(hit, offsets.text, entities, label, word_at)


def _place(hit: Hit, text: str, entities: Sequence[tuple[int, int, Entity]], label: str, word_at: WordAt) -> Place:
    if hit.locked:
        return Place(hit, Against.APPROVED)
    for start, end, entity in entities:
        if end <= hit.start or hit.end <= start:
            continue
        if (start, end) != (hit.start, hit.end):
            return Place(hit, Against.ENTITY, text[start:end], entity.label)
        if entity.label != label:
            return Place(hit, Against.LABEL, label=entity.label)
        return Place(hit, Against.DONE if entity.state == State.ACCEPTED else Against.NOTHING)
    for edge in (hit.start, hit.end - 1):
        word = word_at(text, edge)
        if word is not None and (word[0] < hit.start or hit.end < word[1]):
            return Place(hit, Against.WORD, text[word[0] : word[1]])
    return Place(hit)


def tag_again(
    issue: Issue, texts: Sequence[str], label: str, wanted: Iterable[Hit], *, author: str, issue_id: int = 0
) -> Operation:
    """The verb that tags those of the wanted hits that still stand in an issue; Refused when there are none."""
    there = set(wanted)
    finders = [Finder(Query(pattern=text, case=True)) for text in texts]
    hits = [h for finder in finders for h in finder.hits(issue, issue.articles, issue_id=issue_id) if h in there]
    return edits.propagate(issue, [(hit.article, hit.start, hit.end) for hit in hits], label, author=author)
