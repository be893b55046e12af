"""Which newspaper an issue is of: a person says it over what the program guessed, and takes it back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.core import edits
from annotator.core.doubts import doubts_of
from annotator.core.errors import Refused
from annotator.core.issue import Issue
from annotator.core.operations import apply
from annotator.core.records import Newspaper, State

GUESS = Newspaper(id="newspaper", origin="masthead 1", rule="newspaper.file", state=State.SUGGESTED, title="湖畔晨报")
GUESSED = Issue(raw="老桥修好了。", newspapers=(GUESS,))


def named(issue: Issue, title: str) -> Issue:
    return apply(issue, edits.set_newspaper(issue, title, author="ann"))


def test_a_person_says_which_newspaper_an_issue_is_of_and_takes_it_back() -> None:
    issue = Issue(raw="老桥修好了。")
    operation = edits.set_newspaper(issue, " 南湖  晚报\n", author="ann")
    after = apply(issue, operation)
    assert after.newspaper == "南湖 晚报"
    assert apply(after, operation.inverse()) == issue
    assert named(after, "") == issue


def test_what_the_program_guessed_is_no_doubt_that_a_person_must_decide_on() -> None:
    assert GUESSED.newspaper == "湖畔晨报"
    assert list(doubts_of(GUESSED)) == []


def test_a_guess_that_is_set_right_names_the_person_and_one_that_is_confirmed_keeps_its_origin() -> None:
    [right] = named(GUESSED, "南湖晚报").newspapers
    assert (right.title, right.origin, right.state) == ("南湖晚报", "ann", State.ACCEPTED)
    [confirmed] = named(GUESSED, "湖畔晨报").newspapers
    assert (confirmed.origin, confirmed.state) == ("masthead 1", State.ACCEPTED)


def test_a_guess_that_was_rejected_does_not_come_back_with_the_next_suggestions() -> None:
    issue = named(GUESSED, "")
    assert issue.newspaper == ""
    assert not edits.renew(issue, GUESSED, author="ann")
    other = replace(GUESSED, newspapers=(replace(GUESS, title="南湖晚报"),), by_id={})
    assert apply(GUESSED, edits.renew(GUESSED, other, author="ann")).newspaper == "南湖晚报"


@pytest.mark.parametrize(("issue", "title"), [(Issue(raw="桥"), ""), (named(GUESSED, "湖畔晨报"), "湖畔晨报 ")])
def test_to_say_what_is_said_already_is_refused(issue: Issue, title: str) -> None:
    with pytest.raises(Refused):
        edits.set_newspaper(issue, title, author="ann")
