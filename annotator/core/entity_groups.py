"""Names gathered by what they say: how often each stands under a label, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap


@dataclass(frozen=True, slots=True)
class EntityGroup:
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


def entity_groups(issue: Issue, articles: Iterable[Article], *, issue_id: int = 0) -> list[EntityGroup]:
    """The entities of some articles, the most frequent first."""
    return grouped(group for article in articles for group in _in_article(issue, article, issue_id))


def grouped(groups: Iterable[EntityGroup]) -> list[EntityGroup]:
    """Names with those that are alike as one, the most frequent first."""
    alike: dict[tuple[str, str], list[EntityGroup]] = {}
    for group in groups:
        alike.setdefault((group.text, group.label), []).append(group)
    groups = [_as_one(some) for some in alike.values()]
    return sorted(groups, key=lambda group: (-len(group.places), group.text, group.label))


def _as_one(groups: list[EntityGroup]) -> EntityGroup:
    described = next((group for group in groups if group.authority or group.note), groups[0])
    return EntityGroup(
        groups[0].text,
        groups[0].label,
        tuple(place for group in groups for place in group.places),
        tuple(dict.fromkeys(article for group in groups for article in group.articles)),
        described.authority,
        described.note,
    )


def _in_article(issue: Issue, article: Article, issue_id: int) -> Iterable[EntityGroup]:
    entities = [entity for entity in issue.of_article(issue.entities, article) if entity.live]
    if not entities:
        return
    offsets = OffsetMap(issue, article)
    where = ((issue_id, issue.layout.number_of(article.id) + 1),)
    for entity in entities:
        text = offsets.slice(entity.start, entity.end)
        yield EntityGroup(text, entity.label, ((issue_id, entity.id),), where, entity.authority, entity.note)
