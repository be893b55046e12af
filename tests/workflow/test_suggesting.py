"""New suggestions for an issue that is here see what the import saw: text that was read, photos and rules."""

from __future__ import annotations

from annotator.core import edits
from annotator.core.geometry import Box
from annotator.core.issue import Issue, Source
from annotator.core.operations import apply
from annotator.core.pages import Area, Block, Line, ReadPage, issue_of
from annotator.core.records import Boundary, Part, Record, RegionKind
from annotator.workflow import Known, suggested
from annotator.workflow.suggesting import with_suggestions

TEXTS = ("北门灯塔昨起大修", "塔身要修半年，船家先看浮标。", "守塔人在塔上住了三十一年。")


def lines(top: int) -> list[Line]:
    return [
        Line(text=text, box=Box(0, top + 40 * row, 20 * len(text), top + 40 * row + 20))
        for row, text in enumerate(TEXTS)
    ]


def page(*, with_text: bool) -> Issue:
    rule = Area(polygon=Box(0, 150, 400, 152).polygon, kind=RegionKind.RULE)
    made = ReadPage(
        number="1", width=900, height=900, blocks=[Block(lines=lines(200))] if with_text else [], areas=[rule]
    )
    return issue_of([made], title="湖城", date="", source=Source("a", "0"), origin="a")


def made(issue: Issue) -> list[Record]:
    return [record for record in issue.records() if isinstance(record, Boundary | Part)]


def test_areas_that_came_with_the_pages_are_seen_again() -> None:
    imported = with_suggestions(page(with_text=True), Known())
    assert suggested(imported, Known()).regions == imported.regions
    assert made(suggested(imported, Known())) == made(imported) != []


def test_an_area_that_a_person_drew_was_not_seen_by_the_import() -> None:
    imported = with_suggestions(page(with_text=True), Known())
    drawn = apply(imported, edits.add_region(imported, 0, Box(0, 300, 90, 400).polygon, RegionKind.PHOTO, author="ann"))
    assert suggested(drawn, Known()).regions == imported.regions


def test_text_that_was_read_from_pages_gets_new_suggestions() -> None:
    bare = page(with_text=False)
    read = apply(bare, edits.read_pages(bare, {0: [Block(lines=lines(200))]}, origin="rapidocr 3"))
    imported = with_suggestions(read, Known())
    again = suggested(imported, Known())
    assert again.raw == imported.raw != ""
    assert made(again) == made(imported) != []
    assert edits.renew(imported, again, author="ann").changes == ()


def test_text_that_a_person_had_read_later_does_not_stop_new_suggestions() -> None:
    imported = with_suggestions(page(with_text=True), Known())
    later = edits.append_text(imported, 0, [Block(lines=lines(600))], origin="rapidocr 3", author="ann")
    grown = apply(imported, later)
    renewed = apply(grown, edits.renew(grown, suggested(grown, Known()), author="ann"))
    assert renewed.raw == grown.raw
