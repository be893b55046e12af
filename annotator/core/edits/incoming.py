"""The verb that imports entities from a file: those that fit become entities; for the others it returns why not."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from annotator.core.edits.ground import begun, operation, seen
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation
from annotator.core.records import Decided, Entity, State

RULE = "import"
"""The rule of suggestions that come from a file."""

_NONE: Mapping[str, Collection[State]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An entity from a file: a stretch [start, end) of an article's corrected text, its label, and who says so.

    `suggested`: nobody has decided on it; `decided` says how somebody did, where that is known; not `decides`: it may
    be just as it went out from here. `text` is what it says in the file, and `number` that (from 1) of its article
    there.
    """

    article: str
    start: int
    end: int
    label: str
    origin: str
    suggested: bool = False
    decided: Decided | None = None
    decides: bool = True
    confidence: float = 1.0
    authority: str = ""
    note: str = ""
    text: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Fit:
    """How entities fit an issue: the changes that import them, how many are imported or already there, how many of
    those get a link or a note, the texts and labels of the entities that are removed, and why others don't fit.
    """

    changes: tuple[Change, ...]
    taken: int
    there: int
    described: int
    removed: tuple[str, ...]
    unfit: tuple[tuple[Incoming, Why], ...]


def fit_entities(
    issue: Issue,
    entities: Iterable[Incoming],
    replaced: Mapping[str, Collection[State]] = _NONE,
    *,
    flat: bool = False,
) -> Fit:
    """How entities from a file fit an issue.

    An entity that exists stays unchanged, or is accepted where it was suggested and the file decides; it gets the link
    and the note that it lacks. A suggestion that would cross an entity gives way to it; other entities are left alone
    and so are approved articles. In the articles that are `replaced` links and notes are those of the file where it
    says any, and what has one of some states and is not in the file is taken away; but not what lies in or around an
    entity that it has where it is `flat`, as it can't have that.
    """
    by_article: dict[str, list[Incoming]] = {article: [] for article in replaced}
    for entity in entities:
        by_article.setdefault(entity.article, []).append(entity)
    changes: list[Change] = []
    removed: list[str] = []
    unfit: list[tuple[Incoming, Why]] = []
    taken = there = described = 0
    ids: set[str] = set()
    for article, incoming in by_article.items():  # one after the other, as each takes memory of its own
        own = _Entities(issue, issue.layout.article_of(article))
        own.take(incoming, ids, replaced.get(article, ()), flat=flat)
        changes += own.changes
        if any(change.record.state != State.SUGGESTED for change in own.changes):
            changes += begun(own.article)
        removed += own.removed
        unfit += own.unfit
        taken, there, described = taken + own.taken, there + own.there, described + own.described
    return Fit(tuple(changes), taken, there, described, tuple(removed), tuple(unfit))


def take_entities(
    issue: Issue, entities: Iterable[Incoming], replaced: Mapping[str, Collection[State]] = _NONE, *, author: str
) -> Operation:
    """Import entities from a file, as far as they fit (see `fit_entities`); Refused when nothing changes."""
    made = operation("take_names", fit_entities(issue, entities, replaced).changes)
    if not made:
        raise Refused(Why.NOTHING)
    return made


class _Entities:
    """The live entities of an article, by their stretches of its text, and their changes."""

    def __init__(self, issue: Issue, article: Article) -> None:
        self.article = article
        self.changes: list[Change] = []
        self.unfit: list[tuple[Incoming, Why]] = []
        self.removed: list[str] = []
        self.taken = self.there = self.described = 0
        self._issue = issue
        self._offsets = OffsetMap(issue, article)
        self._live = {entity.id: entity for entity in issue.of_article(issue.entities, article) if entity.live}
        self._spans = sorted((*self._offsets.to_stretch(e.start, e.end), e.id) for e in self._live.values())
        self._longest = max((end - start for start, end, _id in self._spans), default=0)
        self._made: set[str] = set()
        rejected = [e for e in issue.of_article(issue.entities, article) if not e.live and e.rule]
        self._rejected = {(*self._offsets.to_stretch(e.start, e.end), e.label) for e in rejected}

    def take(self, incoming: Sequence[Incoming], ids: set[str], replaced: Collection[State], *, flat: bool) -> None:
        """Import entities as far as they fit; `ids` are those that the operation gave to new records."""
        if replaced and not self.article.approved:
            self._take_away(incoming, replaced, flat=flat)
        for one in incoming:
            why = self._take(one, ids, replacing=bool(replaced))
            if why is not None:
                self.unfit.append((one, why))

    def _take_away(self, incoming: Sequence[Incoming], replaced: Collection[State], *, flat: bool) -> None:
        """Remove entities in one of some states that are not among the incoming ones."""
        wanted = {(one.start, one.end, one.label) for one in incoming}
        for start, end, entity_id in list(self._spans):
            entity = self._live[entity_id]
            is_held = flat and any(_nested(start, end, one) for one in incoming)
            if entity.state in replaced and (start, end, entity.label) not in wanted and not is_held:
                self._change(entity, seen(entity, State.REJECTED) if entity.rule else None)
                self.removed.append(f"{self._offsets.text[start:end]} {entity.label}")

    def _take(self, incoming: Incoming, ids: set[str], *, replacing: bool) -> Why | None:
        """Import one entity; returns why it doesn't fit, if so."""
        if (incoming.suggested or not incoming.decides) and (
            incoming.start,
            incoming.end,
            incoming.label,
        ) in self._rejected:
            self.there += 1
            return None
        there = list(self._overlapping(incoming))
        alike = [entity for start, end, entity in there if (start, end) == (incoming.start, incoming.end)]
        same = next((entity for entity in alike if entity.label == incoming.label), None)
        decided = [entity for entity in alike if entity.id not in self._made and entity.state != State.SUGGESTED]
        crossed = [entity for start, end, entity in there if _cross(start, end, incoming)]
        is_news = incoming.decided == Decided.SEEN and same is not None and same.swept
        is_settled = same is not None and same.state == State.ACCEPTED and not is_news
        if same is not None and (incoming.suggested or is_settled or not incoming.decides):
            self.there += 1
            return self._describe(same, incoming, replacing=replacing)
        if self.article.approved:
            return Why.APPROVED
        if same is None and ((incoming.suggested and alike) or decided):
            return Why.ANOTHER_LABEL
        if any(incoming.suggested or entity.state != State.SUGGESTED for entity in crossed):
            return Why.CROSSES
        for entity in crossed:
            self._change(entity, seen(entity, State.REJECTED))
        self._put(incoming, same or next((e for e in alike if e.state == State.SUGGESTED), None), ids)
        return None

    def _describe(self, there: Entity, incoming: Incoming, *, replacing: bool) -> Why | None:
        """Give an entity that is there the link and the note of the file; why they don't fit, if so."""
        given = {key: getattr(incoming, key) for key in ("authority", "note")}
        news = {key: value for key, value in given.items() if value and value != getattr(there, key)}
        if news and self.article.approved:
            return Why.APPROVED
        is_kept = there.state != State.SUGGESTED and incoming.suggested
        free = {key: value for key, value in news.items() if not is_kept and (replacing or not getattr(there, key))}
        if free:
            self._change(there, replace(there, **free))
            self.described += 1
        return Why.SAID_OTHERWISE if len(free) < len(news) else None

    def _put(self, incoming: Incoming, instead: Entity | None, ids: set[str]) -> None:
        """Make an entity of an incoming one, out of a suggestion if there is one."""
        self.taken += 1
        if instead is not None:
            origin = instead.origin if instead.label == incoming.label else incoming.origin
            after = seen(instead, label=incoming.label, origin=origin, doubtful=False)
            after = replace(
                after,
                decided=incoming.decided or Decided.SEEN,
                authority=incoming.authority or instead.authority,
                note=incoming.note or instead.note,
            )
            self._change(instead, after)
            self._made.add(after.id)
            return
        first, last = self._offsets.to_span(incoming.start, incoming.end)
        entity = Entity(
            id=_free_id(self._issue, first.raw, ids),
            origin=incoming.origin,
            state=State.SUGGESTED if incoming.suggested else State.ACCEPTED,
            confidence=incoming.confidence,
            rule=RULE if incoming.suggested else "",
            decided=incoming.decided or Decided.SEEN,
            start=first,
            end=last,
            label=incoming.label,
            authority=incoming.authority,
            note=incoming.note,
        )
        ids.add(entity.id)
        self._made.add(entity.id)
        self.changes.append(Change(None, entity))
        self._live[entity.id] = entity
        insort(self._spans, (incoming.start, incoming.end, entity.id))
        self._longest = max(self._longest, incoming.end - incoming.start)

    def _change(self, before: Entity, after: Entity | None) -> None:
        self.changes.append(Change(before, after))
        if after is not None and after.live:
            self._live[after.id] = after
        else:
            del self._live[before.id]
            self._spans = [span for span in self._spans if span[2] != before.id]

    def _overlapping(self, incoming: Incoming) -> Iterator[tuple[int, int, Entity]]:
        """The live entities that share text with a stretch."""
        at = bisect_left(self._spans, (incoming.start - self._longest,))
        while at < len(self._spans) and self._spans[at][0] < incoming.end:
            start, end, entity_id = self._spans[at]
            if incoming.start < end:
                yield start, end, self._live[entity_id]
            at += 1


def _cross(start: int, end: int, other: Incoming) -> bool:
    """Whether two overlapping spans cross: neither holds the other."""
    inside = other.start <= start and end <= other.end
    return not inside and not (start <= other.start and other.end <= end)


def _nested(start: int, end: int, other: Incoming) -> bool:
    """Whether one of two spans lies in the other, and is not the same."""
    apart = end <= other.start or other.end <= start
    return not apart and not _cross(start, end, other) and (start, end) != (other.start, other.end)


def _free_id(issue: Issue, raw: int, ids: set[str]) -> str:
    free, number = f"e{raw}", 1
    while free in issue.by_id or free in ids:
        number += 1
        free = f"e{raw}.{number}"
    return free
