"""Page furniture by its shape: folios, mastheads, registration lines, imprints.

A line is read as a row of items that only furniture is made of (a date, a weekday, a lunar date, an issue's number, a
CN number, a price …). What else stands in a line makes it text: no export holds furniture, so that a headline, a table
row, a small advertisement or the date under a letter must never become such.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import groupby, pairwise

from annotator.suggest import cues
from annotator.suggest.lines import Line

LONGEST = 120
"""A longer line is text."""


PAGE = 200
"""A page holds more characters than this."""


class Verdict(Enum):
    """What the shape of a line says: it can't be furniture, it may be, it surely is."""

    NEVER = auto()
    POSSIBLE = auto()
    SURE = auto()


_HAN = cues.HAN
_NO_HAN = f"(?![{_HAN}])"
_DIGITS = "〇零○一二三四五六七八九"
_NUMERAL = f"[{_DIGITS}十廿卅百]"
_COUNT = rf"(?:\d{{1,4}}|{_NUMERAL}{{1,4}})"
_DASH = r"[-—–―─━一ー~·•∙*=]{1,3}"
_GAP = "[,/、·| ]{0,3}"
_PAGE_NUMBER = re.compile(
    rf"^(?:{_DASH} ?\d{{1,4}} ?{_DASH}"
    rf"|第? ?{_COUNT} ?[页版]? ?{_GAP}(?:共|总共?|of) ?{_COUNT} ?[页版]?"
    rf"|共 ?{_COUNT} ?[页版] ?{_GAP}第 ?{_COUNT} ?[页版]"
    rf"|第 ?{_COUNT} ?页|(?:[Pp]age|[Pp]\.) ?\d{{1,4}}(?: ?(?:of|/) ?\d{{1,4}})?)$"
)
_FRACTION = re.compile(r"^(\d{1,3}) ?/ ?(\d{1,3})$")
_BARE_NUMBER = re.compile(r"^(?:\d{1,3}|\(\d{1,3}\)|[A-Z]\d{1,2})$")

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_ERA = rf"(?:中华)?(?:民国|光绪|宣统|同治) ?(?:{_NUMERAL}{{1,4}}|元|\d{{1,3}})"
_YEAR = rf"(?:\d{{4}}|[{_DIGITS}]{{4}}|{_ERA})"
_DAY = rf"(?:\d{{1,2}}|{_NUMERAL}{{1,3}})"
_CYCLE = r"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?:\(?[鼠牛虎兔龙蛇马羊猴鸡狗猪]\)?)?"
_MOON = rf"闰?[正冬腊一二三四五六七八九十]{{1,2}}月[大小]?(?:初[一二三四五六七八九十]|{_NUMERAL}{{1,3}})?日?"
_TERM = "[立春夏秋冬雨惊清谷小芒大处白寒霜][春夏秋冬水蛰分明雨满种至暑露降雪寒]"
_STAFF = (
    f"(?:本版|{_NUMERAL}{{1,2}}版|责任|值班|执行|版面|美术|见习|首席)?"
    "(?:编辑|责编|版式(?:设计)?|美编|校对|组版|编审|总编辑?|主编|社长|排版|审读|检校|统筹|版面设计|制图|编委)"
)
_PERSON = rf"[{_HAN}·]{{2,4}}|[{_HAN}](?: {{1,2}}[{_HAN}]){{1,2}}{_NO_HAN}"
_PEOPLE = rf"(?:{_PERSON})(?:[ 、,]{{1,3}}(?!{_STAFF})(?:{_PERSON})){{0,5}}|(?:[{_HAN}](?: |$)){{1,6}}"
_PAPER = "[日晚早晨时周商导快新公都市青年]报|都市报|青年报|导报|时报|画报|摘报|新闻|周刊|电讯|文摘"
_DESK = "(?:新闻|广告|发行|读者|投诉|报料|爆料|订报|投递|服务|采访|编辑部|总编办|本报|本版|监督)"

_ITEMS = {
    "registration": (
        r"(?:国内)?(?:统一)?(?:连续)?(?:出版物|刊物?|报刊)(?:登记)?号?[: ]{0,2}(?:CN)?[ :]?\d[\d\-—/A-Z ()]{3,16}",
        r"(?:国内)?统一刊号[: ]{0,2}(?:CN)?[ \d\-—/A-Z()]{3,16}",
        r"CN ?[ \d]{2,3}[\-—]{1,2} ?\d{3,5}(?:/[A-Z\d]+)?",
        r"ISSN ?[\dX\-—]{8,10}",
        r"(?:国[内外])?(?:邮发|发行)?代号[: ]{0,2}[A-Z]?[\d\-—]{2,8}",
        "[^ .,]{0,10}(?:登记证|许可证)[^ .,]{0,16}号",
    ),
    "number": (
        rf"(?:总|新)?第? ?(?:\d{{1,6}}|[{_DIGITS}十百千万]{{1,9}}) ?期",
        r"N[Oo]\.? ?\d{1,6}|[Vv][Oo][Ll]\.? ?\d{1,5}",
    ),
    "count": (rf"(?:总|新)?第 ?(?:\d{{2,6}}|[{_DIGITS}十百千万]{{2,9}}) ?号",),
    "pages": (
        rf"(?:今日|今天|本报今[日天]|本期|本报)(?:共|出版?)? ?{_COUNT} ?[版张页]|共 ?{_COUNT} ?版",
        rf"(?:对开|四开){_COUNT}[版张]",
    ),
    "lunar": (
        rf"(?:农历|夏历|阴历|旧历) ?(?:{_CYCLE})?年? ?(?:{_MOON})?|{_CYCLE}年 ?(?:{_MOON})?",
        rf"{_MOON}(?:{_TERM})?|(?:今日|明日)?{_TERM}{_NO_HAN}",
    ),
    "date": (
        rf"(?:公元|西历)?{_YEAR} ?[年\-/.] ?{_DAY} ?[月\-/.] ?{_DAY} ?[日号]?|{_DAY} ?月 ?{_DAY} ?[日号]",
        r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}(?:0[1-9]|1[0-2])[0-3]\d(?!\d)",
        rf"{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_MONTH}\.?,? \d{{4}}",
    ),
    "weekday": (
        rf"(?:星期|周|礼拜)[一二三四五六日天]{_NO_HAN}",
        "(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?(?![a-z])",
    ),
    "price": (
        r"(?:零售|定价|售价|每份|每期|月价|季价|年价|全年)"
        rf"[^ .]{{0,6}}?[\d.{_DIGITS}十]+ ?[元角分](?:[\d{_DIGITS}]角)?",
    ),
    "page": (rf"第 ?(?:[A-Z]?\d{{1,3}}|{_NUMERAL}{{1,3}}) ?[版页]|[A-Z]?{_COUNT} ?版|[A-Z]\d{{1,2}}(?![\dA-Za-z])",),
    "staff": (rf"{_STAFF}[:/ ]{{1,3}}(?:{_PEOPLE})",),
    "office": (
        rf"{_DESK}(?:热线|电话|专线|邮箱|信箱|QQ群?)[: ]{{0,2}}[\dA-Za-z\-—()/@._、 ]+",
        r"(?:网址|邮编|邮政编码|[Ee]-?mail|电子邮箱)[: ]{0,2}[\w.@:/\-]+|(?:https?://|www\.)[\w./\-]+",
        "(?:社址|地址):[^ .,]{4,30}",
    ),
    "publisher": (rf"[{_HAN}]{{2,14}}(?:主管|主办|出版|承印|印刷|机关报|编辑出版){_NO_HAN}",),
    "numbered": (rf"[{_HAN}]{{1,8}}(?:{_PAPER}) ?\d{{1,3}}(?!\d)",),
    "paper": (
        rf"[{_HAN}]{{1,8}}(?:{_PAPER})(?:社|数字报|电子版|海外版)?{_NO_HAN}",
        rf"今日[{_HAN}]{{2,4}}{_NO_HAN}|[申大][报公]{_NO_HAN}",
    ),
}
"""What furniture is made of: the kind of an item -> its shapes, in plain text (see `_plain`)."""
_ITEM = re.compile("|".join(f"(?P<{kind}>{'|'.join(shapes)})" for kind, shapes in _ITEMS.items()))
_BETWEEN = re.compile(r"[ ,，、。:;|·/（）()【】\[\]—\-■●◆□★*]*")
_WORD = re.compile(rf"[{_HAN}·]{{1,12}}(?![{_HAN}·\d])")
_HINT = re.compile(r"\d|[年月期版页号报刊编社周元]|星期|今日|农历|day")
_OF_PAGE = re.compile(rf"(?:本版|本期|{_NUMERAL}{{1,2}}版)")
_SPACED = re.compile(rf"(?<=[{_HAN}\d]) (?=[{_HAN}\d])")
_ASCII = str.maketrans("，。：；（）", ",.:;()")
_PLAIN = [_ASCII.get(code, code) for code in cues.FOLD]
_STRONG = frozenset(("registration", "number", "pages"))
_TITLE_PAGE = frozenset((*_STRONG, "count", "lunar", "date", "weekday", "price", "publisher", "paper", "office"))


def verdicts(lines: Sequence[Line]) -> list[Verdict]:
    """What the shape of each line, and of the lines around it, says about its being furniture."""
    folded = [_plain(line.text) if len(line.text) <= LONGEST else "" for line in lines]
    verdicts = [Verdict.NEVER] * len(lines)
    kinds = [_items_of(text) for text in folded]
    for index, text in enumerate(folded):
        if _PAGE_NUMBER.match(text):
            verdicts[index] = Verdict.SURE
        elif kinds[index] or _BARE_NUMBER.match(text):
            verdicts[index] = Verdict.POSSIBLE
    for first, end in _blocks(kinds):
        of_block = frozenset[str]().union(*kinds[first:end])
        after_a_page = not first or verdicts[first - 1] == Verdict.SURE
        for index in range(first, end):
            if verdicts[index] != Verdict.SURE:
                verdicts[index] = _verdict(kinds[index], of_block, at_top=after_a_page)
    for index in (*_fractions(folded), *_page_heads(lines, folded, kinds)):
        verdicts[index] = Verdict.SURE
    _take_running_heads(folded, verdicts)
    return verdicts


def is_bare_number(text: str) -> bool:
    """Whether a line is a number that may be that of a page, of a chapter, or the cell of a table."""
    return len(text) <= LONGEST and bool(_BARE_NUMBER.match(_plain(text)))


def _plain(text: str) -> str:
    """A line as the patterns of this module read it: folded, but with the marks of ASCII."""
    return text.translate(_PLAIN).strip()


def _items_of(text: str) -> frozenset[str]:
    """The kinds of items that make up a plain line; none if it contains anything else."""
    if not _HINT.search(text) or text.count("(") != text.count(")"):
        return frozenset()
    return _items(text) or (_items(_SPACED.sub("", text)) if " " in text else frozenset())


def _items(text: str) -> frozenset[str]:
    signs: set[str] = set()
    at = _BETWEEN.match(text).end()  # type: ignore[union-attr]  # it matches nothing too
    words = staff = 0
    while at < len(text):
        match = _ITEM.match(text, at)
        if match and match.end() > at:
            signs.add(match.lastgroup or "")
            staff += match.lastgroup == "staff"
        else:
            match = _WORD.match(text, at)
            words += 1
            if not match or 1 < words:
                return frozenset()
        at = _BETWEEN.match(text, match.end()).end()  # type: ignore[union-attr]
    if words and not ({"page"} & signs or {"date", "paper"} <= signs):
        return frozenset()  # the section of a page stands beside its number
    if signs == {"staff"} and staff == 1 and not _OF_PAGE.match(text):
        return frozenset()  # an article may name its editor
    return frozenset(signs)


def _fractions(folded: Sequence[str]) -> Iterator[int]:
    """Lines like 1/3 that count the pages: one after the other, with one total."""
    places = [(index, match) for index, text in enumerate(folded) if (match := _FRACTION.match(text))]
    for (index, one), (other, two) in pairwise(places):
        if one[2] == two[2] and int(one[1]) + 1 == int(two[1]) <= int(two[2]) and 1 < other - index:
            yield index
            yield other


def _page_heads(lines: Sequence[Line], folded: Sequence[str], kinds: Sequence[frozenset[str]]) -> Iterator[int]:
    """Lines with page numbers that rise, a page's text apart: those of an index stand close together."""
    places = [index for index, signs in enumerate(kinds) if "page" in signs]
    for one, other in pairwise(places):
        shape, number = _page_key(lines[one], folded[one])
        same, behind = _page_key(lines[other], folded[other])
        if shape == same and number < behind and lines[one].end + PAGE < lines[other].start:
            yield one
            yield other


def _page_key(line: Line, text: str) -> tuple[tuple[int, str], int]:
    """How the head of a page is set, and the number of the page."""
    number = cues.page_number(text)
    letter = number.rstrip("0123456789")
    script = "digits" if any(character.isdecimal() for character in text) else "numerals"
    return (line.indent, letter + script), int("0" + number[len(letter) :])


def _blocks(kinds: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Runs of lines that are made of items."""
    for is_block, group in groupby(range(len(kinds)), key=lambda index: bool(kinds[index])):
        places = list(group)
        if is_block:
            yield places[0], places[-1] + 1


def _verdict(kinds: frozenset[str], of_block: frozenset[str], *, at_top: bool) -> Verdict:
    """What is known of a line of items by the run of such lines that it stands in."""
    if "registration" in kinds or "staff" in kinds or _is_page_head(kinds):
        return Verdict.SURE
    if "page" in kinds:
        return Verdict.POSSIBLE
    together = of_block & _TITLE_PAGE
    if 1 < len(together) and (together & _STRONG or (at_top and "date" in together)):
        return Verdict.SURE
    return Verdict.POSSIBLE if at_top or {"date", "paper"} <= kinds else Verdict.NEVER


def _is_page_head(kinds: frozenset[str]) -> bool:
    """Whether a line of items holds what only the head of a page has side by side."""
    has_page = "page" in kinds and bool(kinds & _TITLE_PAGE)
    return has_page or "numbered" in kinds or {"date", "paper", "weekday"} <= kinds


def _take_running_heads(folded: Sequence[str], verdicts: list[Verdict]) -> None:
    """Short lines that appear beside page numbers repeatedly are page heads."""
    sure = [verdict == Verdict.SURE for verdict in verdicts]
    beside = [
        index
        for index, text in enumerate(folded)
        if not sure[index]
        and 0 < len(text) <= 16
        and ((index and sure[index - 1]) or (index + 1 < len(folded) and sure[index + 1]))
    ]
    counts = Counter(folded[index] for index in beside)
    everywhere = Counter(folded)
    for index in beside:
        text = folded[index]
        if 3 <= counts[text] == everywhere[text]:
            verdicts[index] = Verdict.SURE
