"""Verbs on regions: areas of pages that have no text of their own, or that a person draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from annotator.core import polygons
from annotator.core.edits.boundaries import continue_article
from annotator.core.edits.ground import Verb, begun, composed, editable, operation, seen
from annotator.core.edits.pages import append_text
from annotator.core.errors import Refused, Why
from annotator.core.geometry import FARTHEST, Point, Polygon
from annotator.core.issue import Article, Issue
from annotator.core.operations import Change, Operation
from annotator.core.pages import Block
from annotator.core.records import Region, RegionKind, State
from annotator.core.text import ends_sentence

_LEAST_CORNERS = 3


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


def split_region(issue: Issue, region_id: str, at: int, *, across: bool, author: str) -> Operation:
    """Cut a region in two along a level line at a height of its page (`across`), or along an upright one.

    Both parts show what it showed, and belong where it belonged. Refused where the line does not go through it.
    """
    region = _region(issue, region_id)
    parts = polygons.cut(region.polygon, at, across=across)
    if not all(map(polygons.size, parts)):
        raise Refused(Why.NO_AREA)
    first, second = (replace(seen(region), polygon=part, origin=author, rule="", confidence=1.0) for part in parts)
    second = replace(second, id=issue.free_id("r", region.start))
    return operation("split_region", [Change(region, first), Change(None, second), *_begun(issue, region)])


def join_regions(issue: Issue, region_ids: Sequence[str], *, author: str) -> Operation:
    """Make one region of several of a page, without bays around all of them; it is what the first one is, and belongs
    where that belongs.
    """
    regions = [_region(issue, region_id) for region_id in region_ids]
    if len(regions) < 2:
        raise Refused(Why.NOTHING)
    if len({region.page for region in regions}) > 1:
        raise Refused(Why.TWO_PAGES)
    around = polygons.hull(point for region in regions for point in region.polygon)
    return composed(
        "join_regions",
        issue,
        [
            partial(move_region, region_id=regions[0].id, points=around, author=author),
            *(partial(remove_region, region_id=region.id, author=author) for region in regions[1:]),
        ],
    )


def add_corner(issue: Issue, region_id: str, corner: int, place: Point, *, author: str) -> Operation:
    """Give a region another corner, behind the one of a number."""
    corners = list(_region(issue, region_id).polygon)
    corners.insert(corner + 1, place)
    return move_region(issue, region_id, corners, author=author)


def move_corner(issue: Issue, region_id: str, corner: int, place: Point, *, author: str) -> Operation:
    """Move one corner of a region."""
    corners = list(_region(issue, region_id).polygon)
    corners[corner] = place
    return move_region(issue, region_id, corners, author=author)


def remove_corner(issue: Issue, region_id: str, corner: int, *, author: str) -> Operation:
    """Take a corner of a region away; Refused where only two would be left."""
    corners = list(_region(issue, region_id).polygon)
    if len(corners) <= _LEAST_CORNERS:
        raise Refused(Why.NO_AREA)
    del corners[corner]
    return move_region(issue, region_id, corners, author=author)


def read_region(issue: Issue, region_id: str, blocks: Iterable[Block], *, origin: str, author: str) -> Operation:
    """Append the text that `origin` read in a region, as in `append_text`: where the region belongs to an article, that
    goes on with it. A region that stood for this text gives way to it.
    """
    region = _region(issue, region_id)
    steps: list[Verb] = [partial(append_text, page=region.page, blocks=blocks, origin=origin, author=author)]
    if not region.apart and issue.raw:
        article = editable(issue, issue.layout.segment_at(region.start).boundary.id)
        goes_on = not ends_sentence(issue.raw[slice(*issue.content(article.segments[-1]))])
        steps.append(
            lambda read: continue_article(read, read.boundaries[-1].id, article.id, author=author, inside=goes_on)
        )
    if region.kind == RegionKind.TEXT:
        steps.append(partial(remove_region, region_id=region_id, author=author))
    return composed("append_text", issue, steps)


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
    if not polygons.size(polygon):
        raise Refused(Why.NO_AREA)
    return polygon
