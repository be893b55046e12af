"""Which files are opened, which are refused, and how an older one is brought up to date."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import peewee
import pytest

from annotator.store import Library, StoreError
from annotator.store.errors import PATIENCE
from annotator.store.migrations import SCRIPTS, upgrade
from annotator.store.sqlite import APPLICATION_ID
from tests.store.samples import MADE, add_sample

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(script.stem for script in SCRIPTS.glob("[0-9]*.py"))
NEWEST = len(SHIPPED)
PLACE = f"{NEWEST + 1:04}_place"


def _query(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as file:
        found = file.execute(sql).fetchall()
        file.commit()
    return found


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """A library in a file, as all this is about the file."""
    with Library.open(path) as library:
        yield library


def test_the_file_is_set_up_to_forget_nothing(library: Library):
    database = library.database
    assert database.journal_mode == "wal"
    assert database.synchronous == 2
    assert database.foreign_keys == 1
    assert database.pragma("busy_timeout") == PATIENCE * 1000
    library.wait_at_most(1.5)
    assert database.pragma("busy_timeout") == 1500
    assert database.application_id == APPLICATION_ID
    assert database.user_version == len(list(SCRIPTS.glob("*.py")))


def test_closing_leaves_one_file(path: Path):
    with Library.open(path) as library:
        add_sample(library)
    assert list(path.parent.iterdir()) == [path]


def test_a_database_that_is_not_there_is_named(path: Path):
    with pytest.raises(StoreError, match=r"library\.db: There is no such database"):
        Library.open(path, create=False)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_one_plain_message(tmp_path: Path):
    with pytest.raises(StoreError, match="See that its folder exists"):
        Library.open(tmp_path / "missing" / "library.db")


def test_a_folder_is_refused(tmp_path: Path):
    with pytest.raises(StoreError, match="not a file"):
        Library.open(tmp_path)


def test_an_empty_file_becomes_a_library(path: Path):
    path.touch()
    with Library.open(path) as library:
        add_sample(library)
        assert list(library.check()) == []


def test_an_empty_file_is_refused_where_none_may_be_made(path: Path):
    path.touch()
    with pytest.raises(StoreError, match="not a database of this program"):
        Library.open(path, create=False)
    assert path.read_bytes() == b""


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_database_of_another_program_is_refused_and_not_touched(path: Path, mode: str):
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA journal_mode = {mode}")
        other.execute("CREATE TABLE issue (id INTEGER)")
        other.commit()
        files = {file: file.read_bytes() for file in path.parent.iterdir()}
        with pytest.raises(StoreError, match="not a database of this program; it was left as it is"):
            Library.open(path)
        assert {file: file.read_bytes() for file in path.parent.iterdir()} == files


@pytest.mark.parametrize("content", ["一段新闻。\n" * 500, "x", "SQLite format 3\0" + "\0" * 200])
def test_a_file_that_is_no_database_is_refused_and_not_touched(path: Path, content: str):
    path.write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match="not a database of this program"):
        Library.open(path)
    assert path.read_text(encoding="utf-8") == content
    assert list(path.parent.iterdir()) == [path]


def test_a_database_of_a_newer_program_is_refused_and_not_touched(path: Path):
    Library.open(path).close()
    _query(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="A newer version of this program"):
        Library.open(path)
    assert path.read_bytes() == before


def test_programs_that_make_the_same_database_at_once_agree(path: Path):
    program = "import pathlib, sys, annotator.store; annotator.store.Library.open(pathlib.Path(sys.argv[1])).close()"
    running = [subprocess.Popen([sys.executable, "-c", program, path], cwd=ROOT) for _ in range(4)]
    assert [one.wait() for one in running] == [0] * 4
    assert _query(path, "SELECT name FROM schema_migration ORDER BY id") == [(name,) for name in SHIPPED]
    assert list(path.parent.iterdir()) == [path], "nobody has taken it for an older one"


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The migrations, and one more."""
    folder = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / f"{PLACE}.py").write_text(
        "import peewee\n"
        "def up(migrator, db):\n"
        "    migrator.migrate(migrator.add_column('issue', 'place', peewee.TextField(default='')))\n"
        f"    db.user_version = {NEWEST + 1}\n"
    )
    return folder


def test_an_older_database_is_copied_and_migrated(path: Path, scripts: Path):
    with Library.open(path) as library:
        issue_id = add_sample(library)
        upgrade(library.database, path, scripts=scripts)
        assert library.database.user_version == NEWEST + 1
        assert "place" in [column.name for column in library.database.get_columns("issue")]
        assert library.database.foreign_keys == 1
        assert library.load(issue_id) == MADE
    assert _query(path, "SELECT name FROM schema_migration ORDER BY id") == [(name,) for name in (*SHIPPED, PLACE)]
    with Library.open(path.with_name(f"library.version-{NEWEST}.db"), create=False) as copy:
        assert copy.load(issue_id) == MADE
        assert list(copy.check()) == []


def test_a_database_of_the_newest_schema_is_not_copied(path: Path):
    Library.open(path).close()
    Library.open(path).close()
    assert list(path.parent.iterdir()) == [path]


def test_a_migration_that_fails_leaves_nothing_behind(path: Path, scripts: Path):
    (scripts / f"{NEWEST + 2:04}_broken.py").write_text(
        "def up(migrator, db):\n"
        "    db.execute_sql('CREATE TABLE half (id INTEGER)')\n"
        f"    db.user_version = {NEWEST + 2}\n"
        "    db.execute_sql('INSERT INTO nowhere VALUES (1)')\n"
    )
    with Library.open(path) as library:
        with pytest.raises(peewee.OperationalError, match="nowhere"):
            upgrade(library.database, path, scripts=scripts)
        assert library.database.user_version == NEWEST + 1
        assert "half" not in library.database.get_tables()
    assert _query(path, "SELECT name FROM schema_migration ORDER BY id") == [(name,) for name in (*SHIPPED, PLACE)]


def test_programs_that_migrate_the_same_database_at_once_agree(path: Path, scripts: Path):
    with Library.open(path) as library:
        issue_id = add_sample(library)
    program = (
        "import sys; from pathlib import Path; import annotator.store.migrations as m\n"
        "from annotator.store.sqlite import Sqlite\n"
        "path, scripts = Path(sys.argv[1]), Path(sys.argv[2])\n"
        "database = Sqlite(str(path), lock_type='IMMEDIATE')\n"
        "database.connect(); m.upgrade(database, path, scripts=scripts); database.close()\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, path, scripts], cwd=ROOT) for _ in range(4)]
    assert [one.wait() for one in running] == [0] * 4
    assert _query(path, "SELECT COUNT(*) FROM schema_migration") == [(NEWEST + 1,)]
    with Library.open(path.with_name(f"library.version-{NEWEST}.db"), create=False) as copy:
        assert copy.load(issue_id) == MADE
