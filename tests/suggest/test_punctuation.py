from __future__ import annotations

import pytest

from annotator.suggest.repair.punctuation import brackets, half_width, stops
from tests.suggest.fixing import fixed


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("清早,船队出海;下午返航。", "清早，船队出海；下午返航。"),
        ("他问:走吗?走!", "他问：走吗？走！"),
        ("老人说:“走”,就走了", "老人说：“走”，就走了"),
        ("共10年,每年3次", "共10年，每年3次"),
        ("约占0.7%,2024年", "约占0.7%，2024年"),
        ("装上GPS,然后出海", "装上GPS，然后出海"),
        ("清早, 船队出海", "清早，船队出海"),
        ("计有１２，３", "计有１２，３"),
    ],
)
def test_half_width_marks_among_chinese_become_full_width(raw: str, wanted: str) -> None:
    assert fixed(raw, half_width(raw)) == wanted


@pytest.mark.parametrize(
    "raw",
    [
        "下午10:30开船",
        "载重1,000吨",
        "比分是3:0",
        "见http://example.org/a?b=1",
        "Yes, it is: so!",
        "按1:1的比例",
        "面积３,５００亩",
    ],
)
def test_numbers_times_addresses_and_latin_words_keep_their_marks(raw: str) -> None:
    assert list(half_width(raw)) == []


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("灯塔(石头的)还在", "灯塔（石头的）还在"),
        ("全球定位(GPS)装上了", "全球定位（GPS）装上了"),
        ("灯塔（石头的)还在", "灯塔（石头的）还在"),
        ("世贸组织WTO(World Trade)成立", "世贸组织WTO（World Trade）成立"),
        ("函数f(x)大于零", "函数f(x)大于零"),
        ("see (below)", "see (below)"),
        ("(一)灯塔", "（一）灯塔"),
        ("(灯塔", "（灯塔"),
    ],
)
def test_both_brackets_of_a_pair_are_changed_or_none(raw: str, wanted: str) -> None:
    assert fixed(raw, brackets(raw)) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("船队出海了.\n", "船队出海了。\n"),
        ("“出海了.”他说", "“出海了。”他说"),
        ("老人没有答话...", "老人没有答话……"),
        ("灯塔--村里的", "灯塔——村里的"),
        ("第3.5节", "第3.5节"),
        ("约翰.史密斯", "约翰.史密斯"),
    ],
)
def test_stops_ellipses_and_dashes_after_chinese_are_written_in_full(raw: str, wanted: str) -> None:
    assert fixed(raw, stops(raw)) == wanted


def test_a_dot_between_chinese_characters_is_a_question() -> None:
    (fix,) = stops("约翰.史密斯")
    assert fix.rule == "punctuation.stop-or-dot"
    assert not fix.applies
