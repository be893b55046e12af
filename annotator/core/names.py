"""The names of an issue gathered by what they say: how often each stands under a label, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap


@dataclass(frozen=True, slots=True)
class Name:
    """A text that is tagged with a label: the ids of its entities in the order of the articles, and the numbers of
    these (from 1).

    `authority` and `note` are those of its first entity that has any.
    """

    text: str
    label: str
    entities: tuple[str, ...]
    articles: tuple[int, ...]
    authority: str
    note: str


def names_of(issue: Issue, articles: Iterable[Article]) -> list[Name]:
    """The names of some articles, the most frequent first."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    described: dict[tuple[str, str], tuple[str, str]] = {}
    for article in articles:
        entities = [entity for entity in issue.of_article(issue.entities, article) if entity.live]
        if not entities:
            continue
        offsets = OffsetMap(issue, article)
        number = issue.layout.number_of(article.id) + 1
        for entity in entities:
            key = offsets.slice(entity.start, entity.end), entity.label
            found.setdefault(key, []).append((entity.id, number))
            if entity.authority or entity.note:
                described.setdefault(key, (entity.authority, entity.note))
    names = [
        Name(
            text,
            label,
            tuple(entity_id for entity_id, _number in places),
            tuple(dict.fromkeys(number for _id, number in places)),
            *described.get((text, label), ("", "")),
        )
        for (text, label), places in found.items()
    ]
    return sorted(names, key=lambda name: (-len(name.entities), name.text, name.label))
