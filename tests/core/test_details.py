"""What the catalogue says of an issue and its articles: set in one step, and taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.core import edits
from annotator.core.doubts import doubts_of
from annotator.core.errors import Refused
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.operations import apply
from annotator.core.records import Detail, DetailField, State

ISSUE = Issue(raw="老桥修好了。", title="a-02.txt", date="2026-03-18")
GUESS = Detail(
    id="d", origin="masthead 2", rule="page.masthead", state=State.SUGGESTED, field=DetailField.PAGE, text="2"
)
TITLE, DATE, PAGE = ("", DetailField.TITLE), ("", DetailField.DATE), ("", DetailField.PAGE)
COLUMN = ("b0", DetailField.COLUMN)


def said(issue: Issue, **texts: str) -> Issue:
    keys = {"title": TITLE, "date": DATE, "page": PAGE, "column": COLUMN}
    return apply(issue, edits.set_details(issue, {keys[name]: text for name, text in texts.items()}, author="ann"))


def test_a_title_and_a_date_take_the_place_of_those_of_the_file_until_they_are_taken_back() -> None:
    named = said(ISSUE, title=" 湖畔  晨报 第二版", date="2026-03-19")
    assert (named.title, named.date) == ("湖畔 晨报 第二版", "2026-03-19")
    assert named.without_records() == ISSUE
    assert said(named, title="", date="2026-03-18") == ISSUE


@pytest.mark.parametrize(
    "day", ["2026-13-45", "2026-02-30", "2026-1", "26", "0000", "二〇二六", "2026-03-18T10", "20260318"]
)
def test_a_date_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(Refused, match="1963-05"):
        said(ISSUE, title="桥", date=day)


@pytest.mark.parametrize("day", ["2026", "2026-03", "2024-02-29"])
def test_a_date_is_a_year_a_month_or_a_day(day: str) -> None:
    assert said(ISSUE, date=day).date == day


def test_a_date_as_it_came_or_stands_already_stays() -> None:
    old = Detail(id="d", origin="ann", field=DetailField.DATE, text="五月")
    issue = replace(ISSUE, date="民国三十五年", details=(old,), by_id={})
    assert said(issue, date="五月", title="桥").date == "五月"
    assert said(issue, date="民国三十五年").date == "民国三十五年"


def test_one_step_says_all_and_is_taken_back_as_one() -> None:
    operation = edits.set_details(ISSUE, {TITLE: "桥", COLUMN: "桥头堡"}, "湖畔晨报", author="ann")
    after = apply(ISSUE, operation)
    assert (after.title, after.newspaper, after.details_of("b0")) == ("桥", "湖畔晨报", {DetailField.COLUMN: "桥头堡"})
    assert apply(after, operation.inverse()) == ISSUE


def test_what_is_guessed_is_no_doubt_and_does_not_come_back_once_it_was_rejected() -> None:
    guessed = replace(ISSUE, details=(GUESS,), by_id={})
    assert list(doubts_of(guessed)) == []
    assert apply(ISSUE, edits.renew(ISSUE, guessed, author="ann")).details_of() == {DetailField.PAGE: "2"}
    rejected = said(guessed, page="")
    assert rejected.details_of() == {}
    assert not edits.renew(rejected, guessed, author="ann")


def test_to_say_what_is_said_already_is_refused() -> None:
    with pytest.raises(Refused):
        said(ISSUE, title="a-02.txt", page="")


def test_two_things_said_of_one_field_are_a_fault() -> None:
    two = replace(ISSUE, details=(GUESS, replace(GUESS, id="e")), by_id={})
    assert "two things of one field" in next(faults(two))
