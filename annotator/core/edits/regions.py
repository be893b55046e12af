"""Verbs on regions: areas of pages that have no text of their own, or that a person draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotator.core.edits.ground import begun, editable, operation, seen
from annotator.core.errors import Refused, Why
from annotator.core.geometry import FARTHEST, Point, Polygon, box_of
from annotator.core.issue import Article, Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import Region, RegionKind, State


def add_region(
    issue: Issue, page: int, points: Iterable[Point], kind: RegionKind, article_id: str = "", *, author: str
) -> Operation:
    """Draw an area on a page; it belongs to an article, or to none where that is empty.

    What lies beyond the page is cut off. Refused where nothing is left.
    """
    polygon = _on_page(issue, page, points)
    start = issue.layout.article_of(article_id).head.start if article_id else issue.pages[page].start
    region = Region(
        id=issue.free_id("r", start),
        origin=author,
        start=start,
        page=page,
        polygon=polygon,
        kind=kind,
        apart=not article_id,
    )
    return operation("add_region", [Change(None, region), *_begun(issue, region)])


def move_region(issue: Issue, region_id: str, points: Iterable[Point], *, author: str) -> Operation:
    """Change the corners of a region on its page, where it is moved, resized or redrawn; as in `add_region`."""
    region = _region(issue, region_id)
    polygon = _on_page(issue, region.page, points)
    if polygon == region.polygon:
        return operation("move_region", ())
    return _changed("move_region", issue, region, replace(region, polygon=polygon, origin=author))


def set_region_kind(issue: Issue, region_id: str, kind: RegionKind, *, author: str) -> Operation:
    """Say what an area shows."""
    region = _region(issue, region_id)
    return _changed("set_region_kind", issue, region, replace(region, kind=kind))


def give_region(issue: Issue, region_id: str, article_id: str, *, author: str) -> Operation:
    """Give an area to an article, or to none where that is empty."""
    region = _region(issue, region_id)
    if not article_id:
        return _changed("give_region", issue, region, replace(region, apart=True))
    start = issue.layout.article_of(article_id).head.start
    return _changed("give_region", issue, region, replace(region, start=start, apart=False))


def remove_region(issue: Issue, region_id: str, *, author: str) -> Operation:
    """Remove a region; a suggested one is kept as rejected."""
    region = _region(issue, region_id)
    after = seen(region, State.REJECTED) if region.rule else None
    return operation("remove_region", [Change(region, after), *_begun(issue, region)])


def _region(issue: Issue, region_id: str) -> Region:
    region = issue.by_id[region_id]
    assert isinstance(region, Region), f"{region_id} is not a region"
    return region


def _changed(name: str, issue: Issue, region: Region, after: Region) -> Operation:
    """The operation that changes a region, and begins the articles that it belongs to before and after."""
    after = seen(after)
    if after == region:
        raise Refused(Why.NOTHING)
    articles = {article.id: article for side in (region, after) for article in _article(issue, side)}
    marks = [change for article in articles.values() for change in begun(article)]
    return operation(name, [Change(region, after), *marks])


def _begun(issue: Issue, region: Region) -> list[Change]:
    return [change for article in _article(issue, region) for change in begun(article)]


def _article(issue: Issue, region: Region) -> Iterator[Article]:
    """The article that a region belongs to, if it does to one; Refused where that is approved."""
    if not region.apart:
        yield editable(issue, issue.layout.segment_at(region.start).boundary.id)


def _on_page(issue: Issue, page: int, points: Iterable[Point]) -> Polygon:
    """The corners of an area, as far as they lie on its page; Refused where they hold nothing."""
    width, height = issue.pages[page].width or FARTHEST, issue.pages[page].height or FARTHEST
    polygon = tuple(Point(min(max(x, 0), width), min(max(y, 0), height)) for x, y in points)
    if box_of(polygon).is_empty:
        raise Refused(Why.NO_AREA)
    return polygon
