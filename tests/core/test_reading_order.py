"""The order in which lines of print are read."""

from __future__ import annotations

from annotator.core.geometry import NOWHERE, Box
from annotator.core.pages import Line
from annotator.core.reading_order import in_order


def placed(text: str, left: int, top: int, size: int = 20) -> Line:
    return Line(text=text, box=Box(left, top, left + size * len(text), top + size))


def down(text: str, left: int, top: int, size: int = 20) -> Line:
    return Line(text=text, box=Box(left, top, left + size, top + size * len(text)))


def texts(lines: list[Line]) -> list[list[str]]:
    return [[line.text for line in block.lines] for block in in_order(lines)]


HEAD = placed("老桥修好了两岸结伴来看", 0, 0)
LEFT = [placed("昨天上午", 0, 25), placed("桥头剪彩", 0, 50)]
RIGHT = [placed("石板防滑", 140, 28), placed("夜里有灯", 140, 53)]


def test_columns_are_read_one_after_the_other_under_the_headline_over_both() -> None:
    lines = [RIGHT[1], LEFT[1], HEAD, RIGHT[0], LEFT[0]]
    assert texts(lines) == [["老桥修好了两岸结伴来看"], ["昨天上午", "桥头剪彩"], ["石板防滑", "夜里有灯"]]


def test_a_second_headline_ends_the_columns_of_the_first() -> None:
    second = [placed("图书馆整理旧报市民查阅", 0, 76), placed("馆长宣布", 0, 101), placed("从下周起", 140, 101)]
    assert [block[0] for block in texts([HEAD, *LEFT, *RIGHT, *second])] == [
        "老桥修好了两岸结伴来看",
        "昨天上午",
        "石板防滑",
        "图书馆整理旧报市民查阅",
        "馆长宣布",
        "从下周起",
    ]


def test_boxes_that_a_detector_made_too_high_still_part_lines() -> None:
    high = [line.box._replace(top=line.box.top - 4, bottom=line.box.bottom + 4) for line in LEFT]
    lines = [Line(text=line.text, box=box) for line, box in zip(LEFT, high, strict=True)]
    assert texts([*lines[::-1], *RIGHT]) == [["昨天上午", "桥头剪彩"], ["石板防滑", "夜里有灯"]]


def test_lines_that_run_down_are_read_from_right_to_left() -> None:
    assert texts([down("舊報紙", 40, 0), down("已經全部", 70, 0), down("拍照", 10, 0)]) == [
        ["已經全部", "舊報紙", "拍照"]
    ]


def test_lines_of_unknown_place_come_last_and_none_is_lost() -> None:
    assert texts([Line(text="佚", box=NOWHERE), *LEFT]) == [["昨天上午", "桥头剪彩"], ["佚"]]
    assert in_order([]) == []
