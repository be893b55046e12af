"""The passages of an issue hold whatever its texts hold, and an operation makes anew just those that it changes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Change, Operation, added, apply
from annotator.core.records import Boundary, Correction, State
from annotator.core.search import Folding
from annotator.store import passages
from annotator.store.passages import LONGEST, Side
from tests.core.histories import histories, raw_texts

FOLD = Folding("without white space", {ord(char): None for char in " \n　"})
EDITING = ("correct", "correct", "accept", "reject", "split", "continue", "merge", "move")


def stretches(text: str) -> set[str]:
    """All that can be looked up in a text."""
    return {text[start : start + size] for start in range(len(text)) for size in range(1, LONGEST + 1)}


@given(raw_texts, st.integers(1, 12))
def test_whatever_can_be_looked_up_in_a_raw_text_stands_in_a_window(raw: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passages, "_WINDOW", size)
        windows = list(passages.windows(raw, FOLD))
    assert stretches(FOLD(raw)) == set[str]().union(*(stretches(window.text) for window in windows))
    assert [(window.start, window.end) for window in windows] == [
        (start, min(start + size, len(raw))) for start in range(0, len(raw), size)
    ]
    assert all(len(window.text) <= size + LONGEST - 1 for window in windows)


@settings(max_examples=40)
@given(histories(verbs=EDITING))
def test_whatever_can_be_looked_up_in_an_article_stands_in_a_passage(
    steps: list[tuple[Issue, Operation, Issue]],
) -> None:
    for _before, _operation, issue in steps:
        found = [
            *passages.windows(issue.raw, FOLD),
            *passages.mended(issue, FOLD, 0, len(issue.raw)),
            *passages.seams(issue, FOLD),
        ]
        texts = "\n".join(passage.text for passage in found)
        for article in issue.articles:
            assert all(part in texts for part in stretches(FOLD(OffsetMap(issue, article).text)))


@given(histories(verbs=EDITING))
def test_only_passages_around_what_changed_are_made_anew(steps: list[tuple[Issue, Operation, Issue]]) -> None:
    for before, operation, after in steps:
        old, new = (set(passages.mended(issue, FOLD, 0, len(issue.raw))) for issue in (before, after))
        spans = passages.around(after, FOLD, [(c.start, c.end) for c in passages.changing(operation)])
        assert all(one[1] < other[0] for one, other in pairwise(spans))
        for passage in old ^ new:
            assert any(start <= passage.start <= end for start, end in spans)
        if not passages.moves_text(operation) and not spans:
            assert list(passages.seams(before, FOLD)) == list(passages.seams(after, FOLD))


def test_only_what_changes_the_text_is_taken_for_a_change_of_it() -> None:
    stands = Correction(id="c", origin="r", start=1, end=2, text="字")
    gone = Correction(id="c", origin="r", start=1, end=2, text="字", state=State.REJECTED)
    alike = Correction(id="c", origin="ann", start=1, end=2, text="字")
    other = Correction(id="c", origin="r", start=1, end=2, text="词")
    for before, after, found in (
        (stands, gone, [stands]),
        (gone, stands, [stands]),
        (stands, alike, []),
        (stands, other, [stands, other]),
        (None, gone, []),
        (stands, None, [stands]),
    ):
        assert passages.changing(Operation("made", (Change(before, after),))) == found


def test_what_stands_on_either_side_of_a_seam_is_one_passage() -> None:
    heads = [Boundary(id="b4", origin="ann", start=4), Boundary(id="b6", origin="ann", start=6, continues="b0")]
    issue = apply(Issue(raw="甲乙丙丁戊己庚辛"), Operation("made", added(heads)))
    assert [(p.side, p.start, p.end, p.text) for p in passages.seams(issue, FOLD)] == [
        (Side.SEAM, 6, 7, "甲乙丙丁庚辛")
    ]
    beside = [Boundary(id="b4", origin="ann", start=4, continues="b0")]
    assert list(passages.seams(apply(Issue(raw=issue.raw), Operation("made", added(beside))), FOLD)) == []
