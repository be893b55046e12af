"""A line as the search reads it: one width, one script, without the white space of bylines; offsets lead back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from annotator.paths import resource
from annotator.suggest import cues
from annotator.suggest.entities.lexicon import SURNAMES

_HAN = r"[\u4e00-\u9fff]"
_SPREAD = re.compile(
    rf"(?<!{_HAN})[{''.join(sorted(SURNAMES))}] {{1,2}}{_HAN}(?: {{1,2}}{_HAN}(?! {{1,2}}{_HAN}(?!{_HAN})))?(?!{_HAN})"
)
_AFTER_ROLE = re.compile(r"(?:记者|通讯员|评论员|实习生|特派员|摄影|作者|图|文) +")
_BETWEEN = re.compile(rf"(?<={_HAN}) +(?={_HAN})")
_LONGEST_BYLINE = 80


class Plain(NamedTuple):
    """A folded line; `offsets[i]` is where its character `i` stands in the line as it was."""

    text: str
    offsets: Sequence[int]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the line as it was that a span of the folded line stands for."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> str:
    """The text in one width and in simplified characters; every character keeps its place."""
    return cues.fold(text).translate(_simplified())


@cache
def _simplified() -> Mapping[int, str]:
    """The simplified character for each traditional one, but for those that simplified text writes as well (乾, 著)."""
    rows = resource("search", "variants.txt").read_text(encoding="utf-8").splitlines()
    return {ord(form): row[0] for row in rows for form in row[1:] if not _is_simplified(form)}


def _is_simplified(char: str) -> bool:
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def plain(line: str) -> Plain:
    """A line for the search: 王 蓉 is 王蓉, 记者 王蓉 李明 is 记者王蓉、李明."""
    text = fold(line)
    if " " not in text:
        return Plain(text, range(len(text)))
    core = text.strip()
    is_byline = len(core) < _LONGEST_BYLINE and (cues.is_byline(core) or cues.NAMES.match(core) is not None)
    gone: set[int] = set()
    for match in _SPREAD.finditer(text):
        gone.update(at for at in range(*match.span()) if text[at] == " ")
    for match in _AFTER_ROLE.finditer(text):
        gone.update(at for at in range(*match.span()) if text[at] == " ")
    text = _BETWEEN.sub(lambda match: ("、" if is_byline else "，") * len(match[0]), text)
    kept = [at for at in range(len(text)) if at not in gone]
    return Plain("".join([text[at] for at in kept]), kept)
