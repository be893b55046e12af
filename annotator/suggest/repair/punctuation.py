"""Half-width punctuation among Chinese characters, and quotation marks and brackets that do not fit each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.core.records import CorrectionKind
from annotator.suggest.lines import HAN
from annotator.suggest.repair.fixes import Fix

PAIR_REACH = 300
"""How far apart the two brackets of a pair may stand, in characters."""

_FULL = dict(zip(",:;?!().", "，：；？！（）。", strict=True))
_HALF_MARK = re.compile(f"[,:;?!](?: (?=[{HAN}]))?")
_SKIPPED = " \t\u3000\u00a0\"'“”‘’「」『』《》〈〉【】()（）[],，.。、;；:：?？!！—…·-%％0123456789"
NEAR = 16
"""How far from a mark, over digits and other marks, the Chinese character may stand that shows it to be Chinese."""
_HAN = re.compile(f"[{HAN}\u3040-\u30ff]")
_WIDE = re.compile(r"[^\x00-\u2e80]")
_BRACKET = re.compile(r"[()（）]")
_STOP = re.compile(rf"\.(?<=[{HAN}]\.)(?=[”’」』）)\s]|$|[{HAN}])(?!\s*[0-9A-Za-z])")
_DOTS = re.compile(r"[.。·]{3,}")
_DASHES = re.compile(rf"-{{2,8}}(?=[{HAN}“「])")
_CHINESE_BEFORE = re.compile(rf"[{HAN}”’」』）)]")

PUNCTUATION = CorrectionKind.PUNCTUATION


def half_width(raw: str) -> Iterator[Fix]:
    """Commas, colons and the like among Chinese characters; numbers, times, URLs and Latin words keep theirs."""
    for match in _HALF_MARK.finditer(raw):
        at = match.start()
        if _among_chinese(raw, at):
            yield Fix(at, match.end(), _FULL[raw[at]], PUNCTUATION, "punctuation.half-width", 0.97)


def _among_chinese(raw: str, at: int) -> bool:
    """Whether a mark is used in Chinese text: most often right after a Chinese character."""
    if "\u4e00" <= raw[at - 1 : at] <= "\u9fff":
        return True
    return not _belongs_to_latin(raw, at) and (_han_before(raw, at) or _han_after(raw, at + 1))


def _belongs_to_latin(raw: str, at: int) -> bool:
    """Whether a mark is part of a number, a time, an address or a Latin phrase."""
    before, after = raw[max(0, at - 1) : at], raw[at + 1 : at + 2]
    if before.isdigit() and after.isdigit():
        return True
    return before.isascii() and before.isalnum() and after.isascii() and (after.isalnum() or after in ("/", "\\"))


def _han_before(raw: str, at: int) -> bool:
    text = raw[max(0, at - NEAR) : at].rstrip(_SKIPPED)
    return bool(text) and _is_chinese(text[-1])


def _han_after(raw: str, at: int) -> bool:
    text = raw[at : at + NEAR].lstrip(_SKIPPED)
    return bool(text) and _is_chinese(text[0])


def _is_chinese(character: str) -> bool:
    return "\u2e80" < character and character not in "\ufeff\ufffd"


def brackets(raw: str) -> Iterator[Fix]:
    """Half-width round brackets with Chinese characters inside or beside them, both of a pair at once."""
    if "(" not in raw and ")" not in raw:
        return
    opened: list[int] = []
    for match in _BRACKET.finditer(raw):
        at = match.start()
        if match[0] in "(（":
            opened.append(at)
            continue
        while opened and PAIR_REACH < at - opened[-1]:
            yield from _single_bracket(raw, opened.pop())
        if opened:
            yield from _pair(raw, opened.pop(), at)
        else:
            yield from _single_bracket(raw, at)
    for at in opened:
        yield from _single_bracket(raw, at)


def _pair(raw: str, start: int, end: int) -> Iterator[Fix]:
    halves = [at for at in (start, end) if raw[at] in "()"]
    if len(halves) == 1 or (halves and _chinese_pair(raw, start, end)):
        for at in halves:
            yield Fix(at, at + 1, _FULL[raw[at]], PUNCTUATION, "punctuation.brackets", 0.97)


def _chinese_pair(raw: str, start: int, end: int) -> bool:
    """Whether Chinese stands inside a pair of brackets, or beside it; f(x) keeps its own."""
    if end - start < 4 and raw[max(0, start - 1) : end].isascii() and raw[max(0, start - 1)].isalnum():
        return False
    beside = raw[max(0, start - 1) : start] + raw[end + 1 : end + 2]
    return bool(_WIDE.search(raw, start + 1, end)) or any(map(_is_chinese, beside))


def _single_bracket(raw: str, at: int) -> Iterator[Fix]:
    if raw[at] in "()" and any(map(_is_chinese, raw[max(0, at - 1) : at] + raw[at + 1 : at + 2])):
        yield Fix(at, at + 1, _FULL[raw[at]], PUNCTUATION, "punctuation.brackets", 0.9)


def stops(raw: str) -> Iterator[Fix]:
    """Full stops, ellipses and dashes written with half-width characters after Chinese ones."""
    for match in _STOP.finditer(raw):
        in_name = _HAN.match(raw, match.end())
        rule, confidence = ("punctuation.stop-or-dot", 0.4) if in_name else ("punctuation.stop", 0.8)
        yield Fix(*match.span(), "。", PUNCTUATION, rule, confidence)
    for pattern, wanted, rule in ((_DOTS, "……", "punctuation.ellipsis"), (_DASHES, "——", "punctuation.dash")):
        for match in pattern.finditer(raw):
            if _CHINESE_BEFORE.match(raw, max(0, match.start() - 1)):
                yield Fix(*match.span(), wanted, PUNCTUATION, rule, 0.8)
