"""Copies of a database are for those who may read it, take nobody's place, and go to any name."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from annotator.store import Library
from annotator.store.recovery import backup
from annotator.store.recovery.repair import repair
from annotator.store.recovery.restore import restore
from tests.store import samples

OLD = Path(__file__).parent / "old"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.parametrize(("own", "folder"), [(0o600, 0o700), (0o640, 0o750), (0o660, 0o770)])
def test_backups_and_their_folder_have_the_mode_of_the_database(tmp_path: Path, own: int, folder: int) -> None:
    path = tmp_path / "a.db"
    with Library.open(path) as library:
        samples.add_sample(library)
        path.chmod(own)
        made = backup.make(library, keep=backup.Keep())
        apart = backup.make(library, keep=backup.Keep(), output=tmp_path / "b.db")
    assert (mode(made), mode(made.parent), mode(apart)) == (own, folder, own)


def test_a_folder_of_backups_that_is_there_keeps_the_mode_that_somebody_gave_it(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    path.chmod(0o644)
    folder = backup.folder_of(path)
    folder.mkdir()
    folder.chmod(0o750)
    with Library.open(path) as library:
        made = backup.make(library, keep=backup.Keep())
    assert (mode(made), mode(folder)) == (0o644, 0o750)


def test_a_migration_writes_over_no_earlier_copy_and_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    shutil.copy(OLD / "version-2.db", path)
    path.chmod(0o600)
    (tmp_path / "old.version-2.db").write_bytes(b"an earlier copy")
    Library.open(path).close()
    assert (tmp_path / "old.version-2.db").read_bytes() == b"an earlier copy"
    assert mode(tmp_path / "old.version-2-2.db") == 0o600


def test_the_next_copy_clears_what_a_killed_program_left_of_its_own(tmp_path: Path) -> None:
    left = tmp_path / ".annotator-copy-abc"
    left.mkdir()
    (left / "lock").touch()
    (left / "old.version-2.db").write_bytes(b"half a copy")
    shutil.copy(OLD / "version-2.db", tmp_path / "old.db")
    Library.open(tmp_path / "old.db").close()
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["old.db", "old.version-2.db"]


def test_backups_from_the_future_push_out_none_of_today() -> None:
    today = date(2024, 5, 6)
    future = {Path(f"f{n}"): datetime(2090, 1, n) for n in range(1, 13)}
    own = {Path(f"o{n}"): datetime(2024, 5, 6, n) for n in range(1, 4)}
    stay = backup.kept({**future, **own}, backup.Keep(recent=3, days=1, weeks=1), today)
    assert own.keys() <= stay


def test_a_database_with_a_name_like_a_uri_is_backed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Library.open(Path("file:a.db")) as library:
        samples.add_sample(library)
        made = backup.make(library, keep=backup.Keep())
    assert [found.path for found in backup.backups(Path("file:a.db"))] == [made]


@pytest.mark.parametrize("name", ["a.db", "file:a.db"])
def test_what_is_kept_before_a_repair_has_the_mode_of_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(name)
    with Library.open(path) as library:
        samples.add_sample(library)
    with closing(sqlite3.connect(path.absolute())) as file:
        file.executescript("DELETE FROM entity")
    path.chmod(0o640)
    assert list(repair(path))
    assert (mode(path), mode(path.with_name(f"{path.stem}.before-repair.db"))) == (0o640, 0o640)


@pytest.mark.parametrize("name", ["a.db", "file:a.db"])
def test_what_a_backup_makes_of_a_database_has_the_mode_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path, apart, lost = Path(name), Path(f"{name}.apart"), Path(f"{name}.lost")
    with Library.open(path) as library:
        samples.add_sample(library)
        path.chmod(0o640)
        backup.make(library, keep=backup.Keep(), output=apart)
    before = restore(path, apart, keep=backup.Keep())
    assert before is not None
    assert restore(lost, apart, keep=backup.Keep()) is None
    assert [mode(made) for made in (path, apart, before, lost)] == [0o640] * 4
    with Library.open(lost, create=False) as library:
        assert library.load(1) == samples.MADE
