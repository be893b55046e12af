"""Draws the scanned sample page that comes with the program, and its ALTO: `python -m tests.sample_page`.

Needs Noto Serif CJK (SIL Open Font License), and Pillow for what a scanner adds: a little skew, grain and grey.
"""

from __future__ import annotations

import math
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

from PIL import Image, ImageFilter
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPen

from annotator.paths import resource

FOLDER = resource("sample", "page")
NAME = "今日湖城-2026-03-19-第1版"
WIDTH, HEIGHT, MARGIN, GUTTER, COLUMNS = 1654, 2339, 110, 44, 4
SIZE, LEADING = 26, 42
COLUMN = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GUTTER) // COLUMNS
SEED = 7
NOT_FIRST = "，。、；：？！”』」）》"


@dataclass(frozen=True)
class Story:
    """An article: its headline and byline, its paragraphs, and where it stands: columns [first, last], top (pixels)."""

    title: str
    byline: str
    paragraphs: tuple[str, ...]
    first: int
    last: int
    top: int
    size: int


STORIES = (
    Story(
        "永济桥今起封闭修缮",
        "本报记者　林晓舟",
        (
            (
                "本报讯　有两百年历史的永济桥今天起封闭修缮。湖城文物保护所所长贺清源说，桥身的条石编了号，一块一块卸"
                "下来，再一块一块装回去，预计要用十四个月。"
            ),
            (
                "封桥之前，文物保护所在两岸开了六次会，收到二十七条意见。有人担心孩子上学要绕路，区里就在下游搭了一座"
                "便桥；有人舍不得桥头的老槐树，施工图就为它改了一版。"
            ),
            (
                "“修桥的人要快，过桥的人要等，大家都不容易。”住在桥西的退休教师骆文彬说。他每天都去工地看一眼，把进"
                "度写在自家门口的小黑板上。"
            ),
            "省文物局的专家组上周来过一次，认为方案可行。湖城城市建设投资公司承担施工，公司负责人说，工钱可以等，石头不能错。",
        ),
        0,
        1,
        420,
        70,
    ),
    Story(
        "东方白鹳连续第三年来越冬",
        "本报记者　沈知远",
        (
            (
                "本报讯　湖城湿地管理中心昨天公布，今年冬天芦花洲记录到东方白鹳四十一只，比去年多了九只。这是这种国家"
                "一级保护动物连续第三年在湖城越冬。"
            ),
            (
                "护鸟员老方在洲上守了十一年。他告诉记者，水位是关键：“水深一尺，它们站得住；水深两尺，它们就走了。”"
                "去年秋天，水利站按照观鸟协会的建议，把闸门多关了二十天。"
            ),
        ),
        2,
        3,
        780,
        46,
    ),
    Story(
        "青石街菜市场重新开门迎客",
        "本报记者　何雨",
        (
            (
                "本报讯　昨天一早，湖城青石街菜市场重新开门迎客。改造历时八个月，摊位从一百六十个减到一百二十个，过道"
                "却宽了一倍。市民周阿姨拎着两袋荠菜说，以前下雨天进来要踩水，现在地面是干的，秤也是亮的。"
            ),
            (
                "青石街道办事处主任陶建平介绍，改造没有把老摊主请走。一百二十个摊位里，有九十七个留给了原来的经营户，"
                "租金三年不涨。市场二楼新开了社区食堂，六十岁以上老人吃一顿午饭十二元。"
            ),
            (
                "湖城区市场监督管理局在入口处装了快检台，买了菜的人可以当场测农药残留。负责快检的是刚毕业的大学生，她"
                "说一天要测四十多份样品，结果写在门口的黑板上，谁都能看。"
            ),
            "据了解，湖城今年还要改造五个菜市场，其中三个在运河以东。",
        ),
        0,
        2,
        1345,
        58,
    ),
    Story(
        "图书馆整理旧报",
        "",
        (
            "湖城图书馆昨天宣布，馆藏的旧报纸已经全部拍照，市民从下周起可以在网上翻看。",
            "馆长吴明远说，最难的是把分在几处的文章接起来。十二名志愿者用了一年时间，把四千三百个版面逐一对过。",
            "读者如发现错字，可以写信给报刊部。",
        ),
        3,
        3,
        1345,
        34,
    ),
)
CAPTION = "昨天的永济桥。高一帆　摄"
PHOTO = (2, 3, 420, 690)


@dataclass(frozen=True)
class Printed:
    """A line of print: its text, and the box of each of its characters."""

    text: str
    boxes: list[QRectF]


class Page:
    """A page in the making; `blocks` are its lines, block by block, each with what it is."""

    def __init__(self) -> None:
        self.image = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
        self.image.fill(QColor(Qt.GlobalColor.white))
        self.painter = QPainter(self.image)
        self.painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self.blocks: list[tuple[str, list[Printed]]] = []

    def draw(self) -> None:
        """Draw everything."""
        self.begin("masthead")
        self.line("今日湖城", (WIDTH - 4 * 150) / 2, 90, 140, bold=True, pitch=150)
        self.begin("masthead")
        self.line("2026年3月19日　星期四　第1版", MARGIN, 300, 28)
        self.rule(MARGIN, 370, WIDTH - MARGIN, 370, 3)
        for story in STORIES:
            self.story(story)
        self.photo()
        self.rule(MARGIN, 1305, WIDTH - MARGIN, 1305, 1)
        self.rule(_left(3) - GUTTER / 2, 1345, _left(3) - GUTTER / 2, 2130, 1)
        self.painter.end()

    def begin(self, kind: str) -> None:
        """Begin a block."""
        self.blocks.append((kind, []))

    def line(self, text: str, x: float, y: float, size: int, *, bold: bool = False, pitch: float = 0) -> None:
        """Draw a line, character by character."""
        font = QFont("Noto Serif CJK SC")
        font.setPixelSize(size)
        font.setBold(bold)
        self.painter.setFont(font)
        metrics = QFontMetricsF(font)
        boxes = []
        for sign in text:
            advance = pitch or metrics.horizontalAdvance(sign)
            self.painter.drawText(QPointF(x, y + 0.88 * size), sign)
            boxes.append(QRectF(x, y, min(advance, size), size))
            x += advance
        self.blocks[-1][1].append(Printed(text, boxes))

    def rule(self, x: float, y: float, to_x: float, to_y: float, width: int) -> None:
        """Draw a rule."""
        self.painter.setPen(QPen(Qt.GlobalColor.black, width))
        self.painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))

    def story(self, story: Story) -> None:
        """Draw an article: its headline over its columns, its text down one and then the next."""
        width = _left(story.last) + COLUMN - _left(story.first)
        self.begin("headline")
        self.line(
            story.title,
            _left(story.first) + (width - len(story.title) * story.size) / 2,
            story.top,
            story.size,
            bold=True,
        )
        top = story.top + round(story.size * 1.5)
        if story.byline:
            self.begin("byline")
            self.line(story.byline, _left(story.first) + (width - len(story.byline) * SIZE) / 2, top, SIZE)
            top += LEADING + 8
        rows = [row for paragraph in story.paragraphs for row in _rows(f"　　{paragraph}")]
        count = math.ceil(len(rows) / (story.last - story.first + 1))
        for column, some in enumerate(batched(rows, count), story.first):
            self.begin("text")
            for number, row in enumerate(some):
                self.line(row, _left(column), top + number * LEADING, SIZE)

    def photo(self) -> None:
        """Draw a bridge over water for a photo, with its caption below."""
        first, last, top, bottom = PHOTO
        area = QRectF(_left(first), top, _left(last) + COLUMN - _left(first), bottom - top)
        self.painter.fillRect(area, QColor(190, 190, 190))
        self.painter.fillRect(QRectF(area.left(), area.bottom() - 120, area.width(), 120), QColor(120, 120, 120))
        self.painter.setPen(QPen(QColor(50, 50, 50), 22))
        self.painter.setClipRect(area)
        for arch in range(3):
            self.painter.drawArc(QRectF(area.left() + 20 + arch * 220, area.bottom() - 260, 220, 280), 0, 180 * 16)
        self.painter.drawLine(QPointF(area.left(), area.bottom() - 270), QPointF(area.right(), area.bottom() - 270))
        self.painter.setClipping(False)
        self.begin("caption")
        self.line(CAPTION, _left(first), bottom + 16, 24)


def _left(column: int) -> int:
    return MARGIN + column * (COLUMN + GUTTER)


def batched(rows: list[str], count: int) -> Iterator[list[str]]:
    """Rows, so many at once."""
    return (rows[at : at + count] for at in range(0, len(rows), count))


def _rows(paragraph: str) -> list[str]:
    """A paragraph in rows of a column; no mark that closes something begins one."""
    most, rows, row = COLUMN // SIZE, [], ""
    for sign in paragraph:
        if len(row) >= most and sign not in NOT_FIRST:
            rows.append(row)
            row = ""
        row += sign
    return [*rows, row]


def scanned(image: QImage) -> Image.Image:
    """The page as a scanner gives it."""
    store = QBuffer()
    store.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(store, "PNG")  # type: ignore[call-overload]
    page = Image.open(BytesIO(store.data().data())).convert("L")
    page = page.filter(ImageFilter.GaussianBlur(0.6)).point(lambda shade: 34 + shade * 0.82)
    chance = random.Random(SEED)
    grain = Image.frombytes(
        "L", (WIDTH // 2, HEIGHT // 2), bytes(chance.choices(range(118, 139), k=WIDTH // 2 * (HEIGHT // 2)))
    )
    grain = grain.resize(page.size, Image.Resampling.BILINEAR)
    return Image.blend(page, grain, 0.12)


def alto(page: Page) -> str:
    """The page as ALTO 4, a word for each line, a glyph for each character."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit>',
        f"<sourceImageInformation><fileName>{NAME}.jpg</fileName></sourceImageInformation></Description>",
        f'<Layout><Page ID="p1" PHYSICAL_IMG_NR="1" PRINTED_IMG_NR="1" WIDTH="{WIDTH}" HEIGHT="{HEIGHT}"><PrintSpace>',
    ]
    for number, (_kind, printed) in enumerate(page.blocks):
        lines.append(f'<TextBlock ID="b{number}"{_place([box for line in printed for box in line.boxes])}>')
        for line in printed:
            text = line.text.strip("　")
            boxes = line.boxes[len(line.text) - len(line.text.lstrip("　")) :][: len(text)]
            lines.append(f"<TextLine{_place(boxes)}><String CONTENT={quoteattr(text)}{_place(boxes)}>")
            lines += [
                f"<Glyph CONTENT={quoteattr(sign)}{_place([box])}/>"
                for sign, box in zip(text, boxes, strict=True)
                if sign.strip()
            ]
            lines.append("</String></TextLine>")
        lines.append("</TextBlock>")
    return "\n".join([*lines, "</PrintSpace></Page></Layout></alto>", ""])


def _place(boxes: list[QRectF]) -> str:
    left, top = min(box.left() for box in boxes), min(box.top() for box in boxes)
    right, bottom = max(box.right() for box in boxes), max(box.bottom() for box in boxes)
    places = (("HPOS", left), ("VPOS", top), ("WIDTH", right - left), ("HEIGHT", bottom - top))
    return "".join(f' {name}="{round(value)}"' for name, value in places)


def main(folder: Path = FOLDER) -> None:
    """Draw the page, and write it with its ALTO."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QGuiApplication.instance() or QGuiApplication([])
    page = Page()
    page.draw()
    folder.mkdir(parents=True, exist_ok=True)
    scanned(page.image).save(folder / f"{NAME}.jpg", quality=45, dpi=(200, 200), optimize=True)
    (folder / f"{NAME}.xml").write_text(alto(page), encoding="utf-8")


if __name__ == "__main__":
    main()
