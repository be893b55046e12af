"""Verbs on the order of reading: spans of raw text, as of the lines of a column, are put one behind the other.

The raw text stays as it is: boundaries are made where spans begin and end, and each continues the one that is read
before it. Where spans that follow one another in the raw text come together, the boundary between them goes. An edge
inside a correction that is decided moves to its end; a suggested one is rejected.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from annotator.core.edits.boundaries import live_corrections_around, relaid
from annotator.core.edits.details import details_along
from annotator.core.edits.ground import composed, editable, seen, with_changes
from annotator.core.edits.segments import headed
from annotator.core.edits.suggestions import reject
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue, Segment
from annotator.core.operations import Change, Operation
from annotator.core.records import Boundary, Correction, Span, State, Status
from annotator.core.text import ends_sentence

_LARGER = 1.25
"""A line whose characters are so much larger than those of another one doesn't go on in its sentence."""


def read_in_order(issue: Issue, spans: Sequence[Span], *, alone: bool = False, author: str) -> Operation:
    """Let spans be read one after the other: the first stays where it is in its article, the others follow it, and then
    what followed it. `alone`: they are an article, and nothing else is in it.
    """

    def arrange(order: _Order) -> None:
        first, *others = order.taken(spans)
        chain = order.chain_of(first)
        order.remove(others)
        place = chain.index(first) + 1
        if alone:
            order.set_apart(chain, [first, *others])
        else:
            chain[place:place] = others

    return _put(issue, "read_in_order", spans, arrange, author)


def read_before(issue: Issue, spans: Sequence[Span], other: Span, *, author: str) -> Operation:
    """Let spans, one after the other, be read directly before another one."""

    def arrange(order: _Order) -> None:
        moved, [target, *_rest] = order.taken(spans), order.taken([other])
        if target in moved:
            raise Refused(Why.NOTHING)
        chain = order.chain_of(target)
        order.remove(moved)
        place = chain.index(target)
        chain[place:place] = moved

    return _put(issue, "read_before", [*spans, other], arrange, author)


def exchange(issue: Issue, rows: Sequence[Sequence[Sequence[Span]]], *, author: str) -> Operation:
    """Let the last of a row of columns, the spans of each, be read where the first is, the one before it where the
    second is, and so on, in each row: two change places, more of them are reversed.
    """

    def arrange(order: _Order) -> None:
        instead: dict[_Stretch, list[_Stretch]] = {}
        for row in rows:
            taken = [order.taken(spans) for spans in row]
            for (first, *others), column in zip(taken, reversed(taken), strict=True):
                order.remove(others)
                instead[first] = column
        order.put(instead)

    return _put(issue, "exchange", [span for row in rows for spans in row for span in spans], arrange, author)


def read_as(issue: Issue, articles: Sequence[Sequence[Span]], *, author: str) -> Operation:
    """Let the spans of each article be read one after the other, and nothing else be in it; where nothing is left of
    them, there is none.
    """

    def arrange(order: _Order) -> None:
        for spans in articles:
            if taken := order.stretches_of(spans):
                order.remove(taken[1:])
                order.set_apart(order.chain_of(taken[0]), taken)

    return _put(issue, "read_as", [span for spans in articles for span in spans], arrange, author)


def _put(issue: Issue, name: str, spans: Sequence[Span], arrange: Callable[[_Order], None], author: str) -> Operation:
    """The operation that arranges the articles of spans; suggested corrections that would be cut are rejected first."""
    order = _Order(issue, spans)
    arrange(order)
    cut = [correction.id for correction in order.cut_suggestions()]
    if not cut:
        return order.operation(name, author)
    again = partial(_put, name=name, spans=spans, arrange=arrange, author=author)
    return composed(name, issue, [lambda now: reject(now, *cut, author=author), again])


@dataclass(frozen=True, slots=True, eq=False)
class _Stretch:
    """A stretch of raw text that is moved as a whole."""

    start: int
    end: int


class _Chain(list[_Stretch]):
    """The stretches of an article in the order of reading; it is of the kind and the status of the article `head`."""

    def __init__(self, stretches: Iterable[_Stretch], head: Boundary) -> None:
        super().__init__(stretches)
        self.head = head


class _Order:
    """The articles that hold some spans, as stretches that are cut where spans begin and end.

    Refused where one of the articles is approved.
    """

    def __init__(self, issue: Issue, spans: Sequence[Span]) -> None:
        self._issue = issue
        edges = sorted({_edge(issue, edge) for span in spans for edge in span})
        articles: dict[str, Article] = {}
        for start, end in spans:
            for segment in issue.layout.segments_between(start, max(start, end - 1)):
                article = editable(issue, segment.boundary.id)
                articles[article.id] = article
        self._segments = [segment for article in articles.values() for segment in article.segments]
        self._chains = [
            _Chain((stretch for segment in article.segments for stretch in _cut(issue, segment, edges)), article.head)
            for article in articles.values()
        ]

    def taken(self, spans: Sequence[Span]) -> list[_Stretch]:
        """The stretches of spans, in their order; Refused where there are none."""
        if not (made := self.stretches_of(spans)):
            raise Refused(Why.IN_CORRECTION)
        return made

    def stretches_of(self, spans: Sequence[Span]) -> list[_Stretch]:
        """The stretches of spans, in their order, if there are any."""
        stretches = sorted((stretch for chain in self._chains for stretch in chain), key=lambda stretch: stretch.start)
        contents = [_content(self._issue, stretch) for stretch in stretches]
        made: dict[_Stretch, None] = {}
        for span in spans:
            low, high = (bisect_left(contents, _edge(self._issue, edge)) for edge in span)
            made.update(dict.fromkeys(stretches[low:high]))
        return list(made)

    def chain_of(self, stretch: _Stretch) -> _Chain:
        """The chain that holds a stretch."""
        return next(chain for chain in self._chains if stretch in chain)

    def remove(self, stretches: Iterable[_Stretch]) -> None:
        """Take stretches out of their chains."""
        for stretch in stretches:
            self.chain_of(stretch).remove(stretch)

    def set_apart(self, chain: _Chain, stretches: Sequence[_Stretch]) -> None:
        """Make a chain of stretches, of which only the first is still in one."""
        chain.remove(stretches[0])
        self._chains.append(_Chain(stretches, chain.head))

    def put(self, instead: Mapping[_Stretch, Sequence[_Stretch]]) -> None:
        """Put stretches where others are."""
        for chain in self._chains:
            chain[:] = [stretch for old in chain for stretch in instead.get(old, [old])]

    def cut_suggestions(self) -> Iterator[Correction]:
        """The suggested corrections that new boundaries would stand in."""
        starts = {segment.start for segment in self._segments}
        cut = {
            correction.id: correction
            for chain in filter(None, self._chains)
            for stretch in self._joined(chain)
            if stretch.start not in starts
            for correction in live_corrections_around(self._issue, stretch.start)
        }
        yield from cut.values()

    def operation(self, name: str, author: str) -> Operation:
        """The operation that lets the chains be the articles; Refused where they are already."""
        there = {segment.start: segment.boundary for segment in self._segments}
        ends = {segment.boundary.id: segment.end for segment in self._segments}
        changes: list[Change] = []
        cuts: list[int] = []
        for chain in filter(None, self._chains):
            before: Boundary | None = None
            last: _Stretch | None = None
            for stretch in self._joined(chain):
                old = there.pop(stretch.start, None)
                if old is None:
                    cuts.append(stretch.start)
                after = self._boundary(old, stretch, before, author)
                if before is None or last is None:
                    after = headed(after, chain.head)
                elif old is None or old.continues != before.id or last.end != ends[before.id]:
                    after = replace(after, inside=_goes_on(self._issue, last, stretch))
                changes.append(Change(old, after))
                before, last = after, stretch
        changes += [Change(gone, None) for gone in there.values()]
        if all(change.before == change.after for change in changes):
            raise Refused(Why.NOTHING)
        changes += details_along(self._issue, with_changes(self._issue, changes))
        return relaid(self._issue, name, changes, places=cuts)

    def _joined(self, chain: _Chain) -> Iterator[_Stretch]:
        """The stretches of a chain; those that follow one another in the raw text too are one, unless a boundary parts
        them that already continues what stands before it.
        """
        parted = {
            segment.start
            for segment in self._segments
            if segment.boundary.continues == self._issue.layout.segment_at(segment.start - 1).boundary.id
        }
        last = chain[0]
        for stretch in chain[1:]:
            if last.end == stretch.start and stretch.start not in parted:
                last = _Stretch(last.start, stretch.end)
            else:
                yield last
                last = stretch
        yield last

    def _boundary(self, old: Boundary | None, stretch: _Stretch, before: Boundary | None, author: str) -> Boundary:
        """The boundary of a stretch that continues another one, or none."""
        continues = before.id if before else ""
        if old is None:
            return Boundary(
                id=self._issue.free_id("b", stretch.start), origin=author, start=stretch.start, continues=continues
            )
        if old.continues == continues:
            return old
        status = Status.UNTOUCHED if continues else old.status
        return seen(old, continues=continues, status=status, origin=author, confidence=1.0)


def _edge(issue: Issue, raw: int) -> int:
    """Where the edge of a span can be: no correction that is decided is cut."""
    ends = [one.end for one in live_corrections_around(issue, raw) if one.state != State.SUGGESTED]
    return _edge(issue, max(ends)) if ends else raw


def _cut(issue: Issue, segment: Segment, edges: Sequence[int]) -> Iterator[_Stretch]:
    """A segment in stretches, cut at edges; what is only white space goes with the one before it, or after it."""
    cuts = edges[bisect_right(edges, segment.start) : bisect_left(edges, segment.end)]
    start = segment.start
    for cut, following in pairwise([*cuts, segment.end]):
        if issue.raw[start:cut].strip() and issue.raw[cut:following].strip():
            yield _Stretch(start, cut)
            start = cut
    yield _Stretch(start, segment.end)


def _content(issue: Issue, stretch: _Stretch) -> int:
    """Where a stretch begins, white space aside."""
    text = issue.raw[stretch.start : stretch.end]
    return stretch.start + (len(text) - len(text.lstrip()) if text.strip() else 0)


def _goes_on(issue: Issue, before: _Stretch, after: _Stretch) -> bool:
    """Whether a stretch seems to go on in the sentence in which the one before it ends, as in the next column."""
    start = _content(issue, after)
    end = before.start + len(issue.raw[before.start : before.end].rstrip())
    if ends_sentence(issue.raw[before.start : end]) or "\u3000" in issue.raw[after.start : start]:
        return False
    segments = [issue.layout.segment_at(at) for at in (end - 1, start)]
    for segment, at in zip(segments, (end - 1, start), strict=True):
        if any(part.live and part.end > at for part in issue.starting_in(issue.parts, segment.start, at + 1)):
            return False
    sizes = [_size(issue, at) for at in (end - 1, start)]
    return max(sizes) < _LARGER * min(sizes)


def _size(issue: Issue, raw: int) -> float:
    """How far apart the characters of the line at a raw offset stand; 1 where that is not known."""
    numbers = issue.geometry.lines.between(raw, raw + 1)
    if not numbers or (line := issue.geometry.lines[numbers[0]]).box.is_empty:
        return 1.0
    return max(line.box.width, line.box.height) / (line.end - line.start)
