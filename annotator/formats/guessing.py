"""Which format with entities a file is in, by what each format says of itself."""

from __future__ import annotations

from pathlib import Path

from annotator.formats.foreign import kind_of
from annotator.formats.heads import Head
from annotator.formats.table import formats

_KNOWN_BY_CONTENT = (".json", ".jsonl", ".tsv", ".xml")


def guessed(path: Path) -> str:
    """The name of a format whose articles can be read; nothing where a file seems to be of none: then it is raw text or
    the lossless form, or is wrong.
    """
    readable = [format_ for format_ in formats().values() if format_.is_brought_back]
    suffix = path.suffix.lower()
    is_file = not path.is_dir()
    if is_file and suffix in _KNOWN_BY_CONTENT:
        head = Head(path)
        return next((format_.name for format_ in readable if format_.begins and format_.begins(head)), "")
    if held := next((format_.name for format_ in readable if format_.holds and format_.holds(path)), ""):
        return held
    by_suffix = [format_ for format_ in readable if suffix in format_.suffixes]
    return by_suffix[0].name if is_file and len(by_suffix) == 1 and by_suffix[0].read is None else ""


def looks_like(path: Path, *, other_than: str) -> str:
    """The format that a file seems to be in, if that is known and not the one it was read in; else empty."""
    if name := guessed(path):
        return name if name != other_than else ""
    kind = kind_of(path) if path.is_file() else None
    return kind.what if kind is not None else ""
