"""Gold in new layouts: the same articles with other indents, widths, bylines, page heads and jumps.

Weights that are fitted to one newspaper learn its habits by heart; those that have seen its articles in many layouts
learn what is true of all of them. Only `fit` uses this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from annotator.suggest import cues

Paragraphs = list[tuple[str, str]]
"""The role and the text of each paragraph of an article, lines of one sentence put together."""

_BYLINES = (
    *("■记者 {}", "□本报记者 {}", "◎{}", "本报记者  {}", "■ 全媒体记者 {}", "记者 {} 文/图", "■{}", "-记者{}"),
    *("●通讯员 {}", "□ 记者 {} 通讯员 {}", "■记者 {}\n通讯员 {}"),
)
_DATELINES = ("本报讯 ", "本报讯（记者 {}）", "【本报讯】", "{}日报讯（记者 {}）", "", "", "{}社电 ")
_PAGE_HEADS = (
    *("第{:02d}版：要闻", "A{:02d} 经济", "第{}版", "{} 2025年11月3日 星期一 综合", "2011-07-{:02d}", "A{:02d}"),
    *("晚报 2019年5月{}日", "本版责编：甲 乙 丙"),
)
_MASTHEADS = ("", "湖城日报", "今日湖城", "江东晚报", "今日江东", "新湖报  2019年5月3日")
_JUMPS = ("（下转2版）", "(下转第二版)", "（下转A03版）")
_HALF = str.maketrans("，：；！？（）", ",:;!?()")
_HEADS = frozenset(("kicker", "headline", "subhead"))
_PHOTO_MARK = "■摄影 记者 "
_PHOTO_TAG = re.compile(r"（附?图片[^（）]{0,4}）$")
_PHOTO_CREDIT = re.compile(r"（[^（）]{2,20}摄）$")
_PREFIX = re.compile(r"^[■□◆●○◎]? ?(?:本报|新华社)?(?:驻..?)?(?:记者|通讯员)? *")


@dataclass(slots=True)
class Layout:
    """How an issue is set; `chance` decides each thing that may or may not be."""

    chance: Random
    indent: str
    width: int
    blank: str
    one_line: bool
    half: bool
    byline: str
    dateline: str | None
    page_head: str
    text: str = ""
    gold: dict[str, list[Any]] = field(
        default_factory=lambda: {"articles": [], "roles": [], "joins": [], "furniture": []}
    )

    def line(
        self, text: str, role: str, *, joined: bool = False, gap: bool = False, indent: str = ""
    ) -> tuple[int, int]:
        """Add a line, with a blank one above it if there is a `gap`, and say where it stands."""
        before = len(self.text.rstrip())
        self.text += "\n" * (gap and bool(self.text)) + indent
        start = len(self.text)
        self.text += (text.translate(_HALF) if self.half else text) + "\n"
        if joined:
            self.gold["joins"].append((before, start))
        span = start, len(self.text) - 1
        if role == "furniture":
            self.gold["furniture"].append(span)
        else:
            self.gold["roles"].append((*span, role))
        return span

    def paragraph(self, text: str, role: str, *, first: bool = False) -> tuple[int, int]:
        """Add a paragraph: wrapped at the width, or cut once in a while by the end of a column."""
        body = role == "body"
        indent = self.indent if body else ""
        text, *further = text.split("\n")
        lines = list(self._runs(text, len(indent))) if body else [text]
        gap = self.blank in ("line", "paragraph") or (self.blank == "article" and first)
        start, end = self.line(lines[0], role, gap=gap, indent=indent)
        for chunk in lines[1:]:
            column = self.chance.random() < (0.02 if self.width else 1)
            _, end = self.line(chunk, role, joined=True, gap=self.blank == "line" or (column and self.blank != "none"))
        for line in further:
            _, end = self.line(line, role)
        return start, end

    def _runs(self, text: str, indent: int) -> Iterator[str]:
        if not self.width:
            cut = self.chance.randrange(12, len(text) - 8) if len(text) > 40 and self.chance.random() < 0.16 else 0
            if cut and cues.fold(text[cut - 1]) not in "。！？” " and text[cut] not in " 　，。、；：”）":
                yield text[:cut]
                text = text[cut:]
            yield text
            return
        room = self.width - indent
        while text:
            end = room + sum(text[room : room + 1].count(mark) for mark in "，。、；：！？”）")
            yield text[:end].strip() or "…"
            text, room = text[end:].lstrip(), self.width


def issue(articles: Sequence[Paragraphs], seed: str) -> tuple[str, dict[str, Any]]:
    """An issue of these articles in a layout that the seed decides, and its answer as `examples.example` reads it."""
    chance = Random(seed)
    names = _names(articles)
    layout = Layout(
        chance,
        indent=chance.choice(("", "", "　　", "    ")),
        width=chance.choice((0, 0, chance.randrange(11, 30))),
        blank=chance.choice(("none", "none", "line", "article", "paragraph")),
        one_line=chance.random() < 0.35,
        half=chance.random() < 0.3,
        byline=chance.choice(("", *_BYLINES)),
        dateline=chance.choice((None, None, *_DATELINES)),
        page_head=chance.choice(("", *_PAGE_HEADS)),
    )
    masthead = chance.choice(_MASTHEADS)
    if masthead:
        layout.paragraph(masthead, "furniture")
    waiting: list[tuple[int, Paragraphs]] = []
    for number, article in enumerate(articles):
        if layout.page_head and number % 9 == 0:
            layout.paragraph(layout.page_head.format(number // 9 + 1), "furniture")
        if len(waiting) > 2 or (waiting and chance.random() < 0.1):
            _continue(layout, *waiting.pop(0))
        article = [(role, _reset(layout, text, names)) if role == "body" else (role, text) for role, text in article]
        article = _photo_story(layout, article, names)
        bodies = [at for at, (role, _) in enumerate(article) if role == "body"]
        cut = bodies[len(bodies) // 2] if len(bodies) > 3 and chance.random() < 0.1 else len(article)
        segments = [_set(layout, article[:cut], names)]
        layout.gold["articles"].append({"segments": segments})
        if cut < len(article):
            layout.text = layout.text.rstrip("\n") + chance.choice(_JUMPS) + "\n"
            waiting.append((len(layout.gold["articles"]) - 1, article[:1] + article[cut:]))
    for rest in waiting:
        _continue(layout, *rest)
    return layout.text, layout.gold


def _photo_story(layout: Layout, article: Paragraphs, names: Sequence[str]) -> Paragraphs:
    """A photo story whose headline does not say so, and whose credit is on a marked line of its own."""
    if not layout.byline or layout.chance.random() < 0.3:
        return article
    credit = ("byline", _PHOTO_MARK + layout.chance.choice(names))
    paragraphs: Paragraphs = []
    for role, text in article:
        if role == "headline":
            paragraphs.append((role, _PHOTO_TAG.sub("", text) or text))
        elif role == "body" and len(text) < 20 and cues.PHOTO_CREDIT.search(text):
            paragraphs.append(credit)
        elif role == "body" and len(text) > 30 and _PHOTO_CREDIT.search(text):
            paragraphs.extend(((role, _PHOTO_CREDIT.sub("", text)), credit))
        else:
            paragraphs.append((role, text))
    return paragraphs


def _set(layout: Layout, article: Paragraphs, names: Sequence[str]) -> tuple[int, int]:
    """Add an article and say where it stands."""
    group = [(role, text) for role, text in article if role in _HEADS]
    rest = [(role, text) for role, text in article if role not in _HEADS and (layout.byline or role != "byline")]
    if layout.one_line and group:
        group = [("headline", " ".join(text for _, text in group))]
    elif len(group) == 1 and layout.chance.random() < 0.4:
        group = list(_broken(*group[0]))
    start = -1
    inside = layout.page_head and len(rest) > 4 and layout.chance.random() < 0.06
    for number, (role, text) in enumerate([*group, *rest]):
        if inside and number == len(group) + 3:
            layout.paragraph(layout.page_head.format(7), "furniture")
        line = _byline(layout, text, names) if role == "byline" else text
        place, end = layout.paragraph(line, role, first=start < 0)
        start = place if start < 0 else start
    return start, end


def _byline(layout: Layout, text: str, names: Sequence[str]) -> str:
    """A byline as the layout writes bylines, once in a while with a second line."""
    if text.startswith(_PHOTO_MARK):
        return text
    line = layout.byline.format(_PREFIX.sub("", text), layout.chance.choice(names))
    if cues.MARKED.match(line) and layout.chance.random() < 0.3:
        line += f"\n通讯员 {layout.chance.choice(names)} {layout.chance.choice(names)}"
    return line


def _continue(layout: Layout, owner: int, article: Paragraphs) -> None:
    """Add the rest of an article that began earlier, with its headline again or without."""
    mark = layout.chance.choice(("（上接1版）", "(上接第一版)", "上接A01版 ", "◀上接A01版"))
    first = next(at for at, (role, _) in enumerate(article) if role == "body")
    rest = [(role, mark + text if at == first else text) for at, (role, text) in enumerate(article)]
    titled = layout.chance.random() < 0.5
    layout.gold["articles"][owner]["segments"].append(_set(layout, rest if titled else rest[first:], ["甲"]))


def _broken(role: str, text: str) -> Iterator[tuple[str, str]]:
    """A headline in the lines that its spaces or its dash part it into."""
    lines = [line for line in re.split(r" {1,4}|\u3000|(?=——)", text) if line]
    if len(lines) in (2, 3) and 4 < min(map(len, lines)):
        yield from ((("subhead" if line.startswith("——") else role), line) for line in lines)
    else:
        yield role, text


def _reset(layout: Layout, text: str, names: Sequence[str]) -> str:
    """A body paragraph with its dateline as the layout writes datelines."""
    match = cues.DATELINE_SPAN.match(cues.fold(text)) if layout.dateline is not None else None
    if not match or layout.dateline is None or match.end() == len(text):
        return text
    return layout.dateline.format(*layout.chance.choices(names, k=2)) + text[match.end() :].lstrip()


def _names(articles: Sequence[Paragraphs]) -> list[str]:
    names = [_PREFIX.sub("", text) for article in articles for role, text in article if role == "byline"]
    return [name for name in names if 1 < len(name) < 5] or ["王 平", "李大明"]
