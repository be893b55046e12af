"""A small issue, operations that make its first records, and ways to store one more, for the tests of the store."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from annotator.core import edits
from annotator.core.geometry import Alternative, Box, Geometry, Layer, Point, Spot
from annotator.core.history import Entry, History, Step
from annotator.core.issue import Issue, Page, Source
from annotator.core.operations import Operation, added, apply
from annotator.core.records import (
    Addition,
    ArticleKind,
    Boundary,
    Correction,
    CorrectionKind,
    Detail,
    DetailField,
    Entity,
    Newspaper,
    Note,
    Part,
    Position,
    Region,
    RegionKind,
    Role,
    Scan,
    Span,
    State,
)
from annotator.store import Library

RAW = "湖畔晨报\n老桥修好了\n昨天上午，𠮷田在东\n桥头剪彩。\r\n天气\n明天有雨。\n"

ISSUE = Issue(
    raw=RAW,
    title="湖畔晨报",
    date="2026-03-01",
    source=Source("晨报.txt", "ab" * 32, "gb18030"),
    pages=(Page("A1", 0, 28), Page("二", 28, len(RAW))),
)

FROM_ELSEWHERE = replace(ISSUE, source=Source("晚报.txt", "cd" * 32, "gb18030"))

SPLIT = Operation(
    "split",
    added(
        [
            Boundary(id="b5", origin="split 1", start=5, state=State.SUGGESTED, confidence=0.9, kind_confidence=0.7),
            Boundary(id="b30", origin="split 1", start=30, kind=ArticleKind.FURNITURE, continues="b5", inside=True),
            Boundary(id="b33", origin="split 1", start=33, kind=ArticleKind.NOTICE, state=State.SUGGESTED),
            Part(id="p5", origin="split 1", start=5, end=10, role=Role.HEADLINE, state=State.SUGGESTED),
        ]
    ),
)

REPAIR = Operation(
    "repair",
    added(
        [
            Correction(
                id="c21",
                origin="repair 1",
                rule="join.mid-sentence",
                start=21,
                end=22,
                text="",
                kind=CorrectionKind.LINE_JOIN,
                state=State.SUGGESTED,
                confidence=0.1 + 0.2,
            ),
            Correction(id="c8", origin="ann", start=8, end=9, text="妥𠮷\u2028", twin=Span(0, 3)),
            Entity(id="e16", origin="jieba 1", rule="jieba", start=Position(16), end=Position(18), label="PER"),
            Entity(id="e8", origin="ann", start=Position(8, 1), end=Position(8, 2), label="X", doubtful=True, note="?"),
            Note(id="n0", origin="ann", start=Position(0), end=Position(4), text="报头\n“引号”"),
            Newspaper(id="newspaper", origin="masthead 1", rule="newspaper.masthead", title="湖畔晨报", confidence=0.9),
            Detail(id="detail::page", origin="ann", field=DetailField.PAGE, text="1"),
            Detail(id="detail:b0:column", origin="ann", field=DetailField.COLUMN, text="桥头堡", article="b0"),
        ]
    ),
)

ON_PAGES = Operation(
    "pages",
    added(
        [
            Region(
                id="r28",
                origin="ann",
                start=28,
                page=1,
                polygon=(Point(0, 10), Point(500, 10), Point(20, 400)),
                kind=RegionKind.PHOTO,
                apart=True,
            ),
            Addition(
                id=f"a{len(RAW)}",
                origin="reader 1",
                start=len(RAW),
                page=1,
                text="\n𠮷\x00",
                geometry=Geometry(Layer.of([Spot(1, 2, Box(5, 6, 7, 8), 0.5, (Alternative("吉", 0.25),), 1)])),
            ),
            Scan(id="s0", origin="ann", start=0, page=0, name="一版.tif", sha256="ef" * 32, frame=3),
        ]
    ),
)

FIRST = (SPLIT, REPAIR)
MADE = apply(apply(ISSUE, SPLIT), REPAIR)


def add_sample(library: Library, issue: Issue = ISSUE) -> int:
    """Store the sample issue, or one that differs in its source; its id."""
    return library.add(issue, FIRST, author="ann")


def entry(history: History, name: str, step: Step = Step.DO, *, author: str = "ann") -> Entry:
    """The next row of a journal."""
    return Entry(history.next_number, name, step, author, 1_700_000_000.25)


def step(library: Library, issue_id: int, operation: Operation, how: Step = Step.DO) -> Issue:
    """Store one more operation of an issue; the issue after it."""
    library.commit(issue_id, operation, entry(library.history(issue_id), operation.name, how))
    return library.load(issue_id)


def kind_of_first(issue: Issue, kind: ArticleKind) -> Operation:
    """The operation that says what the first article is."""
    return edits.set_kind(issue, issue.articles[0].id, kind, author="ann")


def stored(file: sqlite3.Connection) -> list[str]:
    """All that stands in a database, row by row; what is made of other tables when it is asked for aside."""
    tables = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '% VIRTUAL %'")
    return [
        f"{name} {row}" for name, sql in sorted(tables) for row in ((sql,), *file.execute(f'SELECT * FROM "{name}"'))
    ]
