"""The laws of the model, over histories of random operations with characters beyond the basic plane."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.issue import Article, Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, apply
from annotator.core.records import Boundary, Correction, Entity
from annotator.core.text import smallest_edit
from tests.core.histories import Chooser, histories, snippets, suggested_issues

Steps = list[tuple[Issue, Operation, Issue]]


@given(histories())
def test_every_operation_keeps_the_laws(steps: Steps) -> None:
    for _before, operation, after in steps:
        assert list(faults(after)) == [], operation


@given(histories())
def test_the_inverse_takes_an_operation_back(steps: Steps) -> None:
    for before, operation, after in steps:
        assert apply(after, operation.inverse()) == before


@given(histories())
def test_replaying_the_operations_gives_the_same_issue(steps: Steps) -> None:
    if not steps:
        return
    issue = steps[0][0]
    for _before, operation, _after in steps:
        issue = apply(issue, operation)
    assert issue == steps[-1][2]


@given(histories())
def test_articles_cover_the_raw_text_without_hole_or_overlap(steps: Steps) -> None:
    for _before, _operation, after in steps:
        segments = sorted((s.start, s.end) for article in after.articles for s in article.segments)
        assert segments[0][0] == 0
        assert segments[-1][1] == len(after.raw)
        assert all(one[1] == other[0] for one, other in pairwise(segments))


@given(histories())
def test_every_offset_makes_the_round_trip(steps: Steps) -> None:
    for _before, _operation, after in steps:
        maps = [OffsetMap(after), *(OffsetMap(after, article) for article in after.articles)]
        for offsets in maps:
            # A paragraph break between segments has no raw place of its own: spans begin behind it and end before it.
            for piece in offsets.runs:
                for offset in range(piece.text, piece.text_end) if not piece.is_seam else ():
                    assert offsets.to_text(offsets.to_position(offset, "start"), "start") == offset
                    assert offsets.to_text(offsets.to_position(offset + 1, "end"), "end") == offset + 1


@given(histories())
def test_raw_characters_that_no_correction_touches_make_the_round_trip(steps: Steps) -> None:
    for _before, _operation, after in steps:
        for article in after.articles:
            offsets = OffsetMap(after, article)
            for piece in offsets.runs:
                if piece.correction is None and not piece.is_seam:
                    for step in range(piece.raw_size):
                        at = offsets.to_position(piece.text + step)
                        assert at.raw == piece.raw + step
                        assert offsets.text[piece.text + step] == after.raw[at.raw]


@settings(max_examples=200)
@given(histories(verbs=("correct", "tag", "tag", "accept", "reject")))
def test_an_entity_that_no_edit_touched_keeps_its_characters(steps: Steps) -> None:
    for before, operation, after in steps:
        sides = [side for change in operation.changes for side in (change.before, change.after)]
        edited = [side for side in sides if isinstance(side, Correction | Boundary)]
        for article in before.articles:
            old = OffsetMap(before, article)
            new = OffsetMap(after, after.layout.article_of(article.id))
            for entity in before.of_article(before.entities, article):
                now = after.by_id[entity.id]
                assert isinstance(now, Entity)
                if entity.live and now.live and not any(_touches(entity, r) for r in edited):
                    assert new.slice(now.start, now.end) == old.slice(entity.start, entity.end)


def _touches(entity: Entity, record: Correction | Boundary) -> bool:
    end = record.end if isinstance(record, Correction) else record.start
    return entity.start.raw <= end and record.start <= entity.end.raw


@st.composite
def typed(draw: st.DrawFn) -> tuple[Issue, Article, int, int, str]:
    """An issue with a history, and something to type in one of its articles."""
    steps = draw(histories(verbs=("correct", "split", "continue", "tag", "tag", "accept", "reject"), max_size=5))
    chooser = Chooser(draw, steps[-1][2] if steps else draw(suggested_issues()))
    article = chooser.article()
    return chooser.issue, article, *chooser.stretch(article), draw(snippets)


@settings(max_examples=500)
@given(typed())
def test_typing_gives_just_the_text_that_was_typed(case: tuple[Issue, Article, int, int, str]) -> None:
    issue, article, start, end, text = case
    before = OffsetMap(issue, article).text
    after = apply(issue, edits.correct(issue, article.id, start, end, text, author="ann"))
    wanted = before[:start] + text + before[end:]
    found = OffsetMap(after, after.layout.article_of(article.id)).text
    # A line end typed where the raw text has a healed one puts the raw one back, with the white space around it.
    assert found == wanted or (text == "\n" and found.split() == wanted.split())
    for other in issue.articles:
        if other.id != article.id:
            assert OffsetMap(after, after.layout.article_of(other.id)).text == OffsetMap(issue, other).text


@settings(max_examples=500)
@given(typed())
def test_typing_moves_each_entity_with_its_characters(case: tuple[Issue, Article, int, int, str]) -> None:
    issue, article, start, end, text = case
    before = OffsetMap(issue, article)
    start, end, text = smallest_edit(before.text, start, end, text)
    after = apply(issue, edits.correct(issue, article.id, start, end, text, author="ann"))
    now = OffsetMap(after, after.layout.article_of(article.id))
    if len(now.text) != len(before.text) + len(text) - (end - start):
        return  # a line end of the raw text was put back
    for entity in issue.of_article(issue.entities, article):
        if not entity.live:
            continue
        low, high = before.to_stretch(entity.start, entity.end)
        moved = after.by_id[entity.id]
        assert isinstance(moved, Entity)
        if high <= start or end <= low or (low < start and end < high):
            assert not moved.doubtful or entity.doubtful
            kept = before.text[low:start] + text + before.text[end:high] if low < start and end < high else None
            assert now.slice(moved.start, moved.end) == (kept or before.text[low:high])
        else:
            assert moved.doubtful or entity.doubtful or not moved.live or low >= start or end >= high
