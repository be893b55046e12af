"""The way between the corrected text and the raw text, at the edges of corrections, of segments and of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Correction, Position
from tests.core.histories import histories, suggested_issues

# 東 is corrected, 北 is put in before 下, 大 becomes two characters, 了 goes.
RAW = "城東下大了雨"
CORRECTED = "城东北下特大雨"


@pytest.fixture
def offsets() -> OffsetMap:
    made = [
        Correction(id="c1", origin="ann", start=1, end=2, text="东"),
        Correction(id="c2", origin="ann", start=2, end=2, text="北"),
        Correction(id="c3", origin="ann", start=3, end=4, text="特大"),
        Correction(id="c4", origin="ann", start=4, end=5, text=""),
    ]
    offsets = OffsetMap(apply(Issue(raw=RAW), Operation("made", added(made))))
    assert offsets.text == CORRECTED
    return offsets


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("城", Position(0), Position(1)),
        ("东", Position(1), Position(2)),
        ("北", Position(2), Position(2, 1)),
        ("下", Position(2, 1), Position(3)),
        ("特", Position(3), Position(3, 1)),
        ("大", Position(3, 1), Position(4)),
        ("雨", Position(5), Position(6)),
    ],
)
def test_a_stretch_begins_and_ends_close_around_its_characters(
    offsets: OffsetMap, text: str, start: Position, end: Position
) -> None:
    at = offsets.text.index(text)
    assert offsets.to_span(at, at + 1) == (start, end)


def test_the_end_of_nothing_is_the_start_of_the_text(offsets: OffsetMap) -> None:
    assert offsets.to_position(0, "end") == Position(0)


def test_an_end_behind_the_text_is_that_of_the_text(offsets: OffsetMap) -> None:
    assert offsets.to_position(len(offsets.text) + 3, "end") == Position(len(RAW))


@pytest.mark.parametrize(
    ("text", "raw"),
    [("城", "城"), ("城东", "城東"), ("北", ""), ("北下", "下"), ("特", "大"), ("下特", "下大"), ("大雨", "大了雨")],
)
def test_a_stretch_stands_for_raw_text_with_each_correction_whole(offsets: OffsetMap, text: str, raw: str) -> None:
    at = offsets.text.index(text)
    assert RAW[slice(*offsets.to_raw(at, at + len(text)))] == raw


@given(suggested_issues(), st.data())
def test_the_raw_text_of_a_stretch_is_that_of_its_first_to_its_last_character(
    issue: Issue, data: st.DataObject
) -> None:
    offsets = OffsetMap(issue)
    stands_for = [
        (run.raw, run.raw_end) if run.correction else (run.raw + step, run.raw + step + 1)
        for run in offsets.runs
        for step in range(run.size)
    ]
    if stands_for:
        first = data.draw(st.integers(0, len(stands_for) - 1))
        last = data.draw(st.integers(first, len(stands_for) - 1))
        assert offsets.to_raw(first, last + 1) == (stands_for[first][0], stands_for[last][1])


@given(suggested_issues())
def test_before_a_raw_place_stand_the_characters_and_corrections_that_begin_before_it(issue: Issue) -> None:
    offsets = OffsetMap(issue)
    for raw in range(len(issue.raw) + 1):
        before = [run for run in offsets.runs if run.raw < raw]
        size = sum(run.size if run.correction else min(run.size, raw - run.raw) for run in before)
        assert (offsets.to_text(Position(raw)), offsets.to_text(Position(raw), "end")) == (size, size)


@given(suggested_issues())
def test_a_place_inside_a_correction_is_one_in_its_text(issue: Issue) -> None:
    offsets = OffsetMap(issue)
    for run in offsets.runs:
        for inner in range(1, run.size + 2) if run.correction else ():
            assert offsets.to_text(Position(run.raw, inner)) == run.text + min(inner, run.size)
            assert offsets.to_text(Position(run.raw, inner), "end") == run.text + min(inner, run.size)


@given(suggested_issues(), st.integers(0, 9), st.integers(0, 9))
def test_what_a_stretch_touches_overlaps_it_or_borders_on_it(issue: Issue, start: int, size: int) -> None:
    offsets, end = OffsetMap(issue), start + size
    assert offsets.touching(start, end) == [p for p in offsets.runs if p.text <= end and start <= p.text_end]


@given(histories(verbs=("split", "continue", "correct", "accept", "reject")))
def test_an_article_is_its_segments_each_without_white_space_at_its_edges(
    steps: list[tuple[Issue, object, Issue]],
) -> None:
    for _before, _operation, issue in steps:
        for article in issue.articles:
            if any(c.applies for c in issue.of_article(issue.corrections, article)):
                continue
            segments = [(issue.raw[s.start : s.end].strip(), s) for s in article.segments]
            text, read_to = "", -1
            for content, segment in segments:
                start, end = issue.content(segment)
                if content:
                    text += "\n" if text and not segment.boundary.inside and read_to != start else ""
                    text, read_to = text + content, end
            assert OffsetMap(issue, article).text == text


@given(suggested_issues())
def test_each_raw_character_lies_in_one_segment(issue: Issue) -> None:
    segments = [segment for article in issue.articles for segment in article.segments]
    for at in range(len(issue.raw)):
        assert [segment for segment in segments if segment.holds(at)] == [issue.layout.segment_at(at)]
