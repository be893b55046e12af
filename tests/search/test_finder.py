"""Finding: plain and by expression, whatever the width and the form of the characters, and never for ever."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.errors import BadInput, Refused
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Boundary, Correction, State
from annotator.core.search import Query, Rule
from annotator.search.finder import Finder, suggested_by
from tests.core.histories import suggested_issues


def found(text: str, pattern: str, replacement: str = "", **options: bool) -> list[tuple[str, str]]:
    finder = Finder(Query(pattern=pattern, **options), replacement)
    return [(text[hit.start : hit.end], hit.replacement) for hit in finder.find(text)]


def test_a_plain_text_is_taken_as_it_is() -> None:
    assert found("a.b axb", "a.b") == [("a.b", "")]
    assert found("南湖区委宣传部", "南湖区委", "南湖区") == [("南湖区委", "南湖区")]


@pytest.mark.parametrize("broken", ["水位\n是关键", "水位\r\n是关键", "水位 \n  是关键", "水\n位是\n关键"])
def test_a_plain_text_is_found_where_a_line_break_parts_it(broken: str) -> None:
    assert found(f"他说{broken}。", "水位是关键", "要紧") == [(broken, "要紧")]


def test_a_space_that_is_looked_for_may_be_a_line_break_but_no_end_of_a_paragraph() -> None:
    assert found("the city\ncouncil, the city council, citycouncil, city\n\ncouncil", "city council") == [
        ("city\ncouncil", ""),
        ("city council", ""),
    ]
    assert found("a \nb", " ") == [(" ", "")]


def test_an_expression_puts_its_groups_into_the_replacement() -> None:
    text = "3月18日，4月5日"
    pairs = found(text, r"(\d+)月(?<day>\d+)日", r"\g<day>/\1", regex=True)
    assert pairs == [("3月18日", "18/3"), ("4月5日", "5/4")]


def test_width_is_ignored_on_demand() -> None:
    assert found("甲,乙，丙", "，") == [("，", "")]
    assert found("甲,乙，丙", "，", width=True) == [(",", ""), ("，", "")]
    assert found("Ａ１ a1", "A1", width=True) == [("Ａ１", ""), ("a1", "")]


def test_the_forms_of_a_character_are_one_on_demand() -> None:
    assert found("里裡裏", "裡") == [("裡", "")]
    assert found("里裡裏", "裡", variants=True) == [("里", ""), ("裡", ""), ("裏", "")]


def test_groups_come_from_the_text_and_not_from_its_folded_form() -> None:
    assert found("頭髮（長）", r"(发)（", r"[\1]", regex=True, variants=True, width=True) == [("髮（", "[髮]")]


def test_case_matters_on_demand() -> None:
    assert len(found("WTO wto", "wto")) == 2
    assert len(found("WTO wto", "wto", case=True)) == 1


@pytest.mark.parametrize("pattern", ["(", "[a", r"(?P<x>a)(?P<x", "*"])
def test_what_is_no_expression_is_told(pattern: str) -> None:
    with pytest.raises(BadInput, match="no regular expression"):
        Finder(Query(pattern=pattern, regex=True))


def test_a_group_that_is_not_there_is_told() -> None:
    with pytest.raises(BadInput, match="does not have: 2"):
        Finder(Query(pattern="(a)", regex=True), r"\2")


def test_an_expression_that_would_take_for_ever_is_stopped() -> None:
    started = time.process_time()
    with pytest.raises(BadInput, match="too long"):
        found("a" * 60 + "b", r"(?:a|aa)+$", regex=True)
    assert time.process_time() - started < 30  # by trying it would take years


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(?R)*", "calls itself"),
        (r"\\\\(a(?1)?)", "calls itself"),
        ("(?<x>(?&x))", "calls itself"),
        ("(?P<x>a(?P>x)?)", "calls itself"),
        ("(" * 3000 + "a" + ")" * 3000, "too deep in each other"),
        ("a{1000000000}", "more than 10000 times"),
        ("((a{100}){100}){100}", "more than 10000 times"),
    ],
)
def test_an_expression_that_would_need_everything_is_refused_in_a_sentence(pattern: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        found("aab", pattern, regex=True)


def test_an_expression_may_repeat_as_often_as_print_does_and_look_for_what_would_be_a_call() -> None:
    assert found("甲(?R)乙", r"\(\?R\)", regex=True) == [("(?R)", "")]
    assert found("甲(R乙", r"\(?R", regex=True) == [("(R", "")]
    assert found("2023年3月18日", r"\d{4}年(?:\d{1,2}[月日]){2}", regex=True) == [("2023年3月18日", "")]


@given(st.text(alphabet="里裡裏，,Ａａa1１ﾊ가𠮷", max_size=30), st.sampled_from(["里", ",", "a", "1", "𠮷"]))
def test_folding_keeps_every_place(text: str, pattern: str) -> None:
    for hit in Finder(Query(pattern=pattern, width=True, variants=True)).find(text):
        assert hit.end - hit.start == 1
        [back] = Finder(Query(pattern=text[hit.start], width=True, variants=True)).find(pattern)
        assert (back.start, back.end) == (0, 1)


RAW = "南湖区委书记说。\n南湖区委的菜市场。\n"


def issue() -> Issue:
    split = Boundary(id="b9", origin="split 1", start=9, state=State.SUGGESTED)
    wrong = Correction(id="c13", origin="ann", start=13, end=14, text="底")
    return apply(Issue(raw=RAW), Operation("split", added([split, wrong])))


def hits(issue: Issue, pattern: str, replacement: str = "", **options: bool) -> list:
    return list(Finder(Query(pattern=pattern, **options), replacement).hits(issue, issue.articles))


def test_hits_know_their_article_and_what_stands_around_them() -> None:
    first, second = hits(issue(), "南湖区委", "南湖区")
    assert (first.article, first.number, first.start, first.end) == ("b0", 1, 0, 4)
    assert second.article == "b9"
    assert first.context == ("", "南湖区委", "书记说。")


def test_the_raw_text_is_searched_and_what_does_not_stand_is_said() -> None:
    [gone] = hits(issue(), "的", raw=True)
    assert not gone.stands
    [stands] = hits(issue(), "菜市场", raw=True)
    assert stands.stands
    with pytest.raises(Refused):
        edits.replace_hits(issue(), [gone], author="ann")


def test_many_hits_are_replaced_in_one_operation() -> None:
    before = issue()
    operation = edits.replace_hits(before, hits(before, "南湖区委", "南湖区"), author="ann")
    after = apply(before, operation)
    assert [OffsetMap(after, a).text for a in after.articles] == ["南湖区书记说。", "南湖区底菜市场。"]
    assert apply(after, operation.inverse()) == before


def test_approved_articles_stay_as_they_are() -> None:
    before = issue()
    before = apply(before, edits.approve(before, "b0", author="ann"))
    found = hits(before, "南湖区委", "南湖区")
    assert [hit.locked for hit in found] == [True, False]
    after = apply(before, edits.replace_hits(before, found, author="ann"))
    assert OffsetMap(after, after.articles[0]).text == "南湖区委书记说。"


@given(st.data())
def test_what_is_replaced_reads_as_it_should(data: st.DataObject) -> None:
    before = data.draw(suggested_issues())
    replacement = data.draw(st.text(alphabet="南湖a, \n", max_size=3))
    finder = Finder(
        Query(pattern=data.draw(st.sampled_from(["南", "区委", ",", "\n", "[a1]+"])), regex=True), replacement
    )
    found = list(finder.hits(before, before.articles))
    try:
        after = apply(before, edits.replace_hits(before, found, author="ann"))
    except Refused:
        assert not found
        return
    assert list(faults(after)) == []
    for article in before.articles:
        text = OffsetMap(before, article).text
        for hit in reversed([hit for hit in found if hit.article == article.id]):
            text = text[: hit.start] + replacement + text[hit.end :]
        assert OffsetMap(after, after.layout.article_of(article.id)).text == text


def test_a_kept_rule_asks_and_changes_nothing_by_itself() -> None:
    rule = Rule(7, Query(pattern="南湖区委"), "南湖区")
    before = issue()
    asked = list(suggested_by(before, [(rule, 0.5)]))
    assert [(c.start, c.end, c.text, c.rule) for c in asked] == [
        (0, 4, "南湖区", "kept 7"),
        (9, 13, "南湖区", "kept 7"),
    ]
    after = apply(before, Operation("rules", added(asked)))
    assert OffsetMap(after).text == OffsetMap(before).text
    accepted = apply(after, edits.accept(after, asked[0].id, author="ann"))
    assert OffsetMap(accepted).text.startswith("南湖区书记")


def test_a_rule_that_people_answer_with_no_becomes_less_certain() -> None:
    rule = Rule(7, Query(pattern="南湖区委"), "南湖区")
    sure, unsure = (next(suggested_by(issue(), [(rule, share)])).confidence for share in (0.9, 0.1))
    assert unsure < sure < 0.5
