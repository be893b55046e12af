"""Which newspaper an issue seems to be of, and of which day and page."""

from __future__ import annotations

import pytest

from annotator.core.issue import Issue, Page
from annotator.core.records import DetailField, State
from annotator.suggest.masthead import details_in, newspaper_of
from annotator.workflow.suggesting import Known, suggested


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("湖畔晨报\n\n老桥修好了\n", "湖畔晨报"),
        ("湖 畔 晨 报\n2026年5月12日 星期二\n第1版\n老桥修好了\n", "湖畔晨报"),
        ("《湖畔晨报》2026年5月12日 第3版\n老桥修好了\n", "湖畔晨报"),
        ("老桥修好了\n桥面换了石板。\n《湖畔晨报》（2026年05月12日 第02版）", "湖畔晨报"),
        ("老桥修好了\n" * 9 + "湖畔晨报  A03  要闻\n", "湖畔晨报"),
        ("湖畔新闻 11\n第01版：要闻\n老桥修好了\n", "湖畔新闻"),
        ("湖報\n中華民國三十七年\n", "湖報"),
    ],
)
def test_a_masthead_a_page_header_or_the_line_below_a_text_says_it(raw: str, title: str) -> None:
    found = newspaper_of(Issue(raw))
    assert found is not None
    assert found.title == title


def test_what_stands_more_often_counts() -> None:
    found = newspaper_of(Issue("湖畔晨报\n正文\n" + "南湖晚报 第2版\n正文\n" * 2))
    assert found is not None
    assert found.title == "南湖晚报"


def test_the_name_of_the_file_says_it_where_the_text_does_not() -> None:
    found = newspaper_of(Issue("老桥修好了\n", title="湖畔晨报2026-05-12"))
    assert found is not None
    assert (found.title, found.rule) == ("湖畔晨报", "newspaper.file")


@pytest.mark.parametrize("raw", ["天气预报\n明天有雨。\n", "本报讯 据报\n老桥\n", "征订海报\n", "老桥修好了\n"])
def test_what_only_looks_like_one_is_none(raw: str) -> None:
    assert newspaper_of(Issue(raw, title="第3版")) is None


@pytest.mark.parametrize(
    ("raw", "title", "said"),
    [
        ("湖畔晨报\n2026年3月18日　星期三　第2版\n正文\n", "", {"date": "2026-03-18", "page": "2"}),
        ("正文\n", "湖畔晨报 1963-05-01 第3版", {"date": "1963-05-01", "page": "3"}),
        ("第1版\n正文\n第2版\n正文\n", "", {}),
        ("2026年13月40日\n正文\n", "", {}),
        ("正文里说到2026年3月18日的事" + "很长" * 40, "", {}),
    ],
)
def test_a_masthead_says_the_day_and_the_page(raw: str, title: str, said: dict[str, str]) -> None:
    assert details_in(Issue(raw, title=title)) == said


def test_the_day_and_the_page_of_the_masthead_are_suggested_where_the_file_does_not_say_them() -> None:
    raw = "湖畔晨报\n2026年3月1日 第02版\n老桥昨日重新通行\n昨天上午，东关老桥重新通行，桥面换了石板。\n"
    issue = suggested(Issue(raw, title="scan0001"), Known())
    assert (issue.date, issue.details_of()) == (
        "2026-03-01",
        {DetailField.DATE: "2026-03-01", DetailField.PAGE: "2"},
    )
    assert all(detail.state == State.SUGGESTED for detail in issue.details)
    dated = suggested(Issue(raw, title="scan0001", date="2026-03-02", pages=(Page("A1", 0, len(raw)),)), Known())
    assert (dated.date, dated.details) == ("2026-03-02", ())
