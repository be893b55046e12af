"""A damaged database is repaired: copied first, made whole from its records and journals, and nothing is hidden."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator import workflow
from annotator.core.history import Entry, Step
from annotator.core.issue import Issue
from annotator.core.records import ArticleKind
from annotator.store import Library, StoreError
from annotator.store.recovery.repair import repair
from tests.store.samples import FROM_ELSEWHERE, MADE, add_sample, kind_of_first
from tests.torture.deaths import ROOT, repeat, said_by_check

PHOTO = kind_of_first(MADE, ArticleKind.PHOTO)


@pytest.fixture
def made(path: Path) -> Issue:
    """A database with two issues, in the first of which something was done, undone and done again; that issue."""
    with Library.open(path) as library:
        add_sample(library)
        add_sample(library, FROM_ELSEWHERE)
        for number, how in enumerate((Step.DO, Step.UNDO, Step.REDO), 3):
            operation = PHOTO.inverse() if how == Step.UNDO else PHOTO
            library.commit(1, operation, Entry(number, operation.name, how, "ann", 1_800_000_000.5 + number))
        return library.load(1)


def _spoil(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.executescript(sql)


def _faults(path: Path) -> list[str]:
    with Library.open(path, create=False) as library:
        return list(library.check())


def _repaired(path: Path) -> list[str]:
    """What was done, the line about the copy first; afterwards the database must be sound and its journals whole."""
    done = list(repair(path))
    with Library.open(path, create=False) as library:
        assert list(library.check()) == []
        for row in library.issues():
            before = library.load(row.id)
            repeat(library, row.id, Step.REDO, repeat(library, row.id, Step.UNDO))
            assert library.load(row.id) == before
    return done


def _first(path: Path) -> Issue:
    with Library.open(path, create=False) as library:
        return library.load(1)


def test_a_sound_database_is_not_touched_and_not_copied(path: Path, made: Issue) -> None:
    before = path.read_bytes()
    assert list(repair(path)) == []
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("sql", "done"),
    [
        ("UPDATE entity SET label = 'LOC' WHERE id = 'e16'", "issue 1: the record e16 was made anew from the journal"),
        ("DELETE FROM note", "issue 1: the record n0 was made anew from the journal"),
        ("UPDATE entity SET state = 'perhaps'", "issue 1: the record e16 was made anew from the journal"),
        ("UPDATE part SET end = 40", "issue 1: the record p5 was made anew from the journal"),
        ("DELETE FROM boundary", "issue 1: the record b30 was made anew from the journal"),
        (
            "DELETE FROM journal WHERE issue = 1 AND number = 5",
            "issue 1: the journal ended too early; row 5 was written from the records",
        ),
        (
            "DELETE FROM journal WHERE issue = 1 AND number = 4",
            "issue 1: row 4 of the journal lost or damaged; row 4 was written anew from the records",
        ),
        (
            "DELETE FROM journal WHERE issue = 1 AND number = 1",
            "issue 1: row 1 of the journal lost or damaged; row 1 was written anew from the records",
        ),
        (
            "DELETE FROM journal WHERE issue = 1 AND number IN (2, 4)",
            "issue 1: rows 2 to 4 of the journal lost or damaged; row 2 was written anew from the records",
        ),
        ("DELETE FROM journal", "issue 1: the journal ended too early; row 1 was written from the records"),
        (
            "UPDATE journal SET changes = x'FF' WHERE number = 2",
            "issue 1: row 2 of the journal lost or damaged; row 2 was written anew from the records",
        ),
        (
            "INSERT INTO journal SELECT issue, 6, name, step, author, at, changes FROM journal WHERE number = 1 "
            "AND issue = 1",
            "issue 1: row 6 of the journal lost or damaged; without it nothing is missing",
        ),
        (
            "UPDATE journal SET number = -5 WHERE number = 5",
            "issue 1: row 5 of the journal lost or damaged; row 5 was written anew from the records",
        ),
        (
            "UPDATE journal SET number = -1 WHERE number = 1",
            "issue 1: row 1 of the journal lost or damaged; row 1 was written anew from the records",
        ),
        (
            "UPDATE journal SET step = 'undo' WHERE issue = 1 AND number = 1",
            "issue 1: what was undone and made again can't be told; each step counts as done",
        ),
        ("ALTER TABLE entity RENAME COLUMN state TO stat2", "the table “entity”: all 4 rows were read"),
        ("UPDATE issue SET doubts = 9", "issue 1: its articles and doubts were counted anew in the list of issues"),
        ("UPDATE issue SET pages = '{' WHERE id = 2", "issue 2: the pages could not be read and is “[]” now"),
        ("DELETE FROM label", "the label “PER”, which entities have, is in the label set again"),
        (
            "INSERT INTO gold VALUES (77, 1.0, '[]')",
            "1 rows of “gold” that belong to no issue were dropped",
        ),
        (
            "INSERT INTO version (issue, author, changes) VALUES (1, 'bea', x'00')",
            "issue 1: another person's version that can't be read was dropped",
        ),
    ],
)
def test_a_fault_is_repaired_and_nothing_else_changes(path: Path, made: Issue, sql: str, done: str) -> None:
    _spoil(path, sql)
    damaged = path.read_bytes()
    assert _faults(path)
    assert path.read_bytes() == damaged
    lines = _repaired(path)
    assert lines[0] == "a copy of what was there is kept in library.before-repair.db"
    assert done in lines[1:]
    assert path.with_name("library.before-repair.db").read_bytes() == damaged
    assert _first(path) == made


def test_what_was_undone_and_done_again_is_known_after_a_lost_row_was_written_anew(path: Path, made: Issue) -> None:
    with Library.open(path) as library:
        before = [entry.step for entry in library.history(1).entries]
    for number in (3, 4, 5):
        _spoil(path, f"DELETE FROM journal WHERE issue = 1 AND number = {number}")
        _repaired(path)
        with Library.open(path) as library:
            steps = [entry.step for entry in library.history(1).entries[:5]]
            assert steps[:4] == before[:4]


def test_an_issue_whose_row_is_lost_comes_back_with_its_text_and_records(path: Path, made: Issue) -> None:
    _spoil(path, "DELETE FROM issue WHERE id = 1")
    lines = _repaired(path)
    assert any("is made anew, with the title “湖畔晨报 老桥修好了" in line for line in lines)
    found = _first(path)
    assert found.raw == made.raw
    assert found.by_id == made.by_id


def test_rows_that_belong_to_nothing_are_dropped(path: Path, made: Issue) -> None:
    _spoil(path, "DELETE FROM issue WHERE id = 1; DELETE FROM raw WHERE issue = 1")
    lines = _repaired(path)
    assert "5 rows of “journal” that belong to no issue were dropped" in lines


def test_a_raw_text_that_was_changed_is_named_and_never_taken_for_right(path: Path, made: Issue) -> None:
    _spoil(path, "UPDATE raw SET text = CAST(REPLACE(text, '老桥', '新桥') AS BLOB) WHERE issue = 1; DELETE FROM note")
    assert any("n0" in line for line in repair(path))
    assert _faults(path) == ["issue 1 “湖畔晨报”: the raw text is not what was imported"]
    assert "新桥" in _first(path).raw


def test_an_older_copy_is_never_written_over(path: Path, made: Issue) -> None:
    for _again in range(3):
        _spoil(path, "DELETE FROM note")
        list(repair(path))
    assert {file.name for file in path.parent.glob("*.db")} == {
        "library.db",
        "library.before-repair.db",
        "library.before-repair-2.db",
        "library.before-repair-3.db",
    }


def test_records_and_a_journal_that_are_both_damaged_are_made_whole_as_far_as_they_go(path: Path, made: Issue) -> None:
    _spoil(path, "DELETE FROM journal WHERE issue = 1 AND number = 2; UPDATE entity SET state = '?' WHERE id = 'e16'")
    lines = _repaired(path)
    assert "issue 1: the record e16 was made anew from the journal" in lines
    found = _first(path)
    assert {**found.by_id, "e16": None} == {**made.by_id, "e16": None}


def _damage_page(path: Path, table: str, content: bytes = b"\xff" * 4000) -> None:
    with closing(sqlite3.connect(path)) as file:
        (root,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(content)


@pytest.mark.parametrize("table", ["entity", "boundary", "part", "correction", "note", "journal", "issue", "rule"])
def test_a_table_whose_page_is_destroyed_is_made_anew_from_the_others(path: Path, made: Issue, table: str) -> None:
    _damage_page(path, table)
    damaged = path.read_bytes()
    lines = _repaired(path)
    assert any(f"the table “{table}”" in line for line in lines)
    assert path.with_name("library.before-repair.db").read_bytes() == damaged
    found = _first(path)
    assert (found.raw, found.by_id) == (made.raw, made.by_id)


def test_what_remains_is_said(path: Path, made: Issue) -> None:
    _damage_page(path, "raw")
    command = [sys.executable, "-m", "annotator", "check", "--repair", "--database", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "repaired: the table “raw”: only 0 rows could be read" in done.stdout
    assert "Issue 1 is not whole in this database" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(path: Path, made: Issue, keep: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep)])
    damaged = path.read_bytes()
    list(repair(path))
    assert path.with_name("library.before-repair.db").read_bytes() == damaged
    assert said_by_check(path)[0] in (0, 1)  # whether all could be mended or not


def test_a_file_that_is_too_damaged_to_be_opened_has_a_fault(path: Path, made: Issue) -> None:
    path.write_bytes(path.read_bytes()[:9_000])
    code, said = said_by_check(path)
    assert code == 1
    assert said.count("\n") == 1
    assert "The file is damaged" in said


def test_a_file_that_is_not_ours_is_refused_and_not_touched(path: Path) -> None:
    _spoil(path, "CREATE TABLE issue (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a database of this program"):
        list(repair(path))
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_database_of_a_newer_program_is_not_repaired(path: Path, made: Issue) -> None:
    _spoil(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="A newer version of this program"):
        list(repair(path))
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_database_that_somebody_has_open_is_not_repaired(path: Path, made: Issue) -> None:
    _spoil(path, "DELETE FROM note")
    program = (
        "import sys; from pathlib import Path; from annotator.store import Library\n"
        "library = Library.open(Path(sys.argv[1])); print(flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, path], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(StoreError, match="Another window or program has this database open"):
            list(repair(path))
        other.communicate(b"\n")
    assert not path.with_name("library.before-repair.db").exists()
    assert _repaired(path)


def test_a_schema_number_that_was_damaged_is_set_right(path: Path, made: Issue) -> None:
    _spoil(path, "PRAGMA user_version = 2")
    with Library.open(path) as library:
        assert library.database.user_version > 2
        assert library.load(1) == made
        assert list(library.check()) == []


def test_a_header_that_names_another_form_of_files_is_damage(path: Path, made: Issue) -> None:
    with path.open("r+b") as file:
        file.seek(44)  # the format of the schema, 1 to 4
        file.write((99).to_bytes(4))
    code, said = said_by_check(path)
    assert (code, said.count("\n")) == (1, 1)
    assert "The file is damaged" in said


def test_a_schema_that_is_no_text_is_damage(path: Path, made: Issue) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b'CREATE TABLE "note"', b'CREATE TABLE \xff\xffote"', 1))
    code, said = said_by_check(path)
    assert (code, said.count("\n")) == (1, 1)
    assert "The file is damaged" in said


@pytest.mark.parametrize("index", ["passage_text", "passage_gram"])
@pytest.mark.parametrize(("written", "damaged"), [("tokenize", "tkkenize"), ("fts5", "fts7")])
def test_an_index_whose_definition_is_damaged_is_made_anew(path: Path, index: str, written: str, damaged: str) -> None:
    with workflow.open_library(path, create=True) as library:
        add_sample(library)
        before = library.load(1)
    spoilt = f"UPDATE sqlite_schema SET sql = replace(sql, '{written}', '{damaged}') WHERE name = '{index}'"
    _spoil(path, f"PRAGMA writable_schema = ON; {spoilt}")
    code, said = said_by_check(path)
    assert (code, said.count("\n")) == (1, 1), said
    assert list(workflow.repair(path))
    with workflow.open_library(path) as library:
        assert list(library.check()) == []
        assert library.load(1) == before


def test_what_was_swept_in_a_damaged_file_of_an_earlier_version_is_known_when_it_is_repaired(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "old" / "version-6-approved.db"
    path = Path(shutil.copy(old, tmp_path / "library.db"))
    _damage_page(path, "entity")
    assert any("the table “entity”" in line for line in _repaired(path))
    swept = {record.id for record in _first(path).records() if record.swept}
    assert swept == {"b5", "p5", "c21", "q10", "q13", "e8", "e10"}


def test_a_library_lets_go_of_its_file_when_it_is_closed_while_an_error_from_it_is_still_looked_at(
    path: Path, made: Issue
) -> None:
    _spoil(path, "UPDATE correction SET text = CAST(x'E6FF' AS TEXT) WHERE issue = 1")
    with Library.open(path) as library, pytest.raises(StoreError) as kept:
        library.load(1)
    assert _repaired(path)
    assert kept.traceback


_DYING = """
import os, shutil, sys
from pathlib import Path
from annotator.store.recovery import repair
setattr({where}, {name!r}, lambda *given, **options: os._exit(9))
list(repair.repair(Path(sys.argv[1])))
"""


@pytest.mark.parametrize(("where", "name"), [("shutil", "copymode"), ("repair", "salvage"), ("repair", "mend")])
def test_the_next_repair_clears_what_a_killed_one_has_left(path: Path, made: Issue, where: str, name: str) -> None:
    _spoil(path, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE' WHERE name = 'note'")
    damaged = path.read_bytes()
    program = [sys.executable, "-c", _DYING.format(where=where, name=name), str(path)]
    assert subprocess.run(program, check=False, cwd=ROOT).returncode == 9
    _repaired(path)
    assert path.with_name("library.before-repair.db").read_bytes() == damaged
    left = {file.name for file in path.parent.iterdir() if not file.name.startswith("library.before-repair")}
    assert left == {path.name}


def test_what_earlier_versions_left_when_they_were_killed_goes_unless_something_is_in_it(
    path: Path, made: Issue
) -> None:
    gone = 4_000_000  # no program has so high a number
    Library.open(path.with_name(f"{path.name}.{gone}")).close()
    path.with_name(f"{path.stem}.version-2.db.{gone}").touch()
    kept = [path.with_name(f"{path.name}.{name}") for name in (f"{gone + 1}", f"{gone + 2}", f"{os.getpid()}", "old")]
    shutil.copy(path, kept[0])
    kept[1].write_text("somebody's notes", encoding="utf-8")
    kept[2].touch()
    kept[3].touch()
    assert list(repair(path)) == []
    assert set(path.parent.iterdir()) == {path, *kept}
