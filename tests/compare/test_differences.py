"""The differences of two texts: few, apart, and enough to make the one of the other."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.compare.differences import Edit, differences

texts = st.text(alphabet="南湖区委。 \n𠮷ab", max_size=40)


def applied(text: str, edits: list[Edit]) -> str:
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text


@given(texts, texts)
def test_the_edits_make_the_one_text_of_the_other(old: str, new: str) -> None:
    edits = differences(old, new)
    assert applied(old, edits) == new
    assert all(one[1] < other[0] for one, other in pairwise(edits))
    assert bool(edits) == (old != new)


def test_what_survives_is_not_touched() -> None:
    old = "区委书记来到菜市场,询问了价格。市民周阿姨说很好。"
    new = "区委书记来到菜市场，询问了价格。市民周阿姨说非常好。"
    assert differences(old, new) == [(9, 10, "，"), (22, 23, "非常")]


def test_texts_that_have_nothing_in_common_are_one_edit() -> None:
    assert differences("春眠不觉晓处处闻啼鸟", "白日依山尽黄河入海流") == [(0, 10, "白日依山尽黄河入海流")]


def test_very_long_texts_are_compared_by_lines_first() -> None:
    lines = [f"第{n}行的内容是湖城的天气很好,大家都出门了。\n" for n in range(25_000)]
    old = "".join(lines)
    lines[100], lines[20_000] = lines[100].replace(",", "，"), lines[20_000].replace(",", "，")
    started = time.process_time()
    edits = differences(old, "".join(lines))
    assert [text for _start, _end, text in edits] == ["，", "，"]
    assert time.process_time() - started < 30
