"""The list of issues, a page at a time."""

from dataclasses import replace

import pytest

from annotator.core import edits
from annotator.core.history import Entry, Step
from annotator.core.issue import Issue, Source
from annotator.core.issue_filter import IssueFilter
from annotator.core.operations import Change, Operation
from annotator.core.records import Status
from annotator.store import Library
from tests.store.samples import ISSUE, MADE, add_sample, step


def put(library: Library, *titles: str) -> list[int]:
    return [
        library.add(
            Issue(raw=f"{n}", title=title, date=f"2026-03-{9 - n:02}", source=Source(f"{n}.txt")), (), author=""
        )
        for n, title in enumerate(titles)
    ]


def test_a_page_holds_what_is_asked_for(library: Library):
    put(library, "丙", "甲", "乙", "甲")
    assert [row.title for row in library.listing.page("title", 0, 9)] == sorted(["丙", "甲", "乙", "甲"])
    assert [row.id for row in library.listing.page("date", 0, 2)] == [4, 3]
    assert [row.id for row in library.listing.page("date", 2, 2)] == [2, 1]
    assert [row.id for row in library.listing.page("date", 0, 3, descending=True)] == [1, 2, 3]
    assert library.listing.page("date", 4, 2) == []


def test_titles_are_sorted_by_the_numbers_in_them(library: Library):
    put(library, "第10版 要闻", "第2版", "要闻", "第1版", "第02版", "12345678901234567890123 期")
    titles = [row.title for row in library.listing.page("title", 0, 9)]
    assert titles[1:] == ["第1版", "第2版", "第02版", "第10版 要闻", "要闻"]


def test_rows_that_are_equal_come_in_the_order_in_which_they_came(library: Library):
    ids = put(library, *"甲" * 9)
    for descending in (True, False):
        found = [library.listing.page("title", n, 2, descending=descending)[0].id for n in range(9)]
        assert found == ids


def test_a_row_of_a_page_is_that_of_the_issue(library: Library):
    issue_id = add_sample(library)
    assert library.listing.page("changed_at", 0, 1) == [library.listing.row(issue_id)]


def test_issues_are_found_by_date_title_and_file(library: Library):
    put(library, "湖城日报", "Lake Daily", "100%_'\"\\")
    for text, found in (
        ("日报", [1]), ("LAKE", [2]), ("2026-03-07", [3]), ("1.txt", [2]), ("2026-03", [1, 2, 3]), ("", [1, 2, 3]),
        ("%", [3]), ("_", [3]), ("\\", [3]), ("'", [3]), ("\"", [3]), ("' OR 1=1 --", []),
    ):  # fmt: skip
        assert [row.id for row in library.listing.page("date", 0, 9, text=text, descending=True)] == found, text
        assert library.listing.count(text) == len(found)


def test_the_latest_issue_is_the_one_in_which_something_was_done_last(library: Library):
    assert library.listing.latest() is None
    one, other = put(library, "甲", "乙")
    assert library.listing.latest() == other
    head = library.load(one).boundaries[0]
    begun = Operation("x", (Change(head, replace(head, status=Status.IN_PROGRESS)),))
    library.commit(one, begun, Entry(1, "x", Step.DO, "ann", library.listing.row(other).changed_at + 1))
    assert library.listing.latest() == one


def test_the_list_tells_whether_an_issue_is_there(library: Library):
    [issue_id] = put(library, "甲")
    assert library.listing.has(issue_id)
    assert not library.listing.has(issue_id + 1)


@pytest.mark.parametrize(("after", "found"), [(0, 2), (1, 2), (2, 4), (3, 4), (4, 2)])
def test_the_next_open_issue_lies_behind_or_else_before(library: Library, after: int, found: int):
    for number in range(4):
        issue_id = add_sample(library, replace(ISSUE, source=Source(f"{number}", f"{number}" * 64)))
        if number % 2 == 0:
            heads = [article.head for article in MADE.articles]
            done = tuple(Change(head, replace(head, status=Status.APPROVED)) for head in heads)
            step(library, issue_id, Operation("approve", done))
    assert library.listing.next_open(after) == found


def test_an_issue_is_not_the_next_one_after_itself(library: Library):
    assert library.listing.next_open(add_sample(library)) is None


def test_issues_are_found_and_sorted_by_their_newspapers(library: Library):
    first, _second, third = put(library, "甲", "乙", "丙")
    for issue_id, title in ((first, "南湖晚报"), (third, "湖畔晨报")):
        step(library, issue_id, edits.set_newspaper(library.load(issue_id), title, author="ann"))
    assert [row.newspaper for row in library.listing.page("newspaper", 0, 9)] == sorted(["", "南湖晚报", "湖畔晨报"])
    assert [row.id for row in library.listing.page("id", 0, 9, text="湖畔")] == [third]
    assert library.listing.count("湖畔") == 1
    assert library.listing.newspapers() == sorted(["南湖晚报", "湖畔晨报"])
    step(library, third, edits.set_newspaper(library.load(third), "", author="ann"))
    assert library.listing.newspapers() == ["南湖晚报"]


def test_issues_are_filtered_by_what_they_have_in_common(library: Library):
    first, second, third = put(library, "甲", "乙", "丙")
    step(library, second, edits.set_newspaper(library.load(second), "南湖晚报", author="ann"))
    for wanted, found in (
        (IssueFilter(newspaper="南湖晚报"), [second]),
        (IssueFilter(newspaper=""), [first, third]),
        (IssueFilter(since="2026-03-08"), [first, second]),
        (IssueFilter(until="2026-03-08"), [second, third]),
        (IssueFilter(since="2026-02", until="2026-03"), [first, second, third]),
        (IssueFilter(until="2025"), []),
        (IssueFilter(is_done=False), [first, second, third]),
        (IssueFilter(is_done=True), []),
        (IssueFilter(has_doubts=False), [first, second, third]),
        (IssueFilter(ids=(third, first), text="甲"), [first]),
        (IssueFilter(ids=()), []),
    ):
        assert library.listing.ids(wanted) == found, wanted
        assert library.listing.count(wanted=wanted) == len(found)
        assert len(library.listing.page("title", 0, 9, wanted=wanted)) == len(found)
