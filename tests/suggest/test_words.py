import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.records import Span
from annotator.suggest import words

chinese = st.text(st.sampled_from("嘉兴市东湖区委书记周大川说，。\n 2026年A　"), max_size=80)


@pytest.fixture(autouse=True, scope="module")
def _dictionary_is_there():
    words.tag("词")


@given(chinese)
def test_words_cover_the_text_without_a_gap(text):
    spans = words.words(text)

    assert "".join(text[start:end] for start, end in spans) == text


@given(chinese)
def test_stretches_put_together_are_the_text(text):
    assert "".join(piece for _, piece in words.stretches(text * 200)) == text * 200


def test_a_word_comes_with_its_part_of_speech():
    assert words.Tagged(0, 2, "ns") in words.tagged("北京的秋天")


def test_a_long_text_without_marks_is_cut_all_the_same():
    pieces = list(words.stretches("湖" * 10_000))

    assert max(len(piece) for _, piece in pieces) <= words.STRETCH


def test_stretches_end_at_a_mark():
    text = "我们在湖边走。" * 1000

    assert all(piece.endswith("。") for _, piece in words.stretches(text))


@pytest.mark.parametrize(
    ("offset", "word"),
    [(0, "我们"), (1, "我们"), (2, "在"), (3, "北京"), (5, "北京"), (6, "看书"), (8, "看书")],
)
def test_the_word_under_the_caret_is_behind_it_or_at_the_end_of_a_line_before_it(offset, word):
    text = "我们在北京\n看书"

    span = words.word_at(text, offset)

    assert span is not None
    assert text[span.start : span.end] == word


def test_a_caret_among_marks_has_no_word():
    assert words.word_at("……，。", 2) is None


def test_the_word_under_the_caret_is_found_deep_in_a_line_without_end():
    text = "湖水。" * 100_000 + "北京" + "，湖水" * 100_000

    assert words.word_at(text, 300_001) == Span(300_000, 300_002)


def test_loading_the_module_loads_no_dictionary():
    run = (
        "import sys, annotator.suggest.words, annotator.suggest.tagging; print({'jieba', 'rjieba'} & set(sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_jieba_stands_in_where_rjieba_is_missing_and_keeps_its_cache_to_itself(private_home):
    run = (
        "import sys; sys.modules['rjieba'] = None\n"
        "from annotator.suggest import words\n"
        "print(words.tag('北京')[0][1], words.is_known('北京'), words.is_known('湖蒋'))"
    )

    done = subprocess.run([sys.executable, "-W", "ignore", "-c", run], capture_output=True, text=True, check=True)

    assert done.stdout == "ns True False\n"
    assert done.stderr == ""
    assert any((private_home / "xdg_cache_home").rglob("jieba*"))
