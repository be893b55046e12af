"""Characters that look like another one, which a person may choose from."""

from __future__ import annotations

import pytest

from annotator import workflow
from annotator.suggest.repair.shape_groups import GROUPS, OTHERS, alike


@pytest.mark.parametrize(("wrong", "right"), ["改政", "明朋", "天太", "间问", "間問", "門鬥", "末未"])
def test_the_usual_mistakes_of_readers_are_known_both_ways(wrong: str, right: str) -> None:
    assert right in alike(wrong)
    assert wrong in alike(right)


def test_no_group_names_a_character_twice_or_alone() -> None:
    assert not [group for group in f"{GROUPS} {OTHERS}".split() if len(set(group)) in (1, len(group) - 1)]


def test_what_makes_a_word_with_a_neighbour_comes_first() -> None:
    text = "在末来三年"
    assert workflow.look_alikes(text, 1)[0] == "未"


def test_at_the_end_of_a_text_and_of_a_character_that_looks_like_no_other_there_is_nothing() -> None:
    assert workflow.look_alikes("一", 1) == []
    assert workflow.look_alikes("𠮷", 0) == []
