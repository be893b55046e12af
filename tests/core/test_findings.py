"""What looks odd about names: found, mended, or vouched for, whatever has happened to the issue."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.entity_groups import entity_groups
from annotator.core.errors import Refused
from annotator.core.findings import Finding, Odd, findings
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.operations import apply
from annotator.core.records import Entity, Position, Span
from annotator.suggest import words
from tests.core.histories import VERBS, Chooser, suggested_issues

Named = tuple[str, str]


def tagged(raw: str, *names: tuple[int, int, str]) -> Issue:
    """An issue with names (start, end, label) as they may have come in from elsewhere."""
    issue = Issue(raw=raw)
    entities = tuple(
        Entity(id=f"e{start}x{end}", origin="ann", start=Position(start), end=Position(end), label=label)
        for start, end, label in sorted(names)
    )
    return Issue(raw=raw, boundaries=issue.boundaries, entities=entities)


def look(issue: Issue) -> list[Finding]:
    return findings(issue, words.words)


@pytest.mark.parametrize(
    ("raw", "name", "kind", "becomes"),
    [
        ("他来到 上海 开会", (3, 6, "LOC"), Odd.SPACE, "上海"),
        ("读《红楼梦》很久", (1, 5, "WORK"), Odd.BRACKETS, "《红楼梦》"),
        ("读《红楼梦》很久", (2, 6, "WORK"), Odd.BRACKETS, "《红楼梦》"),
        ("（上海开会", (0, 3, "LOC"), Odd.BRACKETS, "上海"),
        ("他到上海）开会", (2, 5, "LOC"), Odd.BRACKETS, "上海"),
        ("我们在北京大学读书", (3, 5, "LOC"), Odd.INSIDE_WORD, "北京大学"),
    ],
)
def test_what_is_odd_is_found_and_mended(raw: str, name: tuple[int, int, str], kind: Odd, becomes: str) -> None:
    issue = tagged(raw, name)
    finding = next(found for found in look(issue) if found.kind == kind)
    mended = apply(issue, edits.mend(issue, finding, author="ann"))
    assert [one.text for one in entity_groups(mended, mended.articles)] == [becomes]
    assert not [found for found in look(mended) if found.kind == kind]


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("上海（港", "上海"),
        ("沪（上海", "上海"),
        ("上海（浦东", "上海"),  # as long as the other side
        ("上海）浦东", "上海"),
        ("沪）浦东", "浦东"),
        ("（沪（上海港", "上海港"),
        ("（上海（浦东", "（上海"),
        ("甲）乙丙）", "乙丙）"),
        ("甲乙丙）丁）", "甲乙丙"),
        ("甲）乙", "甲"),
        ("（甲乙", "甲乙"),
        ("甲乙（", "甲乙"),
        ("甲（乙）丙）", "甲（乙）丙"),
        ("甲（乙（丙）", "乙（丙）"),
        ("（甲））乙丙丁戊己", "乙丙丁戊己"),
    ],
)
def test_the_longer_side_of_a_lonely_bracket_stays(name: str, stays: str) -> None:
    issue = tagged(f"在{name}很久", (1, 1 + len(name), "LOC"))
    finding = next(found for found in look(issue) if found.kind == Odd.BRACKETS)
    assert issue.raw[slice(*finding.fix)] == stays


def words_of(*cuts: int) -> Callable[[str], list[Span]]:
    """Words that end at some places."""

    def words(text: str) -> list[Span]:
        return [Span(start, end) for start, end in pairwise([0, *cuts, len(text)])]

    return words


@given(st.sets(st.integers(1, 7)), st.integers(0, 7), st.integers(1, 8))
def test_a_name_inside_of_words_is_widened_to_their_edges(cuts: set[int], one: int, other: int) -> None:
    start, end = sorted((one, other))
    if start == end:
        return
    edges = {0, *cuts, 8}
    wide = max(edge for edge in edges if edge <= start), min(edge for edge in edges if edge >= end)
    found = findings(tagged("甲乙丙丁戊己庚辛", (start, end, "LOC")), words_of(*sorted(cuts)))
    assert [(odd.kind, odd.fix) for odd in found] == [(Odd.INSIDE_WORD, wide)] * (wide != (start, end))


@given(st.text(alphabet="江北", min_size=2, max_size=14), st.data())
def test_a_name_is_missed_wherever_it_stands_untagged_as_whole_words(text: str, data: st.DataObject) -> None:
    text = "江北。" + text
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1))) | {2, 3})
    others = [at for at in range(3, len(text) - 1) if text.startswith("江北", at)]
    held = [at for at in others if data.draw(st.booleans())]
    issue = tagged(text, *((at, at + 2, "LOC") for at in [0, *held]))
    found = [odd.start for odd in findings(issue, words_of(*cuts)) if odd.kind == Odd.NOT_TAGGED]
    assert found == [at for at in others if at not in held and {at, at + 2} <= {*cuts, len(text)}]


def test_of_names_that_begin_alike_the_longest_is_missed_and_none_over_another() -> None:
    issue = tagged("江北，江北桥，桥头。江北桥头，北桥", (0, 2, "LOC"), (3, 6, "LOC"), (7, 9, "LOC"))
    found = findings(issue, lambda text: [Span(at, at + 1) for at in range(len(text))])
    assert [(odd.kind, odd.text, odd.start) for odd in found] == [(Odd.NOT_TAGGED, "江北桥", 10)]


def test_a_name_of_one_character_is_missed_nowhere() -> None:
    issue = tagged("沪，沪", (0, 1, "LOC"))
    assert findings(issue, lambda text: [Span(at, at + 1) for at in range(len(text))]) == []


def test_where_nothing_is_a_name_no_words_are_looked_for() -> None:
    def none_wanted(text: str) -> list[Span]:
        raise AssertionError(text)

    assert findings(tagged("他来到上海开会"), none_wanted) == []


def test_the_rarer_of_two_labels_is_odd() -> None:
    issue = tagged("长江，长江，长江", (0, 2, "LOC"), (3, 5, "LOC"), (6, 8, "ORG"))
    [finding] = look(issue)
    assert (finding.kind, finding.start, finding.now, finding.label) == (Odd.TWO_LABELS, 6, "ORG", "LOC")
    mended = apply(issue, edits.mend(issue, finding, author="ann"))
    assert [(one.label, len(one.places)) for one in entity_groups(mended, mended.articles)] == [("LOC", 3)]
    assert look(mended) == []
    right = apply(issue, edits.vouch(issue, finding, author="ann"))
    assert look(right) == []


def test_what_is_a_name_elsewhere_is_odd_where_it_is_none_until_it_is_said_to_be_right() -> None:
    issue = tagged("长江很长。我爱长江。在长江上。", (0, 2, "LOC"))
    first, second = look(issue)
    assert (first.kind, first.text, first.entity, second.kind) == (Odd.NOT_TAGGED, "长江", "", Odd.NOT_TAGGED)
    denied = apply(issue, edits.vouch(issue, first, author="ann"))
    assert look(denied) == [second]
    mended = apply(denied, edits.mend(denied, second, author="ann"))
    assert look(mended) == []
    assert len([entity for entity in mended.entities if entity.live]) == 2


def test_a_longer_name_and_a_part_of_a_word_are_not_missing_names() -> None:
    issue = tagged("长江，长江大桥。北京，北京市民", (0, 2, "LOC"), (3, 7, "LOC"), (8, 10, "LOC"))
    assert [found for found in look(issue) if found.kind == Odd.NOT_TAGGED and found.start < 8] == []


def test_a_name_that_is_changed_is_no_longer_vouched_for() -> None:
    issue = tagged("长江，长江，长江", (0, 2, "LOC"), (3, 5, "LOC"), (6, 8, "ORG"))
    [finding] = look(issue)
    right = apply(issue, edits.vouch(issue, finding, author="ann"))
    again = apply(right, edits.stretch_entity(right, finding.entity, 6, 7, author="ann"))
    entity = again.by_id[finding.entity]
    assert isinstance(entity, Entity)
    assert not entity.vouched


@given(st.data())
def test_after_any_history_each_finding_can_be_answered_and_the_laws_hold(data: st.DataObject) -> None:
    issue = data.draw(suggested_issues())
    for _step in range(data.draw(st.integers(1, 6))):
        if not issue.raw:
            return
        name = data.draw(st.sampled_from(sorted(VERBS)))
        try:
            issue = apply(issue, VERBS[name](Chooser(data.draw, issue)))
        except Refused:
            continue

    def characters(text: str) -> list[Span]:
        return [Span(at, at + 1) for at in range(len(text))]

    for finding in findings(issue, characters)[:4]:
        for verb in (edits.mend, edits.vouch):
            try:
                after = apply(issue, verb(issue, finding, author="ann"))
            except Refused:
                continue
            assert list(faults(after)) == []
            assert finding not in findings(after, characters)
