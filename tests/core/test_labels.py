"""Label sets: what may stand in one, what is offered for names outside it, and what renaming does."""

from __future__ import annotations

import pytest

from annotator.core import edits
from annotator.core.issue import Issue
from annotator.core.labels import PALETTE, Label, colour_of, faults, renamed, with_others
from annotator.core.records import Entity, Position, State

WRONG_NAME = "A label needs 1 to 40 characters and no white space."
ALIKE = "Two labels are written alike."
WRONG_KEY = "A key is one digit from 1 to 9, and each stands for one label."
WRONG_PARENT = "A label is a kind of another one that is in the list, and not in a circle."


def told(*labels: Label) -> list[str]:
    return [str(fault) for fault in faults(labels)]


@pytest.mark.parametrize("name", ["P", "人名", "x" * 40, "person.名"])
def test_a_name_of_1_to_40_visible_characters_is_right(name: str) -> None:
    assert told(Label(name=name)) == []


@pytest.mark.parametrize("name", ["", "x" * 41, "two words", "a\u3000b", "a\u200bb", "a\x00", "\n"])
def test_another_name_is_wrong(name: str) -> None:
    assert told(Label(name=name)) == [WRONG_NAME]


def test_a_set_without_labels_is_wrong() -> None:
    assert told() == ["A label set needs a label."]


def test_each_of_two_labels_that_are_written_alike_is_wrong() -> None:
    assert told(Label(name="PER"), Label(name="LOC"), Label(name="PER")) == [ALIKE, ALIKE]


def test_nine_labels_have_the_nine_keys() -> None:
    assert told(*(Label(name=f"L{key}", key=key) for key in "123456789"), Label(name="none"), Label(name="other")) == []


@pytest.mark.parametrize("key", ["0", "12", "a", "１", "123456789"])
def test_a_key_that_is_no_digit_from_1_to_9_is_wrong(key: str) -> None:
    assert told(Label(name="PER", key=key)) == [WRONG_KEY]


def test_one_key_for_two_labels_is_wrong() -> None:
    assert told(Label(name="PER", key="1"), Label(name="LOC", key="1")) == [WRONG_KEY, WRONG_KEY]


def test_a_label_may_be_a_kind_of_a_kind_of_another_one() -> None:
    assert told(Label(name="A", parent="B"), Label(name="B", parent="C"), Label(name="C")) == []


def test_a_kind_of_what_is_not_in_the_set_is_wrong() -> None:
    assert told(Label(name="A", parent="B")) == [WRONG_PARENT]


@pytest.mark.parametrize("circle", [["A"], ["A", "B"], ["A", "B", "C"]])
def test_labels_in_a_circle_are_wrong_and_so_is_what_is_a_kind_of_them(circle: list[str]) -> None:
    around = [Label(name=name, parent=parent) for name, parent in zip(circle, circle[1:] + circle[:1], strict=True)]
    assert told(*around) == [WRONG_PARENT] * len(circle)


def test_the_own_colour_of_a_label_counts_and_another_text_does_not() -> None:
    assert colour_of(Label(name="PER", colour="#12aB9f")) == "#12aB9f"
    for other in ("", "red", "#12", "#1234567", "#12345g", "x#123456"):
        assert colour_of(Label(name="PER", colour=other)) in PALETTE


def test_the_names_of_labels_spread_over_the_whole_palette_and_keep_their_colours() -> None:
    colours = [colour_of(Label(name=f"label{number}")) for number in range(100)]
    assert set(colours) == set(PALETTE)
    assert colours == [colour_of(Label(name=f"label{number}")) for number in range(100)]


def test_names_outside_the_set_get_labels_behind_it_each_once_in_order() -> None:
    own = [Label(name="PER", title="people"), Label(name="LOC")]
    assert with_others(own, ["ZOO", "LOC", "ART", "ZOO"]) == [*own, Label(name="ART"), Label(name="ZOO")]
    assert with_others(own, ["LOC"]) == own


def test_only_renames_into_the_set_that_change_something_count() -> None:
    labels = [Label(name="PER"), Label(name="LOC")]
    assert renamed(labels, {"NAME": "PER", "PER": "PER", "ORG": "LOC", "X": "Y"}) == {"NAME": "PER", "ORG": "LOC"}


def named(name: str, label: str, *, end: int = 2, state: State = State.ACCEPTED) -> Entity:
    return Entity(id=name, origin="ann", start=Position(0), end=Position(end), label=label, state=state)


def test_of_two_names_that_become_one_the_one_that_is_renamed_goes() -> None:
    issue = Issue(raw="南湖区", entities=(named("a", "PLACE"), named("b", "LOC")))
    [change] = edits.relabel_all(issue, {"PLACE": "LOC"}, author="ann").changes
    assert (change.before, change.after) == (named("a", "PLACE"), None)


def test_of_two_labels_that_become_a_third_one_name_stays() -> None:
    issue = Issue(raw="南湖区", entities=(named("a", "PLACE"), named("b", "LOC")))
    changes = edits.relabel_all(issue, {"PLACE": "GPE", "LOC": "GPE"}, author="ann").changes
    assert [change.after for change in changes] == [named("a", "GPE"), None]


@pytest.mark.parametrize("other", [named("b", "LOC", end=3), named("b", "LOC", state=State.REJECTED)])
def test_a_name_of_another_stretch_and_a_rejected_one_are_not_the_same(other: Entity) -> None:
    issue = Issue(raw="南湖区", entities=(named("a", "PLACE"), other))
    [change] = edits.relabel_all(issue, {"PLACE": "LOC"}, author="ann").changes
    assert change.after == named("a", "LOC")
