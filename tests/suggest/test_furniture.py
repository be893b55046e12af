"""Page furniture is known by its shape; what is no furniture never becomes such, as no export holds it."""

from __future__ import annotations

import pytest

from annotator.core.records import ArticleKind
from annotator.suggest.furniture import Verdict, verdicts
from annotator.suggest.lines import lines_of
from annotator.suggest.split import read
from tests.clock import seconds

STORIES = (
    "老桥明天开放\n本报讯（记者 林小满）昨天，修了三年的老桥终于修好，明天起开放通行。\n市民可以步行过桥。",
    "灯塔重新点亮\n本报讯（记者 何川）前天夜里，港口的灯塔重新点亮，渔船都鸣笛致意。\n守塔人说，灯还会亮很久。",
    "湖边种下新树\n本报讯（记者 沈宁）上周，湖边种下了三百棵新树，大多是柳树和桃树。\n明年春天就能看花。",
)


def articles(raw: str) -> list[str]:
    """The first line of each article that is no furniture."""
    return [
        raw[one.start :].lstrip().split("\n")[0].strip("\f")
        for one in read(raw).boundaries
        if one.kind != ArticleKind.FURNITURE and not one.continues
    ]


def furniture(raw: str) -> list[str]:
    """The stretches of furniture."""
    found = read(raw).boundaries
    ends = [*(boundary.start for boundary in found[1:]), len(raw)]
    return [
        raw[one.start : end].strip() for one, end in zip(found, ends, strict=True) if one.kind == ArticleKind.FURNITURE
    ]


HEADLINES = [story.split("\n")[0] for story in STORIES]


@pytest.mark.parametrize(
    "number",
    [
        "— {} —",
        "一{}一",
        "-{}-",
        "~ {} ~",
        "·{}·",
        "{}/3",
        "第{}页 共3页",
        "第 {} 页/共 3 页",
        "Page {} of 3",
        "—　{}　—",
    ],
)
def test_a_page_number_in_any_shape_is_furniture_and_neither_opens_nor_ends_an_article(number: str) -> None:
    numbers = [number.format(page) for page in (1, 2, 3)]
    raw = "\n".join(line for pair in zip(STORIES, numbers, strict=True) for line in pair) + "\n"
    assert articles(raw) == HEADLINES
    assert furniture(raw) == numbers


def test_a_form_feed_ends_a_line() -> None:
    raw = "\n第 1 页\f".join(STORIES)
    assert articles(raw) == HEADLINES


@pytest.mark.parametrize(
    "masthead",
    [
        "湖城晚报\n03/12/2022\n星期六",
        "湖城晚报\n2022年12月3日　星期六　农历壬寅年十一月初十\n第8021期　今日12版\n国内统一刊号CN99-0000",
        "湖城晚报\n二〇二二年十二月三日\n国内统一连续出版物号：CN 99-0000　邮发代号：99-00\n零售每份一元",
        "湖 城 晚 报\n2022.12.3 周六 总第8021期",
        "湖城晚报\nDec 3, 2022\nSaturday\n今日八版",
        "湖城晚報\n中華民國三十七年十二月三日 星期六\n第八千零二十一號",
    ],
)
def test_a_masthead_over_several_lines_is_furniture(masthead: str) -> None:
    raw = masthead + "\n" + "\n".join(STORIES)
    assert articles(raw) == HEADLINES
    assert "\n".join(furniture(raw)) == masthead


@pytest.mark.parametrize("number", ["—3—", "第3页 共8页", "3"])
def test_a_sentence_goes_on_over_a_page_number(number: str) -> None:
    raw = (
        "老桥明天开放\n本报讯（记者 林小满）昨天，修了三年的老桥终于修好，明天起开放通行。市民可以步行过桥，"
        f"汽车要等到下个月，公交车也会改\n{number}\n走老桥，到湖边的路程会短一半，往来的人会多起来，岸上的店铺也会热闹。\n"
    )
    rest = read(raw).boundaries[-1]
    assert (rest.continues, rest.inside) == ("b0", True)


@pytest.mark.parametrize(
    "line",
    [
        "股票名称 收盘价 涨跌幅",
        "湖城实业 10.35 +0.58%",
        "搬家 修锁 电话：13800000000",
        "2022年老桥大事",
        "2022年12月3日",
        "民國三十七年大事",
        "县人大第16次会议开幕",
        "Goodbye, old bridge",
        "读者 王小二",
        "编辑：林小满",
        "第九十二号",
    ],
)
def test_a_line_of_text_is_no_furniture(line: str) -> None:
    raw = f"{STORIES[0]}\n{line}\n{STORIES[1]}\n"
    [found] = [verdict for one, verdict in zip(lines_of(raw), verdicts(lines_of(raw)), strict=True) if one.text == line]
    assert found == Verdict.NEVER
    assert not furniture(raw)


def test_the_pages_of_an_index_are_no_page_heads() -> None:
    raw = "导读\n老桥明天开放\n第二版\n灯塔重新点亮\n第三版\n" + "\n".join(STORIES)
    assert Verdict.SURE not in verdicts(lines_of(raw))


def test_heads_of_pages_are_those_that_stand_beside_page_numbers_again_and_again() -> None:
    raw = "".join(f"湖上风\n第{page}页\n{story}\n" for page, story in enumerate(STORIES, 1))
    assert [line for line in furniture(raw) if "湖上风" in line] == [f"湖上风\n第{page}页" for page in (1, 2, 3)]


@pytest.mark.parametrize("unit", ["1", "一", "湖 ", "第", "2022年", "编辑 王", "(", "—", "A1 "])
def test_no_line_makes_furniture_slow(unit: str) -> None:
    line = lines_of((unit * 120)[:120])
    assert seconds(lambda: verdicts(line)) < 0.2
