"""How records are decided: by a person's look, by approving their article only, or with their file."""

from __future__ import annotations

import pytest

from annotator.core import edits
from annotator.core.edits.incoming import Incoming
from annotator.core.errors import Refused
from annotator.core.issue import Issue
from annotator.core.operations import Operation, added, apply
from annotator.core.records import (
    Boundary,
    Correction,
    CorrectionKind,
    Decided,
    Entity,
    Part,
    Position,
    Role,
    State,
    Status,
)

RAW = "旧闻一则\n\n周大川在东湖。\n新闻\n第二篇。"
SECOND = RAW.index("新闻")
ME = "ann"
OPEN = {"state": State.SUGGESTED, "origin": "made 1", "rule": "r"}


@pytest.fixture
def issue() -> Issue:
    """An article with a suggestion of each kind, a question, and a name of a person's own; and another article."""
    records = [
        Boundary(id="b2", start=SECOND, **OPEN),  # type: ignore[arg-type]
        Part(id="p", start=0, end=4, role=Role.HEADLINE, **OPEN),  # type: ignore[arg-type]
        Correction(id="c", start=4, end=6, text="", kind=CorrectionKind.LINE_JOIN, confidence=0.9, **OPEN),  # type: ignore[arg-type]
        Correction(id="q", start=0, end=1, text="臼", confidence=0.2, **OPEN),  # type: ignore[arg-type]
        Entity(id="e", start=Position(6), end=Position(9), label="PER", confidence=0.6, **OPEN),  # type: ignore[arg-type]
        Entity(id="own", start=Position(10), end=Position(12), label="LOC", origin=ME),
    ]
    return apply(Issue(raw=RAW), Operation("made", added(records)))


def decided(issue: Issue, *names: str) -> list[tuple[State, Decided]]:
    return [(issue.by_id[name].state, issue.by_id[name].decided) for name in names]


def approved(issue: Issue) -> Issue:
    return apply(issue, edits.approve(issue, "b0", author=ME))


SWEPT = (State.ACCEPTED, Decided.SWEPT)
SEEN = (State.ACCEPTED, Decided.SEEN)


def test_what_only_approving_decides_is_swept(issue: Issue) -> None:
    now = approved(issue)
    assert decided(now, "p", "c", "e") == [SWEPT] * 3
    assert decided(now, "q") == [(State.REJECTED, Decided.SWEPT)]
    assert decided(now, "own") == [SEEN]
    assert apply(now, edits.approve(issue, "b0", author=ME).inverse()) == issue


def test_what_approving_would_decide_is_known_before(issue: Issue) -> None:
    open_ = edits.left_open(issue, issue.articles[0])
    assert [record.id for record in open_] == ["p", "q", "c", "e"]
    assert [record.id for record in open_ if edits.is_question(record)] == ["q"]
    changed = edits.approve(issue, "b0", author=ME).changes
    assert {change.record.id for change in changed} == {"b0", *(record.id for record in open_)}


def test_the_boundary_of_an_article_is_swept_with_it(issue: Issue) -> None:
    now = apply(issue, edits.approve(issue, "b2", author=ME))
    assert decided(now, "b2") == [SWEPT]


@pytest.mark.parametrize("name", ["p", "c", "e"])
def test_what_a_person_accepts_first_is_seen(issue: Issue, name: str) -> None:
    now = approved(apply(issue, edits.accept(issue, name, author=ME)))
    assert decided(now, name) == [SEEN]


def test_a_name_of_which_an_edit_took_characters_is_swept_when_nobody_looks_again(issue: Issue) -> None:
    hurt = apply(issue, edits.correct(issue, "b0", 7, 9, "西", author=ME))
    name = hurt.by_id["own"]
    assert isinstance(name, Entity)
    assert name.doubtful
    now = approved(hurt)
    assert decided(now, "own") == [SWEPT]
    again = apply(now, edits.reopen(now, "b0", author=ME)).by_id["own"]
    assert isinstance(again, Entity)
    assert (again.state, again.decided, again.doubtful) == (State.ACCEPTED, Decided.SEEN, True)


def test_what_was_swept_is_in_doubt_again_in_a_reopened_article(issue: Issue) -> None:
    now = approved(issue)
    again = apply(now, edits.reopen(now, "b0", author=ME))
    assert again.articles[0].status == Status.IN_PROGRESS
    assert [again.by_id[name] for name in ("p", "c", "q", "e", "own")] == [
        issue.by_id[name] for name in ("p", "c", "q", "e", "own")
    ]


def swept_and_open(issue: Issue) -> Issue:
    """The issue as an earlier version of the program leaves it: reopened, with what was swept still accepted."""
    now = approved(issue)
    changes = edits.reopen(now, "b0", author=ME).changes
    return apply(now, Operation("reopen", changes[:1]))


def test_accepting_what_was_swept_makes_it_seen(issue: Issue) -> None:
    now = swept_and_open(issue)
    now = apply(now, edits.accept(now, "p", "c", "e", author=ME))
    assert decided(now, "p", "c", "e") == [SEEN] * 3
    with pytest.raises(Refused):
        edits.accept(now, "e", author=ME)


def test_other_decisions_on_what_was_swept_make_it_seen_too(issue: Issue) -> None:
    now = swept_and_open(issue)
    tagged = apply(now, edits.tag(now, "b0", 4, 7, "PER", author=ME))
    assert decided(tagged, "e") == [SEEN]
    untagged = apply(now, edits.untag(now, "e", author=ME))
    assert decided(untagged, "e") == [(State.REJECTED, Decided.SEEN)]
    headed = apply(now, edits.set_part(now, 0, 4, Role.HEADLINE, author=ME))
    assert decided(headed, "p") == [SEEN]
    reverted = apply(now, edits.reject(now, "c", author=ME))
    assert decided(reverted, "c") == [(State.REJECTED, Decided.SEEN)]


def test_text_that_changes_beside_a_swept_name_is_no_look_at_it(issue: Issue) -> None:
    now = swept_and_open(issue)
    now = apply(now, edits.correct(now, "b0", 0, 2, "新", author=ME))
    assert decided(now, "e") == [SWEPT]


def incoming(how: Decided | None) -> Incoming:
    return Incoming(article="b0", start=4, end=7, label="PER", origin="bob", decided=how)


@pytest.mark.parametrize(("how", "then"), [(None, SWEPT), (Decided.SWEPT, SWEPT), (Decided.SEEN, SEEN)])
def test_a_name_that_comes_back_is_seen_where_the_file_says_that_a_person_saw_it(
    issue: Issue, how: Decided | None, then: tuple[State, Decided]
) -> None:
    now = swept_and_open(issue)
    try:
        now = apply(now, edits.take_entities(now, [incoming(how)], author=ME))
    except Refused:
        assert then == SWEPT
    assert decided(now, "e") == [then]


@pytest.mark.parametrize(
    ("how", "then"), [(None, SEEN), (Decided.SWEPT, SWEPT), (Decided.SOURCE, (State.ACCEPTED, Decided.SOURCE))]
)
def test_a_suggestion_that_a_file_confirms_is_decided_as_the_file_says(
    issue: Issue, how: Decided | None, then: tuple[State, Decided]
) -> None:
    now = apply(issue, edits.take_entities(issue, [incoming(how)], author=ME))
    assert decided(now, "e") == [then]
