"""The articles that a piece may go on, ranked."""

from __future__ import annotations

import pytest

from annotator.core import edits
from annotator.core.issue import Issue
from annotator.core.operations import Operation, added, apply
from annotator.core.records import ArticleKind, Boundary, Part, Role
from annotator.suggest.cases import read_cases
from annotator.suggest.repair.targets import REASONS, targets
from tests.conftest import SHARED

ONE = "桥修好了\n老桥的石板换过,栏杆也换过,工人说还要等(下转2版)\n"
TWO = "白鹳来了\n护鸟员说水位是关键。\n"
HEAD = "2026年3月18日 第二版\n"
REST = "(上接1版)两个月才能走人,石板和栏杆都是旧的样子。\n"


def issue(raw: str, *starts: int, furniture: int = -1) -> Issue:
    base = Issue(raw=raw)
    made = [
        Boundary(
            id=f"b{at}",
            origin="split 1",
            start=at,
            kind=ArticleKind.FURNITURE if at == furniture else ArticleKind.ARTICLE,
        )
        for at in starts
    ]
    return apply(base, Operation("split", added(made)))


def test_the_page_numbers_and_the_cut_sentence_tell() -> None:
    raw = ONE + TWO + HEAD + REST
    places = (len(ONE), len(ONE + TWO), len(ONE + TWO + HEAD))
    found = targets(issue(raw, *places, furniture=places[1]), f"b{places[2]}")
    assert [target.article for target in found] == ["b0", f"b{places[0]}"]
    assert found[0].score > 1
    assert {target.reason for target in found} <= set(REASONS.values())


def test_approved_articles_furniture_and_its_own_article_are_no_targets() -> None:
    raw = ONE + TWO + REST
    places = (len(ONE), len(ONE + TWO))
    now = issue(raw, *places)
    now = apply(now, edits.approve(now, "b0", author="ann"))
    assert [target.article for target in targets(now, f"b{places[1]}")] == [f"b{places[0]}"]


def test_a_title_that_is_said_again_tells() -> None:
    again = "白鹳来了\n(上接1版)湿地里的人都很高兴。\n"
    raw = ONE.replace("(下转2版)", "。") + TWO + again
    places = (len(ONE) - 5, len(ONE) - 5 + len(TWO))
    now = issue(raw, *places)
    head = Part(id="p", origin="split 1", start=places[0], end=places[0] + 4, role=Role.HEADLINE)
    now = apply(now, Operation("split", added([head])))
    assert targets(now, f"b{places[1]}")[0].article == f"b{places[0]}"


def test_most_pieces_of_real_pages_find_their_article() -> None:
    if not (SHARED / "measure" / "cases").is_dir():
        pytest.skip("no cases beside the repository")
    ranks = []
    for case in read_cases(SHARED / "measure" / "cases"):
        for boundary in case.issue.boundaries:
            if boundary.continues:
                wanted = case.issue.layout.article_of(boundary.id).id
                torn = apply(case.issue, edits.begin_article(case.issue, boundary.id, author="ann"))
                ranked = [target.article for target in targets(torn, boundary.id)]
                ranks.append(ranked.index(wanted) if wanted in ranked else len(ranked))
    assert sum(rank == 0 for rank in ranks) >= 0.8 * len(ranks)
    assert sum(rank < 3 for rank in ranks) >= 0.9 * len(ranks)
