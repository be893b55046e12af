import pytest

from annotator.suggest.entities.plain import plain
from annotator.suggest.entities.times import times


def spans_in(text):
    line = plain(text)
    return [text[slice(*line.back(start, end))] for start, end in times(line.text)]


@pytest.mark.parametrize(
    "text",
    [
        "1998年1月5日",
        "１９９８年１月５日上午９时许",
        "二〇二六年七月八日",
        "九八年二月",
        "今年3月初",
        "上周五晚8点半",
        "5日至8日",
        "7月8日—10日",
        "当天下午2时至3时",
        "民国二十三年春节",
        "正月初五",
        "大年三十晚上",
        "20世纪90年代初",
        "本世纪末",
        "2026-07-08",
        "公元前221年",
        "昨晚",
        "中华民国二十三年三月五日",
        "民国廿三年双十节",
        "114年3月5日",
        "光绪二十六年",
        "清光绪年间",
        "甲午年八月十五",
        "农历八月十五",
        "腊月廿三",
        "正月初一日",
        "阴历三月初三",
        "1998年1月至3月",
        "1998年第三季度",
        "80年代末",
        "九十年代",
        "去年同期",
        "去冬今春",
        "本年三月",
        "三月下浣",
        "是日",
        "2026年7月8日星期三",
        "7月8日（星期三）",
        "昨（8）日下午",
        "本周末",
        "二时半",
        "8点到10点",
        "8：00—17：30",
        "年底",
    ],
)
def test_a_date_or_time_is_one_span(text):
    assert spans_in(f"他说，{text}，湖上有灯。") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "3日内完成",
        "第2日",
        "105日",
        "一日三餐",
        "读《今晚报》",
        "20年来",
        "每月",
        "几日",
        "2∶1",
        "3：2",
        "第二日",
        "一点意见",
        "12小时",
        "每年初",
    ],
)
def test_what_counts_or_ranks_is_no_time(text):
    assert spans_in(text) == []


def test_several_times_of_a_line_are_found_in_order():
    assert spans_in("６日开始，８日结束；今天下雨。") == ["６日", "８日", "今天"]


def test_a_long_line_of_digits_is_read_quickly():
    assert spans_in("1" * 100_000 + "年") == []
