"""Two spellings of a name become one: what it is called, which authority it has, and what is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.core import edits
from annotator.core.entity_groups import EntityGroup, entity_groups
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.operations import apply
from annotator.core.records import Boundary, Entity, Position, Status

RAW = "老方来了。方老师走了。\n老方又来。"
SECOND = RAW.index("\n") + 1
INTO = EntityGroup("方老师", "PER", (), (), authority="Q7", note="a teacher")
PLACES = {"e1": (0, 2), "e2": (5, 8), "e3": (SECOND, SECOND + 2)}


def issue(*, second: Status = Status.IN_PROGRESS) -> Issue:
    """Two articles with 老方 in both of them, and 方老师 in the first."""
    heads = (
        Boundary(id="b0", origin="ann", start=0, status=Status.IN_PROGRESS),
        Boundary(id="b1", origin="ann", start=SECOND, status=second),
    )
    entities = tuple(
        Entity(id=name, origin="ann", start=Position(start), end=Position(end), label="ORG" if name != "e2" else "PER")
        for name, (start, end) in PLACES.items()
    )
    return Issue(raw=RAW, boundaries=heads, entities=entities)


def merged(before: Issue, into: EntityGroup = INTO, *, correct: bool) -> Issue:
    operation = edits.merge_entities(before, ["e1", "e3"], into, correct=correct, author="ann")
    after = apply(before, operation)
    assert list(faults(after)) == []
    assert apply(after, operation.inverse()) == before
    return after


def said(after: Issue) -> dict[str, tuple[str, str, str]]:
    names = entity_groups(after, after.articles)
    return {entity: (name.text, name.label, name.authority) for name in names for _issue, entity in name.places}


def test_each_gets_the_label_the_authority_and_the_note_of_the_other() -> None:
    after = merged(issue(), correct=False)
    assert said(after) == {"e1": ("老方", "PER", "Q7"), "e2": ("方老师", "PER", ""), "e3": ("老方", "PER", "Q7")}
    assert [entity.note for entity in after.entities] == ["a teacher", "", "a teacher"]


def test_where_the_other_has_no_authority_it_is_its_text_if_the_spelling_stays() -> None:
    plain = replace(INTO, authority="")
    assert said(merged(issue(), plain, correct=False))["e1"] == ("老方", "PER", "方老师")
    assert said(merged(issue(), plain, correct=True))["e1"] == ("方老师", "PER", "")


def test_the_text_too_becomes_that_of_the_other_if_it_is_to_be_corrected() -> None:
    assert {text for text, _label, _authority in said(merged(issue(), correct=True)).values()} == {"方老师"}


@pytest.mark.parametrize("correct", [True, False])
def test_names_in_approved_articles_are_left_alone(correct: bool) -> None:
    before = issue(second=Status.APPROVED)
    after = merged(before, correct=correct)
    assert after.by_id["e3"] == before.by_id["e3"]
    assert said(after)["e3"] == ("老方", "ORG", "")
    assert said(after)["e1"][1:] == ("PER", "Q7")


def test_names_that_are_the_same_already_are_refused() -> None:
    after = merged(issue(), correct=True)
    with pytest.raises(Refused) as refused:
        edits.merge_entities(after, ["e1", "e3"], INTO, correct=True, author="ann")
    assert refused.value.why == Why.NOTHING


def test_only_approved_names_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        edits.merge_entities(issue(second=Status.APPROVED), ["e3"], INTO, correct=True, author="ann")
    assert refused.value.why == Why.NOTHING
