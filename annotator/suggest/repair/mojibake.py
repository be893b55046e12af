"""Lines that were decoded with the wrong encoding somewhere on their way, and what they say in the right one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.core.records import CorrectionKind
from annotator.suggest.repair.fixes import HAN, Fix

LONGEST = 5000
"""Longer lines are looked at in stretches of this many characters."""

_LINE = re.compile(rf"[^\r\n]{{1,{LONGEST}}}")
_WESTERN = re.compile("[\u0080-\u00ff][\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}")
_CHINESE = re.compile("[锛銆鈥鐨涓鍦鏄鍜鍥鏂]")
_HAN = re.compile(f"[{HAN}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_PATHS = (("cp1252", "gb18030"), ("latin-1", "gb18030"), ("cp1252", "big5"), ("latin-1", "big5"))


def mojibake(raw: str) -> Iterator[Fix]:
    """Lines of UTF-8, GBK or Big5 read as Western text, and of UTF-8 read as GBK, with what they say.

    Where bytes were lost on the way, the reading is a question, with U+FFFD for what cannot be read.
    """
    if not _WESTERN.search(raw) and not _CHINESE.search(raw):
        return
    for match in _LINE.finditer(raw):
        line = match[0]
        meant = _meant(line) if 6 <= len(line) else None
        if meant is not None:
            confidence = 0.4 if "\ufffd" in meant else 0.9
            yield Fix(*match.span(), meant, CorrectionKind.CHARACTER, "character.mojibake", confidence)


def _meant(line: str) -> str | None:
    if _WESTERN.search(line):
        return _from_western(line) if len(_HAN.findall(line)) < len(line) / 10 else None
    return _from_gbk(line) if _is_suspect(line) else None


def _is_suspect(line: str) -> bool:
    """Whether a line is full of the characters that the commonest bytes of UTF-8 are in GBK."""
    return len(line) < 25 * len(_CHINESE.findall(line))


def _from_western(line: str) -> str | None:
    """What a line of accented letters says in Chinese; None when it doesn't, as in French."""
    import ftfy  # a tenth of a second to load, and hardly ever needed

    readings = [ftfy.fix_encoding(line), *(_recoded(line, wrong, right) for wrong, right in _PATHS)]
    return next(filter(_is_chinese, readings), None)


def _from_gbk(line: str) -> str | None:
    readings = _recoded(line, "gb18030", "utf-8"), line.encode("gb18030", "replace").decode("utf-8", "replace")
    return next(filter(_is_chinese, readings), None)


def _recoded(line: str, wrong: str, right: str) -> str:
    try:
        return line.encode(wrong).decode(right)
    except UnicodeError:
        return ""


def _is_chinese(text: str) -> bool:
    """Whether the text is Chinese that people write: most of it characters of the common half of GB 2312 or Big5."""
    wide = _NOT_ASCII.findall(text)
    common = sum(map(_is_common, _HAN.findall(text)))
    return 3 <= common and 0.6 * len(wide) <= common


def _is_common(character: str) -> bool:
    simplified, traditional = (character.encode(code, "ignore") for code in ("gb2312", "big5"))
    return simplified[:1] < b"\xd8" if simplified else b"" < traditional[:1] < b"\xc9"
