"""Spans of raw text are read in the order that a person gives them: one operation, and all records keep their laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.errors import Refused
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation, added, apply
from annotator.core.records import (
    ArticleKind,
    Boundary,
    Correction,
    CorrectionKind,
    DetailField,
    Part,
    Role,
    Span,
    State,
    Status,
)
from tests.core.histories import suggested_issues

WORDS = ("桥头标题", "甲一甲二", "乙一乙二", "丙一丙二。", "湖上标题", "丁一丁二")
RAW = "\n".join(WORDS) + "\n"
SPANS = [Span(RAW.index(word), RAW.index(word) + len(word) + 1) for word in WORDS]
HEAD, A, B, C, OTHER, D = SPANS


def issue(*boundaries: Boundary, status: Status = Status.UNTOUCHED) -> Issue:
    """Two articles; the second begins with 湖上标题."""
    second = Boundary(id="b2", origin="split 1", start=OTHER.start, kind=ArticleKind.NOTICE, status=status)
    return apply(Issue(raw=RAW), Operation("split", added([second, *boundaries])))


def texts(issue: Issue) -> list[str]:
    return [" ".join(OffsetMap(issue, article).text.split()) for article in issue.articles]


def flat(issue: Issue) -> list[str]:
    """The texts of the articles without white space."""
    return [text.replace(" ", "") for text in texts(issue)]


def done(issue: Issue, operation: Operation) -> Issue:
    """The issue after an operation that breaks no law, and that one step takes back."""
    after = apply(issue, operation)
    assert list(faults(after)) == []
    assert apply(after, operation.inverse()) == issue
    return after


def test_spans_follow_the_first_and_what_followed_that_comes_after_them() -> None:
    after = done(issue(), edits.read_in_order(issue(), [HEAD, B], author="ann"))
    assert flat(after) == ["桥头标题乙一乙二甲一甲二丙一丙二。", "湖上标题丁一丁二"]


def test_a_span_of_another_article_comes_over_and_the_rest_of_that_stays() -> None:
    after = done(issue(), edits.read_in_order(issue(), [D, C], author="ann"))
    assert flat(after) == ["桥头标题甲一甲二乙一乙二", "湖上标题丁一丁二丙一丙二。"]
    back = done(after, edits.read_in_order(after, [B, C], author="ann"))
    assert flat(back) == flat(issue())
    assert len(back.boundaries) == 2, "what follows in the raw text needs no boundary"


def test_the_head_of_an_article_that_goes_leaves_its_kind_to_what_is_left() -> None:
    after = done(issue(), edits.read_in_order(issue(), [C, OTHER], author="ann"))
    assert flat(after) == ["桥头标题甲一甲二乙一乙二丙一丙二。湖上标题", "丁一丁二"]
    assert after.articles[1].kind == ArticleKind.NOTICE


def test_spans_that_are_an_article_alone_leave_the_rest_of_theirs_together() -> None:
    after = done(issue(), edits.read_in_order(issue(), [HEAD, C, D], alone=True, author="ann"))
    assert flat(after) == ["桥头标题丙一丙二。丁一丁二", "甲一甲二乙一乙二", "湖上标题"]
    assert [article.status for article in after.articles] == 3 * [Status.IN_PROGRESS]


def test_an_article_taken_whole_into_another_is_none_any_more() -> None:
    after = done(issue(), edits.read_in_order(issue(), [HEAD, OTHER, D], author="ann"))
    assert flat(after) == ["桥头标题湖上标题丁一丁二甲一甲二乙一乙二丙一丙二。"]


def test_spans_are_read_before_another_one() -> None:
    after = done(issue(), edits.read_before(issue(), [C], A, author="ann"))
    assert flat(after) == ["桥头标题丙一丙二。甲一甲二乙一乙二", "湖上标题丁一丁二"]
    after = done(issue(), edits.read_before(issue(), [B, C], OTHER, author="ann"))
    assert flat(after) == ["桥头标题甲一甲二", "乙一乙二丙一丙二。湖上标题丁一丁二"]
    assert after.articles[1].kind == ArticleKind.NOTICE


def test_two_groups_change_places_also_between_articles() -> None:
    after = done(issue(), edits.exchange(issue(), [[[A], [D]]], author="ann"))
    assert flat(after) == ["桥头标题丁一丁二乙一乙二丙一丙二。", "湖上标题甲一甲二"]


def test_columns_are_reversed_at_once() -> None:
    after = done(issue(), edits.exchange(issue(), [[[A], [B], [C]]], author="ann"))
    assert flat(after) == ["桥头标题丙一丙二。乙一乙二甲一甲二", "湖上标题丁一丁二"]
    again = done(after, edits.exchange(after, [[[C], [B], [A]]], author="ann"))
    assert flat(again) == flat(issue())
    assert len(again.boundaries) == 2


def test_several_articles_are_made_at_once() -> None:
    after = done(issue(), edits.read_as(issue(), [[OTHER, B], [HEAD, D], [C]], author="ann"))
    assert flat(after) == ["桥头标题丁一丁二", "甲一甲二", "丙一丙二。", "湖上标题乙一乙二"]


def test_what_changes_nothing_is_refused() -> None:
    for spans in ([A, B], [HEAD, A, B, C], [A]):
        with pytest.raises(Refused):
            edits.read_in_order(issue(), spans, author="ann")
    with pytest.raises(Refused):
        edits.read_before(issue(), [A], A, author="ann")


def test_an_approved_article_neither_gives_nor_takes() -> None:
    approved = issue(status=Status.APPROVED)
    for spans in ([A, D], [D, A]):
        with pytest.raises(Refused, match="approved"):
            edits.read_in_order(approved, spans, author="ann")
    assert done(approved, edits.read_in_order(approved, [A, C], author="ann"))


def test_text_goes_on_in_the_next_column_inside_its_sentence_unless_that_has_ended() -> None:
    after = done(issue(), edits.read_in_order(issue(), [B, A], author="ann"))
    assert "乙一乙二甲一甲二丙一丙二。" in texts(after)[0]
    after = done(issue(), edits.read_in_order(issue(), [C, A], author="ann"))
    assert "丙一丙二。 甲一甲二" in texts(after)[0]


def test_a_headline_is_no_beginning_of_a_sentence() -> None:
    part = Part(id="p0", origin="ann", start=0, end=4, role=Role.HEADLINE)
    with_part = apply(issue(), Operation("part", added([part])))
    after = done(with_part, edits.read_in_order(with_part, [HEAD, B], author="ann"))
    assert texts(after)[0].startswith("桥头标题 乙一乙二")


def test_a_part_over_several_lines_is_cut_where_they_part() -> None:
    part = Part(id="p", origin="ann", start=A.start, end=C.end - 1, role=Role.CAPTION)
    with_part = apply(issue(), Operation("part", added([part])))
    after = done(with_part, edits.read_in_order(with_part, [C, B, A], author="ann"))
    assert [RAW[part.start : part.end].strip() for part in after.parts] == ["甲一甲二", "乙一乙二", "丙一丙二。"]


def test_an_edge_inside_a_correction_moves_behind_it() -> None:
    word = Correction(
        id="c", origin="repair 1", start=A.end - 2, end=B.start + 1, text="二乙", kind=CorrectionKind.OTHER
    )
    corrected = apply(issue(), Operation("repair", added([word])))
    after = done(corrected, edits.read_in_order(corrected, [B, A], author="ann"))
    assert "一乙二甲一甲二乙" in flat(after)[0]


def test_a_suggested_correction_that_would_be_cut_is_rejected() -> None:
    copy = Correction(
        id="c",
        origin="repair 1",
        start=A.start,
        end=B.end,
        text="",
        kind=CorrectionKind.DUPLICATE,
        state=State.SUGGESTED,
    )
    corrected = apply(issue(), Operation("repair", added([copy])))
    after = done(corrected, edits.read_in_order(corrected, [C, B], author="ann"))
    assert flat(after)[0] == "桥头标题甲一甲二丙一丙二。乙一乙二"
    assert after.corrections[0].state == State.REJECTED
    kept = done(corrected, edits.read_in_order(corrected, [C, A, B], author="ann"))
    assert kept.corrections[0].state == State.SUGGESTED


def test_a_span_that_lies_in_a_correction_is_refused() -> None:
    copy = Correction(id="c", origin="repair 1", start=A.start, end=B.end, text="", kind=CorrectionKind.DUPLICATE)
    corrected = apply(issue(), Operation("repair", added([copy])))
    with pytest.raises(Refused, match="inside a correction"):
        edits.read_in_order(corrected, [Span(A.start + 1, A.end)], author="ann")


def test_a_healed_line_break_at_an_edge_is_not_healed_any_more() -> None:
    join = Correction(id="c", origin="repair 1", start=A.end - 1, end=A.end, text="", kind=CorrectionKind.LINE_JOIN)
    joined = apply(issue(), Operation("repair", added([join])))
    after = done(joined, edits.read_in_order(joined, [C, A], author="ann"))
    assert after.corrections[0].state == State.REJECTED


def test_what_the_catalogue_says_of_an_article_goes_along_with_its_head() -> None:
    said = apply(issue(), edits.set_details(issue(), {("b2", DetailField.CREATOR): "林小满"}, author="ann"))
    after = done(said, edits.read_before(said, [D], OTHER, author="ann"))
    article = after.layout.article_at(D.start)
    assert article.head.start == D.start
    assert after.details_of(article.id) == {DetailField.CREATOR: "林小满"}
    swapped = edits.order_segments(
        after, article.id, [segment.boundary.id for segment in reversed(article.segments)], author="ann"
    )
    again = done(after, swapped)
    assert again.details_of(again.layout.article_at(D.start).id) == {DetailField.CREATOR: "林小满"}


def test_an_entity_keeps_its_characters() -> None:
    tagged = apply(issue(), edits.tag(issue(), "b0", 5, 9, "LOC", author="ann"))
    after = done(tagged, edits.read_in_order(tagged, [HEAD, C, B, A], author="ann"))
    article = after.layout.article_at(A.start)
    [entity] = after.entities
    assert OffsetMap(after, article).slice(entity.start, entity.end) == "甲一甲二"


@given(suggested_issues(), st.data())
def test_whatever_is_put_in_order_is_read_in_it_and_no_text_is_lost(issue: Issue, data: st.DataObject) -> None:
    if len(issue.raw) < 2:
        return
    edges = sorted(data.draw(st.sets(st.integers(0, len(issue.raw)), min_size=2, max_size=8)))
    spans = data.draw(st.permutations([Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]))
    bare = apply(issue, Operation("bare", tuple(Change(correction, None) for correction in issue.corrections)))
    alone = data.draw(st.booleans())
    try:
        after = done(bare, edits.read_in_order(bare, spans, alone=alone, author="ann"))
    except Refused:
        return
    read = "".join("".join(issue.raw[slice(*span)].split()) for span in spans)
    articles = ["".join(OffsetMap(after, article).text.split()) for article in after.articles]
    assert any(read in text for text in articles)
    assert not alone or read in articles
    assert sorted("".join(articles)) == sorted("".join(issue.raw.split()))
