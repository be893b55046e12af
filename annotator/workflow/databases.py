"""Which addresses name a database."""

from __future__ import annotations

from annotator.core.address import Address, Url

_SUFFIXES = (".db", ".sqlite", ".sqlite3")
_SQLITE = b"SQLite format 3\x00"


def is_database(path: Address) -> bool:
    """Whether an address names a database: a URL, a file that is one, or, where that is empty or missing, a suffix."""
    if isinstance(path, Url):
        return True
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    return path.suffix.lower() in _SUFFIXES and not path.is_dir()
