"""What looks odd about names: found, mended, or vouched for, whatever has happened to the issue."""

from __future__ import annotations

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
    ],
)
def test_the_longer_side_of_a_lonely_bracket_stays(name: str, stays: str) -> None:
    issue = tagged(f"在{name}很久", (1, 1 + len(name), "LOC"))
    finding = next(found for found in look(issue) if found.kind == Odd.BRACKETS)
    assert issue.raw[slice(*finding.fix)] == stays


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
