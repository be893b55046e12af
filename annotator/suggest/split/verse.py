"""Poems and lyrics by their shape: lines of one measure, or short ones below a title that says so."""

from __future__ import annotations

import re

from annotator.core.records import ArticleKind
from annotator.suggest import cues
from annotator.suggest.split.blocks import FINAL, JUDGED, Block, Look, is_row

VERSE_MOST = 20
"""A longer line is no line of a poem."""
LINES_OF_VERSE = 4
"""So many lines alike are a poem; free verse needs a title that says so, or half as many again."""
POEM_MOST = 200
"""So many lines of one measure are looked at together."""
HEAD_LINES = 3
"""So many lines may be the head of a text: a title, a further line of it, who wrote it."""

_VERSE_TITLE = re.compile(
    r"^(?:[五七]律|[五七]绝|[五七]言|七古|五古|诗|词|儿歌|歌词|组诗)(?:[·：（ ]|[一二三四五六七八九十]首|$)"
    r"|（(?:诗|组诗|词|歌词|儿歌|新诗|诗歌|散曲|外[一二三四五]首|[二三四五六七八九十]首)）$|诗[一二三四五六七八九十]首$|诗抄$|诗选$"
    r"|^(?:沁园春|满江红|水调歌头|浣溪沙|清平乐|临江仙|菩萨蛮|西江月|念奴娇|浪淘沙|蝶恋花|鹧鸪天|采桑子|如梦令|卜算子"
    r"|减字木兰花|虞美人|忆秦娥|忆江南|渔家傲|江城子|破阵子|踏莎行|南乡子|望江南|贺新郎|青玉案|定风波|点绛唇"
    r"|醉花阴|钗头凤|天净沙)(?:[·：（ ]|$)"
)
_NAMED = re.compile(rf"^(?:[■□◎●] ?)?[{cues.SURNAMES}](?: {{0,2}}[{cues.HAN}]){{1,2}}$")
_COUPLET = re.compile(rf"^([{cues.HAN}]{{4,7}})[，、。！？；]? ?([{cues.HAN}]{{4,7}})[，。！？；、]?$")
_CLAUSE = re.compile(rf"^[{cues.HAN}]{{3,9}}[，。！？；、：]?$")


def verse_at(look: Look, index: int) -> Block | None:
    """A poem whose first line stands at a line, or whose title does."""
    if look.is_head(index) and _VERSE_TITLE.search(look.folded[index]) and not look.folded[index].startswith("—"):
        return _titled_verse(look, index)
    if _is_author(look.folded[index]) and look.is_head(index - 1) and _NAMED.match(look.folded[index]):
        end = _free_end(look, index + 1)
        if LINES_OF_VERSE < end - index and _is_narrow(look, index + 1, end):
            return Block(index - 1, index + 1, end, ArticleKind.VERSE, True)
    end = _regular(look, index)
    if end - index < LINES_OF_VERSE:
        end = index if any(look.style.widths) else _free_end(look, index)
        if end - index < 2 * LINES_OF_VERSE or not _is_narrow(look, index, end) or not _is_marked(look, index, end):
            return None
    first, end = _punctuated(look, index, end)
    return Block(first, first, end, ArticleKind.VERSE, False) if LINES_OF_VERSE <= end - first else None


def _titled_verse(look: Look, index: int) -> Block | None:
    """A poem below a title that says it is one, and perhaps below the name of who wrote it."""
    start = index + 1
    while start < min(index + 3, len(look.folded)) and _is_author(look.folded[start]):
        start += 1
    end = max(_free_end(look, start), _regular(look, start))
    return Block(index, start, end, ArticleKind.VERSE, True) if 2 <= end - start else None


def _is_narrow(look: Look, start: int, end: int) -> bool:
    """Whether lines are short, and of as many lengths as those of a poem are, not as full as those of a column."""
    if POEM_MOST < end - start:
        return False
    sizes = [len(text) for text in look.folded[start:end]]
    full = max(sizes, default=0) - 1
    return sum(sizes) <= 11 * len(sizes) and 3 * sum(full <= size for size in sizes) < 2 * len(sizes)


def _is_marked(look: Look, start: int, end: int) -> bool:
    """Whether most lines have no full stop at their end, but some a comma."""
    last = [text[-1] for text in look.folded[start : min(end, start + JUDGED)]]
    return 2 * sum(map(last.count, "。！？")) < len(last) <= 6 * sum(map(last.count, "，、；"))


def _free_end(look: Look, start: int) -> int:
    """Where lines that may be free verse end, without those that may be the head of the text below them."""
    end = look.free_ends[start]
    if end == len(look.folded) or end in look.alone:
        return end
    if start < end and cues.is_byline(look.folded[end]):
        end -= 1
    taken = 1 if cues.has_dateline(look.folded[end]) else HEAD_LINES
    for _ in range(taken):
        if start < end and look.folded[end - 1][-1] not in FINAL and look.lines[end].blank <= look.lines[end - 1].blank:
            end -= 1
    return end


def _punctuated(look: Look, start: int, end: int) -> tuple[int, int]:
    """Verse without the lines at its edges that have no mark at their end, where most have: titles of this or that."""
    marked = [index for index in range(start, end) if look.folded[index][-1] in FINAL]
    if not marked or 2 * len(marked) < end - start:
        return start, end
    return marked[0], marked[-1] + 1


def _is_author(text: str) -> bool:
    """Whether a folded line may name who wrote the poem below it."""
    if 12 < len(text):
        return False
    return cues.is_byline(text) or bool(
        re.fullmatch(rf"[{cues.HAN}](?: {{0,2}}[{cues.HAN}]){{1,3}}(?: {{0,2}}[诗词曲画文])?", text)
    )


def _regular(look: Look, start: int) -> int:
    """Where lines of one measure end: each a clause, or a couplet, as long as the others."""
    size_of_first = 0
    end = start
    while end < min(len(look.folded), start + POEM_MOST) and end not in look.alone:
        text = look.folded[end]
        couplet = _COUPLET.match(text)
        if couplet and len(couplet[1]) == len(couplet[2]) and len(couplet[1]) in (4, 5, 6, 7) and text[-1] in FINAL:
            size = 2 * len(couplet[1])
        elif _CLAUSE.match(text):
            size = len(text.rstrip(FINAL))
        else:
            break
        if end > start and size != size_of_first:
            break
        size_of_first = size
        end += 1
    marked = sum(text[-1] in FINAL for text in look.folded[start:end])
    return end if 2 * marked >= end - start else start


def is_free_line(text: str) -> bool:
    """Whether a folded line may be one of a poem without a measure."""
    is_short = len(text) <= VERSE_MOST and not text.startswith("（作者")
    return is_short and not is_row(text) and not cues.is_byline(text) and not any(map(str.isdecimal, text))
