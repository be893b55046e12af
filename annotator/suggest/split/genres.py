"""Kinds of text that are no news story, by their shape: tables, lists, verse, letters, indexes, quizzes, interviews.

Such a text begins at its title and holds its rows; a row is never joined to another, and opens nothing. Shapes are read
from lines, before anything is known of articles.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from annotator.core.records import ArticleKind
from annotator.suggest import cues
from annotator.suggest.lines import Line
from annotator.suggest.split.blocks import (
    CELLS,
    FINAL,
    HEAD_MOST,
    JUDGED,
    ROW_MOST,
    SENTENCE,
    Block,
    Look,
    folded_of,
    is_row,
)
from annotator.suggest.split.style import Style
from annotator.suggest.split.verse import VERSE_MOST, is_free_line, verse_at

LETTER_MOST = 60
"""A letter has no more lines than this."""
INTERVIEW_MOST = 60
"""In so many lines the questions of an interview are looked for."""
ANSWER_MOST = 15
"""An answer has no more lines than this."""
INDEX_MOST = 40
"""An index has no more lines than this."""

_LABELLED = re.compile(rf"^[{cues.HAN}\d]{{1,8}}：\S")
_NUMBERED = re.compile(r"^(?:\d{1,3}|[①-⑳])[.、 ]? ?\S")
_PERSON = re.compile(rf"^[{cues.HAN}·]{{1,5}}$")
_TABLE_TITLE = re.compile(
    "名单|名录|行情|一览|排行|积分|奖牌|榜|开奖|中奖|彩票|节目|预告|影讯|影院|放映|天气|气象|汇率|牌价|价格|报价|成绩"
    "|分数线|录取|公示|赛程|时刻|日程|安排|表(?:（.*）)?$|统计|指数|比分|收盘"
)
_INTRO = re.compile("如下|名单|公示|公布|：$")
_NOTE = re.compile(
    "^(?:注：|备注|说明：|[（*※]|(?:资料|数据)?来源|截至|单位：|(?:监督|咨询|联系|举报)电话|联系人|地址：|电话)"
)
_TO_EDITOR = re.compile(
    "^(?:尊敬的|亲爱的|敬爱的)?(?:编辑|主编|编者|记者)(?:部|同志|先生|女士|老师|朋友)(?:同志|先生|老师)?们?(?:[：！，]?(?:[你您]们?好)?[！：]?)$"
)
_GREETING = re.compile(
    rf"^(?:尊敬的|亲爱的|敬爱的)?[{cues.HAN}]{{1,12}}(?:同志|先生|女士|老师|同学|朋友|爸|妈|叔叔|阿姨)[们]?(?:：|，?[你您]们?好[！：])$"
)
_LETTERS = re.compile("来信|来函|信箱|读者|百姓|群众|呼声|心声|投诉")
_REGARDS = re.compile("^(?:此致|敬礼|致礼|此颂|顺颂|谨致|即颂|祝好|祝)[ ，！]?")
_DATE_LINE = re.compile(
    r"^(?:(?:\d{4}|[〇零○一二三四五六七八九]{4}) ?[年.\-/] ?)?(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?[月.\-/] ?"
    r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3}) ?[日号]?$"
)
_CLOSING = re.compile(
    r"^(?:此致|敬礼|致礼|特此(?:公告|通知|声明|启事|通告|更正|公示|致谢)|谨启|(?:未|全文)?完|（(?:完|未完待续|待续)）)[。！]?$"
)
_ABOUT_TEXT = re.compile(
    "^[（(【〔]?(?:[本此]文(?:作者|原[载刊]|首发|转[载自]|摘自|刊[于登载]|选自|由.{2,16}(?:整理|授权))|作者(?:简介|[为為系]|是.{2,20}[^。，]$)"
    "|(?:文章)?(?:原载|转载自|摘自|选自)(?:于|：|《|“)|(?:图片?|照片|资料|文章)来源：)"
)
_OFFICE = re.compile("(?:法院|检察院|公安局|委员会|公司|办公室|局|厅|中心|小组|政府|银行|集团|工会|协会)$")
_FORMULA = re.compile("(?:公告|特此|声明|送达|逾期|公示|通知|作废|登记|逝世|告别)[^。]{0,24}。$|视为|作废")
_INDEX_TITLE = re.compile(
    "^[【■◆]?(?:今日|本期|本报|本版|内容|版面|新闻|要闻)?(?:导读|看点|提要|索引|导航|要目|目录)[】]?$"
)
_PAGE_AT = re.compile(
    r"(?:[A-Z]\d{1,2}|\d{1,2}|[一二三四五六七八九十]{1,2}) ?版|[A-Z]\d{1,2}(?:[/\-]\d{1,2})?[）]?$|^\d{1,2}$|\.{3,}|…"
)
_PAGE_HEAD = re.compile(r"第\d{2}版")
_QUIZ_TITLE = re.compile(
    "竞赛|竞答|试题|谜语|猜谜|谜面|谜底|灯谜|趣味题|测试题|测验|填空题|选择题|问答题|有奖问答|填字|考考你"
)
_ASKED = re.compile("^(?:问|记者|主持人|Q)：.{4}")
_SURE_TITLES = re.compile(
    rf"^(?:[{cues.HAN}]{{0,8}}(?:启事|公告|声明|讣告|讣闻|更正|勘误)|天气预报|.{{1,16}}（[^（）]{{0,4}}连载[^（）]{{0,6}}）)$"
)
_QUESTION = re.compile(r"^(?:问|答|记者|主持人|Q|A)[：:]")


def blocks_of(lines: Sequence[Line], joins: Sequence[float], alone: frozenset[int], style: Style) -> list[Block]:
    """The texts of such kinds among the lines, in order; none overlaps another.

    `joins[i]` is the probability that line `i` goes on inside the sentence above; `alone` are the lines that surely are
    furniture.
    """
    look = _look(lines, joins, alone, style)
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        block = None if index in alone else _block_at(look, index)
        if block is None:
            index += 1
            continue
        if blocks and block.first < blocks[-1].end and blocks[-1].first_row == blocks[-1].end:
            blocks.pop()  # it was the title of this one
        floor = blocks[-1].end if blocks else 0
        if block.first < floor:
            block = block._replace(first=floor, first_row=max(block.first_row, floor), opens=False)
        blocks.append(block)
        index = max(block.end, index + 1)
    return blocks


def _look(lines: Sequence[Line], joins: Sequence[float], alone: frozenset[int], style: Style) -> Look:
    folded = folded_of("\n".join([line.text for line in lines])).split("\n") if lines else []
    look = Look(lines, joins, folded, alone, style, [], [])
    texts = look.folded
    cells = [-1 if _is_labelled(one) else len(CELLS.split(one.strip(" |"))) if is_row(one) else 0 for one in texts]
    alike = [
        own and own in (above, below) for above, own, below in zip([0, *cells], cells, [*cells[1:], 0], strict=False)
    ]
    rows = [
        bool(own) and ((own not in (1, 2) and same) or not look.is_joined(at) or cues.is_list_of_names(texts[at]))
        for at, (own, same) in enumerate(zip(cells, alike, strict=True))
    ]
    look.row_ends[:] = _ends(rows, alone)
    full = [look.is_full(at) for at in range(len(texts))]
    prose = {at for at in range(len(texts) - 2) if full[at] and full[at + 1] and full[at + 2]}
    look.free_ends[:] = _ends([is_free_line(one) for one in texts], alone | prose)
    return look


def _ends(holds: Sequence[bool], apart: Collection[int]) -> list[int]:
    """For each place where the run ends that begins with it: of places that hold, and are not apart."""
    ends = list(range(len(holds) + 1))
    for index in range(len(holds) - 1, -1, -1):
        if holds[index] and index not in apart:
            ends[index] = max(ends[index + 1], index + 1)
    return ends


def _block_at(look: Look, index: int) -> Block | None:
    text = look.folded[index]
    if _INDEX_TITLE.match(text):
        return _index(look, index)
    if _TO_EDITOR.match(text) or _GREETING.match(text):
        return _letter(look, index)
    if index < look.row_ends[index]:
        return _table(look, index)
    if _is_asked(text) and look.is_head(index - 1):
        return _interview(look, index)
    if _QUIZ_TITLE.search(text) and look.is_head(index):
        return _quiz(look, index)
    if _SURE_TITLES.match(text) and look.is_head(index):
        return Block(index, index + 1, index + 1, kind_of(text, ()) or ArticleKind.ARTICLE, True)
    return verse_at(look, index) if len(text) <= VERSE_MOST else None


def _is_name_row(text: str) -> bool:
    """Whether a folded line is a row of people's names, or of such short words."""
    cells = [cell for cell in CELLS.split(text) if cell]
    return 3 <= len(cells) and all(_PERSON.match(cell) for cell in cells)


def _is_labelled(text: str) -> bool:
    """Whether a folded line says something short of what its first word names: 一等奖：……"""
    return (
        len(text) <= ROW_MOST
        and bool(_LABELLED.match(text))
        and not SENTENCE.search(text)
        and not _QUESTION.match(text)
    )


def _table(look: Look, index: int) -> Block | None:
    """A table or a list whose first row stands at a line."""
    end = look.row_ends[index]
    first, is_title = _title_above(look, index)
    if end - index < 2 and not (is_title and (_is_name_row(look.folded[index]) or _NUMBERED.match(look.folded[index]))):
        return None
    if not is_title and (end - index < 3 or all(map(_is_labelled, look.folded[index : min(end, index + JUDGED)]))):
        return None
    end = look.run(end, lambda text: len(text) <= ROW_MOST and bool(_NOTE.match(text)))
    return Block(first, index, end, ArticleKind.TABLE, is_title)


def _title_above(look: Look, row: int) -> tuple[int, bool]:
    """Where the table that has its first row at a line begins, and whether its title surely is one."""
    at = row - 1
    while row - 3 < at and 0 < at and at not in look.alone and not look.is_head(at) and _INTRO.search(look.folded[at]):
        at -= 1
    if not look.is_head(at):
        return row, False
    if _TABLE_TITLE.search(look.folded[at]):
        return at, True
    if look.is_head(at - 1) and _TABLE_TITLE.search(look.folded[at - 1]):
        return at - 1, True
    return at, False


def _letter(look: Look, index: int) -> Block | None:
    """A letter whose greeting stands at a line."""
    reach = min(index + LETTER_MOST, len(look.folded))
    regards = next(
        (at for at in range(index + 1, reach) if _REGARDS.match(look.folded[at]) and len(look.folded[at]) < 12), None
    )
    if regards is None and not _TO_EDITOR.match(look.folded[index]):
        return None
    end = index + 1
    if regards is not None:
        end = regards + 1
        while end < len(look.folded) and end - regards < 5 and _signs(look.folded[end]):
            end += 1
    first = index
    while index - 2 <= first - 1 and look.is_head(first - 1):
        if first < index and not look.is_apart(first - 1) and not _LETTERS.search(look.folded[first - 1]):
            break
        first -= 1
    return Block(first, index, end, ArticleKind.LETTER, first < index)


def _signs(text: str) -> bool:
    """Whether a folded line may be part of what stands under a letter."""
    is_short = len(text) <= 20 and not SENTENCE.search(text)
    return bool(_REGARDS.match(text) or _DATE_LINE.match(text)) or (
        is_short and bool(re.match("读者|市民|居民|村民|.{0,14} [^ ]{2,4}$", text))
    )


def _interview(look: Look, index: int) -> Block | None:
    """An interview whose first question stands at a line, below its title; it ends where nobody asks for long."""
    asked = [index]
    for at in range(index + 1, min(index + INTERVIEW_MOST, len(look.folded))):
        if ANSWER_MOST < at - asked[-1]:
            break
        if _is_asked(look.folded[at]):
            asked.append(at)
    questions = sum(look.folded[at][-1] == "？" for at in asked)
    opens = not look.folded[index - 1].startswith("【")
    return Block(index - 1, index, asked[-1] + 1, ArticleKind.INTERVIEW, opens) if 2 <= questions else None


def _is_asked(text: str) -> bool:
    """Whether a folded line is a question of an interview, and no byline."""
    return bool(_ASKED.match(text)) and not cues.is_byline(text)


def _quiz(look: Look, index: int) -> Block | None:
    """A quiz whose title stands at a line, with its questions and answers."""
    end = look.run(index + 1, lambda text: bool(_QUIZ_LINE.search(text)))
    return Block(index, index + 1, end, ArticleKind.QUIZ, True) if 2 < end - index else None


def _index(look: Look, index: int) -> Block | None:
    """An index of the pages whose title stands at a line: it goes on to the last line that names a page."""
    end = index + 1
    last = index
    while end < len(look.folded) and end - index < INDEX_MOST and end not in look.alone and len(look.folded[end]) <= 60:
        text = look.folded[end]
        if cues.is_byline(text) or cues.has_dateline(text) or _PAGE_HEAD.match(text):
            break
        if _PAGE_AT.search(look.folded[end]):
            last = end
        end += 1
    return Block(index, index + 1, last + 1, ArticleKind.INDEX, True) if index < last else None


def closers(lines: Sequence[Line], alone: frozenset[int]) -> Iterator[int]:
    """The lines that end a text and open none: regards, who signs and when, who wrote it and where it was printed, what
    the formula of a notice is.
    """
    for index, line in enumerate(lines):
        text = folded_of(line.text) if len(line.text) <= HEAD_MOST else ""
        if not text or index in alone:
            continue
        if (
            _CLOSING.match(text)
            or _ABOUT_TEXT.match(text)
            or (index and _OFFICE.search(text) and _FORMULA.search(lines[index - 1].text))
        ):
            yield index
        elif _DATE_LINE.match(text) and index and _is_under_a_text(lines, index):
            yield index
            if _is_signature(lines, index - 1, alone):
                yield index - 1


def _is_under_a_text(lines: Sequence[Line], index: int) -> bool:
    """Whether a date ends what stands above it: below it a line is missing, or no running text stands."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return (
        below is None
        or below.blank > lines[index].blank
        or (len(below.text) <= HEAD_MOST and below.text[-1] not in FINAL)
    )


def _is_signature(lines: Sequence[Line], index: int, alone: frozenset[int]) -> bool:
    """Whether a line above a date says who signs: it is short, and a sentence has ended above it."""
    if index < 1 or index in alone:
        return False
    text, above = lines[index].text, lines[index - 1].text
    return len(text) <= 24 and text[-1] not in FINAL and above[-1] in "。！？!?…”"


def openers_behind(lines: Sequence[Line], blocks: Sequence[Block], closed: Collection[int]) -> Iterator[int]:
    """The lines behind a text of such a kind, or behind what closes one, that surely open another: a title above a
    dateline or a byline.
    """
    for index in {*(block.end for block in blocks), *(index + 1 for index in closed)}:
        if index + 1 < len(lines) and len(lines[index].text) <= HEAD_MOST and index not in closed:
            below = cues.fold(lines[index + 1].text[:HEAD_MOST])
            if lines[index].text[-1] not in FINAL and (cues.has_dateline(below) or cues.is_byline(below)):
                yield index


def kind_of(heading: str, texts: Sequence[str]) -> ArticleKind | None:
    """What an article is by its heading and its lines, both folded; None where they say nothing of it."""
    for kind, pattern in _BY_HEADING.items():
        if pattern.search(heading):
            return kind
    if 3 <= sum(bool(_QUESTION.match(text)) for text in texts):
        return ArticleKind.INTERVIEW
    if _QUIZ_TITLE.search(heading) and 2 <= sum(bool(_QUIZ_LINE.search(text)) for text in texts):
        return ArticleKind.QUIZ
    whole = "".join(texts[:12])
    if len(whole) < 400 and _OBITUARY_TEXT.search(whole):
        return ArticleKind.OBITUARY
    if len(whole) < 300 and _OFFER.search(whole) and _PHONE.search(whole):
        return ArticleKind.ADVERTISEMENT
    if _SERIAL_END.search(whole[-20:]):
        return ArticleKind.FICTION
    return None


_BY_HEADING = {
    ArticleKind.OBITUARY: re.compile(
        "^(?:讣告|讣闻|哀启|哀告|沉痛悼念)|(?:同志|先生|女士|教授|院士)(?:逝世|病逝|去世)$|讣告$"
    ),
    ArticleKind.FICTION: re.compile(
        r"连载(?:[（：· \d]|$)|^第[一二三四五六七八九十百\d]{1,4}[回章](?: |$)"
        r"|^小小说|（(?:小小说|微型小说|短篇小说|小说|连载)）$"
    ),
    ArticleKind.LETTER: re.compile("^(?:读者来信|来信照登|读者.{0,4}信箱)|(?:公开|一封)信$"),
    ArticleKind.INTERVIEW: re.compile("答.{0,6}记者问|^专访|^(?:访谈|对话)(?:[：· ]|录|$)|访谈录?$|——专访"),
    ArticleKind.NOTICE: re.compile(
        f"{cues.NOTICE.pattern}|^(?:更正|勘误|启事|公告|声明|通告|通知)(?:[：与及和]|$)|更正与|致歉$"
    ),
    ArticleKind.ADVERTISEMENT: re.compile("^(?:广告|招租|转让|求购|诚聘|分类广告|分类信息)"),
    ArticleKind.TABLE: re.compile(
        "^(?:今日|明日|今明|本周|一周|近日|未来.{1,2}天|城市)?(?:天气|气象)(?:预报|信息|提示|趋势)?$"
    ),
}
_QUIZ_LINE = re.compile(r"^(?:\d{1,3}|[一二三四五六七八九十])[.。、 ]|（ *）|_{2,}|^[A-D][.。、]")
_OBITUARY_TEXT = re.compile("(?:逝世|病逝|去世|辞世).{0,60}享年|遗体告别|治丧")
_OFFER = re.compile("招租|出租|转让|出售|回收|招聘|诚聘|求购|疏通|搬家|维修|上门|加盟|代办|培训|批发|优惠|特价|承接")
_PHONE = re.compile(r"电话|手机|热线|联系人|1[3-9]\d[\dX*]{8}|\d{3,4}-\d{4}[\dX*]{3,4}")
_SERIAL_END = re.compile("（(?:未完)?待续）$|（未完）$|（连载[^）]{0,6}）$")
