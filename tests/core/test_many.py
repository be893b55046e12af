"""Many at a time: what is decided or corrected in one operation comes out as it would one by one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Correction, Entity, Position, State
from tests.core.histories import LABELS, snippets, suggested_issues


def texts(issue: Issue) -> list[str]:
    return [OffsetMap(issue, article).text for article in issue.articles]


def tagged(draw: st.DrawFn, issue: Issue) -> Issue:
    """The issue with some names in it."""
    for _count in range(draw(st.integers(0, 4))):
        article = draw(st.sampled_from(issue.articles))
        size = len(OffsetMap(issue, article).text)
        start = draw(st.integers(0, size))
        end = draw(st.integers(start, size))
        try:
            issue = apply(issue, edits.tag(issue, article.id, start, end, draw(st.sampled_from(LABELS)), author="ann"))
        except Refused:
            continue
    return issue


def open_corrections(issue: Issue) -> list[str]:
    return [correction.id for correction in issue.corrections if correction.state == State.SUGGESTED]


@given(st.data())
def test_rejecting_many_gives_the_text_of_rejecting_each(data: st.DataObject) -> None:
    issue = data.draw(st.composite(tagged)(data.draw(suggested_issues())))
    ids = open_corrections(issue)
    if not ids:
        return
    one_by_one = issue
    for record_id in ids:
        one_by_one = apply(one_by_one, edits.reject(one_by_one, record_id, author="ann"))
    at_once = apply(issue, edits.reject(issue, *ids, author="ann"))
    assert texts(at_once) == texts(one_by_one)
    assert list(faults(at_once)) == []


@given(st.data())
def test_accepting_many_keeps_the_laws_and_leaves_only_what_has_no_room(data: st.DataObject) -> None:
    issue = data.draw(st.composite(tagged)(data.draw(suggested_issues())))
    ids = open_corrections(issue)
    if not ids:
        return
    try:
        operation = edits.accept(issue, *ids, author="ann")
    except Refused:
        return
    after = apply(issue, operation)
    assert list(faults(after)) == []
    assert apply(after, operation.inverse()) == issue
    for record_id in open_corrections(after):
        record = after.by_id[record_id]
        assert isinstance(record, Correction)
        assert not record.applies


@given(st.data())
def test_correcting_many_gives_the_text_of_correcting_each_from_the_end(data: st.DataObject) -> None:
    issue = data.draw(st.composite(tagged)(data.draw(suggested_issues())))
    article = data.draw(st.sampled_from(issue.articles))
    text = OffsetMap(issue, article).text
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    wanted = [(start, end, data.draw(snippets)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    operation = edits.correct_all(issue, article.id, wanted, author="ann")
    after = apply(issue, operation)
    for start, end, new in reversed(wanted):
        text = text[:start] + new + text[end:]
    assert OffsetMap(after, after.layout.article_of(article.id)).text == text
    assert list(faults(after)) == []
    assert apply(after, operation.inverse()) == issue


@given(st.data())
def test_names_outside_of_what_is_corrected_keep_their_text(data: st.DataObject) -> None:
    issue = data.draw(st.composite(tagged)(data.draw(suggested_issues())))
    article = data.draw(st.sampled_from(issue.articles))
    offsets = OffsetMap(issue, article)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(offsets.text)), max_size=6)))
    wanted = [(start, end, data.draw(snippets)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    after = apply(issue, edits.correct_all(issue, article.id, wanted, author="ann"))
    new = OffsetMap(after, after.layout.article_of(article.id))
    for entity in issue.of_article(issue.entities, article):
        start, end = offsets.to_stretch(entity.start, entity.end)
        if all(end < low or high < start for low, high, _text in wanted) and start < end and entity.live:
            moved = after.by_id[entity.id]
            assert isinstance(moved, Entity)
            assert new.slice(moved.start, moved.end) == offsets.text[start:end]
            assert moved.doubtful == entity.doubtful


def test_many_stretches_are_named_alike_where_that_is_new_and_nothing_crosses() -> None:
    issue = Issue(raw="江北，江北，江北，江北市，江")
    for start, end, label in ((0, 2, "LOC"), (3, 5, "ORG"), (10, 12, "ORG"), (11, 12, "PER")):
        issue = apply(issue, edits.tag(issue, "b0", start, end, label, author="ann"))
    places = [("b0", at, at + 2) for at in (0, 3, 6, 9)]
    after = apply(issue, edits.propagate(issue, places, "LOC", author="ann"))
    live = {(one.start.raw, one.end.raw, one.label) for one in after.entities if one.live}
    assert live == {(0, 2, "LOC"), (3, 5, "LOC"), (6, 8, "LOC"), (10, 12, "ORG"), (11, 12, "PER")}
    with pytest.raises(Refused) as refused:
        edits.propagate(after, places, "LOC", author="ann")
    assert refused.value.why == Why.NOTHING


def test_a_suggestion_among_many_stretches_becomes_a_persons_name() -> None:
    suggested = Entity(
        id="e", origin="names 1", rule="r", start=Position(0), end=Position(2), label="LOC", state=State.SUGGESTED
    )
    issue = apply(Issue(raw="江北，江北"), Operation("made", added([suggested])))
    after = apply(issue, edits.propagate(issue, [("b0", 0, 2)], "LOC", author="ann"))
    assert [(one.id, one.state) for one in after.entities] == [("e", State.ACCEPTED)]


def test_a_name_inside_a_correction_between_two_edits_of_it_keeps_its_text() -> None:
    correction = Correction(id="c", origin="ann", start=2, end=2, text="一二三四")
    name = Entity(id="e", origin="ann", start=Position(2, 2), end=Position(2, 3), label="PER")
    issue = apply(Issue(raw="甲乙丙"), Operation("made", added([correction, name])))
    after = apply(issue, edits.correct_all(issue, "b0", [(0, 1, ""), (2, 3, ""), (6, 7, "")], author="ann"))
    moved, offsets = after.by_id["e"], OffsetMap(after, after.articles[0])
    assert isinstance(moved, Entity)
    assert (offsets.text, offsets.slice(moved.start, moved.end)) == ("乙二三四", "三")
    assert not moved.doubtful


@pytest.mark.parametrize(
    ("start", "end", "has_room"),
    [
        (0, 2, True),
        (2, 2, False),  # two corrections can't begin at one place
        (1, 3, False),
        (2, 4, False),
        (3, 3, False),
        (3, 5, False),
        (4, 4, True),
        (4, 6, True),
        (1, 5, False),
        (6, 6, False),
        (5, 6, True),
        (6, 7, False),
        (7, 8, True),
    ],
)
def test_a_question_is_answered_with_yes_only_where_no_other_correction_stands(
    start: int, end: int, has_room: bool
) -> None:
    question = Correction(
        id="q", origin="r", rule="r", start=start, end=end, text="问", state=State.SUGGESTED, confidence=0.2
    )
    standing = [Correction(id=f"c{s}", origin="ann", start=s, end=e, text="字") for s, e in ((2, 4), (6, 6))]
    issue = apply(Issue(raw="甲乙丙丁戊己庚辛"), Operation("made", added([question, *standing])))
    if has_room:
        after = apply(issue, edits.accept(issue, "q", author="ann"))
        assert list(faults(after)) == []
        assert len([c for c in after.corrections if c.applies]) == 3
    else:
        with pytest.raises(Refused) as refused:
            edits.accept(issue, "q", author="ann")
        assert refused.value.why == Why.OVERLAPS


def test_thousands_of_suggestions_are_decided_in_one_go() -> None:
    raw = "湖城的天气很好,大家都出门了。" * 5000
    places = [index * 15 + 7 for index in range(5000)]
    made = [
        Correction(id=f"c{at}", origin="repair 1", rule="r", start=at, end=at + 1, text="，", state=State.SUGGESTED)
        for at in places
    ]
    names = [
        Entity(id=f"e{at}", origin="ann", start=Position(at - 7), end=Position(at - 5), label="LOC") for at in places
    ]
    issue = apply(Issue(raw=raw), Operation("repair", added([*made, *names])))
    started = time.process_time()
    after = apply(issue, edits.reject(issue, *(record.id for record in made), author="ann"))
    assert time.process_time() - started < 60  # each by itself would take many minutes
    assert OffsetMap(after).text == raw
