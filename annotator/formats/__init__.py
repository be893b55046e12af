"""Bytes to issues and back, one module a format; nothing here knows of a window or a database.

A new format is a module with `read` or `write`, and a line in the table FORMATS.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from annotator.core.issue import Issue
from annotator.formats import conll, jsonl, text
from annotator.formats.writing import Report, Scope


class Reader(Protocol):
    """Reads the issues of a file one by one (see `read`)."""

    def __call__(self, path: Path, *, encoding: str | None = None) -> Iterator[Issue]: ...


class Writer(Protocol):
    """Writes issues to a file (see `write`)."""

    def __call__(self, issues: Iterable[Issue], path: Path, *, scope: Scope = ...) -> Report: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, what it is, its suffixes, and how it is read and written if it can be.

    `is_raw`: a file holds no records, so the suggesters have their say when it is imported.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Reader | None = None
    write: Writer | None = None
    is_raw: bool = False


FORMATS = {
    found.name: found
    for found in (
        Format("text", "raw text of an issue", (".txt",), read=text.read, is_raw=True),
        Format("jsonl", "lossless, one issue a line", (".jsonl", ".json"), read=jsonl.read, write=jsonl.write),
        Format("conll", "one character and its BIO tag a line", (".conll",), write=conll.write),
    )
}


def format_of(path: Path) -> Format:
    """The format in which a file is read, by its suffix; one of an unknown suffix is taken for raw text."""
    suffix = path.suffix.lower()
    return next((found for found in FORMATS.values() if found.read and suffix in found.suffixes), FORMATS["text"])


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issues of a file; BadInput where it is wrong, so that one read to its end is sound."""
    reader = format_of(path).read
    assert reader is not None, "format_of finds what can be read"
    return reader(path, encoding=encoding)


def write(issues: Iterable[Issue], name: str, path: Path, *, scope: Scope = Scope.APPROVED) -> Report:
    """Write issues to a file, whole or not at all, in the format of a name; KeyError when there is no such writer."""
    writer = FORMATS[name].write
    if writer is None:
        raise KeyError(name)
    return writer(issues, path, scope=scope)
