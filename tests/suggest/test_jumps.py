from __future__ import annotations

import pytest

from annotator.core.records import ArticleKind, Boundary, Part, Role
from annotator.suggest.repair.jumps import link, met
from tests.suggest.fixing import fixed

LIGHTHOUSE = (
    "灯塔修缮完工\n渔港灯塔的修缮昨天完工，守塔人陈阿水登上塔顶点亮了新灯。祖父那一辈用青石砌成的塔身换了三十二块石料"
)
LIGHTHOUSE_ON = "陈阿水说，新灯照得见十二海里外的礁石，青石塔身还能用一百年。守塔人往后兼作向导，带学生辨认海鸟。"
SCHOOL = "海带晒满操场\n村小学的操场上晒满了新收的海带，校长林玉兰把体育课搬到了沙滩。孩子们量海带、称海带，算术也学了"
SCHOOL_ON = "林玉兰说，海带收完以后，操场还要铺上草皮。体育课先在沙滩上，孩子们跑得更欢，算术题也出自海带。"
OTHER = "邮局搬家\n镇上的邮局下月搬到老街东头。"


def issue(*pieces: str, furniture: tuple[int, ...] = ()) -> tuple[str, list[Boundary]]:
    raw, boundaries = "", []
    for number, piece in enumerate(pieces):
        kind = ArticleKind.FURNITURE if number in furniture else ArticleKind.ARTICLE
        boundaries.append(Boundary(id=f"b{len(raw)}", origin="split", start=len(raw), kind=kind))
        raw += piece + "\n"
    return raw, boundaries


def links(raw: str, boundaries: list[Boundary], parts: tuple[Part, ...] = ()) -> dict[int, int]:
    places = {boundary.id: number for number, boundary in enumerate(boundaries)}
    return {places[one.id]: places[one.continues] for one in link(raw, boundaries, parts) if one.continues}


@pytest.mark.parametrize(
    ("leaves", "comes"),
    [
        ("(下转2版)", "(上接1版)"),
        ("（下转第二版）", "（上接第一版）"),
        ("（下转Ａ２版）", "◀上接A01版"),
        ("→A05", "上接A01版"),
        ("转2版", "接1版"),
    ],
)
def test_the_ends_of_a_jump_become_one_article_however_they_are_spelled(leaves: str, comes: str) -> None:
    raw, boundaries = issue(LIGHTHOUSE + "。" + leaves, OTHER, comes + LIGHTHOUSE_ON)
    if leaves.startswith("→") or leaves.startswith("转"):
        raw, boundaries = issue(LIGHTHOUSE + "。" + leaves, OTHER, "灯塔修缮完工\n" + comes + "\n" + LIGHTHOUSE_ON)
    assert links(raw, boundaries) == {2: 0}


def test_two_jumps_to_one_page_are_told_apart_by_what_they_talk_of() -> None:
    raw, boundaries = issue(
        LIGHTHOUSE + "。(下转2版)", SCHOOL + "。(下转2版)", "(上接1版)" + SCHOOL_ON, "(上接1版)" + LIGHTHOUSE_ON
    )
    assert links(raw, boundaries) == {2: 1, 3: 0}


def test_the_page_number_decides_where_the_text_does_not() -> None:
    raw, boundaries = issue(
        "第1版",
        "消息一\n甲乙丙丁。(下转3版)",
        "消息二\n子丑寅卯。(下转2版)",
        "第2版",
        "(上接1版)天地玄黄。",
        "第3版",
        "(上接1版)宇宙洪荒。",
        furniture=(0, 3, 5),
    )
    assert links(raw, boundaries) == {4: 2, 6: 1}


def test_a_title_said_again_links_without_a_mark_on_the_first_end() -> None:
    raw, boundaries = issue(LIGHTHOUSE + "。", OTHER, "灯塔修缮完工\n◀上接A01版\n" + LIGHTHOUSE_ON)
    head = Part(id="p0", origin="split", start=0, end=6, role=Role.HEADLINE)
    assert links(raw, boundaries, (head,)) == {2: 0}


def test_a_continuation_whose_first_end_is_not_in_the_issue_stays_alone() -> None:
    raw, boundaries = issue(OTHER, "(上接1版)" + LIGHTHOUSE_ON)
    assert links(raw, boundaries) == {}


@pytest.mark.parametrize(("end", "inside"), [("。", False), ("，他", True), ("。”", False)])
def test_a_jump_inside_a_sentence_says_so(end: str, inside: bool) -> None:
    raw, boundaries = issue(LIGHTHOUSE + end + "(下转2版)", "(上接1版)" + LIGHTHOUSE_ON)
    assert link(raw, boundaries)[1].inside is inside


def test_a_mention_of_a_page_in_running_text_is_no_jump() -> None:
    raw, boundaries = issue(LIGHTHOUSE + "。(下转2版)", "邮局搬家。老人说他接2版的读者来信已有三年，信都在柜里。")
    assert links(raw, boundaries) == {}


def test_the_marks_of_a_jump_that_meet_again_go() -> None:
    raw = "老人满怀期望。(下转二版)  (上接一版)陈阿水还告诉记者。"
    assert fixed(raw, met(raw)) == "老人满怀期望。陈阿水还告诉记者。"


def test_boundaries_keep_their_order_and_places() -> None:
    raw, boundaries = issue(LIGHTHOUSE + "。(下转2版)", OTHER, "(上接1版)" + LIGHTHOUSE_ON)
    assert [one.start for one in link(raw, boundaries)] == [one.start for one in boundaries]
