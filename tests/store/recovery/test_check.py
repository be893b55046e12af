"""Each fault that somebody could make by hand is found, and named with its issue."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core.operations import Operation, added
from annotator.core.records import Boundary
from annotator.store import Library
from annotator.store.recovery.repair import repair
from tests.store.samples import FIRST, FROM_ELSEWHERE, ISSUE, MADE, add_sample, step

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


OTHER_SHAPES = [
    "null",
    "5",
    '"text"',
    "{}",
    "[5]",
    "[[]]",
    '{"other": 1}',
    '[{"other": 1}]',
    '[["text", 1, "x"]]',
    '{"issue": "x"}',
]


def _json_columns(file: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The columns in which JSON stands, with their tables."""
    own = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '% VIRTUAL %'"
    for (table,) in file.execute(own).fetchall():
        for column in [row[1] for row in file.execute(f'PRAGMA table_info("{table}")')]:
            values = [value for (value,) in file.execute(f'SELECT "{column}" FROM "{table}"')]
            if any(map(_is_json, values)):
                yield table, column


def _is_json(value: object) -> bool:
    try:
        data = value if isinstance(value, str) or bytes(value)[:1] == b"{" else zlib.decompress(value)  # type: ignore
        return isinstance(json.loads(data), dict | list)  # type: ignore[arg-type]
    except (ValueError, TypeError, zlib.error):
        return False


def test_json_of_another_shape_is_named_wherever_json_stands_and_is_repaired(path: Path):
    with Library.open(path) as library:
        library.deleted.delete(add_sample(library, FROM_ELSEWHERE), author="ann")
        library.add(ISSUE, FIRST, author="ann", versions=[("bea", FIRST[0])])
        library.database.execute_sql('INSERT INTO gold SELECT id, changed_at, \'[["湖城", "LOC", 1]]\' FROM issue')
        assert list(library.check()) == []
    sound = path.read_bytes()
    with closing(sqlite3.connect(path)) as file:
        columns = list(_json_columns(file))
    assert {
        ("issue", "pages"),
        ("journal", "changes"),
        ("version", "changes"),
        ("gold", "names"),
        ("deleted", "data"),
    } <= set(columns)
    for table, column in columns:
        for shape in OTHER_SHAPES:
            path.write_bytes(sound)
            with closing(sqlite3.connect(path)) as file:
                value = {"changes": shape.encode(), "data": zlib.compress(shape.encode())}.get(column, shape)
                file.execute(f'UPDATE "{table}" SET "{column}" = ?', (value,))
                file.commit()
            with Library.open(path, create=False) as library:
                assert list(library.check()), (table, column, shape)
        assert list(repair(path)), (table, column)
        with Library.open(path, create=False) as library:
            assert list(library.check()) == [], (table, column)


def test_another_persons_version_that_does_not_fit_the_text_is_named_and_dropped(path: Path):
    with Library.open(path) as library:
        library.add(ISSUE, FIRST, author="ann", versions=[("bea", Operation("version", FIRST[0].inverse().changes))])
        assert list(library.check()) == [NAME + "another person's version can't be read"]
    assert "issue 1: another person's version that can't be read was dropped" in list(repair(path))
    with Library.open(path) as library:
        assert list(library.check()) == []
        assert library.versions(1) == []


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
