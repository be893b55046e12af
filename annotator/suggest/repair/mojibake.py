"""Lines that were decoded with the wrong encoding somewhere on their way, and what they say in the right one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, product

from annotator.core.records import CorrectionKind
from annotator.suggest.lines import HAN
from annotator.suggest.repair.fixes import Fix

LONGEST = 5000
"""Longer lines are looked at in stretches of this many characters."""

LEAST = 4
"""So many characters must the lines of an issue say together that were UTF-8 read as GBK: by chance a word could."""
SHIFTED_LEAST = 8
"""A shorter stretch is not looked at for a lost byte."""
SURE, ASKED = 0.9, 0.4

_LINE = re.compile(rf"[^\r\n]{{1,{LONGEST}}}")
_WESTERN = re.compile("[\u0080-\u00ff][\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}")
_HAN = re.compile(f"[{HAN}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MARKS = frozenset("，。、；：？！“”‘’（）《》—…")
_PATHS = (("cp1252", "gb18030"), ("latin-1", "gb18030"), ("cp1252", "big5"), ("latin-1", "big5"))
_ODD = "[\u0370-\u052f\u2500-\u257f\u3040-\u30ff\ue000-\uf8ff]"
_OUT_OF_STEP = re.compile(f"{_ODD}(?<=[{HAN}]{_ODD})(?=[{HAN}])")
_STRETCH = re.compile(rf"[?\ufffd]?([^\x00-\x7f\ufffd]{{{SHIFTED_LEAST},{LONGEST}}})\ufffd?")


def mojibake(raw: str) -> Iterator[Fix]:
    """Lines of UTF-8, GBK or Big5 read as Western text, of UTF-8 read as GBK, and of GBK read one byte off.

    Where bytes were lost on the way, the reading is a question, with U+FFFD for what cannot be read.
    """
    if _WESTERN.search(raw):
        yield from (_fix(match, meant) for match in _LINE.finditer(raw) if (meant := _from_western(match[0])))
    if _two_characters_of_utf_8().search(raw):
        read = [(match, meant) for match in _LINE.finditer(raw) if (meant := _from_gbk(match[0]))]
        if LEAST <= sum(len(_HAN.findall(meant)) for _, meant in read):
            yield from (_fix(match, meant) for match, meant in read)
    if _OUT_OF_STEP.search(raw):
        yield from _one_byte_off(raw)


def _fix(match: re.Match[str], meant: str) -> Fix:
    confidence = ASKED if "\ufffd" in meant else SURE
    return Fix(*match.span(), meant, CorrectionKind.CHARACTER, "character.mojibake", confidence)


def _from_western(line: str) -> str | None:
    """What a line of accented letters says in Chinese; None when it doesn't, as in French."""
    if len(line) < 6 or not _WESTERN.search(line) or len(line) / 10 <= len(_HAN.findall(line)):
        return None
    import ftfy  # a tenth of a second to load, and hardly ever needed

    readings = [ftfy.fix_encoding(line), *(_recoded(line, wrong, right) for wrong, right in _PATHS)]
    return next(filter(_is_chinese, readings), None)


def _from_gbk(line: str) -> str | None:
    """What a line of UTF-8 that was read as GBK says; None when its characters are commoner as they are."""
    if not _two_characters_of_utf_8().search(line):
        return None
    written = b"\xff".join(part.encode("gb18030", "replace") for part in line.split("\ufffd"))
    meant = written.decode("utf-8", "replace")
    return meant if _is_chinese(meant, least=2) and 2 * _share(line) < _share(meant) else None


@cache
def _two_characters_of_utf_8() -> re.Pattern[str]:
    """What two characters of three bytes each look like in GBK: three, of a first and a further byte each in turn."""
    first, further = (*range(0xE3, 0xEA), 0xEF), range(0x80, 0xC0)
    pairs = (first, further), (further, first), (further, further)
    classes = ("".join(_in_gbk(bytes(pair)) for pair in product(*pair_of)) for pair_of in pairs)
    return re.compile("".join(f"[{re.escape(characters)}]" for characters in classes))


def _in_gbk(pair: bytes) -> str:
    """What two bytes are in GBK, if they are one character."""
    read = pair.decode("gb18030", "ignore")
    return read if len(read) == 1 and not read.isascii() else ""


def _one_byte_off(raw: str) -> Iterator[Fix]:
    """Stretches in which a byte of GBK was lost, so that each character is half of one and half of the next."""
    for match in _STRETCH.finditer(raw):
        text = match[1]
        if not _OUT_OF_STEP.search(text):
            continue
        written = text.encode("gb18030", "replace")
        if len(written) != 2 * len(text):
            continue
        meant = written[1:-1].decode("gb18030", "replace")
        if len(meant) != len(text) - 1:
            continue
        kept = _in_step(text, meant)
        said, was = meant[kept:], text[kept:]
        if SHIFTED_LEAST <= len(was) and 2 * _share(was) < 1.5 * _share(said) and _is_chinese(said):
            start = match.start(1) + kept if kept else match.start()
            yield Fix(
                start,
                match.end(),
                f"\ufffd{said}\ufffd",
                CorrectionKind.CHARACTER,
                "character.mojibake",
                ASKED,
            )


def _in_step(text: str, meant: str) -> int:
    """How many characters stand before the lost byte: as they are they are common, behind it as `meant`."""
    gains = accumulate((_is_usual(one) - _is_usual(other) for one, other in zip(text, meant, strict=False)), initial=0)
    return max(enumerate(gains), key=lambda gain: gain[1])[0]


def _recoded(line: str, wrong: str, right: str) -> str:
    try:
        return line.encode(wrong).decode(right)
    except UnicodeError:
        return ""


def _is_chinese(text: str, least: int = 3) -> bool:
    """Whether the text is Chinese that people write: most of it characters of the common half of GB 2312 or Big5."""
    wide = _NOT_ASCII.findall(text)
    common = sum(map(_is_common, _HAN.findall(text)))
    return least <= common and 0.6 * len(wide) <= common


def _share(text: str) -> float:
    """The share of what is not ASCII that Chinese texts are made of."""
    wide = _NOT_ASCII.findall(text)
    return sum(map(_is_usual, wide)) / max(1, len(wide))


def _is_usual(character: str) -> bool:
    return character in _MARKS or "！" <= character <= "～" or _is_common(character)


def _is_common(character: str) -> bool:
    simplified, traditional = (character.encode(code, "ignore") for code in ("gb2312", "big5"))
    return b"\xb0" <= simplified[:1] < b"\xd8" if simplified else b"\xa4" <= traditional[:1] < b"\xc9"
