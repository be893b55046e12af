"""Where two versions of an issue differ, and that each difference can be settled for either of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.compare import agreement
from annotator.core import edits
from annotator.core.claims import CLAIMS, What, differences, on_shared_text
from annotator.core.errors import Refused
from annotator.core.issue import Issue, Page
from annotator.core.laws import faults
from annotator.core.operations import Operation, added, apply
from annotator.core.pages import Block, Line
from annotator.core.records import ArticleKind, Correction, Decided, Entity, Position
from tests.core.histories import VERBS, Chooser, suggested_issues

RAW = "老桥修好了\n昨天上午,周阿姨走过东关老桥。\n桥面换了石板。\n天气\n明天有雨。\n"
BASE = Issue(raw=RAW, pages=(Page("1", 0, len(RAW)),))


def after(issue: Issue, *verbs: object) -> Issue:
    for verb in verbs:
        issue = apply(issue, verb(issue))  # type: ignore[operator]
    return issue


SPLIT = after(BASE, lambda i: edits.split_at(i, Position(RAW.index("天气")), author="ann"))
WEATHER = SPLIT.boundaries[1].id
FIRST = after(
    SPLIT,
    lambda i: edits.tag(i, i.articles[0].id, 11, 14, "PER", author="ann"),
    lambda i: edits.tag(i, i.articles[0].id, 16, 20, "LOC", author="ann"),
    lambda i: edits.correct(i, i.articles[0].id, 10, 11, "，", author="ann"),
)
SECOND = after(
    SPLIT,
    lambda i: edits.set_kind(i, WEATHER, ArticleKind.NOTICE, author="bob"),
    lambda i: edits.tag(i, i.articles[0].id, 11, 14, "ORG", author="bob"),
    lambda i: edits.tag(i, i.articles[0].id, 18, 20, "LOC", author="bob"),
    lambda i: edits.correct(i, i.articles[0].id, 22, 24, "路面", author="bob"),
)


def test_what_differs_is_told_place_by_place() -> None:
    told = [(one.what, one.first, one.second) for one in differences(FIRST, SECOND)]
    assert told == [
        (What.BOUNDARY, "article", "notice"),
        (What.TEXT, ",→，", ""),
        (What.TEXT, "", "桥→路"),
        (What.ENTITY, "周阿姨 PER", "周阿姨 ORG"),
        (What.ENTITY, "东关老桥 LOC", "老桥 LOC"),
    ]
    assert differences(FIRST, FIRST) == []


READ_LATER = after(
    FIRST, lambda i: edits.append_text(i, 0, [Block(lines=[Line(text="图说")])], origin="reader 1", author="ann")
)


def test_text_that_only_one_version_has_read_later_is_not_compared() -> None:
    assert differences(READ_LATER, SECOND) == differences(FIRST, SECOND)
    assert differences(SECOND, READ_LATER) == differences(SECOND, FIRST)
    assert agreement.agreement(READ_LATER, SECOND) == agreement.agreement(FIRST, SECOND)
    other = after(
        SECOND, lambda i: edits.append_text(i, 0, [Block(lines=[Line(text="别的")])], origin="r", author="bob")
    )
    assert differences(READ_LATER, other) == differences(FIRST, SECOND)
    assert [one.what for one in differences(READ_LATER, after(READ_LATER, _without_boundary))] == [What.BOUNDARY]


def _without_boundary(issue: Issue) -> Operation:
    return edits.merge_with_previous(issue, issue.boundaries[-1].id, author="ann")


def test_versions_of_other_issues_are_not_compared() -> None:
    with pytest.raises(ValueError, match="not of one raw text"):
        differences(FIRST, Issue(raw="别的"))


def marked(*spans: tuple[int, int, str]) -> Issue:
    """An issue with entities (start, end, label)."""
    made = [
        Entity(id=f"e{start}x{end}", origin="ann", start=Position(start), end=Position(end), label=label)
        for start, end, label in spans
    ]
    return apply(BASE, Operation("made", added(made)))


def corrected(*spans: tuple[int, int, str]) -> Issue:
    made = [Correction(id=f"c{start}x{end}", origin="ann", start=start, end=end, text=put) for start, end, put in spans]
    return apply(BASE, Operation("made", added(made)))


@pytest.mark.parametrize(
    ("first", "second", "stretches"),
    [
        (marked((0, 2, "LOC")), marked((2, 4, "LOC")), [(0, 2), (2, 4)]),
        (marked((0, 3, "LOC")), marked((2, 4, "LOC")), [(0, 4)]),
        (marked((0, 5, "LOC")), marked((0, 2, "LOC"), (3, 5, "LOC")), [(0, 5)]),
        (marked((0, 5, "LOC")), marked((1, 2, "LOC"), (6, 8, "LOC")), [(0, 5), (6, 8)]),
        (marked((0, 2, "LOC"), (1, 2, "PER")), marked((0, 2, "LOC")), [(1, 2)]),
        (corrected((2, 4, "")), corrected((4, 5, "")), [(2, 4), (4, 5)]),
        (corrected((2, 4, "")), corrected((4, 4, "桥")), [(2, 4)]),
        (corrected((2, 2, "桥")), corrected((2, 4, "")), [(2, 4)]),
        (corrected((2, 2, "桥")), corrected((2, 2, "路")), [(2, 2)]),
        (corrected((0, 0, "桥")), corrected((1, 2, "")), [(0, 0), (1, 2)]),
    ],
)
def test_what_overlaps_is_one_difference_and_what_touches_is_two(
    first: Issue, second: Issue, stretches: list[tuple[int, int]]
) -> None:
    for one, other in ((first, second), (second, first)):
        found = differences(one, other)
        assert [(difference.start, difference.end) for difference in found] == stretches
        for difference in found:
            claims = [len(said.split()) for said in (difference.first, difference.second)]
            assert claims != [0, 0]


def test_each_difference_says_what_stands_in_it_only() -> None:
    [one, other] = differences(marked((0, 2, "LOC")), marked((2, 4, "PER"), (0, 1, "ORG")))
    assert (one.first, one.second) == ("老桥 LOC", "老 ORG")
    assert (other.first, other.second) == ("", "修好 PER")


def test_the_figures_are_those_of_the_libraries() -> None:
    found = agreement.agreement(FIRST, SECOND)
    assert (found.entities, found.boundaries, found.window_diff) == (0.0, 1.0, 0.0)
    assert found.labels == {"PER": 0.0, "ORG": 0.0, "LOC": 0.0}
    assert found.characters == 2 / len(RAW)
    same = agreement.agreement(FIRST, FIRST)
    assert (same.entities, same.boundaries, same.window_diff, same.characters) == (1.0, 1.0, 0.0, 0.0)
    apart = agreement.agreement(FIRST, BASE)
    assert apart.boundaries == 0.0
    assert apart.window_diff is not None
    assert apart.window_diff > 0
    assert agreement.agreement(BASE, BASE).entities is None
    with pytest.raises(ValueError, match="raw text"):
        agreement.agreement(FIRST, Issue(raw="别的"))


def test_a_name_that_neither_of_two_people_looked_at_is_no_agreement() -> None:
    def version(how: Decided) -> Issue:
        return replace(FIRST, entities=tuple(replace(one, decided=how) for one in FIRST.entities), by_id={})

    assert agreement.agreement(version(Decided.SWEPT), version(Decided.SWEPT)).entities is None
    assert agreement.agreement(version(Decided.SWEPT), FIRST).entities == 1.0


@pytest.mark.parametrize("version", [FIRST, SECOND])
def test_settling_every_difference_for_one_makes_its_version(version: Issue) -> None:
    issue = BASE
    for operation in agreement.adjudicated(FIRST, SECOND, ("ann", "bob")):
        issue = apply(issue, operation)
    assert len(issue.notes) == 5
    assert issue.notes[0].text.startswith("ann: ")
    for number, difference in enumerate(differences(FIRST, SECOND)):
        note = agreement.note_id(number)
        issue = apply(issue, edits.settle(issue, note, difference, version, author="cyd"))
    assert issue.notes == ()
    assert differences(issue, version) == []
    assert list(faults(issue)) == []


def test_a_boundary_and_a_continuation_are_taken_over() -> None:
    longer = after(
        SPLIT,
        lambda i: edits.split_at(i, Position(RAW.index("桥面")), author="bob"),
        lambda i: edits.merge_with_previous(i, WEATHER, author="bob"),
    )
    issue = SPLIT
    for operation in agreement.adjudicated(SPLIT, longer, ("ann", "bob")):
        issue = apply(issue if operation.name == "differences" else BASE, operation)
    for number, difference in enumerate(differences(SPLIT, longer)):
        issue = apply(issue, edits.settle(issue, agreement.note_id(number), difference, longer, author="cyd"))
    assert [b.start for b in issue.boundaries] == [b.start for b in longer.boundaries]
    assert list(faults(issue)) == []


@given(st.data())
def test_whatever_two_people_have_done_settling_keeps_the_laws(data: st.DataObject) -> None:
    start = data.draw(suggested_issues())
    if not start.raw:
        return
    versions = []
    for _person in range(2):
        issue = start
        for _step in range(data.draw(st.integers(0, 5))):
            name = data.draw(st.sampled_from(sorted(VERBS)))
            try:
                issue = apply(issue, VERBS[name](Chooser(data.draw, issue)))
            except Refused:
                continue
        versions.append(issue)
    first, second = versions
    versions = [*on_shared_text(first, second)]
    issue = start.without_records()
    for operation in agreement.adjudicated(first, second, ("a", "b")):
        issue = apply(issue, operation)
    assert list(faults(issue)) == []
    found = differences(first, second)
    refused = False
    for number, difference in enumerate(found):
        version = versions[data.draw(st.integers(0, 1))]
        before = issue
        try:
            issue = apply(issue, edits.settle(issue, agreement.note_id(number), difference, version, author="c"))
        except Refused:
            refused = True
            continue
        assert list(faults(issue)) == []
        assert len(issue.notes) == len(before.notes) - 1
    if not refused and found:
        assert all(note.rule != agreement.RULE for note in issue.notes)
    agreement.agreement(first, second)
    assert set(CLAIMS) == set(What)
