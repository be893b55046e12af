"""Issues with pages in a library: their geometry, areas, what is read later, and what damage leaves of it all."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.core import edits
from annotator.core.address import Address
from annotator.core.geometry import NO_GEOMETRY, Alternative, Box, Point, Spot
from annotator.core.history import Step
from annotator.core.issue import Image, Issue, Source
from annotator.core.operations import Change, Operation, apply
from annotator.core.pages import Area, Block, Line, ReadPage, issue_of
from annotator.core.records import Boundary, Correction, RegionKind
from annotator.core.search import Folding
from annotator.store import Library
from annotator.store.codec import decode, encode
from annotator.store.recovery.repair import repair
from tests.store.samples import ISSUE, add_sample, step
from tests.store.samples import SPLIT as TEXT_SPLIT

FOLDING = Folding("without line ends", {10: ""})


def _page(number: int, *lines: str) -> ReadPage:
    read = [
        Line(
            text=text,
            box=Box(10, 20 * at, 10 + 10 * len(text), 20 * at + 12),
            confidence=0.9,
            characters=[
                Spot(i, i + 1, Box(10 + 10 * i, 20 * at, 19 + 10 * i, 20 * at + 12), 0.5, (Alternative("木乔", 0.1),))
                for i in range(len(text))
            ],
        )
        for at, text in enumerate(lines)
    ]
    areas = [Area(polygon=Box(0, 90, 50, 99).polygon, kind=RegionKind.PHOTO)]
    image = Image(f"{number}.tif", "ef" * 32, number)
    return ReadPage(number=str(number), width=400, height=600, image=image, blocks=[Block(lines=read)], areas=areas)


FULL = issue_of(
    [_page(1, "老桥修好了", "昨天上午，𠮷田在东"), _page(2, "桥头剪彩。")],
    title="湖畔晨报",
    date="2026-03-01",
    source=Source("p.xml", "ab" * 32),
    origin="test 1",
)
PAGED = FULL.without_records()
FIRST = Operation("import", tuple(Change(None, region) for region in FULL.regions))
LATER = [Block(lines=[Line(text="图说：东桥", box=Box(5, 5, 55, 15))])]


@pytest.fixture
def issue_id(library: Library) -> int:
    return library.add(PAGED, [FIRST], author="ann")


def test_an_issue_with_pages_comes_back_as_it_was(library: Library, issue_id: int) -> None:
    assert library.load(issue_id) == apply(PAGED, FIRST)
    assert library.find(PAGED) == issue_id
    assert list(library.check()) == []


def test_what_is_done_on_pages_is_stored_undone_and_made_again(library: Library, issue_id: int) -> None:
    issue = library.load(issue_id)
    operations = []
    corners = [Point(0, 0), Point(9, 0), Point(9, 9)]
    verbs: list[Callable[[Issue], Operation]] = [
        lambda one: edits.append_text(one, 1, LATER, origin="reader 1", author="ann"),
        lambda one: edits.add_region(one, 0, corners, RegionKind.MAP, author="ann"),
        lambda one: edits.give_region(one, one.regions[0].id, "b0", author="ann"),
        lambda one: edits.show_image(one, 0, Image("x.png", "cd" * 32), author="ann"),
        lambda one: edits.append_text(one, 0, LATER, origin="reader 1", author="ann"),
    ]
    for verb in verbs:
        operations.append(verb(issue))
        issue = step(library, issue_id, operations[-1])
        assert issue == apply(issue, Operation("none", ()))
    assert issue.raw == PAGED.raw + "\n图说：东桥\n" * 2
    assert list(library.check()) == []
    for operation in reversed(operations):
        before = step(library, issue_id, operation.inverse(), Step.UNDO)
    assert before == apply(PAGED, FIRST)
    for operation in operations:
        again = step(library, issue_id, operation, Step.REDO)
    assert again == issue
    assert again.geometry == issue.geometry


def test_an_operation_on_pages_comes_back_from_its_json() -> None:
    issue = apply(PAGED, FIRST)
    for operation in (
        edits.append_text(issue, 1, LATER, origin="reader 1", author="ann"),
        edits.remove_region(issue, issue.regions[0].id, author="ann"),
    ):
        assert decode(operation.name, encode(operation)) == operation


def test_an_issue_that_is_loaded_in_part_has_its_whole_raw_text(library: Library, issue_id: int) -> None:
    step(library, issue_id, edits.append_text(library.load(issue_id), 1, LATER, origin="reader 1", author="ann"))
    part = library.load(issue_id, (Boundary,))
    assert part.raw == library.load(issue_id).raw
    assert (len(part.boundaries), part.regions) == (2, ())


def test_an_issue_without_pages_has_no_row_for_them_and_asks_for_none(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(path) as library:
        issue_id = library.add(replace(ISSUE, pages=()), [TEXT_SPLIT], author="ann")
        asked: list[str] = []
        execute = library.database.execute_sql

        def listened(sql: str, *values: Any) -> Any:
            asked.append(sql)
            return execute(sql, *values)

        monkeypatch.setattr(library.database, "execute_sql", listened)
        library.load(issue_id)
        assert asked
        assert not any(f'"{table}"' in sql for sql in asked for table in ("geometry", "region", "addition", "scan"))
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT COUNT(*) FROM geometry").fetchone() == (0,)


def test_what_is_read_later_is_found_by_searching_and_no_more_when_it_is_taken_back(address: Address) -> None:
    with Library.open(address, folding=FOLDING) as library:
        issue_id = library.add(PAGED, [FIRST], author="ann")
        operation = edits.append_text(library.load(issue_id), 1, LATER, origin="reader 1", author="ann")
        assert not list(library.text_index.find("图说", raw=True))
        step(library, issue_id, operation)
        assert [found.issue for found in library.text_index.find("图说", raw=True)] == [issue_id]
        assert list(library.check()) == []
        step(library, issue_id, operation.inverse(), Step.UNDO)
        assert not list(library.text_index.find("图说", raw=True))
        assert list(library.check()) == []


@pytest.mark.parametrize("back", [False, True])
def test_the_index_catches_up_with_what_was_read_without_it(address: Address, back: bool) -> None:
    with Library.open(address, folding=FOLDING) as library:
        issue_id = library.add(PAGED, [FIRST], author="ann")
        operation = edits.append_text(library.load(issue_id), 1, LATER, origin="reader 1", author="ann")
        if back:
            step(library, issue_id, operation)
    with Library.open(address) as library:
        step(library, issue_id, operation.inverse() if back else operation, Step.UNDO if back else Step.DO)
    with Library.open(address, folding=FOLDING) as library:
        for number in library.text_index.pending():
            library.text_index.update(number)
        assert bool(list(library.text_index.find("图说", raw=True))) is not back
        assert list(library.check()) == []


def test_a_geometry_that_is_damaged_is_named_and_dropped_by_repair(path: Path) -> None:
    with Library.open(path) as library:
        issue_id = library.add(PAGED, [FIRST], author="ann")
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE geometry SET data = substr(data, 1, 30)")
    with Library.open(path) as library:
        [fault] = library.check()
        assert "can't be read" in fault
    assert any("on its pages" in line for line in repair(path))
    with Library.open(path) as library:
        assert list(library.check()) == []
        assert library.load(issue_id) == replace(apply(PAGED, FIRST), geometry=NO_GEOMETRY)


@pytest.mark.parametrize("table", ["region", "addition", "scan"])
def test_records_of_pages_that_are_lost_are_made_anew_from_the_journal(path: Path, table: str) -> None:
    with Library.open(path) as library:
        issue_id = library.add(PAGED, [FIRST], author="ann")
        step(library, issue_id, edits.append_text(library.load(issue_id), 1, LATER, origin="reader 1", author="ann"))
        after = step(
            library, issue_id, edits.show_image(library.load(issue_id), 0, Image("x", "cd" * 32), author="ann")
        )
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(f"DELETE FROM {table}")
    with Library.open(path) as library:
        assert list(library.check())
    assert list(repair(path))
    with Library.open(path) as library:
        assert list(library.check()) == []
        assert library.load(issue_id) == after


def test_geometry_adds_less_than_the_bounds_to_the_raw_text() -> None:
    chance = random.Random(3)

    def page(number: int, *, characters: bool) -> ReadPage:
        lines = []
        for at in range(240):
            x, y = 100 + at // 60 * 800 + chance.randint(-5, 5), 100 + at % 60 * 75 + chance.randint(-5, 5)
            text = "".join(chr(chance.randint(0x4E00, 0x9FA5)) for _ in range(20))
            spots = [
                Spot(
                    i,
                    i + 1,
                    Box(x + 36 * i, y + chance.randint(-2, 2), x + 36 * i + chance.randint(30, 38), y + 36),
                    chance.random(),
                    tuple(Alternative(chr(chance.randint(0x4E00, 0x9FA5)), chance.random() / 9) for _ in range(4)),
                )
                for i in range(len(text) if characters else 0)
            ]
            lines.append(Line(text=text, box=Box(x, y, x + 720, y + 38), confidence=chance.random(), characters=spots))
        return ReadPage(number=str(number), width=3508, height=4961, blocks=[Block(lines=lines)])

    for characters, most in ((False, 1.5), (True, 6.0)):
        pages = [page(number, characters=characters) for number in range(2)]
        issue = issue_of(pages, title="", date="", source=Source(), origin="")
        assert len(issue.geometry.packed) < most * len(issue.raw.encode())


def test_a_sample_without_pages_costs_what_it_did(library: Library) -> None:
    issue_id = add_sample(library)
    after: Issue = library.load(issue_id)
    assert (after.regions, after.additions, after.scans, after.geometry) == ((), (), (), NO_GEOMETRY)
    assert any(isinstance(record, Correction) for record in after.records())
