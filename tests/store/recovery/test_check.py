"""Each fault that somebody could make by hand is found, and named with its issue."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core.operations import Operation, added
from annotator.core.records import Boundary
from annotator.store import Library
from tests.store.samples import FROM_ELSEWHERE, MADE, add_sample, step

NAME = "issue 1 “湖畔晨报”: "


def _check_after(path: Path, sql: str) -> list[str]:
    with Library.open(path) as library:
        add_sample(library)
    with closing(sqlite3.connect(path)) as file:
        file.executescript(sql)
    before = path.read_bytes()
    with Library.open(path, create=False) as library:
        found = list(library.check())
    assert path.read_bytes() == before
    return found


def test_a_sound_library_has_no_fault(path: Path):
    assert _check_after(path, "") == []


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("UPDATE raw SET text = CAST(REPLACE(text, '老桥', '新桥') AS BLOB)", "the raw text is not what was imported"),
        ("UPDATE entity SET label = 'LOC' WHERE id = 'e16'", "the record e16 is not as the journal says"),
        ("DELETE FROM note", "the record n0 is not as the journal says"),
        (
            "INSERT INTO note SELECT issue, 'n1', origin, state, confidence, rule, 1, 0, 2, 0, text, decided FROM note",
            "the record n1 is not as the journal says",
        ),
        ("DELETE FROM journal WHERE number = 1", "row 1 of the journal is missing"),
        ("DELETE FROM journal WHERE number = 2", "the record c21 is not as the journal says"),
        (
            "INSERT INTO journal SELECT issue, 3, name, step, author, at, changes FROM journal WHERE number = 1",
            "the journal contradicts itself: The record b5 is there already.",
        ),
        ("UPDATE issue SET doubts = 0", "the list of issues counts its articles or doubts wrongly"),
        ("UPDATE issue SET articles = 1", "the list of issues counts its articles or doubts wrongly"),
        ("UPDATE issue SET approved = 1", "the list of issues counts its articles or doubts wrongly"),
        ("UPDATE issue SET doubts = 9", "the list of issues counts its articles or doubts wrongly"),
        ("UPDATE part SET end = 40", "part p5 does not lie in one segment"),
    ],
)
def test_a_fault_is_named_with_its_issue(path: Path, sql: str, fault: str):
    assert NAME + fault in _check_after(path, sql)


def test_an_undo_that_has_nothing_to_take_back_is_named(path: Path):
    (fault,) = _check_after(path, "UPDATE journal SET step = 'undo' WHERE number = 1")
    assert fault.startswith(NAME)
    assert "The journal of issue 1 can't be read" in fault


def test_an_issue_without_its_raw_text_is_named(path: Path):
    (fault,) = _check_after(path, "DELETE FROM raw")
    assert fault.startswith(NAME)
    assert "Issue 1 is not whole" in fault


def test_a_row_that_belongs_to_no_issue_is_named(path: Path):
    found = _check_after(path, "DELETE FROM issue")
    assert "a row of “journal” belongs to no issue" in found


def test_the_faults_of_one_issue_do_not_hide_those_of_the_next(path: Path):
    with Library.open(path) as library:
        add_sample(library, FROM_ELSEWHERE)
    found = _check_after(path, "UPDATE entity SET state = '?'")
    assert [line.split()[1] for line in found] == ["1", "2"]


def test_a_title_of_several_lines_makes_one_line(path: Path):
    found = _check_after(path, "UPDATE issue SET title = 'a\nb\r\nc', doubts = 9")
    assert found == ["issue 1 “a b c”: the list of issues counts its articles or doubts wrongly"]


def test_a_broken_law_is_named_though_the_journal_agrees(library: Library):
    issue_id = add_sample(library)
    outside = Boundary(id="b99", origin="ann", start=len(MADE.raw) + 5)
    step(library, issue_id, Operation("x", added([outside])))
    assert list(library.check()) == [NAME + "boundary b99 stands behind the text"]
