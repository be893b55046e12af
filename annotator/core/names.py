"""Names gathered by what they say: how often each stands under a label, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap


@dataclass(frozen=True, slots=True)
class Name:
    """A text that is tagged with a label: where, as the ids of issue and entity, and in which articles, as the ids of
    issues and the articles' numbers there (from 1).

    `authority` and `note` are those of its first entity that has any.
    """

    text: str
    label: str
    places: tuple[tuple[int, str], ...]
    articles: tuple[tuple[int, int], ...]
    authority: str = ""
    note: str = ""

    def entities_in(self, issue_id: int) -> tuple[str, ...]:
        """The ids of its entities in an issue."""
        return tuple(entity for issue, entity in self.places if issue == issue_id)


def names_of(issue: Issue, articles: Iterable[Article], *, issue_id: int = 0) -> list[Name]:
    """The names of some articles, the most frequent first."""
    return gathered(name for article in articles for name in _in_article(issue, article, issue_id))


def gathered(names: Iterable[Name]) -> list[Name]:
    """Names with those that are alike as one, the most frequent first."""
    alike: dict[tuple[str, str], list[Name]] = {}
    for name in names:
        alike.setdefault((name.text, name.label), []).append(name)
    found = [_as_one(some) for some in alike.values()]
    return sorted(found, key=lambda name: (-len(name.places), name.text, name.label))


def _as_one(names: list[Name]) -> Name:
    described = next((name for name in names if name.authority or name.note), names[0])
    return Name(
        names[0].text,
        names[0].label,
        tuple(place for name in names for place in name.places),
        tuple(dict.fromkeys(article for name in names for article in name.articles)),
        described.authority,
        described.note,
    )


def _in_article(issue: Issue, article: Article, issue_id: int) -> Iterable[Name]:
    entities = [entity for entity in issue.of_article(issue.entities, article) if entity.live]
    if not entities:
        return
    offsets = OffsetMap(issue, article)
    where = ((issue_id, issue.layout.number_of(article.id) + 1),)
    for entity in entities:
        text = offsets.slice(entity.start, entity.end)
        yield Name(text, entity.label, ((issue_id, entity.id),), where, entity.authority, entity.note)
