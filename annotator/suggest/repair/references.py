"""Character references of HTML that a dump has left in a text: &ldquo; and &#8220; stand for “."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from annotator.core.records import CorrectionKind
from annotator.suggest.repair.fixes import Fix

_REFERENCE = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SURE = 0.97


def references(raw: str) -> Iterator[Fix]:
    """Each reference to a character, also one that was escaped twice (&amp;ldquo;)."""
    for match in _REFERENCE.finditer(raw):
        said = match[0]
        while (decoded := html.unescape(said)) != said:
            said = decoded
        said = said.replace("\u00a0", " ")
        if said != match[0] and said.isprintable() and said != "\ufffd":
            yield Fix(*match.span(), said, CorrectionKind.CHARACTER, "character.reference", _SURE)
