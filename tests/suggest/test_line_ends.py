"""Texts that lost every line end."""

from __future__ import annotations

from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.records import Role
from annotator.suggest.line_ends import Restored, lost_line_ends
from annotator.workflow.suggesting import Known, suggested

LINES = [
    "湖畔晨报",
    "2026年3月1日",
    "第01版",
    "老桥昨日重新通行",
    "本报讯（记者 周 宁）昨天上午，东关老桥重新通行，桥面换了石板，栏杆按旧照片做。周阿姨说，夜里有灯。",
    "芦花洲飞来白鹳",
    "本报讯（通讯员 方圆）昨天上午，芦花洲飞来了三只白鹳。护鸟员说，水位是关键，闸门多关了二十天。",
]
ONE = " ".join(LINES)


def test_the_spaces_of_a_text_on_one_line_are_line_ends_but_for_those_inside_names_and_brackets() -> None:
    assert Restored(ONE, lost_line_ends(ONE)).text.split("\n") == LINES


def test_a_text_that_has_its_line_ends_keeps_its_spaces() -> None:
    assert lost_line_ends("\n".join(LINES)) == []
    assert lost_line_ends("老桥 修好了") == []


def test_spaces_between_all_characters_or_latin_words_are_no_line_ends() -> None:
    assert lost_line_ends(" ".join("东关老桥昨天上午重新通行，桥面换了石板。" * 5)) == []
    assert lost_line_ends("The old bridge was opened again, and all of its planks are new. " * 3) == []


def test_its_articles_are_found_and_their_lines_are_lines_again() -> None:
    issue = suggested(Issue(ONE), Known())
    texts = [OffsetMap(issue, article).text.strip() for article in issue.articles]
    assert texts[-1] == "\n".join(LINES[5:])
    assert texts[-2] == "\n".join(LINES[3:5])
    assert issue.newspaper == "湖畔晨报"


def test_where_not_even_a_space_is_left_headlines_with_a_dateline_behind_them_begin_lines() -> None:
    story = "昨天上午，东关老桥重新通行，桥面换了石板，栏杆按旧照片做。"
    one = (
        "老桥昨日重新通行本报湖城3月1日电（记者周宁）"
        + story * 3
        + "（完）【编辑：方圆】芦花洲飞来三只白鹳新华社湖城3月1日电（记者方圆）"
        + "护鸟员说，水位是关键，他给本报记者打来电话。" * 3
    )
    issue = suggested(Issue(one), Known())
    assert [one[boundary.start :][:6] for boundary in issue.boundaries] == ["老桥昨日重新", "芦花洲飞来三"]
    assert [one[part.start : part.end] for part in issue.parts if part.role == Role.HEADLINE] == [
        "老桥昨日重新通行",
        "芦花洲飞来三只白鹳",
    ]
    assert OffsetMap(issue, issue.articles[1]).text.startswith("芦花洲飞来三只白鹳\n新华社湖城3月1日电")
