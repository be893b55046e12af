"""The look at print: what is counted of how lines are set, and what it makes of pages that are laid out here."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator import workflow
from annotator.core.geometry import FARTHEST, NOWHERE, Box
from annotator.core.issue import Issue, Source
from annotator.core.pages import Area, Block, Line, ReadPage, issue_of
from annotator.core.records import RegionKind, Role
from annotator.formats.writing import Scope
from annotator.suggest.lines import lines_of
from annotator.suggest.split import layouts, printed, read, weights
from annotator.suggest.split.trees import Trees
from annotator.suggest.split.typesetting import SetIssue, SetLine, set_issue
from annotator.suggest.split.typography import settings_of
from tests.core.test_reading_order import CASES, measured_articles, own_articles
from tests.formats.writer import write_as
from tests.made_pages import HEIGHT, WIDTH, MadePage, laid_out_page


def column(left: int, top: int, *texts: str, size: int = 20) -> list[Line]:
    return [
        Line(text=text, box=Box(left, top + 30 * row, left + size * len(text), top + 30 * row + size))
        for row, text in enumerate(texts)
    ]


def issue(*blocks: Sequence[Line], areas: Sequence[Area] = ()) -> Issue:
    page = ReadPage(number="1", width=900, height=900, blocks=[Block(lines=lines) for lines in blocks], areas=areas)
    return issue_of([page], title="湖城", date="", source=Source("a", "0", "utf-8"), origin="a")


def turned(box: Box) -> Box:
    return Box(900 - box.bottom, box.left, 900 - box.top, box.right)


BODY = ("桥面换上了防滑石板，", "两边都有人来看新栏杆", "夜里还有灯照着石板。")


def test_each_number_has_a_reason_and_a_name_of_its_own_and_the_shipped_trees_are_over_them() -> None:
    assert all(number.reason for number in printed.TABLE)
    assert len(set(printed.names())) == len(printed.names())
    for trees in weights.of_print():
        assert list(trees.names) == printed.names()


def test_how_a_line_is_set_is_told_by_what_is_usual_on_its_page() -> None:
    head = Line(text="老桥修好了", box=Box(50, 60, 150, 90))
    photo = Area(polygon=Box(0, 300, 200, 400).polygon, kind=RegionKind.PHOTO)
    rule = Area(polygon=Box(0, 45, 200, 48).polygon, kind=RegionKind.RULE)
    one = issue(column(0, 0, BODY[0]), [head], column(0, 130, *BODY), column(20, 410, "图为石板"), areas=[photo, rule])
    lines = lines_of(one.raw)
    first, title, *_body, caption = settings_of(one, lines)
    assert first is not None
    assert title is not None
    assert caption is not None
    assert (first.size, first.left, first.right, first.ruled) == (1, 0, 0, False)
    assert (title.left, title.right, title.ruled, round(title.above, 1)) == (2.5, 2.5, True, 0.7)
    assert (caption.left, caption.photo) == (1, True)


def test_lines_of_vertical_pages_are_set_as_those_of_a_turned_page() -> None:
    lines = [*column(0, 0, *BODY), Line(text="老桥修好了", box=Box(50, 150, 150, 170)), *column(0, 200, *BODY)]
    upright = [replace(line, box=turned(line.box)) for line in lines]
    across, down = (settings_of(one, lines_of(one.raw)) for one in (issue(lines), issue(upright)))
    assert [one and one[:9] for one in across] == [one and one[:9] for one in down]


def test_an_issue_without_places_is_split_by_its_text_alone() -> None:
    raw = issue(column(0, 0, *BODY)).raw
    assert settings_of(Issue(raw), lines_of(raw)) == []
    assert read(raw, pages=Issue(raw)) == read(raw)


def test_print_heals_line_ends_straight_down_a_column_and_leaves_its_end_to_the_text() -> None:
    first, second = column(0, 60, *BODY), column(220, 60, *reversed(BODY))
    one = issue(first, second)
    names = tuple(printed.names())
    always = weights.OfPrint(Trees(names, (-60.0,)), Trees(names, (60.0,)))
    starts = {one.raw.index(first[at].text) for at in (1, 2)}
    joined = {join.end for join in read(one.raw, pages=one, of_print=always).joins if join.confidence > 0.5}
    top = len("\n".join(BODY)) + 2
    assert starts <= joined
    assert top not in joined


NARROW = (
    ("本报讯　有九十年历史", "的北门灯塔昨天熄了灯。塔", "身要修半年，船家先看浮标。"),
    ("“灯一灭心里就空，过", "往的船都认它。”守塔人说。", "他在塔上住了三十一年，家", "里的钟都按灯来对。"),
    ("修塔之前，航道管理处", "在码头贴了三回告示，听来", "十多条意见。"),
    ("据了解，沿江今年还要", "修两座旧灯塔，一座在下游。"),
)
"""The paragraphs of an article in a column of twelve characters, the first line of each indented by two."""


def set_narrow(paragraphs: Sequence[Sequence[str]], top: int, *, crosshead: str = "") -> list[Line]:
    lines: list[Line] = []
    for paragraph in paragraphs:
        for row, text in enumerate(paragraph):
            lines += column(0 if row else 40, top + 30 * len(lines), text)
    if crosshead:
        left = (240 - 20 * len(crosshead)) // 2
        down = top + 30 * len(lines) + 30
        lines += column(left, down, crosshead)
        lines += set_narrow(paragraphs, down + 60)
    return lines


def crossheads_of(one: Issue) -> list[str]:
    reading = read(one.raw, pages=one)
    return [one.raw[part.start : part.end] for part in reading.parts if part.role == Role.CROSSHEAD]


def test_the_first_line_of_a_paragraph_in_a_narrow_column_is_no_crosshead() -> None:
    head = Line(text="北门灯塔昨起大修", box=Box(0, 0, 400, 50))
    assert crossheads_of(issue([head], set_narrow(NARROW, 80))) == []


def test_a_line_in_a_narrow_column_goes_on_in_the_line_below_it() -> None:
    one = issue([Line(text="北门灯塔昨起大修", box=Box(0, 0, 400, 50))], set_narrow(NARROW, 80))
    joined = {join.end for join in read(one.raw, pages=one).joins if join.confidence > 0.5}
    assert {one.raw.index(paragraph[1]) for paragraph in NARROW} <= joined
    assert not {one.raw.index(paragraph[0]) for paragraph in NARROW} & joined


def test_a_crosshead_in_a_narrow_column_stays_one() -> None:
    head = Line(text="北门灯塔昨起大修", box=Box(0, 0, 400, 50))
    assert crossheads_of(issue([head], set_narrow(NARROW, 80, crosshead="船家怎么办"))) == ["船家怎么办"]


def strange_boxes() -> Iterator[list[Box]]:
    yield [NOWHERE] * 40
    yield [Box(5, 5, 6, 6)] * 40
    yield [Box(0, 0, FARTHEST, FARTHEST)] * 40
    yield [Box(FARTHEST - 1, at, FARTHEST, at + 1) for at in range(40)]
    yield [NOWHERE, *(Box(0, at, 1, FARTHEST) for at in range(39))]


@pytest.mark.parametrize("boxes", [*strange_boxes()])
def test_no_place_on_a_page_is_too_strange_to_be_looked_at(boxes: Sequence[Box]) -> None:
    page = ReadPage(number="1", blocks=[Block(lines=[Line(text="字" * 9, box=box) for box in boxes])])
    one = issue_of([page], title="", date="", source=Source("a", "0", "utf-8"), origin="a")
    assert read(one.raw, pages=one).boundaries[0].start == 0


@pytest.fixture(scope="module")
def fitting() -> Any:
    return pytest.importorskip(
        "annotator.suggest.split.fit_printed", reason="needs the extra fit", exc_type=ImportError
    )


def as_set(page: MadePage) -> SetIssue:
    """A laid out page in the order in which it was set, its columns as blocks."""
    blocks: list[list[Line]] = []
    lines: list[SetLine] = []
    for article, numbers in enumerate(page.articles):
        for number in numbers:
            one = page.lines[number]
            if not lines or lines[-1].article != article or one.box.top < lines[-1].box.top:
                blocks.append([])
            blocks[-1].append(Line(text=one.text, box=one.box))
            lines.append(SetLine(one.text, one.box, article, ""))
    areas = [
        Area(polygon=area.box.polygon, kind=RegionKind.RULE if area.is_rule else RegionKind.PHOTO)
        for area in page.areas
    ]
    made = ReadPage(
        number="1", width=WIDTH, height=HEIGHT, blocks=[Block(lines=block) for block in blocks], areas=areas
    )
    whole = issue_of([made], title="", date="", source=Source("", "0", "utf-8"), origin="")
    return SetIssue(whole, lines, [False] * len(lines))


@pytest.mark.parametrize(
    ("articles", "least"),
    [
        (own_articles, 0.75),
        pytest.param(
            measured_articles,
            0.9,
            marks=pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside the repository"),
        ),
    ],
)
def test_more_articles_of_laid_out_pages_are_exact_by_text_and_print_than_by_text(
    fitting: Any, articles: Callable[[int], Iterator[tuple[str, Sequence[str]]]], least: float
) -> None:
    pages = [laid_out_page(articles(seed), seed) for seed in range(4)]
    cases = [as_set(page if seed % 2 else page.jittered(random.Random(seed))) for seed, page in enumerate(pages)]
    shipped, of_print = weights.shipped(), weights.of_print()
    text = fitting.f1(cases, lambda one: fitting.by_text(one, shipped))
    both = fitting.f1(cases, lambda one: fitting.by_print(one, shipped, of_print))
    print(f"exact articles: {text:.3f} by the text, {both:.3f} with the look at print")
    assert both >= least
    assert both > text


def test_what_is_fitted_knows_where_articles_begin_and_lines_go_on(fitting: Any) -> None:
    entries = [("headline", "老桥修好了"), ("body", "桥面换上了防滑的石板，两边的栏杆按旧照片仿制，夜里还有灯。" * 3)]
    one = set_issue([entries, [("headline", "湖上开渔了"), *entries[1:]]], "1")
    rows = fitting.rows_of(one, weights.shipped())
    assert sum(opens for _row, opens, _goes_on in rows) == 2
    assert all(len(row) == len(printed.names()) for row, *_answers in rows)
    assert one.joined.count(True) == sum(line.joined for line in one.lines)


def test_a_paper_of_which_there_is_no_issue_is_no_home(
    fitting: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, gold = layouts.issue([[("headline", "老桥修好了"), ("body", "桥面换上了防滑的石板。")]], "1")
    (tmp_path / "山阳-1.txt").write_text(raw, encoding="utf-8")
    (tmp_path / "山阳-1.gold.json").write_text(
        json.dumps({"entities": None, "duplicates": [], **gold}), encoding="utf-8"
    )
    monkeypatch.setattr("sys.argv", ["fit_printed", str(tmp_path), "--output", str(tmp_path / "out"), "--home", "湖城"])
    with pytest.raises(SystemExit) as stopped:
        fitting.main()
    assert stopped.value.code == 2
    assert "no issue in these folders is of 湖城" in capsys.readouterr().err


def test_a_file_with_places_is_split_by_them(tmp_path: Path) -> None:
    page = as_set(laid_out_page(own_articles(2), 2)).issue
    write_as("alto", [page], tmp_path / "out", scope=Scope.ANY)
    [split] = workflow.split(tmp_path / "out" / "000001" / "alto" / "0001.xml")
    alone = [one.start for one in read(split.raw).boundaries]
    looked_at = [one.start for one in read(split.raw, pages=split).boundaries]
    starts = [one.start for one in split.boundaries if one.rule != "order.column"]
    assert starts == looked_at != alone
