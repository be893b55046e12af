"""What is marked where: pure lists made from the records."""

from __future__ import annotations

import pytest

from annotator.core import edits
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import apply
from annotator.window.panes.marks import Look, Mark, MarkList, article_marks, raw_marks
from tests.window.samples import BREAK, BRIDGE_TEXT, RAW, STORK_TEXT, issue


@pytest.fixture
def sample() -> Issue:
    return issue()


def marks_of(issue: Issue, name: str) -> dict[str, Mark]:
    article: Article = issue.layout.article_of(name)
    return {mark.record: mark for mark in article_marks(issue, article, OffsetMap(issue, article))}


def words(text: str, mark: Mark) -> str:
    return text[mark.start : mark.end]


def test_a_name_across_a_healed_line_break_is_marked_whole_in_the_article(sample: Issue) -> None:
    mark = marks_of(sample, "bridge")["place"]
    assert (words(BRIDGE_TEXT, mark), mark.look, mark.label) == ("东关老桥", Look.ENTITY, "LOC")


def test_a_healed_line_break_is_a_place_without_width_in_the_article(sample: Issue) -> None:
    mark = marks_of(sample, "bridge")["join"]
    assert mark.start == mark.end == BRIDGE_TEXT.index("东关") + 1
    assert (mark.look, mark.open) == (Look.DELETED, True)


def test_a_healed_line_break_is_struck_out_in_the_raw_text(sample: Issue) -> None:
    marks = {mark.record: mark for mark in raw_marks(sample, 0, len(RAW))}
    assert (marks["join"].start, marks["join"].end, marks["join"].look) == (BREAK, BREAK + 1, Look.DELETED)
    assert words(RAW, marks["place"]) == "东\n关老桥"


def test_a_question_is_marked_on_both_sides(sample: Issue) -> None:
    raw = next(mark for mark in raw_marks(sample, 0, len(RAW)) if mark.record == "comma")
    text = marks_of(sample, "stork")["comma"]
    assert raw.look == text.look == Look.QUESTION
    assert raw.open
    assert text.open
    assert words(RAW, raw) == words(STORK_TEXT, text) == ","


def test_what_is_rejected_is_not_marked(sample: Issue) -> None:
    for name in ("join", "comma", "ranger"):
        sample = apply(sample, edits.reject(sample, name, author="ann"))
    left = {mark.record for mark in raw_marks(sample, 0, len(RAW))}
    assert left == {"aunt", "place"}
    assert set(marks_of(sample, "stork")) == set()


@pytest.mark.parametrize(
    ("words_", "text", "look"), [("石板", "木板", Look.REPLACED), ("石板", "", Look.DELETED), ("", "新", Look.INSERTED)]
)
def test_a_correction_looks_the_same_on_both_sides(sample: Issue, words_: str, text: str, look: Look) -> None:
    start = BRIDGE_TEXT.index("石板")
    sample = apply(sample, edits.correct(sample, "bridge", start, start + len(words_), text, author="ann"))
    made = next(c for c in sample.corrections if c.origin == "ann")
    raw = next(mark for mark in raw_marks(sample, 0, len(RAW)) if mark.record == made.id)
    assert marks_of(sample, "bridge")[made.id].look == raw.look == look
    assert not raw.open


def test_a_name_that_an_edit_hurt_is_marked_doubtful(sample: Issue) -> None:
    start = BRIDGE_TEXT.index("阿姨走")
    sample = apply(sample, edits.correct(sample, "bridge", start, start + 3, "跑", author="ann"))
    assert marks_of(sample, "bridge")["aunt"].doubtful


def test_only_marks_that_reach_the_stretch_are_given(sample: Issue) -> None:
    assert [mark.record for mark in raw_marks(sample, BREAK, BREAK)] == ["join", "place"]
    assert [mark.record for mark in raw_marks(sample, BREAK + 4, BREAK + 6)] == ["place"]
    assert list(raw_marks(sample, 0, 3)) == []


def test_at_a_place_the_shortest_mark_comes_first() -> None:
    wide, narrow, tick = (
        Mark(0, 9, Look.ENTITY, "wide"),
        Mark(2, 4, Look.REPLACED, "narrow"),
        Mark(3, 3, Look.DELETED, "tick"),
    )
    assert MarkList([wide, narrow, tick]).at(3) == [tick, narrow, wide]
    assert MarkList([wide, narrow, tick]).at(4) == [wide]
    assert MarkList([wide, narrow, tick]).at(9) == []
