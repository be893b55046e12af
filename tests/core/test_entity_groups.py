"""The names of issues as a table: alike ones in one row, the most frequent first."""

from __future__ import annotations

import pytest

from annotator.core import edits
from annotator.core.entity_groups import EntityGroup, entity_groups, grouped
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.operations import apply
from annotator.core.records import Position


def named(raw: str, *names: tuple[int, int, str]) -> Issue:
    issue = Issue(raw=raw)
    for start, end, label in names:
        issue = apply(issue, edits.tag(issue, "b0", start, end, label, author="ann"))
    return issue


def test_the_most_frequent_name_comes_first_and_equal_ones_by_text_and_label() -> None:
    issue = named(
        "南湖,东湖,南湖,南湖,北湖", (0, 2, "LOC"), (3, 5, "LOC"), (6, 8, "LOC"), (9, 11, "ORG"), (12, 14, "LOC")
    )
    found = entity_groups(issue, issue.articles)
    assert [(name.text, name.label, len(name.places)) for name in found] == [
        ("南湖", "LOC", 2),
        ("东湖", "LOC", 1),
        ("北湖", "LOC", 1),
        ("南湖", "ORG", 1),
    ]


def test_a_row_tells_each_place_and_each_article_once_by_its_number() -> None:
    issue = named("南湖,南湖。\n南湖", (0, 2, "LOC"), (3, 5, "LOC"), (7, 9, "LOC"))
    issue = apply(issue, edits.split_at(issue, Position(7), author="ann"))
    [name] = entity_groups(issue, issue.articles, issue_id=4)
    assert name.articles == ((4, 1), (4, 2))
    assert name.entities_in(4) == tuple(entity.id for entity in issue.entities)
    assert name.entities_in(5) == ()


def test_a_row_has_the_link_of_the_first_entity_that_has_one() -> None:
    plain, first, second = (
        EntityGroup("南湖", "LOC", ((1, f"e{n}"),), ((1, 1),), *said) for n, said in enumerate(SAID)
    )
    [name] = grouped([plain, first, second])
    assert (name.authority, name.note) == ("", "a lake")
    assert name.places == ((1, "e0"), (1, "e1"), (1, "e2"))


SAID = (("", ""), ("", "a lake"), ("Q1", "another"))


def test_a_rejected_name_is_none() -> None:
    issue = named("南湖", (0, 2, "LOC"))
    gone = apply(issue, edits.untag(issue, issue.entities[0].id, author="ann"))
    assert entity_groups(gone, gone.articles) == []


def test_names_are_described_without_the_white_space_around_it_and_only_if_that_is_new() -> None:
    issue = named("南湖", (0, 2, "LOC"))
    name = issue.entities[0].id
    described = apply(issue, edits.describe_entities(issue, [name], " Q1 ", " x ", author="ann"))
    assert (described.entities[0].authority, described.entities[0].note) == ("Q1", "x")
    with pytest.raises(Refused) as refused:
        edits.describe_entities(described, [name], "Q1", "x", author="ann")
    assert refused.value.why == Why.NOTHING
