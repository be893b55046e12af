"""A database of each earlier schema, as it was made then, is copied and brought up to date."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from peewee import Table

from annotator.core import edits
from annotator.core.address import Address
from annotator.core.doubts import doubts_of
from annotator.core.history import Step
from annotator.core.operations import Operation, added
from annotator.core.records import RECORD_TYPES, Entity, Position, State
from annotator.store import Library
from annotator.store.codec import encode, unpacked
from annotator.store.deriving import derive
from annotator.store.migrations import SCRIPTS
from tests.store.samples import RAW, add_sample, step, stored
from tests.torture.deaths import repeat, said_by_check

OLD = sorted((Path(__file__).parent / "old").glob("version-*.db"))
NAMES = sorted(script.stem for script in SCRIPTS.glob("[0-9]*.py"))


def _rows(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as file:
        return stored(file)


def _version(path: Path) -> int:
    return int(path.stem.split("-")[1])


@pytest.fixture(params=OLD, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of an old database, named as its original."""
    return Path(shutil.copy(request.param, tmp_path / request.param.name))


def test_an_old_database_is_sound_when_it_is_brought_up_to_date(old: Path) -> None:
    Library.open(old, create=False).close()
    assert said_by_check(old) == (0, "")


def test_an_old_database_is_copied_before_it_is_touched(old: Path) -> None:
    version, rows = _version(old), _rows(old)
    Library.open(old, create=False).close()
    copy = old.with_name(f"{old.stem}.version-{version}.db")
    if version < len(NAMES):
        assert _rows(copy) == rows
    else:
        assert not copy.exists()


def test_each_migration_has_its_record(old: Path) -> None:
    with Library.open(old, create=False) as library:
        rows = library.database.execute_sql("SELECT name FROM schema_migration ORDER BY id").fetchall()
        assert [name for (name,) in rows] == NAMES
        assert library.database.user_version == len(NAMES)


def test_the_journals_of_an_old_database_go_back_to_the_beginning(old: Path) -> None:
    with Library.open(old, create=False) as library:
        for row in library.issues():
            before = library.load(row.id)
            times = repeat(library, row.id, Step.UNDO)
            assert library.load(row.id) == before.without_records()
            repeat(library, row.id, Step.REDO, times)
            assert library.load(row.id) == before


def test_there_is_an_old_database_of_each_schema_before_the_newest() -> None:
    assert {_version(path) for path in OLD} >= set(range(1, len(NAMES)))


def test_what_old_approvals_decided_was_swept_unless_a_person_decided_on_it(old: Path) -> None:
    if "approved" not in old.stem:
        pytest.skip("nothing is approved in it")
    with Library.open(old, create=False) as library:
        issue = library.load(1)
        assert {record.id for record in issue.records() if record.swept} == {
            "b5",
            "p5",
            "c21",
            "q10",
            "q13",
            "e8",
            "e10",
        }
        [(_rule, sure)] = library.rules.all()
        assert sure == pytest.approx(2 / 3)  # one was accepted; the question that was only closed is no answer


def test_the_list_of_an_old_database_counts_the_doubts_that_the_queue_shows(old: Path) -> None:
    with Library.open(old, create=False) as library:
        for kept in library.deleted.all():
            library.deleted.bring_back(kept.id)
        for row in library.issues():
            assert row.doubts == len(list(doubts_of(library.load(row.id))))
        assert list(library.check()) == []


def test_journals_say_how_records_were_decided_only_where_they_did_not_yet(old: Path) -> None:
    Library.open(old, create=False).close()
    before = _rows(old)
    with Library.open(old, create=False) as library, library.transaction():
        derive(library.database)
    assert _rows(old) == before


def test_old_journals_are_brought_up_on_either_kind_of_database(address: Address) -> None:
    with Library.open(address) as library:
        issue_id = add_sample(library)
        after = step(library, issue_id, edits.approve(library.load(issue_id), "b5", author="ann"))
        swept = {record.id for record in after.records() if record.swept}
        assert swept
        with library.transaction():
            _say_nothing_of_decisions(library, issue_id)
            derive(library.database)
        assert library.load(issue_id) == after
        assert list(library.check()) == []


def test_only_approving_decided_on_what_nobody_had_looked_at(address: Address) -> None:
    suggested = [
        Entity(
            id=f"e{at}",
            origin="names 1",
            rule="r",
            start=Position(at),
            end=Position(at + 1),
            label="LOC",
            state=State.SUGGESTED,
        )
        for at in range(RAW.index("有雨。"), len(RAW) - 1)
    ]
    with Library.open(address) as library:
        issue_id = add_sample(library)
        after = step(library, issue_id, Operation("suggest", added(suggested)))
        after = step(library, issue_id, edits.approve(after, "b5", author="ann"))
        for verb, entity in zip((edits.accept, edits.reject, edits.untag), suggested, strict=True):
            after = step(library, issue_id, verb(after, entity.id, author="ann"))
        assert not any(after.by_id[entity.id].swept for entity in suggested)
        with library.transaction():
            _say_nothing_of_decisions(library, issue_id)
            derive(library.database)
        assert library.load(issue_id) == after
        assert list(library.check()) == []


def _say_nothing_of_decisions(library: Library, issue_id: int) -> None:
    """Make of an issue what an earlier version of the program has stored."""
    journal = library.tables.journal
    for entry in library.history(issue_id).entries:
        plain = json.dumps({**unpacked(encode(library.operation(issue_id, entry.number))), "v": 1})
        assert entry.name != "approve" or '"decided": "swept"' in plain
        data = plain.replace(', "decided": "swept"', "").encode()
        journal.update(changes=data).where(journal.c.issue == issue_id, journal.c.number == entry.number).execute()
    for kind in RECORD_TYPES:
        table = Table(kind.table, _database=library.database)
        table.update(decided="seen").where(table.c.issue == issue_id).execute()
