"""What is typed becomes the smallest correction of the raw text, and leaves alone what it does not touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Boundary, Correction, CorrectionKind, State
from annotator.core.text import smallest_edit
from tests.core.histories import Chooser, histories, snippets, suggested_issues

RAW = "甲乙丙丁戊己"
ME = "ann"


def issue(*records: Correction | Boundary, raw: str = RAW) -> Issue:
    return apply(Issue(raw=raw), Operation("made", added(records)))


def correction(start: int, end: int, text: str, **more: object) -> Correction:
    """A suggestion that stands in the text."""
    fields = {"origin": "repair 1", "rule": "r", "state": State.SUGGESTED, "confidence": 0.9, **more}
    return Correction(id=f"c{start}", start=start, end=end, text=text, **fields)  # type: ignore[arg-type]


def own(start: int, end: int, text: str) -> Correction:
    return correction(start, end, text, origin=ME, rule="", state=State.ACCEPTED)


def typed(before: Issue, start: int, end: int, text: str, article: int = 0) -> Issue:
    return apply(before, edits.correct(before, before.articles[article].id, start, end, text, author=ME))


def live(after: Issue) -> list[tuple[int, int, str]]:
    return [(c.start, c.end, c.text) for c in after.corrections if c.live]


@st.composite
def cases(draw: st.DrawFn) -> tuple[Issue, Article, int, int, str]:
    """An issue in which nobody has typed yet, and the smallest edit of one of its articles."""
    steps = draw(histories(verbs=("split", "continue", "accept", "reject"), max_size=4))
    chooser = Chooser(draw, steps[-1][2] if steps else draw(suggested_issues()))
    article = chooser.article()
    start, end = chooser.stretch(article)
    text = OffsetMap(chooser.issue, article).text
    return chooser.issue, article, *smallest_edit(text, start, end, draw(snippets))


@given(cases())
def test_a_correction_holds_no_more_than_what_changed(case: tuple[Issue, Article, int, int, str]) -> None:
    before, article, start, end, text = case
    after = apply(before, edits.correct(before, article.id, start, end, text, author=ME))
    for made in after.corrections:
        segment = before.layout.segment_at(made.start)
        low, high = before.content(segment)
        if made.origin == ME and low <= made.start and made.end <= high:
            low, high, put = smallest_edit(before.raw, made.start, made.end, made.text)
            spare = (made.end - made.start) - (high - low)
            assert spare == 0 or (spare == 1 and low == high)  # a character of room for what is put in
            assert put or low < high


@given(cases())
def test_suggestions_beside_what_is_replaced_stay(case: tuple[Issue, Article, int, int, str]) -> None:
    before, article, start, end, text = case
    after = apply(before, edits.correct(before, article.id, start, end, text, author=ME))
    for run in OffsetMap(before, article).runs:
        made = run.correction
        if made is None or run.is_insertion or made.kind == CorrectionKind.LINE_JOIN:
            continue
        is_apart = run.text_end < start or end < run.text
        is_beside = start < end and (run.text_end == start or end == run.text)
        if made.rule and (is_apart or is_beside):
            assert after.by_id[made.id] == made
        elif made.rule and max(start, run.text) < min(end, run.text_end):
            assert not after.by_id[made.id].live


@pytest.mark.parametrize(
    ("there", "edit", "becomes"),
    [
        ([own(1, 2, "子")], (1, 2, "丑"), [(1, 2, "丑")]),
        ([own(1, 2, "子")], (2, 3, "丑"), [(1, 3, "子丑")]),  # a person's own goes on
        ([own(1, 2, "子")], (0, 1, "丑"), [(0, 2, "丑子")]),
        ([own(1, 2, "子")], (3, 4, "丑"), [(1, 2, "子"), (3, 4, "丑")]),
        ([own(1, 2, "子丑寅")], (2, 3, ""), [(1, 2, "子寅")]),
        ([own(1, 2, "子丑寅")], (2, 2, "卯"), [(1, 2, "子卯丑寅")]),
        ([own(2, 2, "子丑")], (3, 3, "卯"), [(2, 2, "子卯丑")]),
        ([own(2, 2, "子")], (2, 3, ""), []),
        ([correction(1, 2, "子")], (2, 3, "丑"), [(1, 2, "子"), (2, 3, "丑")]),
        ([correction(1, 2, "子")], (1, 2, "丑"), [(1, 2, "丑")]),
        ([correction(1, 2, "子")], (2, 2, "丑"), [(1, 2, "子"), (2, 2, "丑")]),
        ([correction(1, 2, "子")], (1, 1, "丑"), [(0, 1, "甲丑"), (1, 2, "子")]),
        ([correction(2, 2, "子")], (2, 2, "丑"), [(2, 2, "丑子")]),
        ([correction(2, 2, "子")], (3, 3, "丑"), [(2, 2, "子丑")]),
        ([correction(0, 1, "子")], (0, 0, "丑"), [(0, 1, "丑子")]),
        ([correction(5, 6, "子")], (6, 6, "丑"), [(5, 6, "子"), (6, 6, "丑")]),
        ([correction(1, 3, "子")], (1, 2, "乙丙"), []),
        ([], (0, 0, "子"), [(0, 0, "子")]),
        ([], (6, 6, "子"), [(6, 6, "子")]),
        ([], (0, 6, ""), [(0, 6, "")]),
        ([], (1, 4, "乙子丁"), [(2, 3, "子")]),
    ],
)
def test_what_is_typed_at_a_correction_becomes_one_with_it_or_stands_beside_it(
    there: list[Correction], edit: tuple[int, int, str], becomes: list[tuple[int, int, str]]
) -> None:
    assert live(typed(issue(*there), *edit)) == becomes


@pytest.mark.parametrize(
    ("article", "edit", "becomes"),
    [
        (0, (3, 3, "子"), [(2, 3, "丙子")]),  # behind the last character of an article that ends without white space
        (1, (0, 0, "子"), [(3, 3, "子")]),
        (0, (2, 3, "子"), [(2, 3, "子")]),
        (1, (0, 1, ""), [(3, 4, "")]),
        (1, (3, 3, "子"), [(6, 6, "子")]),
    ],
)
def test_what_is_typed_at_the_edge_of_an_article_stands_in_that_article(
    article: int, edit: tuple[int, int, str], becomes: list[tuple[int, int, str]]
) -> None:
    before = issue(Boundary(id="b3", origin="s", start=3))
    after = typed(before, *edit, article=article)
    assert live(after) == becomes
    other = 1 - article
    assert OffsetMap(after, after.articles[other]).text == OffsetMap(before, before.articles[other]).text


@pytest.mark.parametrize(
    ("raw", "kind", "put", "is_healed"),
    [
        ("甲乙\n丙丁", CorrectionKind.LINE_JOIN, "\n", False),
        ("甲乙\r\n 丙丁", CorrectionKind.LINE_JOIN, "\n", False),
        ("甲乙\n丙丁", CorrectionKind.LINE_JOIN, "，", True),
        ("甲乙\n丙丁", CorrectionKind.SPACE, "，", True),
    ],
)
def test_a_line_end_that_is_typed_where_one_was_healed_is_the_raw_one(
    raw: str, kind: CorrectionKind, put: str, is_healed: bool
) -> None:
    healed = correction(2, raw.index("丙"), "", kind=kind)
    after = typed(issue(healed, raw=raw), 2, 2, put)
    assert after.by_id["c2"].live is is_healed
    assert [c.text for c in after.corrections if c.origin == ME] == ([put] if is_healed else [])
