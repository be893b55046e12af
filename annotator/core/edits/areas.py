"""The verb on the lines in an area of a page, which makes them an article."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial

from annotator.core import polygons
from annotator.core.edits.articles import set_kind
from annotator.core.edits.ground import Verb, composed, operation
from annotator.core.edits.order import read_in_order
from annotator.core.errors import Refused, Why
from annotator.core.geometry import Polygon
from annotator.core.issue import Issue
from annotator.core.operations import Operation
from annotator.core.records import ArticleKind, Span


def lines_in(issue: Issue, page: int, area: Polygon) -> list[Span]:
    """The raw spans of the lines of a page whose middles lie in an area, each up to the next line, in the order in
    which they are read.

    A line whose place is not known goes with the one before it.
    """
    starts = [*issue.geometry.lines.starts, len(issue.raw)]
    spans, is_in = list[Span](), False
    for line in issue.geometry.lines_of(page):
        left, top, right, bottom = line.box
        if not line.box.is_empty:
            is_in = polygons.holds(area, (left + right) / 2, (top + bottom) / 2)
        if is_in:
            spans.append(Span(line.start, starts[bisect_right(starts, line.start)]))
    segments = (segment.boundary.id for article in issue.articles for segment in article.segments)
    places = {boundary_id: place for place, boundary_id in enumerate(segments)}
    return sorted(spans, key=lambda span: (places[issue.layout.segment_at(span.start).boundary.id], span.start))


def make_article(issue: Issue, page: int, area: Polygon, kind: ArticleKind, *, author: str) -> Operation:
    """Make the lines in an area of a page one article of a kind, in the order in which they are read; what stood before
    and behind them stays with the articles that they come from.

    Refused where no line lies in the area, or an article there is approved.
    """
    spans = lines_in(issue, page, area)
    if not spans:
        raise Refused(Why.NO_LINES)
    last = spans[0].end - 1  # as its beginning may lie in a correction that stays before it

    def name_kind(alone: Issue) -> Operation:
        return set_kind(alone, alone.layout.article_at(last).id, kind, author=author)

    steps = (partial(read_in_order, spans=spans, alone=True, author=author), name_kind)
    made = composed("make_article", issue, (partial(_if_any, step) for step in steps))
    if not made:
        raise Refused(Why.NOTHING)
    return made


def _if_any(step: Verb, issue: Issue) -> Operation:
    """What a verb does, where it finds anything to do."""
    try:
        return step(issue)
    except Refused as refused:
        if refused.why != Why.NOTHING:
            raise
        return operation("nothing", ())
