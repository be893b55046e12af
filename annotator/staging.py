"""Files and folders that are replaced whole or not at all, and together with what belongs to them.

What will stand at a place is made in a hidden folder beside it, `.NAME.part`, which is locked by whoever works in it. A
killed program leaves it behind; the next one at the same place finishes or takes back what was begun, and removes it.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.core.errors import AnnotatorError
from annotator.core.marking import marked

MARK = ".annotator-export"
"""Marks a folder that was put in place by this module, which a later one may replace."""

_LOCK, _NEW, _OLD, _PLACING = "lock", "new", "old", "placing"
"""What a hidden folder holds: its lock, what comes, what goes and, once that has begun, the inode of what comes."""
_LONGEST_NAME = 255
_ABANDONED = 86_400  # seconds after which a folder without a lock, as earlier versions made them, is nobody's any more
_MANY = 200
_SWAP = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_HERE = -100  # AT_FDCWD


@contextmanager
def staged(path: Path, *beside: Path) -> Iterator[list[Path]]:
    """Names under which to write what will stand at `path`, a file or a folder, and in files `beside` it; all take
    their places once all is well. Until then nothing there has changed, and if anything fails nothing is left behind.

    At no moment does a file of `beside` stand by something else than it was written with. A link stays, and what it
    leads to is replaced. Raises AnnotatorError when it can't be written, when another program is writing it, and where
    something stands that is no file, or no folder that came there in this way.
    """
    try:
        for one in (path, *beside):
            _refuse_foreign(one)
        stage = _Stage(path)
        with stage.held():
            names = [stage.new(one) for one in (path, *beside)]
            yield names
            stage.place(names[0], dict(zip(names[1:], beside, strict=True)))
    except OSError as error:
        raise AnnotatorError(
            marked("Trouble", "{0}: can't be written ({1})."), path, error.strerror or error
        ) from error


def _refuse_foreign(path: Path) -> None:
    """Raise AnnotatorError where something stands that may not be replaced."""
    target = Path(os.path.realpath(path))
    is_ours = target.is_file() or (target / MARK).is_file()
    if not target.name or (target.exists() and not is_ours):
        raise AnnotatorError(marked("Trouble", "{0}: is no ordinary file; name another one to write to."), path)


@contextmanager
def workroom(folder: Path, prefix: str) -> Iterator[Path]:
    """A temporary folder in another one, always removed; so are those that killed programs left there."""
    clear(folder, prefix)
    room = folder / f"{prefix}{secrets.token_hex(8)}"
    room.mkdir(mode=0o700)
    with locked(room):
        try:
            yield room
        finally:
            _empty(room)


def clear(folder: Path, prefix: str) -> None:
    """Remove the workrooms in a folder that killed programs left there."""
    for left in folder.glob(f"{prefix}*"):
        with suppress(OSError):  # another program is faster
            if (left / _LOCK).exists() or left.stat().st_mtime < time.time() - _ABANDONED:
                with locked(left) as is_ours:
                    if is_ours:
                        _empty(left)


def _empty(room: Path) -> None:
    for left in room.iterdir():
        if left.name != _LOCK:
            _remove(left)


@contextmanager
def locked(room: Path) -> Iterator[bool]:
    """Whether a folder, which is made where it is not there, is now ours: False where another program works in it."""
    from filelock import FileLock, Timeout  # 30 ms, and needed only where something is written

    room.mkdir(exist_ok=True)
    lock = FileLock(room / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        try:
            _remove(room / _LOCK)
        finally:
            lock.release()
        _remove(room / _LOCK)  # once more, for systems that keep an open file
        with suppress(OSError):
            room.rmdir()


def synced(path: Path) -> None:
    """Wait until a file, or a folder with all that is in it, is on the disk."""
    files = [file for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file()]
    if len(files) > _MANY and hasattr(os, "sync"):
        os.sync()  # one by one, ten thousand files take minutes
        return
    for file in files:
        with file.open("rb+") as opened:
            os.fsync(opened.fileno())


class _Stage:
    """What is made for a place: `path` as it was named, `target` where links lead."""

    def __init__(self, path: Path) -> None:
        self._path, self._target = path, Path(os.path.realpath(path))
        name = os.fsencode(self._target.name)[: _LONGEST_NAME - len("..part")].decode("utf-8", "ignore")
        self._room = self._target.with_name(f".{name}.part")

    def new(self, path: Path) -> Path:
        """Where what will stand at a path is written."""
        return self._room / _NEW / path.name

    @contextmanager
    def held(self) -> Iterator[None]:
        """While active the hidden folder is ours, and empty at first; it is removed afterwards, unless its content
        could not be put back.
        """
        with locked(self._room) as is_ours:
            if not is_ours:
                raise AnnotatorError(
                    marked("Trouble", "{0}: another program is writing this; wait until it is done."), self._path
                )
            self._leave()
            try:
                (self._room / _NEW).mkdir()
                (self._room / _OLD).mkdir()
                yield
            finally:
                self._leave()

    def place(self, new: Path, beside: dict[Path, Path]) -> None:
        """Put what was written in its place, first of all on the disk."""
        if new.is_dir():
            (new / MARK).touch()
        for one in (new, *beside):
            synced(one)
        placing = self._room / _PLACING
        placing.write_text(str(new.stat().st_ino), encoding="ascii")
        synced(placing)
        for file in beside.values():
            if file.exists():
                _move(file, self._room / _OLD / file.name)
        if not (self._target.exists() and _swapped(new, self._target)):
            if self._target.is_dir() or (new.is_dir() and self._target.exists()):
                self._target.rename(self._room / _OLD / new.name)  # no system replaces the one by the other in one step
            new.replace(self._target)
        for one, file in beside.items():
            _move(one, file)
        _sync_names(self._target.parent)

    def _leave(self) -> None:
        """Finish, or take back, what was begun, and remove what is left of it."""
        with suppress(FileNotFoundError, ValueError):  # nothing was begun
            placed = int((self._room / _PLACING).read_text(encoding="ascii"))
            self._settle(placed)
        for left in (_PLACING, _NEW, _OLD):  # in this order: until placing is forgotten nothing may be lost
            _remove(self._room / left)

    def _settle(self, placed: int) -> None:
        """See that something stands at the place, and beside it what belongs to it."""
        before = self._room / _OLD / self._path.name
        if before.exists() and not self._target.exists():
            before.rename(self._target)
        is_new = self._target.exists() and self._target.stat().st_ino == placed
        for file in (self._room / (_NEW if is_new else _OLD)).iterdir():
            place = self._path.with_name(file.name)
            if file.name != self._path.name and not place.exists():
                _move(file, place)


def _swapped(one: Path, other: Path) -> bool:
    """Swap two files or folders in one step; returns whether the system supports that there."""
    if os.name == "nt":
        return False
    system = ctypes.CDLL(None)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        return bool(system.renamex_np(*paths, _SWAP) == 0)
    else:
        swap = getattr(system, "renameat2", None)
        return swap is not None and bool(swap(_HERE, paths[0], _HERE, paths[1], _SWAP) == 0)


def _move(file: Path, to: Path) -> None:
    """Give a file another place, in one step even on another disk, where a link leads there."""
    if file.parent.stat().st_dev == to.parent.stat().st_dev:
        file.replace(to)
        return
    with staged(to) as [copy]:
        shutil.copyfile(file, copy)
    file.unlink()


def _sync_names(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    if os.name == "nt":
        return  # Windows opens no folders
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(left: Path) -> None:
    if left.is_dir():
        shutil.rmtree(left, ignore_errors=True)
    with suppress(OSError):
        left.unlink()
