"""Characters that are not what they look like: radicals, symbols, lost ones, and the width of digits and letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

from annotator.core.records import CorrectionKind
from annotator.suggest.lines import HAN
from annotator.suggest.repair.fixes import Fix


class Width(StrEnum):
    """What to do with full-width and half-width digits and letters."""

    KEEP = "keep"
    HALF = "half"
    FULL = "full"


_RADICALS = (
    "⺁厂⺇几⺎兀⺒巳⺓幺⺝月⺟母⺠民⺩王⺬示⺶羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_WRITTEN = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))
_RADICAL = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
_SYMBOLS = dict(zip("\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0e0\uf0fc", "●■◆▪•➢→✓", strict=True))
_LOST = re.compile("[\ue000-\uf8ff\ufffd〓\U000f0000-\U0010fffd]")

_FULL_RUN = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:[．％][０-９Ａ-Ｚａ-ｚ]+)*％?")
_HALF_RUN = re.compile(r"[0-9A-Za-z]+")
_ADDRESS = re.compile(
    r"[\w.+-]{1,64}(?:://|@)[\w./@?=&%+-]{1,200}|[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}(?:/[\w./@?=&%+-]{0,200})?", re.ASCII
)
_TO_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_TO_HALF = {full: half for half, full in _TO_FULL.items()}
_WIDE = re.compile(f"[{HAN}\u3000-\u303f\uff00-\uffef“”‘’]")


def radicals(raw: str) -> Iterator[Fix]:
    """Radicals and compatibility forms that stand for the character they look like, as some PDF fonts have them."""
    for match in _RADICAL.finditer(raw):
        plain = _WRITTEN.get(match[0]) or unicodedata.normalize("NFKC", match[0])
        if plain != match[0]:
            yield Fix(*match.span(), plain, CorrectionKind.CHARACTER, "character.radical", 0.95)


def lost(raw: str) -> Iterator[Fix]:
    """Private-use characters, as the usual symbol fonts show them, and characters lost in decoding (questions)."""
    for match in _LOST.finditer(raw):
        symbol = _SYMBOLS.get(match[0])
        if symbol:
            yield Fix(*match.span(), symbol, CorrectionKind.CHARACTER, "character.symbol-font", 0.7)
        else:
            rule = "character.lost" if match[0] in "〓\ufffd" else "character.private"
            yield Fix(*match.span(), match[0], CorrectionKind.CHARACTER, rule, 0.2)


def widths(raw: str, width: Width) -> Iterator[Fix]:
    """Digits and letters in the width that the user wants; Latin phrases and addresses never become full-width."""
    if width == Width.HALF:
        for match in _FULL_RUN.finditer(raw):
            yield Fix(*match.span(), match[0].translate(_TO_HALF), CorrectionKind.WIDTH, "width.half", 0.95)
    elif width == Width.FULL:
        yield from _full_width(raw)


def _full_width(raw: str) -> Iterator[Fix]:
    addresses = [match.span() for match in _ADDRESS.finditer(raw)]
    for match in _HALF_RUN.finditer(raw):
        while addresses and addresses[0][1] <= match.start():
            del addresses[0]
        if not (addresses and addresses[0][0] <= match.start()) and _beside_han(raw, *match.span()):
            yield Fix(*match.span(), match[0].translate(_TO_FULL), CorrectionKind.WIDTH, "width.full", 0.95)


def _beside_han(raw: str, start: int, end: int) -> bool:
    """Whether a run of digits or letters touches Chinese text on either side."""
    return bool(_WIDE.match(raw, end) or _WIDE.match(raw, start - 1 if start else end))
