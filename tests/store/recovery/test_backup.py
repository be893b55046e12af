"""Backups: whole, checked, kept by a rule, and the way back; what fails harms nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from annotator.core.address import Url
from annotator.core.history import Step
from annotator.core.records import ArticleKind
from annotator.store import Library, StoreError
from annotator.store.recovery import backup, check
from annotator.store.recovery.backup import Keep
from annotator.store.recovery.changed import changed_issues
from annotator.store.recovery.restore import restore
from tests.store.samples import FROM_ELSEWHERE, ISSUE, MADE, add_sample, kind_of_first, step, stored

KEEP = Keep()
CELLS = (
    ("raw", "text"),
    ("journal", "changes"),
    ("boundary", "status"),
    ("part", "role"),
    ("correction", "text"),
    ("entity", "label"),
)
"""A column of each table that the sample fills."""


def files(folder: Path) -> list[str]:
    """All files and folders below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def rows(path: Path) -> list[str]:
    """All that stands in a database."""
    with closing(sqlite3.connect(path)) as file:
        return stored(file)


def damage_a_record(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE entity SET label = 'Y' WHERE label = 'X'")


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """A library in a file: those on a server are backed up there."""
    with Library.open(path) as library:
        yield library


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of two issues, and with a backup of it as it was a while before."""
    folder = tmp_path_factory.mktemp("pattern")
    with Library.open(folder / "library.db") as library:
        issue = step(library, add_sample(library), kind_of_first(MADE, ArticleKind.PHOTO))
        backup.make(library, keep=KEEP)
        step(library, 1, kind_of_first(issue, ArticleKind.NOTICE))
        library.add(FROM_ELSEWHERE, (), author="ann")
    return folder


@pytest.fixture
def made(pattern: Path, path: Path) -> Path:
    """A backup of the library at the path, in which more was done since."""
    shutil.copytree(pattern, path.parent, dirs_exist_ok=True)
    [found] = backup.folder_of(path).iterdir()
    return found


def test_a_backup_is_one_sound_file_that_holds_all(path: Path, made: Path):
    assert made.parent == path.with_name("library.db.backups")
    assert files(made.parent) == [made.name]
    [found] = backup.backups(path)
    assert (found.path, found.issues, found.approved) == (made, 1, 0)
    assert found.size == made.stat().st_size
    assert abs(found.at - datetime.now()) < timedelta(minutes=5)
    with Library.open(made) as library:
        assert library.load(1).articles[0].kind == ArticleKind.PHOTO
        assert list(library.check()) == []


def test_a_backup_is_made_while_another_connection_stores(library: Library, path: Path):
    add_sample(library)
    with Library.open(path) as other, other.transaction():
        other.tables.rule.delete().execute()
        found = backup.make(library, keep=KEEP)
    with Library.open(found) as copy:
        assert copy.load(1) == MADE


def test_restoring_brings_back_the_issue_its_journal_and_its_undo(path: Path, made: Path):
    before = restore(path, made, keep=KEEP)
    with Library.open(path) as library:
        assert [row.id for row in library.issues()] == [1]
        history = library.history(1)
        assert history.to_undo is not None
        operation = library.operation(1, history.to_undo.number).inverse()
        assert step(library, 1, operation, Step.UNDO) == MADE
        assert list(library.check()) == []
    assert before is not None
    with Library.open(before) as library:
        assert library.load(1).articles[0].kind == ArticleKind.NOTICE
        assert len(library.issues()) == 2


def test_what_was_restored_can_be_taken_back_by_restoring(path: Path, made: Path):
    before = restore(path, made, keep=KEEP)
    assert before is not None
    restore(path, before, keep=KEEP)
    with Library.open(path) as library:
        assert len(library.issues()) == 2
    assert len(backup.backups(path)) == 3


def test_a_library_whose_file_is_lost_is_restored(path: Path, made: Path):
    path.unlink()
    assert restore(path, made, keep=KEEP) is None
    with Library.open(path) as library:
        assert len(library.issues()) == 1
    assert files(made.parent) == [made.name]


def test_the_backup_itself_stays_as_it_is(path: Path, made: Path):
    content = made.read_bytes()
    restore(path, made, keep=KEEP)
    assert made.read_bytes() == content


def test_a_backup_of_an_older_version_is_brought_up_to_date_and_stays_as_it_is(path: Path, made: Path, old: Path):
    content = old.read_bytes()
    restore(path, old, keep=KEEP)
    with Library.open(path) as library:
        assert list(library.check()) == []
        assert library.labels.all()
    assert old.read_bytes() == content
    assert [name for name in files(path.parent) if "version" in name or "unfinished" in name] == []


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library of the version before the newest one, with an issue in it."""
    from annotator.store.migrations import SCRIPTS, upgrade
    from annotator.store.sqlite import APPLICATION_ID, Sqlite

    scripts = tmp_path / "scripts"
    scripts.mkdir()
    for script in sorted(SCRIPTS.glob("[0-9]*.py"))[:-1]:
        shutil.copy(script, scripts)
    found = tmp_path / "old.db"
    database = Sqlite(str(found))
    database.application_id = APPLICATION_ID
    upgrade(database, found, scripts=scripts)
    database.close()
    return found


@pytest.mark.parametrize("wrong", ["faulty", "truncated", "foreign", "text", "newer", "missing", "empty", "folder"])
def test_what_is_no_sound_backup_is_refused_and_nothing_changes(path: Path, made: Path, wrong: str):
    source = spoilt(made, wrong)
    before, there = path.read_bytes(), files(path.parent)
    with pytest.raises(StoreError) as refused:
        restore(path, source, keep=KEEP)
    assert str(refused.value).startswith(f"{source}: ")
    assert "unfinished" not in str(refused.value)
    assert (path.read_bytes(), files(path.parent)) == (before, there)


def spoilt(made: Path, how: str) -> Path:
    """Something beside a backup that is none, or none that may be restored."""
    source = made.with_name("spoilt.db")
    match how:
        case "faulty":
            shutil.copy(made, source)
            damage_a_record(source)
        case "truncated":
            source.write_bytes(made.read_bytes()[:20_000])
        case "foreign":
            with closing(sqlite3.connect(source)) as file, file:
                file.execute("CREATE TABLE entity (label)")
        case "text":
            source.write_text("老桥修好了" * 1000, encoding="utf-8")
        case "newer":
            shutil.copy(made, source)
            with closing(sqlite3.connect(source)) as file, file:
                file.execute("PRAGMA user_version = 9999")
        case "empty":
            source.touch()
        case "folder":
            source.mkdir()
    return source


def test_a_library_that_another_program_has_open_is_not_replaced(path: Path, made: Path):
    script = (
        "import sys; from pathlib import Path; from annotator.store import Library;"
        "library = Library.open(Path(sys.argv[1])); print(len(library.issues()), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(path)]
    there = files(made.parent)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"2\n"
        with pytest.raises(StoreError, match="Another window or program has this database open"):
            restore(path, made, keep=KEEP)
        other.communicate()
    assert files(made.parent) == there
    restore(path, made, keep=KEEP)


def test_a_file_that_is_not_ours_is_not_replaced(path: Path, made: Path):
    path.write_text("a letter", encoding="utf-8")
    with pytest.raises(StoreError, match="not a database of this program"):
        restore(path, made, keep=KEEP)
    assert path.read_text(encoding="utf-8") == "a letter"


def test_a_library_with_a_fault_is_not_backed_up_and_older_backups_stay(path: Path, made: Path):
    damage_a_record(path)
    with Library.open(path) as library, pytest.raises(StoreError, match=r"has a fault \(.*so no backup was made"):
        backup.make(library, keep=Keep(1, 0, 0))
    assert files(made.parent) == [made.name]


@pytest.mark.parametrize("how", ["a record", "a page"])
def test_a_library_with_a_fault_is_put_aside_as_it_is_and_restored(path: Path, made: Path, how: str):
    if how == "a record":
        damage_a_record(path)
    else:
        with closing(sqlite3.connect(path)) as database:
            ((page,),) = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'boundary'")
        with path.open("r+b") as file:
            file.seek(4096 * (page - 1))
            file.write(b"\xff" * 4096)
    aside = restore(path, made, keep=KEEP)
    assert aside is not None
    assert aside.name.startswith("faulty_")
    assert [found.path for found in backup.backups(path)] == [made]
    with Library.open(path) as library:
        assert list(library.check()) == []


def test_a_backup_checks_only_the_issues_that_are_not_as_in_the_last_one(
    path: Path, made: Path, monkeypatch: pytest.MonkeyPatch
):
    looked_at: list[int] = []
    monkeypatch.setattr(check, "_of_one_moment", lambda _issues, _index, issue_id: looked_at.append(issue_id) or [])
    with Library.open(path) as library:
        backup.make(library, keep=KEEP)
        assert looked_at == [1, 2], "one has changed since the first backup, one was added"
        backup.make(library, keep=KEEP)
        assert looked_at == [1, 2], "nothing has changed"
        step(library, 2, kind_of_first(library.load(2), ArticleKind.NOTICE))
        backup.make(library, keep=KEEP)
    assert looked_at == [1, 2, 2]


def test_a_cell_that_changed_by_itself_makes_an_issue_another_than_in_the_backup(path: Path):
    with Library.open(path) as library:
        for issue in (ISSUE, FROM_ELSEWHERE):
            add_sample(library, issue)
        found = backup.make(library, keep=KEEP)
    assert changed_issues(path, found) == set()
    copy = path.with_name("copy.db")
    for table, column in CELLS:
        for damage in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"):
            shutil.copyfile(found, copy)
            with closing(sqlite3.connect(copy)) as file, file:
                file.execute(f"{damage} WHERE issue = 2")
            assert changed_issues(copy, found) == {2}, damage
            assert changed_issues(found, copy) == {2}, damage


def test_a_library_is_not_compared_with_a_backup_of_another_schema_or_a_damaged_one(path: Path, made: Path):
    with closing(sqlite3.connect(made)) as file, file:
        file.execute("PRAGMA user_version = 3")
    assert changed_issues(path, made) is None
    made.write_bytes(made.read_bytes()[:5000])
    assert changed_issues(path, made) is None


def test_a_backup_goes_to_a_new_file_of_a_chosen_name(library: Library, tmp_path: Path):
    add_sample(library)
    output = tmp_path / "给 “安” 的副本.db"
    assert backup.make(library, keep=KEEP, output=output) == output
    assert not backup.folder_of(library.path).exists()
    content = output.read_bytes()
    with pytest.raises(StoreError, match="is there already"):
        backup.make(library, keep=KEEP, output=output)
    assert output.read_bytes() == content


def test_a_disk_without_room_is_told_and_nothing_is_left(path: Path, made: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(backup, "_SPARE", 1e15)
    before, there = rows(path), files(path.parent)
    with pytest.raises(StoreError, match="There is no room"):
        restore(path, made, keep=KEEP)
    with Library.open(path) as library, pytest.raises(StoreError, match="There is no room"):
        backup.make(library, keep=Keep(1, 0, 0))
    assert (rows(path), files(path.parent)) == (before, there)


@pytest.mark.skipif(sys.platform == "win32", reason="files have no limit there")
def test_a_disk_that_fails_half_way_is_told_and_nothing_is_left(path: Path, made: Path):
    import resource

    before, there = path.read_bytes(), files(path.parent)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Library.open(path) as library:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
        try:
            with pytest.raises(StoreError, match=r"No copy of the database can be written there \(disk I/O error\)"):
                backup.make(library, keep=Keep(1, 0, 0))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (path.read_bytes(), files(path.parent)) == (before, there)


def test_a_folder_that_can_t_be_written_is_told_and_the_work_goes_on(library: Library, path: Path):
    issue_id = add_sample(library)
    backup.folder_of(path).write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(StoreError, match=r"library\.db\.backups: No copy .* can be written there \(File exists\)"):
        backup.make(library, keep=KEEP)
    assert step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))


def test_a_library_on_a_server_is_left_to_the_server():
    with pytest.raises(StoreError, match="pg_dump"):
        backup.file_of(Url("postgresql://ann:secret@host/papers"))


def times(*names: str) -> dict[Path, datetime]:
    return {Path(name): datetime.strptime(name, "%Y-%m-%d %H") for name in names}


def test_the_newest_backup_of_each_of_the_last_days_and_weeks_stays() -> None:
    today = date(2026, 3, 31)  # a Tuesday
    found = {Path(f"{day} {hour}"): datetime(2026, 3, day, hour) for day in range(1, 32) for hour in (9, 15)}

    def stay(keep: Keep) -> list[str]:
        return sorted(map(str, backup.kept(found, keep, today)))

    assert stay(Keep(recent=1, days=3, weeks=0)) == ["29 15", "30 15", "31 15"]
    assert stay(Keep(recent=1, days=0, weeks=3)) == ["22 15", "29 15", "31 15"]
    assert stay(Keep(recent=3, days=0, weeks=0)) == ["30 15", "31 15", "31 9"]


def test_the_newest_stay_and_beyond_them_the_last_of_each_day_and_week():
    found = times(
        "2026-03-31 09", "2026-03-31 08", "2026-03-31 07",  # Tuesday, today
        "2026-03-30 18", "2026-03-30 10",
        "2026-03-29 18",  # Sunday: of the week before
        "2026-03-24 12", "2026-03-23 12",
        "2026-03-20 12", "2026-03-01 12",
    )  # fmt: skip
    gone = set(found) - backup.kept(found, Keep(recent=2, days=2, weeks=3), date(2026, 3, 31))
    assert {str(path) for path in gone} == {
        "2026-03-31 07", "2026-03-30 10", "2026-03-24 12", "2026-03-23 12", "2026-03-01 12",
    }  # fmt: skip


def test_the_last_backup_stays_however_old_it_is():
    found = times("2020-01-01 09", "2020-01-01 08")
    assert backup.kept(found, Keep(0, 0, 0), date(2026, 3, 31)) == {Path("2020-01-01 09")}


def test_a_new_backup_takes_the_place_of_those_that_need_not_stay(library: Library):
    folder = backup.folder_of(library.path)
    first = backup.make(library, keep=KEEP)
    old = folder / "2019-05-05_10-00-00.db"
    other = folder / "my own.db"
    first.rename(old)
    shutil.copy(old, other)
    assert backup.last_day(library.path) == date(2019, 5, 5)
    second = backup.make(library, keep=Keep(1, 3, 3))
    assert set(folder.iterdir()) == {second, other}
    third = backup.make(library, keep=Keep(2, 0, 0))
    assert set(folder.iterdir()) == {second, third, other}
    assert backup.last_day(library.path) == date.today()


def test_what_a_killed_program_left_unfinished_is_cleared_away(library: Library):
    folder = backup.folder_of(library.path)
    left, now = folder / ".unfinished-abc", folder / ".unfinished-def"
    for room in (left, now):
        room.mkdir(parents=True)
        (room / "copy.db").write_bytes(b"half")
    os.utime(left, (0, 0))
    backup.make(library, keep=KEEP)
    assert not left.exists()
    assert now.exists()
