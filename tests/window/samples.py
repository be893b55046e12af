"""A small issue with articles, a healed line break, questions and names, made without any suggester."""

from __future__ import annotations

from dataclasses import replace

from annotator.core.issue import Issue, Source
from annotator.core.operations import Change, Operation, added, apply
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
)

MASTHEAD = "湖畔晨报\n\n"
BRIDGE = "老桥修好了\n本报讯 昨天上午,周阿姨走过东\n关老桥,桥面换了石板。\n栏杆是按旧照片做的,夜里有灯。\n\n"
STORK = "芦花洲来了白鹳\n护鸟员老方说,水位是关键。\n去年秋天闸门多关了二十天。\n\n"
WEATHER = "天气\n明天有雨。\n"
RAW = MASTHEAD + BRIDGE + STORK + WEATHER

BRIDGE_START = len(MASTHEAD)
STORK_START = BRIDGE_START + len(BRIDGE)
WEATHER_START = STORK_START + len(STORK)
BREAK = RAW.index("\n关老桥")
"""Where the healed line break stands, inside the name 东关老桥."""
BRIDGE_TEXT = BRIDGE.replace("东\n关", "东关").strip()
STORK_TEXT = STORK.strip()


def made(raw: str, line_end: str = "\n") -> tuple[Issue, list[Operation]]:
    """An issue of a raw text that holds the sample's lines, and the operations that make its first records."""
    bridge, stork, weather = (raw.index(line) for line in ("老桥修好了", "芦花洲来了", "天气"))
    broken = raw.index(f"{line_end}关老桥")
    behind = broken + len(line_end)
    question = raw.index(",水位")
    [masthead] = Issue(raw=raw).boundaries
    split = Operation(
        "split",
        (
            Change(masthead, replace(masthead, kind=ArticleKind.FURNITURE)),
            *added(
                [
                    Boundary(id="bridge", origin="split 1", start=bridge, state=State.SUGGESTED),
                    Boundary(id="stork", origin="split 1", start=stork, state=State.SUGGESTED),
                    Boundary(id="weather", origin="split 1", start=weather, kind=ArticleKind.NOTICE),
                    Part(id="head", origin="split 1", start=bridge, end=bridge + 5, role=Role.HEADLINE),
                    Part(id="title", origin="split 1", start=stork, end=stork + 7, role=Role.HEADLINE),
                ]
            ),
        ),
    )
    repair = Operation(
        "repair",
        added(
            [
                Correction(
                    id="join",
                    origin="repair 1",
                    rule="join.line",
                    start=broken,
                    end=behind,
                    text="",
                    kind=CorrectionKind.LINE_JOIN,
                    state=State.SUGGESTED,
                    confidence=0.9,
                ),
                Correction(
                    id="comma",
                    origin="repair 1",
                    rule="punctuation.half-width",
                    start=question,
                    end=question + 1,
                    text="，",
                    kind=CorrectionKind.PUNCTUATION,
                    state=State.SUGGESTED,
                    confidence=0.3,
                ),
                Entity(id="aunt", origin="ann", start=_at(raw, "周阿姨"), end=_at(raw, "走过"), label="PER"),
                Entity(id="place", origin="ann", start=Position(broken - 1), end=Position(behind + 3), label="LOC"),
                Entity(
                    id="ranger",
                    origin="names 1",
                    rule="names",
                    start=_at(raw, "老方"),
                    end=_at(raw, "说,"),
                    label="PER",
                    state=State.SUGGESTED,
                ),
            ]
        ),
    )
    return Issue(raw=raw, title="湖畔晨报", source=Source("晨报.txt", "ab" * 32)), [split, repair]


def _at(raw: str, words: str) -> Position:
    return Position(raw.index(words))


def issue() -> Issue:
    """The sample as it is after its first operations."""
    found, operations = made(RAW)
    for operation in operations:
        found = apply(found, operation)
    return found


def long_raw(paragraphs: int = 120) -> str:
    """The sample's lines with so many paragraphs in its first two articles that neither side shows all of them."""
    more = "".join(f"第{number}段说的是湖上的水和岸边的树。\n" for number in range(paragraphs))
    return RAW.replace("夜里有灯。\n", "夜里有灯。\n" + more).replace(
        "二十天。\n", "二十天。\n" + more.replace("湖", "洲")
    )
