"""The pieces of an article are read in any order that a person gives them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.errors import Refused
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.records import ArticleKind, Boundary, Entity, Status
from annotator.formats.article_text import squeezed
from tests.core.histories import VERBS, Chooser

RAW = "甲甲。\n乙乙。\n丙丙。\n丁丁。\n"


def issue(*, status: Status = Status.IN_PROGRESS) -> Issue:
    base = Issue(raw=RAW)
    pieces = [Boundary(id=f"b{n}", origin="split 1", start=4 * n, continues="b1" if n > 1 else "") for n in (1, 2, 3)]
    pieces[0] = Boundary(id="b1", origin="split 1", start=4, kind=ArticleKind.NOTICE, status=status)
    return apply(base, Operation("split", added(pieces)))


def order(issue: Issue, name: str) -> list[str]:
    return [segment.boundary.id for segment in issue.layout.article_of(name).segments]


@given(st.permutations(["b1", "b2", "b3"]), st.permutations(["b1", "b2", "b3"]))
def test_any_order_can_be_given_and_the_text_follows(one: list[str], other: list[str]) -> None:
    now = issue()
    for wanted in (one, other):
        try:
            operation = edits.order_segments(now, now.layout.article_of("b2").id, wanted, author="ann")
        except Refused:
            assert order(now, "b2") == wanted
            continue
        after = apply(now, operation)
        assert apply(after, operation.inverse()) == now
        now = after
        article = now.layout.article_of("b2")
        assert order(now, "b2") == wanted
        assert (article.kind, article.status) == (ArticleKind.NOTICE, Status.IN_PROGRESS)
        words = {"b1": "乙乙。", "b2": "丙丙。", "b3": "丁丁。"}
        assert "".join(OffsetMap(now, article).text.split()) == "".join(words[name] for name in wanted)
        assert list(faults(now)) == []
        assert OffsetMap(now, now.articles[0]).text == "甲甲。"


def test_an_approved_article_keeps_its_order() -> None:
    with pytest.raises(Refused):
        edits.order_segments(issue(status=Status.APPROVED), "b1", ["b2", "b1", "b3"], author="ann")


def test_a_piece_goes_on_inside_a_sentence_or_begins_a_paragraph() -> None:
    now = apply(issue(), edits.go_on_inside(issue(), "b2", True, author="ann"))
    assert "乙乙。丙丙。" in OffsetMap(now, now.layout.article_of("b1")).text
    with pytest.raises(Refused):
        edits.go_on_inside(now, "b2", True, author="ann")
    with pytest.raises(Refused):
        edits.go_on_inside(now, "b1", True, author="ann")


def said(issue: Issue, entity: Entity) -> str:
    """What an entity says in its article, white space aside."""
    article = issue.layout.article_at(entity.start.raw)
    return squeezed(OffsetMap(issue, article).slice(entity.start, entity.end))


@given(st.permutations(["b1", "b2", "b3"]), st.data())
def test_whatever_is_done_to_the_pieces_an_entity_over_them_gains_no_character(
    wanted: list[str], data: st.DataObject
) -> None:
    now = issue()
    if wanted != order(now, "b1"):
        now = apply(now, edits.order_segments(now, "b1", wanted, author="ann"))
    start, end = data.draw(st.integers(0, 2)), data.draw(st.integers(5, 11))
    now = apply(now, edits.tag(now, now.layout.article_of("b1").id, start, end, "ORG", author="ann"))
    for verb in data.draw(st.lists(st.sampled_from(["merge", "begin", "continue", "split", "move"]), max_size=4)):
        [before], text = now.entities, said(now, now.entities[0])
        try:
            now = apply(now, VERBS[verb](Chooser(data.draw, now)))
        except Refused:
            continue
        [after] = now.entities
        assert list(faults(now)) == []
        assert said(now, after) in text
        assert said(now, after) == text or after.doubtful
        assert after.doubtful >= before.doubtful


def test_an_entity_does_not_take_up_the_piece_that_comes_to_be_read_between_its_own() -> None:
    now = apply(issue(), edits.order_segments(issue(), "b1", ["b2", "b1", "b3"], author="ann"))
    now = apply(now, edits.tag(now, "b2", 5, 10, "ORG", author="ann"))  # from the second piece on into the third
    assert said(now, now.entities[0]) == "乙。丁丁"
    now = apply(now, edits.merge_with_previous(now, "b2", author="ann"))
    assert [(said(now, entity), entity.doubtful) for entity in now.entities] == [("乙。", True)]


def test_a_head_that_is_merged_into_the_last_piece_of_its_article_leaves_the_piece_behind_it_as_the_head() -> None:
    now = apply(issue(), edits.order_segments(issue(), "b1", ["b2", "b3", "b1"], author="ann"))
    now = apply(now, edits.merge_with_previous(now, "b2", author="ann"))
    article = now.layout.article_of("b1")
    assert (order(now, "b1"), article.kind, article.status) == (["b3", "b1"], ArticleKind.NOTICE, Status.IN_PROGRESS)
    assert OffsetMap(now, article).text.split() == ["丁丁。", "乙乙。", "丙丙。"]
    assert list(faults(now)) == []
