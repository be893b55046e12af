"""The verbs by example: what each gesture makes of a small issue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.core import edits
from annotator.core.edits.corrections import guess_kind
from annotator.core.errors import Conflict, Refused, Why
from annotator.core.history import Entry, History, Step
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.reading import headline_of
from annotator.core.records import (
    ArticleKind,
    Boundary,
    Correction,
    CorrectionKind,
    Entity,
    Part,
    Position,
    Role,
    State,
    Status,
)

RAW = "甲乙丙丁标题\n本报讯 周大川在东湖区\n\n委宣传部说话。\n第二篇标题\n它的正文。"
SECOND = RAW.index("第二篇")
BREAK = RAW.index("\n\n")
ME = "ann"


@pytest.fixture
def issue() -> Issue:
    """Two articles; in the first, a healed line break inside the name of an organisation."""
    join = Correction(
        id="c1",
        origin="repair 1",
        rule="join.line",
        state=State.SUGGESTED,
        start=BREAK,
        end=BREAK + 2,
        text="",
        kind=CorrectionKind.LINE_JOIN,
        confidence=0.9,
    )
    second = Boundary(id="b2", origin="split 1", state=State.SUGGESTED, start=SECOND)
    return apply(Issue(raw=RAW), Operation("split", added([second, join])))


def a_question(end: int) -> Correction:
    """A correction of the first characters that is too unsure to stand in the text by itself."""
    return Correction(id="q", origin="r", rule="x", state=State.SUGGESTED, start=0, end=end, text="申", confidence=0.2)


def text(issue: Issue, article: int = 0) -> str:
    return OffsetMap(issue, issue.articles[article]).text


def done(issue: Issue, verb: object, *args: object, **options: object) -> Issue:
    """The issue after a verb."""
    return apply(issue, verb(issue, *args, author=ME, **options))  # type: ignore[operator]


def tagged(issue: Issue, words: str, label: str, article: int = 0) -> Issue:
    start = text(issue, article).index(words)
    return done(issue, edits.tag, issue.articles[article].id, start, start + len(words), label)


def names(issue: Issue) -> list[str]:
    """The text of each live entity."""
    found = []
    for article in issue.articles:
        offsets = OffsetMap(issue, article)
        live = [entity for entity in issue.of_article(issue.entities, article) if entity.live]
        found += [offsets.slice(entity.start, entity.end) for entity in live]
    return found


def typed(issue: Issue, old: str, new: str) -> Issue:
    """The issue after the first occurrence of some text in the first article was overtyped."""
    start = text(issue).index(old)
    return done(issue, edits.correct, issue.articles[0].id, start, start + len(old), new)


def test_a_healed_line_break_is_gone_from_the_text_and_not_from_the_raw_text(issue: Issue) -> None:
    assert "东湖区委宣传部" in text(issue)
    assert issue.raw == RAW


def test_a_name_across_a_healed_break_is_one_span(issue: Issue) -> None:
    assert names(tagged(issue, "东湖区委宣传部", "ORG")) == ["东湖区委宣传部"]


def test_correcting_a_character_inside_a_name_keeps_the_name(issue: Issue) -> None:
    after = typed(tagged(issue, "周大川", "PER"), "大", "𠮷")
    assert names(after) == ["周𠮷川"]
    assert not after.entities[0].doubtful


def test_text_typed_at_the_edges_of_a_name_stays_outside(issue: Issue) -> None:
    start = text(issue).index("周大川")
    after = done(tagged(issue, "周大川", "PER"), edits.correct, "b0", start, start, "是")
    after = done(after, edits.correct, "b0", start + 4, start + 4, "也")
    assert "是周大川也在" in text(after)
    assert names(after) == ["周大川"]


def test_overtyping_the_end_of_a_name_trims_it_and_marks_it_doubtful(issue: Issue) -> None:
    after = typed(tagged(issue, "周大川", "PER"), "川在东", "X")
    assert names(after) == ["周大"]
    assert after.entities[0].doubtful


def test_a_deleted_name_stays_as_a_rejected_record(issue: Issue) -> None:
    after = typed(tagged(issue, "周大川", "PER"), "讯 周大川在", "")
    assert names(after) == []
    assert after.entities[0].state == State.REJECTED


def test_typing_twice_at_one_place_is_one_correction(issue: Issue) -> None:
    after = typed(typed(issue, "话", "了话"), "了", "完了")
    own = [c for c in after.corrections if c.origin == ME]
    assert [(c.text, c.start, c.end) for c in own] == [("完了", RAW.index("话"), RAW.index("话"))]


def test_typing_the_raw_text_again_leaves_no_correction(issue: Issue) -> None:
    assert typed(typed(issue, "话", "畫"), "畫", "话").corrections == issue.corrections


def test_a_line_end_typed_at_a_healed_break_rejects_the_healing(issue: Issue) -> None:
    start = text(issue).index("委宣传部")
    after = done(issue, edits.correct, "b0", start, start, "\n")
    assert after.corrections[0].state == State.REJECTED
    assert "东湖区\n\n委宣传部" in text(after)


def test_reverting_a_correction_puts_the_raw_text_back_under_the_name(issue: Issue) -> None:
    after = typed(tagged(issue, "周大川", "PER"), "大川", "某")
    correction = next(c for c in after.corrections if c.origin == ME)
    assert names(after) == ["周某"]
    assert text(done(after, edits.reject, correction.id)) == text(issue)


def test_many_suggestions_are_decided_in_one_operation(issue: Issue) -> None:
    question = a_question(1)
    issue = apply(issue, Operation("repair", added([question])))
    assert text(issue).startswith("甲")
    after = done(issue, edits.accept, "q", "c1", "b2")
    assert text(after).startswith("申")
    assert {after.by_id[name].state for name in ("q", "c1", "b2")} == {State.ACCEPTED}


def test_a_question_can_not_be_accepted_where_a_correction_stands(issue: Issue) -> None:
    question = Correction(
        id="q", origin="r", rule="x", state=State.SUGGESTED, start=0, end=2, text="申", confidence=0.2
    )
    issue = typed(apply(issue, Operation("repair", added([question]))), "甲", "田")
    with pytest.raises(Refused) as refusal:
        edits.accept(issue, "q", author=ME)
    assert refusal.value.why == Why.OVERLAPS


def test_a_split_inside_a_correction_is_refused(issue: Issue) -> None:
    with pytest.raises(Refused) as refusal:
        edits.split_at(issue, Position(BREAK + 1), author=ME)
    assert refusal.value.why == Why.IN_CORRECTION


def test_a_split_at_a_healed_break_takes_the_healing_back(issue: Issue) -> None:
    after = done(issue, edits.split_at, Position(BREAK + 2))
    assert after.corrections[0].state == State.REJECTED
    assert text(after, 1) == "委宣传部说话。"


def test_a_name_that_a_new_boundary_cuts_keeps_its_longer_side(issue: Issue) -> None:
    after = done(tagged(issue, "东湖区委宣传部", "ORG"), edits.split_at, Position(BREAK + 2))
    assert names(after) == ["委宣传部"]
    assert after.entities[0].doubtful


def test_a_part_that_a_new_boundary_cuts_stands_on_both_sides(issue: Issue) -> None:
    after = done(issue, edits.set_part, 0, 6, Role.HEADLINE)
    after = done(after, edits.split_at, Position(4))
    assert [(part.start, part.end, part.role) for part in after.parts] == [
        (0, 4, Role.HEADLINE),
        (4, 6, Role.HEADLINE),
    ]


def test_what_continued_a_split_segment_continues_its_second_half(issue: Issue) -> None:
    after = done(issue, edits.continue_article, "b2", "b0")
    after = done(after, edits.split_at, Position(7))
    assert [[segment.start for segment in article.segments] for article in after.articles] == [[0], [7, SECOND]]


def test_merging_undoes_a_split(issue: Issue) -> None:
    after = done(done(issue, edits.split_at, Position(7)), edits.merge_with_previous, "b7")
    assert text(after) == text(issue)
    assert len(after.articles) == 2


def test_the_first_boundary_stays(issue: Issue) -> None:
    with pytest.raises(Refused) as refusal:
        edits.merge_with_previous(issue, "b0", author=ME)
    assert refusal.value.why == Why.FIRST
    assert not edits.move_boundary(issue, "b0", 5, author=ME)


def test_a_boundary_is_clamped_between_its_neighbours(issue: Issue) -> None:
    issue = done(issue, edits.split_at, Position(7))
    assert edits.clamped(issue, "b7", 0) == 1
    assert edits.clamped(issue, "b7", len(RAW)) <= SECOND - 1


def test_a_dragged_boundary_stops_at_the_edge_of_a_correction(issue: Issue) -> None:
    assert edits.clamped(issue, "b2", BREAK + 1) == BREAK + 2


def test_a_continued_article_reads_on_in_a_new_paragraph_or_inside_the_sentence(issue: Issue) -> None:
    apart = done(issue, edits.continue_article, "b2", "b0")
    inside = done(issue, edits.continue_article, "b2", "b0", inside=True)
    assert "说话。\n第二篇标题" in text(apart)
    assert "说话。第二篇标题" in text(inside)


def test_deleting_the_paragraph_break_between_two_pieces_joins_the_sentence(issue: Issue) -> None:
    after = typed(done(issue, edits.continue_article, "b2", "b0"), "\n第二篇", "第二篇")
    assert "说话。第二篇标题" in text(after)
    assert next(boundary for boundary in after.boundaries if boundary.id == "b2").inside


def test_an_article_can_not_go_on_into_itself(issue: Issue) -> None:
    issue = done(issue, edits.continue_article, "b2", "b0")
    with pytest.raises(Refused) as refusal:
        edits.continue_article(issue, "b0", "b2", author=ME)
    assert refusal.value.why == Why.CYCLE
    assert len(done(issue, edits.begin_article, "b2").articles) == 2


def test_a_part_gives_way_to_another_one_where_they_overlap(issue: Issue) -> None:
    after = done(issue, edits.set_part, 0, 6, Role.HEADLINE)
    after = done(after, edits.set_part, 2, 4, Role.KICKER)
    after = done(after, edits.set_part, 5, 6, None)
    assert [(part.start, part.end, part.role) for part in after.parts] == [
        (0, 2, Role.HEADLINE),
        (2, 4, Role.KICKER),
        (4, 5, Role.HEADLINE),
    ]
    assert headline_of(after, after.articles[0], OffsetMap(after, after.articles[0])) == "甲乙\n标"


def test_a_part_can_not_reach_into_another_article(issue: Issue) -> None:
    with pytest.raises(Refused) as refusal:
        edits.set_part(issue, SECOND - 3, SECOND + 2, Role.HEADLINE, author=ME)
    assert refusal.value.why == Why.TWO_ARTICLES


def test_names_may_nest_and_never_cross(issue: Issue) -> None:
    issue = tagged(tagged(issue, "东湖区委宣传部", "ORG"), "东湖区", "LOC")
    assert sorted(names(issue)) == ["东湖区", "东湖区委宣传部"]
    with pytest.raises(Refused) as refusal:
        tagged(issue, "在东湖", "LOC")
    assert refusal.value.why == Why.CROSSES


def test_names_may_stand_side_by_side(issue: Issue) -> None:
    start = text(issue).index("周大川")
    for low, high in ((1, 2), (0, 1), (2, 3)):
        issue = done(issue, edits.tag, issue.articles[0].id, start + low, start + high, "PER")
    assert names(issue) == ["周", "大", "川"]


@pytest.mark.parametrize(
    ("raw", "typed", "kind"),
    [
        ("\n\n", "", CorrectionKind.LINE_JOIN),
        (" ", "　", CorrectionKind.SPACE),
        ("", " ", CorrectionKind.SPACE),
        ("Ａ１", "A1", CorrectionKind.WIDTH),
        ("A1", "Ａ１", CorrectionKind.WIDTH),
        ("，", ",", CorrectionKind.PUNCTUATION),
        ("", "。", CorrectionKind.PUNCTUATION),
        ("區", "区", CorrectionKind.CHARACTER),
        ("区", "區", CorrectionKind.CHARACTER),
        ("A1", "Ｂ１", CorrectionKind.CHARACTER),
        ("B1", "Ａ１", CorrectionKind.CHARACTER),
        ("区委", "区", CorrectionKind.OTHER),
        ("", "区", CorrectionKind.OTHER),
    ],
)
def test_the_kind_of_a_correction_is_seen_in_what_it_changes(raw: str, typed: str, kind: CorrectionKind) -> None:
    assert guess_kind(raw, typed) == kind


def test_a_suggested_name_gives_way_to_a_persons(issue: Issue) -> None:
    issue = tagged(issue, "周大", "PER")
    guess = replace(issue.entities[0], origin="names 1", rule="x", state=State.SUGGESTED)
    issue = replace(issue, entities=(guess,), by_id={})
    after = tagged(issue, "大川", "PER")
    assert names(after) == ["大川"]
    assert after.by_id[guess.id].state == State.REJECTED  # type: ignore[attr-defined]


def test_the_same_span_is_relabelled_and_an_equal_name_is_refused(issue: Issue) -> None:
    issue = tagged(tagged(issue, "周大川", "PER"), "周大川", "LOC")
    assert [entity.label for entity in issue.entities] == ["LOC"]
    with pytest.raises(Refused) as refusal:
        tagged(issue, "周大川", "LOC")
    assert refusal.value.why == Why.SAME_ENTITY
    assert done(issue, edits.untag, issue.entities[0].id).entities == ()


def test_what_was_rejected_comes_back_by_undo_only(issue: Issue) -> None:
    after = done(issue, edits.reject, "c1")
    with pytest.raises(Refused) as refusal:
        edits.accept(after, "c1", author=ME)
    assert refusal.value.why == Why.NOTHING


def test_a_suggestion_that_is_typed_over_stays_countable(issue: Issue) -> None:
    after = typed(issue, "区委宣", "Ｘ宣")
    assert after.by_id["c1"].state == State.REJECTED
    assert "东湖Ｘ宣传部" in text(after)


def test_a_suggested_part_that_a_person_sets_again_is_accepted(issue: Issue) -> None:
    guess = Part(id="p0", origin="split 1", rule="x", state=State.SUGGESTED, start=0, end=6, role=Role.HEADLINE)
    issue = apply(issue, Operation("split", added([guess])))
    after = done(issue, edits.set_part, 0, 6, Role.HEADLINE)
    assert [(part.id, part.state) for part in after.parts] == [("p0", State.ACCEPTED)]
    with pytest.raises(Refused) as refusal:
        edits.set_part(after, 0, 6, Role.HEADLINE, author=ME)
    assert refusal.value.why == Why.NOTHING
    other = done(issue, edits.set_part, 0, 6, Role.KICKER)
    assert other.by_id["p0"].state == State.REJECTED


def test_merging_a_later_piece_away_leaves_the_pieces_behind_it_where_they_were() -> None:
    issue = Issue(raw="甲乙丙丁戊己")
    starts = {"b1": 1, "b2": 2, "b3": 3, "b4": 4}
    issue = apply(issue, Operation("split", added(Boundary(id=n, origin="s", start=s) for n, s in starts.items())))
    issue = done(done(issue, edits.continue_article, "b2", "b0"), edits.continue_article, "b4", "b0")
    after = done(issue, edits.merge_with_previous, "b2")
    pieces = [[segment.boundary.id for segment in article.segments] for article in after.articles]
    assert pieces == [["b0", "b4"], ["b1"], ["b3"]]


def test_an_article_whose_head_is_merged_into_a_piece_of_it_keeps_its_kind(issue: Issue) -> None:
    issue = done(done(issue, edits.continue_article, "b0", "b2"), edits.set_kind, "b2", ArticleKind.PHOTO)
    after = done(issue, edits.merge_with_previous, "b2")
    assert [(article.id, article.kind) for article in after.articles] == [("b0", ArticleKind.PHOTO)]


def test_a_doubtful_name_is_settled_by_tagging_it_again_or_by_approving(issue: Issue) -> None:
    doubtful = typed(tagged(issue, "周大川", "PER"), "川在东", "X")
    assert not tagged(doubtful, "周大", "PER").entities[0].doubtful
    assert not done(doubtful, edits.approve, "b0").entities[0].doubtful


def test_approving_accepts_what_shows_and_rejects_open_questions(issue: Issue) -> None:
    question = a_question(1)
    after = done(apply(issue, Operation("repair", added([question]))), edits.approve, "b0")
    assert after.articles[0].status == Status.APPROVED
    assert (after.by_id["c1"].state, after.by_id["q"].state) == (State.ACCEPTED, State.REJECTED)


def test_an_approved_article_is_locked_until_it_is_reopened(issue: Issue) -> None:
    gold = done(issue, edits.approve, "b0")
    for verb in (
        lambda: edits.correct(gold, "b0", 0, 1, "X", author=ME),
        lambda: edits.tag(gold, "b0", 0, 1, "PER", author=ME),
        lambda: edits.split_at(gold, Position(7), author=ME),
        lambda: edits.merge_with_previous(gold, "b2", author=ME),
        lambda: edits.move_boundary(gold, "b2", 9, author=ME),
        lambda: edits.set_kind(gold, "b0", ArticleKind.NOTICE, author=ME),
    ):
        with pytest.raises(Refused) as refusal:
            verb()
        assert refusal.value.why == Why.APPROVED
    assert text(typed(done(gold, edits.reopen, "b0"), "甲", "田")).startswith("田")


def test_an_operation_that_does_not_fit_is_a_conflict(issue: Issue) -> None:
    operation = edits.approve(issue, "b0", author=ME)
    with pytest.raises(Conflict):
        apply(apply(issue, operation), operation)


def test_undo_and_redo_are_read_off_the_journal() -> None:
    steps = [Step.DO, Step.DO, Step.UNDO, Step.UNDO, Step.REDO]
    history = History(Entry(n, f"op{n}", step, ME, 0.0) for n, step in enumerate(steps, 1))
    assert history.to_undo is not None
    assert history.to_redo is not None
    assert (history.to_undo.name, history.to_redo.name) == ("op1", "op2")
    history.add(Entry(6, "op6", Step.DO, ME, 0.0))
    assert history.to_redo is None


def test_an_entity_can_be_read_in_an_article_whose_pieces_stand_in_another_order(issue: Issue) -> None:
    turned = done(issue, edits.continue_article, "b0", "b2")
    assert text(turned).startswith("第二篇标题")
    entity = Entity(id="e", origin=ME, start=Position(0), end=Position(2), label="PER")
    assert names(apply(turned, Operation("tag", added([entity])))) == ["甲乙"]


def test_a_name_that_ends_inside_an_insertion_at_which_a_boundary_comes_to_stand_is_cut_there() -> None:
    inserted = Correction(id="c", origin="ann", start=3, end=3, text="丁戊")
    name = Entity(id="e", origin="ann", start=Position(1), end=Position(3, 1), label="PER")
    head = Boundary(id="b1", origin="ann", start=1)
    issue = apply(Issue(raw="甲乙丙己"), Operation("made", added([head, inserted, name])))
    moved = apply(issue, edits.move_boundary(issue, "b1", 3, author="ann"))
    assert list(faults(moved)) == []
    found = moved.by_id["e"]
    assert isinstance(found, Entity)
    assert (found.start, found.end, found.doubtful) == (Position(1), Position(3), True)
