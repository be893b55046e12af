"""Another reading of a page is compared with the corrected text place by place, and what differs is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.compare.second_reading import SecondReading, second_reading
from annotator.core import edits
from annotator.core.errors import Refused
from annotator.core.geometry import Box, Spot
from annotator.core.issue import Issue, Source
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import apply
from annotator.core.pages import Block, Line, ReadPage, issue_of
from annotator.core.records import Correction, CorrectionKind, State
from annotator.search.finder import forms

TEXTS = ("湖上的老桥修好了，今", "天上午通车。市民三千", "人到场观看。", "图书馆明天开放。")


def line(text: str, left: int, top: int, *, sure: float = 0.9) -> Line:
    spots = [Spot(at, at + 1, Box(left + 20 * at, top, left + 20 * at + 19, top + 20), sure) for at in range(len(text))]
    return Line(text=text, box=Box(left, top, left + 20 * len(text), top + 20), confidence=sure, characters=spots)


def page(*texts: str, left: int = 100, sure: float = 0.9) -> list[Line]:
    return [line(text, left, 40 * at, sure=sure) for at, text in enumerate(texts)]


@pytest.fixture
def issue() -> Issue:
    """An article of three lines, and one of a line."""
    lines = page(*TEXTS)
    blocks = [Block(lines=lines[:3], article="A"), Block(lines=lines[3:], article="B")]
    read = ReadPage(number="1", width=800, height=900, blocks=blocks)
    return issue_of([read], title="晨报", date="2026-03-01", source=Source("1.xml", "ab" * 32), origin="test")


def compared(issue: Issue, *texts: str, **about: float) -> SecondReading:
    return second_reading(issue, 0, page(*texts, **about), origin="reader 2")  # type: ignore[arg-type]


def asked(issue: Issue, reading: SecondReading) -> list[tuple[str, str]]:
    return [(issue.raw[one.start : one.end], one.text) for one in reading.questions]


def corrected(issue: Issue, wrong: str, right: str) -> Issue:
    article = next(one for one in issue.articles if wrong in OffsetMap(issue, one).text)
    at = OffsetMap(issue, article).text.index(wrong)
    return apply(issue, edits.correct(issue, article.id, at, at + len(wrong), right, author="ann"))


def test_a_line_that_reads_otherwise_is_asked_about_and_the_text_stays(issue: Issue) -> None:
    reading = compared(issue, "湖上的考桥修好了，今", *TEXTS[1:])
    assert asked(issue, reading) == [("老", "考")]
    assert (reading.alike, reading.unread, reading.new, reading.left) == (3, 0, 0, 0)
    [question] = reading.questions
    assert (question.state, question.applies, question.origin) == (State.SUGGESTED, False, "reader 2")
    after = apply(issue, edits.read_again(issue, reading.questions, author="ann"))
    assert list(faults(after)) == []
    assert [OffsetMap(after, one).text for one in after.articles] == [
        OffsetMap(issue, one).text for one in issue.articles
    ]


def test_what_is_accepted_of_another_reading_stands_in_the_text(issue: Issue) -> None:
    reading = compared(issue, "湖上的考桥修好了，今", "天上午通车。市民三千多", *TEXTS[2:])
    after = apply(issue, edits.read_again(issue, reading.questions, author="ann"))
    for question in reading.questions:
        after = apply(after, edits.accept(after, question.id, author="ann"))
    assert list(faults(after)) == []
    assert OffsetMap(after, after.articles[0]).text.split() == [
        "湖上的考桥修好了，今",
        "天上午通车。市民三千多",
        TEXTS[2],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湖上的老桥修好了今", [("，", "")]),
        ("新湖上的老桥修好了，今", [("湖", "新湖")]),
        ("湖上的老石桥修好了，今", [("老", "老石")]),
        ("湖上的老桥修好了，今晚", [("今", "今晚")]),
        ("湖 上的老桥修好了,今", []),
        ("胡上的老桥修妤了，今", [("湖", "胡"), ("好", "妤")]),
        ("湖上的老矫俢好了，今", [("桥修", "矫俢")]),
        ("完全是另一行文字呀哈", [("湖上的老桥修好了，今", "完全是另一行文字呀哈")]),
    ],
)
def test_differences_are_asked_about_as_small_as_they_are(
    issue: Issue, text: str, expected: list[tuple[str, str]]
) -> None:
    assert asked(issue, compared(issue, text, *TEXTS[1:])) == expected


def test_words_that_differ_keep_the_spaces_of_the_reading() -> None:
    read = ReadPage(number="1", width=800, height=900, blocks=[Block(lines=page("in the rain"))])
    issue = issue_of([read], title="", date="", source=Source("1.xml", "ab" * 32), origin="test")
    assert asked(issue, compared(issue, "in tho nain")) == [("e r", "o n")]


def test_it_is_the_corrected_text_that_is_compared(issue: Issue) -> None:
    issue = corrected(issue, "三千", "三千多")
    assert asked(issue, compared(issue, TEXTS[0], "天上午通车。市民三千多", *TEXTS[2:])) == []
    healed = corrected(issue, "今\n天", "今天")
    assert compared(healed, TEXTS[0], "天上午通车。市民三千多", *TEXTS[2:]).alike == 4


def test_what_a_person_has_put_right_is_left_alone_and_counted(issue: Issue) -> None:
    issue = corrected(issue, "老桥", "石桥")
    reading = compared(issue, "湖上的考桥修好了，今", "天下午通车。市民三千", *TEXTS[2:])
    assert (asked(issue, reading), reading.left) == ([("上", "下")], 1)


def test_what_a_person_has_approved_is_left_alone_and_counted(issue: Issue) -> None:
    issue = apply(issue, edits.approve(issue, issue.articles[0].id, author="ann"))
    reading = compared(issue, "湖上的考桥修好了，今", "天下午通车。市民三千", TEXTS[2], "图书馆昨天开放。")
    assert (asked(issue, reading), reading.left) == ([("明", "昨")], 2)


def test_what_a_person_has_rejected_is_not_asked_again(issue: Issue) -> None:
    first = compared(issue, "湖上的考桥修好了，今", *TEXTS[1:])
    issue = apply(issue, edits.read_again(issue, first.questions, author="ann"))
    again = compared(issue, "湖上的考桥修好了，今", *TEXTS[1:])
    assert (again.questions, again.left) == ((), 0)  # it is asked about already
    issue = apply(issue, edits.reject(issue, first.questions[0].id, author="ann"))
    for text in ("湖上的考桥修好了，今", "湖上的孝桥修好了，今"):
        again = compared(issue, text, *TEXTS[1:])
        assert (again.questions, again.left) == ((), 1)


def test_what_was_decided_meanwhile_is_not_asked(issue: Issue) -> None:
    reading = compared(issue, "湖上的考桥修好了，今", *TEXTS[1:])
    issue = corrected(issue, "老桥", "石桥")
    with pytest.raises(Refused):
        edits.read_again(issue, reading.questions, author="ann")


def test_a_name_at_whose_edge_something_is_asked_keeps_its_place(issue: Issue) -> None:
    at = OffsetMap(issue, issue.articles[0]).text.index("老桥")
    issue = apply(issue, edits.tag(issue, issue.articles[0].id, at, at + 2, "LOC", author="ann"))
    reading = compared(issue, "湖上的考桥修好了，今", *TEXTS[1:])
    issue = apply(issue, edits.read_again(issue, reading.questions, author="ann"))
    issue = apply(issue, edits.accept(issue, reading.questions[0].id, author="ann"))
    [entity] = issue.entities
    assert OffsetMap(issue, issue.articles[0]).slice(entity.start, entity.end) == "考桥"
    assert list(faults(issue)) == []


def test_new_suggestions_leave_the_questions_of_another_reading(issue: Issue) -> None:
    reading = compared(issue, "湖上的考桥修好了，今", *TEXTS[1:])
    asking = apply(issue, edits.read_again(issue, reading.questions, author="ann"))
    renewed = apply(asking, edits.renew(asking, issue, author="ann"))
    assert [one.text for one in renewed.corrections] == ["考"]


def test_lines_that_were_not_read_again_and_lines_that_are_new_are_counted(issue: Issue) -> None:
    lines = [*page(*TEXTS[:2]), line("又一行", 100, 400)]
    reading = second_reading(issue, 0, lines, origin="reader 2")
    assert (reading.alike, reading.unread, reading.new) == (2, 2, 1)


def test_only_lines_in_the_area_are_looked_at(issue: Issue) -> None:
    area = Box(90, 30, 400, 70).polygon
    reading = second_reading(issue, 0, page(*(text[:-1] + "X" for text in TEXTS)), origin="reader 2", area=area)
    assert asked(issue, reading) == [("千", "X")]
    assert (reading.unread, reading.new) == (0, 0)


def test_a_line_in_pieces_and_a_line_across_columns_are_put_to_the_lines_of_the_text() -> None:
    columns = [line("左边的一行", 100, 40), line("右边的一行", 260, 42)]
    read = ReadPage(number="1", width=800, height=900, blocks=[Block(lines=[one]) for one in columns])
    issue = issue_of([read], title="", date="", source=Source("1.xml", "ab" * 32), origin="test")
    across = replace(line("左边的一行", 100, 41), text="左边的一行右边的二行", box=Box(100, 40, 360, 62))
    spots = [*line("左边的一行", 100, 41).characters, *line("右边的二行", 260, 41).characters]
    spots = [spot._replace(start=at, end=at + 1) for at, spot in enumerate(spots)]
    across = replace(across, characters=spots)
    assert asked(issue, second_reading(issue, 0, [across], origin="r")) == [("一", "二")]
    stretches = [line("的三行", 140, 40), line("左边", 100, 40), columns[1]]
    assert asked(issue, second_reading(issue, 0, stretches, origin="r")) == [("一", "三")]


def test_vertical_lines_are_compared_from_the_top() -> None:
    def down(text: str, top: int) -> Line:
        boxes = [Box(500, top + 20 * at, 520, top + 20 * at + 19) for at in range(len(text))]
        spots = [Spot(at, at + 1, box, 0.9) for at, box in enumerate(boxes)]
        return Line(text=text, box=Box(500, top, 520, top + 20 * len(text)), confidence=0.9, characters=spots)

    read = ReadPage(number="1", width=800, height=900, blocks=[Block(lines=[down("直排的一行文字", 100)])])
    issue = issue_of([read], title="", date="", source=Source("1.xml", "ab" * 32), origin="test")
    stretches = [down("一行文宇", 160), down("直排的", 100)]
    assert asked(issue, second_reading(issue, 0, stretches, origin="r")) == [("字", "宇")]


def test_what_the_reader_is_sure_of_is_asked_last_and_marks_are_a_kind_of_their_own(issue: Issue) -> None:
    [sure] = compared(issue, "湖上的考桥修好了，今", *TEXTS[1:], sure=1.0).questions
    [unsure] = compared(issue, "湖上的考桥修好了，今", *TEXTS[1:], sure=0.4).questions
    assert unsure.confidence < sure.confidence < 0.5
    [mark] = compared(issue, "湖上的老桥修好了。今", *TEXTS[1:]).questions
    assert (mark.kind, sure.kind) == (CorrectionKind.PUNCTUATION, CorrectionKind.CHARACTER)


def test_what_the_reader_is_too_unsure_of_is_counted_and_not_asked(issue: Issue) -> None:
    reading = compared(issue, "湖上的考桥修好了，今", *TEXTS[1:], sure=0.2)
    assert (reading.questions, reading.unsure) == ((), 1)


def test_another_form_of_a_character_is_no_difference(issue: Issue) -> None:
    lines = page("湖上的老橋修好了，今", *TEXTS[1:])
    assert second_reading(issue, 0, lines, origin="r", forms=forms()).questions == ()
    assert asked(issue, second_reading(issue, 0, lines, origin="r")) == [("桥", "橋")]


def test_a_place_that_is_asked_about_already_is_not_asked_about_twice(issue: Issue) -> None:
    start = issue.raw.index("老")
    there = Correction(id="q", origin="repair 1", rule="x.y", start=start, end=start + 1, text="石", confidence=0.3)
    there = replace(there, state=State.SUGGESTED)
    issue = replace(issue, corrections=(there,), by_id={**issue.by_id, "q": there})
    assert compared(issue, "湖上的考桥修好了，今", *TEXTS[1:]).questions == ()
