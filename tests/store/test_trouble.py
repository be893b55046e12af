"""Full disks, locks, rights and damage: one plain sentence, nothing lost, and the program goes on."""

import ctypes
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer

import peewee
import pytest

from annotator.core.operations import Operation, added
from annotator.core.records import ArticleKind, Note, Position
from annotator.store import Library, StoreError
from tests.store.samples import FROM_ELSEWHERE, MADE, add_sample, kind_of_first, step

LARGE = Operation("note", added([Note(id="n9", origin="ann", start=Position(0), end=Position(1), text="注" * 100_000)]))


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
def test_a_read_only_folder_is_one_plain_message():
    with _without_rights() as folder:
        path = folder / "library.db"
        Library.open(path).close()
        folder.chmod(0o500)
        with pytest.raises(StoreError, match=r"can't be opened|read-only"):
            Library.open(path)
        with pytest.raises(StoreError, match=r"can't be opened|read-only"):
            Library.open(folder / "new.db")


def test_a_bug_stays_a_bug(library: Library):
    library.close()
    with pytest.raises(peewee.InterfaceError):
        library.issues()


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
        with pytest.raises(StoreError, match=r"The file is damaged\. Copy it"):
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
