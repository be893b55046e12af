"""The files of a CAS export: a folder, INCEpTION's tree of DOCUMENT/USER.xmi, or a ZIP of either.

Nothing is unpacked to disk, and nothing beyond the bounds is read.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile

from annotator.core.errors import BadInput
from annotator.core.marking import marked
from annotator.formats import text as texts
from annotator.formats.reading import opened

JSON = ".json"
ZIP = ".zip"
XMI = ".xmi"

_MOST_FILES = 20_000
_MOST_DIRECTORY = 2**24
_MOST_UNPACKED = 2**30
_DEEPEST = 6
_NO_CAS = {"source", "annotation_ser", "curation_ser"}
"""Folders of an exported project in which the same documents stand in other forms."""
_PROJECT = "exportedproject.json"


@dataclass(frozen=True, slots=True)
class CasFile:
    """A file: where it stands in what was named, and what reads it."""

    path: PurePosixPath
    data: Callable[[], bytes]

    @property
    def folder(self) -> str:
        """The folder that it stands in, which in a tree has the document's name."""
        return self.path.parent.name

    @property
    def user(self) -> str:
        """Whose annotations it holds, in a tree."""
        return self.path.stem


def cas_files(path: Path) -> Iterator[CasFile]:
    """The files of a folder or a ZIP in the order of their names; the file itself where one is named.

    BadInput where there are none, where there is too much, or where a path leads outside.
    """
    files = list(_in_folder(path) if path.is_dir() else _in_zip(path) if is_zip(path) else _alone(path))
    if not files and path.is_dir():
        raise BadInput(marked("Trouble", "{0}: is no folder with files NAME.xmi or NAME.json."), path)
    if not files:
        raise BadInput(marked("Trouble", "{0}: holds no files NAME.xmi or NAME.json."), path)
    yield from sorted(files, key=lambda file: file.path)


def _is_tree(folder: Path) -> bool:
    """Whether a folder is INCEpTION's tree of DOCUMENT/USER.xmi, or such a project, and not a folder of texts."""
    places = ("*/*.xmi", "annotation/*/*.xmi", "annotation/*/*.zip", "annotation/*/*.json", "curation/*/*.xmi")
    if not any(any(folder.glob(place)) for place in places):
        return False
    return all(one.is_dir() or one.suffix.lower() in (".xml", ".json", ".log") for one in folder.iterdir())


def is_zip(path: Path) -> bool:
    """Whether a file is a ZIP."""
    with opened(path) as file:
        return file.read(4) == b"PK\3\4"


def holds_cas(path: Path) -> bool:
    """Whether a file, a folder or a ZIP is or holds what looks like a CAS; no BadInput."""
    if path.is_dir():
        return any(path.glob("*.xmi")) or _is_tree(path)
    if path.suffix.lower() != ZIP:
        return path.suffix.lower() == XMI
    try:
        return is_zip(path) and any(file.path.suffix.lower() == XMI or file.folder for file in _in_zip(path))
    except BadInput:
        return False


def _alone(path: Path) -> Iterator[CasFile]:
    yield CasFile(PurePosixPath(path.name), lambda: texts.contents(path))


def _counts(path: PurePosixPath) -> bool:
    """Whether a path may be that of a CAS, or of a ZIP that holds one."""
    is_cas = path.suffix.lower() in (XMI, JSON, ZIP) and path.name != _PROJECT
    return is_cas and not path.name.startswith(".") and _NO_CAS.isdisjoint(path.parts[:-1])


def _in_folder(folder: Path) -> Iterator[CasFile]:
    root = os.path.realpath(folder)
    count = 0
    for place, folders, files in os.walk(root):
        inside = PurePosixPath(Path(place).relative_to(root).as_posix())
        folders[:] = sorted(folders) if len(inside.parts) < _DEEPEST - 1 else []
        count += len(files)
        if count > _MOST_FILES:
            raise BadInput(marked("Trouble", "{0}: holds more than {1} files; divide it first."), folder, _MOST_FILES)
        for name in files:
            file = Path(place, name)
            if not _counts(inside / name):
                continue
            if not Path(os.path.realpath(file)).is_relative_to(root):
                raise BadInput(marked("Trouble", "{0}: leads outside ({1})."), folder, inside / name)
            if name.lower().endswith(ZIP):
                yield from _nested(file, inside / name, texts.contents)
            else:
                yield CasFile(inside / name, lambda file=file: texts.contents(file))  # type: ignore[misc]


def _nested(file: Path, inside: PurePosixPath, contents: Callable[[Path], bytes]) -> Iterator[CasFile]:
    """The CAS of a user, which INCEpTION packs together with its type system."""
    if len(inside.parts) > 1:
        for packed in _of_zip(file, BytesIO(contents(file)), [_MOST_UNPACKED]):
            if packed.path.suffix.lower() != ZIP:
                yield CasFile(inside.with_suffix(packed.path.suffix), packed.data)


def _in_zip(path: Path) -> Iterator[CasFile]:
    if path.stat().st_size > _MOST_UNPACKED:
        raise BadInput(marked("Trouble", "{0}: is larger than {1} MiB; divide it first."), path, _MOST_UNPACKED >> 20)
    left = [_MOST_UNPACKED]
    for file in _of_zip(path, BytesIO(path.read_bytes()), left):
        if file.path.suffix.lower() != ZIP:
            yield file
        elif file.folder:
            for packed in _of_zip(path, BytesIO(file.data()), left):
                yield CasFile(file.path.with_suffix(packed.path.suffix), packed.data)


def _of_zip(path: Path, file: IO[bytes], left: list[int]) -> Iterator[CasFile]:
    """The files of a ZIP; `left` is how many bytes may still be unpacked."""
    _check_directory(path, file)
    with _faults(path):
        packed = ZipFile(file)
        names = [entry.filename for entry in packed.infolist() if not entry.is_dir()]
    for name in names:
        inside = PurePosixPath(name)
        if inside.is_absolute() or ".." in inside.parts or "\\" in name:
            raise BadInput(marked("Trouble", "{0}: leads outside ({1})."), path, name)
        if _counts(inside) and len(inside.parts) <= _DEEPEST:
            yield CasFile(inside, lambda name=name: _unpacked(path, packed, name, left))  # type: ignore[misc]


def _unpacked(path: Path, packed: ZipFile, name: str, left: list[int]) -> bytes:
    most = min(texts.MOST_BYTES, left[0])
    with _faults(path), packed.open(name) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise BadInput(marked("Trouble", "{0}: becomes much too large when it is unpacked."), path)
    left[0] -= len(data)
    return data


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Tells what is wrong with a ZIP as BadInput."""
    try:
        yield
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise BadInput(marked("Trouble", "{0}: is no ZIP that can be read."), path) from error


def _check_directory(path: Path, file: IO[bytes]) -> None:
    """BadInput if a ZIP lists so many files that the list alone would fill the memory."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 2**16 - 42))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\5\6")
    many = int.from_bytes(tail[at + 10 : at + 12], "little")
    listed = int.from_bytes(tail[at + 12 : at + 16], "little")
    is_long = b"PK\6\7" in tail[max(0, at - 20) : at]
    if at < 0 or many > _MOST_FILES or listed > _MOST_DIRECTORY or is_long:
        raise BadInput(
            marked("Trouble", "{0}: is no ZIP that can be read, or lists more than {1} files."), path, _MOST_FILES
        )
