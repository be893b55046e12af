"""Texts as PostgreSQL accepts them: it has no U+0000, so that one is stored, and read back, as two other characters.

Both ways run for each text that is stored or read, so a text without any of the characters costs no more than a look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg.adapt import Dumper, Loader

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg.abc import Buffer

_MARK = "\x1a"
_NUL, _ITSELF = f"{_MARK}0", f"{_MARK}1"


def escaped(text: str) -> str:
    """The text with no U+0000 in it; no two texts become the same one."""
    if "\0" in text or _MARK in text:
        return text.replace(_MARK, _ITSELF).replace("\0", _NUL)
    return text


def restored(text: str) -> str:
    """The text that was escaped."""
    return text.replace(_NUL, "\0").replace(_ITSELF, _MARK) if _MARK in text else text


class _Dumper(Dumper):
    def dump(self, obj: str) -> bytes:
        return escaped(obj).encode()


class _Loader(Loader):
    def load(self, data: Buffer) -> str:
        return restored(bytes(data).decode())


def let_through(connection: Connection) -> None:
    """Let a connection store and return any text."""
    connection.adapters.register_dumper(str, _Dumper)
    connection.adapters.register_loader("text", _Loader)
