"""Facts about characters and lines: sentences, numerals, the order of numbered names, and the smallest edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text import (
    ends_sentence,
    is_line_end,
    is_text,
    number_order,
    numeral,
    sentence_around,
    smallest_edit,
    without_numbers,
)

DIGITS = "〇一二三四五六七八九"
texts = st.text(alphabet="甲乙丙。！”\n", max_size=12)


def chinese(number: int) -> str:
    """A number below a hundred in words: 七, 十, 十二, 二十, 二十一."""
    tens, ones = divmod(number, 10)
    before = "" if tens < 2 else DIGITS[tens]
    return (before + "十" if tens else "") + (DIGITS[ones] if ones or not tens else "")


def test_a_numeral_in_words_is_read() -> None:
    assert [numeral(chinese(number)) for number in range(100)] == list(range(100))


def test_digits_one_after_the_other_are_read_as_they_stand() -> None:
    for number in (7, 12, 20, 99, 101, 120, 1204):
        assert numeral("".join(DIGITS[int(digit)] for digit in str(number))) == number


@pytest.mark.parametrize(("words", "number"), [("廿", 20), ("廿一", 21), ("两", 2), ("零", 0), ("一零", 10)])
def test_other_ways_of_writing_a_numeral_are_read(words: str, number: int) -> None:
    assert numeral(words) == number


@pytest.mark.parametrize("written", [str, "{:02}".format, chinese])
def test_names_stand_in_the_order_of_their_numbers(written: object) -> None:
    names = [f"晨报/第{written(number)}版.txt" for number in range(99, 0, -1)]  # type: ignore[operator]
    assert sorted(names, key=number_order) == names[::-1]


def test_names_are_told_apart_by_what_stands_before_their_numbers_first() -> None:
    names = ["第二版", "第一版 2", "第一版", "十", "b1 1", "a10 2", "a10 1", "a9 1"]
    assert sorted(names, key=number_order) == names[::-1]


def test_a_number_without_an_end_is_read_as_far_as_it_can_be() -> None:
    assert number_order("9" * 5000) > number_order("9" * 299)


def test_names_that_differ_in_numbers_only_are_alike_without_them() -> None:
    assert {without_numbers(name) for name in ("第2版 a1", "第十版 a22", "第1204版 a0")} == {"第0版 a0"}
    assert without_numbers("第二版") != without_numbers("二版")


@given(texts)
def test_each_character_stands_in_one_sentence(text: str) -> None:
    at = 0
    while at < len(text):
        start, end = sentence_around(text, at)
        assert start == at < end
        assert {sentence_around(text, inside) for inside in range(start, end)} == {(start, end)}
        body = text[start:end].rstrip("。！”\n")
        assert end == len(text) or len(body) < end - start
        at = end


def test_a_sentence_takes_its_marks_and_closing_quotes_along() -> None:
    text = "“走吧！”他说。\n\n天晴。"
    found = [text[slice(*sentence_around(text, text.index(word)))] for word in ("走", "！", "”", "他", "晴")]
    assert found == ["“走吧！”", "“走吧！”", "“走吧！”", "他说。", "天晴。"]


def test_a_sentence_without_an_end_is_shown_to_300_characters_on_either_side() -> None:
    assert sentence_around("甲" * 1000, 500) == (200, 800)
    assert sentence_around("甲" * 1000, 100) == (0, 400)
    assert sentence_around("甲" * 1000, 900) == (600, 1000)
    assert sentence_around("", 0) == (0, 0)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("走吧。", True),
        ("走吧。 \n", True),
        ("“走吧”", True),
        ("", True),
        (" ", True),
        ("走吧", False),
        ("走吧，", False),
    ],
)
def test_a_text_ends_a_sentence_with_a_mark_that_can_close_one(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


def test_a_line_ends_at_two_characters() -> None:
    assert [char for char in "\r\n\t 甲" if is_line_end(char)] == ["\r", "\n"]


@pytest.mark.parametrize(
    ("value", "is_one"),
    [("", True), ("甲𠮷\U0010ffff", True), ("\ud7ff\ue000", True), ("\ud800", False), ("甲\udfff", False), (1, False)],
)
def test_half_a_surrogate_is_no_text(value: object, is_one: bool) -> None:
    assert is_text(value) is is_one


@given(st.text(alphabet="ab", max_size=8), st.data())
def test_the_smallest_edit_gives_the_same_text_and_leaves_alone_what_stays(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.text(alphabet="ab", max_size=8))
    low, high, put = smallest_edit(text, start, end, new)
    assert start <= low <= high <= end
    assert text[:low] + put + text[high:] == text[:start] + new + text[end:]
    gone = text[low:high]
    assert not (gone and put) or (gone[0] != put[0] and gone[-1] != put[-1])
