"""Columns that may belong elsewhere are asked about, and stay in their article until somebody decides."""

from __future__ import annotations

from annotator import suggest
from annotator.core.doubts import is_doubt
from annotator.core.geometry import Box
from annotator.core.issue import Issue, Source
from annotator.core.laws import faults
from annotator.core.operations import apply
from annotator.core.pages import Block, Line, ReadPage, issue_of
from annotator.core.reading_order import ordered
from annotator.core.records import Boundary
from annotator.suggest.reasons import REASONS


def column(left: int, *texts: str, top: int = 100, size: int = 20) -> list[Line]:
    return [
        Line(text=text, box=Box(left, top + 30 * row, left + size * len(text), top + size + 30 * row))
        for row, text in enumerate(texts)
    ]


HEADS = [*column(0, "老桥修好了", top=30, size=36), *column(440, "湖上开渔了", top=30, size=36)]
FIRST = column(0, "湖城的老桥在昨天上", "午重新开放两边都有", "人来看桥上的新栏杆")
SECOND = column(220, "和新的石板桥头的周", "阿姨说她每天都要过", "桥去买菜和接孩子。")
THIRD = column(440, "渔民昨天放下了第一", "批鱼苗开湖的日子定", "在九月大家都在等。")


def suggested(page: ReadPage) -> Issue:
    issue = issue_of([page], title="湖城", date="", source=Source("a", "0", "utf-8"), origin="a")
    for operation in suggest.operations(issue, entities=False):
        issue = apply(issue, operation)
    assert list(faults(issue)) == []
    return issue


def asked(issue: Issue) -> list[Boundary]:
    return [boundary for boundary in issue.boundaries if boundary.rule == "order.column"]


def test_a_column_between_two_headlines_goes_on_in_its_article_and_is_a_doubt() -> None:
    lines = [*HEADS, *SECOND, *FIRST, *THIRD]
    issue = suggested(ordered(ReadPage(number="1", blocks=[Block(lines=lines)])))
    [boundary] = asked(issue)
    assert boundary.start == issue.raw.index(SECOND[0].text)
    assert boundary.inside
    assert is_doubt(boundary)
    assert boundary.rule in REASONS
    article = issue.layout.article_of(boundary.id)
    assert len(article.segments) == 2
    assert article.head.start < issue.raw.index(FIRST[0].text)


def test_nothing_is_asked_of_a_page_that_stands_in_an_order_of_its_own() -> None:
    blocks = [Block(lines=lines) for lines in (THIRD, SECOND, FIRST, HEADS)]
    assert asked(suggested(ReadPage(number="1", blocks=blocks))) == []
