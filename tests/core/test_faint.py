"""Faint print: what its reader was not sure of, and gaps where a character may be missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from annotator.core import edits
from annotator.core.alternatives import alternatives_at
from annotator.core.faint import faint_before, faint_behind, faint_of_page, faint_print, joined
from annotator.core.geometry import Alternative, Box, Geometry, Layer, Spot
from annotator.core.issue import Issue, Page
from annotator.core.operations import apply
from annotator.core.records import Correction, CorrectionKind, Decided, State

SIZE = 40


def line_of(
    text: str,
    *,
    start: int = 0,
    top: int = 0,
    page: int = 0,
    sure: dict[int, float] | None = None,
    pitches: Sequence[int] = (),
    vertical: bool = False,
) -> tuple[Spot, list[Spot]]:
    """A line and its characters, each behind the one before by a pitch."""
    at, spots = 0, []
    for number in range(len(text)):
        box = Box(top, at, top + SIZE, at + SIZE) if vertical else Box(at, top, at + SIZE, top + SIZE)
        confidence = (sure or {}).get(number, 0.99)
        spots.append(Spot(start + number, start + number + 1, box, confidence, (), page))
        at += pitches[number] if number < len(pitches) else SIZE
    left, upper, right, lower = spots[0].box[:2] + spots[-1].box[2:]
    return Spot(start, start + len(text), Box(left, upper, right, lower), None, (), page), spots


def issue_of(*texts: str, **how: object) -> Issue:
    """An issue of one page of lines; `how` they are made."""
    lines, characters, start = [], [], 0
    for number, text in enumerate(texts):
        line, spots = line_of(text, start=start, top=number * 60, **how)  # type: ignore[arg-type]
        lines.append(line)
        characters += spots
        start += len(text) + 1
    raw = "".join(f"{text}\n" for text in texts)
    geometry = Geometry(Layer.of(lines), None, Layer.of(characters))
    return Issue(raw, pages=(Page("1", 0, len(raw), 800, 800),), geometry=geometry)


def spans(issue: Issue) -> list[tuple[int, int]]:
    return [faint[:2] for faint in faint_print(issue, 0, len(issue.raw))]


def test_a_character_that_its_reader_was_less_than_nine_tenths_sure_of_is_faint() -> None:
    assert spans(issue_of("河水涨了三尺", sure={1: 0.89, 3: 0.9, 4: 0.4})) == [(1, 2), (4, 5)]


@pytest.mark.parametrize("vertical", [False, True])
def test_where_two_characters_stand_more_than_one_and_a_half_apart_is_a_gap(vertical: bool) -> None:
    issue = issue_of("河水涨了三尺", pitches=(40, 59, 40, 62), vertical=vertical)
    assert spans(issue) == [(4, 4)]
    [gap] = faint_of_page(issue, 0)
    length = (40 + 59 + 40 + 40, 40 + 59 + 40 + 62)
    assert (gap.box[1], gap.box[3]) == length if vertical else (gap.box[0], gap.box[2]) == length


def test_a_headline_that_is_set_wide_has_no_gaps() -> None:
    assert not spans(issue_of("东关老桥", pitches=(80, 80, 80)))


def test_of_two_characters_the_size_says_how_far_apart_they_are() -> None:
    assert spans(issue_of("河水", pitches=(80,))) == [(1, 1)]


def test_beside_a_mark_or_a_space_that_was_read_there_is_no_gap() -> None:
    assert not spans(issue_of("河水。涨了三尺", pitches=(40, 70, 70)))
    assert not spans(issue_of("河水 涨了三尺", pitches=(40, 70, 70)))


def test_where_all_of_a_line_is_faint_it_is_one_run_and_a_gap_parts_two() -> None:
    issue = issue_of("河水涨了三尺", "船停了", sure=dict.fromkeys(range(6), 0.5), pitches=(40, 40, 80))
    runs = joined(faint_print(issue, 0, len(issue.raw)))
    assert [run[:2] for run in runs] == [(0, 3), (3, 3), (3, 6), (7, 10)]
    assert runs[0].box == Box(0, 0, 120, SIZE)


def test_a_space_that_its_reader_was_not_sure_of_is_not_faint() -> None:
    assert not spans(issue_of("河水\u3000涨了", sure={2: 0.2}))


def test_without_characters_a_word_is_faint_and_without_words_a_line() -> None:
    box = Box(0, 0, 240, 40)
    lines = Layer.of([Spot(0, 6, box, 0.5), Spot(7, 10, box, 0.5)])
    words = Layer.of([Spot(0, 2, box, 0.95), Spot(2, 6, box, 0.7)])
    issue = Issue("河水涨了三尺\n船停了\n", pages=(Page("1", 0, 11),), geometry=Geometry(lines, words))
    assert spans(issue) == [(2, 6), (7, 10)]


def test_the_keys_find_the_next_one_and_the_one_before_over_lines_and_pages() -> None:
    first, second = line_of("河水涨了", sure={1: 0.5}), line_of("船停了", start=5, page=1, sure={0: 0.5, 2: 0.5})
    later = line_of("补记", start=9, page=0, sure={1: 0.3})  # read later from the first page
    layers = zip(first, second, later, strict=True)
    lines, characters = (list(layer) for layer in layers)
    geometry = Geometry(Layer.of(lines), None, Layer.of([spot for spots in characters for spot in spots]))  # type: ignore[arg-type,union-attr]
    issue = Issue("河水涨了\n船停了\n补记\n", pages=(Page("1", 0, 5), Page("2", 5, 12)), geometry=geometry)
    assert [faint.start for faint in faint_behind(issue, (0, 0))] == [1, 5, 7, 10]
    assert [faint.start for faint in faint_behind(issue, (5, 5))] == [5, 7, 10], "the caret stands before one"
    assert [faint.start for faint in faint_behind(issue, (5, 6))] == [7, 10]
    assert [faint.start for faint in faint_before(issue, (10, 11))] == [7, 5, 1]
    assert [faint.start for faint in faint_before(issue, (1, 2))] == []


def test_a_gap_comes_before_the_character_behind_it() -> None:
    issue = issue_of("河水涨了三尺", sure={2: 0.5}, pitches=(40, 80))
    assert [faint[:2] for faint in faint_behind(issue, (0, 0))] == [(2, 2), (2, 3)]
    assert [faint[:2] for faint in faint_behind(issue, (2, 2))] == [(2, 3)]
    assert [faint[:2] for faint in faint_before(issue, (2, 3))] == [(2, 2)]


def test_what_a_person_has_corrected_is_judged_and_what_a_program_has_is_not() -> None:
    issue = issue_of("河水涨了三尺", sure={1: 0.5, 4: 0.5}, pitches=(40, 80))
    assert spans(issue) == [(1, 2), (2, 2), (4, 5)]
    guess = Correction(id="c", origin="r 1", start=4, end=5, text="二", state=State.SUGGESTED)
    guessed = replace(issue, corrections=(guess,))
    assert spans(guessed) == spans(issue)
    [article] = issue.articles
    done = apply(issue, edits.correct(issue, article.id, 1, 3, "冰上漲", author="ann"))
    assert spans(done) == [(4, 5)]


def test_a_line_join_that_came_with_the_file_judges_nothing() -> None:
    issue = issue_of("河水涨了", "三尺", sure={0: 0.5})
    join = Correction(id="c", origin="f", start=3, end=6, text="", kind=CorrectionKind.LINE_JOIN)
    assert spans(replace(issue, corrections=(replace(join, decided=Decided.SOURCE),))) == spans(issue)


def test_other_readings_of_a_character_come_from_it_its_word_and_its_line() -> None:
    box = Box(0, 0, 80, 40)
    line = Spot(0, 2, box, 0.5, (Alternative("河氷", 0.2), Alternative("何", 0.1)))
    word = Spot(0, 2, box, 0.5, (Alternative("何水", 0.3),))
    character = Spot(1, 2, box, 0.5, (Alternative("永", 0.3), Alternative(" ", 0.1), Alternative("木", 0.05)))
    geometry = Geometry(Layer.of([line]), Layer.of([word]), Layer.of([character]))
    assert [one.text for one in alternatives_at(geometry, 1)] == ["永", "木", "水", "氷"]
    assert [one.text for one in alternatives_at(geometry, 0)] == ["何", "河"]


@pytest.mark.parametrize("vertical", [False, True])
def test_the_edges_of_the_characters_of_a_line_lie_halfway_between_them(vertical: bool) -> None:
    geometry = issue_of("河水涨", pitches=(40, 60), vertical=vertical).geometry
    assert geometry.edges(geometry.lines[0]) == [0, 40, 90, 140]


def test_characters_whose_places_are_not_known_or_not_in_order_are_of_one_size() -> None:
    line = Spot(0, 4, Box(0, 0, 160, 40))
    assert Geometry(Layer.of([line])).edges(line) == [0, 40, 80, 120, 160]
    turned = Layer.of([Spot(at, at + 1, Box(120 - 40 * at, 0, 160 - 40 * at, 40)) for at in range(4)])
    assert Geometry(Layer.of([line]), None, turned).edges(line) == [0, 40, 80, 120, 160]


def test_a_line_that_claims_to_hold_a_whole_book_is_cut_in_equal_steps_at_once() -> None:
    line = Spot(0, 100_000, Box(0, 0, 200_000, 40))
    assert len(Geometry(Layer.of([line])).edges(line)) == 100_001
