"""The order in which the lines of a page are read, on pages that are laid out here."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core.geometry import NOWHERE, Box, Point
from annotator.core.pages import Area, Block, Line, ReadPage
from annotator.core.reading_order import MOST_LINES, Group, groups, in_order, ordered
from annotator.core.records import RegionKind
from annotator.core.sheet import Print
from tests.made_pages import MadePage, laid_out_page, xy_cut

CASES = Path(__file__).resolve().parents[3] / "shared" / "measure" / "cases"
SENTENCES = (
    "昨天上午东关老桥重新开放。",
    "桥面换上了防滑的石板，两边的栏杆按旧照片仿制，夜里还有灯。",
    "“从前雨天过桥要扶着走，现在推着婴儿车也稳当。”住在桥头的周阿姨说。",
    "工程历时7个月，投入320万元。",
    "市民从下周起可以在网上翻看旧报纸，馆长说最难的是把分在几处的文章接起来。",
    "渔民在湖里放下第一批鱼苗，开湖的日子定在9月。",
)
TITLES = (
    "老桥修好了两岸居民结伴来看",
    "图书馆整理旧报市民可上网查阅",
    "湖上禁渔期满",
    "新街口夜市搬家摊主说生意更好了",
)
Order = Callable[[MadePage], Sequence[int]]


def own_articles(seed: int) -> Iterator[tuple[str, Sequence[str]]]:
    chance = random.Random(seed)
    while True:
        yield (
            chance.choice(TITLES),
            ["".join(chance.choices(SENTENCES, k=chance.randint(1, 4))) for _paragraph in range(9)],
        )


def measured_articles(seed: int) -> Iterator[tuple[str, Sequence[str]]]:
    """The articles of real days, in an order of a seed."""
    chance = random.Random(seed)
    articles = []
    for path in sorted(CASES.glob("rmrb-*.bare.gold.json")):
        raw = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            lines = "\n".join(raw[start:end] for start, end in article["segments"]).split("\n")
            title, *paragraphs = filter(None, ("".join(line.split()) for line in lines))
            if sum(map(len, paragraphs)) > 200:
                articles.append((title, paragraphs))
    while True:
        chance.shuffle(articles)
        yield from articles


def by_headlines(page: MadePage) -> list[int]:
    return flat(groups(page.lines, page.areas))


def by_cuts(page: MadePage) -> list[int]:
    return xy_cut([line.box for line in page.lines])


def flat(some: Sequence[Group]) -> list[int]:
    return [line for group in some for block in group.blocks for line in block]


def share_whole(pages: Sequence[MadePage], order: Order) -> float:
    """The share of the articles whose lines stand together and in order."""
    whole = [is_whole for page in pages for is_whole in page.whole(order(page))]
    return sum(whole) / len(whole)


@pytest.mark.parametrize(
    "articles",
    [
        own_articles,
        pytest.param(
            measured_articles,
            marks=pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside the repository"),
        ),
    ],
)
def test_most_articles_of_laid_out_pages_stay_whole(
    articles: Callable[[int], Iterator[tuple[str, Sequence[str]]]],
) -> None:
    pages = [laid_out_page(articles(seed), seed) for seed in range(30)]
    jittered = [page.jittered(random.Random(seed)) for seed, page in enumerate(pages)]
    for name, some, least in (("true", pages, 0.85), ("jittered", jittered, 0.75)):
        whole, cuts = share_whole(some, by_headlines), share_whole(some, by_cuts)
        print(f"articles whole, {name} boxes: {whole:.3f} by headlines, {cuts:.3f} by XY-cut")
        assert whole >= least
        assert whole > cuts
    turned = [page.turned() for page in pages]
    assert share_whole(turned, by_headlines) == pytest.approx(share_whole(pages, by_headlines), abs=0.02)


def line(text: str, left: int, top: int, *, size: int = 20) -> Line:
    return Line(text=text, box=Box(left, top, left + size * len(text), top + size))


def column(left: int, top: int, *texts: str) -> list[Line]:
    return [line(text, left, top + 30 * row) for row, text in enumerate(texts)]


LEFT = column(0, 100, "湖城的老桥在昨天上", "午重新开放两边都有", "人来看桥上的新栏杆")
RIGHT = column(220, 100, "和新的石板桥头的周", "阿姨说她每天都要过", "桥去买菜和接孩子。")
HEAD = line("老桥修好了", 60, 30, size=44)


def read(*lines: Line, areas: Sequence[Area] = ()) -> list[list[str]]:
    """The texts of the blocks of a page on which lines were found in a bad order."""
    page = ordered(ReadPage(number="1", blocks=[Block(lines=sorted(lines, key=lambda one: one.text))], areas=areas))
    return [[one.text for one in block.lines] for block in page.blocks]


def texts(*blocks: Sequence[Line]) -> list[list[str]]:
    return [[one.text for one in block] for block in blocks]


def test_a_headline_is_read_before_all_columns_below_it_even_those_it_does_not_reach() -> None:
    assert read(HEAD, *LEFT, *RIGHT) == texts([HEAD], LEFT, RIGHT)


def test_a_headline_begins_another_article_in_its_column_only() -> None:
    other = line("湖上开渔", 225, 230, size=40)
    below = column(220, 290, "渔民昨天放下了第一", "批鱼苗。")
    more = column(0, 190, "大家都说好看也好走", "两岸的人结伴而来买", "了新灯又修了旧路口")
    assert read(HEAD, *LEFT, *more, *RIGHT, other, *below) == texts([HEAD], [*LEFT, *more], RIGHT, [other], below)


BYLINE = "本报记者周知雨"


def under(one: Sequence[Line], by: int) -> list[Line]:
    return [replace(each, box=each.box._replace(top=each.box.top + by, bottom=each.box.bottom + by)) for each in one]


@pytest.mark.parametrize("left", [130, 270], ids=["over the gutter", "over the second column"])
def test_a_byline_below_a_headline_is_read_before_all_of_its_columns(left: int) -> None:
    byline = line(BYLINE, left, 100)
    wide = line("东关老桥修好了两岸来看", 40, 30, size=44)
    lower = under(LEFT, 60), under(RIGHT, 60)
    third = under(column(460, 100, "昨天的桥上一直有人", "到夜里才静下来。"), 60)
    assert read(wide, byline, *lower[0], *lower[1], *third) == texts([wide], [byline], *lower, third)


def test_a_byline_that_stands_closely_over_the_middle_column_is_read_before_the_first() -> None:
    byline = line("本报周知雨", 270, 100)
    wide = line("东关老桥修好了两岸来看", 40, 30, size=44)
    first, second = under(LEFT, 30), under(RIGHT, 30)
    third = under(column(460, 100, "昨天的桥上一直有人", "到夜里才静下来。"), 30)
    assert read(wide, byline, *first, *second, *third) == texts([wide], [byline], first, second, third)


def test_a_line_of_text_beside_a_photo_is_no_byline() -> None:
    photo = Area(polygon=Box(0, 95, 180, 160).polygon, kind=RegionKind.PHOTO)
    end = line("人来看新的栏杆。", 220, 100)
    below = under(LEFT, 80)
    assert read(line("老桥修好了两岸", 40, 30, size=44), *below, end, areas=[photo])[1:] == texts(below, [end])


def test_a_caption_that_is_set_smaller_does_not_part_the_text_that_goes_around_its_photo() -> None:
    photo = Area(polygon=(Point(0, 200), Point(180, 200), Point(180, 300), Point(0, 300)), kind=RegionKind.PHOTO)
    caption = line("图为老桥的新栏杆", 0, 305, size=16)
    below = column(0, 340, "也有人在桥上拍照留", "念说明年还要再来。")
    assert read(HEAD, *LEFT, caption, *below, *RIGHT, areas=[photo]) == texts([HEAD], LEFT, below, RIGHT, [caption])


def test_a_page_of_vertical_lines_is_read_from_right_to_left() -> None:
    lines = [Line(text="湖城的老桥在昨天上午", box=Box(500 - 30 * row, 100, 520 - 30 * row, 300)) for row in range(3)]
    title = Line(text="老桥修好了", box=Box(560, 100, 604, 320))
    page = ordered(ReadPage(number="1", blocks=[Block(lines=[*reversed(lines), title])]))
    assert [list(block.lines) for block in page.blocks] == [[title], lines]


def test_the_blocks_of_a_file_are_put_in_order_and_kept_whole() -> None:
    blocks = [Block(lines=RIGHT, ids=("c",)), Block(lines=LEFT, ids=("b",)), Block(lines=[HEAD], ids=("a",))]
    folio = Block(lines=[line("第一版", 0, 900)], ids=("d",), is_furniture=True)
    page = ordered(ReadPage(number="1", blocks=[*blocks, folio]))
    assert list(page.blocks) == [folio, *reversed(blocks)]


def test_a_block_beside_two_headlines_is_doubtful() -> None:
    heads = [line("老桥修好了", 0, 30, size=36), line("湖上开渔了", 440, 30, size=36)]
    third = column(440, 100, "渔民昨天放下了第一", "批鱼苗开湖的日子定", "在九月大家都在等。")
    lines = [*heads, *LEFT, *RIGHT, *third]
    doubtful = [
        lines[group.blocks[place][0]].text
        for group in groups([Print(one.box, one.text) for one in lines])
        for place in group.doubtful
    ]
    assert doubtful == [RIGHT[0].text]


def down(text: str, left: int, top: int) -> Line:
    return Line(text=text, box=Box(left, top, left + 20, top + 20 * len(text)))


WIDE = line("老桥修好了两岸结伴来看", 0, 0)
SHORT = column(0, 25, "昨天上午", "桥头剪彩")
BESIDE = column(140, 28, "石板防滑", "夜里有灯")


def test_a_line_over_several_columns_is_read_before_and_after_them_even_where_it_is_no_larger() -> None:
    other, below, beside = line("图书馆整理旧报市民查阅", 0, 80), line("馆长宣布", 0, 105), line("从下周起", 140, 105)
    assert read(WIDE, *SHORT, *BESIDE) == texts([WIDE], SHORT, BESIDE)
    assert read(WIDE, *SHORT, *BESIDE, other, below, beside) == texts([WIDE], SHORT, BESIDE, [other], [below], [beside])


def test_boxes_that_a_detector_made_too_high_still_part_lines() -> None:
    high = [replace(one, box=one.box._replace(top=one.box.top - 6, bottom=one.box.bottom + 6)) for one in SHORT]
    assert read(*high, *BESIDE) == texts(SHORT, BESIDE)


def test_lines_that_run_down_and_are_of_unlike_length_are_one_block() -> None:
    lines = [down("已經全部", 70, 0), down("舊報紙", 40, 0), down("拍照", 10, 0)]
    assert [list(block.lines) for block in in_order(lines[::-1])] == [lines]


def test_a_line_without_a_box_follows_the_one_before_it() -> None:
    lines = [RIGHT[0], Line(text="无处", box=NOWHERE), LEFT[0]]
    assert flat(groups([Print(one.box, one.text) for one in lines])) == [2, 0, 1]


def test_lines_without_boxes_and_those_of_an_absurd_page_stay_as_they_come() -> None:
    assert flat(groups([Print(NOWHERE, "甲"), Print(NOWHERE, "乙")])) == [0, 1]
    many = [Print(Box(0, -number * 10, 9, 5 - number * 10), "甲") for number in range(MOST_LINES + 1)]
    assert flat(groups(many)) == [*range(MOST_LINES + 1)]
    assert groups([]) == []


@pytest.mark.parametrize("seed", range(20))
def test_every_line_of_any_page_is_read_once(seed: int) -> None:
    chance = random.Random(seed)
    most = chance.choice((10, 300, 100_000))
    lines = []
    for _line in range(chance.randint(1, 120)):
        left, top = chance.randint(-50, most), chance.randint(-50, most)
        box = Box(left, top, left + chance.randint(0, most), top + chance.randint(0, chance.choice((20, most))))
        lines.append(Print(box, chance.choice(("", "甲", "桥上的新栏杆", "old bridge", "完。"))))
    areas = [Print(one.box, is_rule=chance.random() < 0.5) for one in lines[:9]]
    assert sorted(flat(groups(lines, areas))) == [*range(len(lines))]
