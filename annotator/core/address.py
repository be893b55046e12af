"""Where a library is: a file, or a database on a PostgreSQL server."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote, unquote

_SCHEMES = ("postgresql://", "postgres://")
_SECRETS = re.compile(r"(postgres(?:ql)?:/+[^:@/\s]*):.*@|((?:ssl)?password=)[^&\s]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class Url:
    """The address of a database on a server; wherever it is shown it is without its password.

    `secret` is the whole, as it was given.
    """

    secret: str

    def __str__(self) -> str:
        rest, _mark, options = self.secret.partition("://")[2].partition("?")
        if "@" in self.secret:  # perhaps in the password, and a "?" too: what precedes the last one is not shown
            before, rest = self.secret.partition("://")[2].rsplit("@", 1)
            user = before.partition(":")[0]
            rest, _mark, options = f"{user}@{rest}".partition("?")
        shown = [pair for pair in options.split("&") if pair and "password" not in unquote(pair.partition("=")[0])]
        return f"postgresql://{rest}" + (f"?{'&'.join(shown)}" if shown else "")

    def __repr__(self) -> str:
        return f"Url({str(self)!r})"

    def with_password(self, password: str) -> Url:
        """The address with a password, if there is any, instead of its own."""
        if not password:
            return self
        scheme, rest = str(self).split("://", 1)
        user, mark, where = rest.rpartition("@")
        return Url(f"{scheme}://{user}:{quote(password, safe='')}@{where if mark else rest}")

    @property
    def stem(self) -> str:
        """The name of the database."""
        return unquote(str(self).partition("://")[2].partition("?")[0].partition("/")[2])


Address: TypeAlias = Path | Url


def address(text: str | os.PathLike[str]) -> Address:
    """The address that a person entered for a library: a URL `postgresql://…`, else a file path."""
    return Url(text) if isinstance(text, str) and text.lower().startswith(_SCHEMES) else Path(text)


def without_passwords(text: str) -> str:
    """A text as it may be shown or kept, where a URL may stand in it."""
    return _SECRETS.sub(lambda match: f"{match[1]}@" if match[1] else f"{match[2]}…", text)
