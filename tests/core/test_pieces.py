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
from annotator.core.records import ArticleKind, Boundary, Status

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
            operation = edits.order_pieces(now, now.layout.article_of("b2").id, wanted, author="ann")
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
        edits.order_pieces(issue(status=Status.APPROVED), "b1", ["b2", "b1", "b3"], author="ann")


def test_a_piece_goes_on_inside_a_sentence_or_begins_a_paragraph() -> None:
    now = apply(issue(), edits.go_on_inside(issue(), "b2", True, author="ann"))
    assert "乙乙。丙丙。" in OffsetMap(now, now.layout.article_of("b1")).text
    with pytest.raises(Refused):
        edits.go_on_inside(now, "b2", True, author="ann")
    with pytest.raises(Refused):
        edits.go_on_inside(now, "b1", True, author="ann")
