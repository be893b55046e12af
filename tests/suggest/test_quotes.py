from __future__ import annotations

import pytest

from annotator.core.records import Span
from annotator.suggest.repair.quotes import quotes
from tests.suggest.fixing import fixed, rules


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ('老人说："走吧。"就走了', "老人说：“走吧。”就走了"),
        ('他们叫它"灯"和"塔"', "他们叫它“灯”和“塔”"),
        ('老人说：“走吧。"就走了', "老人说：“走吧。”就走了"),
        ("春风送「艺”到村", "春风送「艺」到村"),
        ('he said "go" twice', 'he said "go" twice'),
        ("“外‘里’外”", "“外‘里’外”"),
    ],
)
def test_quotation_marks_become_a_pair_of_one_sort(raw: str, wanted: str) -> None:
    assert fixed(raw, quotes(raw, [], [])) == wanted


def test_a_mark_that_looks_the_wrong_way_is_a_question_with_the_other_one() -> None:
    (fix,) = quotes("重“船”轻”网”的说法", [], [])
    assert (fix.rule, fix.start, fix.text) == ("quotes.turned", 5, "“")
    assert not fix.applies


def test_a_bracket_without_a_partner_is_a_question() -> None:
    assert rules(quotes("灯塔（石头的还在。\n船", [], [])) == ["quotes.orphan"]


def test_a_quotation_over_several_paragraphs_opens_in_each_and_closes_in_the_last() -> None:
    assert rules(quotes("他写道：“灯塔还在。\n“船也在。\n“人都在。”\n", [], [])) == []


def test_an_apostrophe_before_a_year_is_no_quotation_mark() -> None:
    assert rules(quotes("在’98渔业展上", [], [])) == []


def test_a_pair_over_a_column_break_is_a_pair() -> None:
    raw = "他说“灯\n\n塔”还在。"
    assert rules(quotes(raw, [(4, 6, 0.9)], [])) == []


def test_marks_in_a_passage_that_is_taken_out_do_not_count() -> None:
    raw = "他说“灯塔”还在“灯塔还在。"
    assert rules(quotes(raw, [], [Span(8, 11)])) == []
