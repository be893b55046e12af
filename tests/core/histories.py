"""Random issues and random histories of operations on them, for the tests of the model's laws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.errors import Refused
from annotator.core.geometry import Box, Geometry, Layer, Point, Spot
from annotator.core.issue import Article, Image, Issue, Page
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.pages import Block, Line
from annotator.core.records import (
    ArticleKind,
    Boundary,
    Correction,
    CorrectionKind,
    DetailField,
    Part,
    Position,
    RegionKind,
    Role,
    Span,
    State,
)

ALPHABET = "南湖区區委会议,。 \n\n　𠮷𪚥abＡ1"
raw_texts = st.text(alphabet=ALPHABET, max_size=60)
snippets = st.text(alphabet=ALPHABET, max_size=4)
LABELS = ("PER", "LOC", "ORG")


@st.composite
def suggested_issues(draw: st.DrawFn, of: str | None = None) -> Issue:
    """An issue (of a raw text) with what a splitter and a repairer may have suggested, made by one operation."""
    raw = draw(raw_texts) if of is None else of
    issue = on_a_page(raw) if of is None and draw(st.booleans()) else Issue(raw=raw)
    if not raw:
        return issue
    starts = sorted(draw(st.sets(st.integers(1, len(raw)), max_size=4)) - {len(raw)})
    boundaries = [Boundary(id=f"b{s}", origin="split 1", start=s, state=State.SUGGESTED) for s in starts]
    ends = [*starts, len(raw)]
    corrections = []
    at = 0
    while at < len(raw) and len(corrections) < 5:
        start = draw(st.integers(at, len(raw)))
        limit = next((end for end in ends if end > start), None)
        if limit is None:
            break
        end = draw(st.integers(start, min(limit, start + 3)))
        corrections.append(
            Correction(
                id=f"c{start}",
                origin="repair 1",
                rule="test",
                start=start,
                end=end,
                text=draw(snippets),
                kind=draw(st.sampled_from(CorrectionKind)),
                state=State.SUGGESTED,
                confidence=draw(st.sampled_from([0.3, 0.9])),
                twin=draw(st.none() | st.just(Span(0, 1))),
            )
        )
        at = max(end, start + 1)
    return apply(issue, Operation("split", added([*boundaries, *corrections])))


def on_a_page(raw: str) -> Issue:
    """An issue of one page, on which each line of its raw text stands below the one before it."""
    spots, at = [], 0
    for number, line in enumerate(raw.split("\n")):
        if line:
            spots.append(Spot(at, at + len(line), Box(10, 20 * number, 10 + 10 * len(line), 20 * number + 12), 0.9))
        at += len(line) + 1
    page = Page("1", 0, len(raw), 1000, 2000)
    return Issue(raw=raw, pages=(page,), geometry=Geometry(Layer.of(spots)))


@dataclass
class Chooser:
    """Draws the arguments of verbs for an issue."""

    draw: st.DrawFn
    issue: Issue

    def article(self) -> Article:
        return self.draw(st.sampled_from(self.issue.articles))

    def boundary(self) -> str:
        return self.draw(st.sampled_from(self.issue.boundaries)).id

    def raw(self) -> int:
        return self.draw(st.integers(0, len(self.issue.raw)))

    def stretch(self, article: Article) -> tuple[int, int]:
        length = len(OffsetMap(self.issue, article).text)
        start = self.draw(st.integers(0, length))
        return start, self.draw(st.integers(start, min(length, start + 6)))

    def record(self) -> str:
        records = [r for r in self.issue.records() if not isinstance(r, Boundary)]
        return self.draw(st.sampled_from(records)).id if records else ""

    def region(self) -> str:
        return self.draw(st.sampled_from(self.issue.regions)).id if self.issue.regions else ""

    def corners(self) -> list[Point]:
        left, top = self.draw(st.integers(-5, 900)), self.draw(st.integers(-5, 1900))
        return [Point(left, top), Point(left + 150, top), Point(left, top + 90)]

    def entity(self) -> str:
        return self.draw(st.sampled_from(self.issue.entities)).id if self.issue.entities else ""


def _correct(c: Chooser) -> Operation:
    article = c.article()
    return edits.correct(c.issue, article.id, *c.stretch(article), c.draw(snippets), author="ann")


def _tag(c: Chooser) -> Operation:
    article = c.article()
    return edits.tag(c.issue, article.id, *c.stretch(article), c.draw(st.sampled_from(LABELS)), author="ann")


def _stretch_name(c: Chooser) -> Operation:
    name = c.entity()
    if not name or not c.issue.by_id[name].live:
        return Operation("none", ())
    article = c.issue.layout.article_at(c.issue.by_id[name].anchor.raw)
    return edits.stretch_entity(c.issue, name, *c.stretch(article), author="ann")


def _propagate(c: Chooser) -> Operation:
    article = c.article()
    spans = [(article.id, start, end) for start, end in (c.stretch(article), c.stretch(article)) if start < end]
    return edits.propagate(c.issue, spans, c.draw(st.sampled_from(LABELS)), author="ann")


def _set_part(c: Chooser) -> Operation:
    start, end = sorted((c.raw(), c.raw()))
    return edits.set_part(c.issue, start, end, c.draw(st.none() | st.sampled_from(Role)), author="ann")


def _add_note(c: Chooser) -> Operation:
    start, end = sorted((c.raw(), c.raw()))
    return edits.add_note(c.issue, start, end, "?", author="ann")


def _set_details(c: Chooser) -> Operation:
    field = c.draw(st.sampled_from([DetailField.TITLE, DetailField.DATE, DetailField.COLUMN]))
    article = c.draw(st.sampled_from(["", c.issue.articles[0].id]))
    return edits.set_details(c.issue, {(article, field): c.draw(st.sampled_from(["", "桥", "1963-05"]))}, author="ann")


def _set_newspaper(c: Chooser) -> Operation:
    return edits.set_newspaper(c.issue, c.draw(st.sampled_from(["", "湖畔晨报", "南湖晚报"])), author="ann")


def _append_text(c: Chooser) -> Operation:
    if not c.issue.pages:
        return Operation("none", ())
    lines = [Line(text=c.draw(snippets).replace("\n", " "), box=Box(5, 5, 50, 15)) for _ in range(2)]
    return edits.append_text(c.issue, 0, [Block(lines=lines)], origin="reader 1", author="ann")


def _add_region(c: Chooser) -> Operation:
    if not c.issue.pages:
        return Operation("none", ())
    article = c.article().id if c.draw(st.booleans()) else ""
    return edits.add_region(c.issue, 0, c.corners(), RegionKind.PHOTO, article, author="ann")


def _give_region(c: Chooser) -> Operation:
    region = c.region()
    if not region:
        return Operation("none", ())
    return edits.give_region(c.issue, region, c.article().id if c.draw(st.booleans()) else "", author="ann")


def _move_region(c: Chooser) -> Operation:
    region = c.region()
    return edits.move_region(c.issue, region, c.corners(), author="ann") if region else Operation("none", ())


def _spans(c: Chooser, count: int) -> list[Span]:
    """Some spans of raw text, apart, in any order."""
    edges = sorted(c.draw(st.sets(st.integers(0, len(c.issue.raw)), min_size=2, max_size=2 * count)))
    spans = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    return c.draw(st.permutations(spans))


def _read_in_order(c: Chooser) -> Operation:
    if len(c.issue.raw) < 2:
        return Operation("none", ())
    return edits.read_in_order(c.issue, _spans(c, 4), alone=c.draw(st.booleans()), author="ann")


def _read_before(c: Chooser) -> Operation:
    spans = _spans(c, 3) if len(c.issue.raw) > 1 else []
    return edits.read_before(c.issue, spans[1:], spans[0], author="ann") if len(spans) > 1 else Operation("none", ())


def _exchange(c: Chooser) -> Operation:
    if len(c.issue.raw) < 2:
        return Operation("none", ())
    spans = _spans(c, 4)
    return edits.exchange(c.issue, [[spans[:2], *([span] for span in spans[2:])]], author="ann")


def _split_region(c: Chooser) -> Operation:
    region, across, share = c.region(), c.draw(st.booleans()), c.draw(st.floats(0, 1))
    if not region:
        return Operation("none", ())
    low, high = c.issue.by_id[region].box[across], c.issue.by_id[region].box[across + 2]  # type: ignore[attr-defined]
    return edits.split_region(c.issue, region, round(low + share * (high - low)), across=across, author="ann")


def _join_regions(c: Chooser) -> Operation:
    return edits.join_regions(c.issue, [region.id for region in c.issue.regions], author="ann")


def _make_article(c: Chooser) -> Operation:
    if not c.issue.pages:
        return Operation("none", ())
    top = c.draw(st.integers(0, 200))
    area = Box(0, top, c.draw(st.integers(20, 500)), top + c.draw(st.integers(20, 200))).polygon
    return edits.make_article(c.issue, 0, area, c.draw(st.sampled_from(ArticleKind)), author="ann")


def _read_region(c: Chooser) -> Operation:
    region = c.region()
    if not region:
        return Operation("none", ())
    lines = [Line(text=c.draw(snippets) + "漏", box=Box(0, 0, 40, 20))]
    return edits.read_region(c.issue, region, [Block(lines=lines)], origin="reader 1", author="ann")


def _read_as(c: Chooser) -> Operation:
    if len(c.issue.raw) < 2:
        return Operation("none", ())
    spans = _spans(c, 4)
    return edits.read_as(c.issue, [spans[:2], spans[2:]], author="ann")


def _show_image(c: Chooser) -> Operation:
    if not c.issue.pages:
        return Operation("none", ())
    return edits.show_image(c.issue, 0, Image(c.draw(snippets), "ab" * 32, 1), author="ann")


def _on(verb: Callable[..., Operation], pick: str) -> Callable[[Chooser], Operation]:
    def call(c: Chooser) -> Operation:
        name = getattr(c, pick)()
        return verb(c.issue, name, author="ann") if name else Operation("none", ())

    return call


VERBS: dict[str, Callable[[Chooser], Operation]] = {
    "correct": _correct,
    "tag": _tag,
    "stretch_name": _stretch_name,
    "propagate": _propagate,
    "set_part": _set_part,
    "note": _add_note,
    "move": lambda c: edits.move_boundary(c.issue, c.boundary(), c.raw(), author="ann"),
    "split": lambda c: edits.split_at(c.issue, Position(c.raw()), author="ann"),
    "merge": lambda c: edits.merge_with_previous(c.issue, c.boundary(), author="ann"),
    "continue": lambda c: edits.continue_article(
        c.issue, c.boundary(), c.article().id, author="ann", inside=c.draw(st.booleans())
    ),
    "begin": lambda c: edits.begin_article(c.issue, c.boundary(), author="ann"),
    "kind": lambda c: edits.set_kind(c.issue, c.article().id, c.draw(st.sampled_from(ArticleKind)), author="ann"),
    "approve": lambda c: edits.approve(c.issue, c.article().id, author="ann"),
    "reopen": lambda c: edits.reopen(c.issue, c.article().id, author="ann"),
    "accept": _on(edits.accept, "record"),
    "reject": _on(edits.reject, "record"),
    "newspaper": _set_newspaper,
    "details": _set_details,
    "untag": _on(edits.untag, "entity"),
    "append": _append_text,
    "add_region": _add_region,
    "give_region": _give_region,
    "move_region": _move_region,
    "split_region": _split_region,
    "join_regions": _join_regions,
    "make_article": _make_article,
    "read_region": _read_region,
    "remove_region": _on(edits.remove_region, "region"),
    "show_image": _show_image,
    "read_as": _read_as,
    "read_in_order": _read_in_order,
    "read_before": _read_before,
    "exchange": _exchange,
}


@st.composite
def histories(
    draw: st.DrawFn, verbs: tuple[str, ...] = tuple(VERBS), max_size: int = 8
) -> list[tuple[Issue, Operation, Issue]]:
    """A history: the issue before, the operation, and the issue after, for each operation that was not refused."""
    issue = draw(suggested_issues())
    steps = []
    for name in draw(st.lists(st.sampled_from(verbs), min_size=1, max_size=max_size)):
        try:
            operation = VERBS[name](Chooser(draw, issue))
        except Refused:
            continue
        after = apply(issue, operation)
        steps.append((issue, operation, after))
        issue = after
    return steps


__all__ = ["VERBS", "Chooser", "Part", "histories", "raw_texts", "snippets", "suggested_issues"]
