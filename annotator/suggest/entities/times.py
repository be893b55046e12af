"""Dates and times of day as newspapers write them: Chinese, Arabic and full-width digits, 今天 and 上周五."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


def _one_of(words: str) -> str:
    """A pattern for one of some words, those that begin like another before it."""
    return f"(?:{'|'.join(words.split())})"


_DIGIT = "[〇零○一二三四五六七八九]"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_PART_OF_DAY = _one_of(
    "凌晨 清晨 拂晓 黎明 早晨 早上 上午 中午 正午 午间 下午 午后 傍晚 黄昏 晚上 晚间 夜间 深夜 午夜 夜里 半夜 晚 晨 夜"
)
_QUARTER = "第?[一二三四1-4]季度"
_PART = _one_of(
    f"初 底 末 中旬 [上下][旬浣] 中浣 中叶 上半叶 下半叶 上半年 下半年 {_QUARTER} 同期 前夕 "
    "春[天季]? 夏[天季]? 秋[天季]? 冬[天季]?"
)
_ERA = _one_of(
    "(?:中华)?民国 清?光绪 清?宣统 清?同治 清?咸丰 清?道光 清?嘉庆 清?乾隆 清?雍正 清?康熙 清?顺治 "
    "明?崇祯 明?万历 明?嘉靖 明?洪武 明?永乐 唐?贞观 唐?开元 昭和 明治 大正 平成 令和"
)
_CYCLE = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
_NEAR_YEAR = _one_of("今年 去年 前年 明年 后年 当年 同年 次年 翌年 [本上]年度? 去岁 今岁 客岁")
_SEASONS = "(?:[今去明来当][春夏秋冬])+"
_NEAR_MONTH = _one_of("本月 上月 下月 上个月 下个月 这个月 当月 同月 次月")
_NEAR_DAY = _one_of(
    "今天 昨天 前天 明天 后天 今日 昨日 前日 明日 今晨 今早 今晚 今夜 昨晨 昨早 昨午 昨晚 昨夜 前晚 明晨 明晚 日昨 "
    "当天 当日 当晚 次日 翌日 翌晨 是日 同日 同一天 [昨今明前]（[0-9一二三四五六七八九十廿卅]{1,3}）[日天晚晨]"
)
_WEEKDAY = "(?:周|星期|礼拜)[一二三四五六日天]"
_WEEK = f"(?:(?:本|上|下|这)个?(?:周|星期|礼拜)[一二三四五六日天末]?|{_WEEKDAY}|周末)"
_FEAST = _one_of(
    "元旦 春节 除夕 大年三十 大年初[一二三四五六七] 正月初[一二三四五六七八九十]日? 正月十[一二三四五六七八九] "
    "元宵节 清明节? 端午节? 中秋节? 重阳节 国庆节? 劳动节 圣诞节? 平安夜 双十节 [旧夏]历新年"
)
_TO = "[至到—－~～-]{1,2}"

_ERA_YEAR = rf"(?:元|\d{{1,3}}|一百[零〇一二十三四五六七八九]{{0,3}}|{_DIGIT}{{3}}|{_SMALL})"
_YEAR = _one_of(
    rf"公元前\d{{1,4}}年 (?:公元)?(?:[12]\d{{3}}|{_DIGIT}{{4}})年(?:代|间)? {_ERA}(?:{_ERA_YEAR}年|年间|[初末]年) "
    rf"{_CYCLE} {_DIGIT}{{2}}年(?={_SMALL}月) (?:\d|1[01])?\d年(?={_SMALL}月) (?:[1-9]0|[一二三四五六七八九]十)年代"
)
_DAY = rf"{_SMALL}[日号](?![本报])"
_MONTH = rf"(?:{_SMALL}|正|腊)月份?{_PART}?"
_LUNAR_DAY = "(?:初[一二三四五六七八九十]日?|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|卅)(?!日)"
_SURELY_LUNAR = "(?:初[一二三四五六七八九十]日?|廿[一二三四五六七八九](?!日)|十五(?![日号至到、个名人岁年万元]))"
_LUNAR = (
    rf"(?:[农夏旧阴]历(?:(?:{_SMALL}|正|腊|冬)月)?{_LUNAR_DAY}"
    rf"|(?:正|腊|冬)月{_LUNAR_DAY}|{_SMALL}月{_SURELY_LUNAR})"
)
_DATE = (
    rf"(?:{_LUNAR}|(?:[农夏旧阴阳公西]历)?{_MONTH}(?:{_DAY}(?:{_TO}(?:{_MONTH})?{_DAY})?(?:{_WEEKDAY}|（{_WEEKDAY}）)?"
    rf"|{_TO}{_MONTH}(?!{_SMALL}[日号]))?)"
)
_CLOCK = rf"{_SMALL}(?:[时点](?:{_SMALL}分|半|整|许|钟)?|：[0-5]\d)"
_MINUTES = r"(?:[01]?\d|2[0-4])：[0-5]\d"
_SURELY_CLOCK = (
    rf"(?:{_SMALL}[时点](?:{_SMALL}分|半|整|许|钟(?!头))|{_SMALL}[时点]{_TO}{_SMALL}[时点]|{_MINUTES}{_TO}{_MINUTES})"
)
_CLOCKS = rf"{_CLOCK}(?:{_TO}{_CLOCK})?"
_OF_DAY = rf"(?:{_PART_OF_DAY}(?!报)(?:{_CLOCKS})?|{_CLOCKS})?"

_OPENINGS = (
    r"\d〇零○一二三四五六七八九十廿卅民光宣同咸道嘉乾雍康顺崇万洪永贞开昭明大平令今去前后当次翌本上下这昨周星礼元春除正腊清端"
    "中重国劳圣农夏凌拂黎早午傍黄晚夜深半晨公双旧阴阳西来是客日岁甲乙丙丁戊己庚辛壬癸唐第年月冬"
)
"""All characters that a time begins with: a look at one is quicker than trying every form."""
_PATTERN = re.compile(
    f"(?=[{_OPENINGS}])(?:"
    + "|".join(
        (
            rf"(?:{_YEAR}(?:{_TO}{_YEAR})?|{_NEAR_YEAR})(?:{_DATE}|{_FEAST}|{_PART})?{_OF_DAY}",
            rf"(?:农历|夏历)?{_FEAST}{_OF_DAY}",
            rf"(?:{_NEAR_MONTH}{_PART}?(?:{_DAY})?|{_DATE}){_OF_DAY}",
            rf"(?:{_NEAR_DAY}(?!报)|{_WEEK}|{_DAY}(?:{_TO}{_DAY})?){_OF_DAY}",
            rf"{_PART_OF_DAY}{_CLOCKS}",
            _SURELY_CLOCK,
            _SEASONS,
            _QUARTER,
            "(?<![0-9每])(?:[年月][初底末]|岁[末首])",
            rf"(?:公元前?)?(?:{_SMALL}|本|上)世纪(?:{_SMALL}年代)?{_PART}?",
            r"[12]\d{3}[-/。][01]?\d[-/。][0-3]?\d(?!\d)",
        )
    )
    + ")"
)
_GOES_ON = re.compile(r"[\d〇零○一二三四五六七八九十百千万亿．/第每几数]")
_COUNTS = re.compile(r"[来间前后多内余]|之[间后前内]|左右")


class Time(NamedTuple):
    """A half-open span of a folded line that says when."""

    start: int
    end: int


def times(text: str) -> Iterator[Time]:
    """The dates and times of a folded line, in order; time is linear in its length."""
    for match in _PATTERN.finditer(text):
        start, end = match.span()
        is_number = match[0][0].isdigit() or match[0][0] in "一二三四五六七八九十廿卅"
        if not (is_number and start and _GOES_ON.match(text, start - 1)) and not _is_duration(match[0], text, end):
            yield Time(start, end)


def _is_duration(match: str, text: str, end: int) -> bool:
    """Whether what looks like a day of the month counts days and names none: 3日内, 一日 (without a digit more)."""
    if "月" in match or "年" in match or not match.endswith(("日", "号")):
        return False
    return match == "一日" or _COUNTS.match(text, end) is not None
