"""Recognises an entity that was exported from here: exports trim it or widen it to words, and people edit it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from annotator.core.edits.incoming import Incoming
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.records import Entity, State
from annotator.formats.rulers import Clusters

Form = tuple[int, int, str]
"""A stretch [start, end) of an article's corrected text, and a label."""


class Forms:
    """The forms in which the entities of an article may stand in an export, those of today and earlier ones; `text` is
    that of the article.
    """

    def __init__(
        self,
        issue: Issue,
        article: Article,
        earlier: Iterable[Entity],
        *,
        by_words: bool,
        by_clusters: bool,
    ) -> None:
        self._offsets = OffsetMap(issue, article)
        self.text = self._offsets.text
        words = [_edges_of_words(self.text)] if by_words else []
        clusters = [Clusters(self.text).edges] if by_clusters else []
        self._edges = [*words, *clusters]
        self._today: dict[Form, Form] = {}
        self._earlier: dict[Form, Form | None] = {}
        known = [entity for entity in issue.of_article(issue.entities, article) if entity.live or entity.rule]
        known.sort(key=lambda entity: not entity.live)
        own = {entity.id: self._form(entity) for entity in known}
        for form in own.values():
            self._today.setdefault(form, form)
        for form in own.values():
            for other in self._others(form):
                self._today.setdefault(other, form)
        live = {entity.id for entity in known if entity.live}
        for entity in earlier:
            form = self._form(entity)
            for other in (form, *self._others(form)):
                if other not in self._today:
                    self._earlier.setdefault(other, own[entity.id] if entity.id in live else None)

    def is_earlier(self, incoming: Incoming) -> bool:
        """Whether an incoming entity is what an entity was at another time, and none is today."""
        return (incoming.start, incoming.end, incoming.label) in self._earlier

    def known(self, incoming: Incoming) -> Iterator[Incoming]:
        """An incoming entity in its present form, which an earlier version does not change; nothing if it was deleted;
        itself if it is unknown.
        """
        form = incoming.start, incoming.end, incoming.label
        start, end, label = self._earlier.get(form) or self._today.get(form, form)
        if self._earlier.get(form, form) is not None:
            decides = incoming.decides and form not in self._earlier
            yield replace(incoming, start=start, end=end, label=label, decides=decides)

    def left_out(self) -> Iterator[Form]:
        """The forms of entities that exports may leave out, as they begin or end inside a word or a cluster."""
        for form in dict.fromkeys(self._today.values()):
            if any(not _holds(edges, at) for edges in self._edges for at in self._trimmed(*form[:2])):
                yield form

    def _form(self, entity: Entity) -> Form:
        return *self._offsets.to_stretch(entity.start, entity.end), entity.label

    def _others(self, form: Form) -> Iterator[Form]:
        """The other forms in which exports have what has a form here: those that have text."""
        start, end = self._trimmed(*form[:2])
        label = "_".join(form[2].split())
        if start < end:
            stretches = [(start, end)]
            for edges in self._edges:
                stretches.append((edges[bisect_right(edges, start) - 1], edges[bisect_left(edges, end)]))
                stretches.append((edges[bisect_left(edges, start)], edges[bisect_right(edges, end) - 1]))
            yield from ((*self._trimmed(*stretch), label) for stretch in stretches if stretch[0] < stretch[1])

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        text = self.text[start:end]
        return end - len(text.lstrip()), start + len(text.rstrip())


def _edges_of_words(text: str) -> Sequence[int]:
    from annotator.suggest import words

    return [0, *(word.end for word in words.words(text))]


def _holds(edges: Sequence[int], at: int) -> bool:
    index = bisect_left(edges, at)
    return index < len(edges) and edges[index] == at


def earlier_forms(issue: Issue, changed: Iterable[Entity]) -> list[Entity]:
    """The entities before they were changed that have another form today, or were deleted."""
    entities = dict.fromkeys(entity for entity in changed if entity.state != State.REJECTED)
    return [entity for entity in entities if _form_of(issue.by_id.get(entity.id)) != _form_of(entity)]


def _form_of(entity: object) -> object:
    return (entity.start, entity.end, entity.label) if isinstance(entity, Entity) else None
