"""Full disks, locks, rights and damage: one plain sentence, nothing lost, and the program goes on."""

import ctypes
import errno
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer

import peewee
import pytest

from annotator.core.errors import ReadOnly
from annotator.core.operations import Operation, added
from annotator.core.records import ArticleKind, Note, Position
from annotator.store import FileMoved, Library, StoreError
from annotator.store.errors import trouble
from annotator.store.recovery.repair import repair
from tests.store.samples import FROM_ELSEWHERE, MADE, add_sample, kind_of_first, step
from tests.torture.deaths import said_by_check

LARGE = Operation("note", added([Note(id="n9", origin="ann", start=Position(0), end=Position(1), text="注" * 100_000)]))


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """A library in a file, as all this is about the file."""
    with Library.open(path) as library:
        yield library


def test_a_full_disk_stores_nothing_and_harms_nothing(library: Library):
    issue_id = add_sample(library)
    most = library.database.pragma("max_page_count")
    library.database.pragma("max_page_count", library.database.pragma("page_count") + 1)
    with pytest.raises(StoreError, match=r"The disk is full.*all before it is safe") as caught:
        step(library, issue_id, LARGE)
    assert str(caught.value).startswith(str(library.path))
    assert library.load(issue_id) == MADE
    assert list(library.check()) == []
    library.database.pragma("max_page_count", most)
    assert step(library, issue_id, LARGE).by_id["n9"]


def test_an_import_that_does_not_fit_is_not_half_there(library: Library):
    add_sample(library)
    library.database.pragma("max_page_count", library.database.pragma("page_count") + 1)
    with pytest.raises(StoreError, match="The disk is full"):
        library.add(FROM_ELSEWHERE, (LARGE,), author="ann")
    assert len(library.issues()) == 1
    assert list(library.check()) == []


def test_a_lock_that_stays_is_one_plain_message(library: Library):
    issue_id = add_sample(library)
    library.database.pragma("busy_timeout", 1)
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Another program is using the file"):
            step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
        assert library.load(issue_id) == MADE
    step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))


def test_a_lock_that_goes_is_waited_for(library: Library):
    issue_id = add_sample(library)
    with closing(sqlite3.connect(library.path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = Timer(0.2, other.rollback)
        release.start()
        step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
        release.join()


class _Header(ctypes.Structure):
    """Which process capget and capset speak of (see capset(2)); by itself this one."""

    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


@contextmanager
def _without_rights() -> Iterator[Path]:
    """A folder of one's own, as somebody whom file rights bind: root is bound once it has laid down two capabilities.

    To become another user would not do: the checkout itself may lie where only root can read.
    """
    folder = Path(tempfile.mkdtemp())
    libc = ctypes.CDLL(None, use_errno=True)
    header = _Header(0x20080522, 0)
    held = (ctypes.c_uint32 * 6)()
    libc.capget(ctypes.byref(header), held)
    fewer = (ctypes.c_uint32 * 6)(*held)
    fewer[0] &= ~(1 << 1 | 1 << 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of the effective ones
    libc.capset(ctypes.byref(header), fewer)
    try:
        yield folder
    finally:
        libc.capset(ctypes.byref(header), held)
        folder.chmod(0o700)
        shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="rights of files are different on this system")
def test_a_read_only_file_can_be_read_but_not_written():
    with _without_rights() as folder:
        path = folder / "library.db"
        with Library.open(path) as library:
            issue_id = add_sample(library)
        path.chmod(0o400)
        with Library.open(path) as library:
            assert library.load(issue_id) == MADE
            with pytest.raises(StoreError, match="read-only"):
                step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))


@pytest.mark.skipif(sys.platform != "linux", reason="rights of files are different on this system")
def test_a_file_that_may_not_be_read_is_one_plain_message():
    with _without_rights() as folder:
        path = folder / "library.db"
        Library.open(path).close()
        path.chmod(0)
        with pytest.raises(StoreError, match="can't be opened"):
            Library.open(path)


@pytest.mark.skipif(sys.platform != "linux", reason="rights of files are different on this system")
def test_what_is_in_a_read_only_folder_is_read_and_nothing_is_made_there():
    with _without_rights() as folder:
        path = folder / "library.db"
        with Library.open(path) as library:
            issue_id = add_sample(library)
        folder.chmod(0o500)
        with Library.open(path) as library:
            assert library.is_read_only
            assert library.load(issue_id) == MADE
            assert list(library.check()) == []
            with pytest.raises(ReadOnly, match="so nothing can be stored there"):
                library.leases.take(issue_id, person="ann")
            with pytest.raises(StoreError, match="read-only, so the last step was not stored"):
                step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
        with pytest.raises(StoreError, match="can't be opened"):
            Library.open(folder / "new.db")
        assert list(folder.iterdir()) == [path]


@pytest.mark.skipif(sys.platform != "linux", reason="rights of files are different on this system")
def test_an_old_database_in_a_read_only_folder_is_one_plain_message():
    with _without_rights() as folder:
        path = folder / "library.db"
        with Library.open(path) as library:
            add_sample(library)
        with closing(sqlite3.connect(path)) as file:
            file.execute("PRAGMA user_version = 3")
        folder.chmod(0o500)
        with pytest.raises(StoreError, match="An earlier version of this program has made this database"):
            Library.open(path)
        assert list(folder.iterdir()) == [path]


def test_another_that_is_storing_is_no_lost_step_for_who_reads(library: Library):
    add_sample(library)
    library.database.pragma("busy_timeout", 1)
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"Another program is using the file\. Try again") as caught:
            library.leases.take(1, person="ann")
    assert "step" not in str(caught.value)


def test_a_bug_stays_a_bug(library: Library):
    library.close()
    with pytest.raises(peewee.InterfaceError):
        library.issues()


def test_a_faulty_statement_is_not_taken_for_a_damaged_file(path: Path, library: Library):
    with pytest.raises(peewee.OperationalError, match="syntax error"), trouble(path):
        library.database.execute_sql("SELECT FROM issue")


def test_a_damaged_page_is_told_and_checking_names_it(path: Path):
    with Library.open(path) as library:
        issue_id = add_sample(library)
        (root,) = library.database.execute_sql("SELECT rootpage FROM sqlite_master WHERE name = 'entity'").fetchone()
        size = library.database.page_size
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * 200)
    damaged = path.read_bytes()
    with Library.open(path) as library:
        with pytest.raises(StoreError, match=r"The file is damaged\. `annotator check`"):
            library.load(issue_id)
        found = list(library.check())
    assert found
    assert path.read_bytes() == damaged


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entity SET state = 'perhaps'",
        "UPDATE entity SET start = 'here'",
        "UPDATE entity SET label = CAST(x'FF' AS TEXT)",
        "UPDATE raw SET text = x'FF'",
        "UPDATE issue SET pages = '{'",
    ],
)
def test_a_row_that_stands_for_nothing_is_told(path: Path, sql: str):
    with Library.open(path) as library:
        issue_id = add_sample(library)
    with closing(sqlite3.connect(path)) as file:
        file.executescript(sql)
    with Library.open(path) as library:
        with pytest.raises(StoreError, match="The file is damaged"):
            library.load(issue_id)
        assert len(list(library.check())) == 1


@pytest.mark.parametrize("names", ["'{'", "x'FF'"])
def test_gathered_names_that_can_not_be_read_are_told(path: Path, names: str):
    with Library.open(path) as library:
        add_sample(library)
        assert library.word_lists.all() == {}
        library.database.execute_sql(f"INSERT INTO gold SELECT id, changed_at, {names} FROM issue")
        with pytest.raises(StoreError, match=r"Issue 1 can't be read .* `annotator check`"):
            library.word_lists.all()
        assert list(library.check()) == ["issue 1: its entities in the gold can't be read"]
    assert "issue 1: its entities in the gold will be gathered anew" in list(repair(path))
    with Library.open(path) as library:
        assert list(library.check()) == []
        assert library.word_lists.all() == {}


def test_a_journal_that_can_not_be_read_is_told(path: Path):
    with Library.open(path) as library:
        issue_id = add_sample(library)
    with closing(sqlite3.connect(path)) as file:
        file.executescript("UPDATE journal SET step = 'jump', changes = x'7B'")
    with Library.open(path) as library:
        with pytest.raises(StoreError, match="The journal of issue 1 can't be read"):
            library.history(issue_id)
        with pytest.raises(StoreError, match="Row 1 of the journal of issue 1 can't be read"):
            library.operation(issue_id, 1)


@pytest.mark.parametrize(
    "name",
    ["a b.db", "湖畔 晨报.db", 'it\'s "so".db', "100%41.db", "why?mode=ro.db", "a#b&c=d;e.db", ":memory:", "file:a.db"],
)
def test_a_database_may_have_any_name(tmp_path: Path, name: str):
    folder = tmp_path / name.removesuffix(".db")
    folder.mkdir()
    path = folder / name
    with Library.open(path) as library:
        issue_id = add_sample(library)
    with Library.open(path, create=False) as library:
        stored = step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
        assert library.load(issue_id) == stored
        assert list(library.check()) == []
    assert list(folder.iterdir()) == [path]
    assert said_by_check(path) == (0, "")


def _remove(path: Path) -> None:
    path.unlink()


def _remove_all(path: Path) -> None:
    shutil.rmtree(path.parent)


def _replace(path: Path) -> None:
    other = path.with_name("other.db")
    Library.open(other).close()
    other.replace(path)


def _remove_newest(path: Path) -> None:
    path.with_name(f"{path.name}-wal").unlink()


def _move_away(path: Path) -> None:
    path.rename(path.with_name("moved.db"))


@pytest.fixture
def displaced(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    return folder / "library.db"


@pytest.mark.parametrize("displace", [_remove, _remove_all, _remove_newest, _replace, _move_away])
def test_a_file_that_goes_under_the_program_is_noticed_before_anything_is_acknowledged(
    displaced: Path, displace: Callable[[Path], None]
):
    with Library.open(displaced) as library:
        issue_id = add_sample(library)
        displace(displaced)
        for _again in range(2):
            with pytest.raises(FileMoved, match="was removed or replaced while it was open, so the last step was not"):
                step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
        assert library.load(issue_id) == MADE


@pytest.mark.parametrize("displace", [_remove, _remove_all, _remove_newest, _replace, _move_away])
def test_what_was_in_a_file_that_is_gone_is_written_to_another_one(
    displaced: Path, tmp_path: Path, displace: Callable[[Path], None]
):
    other = tmp_path / "other place.db"
    with Library.open(displaced) as library:
        issue_id = add_sample(library)
        displace(displaced)
        library.go_on_in(other)
        stored = step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
        assert library.path == other
    with Library.open(other, create=False) as library:
        assert library.load(issue_id) == stored
        assert list(library.check()) == []


def test_closing_does_not_harm_the_file_that_has_taken_the_place(displaced: Path):
    with Library.open(displaced) as library:
        add_sample(library)
        displaced.unlink()
        displaced.with_name("library.db-wal").unlink()
        displaced.with_name("library.db-shm").unlink()
        with Library.open(displaced) as successor:
            issue_id = add_sample(successor)
            library.close()
            step(successor, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
    assert said_by_check(displaced) == (0, "")
    with Library.open(displaced, create=False) as library:
        assert len(library.history(issue_id).entries) == 3


def test_a_file_that_is_put_back_goes_on(displaced: Path):
    with Library.open(displaced) as library:
        issue_id = add_sample(library)
        _move_away(displaced)
        with pytest.raises(FileMoved):
            step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
        displaced.with_name("moved.db").rename(displaced)
        step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))


def test_going_on_elsewhere_writes_over_no_file(library: Library, tmp_path: Path):
    issue_id = add_sample(library)
    other = tmp_path / "other.db"
    other.write_bytes(b"mine")
    with pytest.raises(StoreError, match="is there already"):
        library.go_on_in(other)
    assert other.read_bytes() == b"mine"
    step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))


def test_going_on_elsewhere_where_nothing_can_be_written_changes_nothing(library: Library, tmp_path: Path):
    issue_id = add_sample(library)
    with pytest.raises(StoreError, match="can't be written"):
        library.go_on_in(tmp_path / "missing" / "other.db")
    step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))


@pytest.mark.parametrize(
    ("code", "sentence"), [(errno.ENOSPC, "disk is full"), (errno.EDQUOT, "disk is full"), (errno.EIO, "disk failed")]
)
def test_what_the_system_says_of_a_disk_is_trouble_with_the_database(code: int, sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence), trouble(Path("library.db")):
        raise OSError(code, "…")
