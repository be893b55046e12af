"""Long texts are suggested for in stretches: bounded in what is looked at together, and whole in what comes out."""

from __future__ import annotations

import pytest

from annotator import suggest
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.operations import apply
from annotator.suggest import split, stretches, suggesters

PAGE = """本报北京三月五日电　记者李小明报道：首钢总公司昨日召开大会，周冠五出席并讲了话。

　　春耕开始
　　新华社武汉四月二日电　湖北省各地农民开始春耕。湖北省各地农民开始春耕，他们的
干劲很大。（下转第四版）
　　（上接第一版）王建国说：“今年一定丰收。
"""


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Stretches of a few lines; the lengths of the texts that are looked at."""
    lengths: list[int] = []

    def read(raw: str, *, pages: Issue | None = None) -> split.Reading:
        lengths.append(len(raw))
        return split.read(raw, pages=pages)

    monkeypatch.setattr(stretches, "LONGEST", len(PAGE) + 20)
    monkeypatch.setattr(suggesters, "read", read)
    return lengths


def suggested(raw: str) -> Issue:
    issue = Issue(raw, "旧报")
    for operation in suggest.operations(issue, entities=True):
        issue = apply(issue, operation)
    return issue


def test_no_more_of_a_text_is_looked_at_together_than_a_stretch(short: list[int]) -> None:
    suggested(PAGE * 5)
    assert sum(short) == 5 * len(PAGE)
    assert 1 < len(short)
    assert max(short) <= stretches.LONGEST


def test_each_stretch_gets_what_it_gets_by_itself_at_its_own_place(short: list[int]) -> None:
    whole, page = suggested(PAGE * 3), suggested(PAGE)
    assert not list(faults(whole))
    for table in ("boundaries", "parts", "corrections", "entities"):
        assert len(getattr(whole, table)) == 3 * len(getattr(page, table)) > 0, table
    names = [whole.raw[entity.start.raw : entity.end.raw] for entity in page.entities]
    assert [whole.raw[entity.start.raw : entity.end.raw] for entity in whole.entities] == 3 * names
    twins = [whole.raw[c.twin.start : c.twin.end] for c in whole.corrections if c.twin]
    assert twins == 3 * [page.raw[c.twin.start : c.twin.end] for c in page.corrections if c.twin]


def test_a_line_without_an_end_is_cut_all_the_same(short: list[int]) -> None:
    assert not list(faults(suggested("春" * (3 * stretches.LONGEST + 1))))
    assert len(short) == 4


def test_white_space_of_any_length_makes_no_articles(short: list[int]) -> None:
    found = suggested(PAGE + "\n" * (3 * stretches.LONGEST) + PAGE)
    starts = [boundary.start for boundary in found.boundaries]
    assert starts == [b.start for b in suggested(PAGE).boundaries] + [
        len(PAGE) + 3 * stretches.LONGEST + b.start for b in suggested(PAGE).boundaries
    ]
