"""A library on a PostgreSQL server beside one of the same issues in a file: listing, searching, loading and storing.

`make bench` puts 20 issues of a hundred articles on a server of its own, `make scale` ON_SERVER of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from functools import cache
from itertools import count
from typing import NamedTuple

import pytest

from annotator import workflow
from annotator.core.issue import Issue
from annotator.core.issue_filter import IssueFilter
from annotator.core.operations import Operation
from annotator.core.search import Query
from annotator.store import Library
from annotator.store.listing import IssueRow
from annotator.window.open_issue import OpenIssue
from tests import postgresql
from tests.benchmarks import archive
from tests.benchmarks.archive import Size, composed, mark
from tests.benchmarks.figures import Comparison, typical
from tests.benchmarks.test_archive import FIRST_PAGE, NEVER_MET, QUERIES, Verb, corrected, tagged

SETTINGS = {"fsync": "on", "shared_buffers": "1GB", "max_wal_size": "4GB", "maintenance_work_mem": "512MB"}
SIZES = (
    ("the database beside the raw texts (MB)", "pg_database_size(current_database())", 12.0),
    ("the index for searching beside them (MB)", "pg_relation_size('passage_gram')", 5.0),
)


class Both(NamedTuple):
    """The same issues on a server and in a file."""

    server: Library
    file: Library


@pytest.fixture(scope="module")
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    programs = postgresql.programs()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed (Debian's package: postgresql)")
    file, size = tmp_path_factory.mktemp("file") / "file.db", Size(issues=request.config.getoption("--on-server"))
    with ExitStack() as opened:
        server = opened.enter_context(postgresql.running(programs, SETTINGS))
        made = Both(*(opened.enter_context(workflow.open_library(a, create=True)) for a in (server.url(), file)))
        for library in made:
            archive.write_into(library, size)
        made.server.database.execute_sql("VACUUM ANALYZE")
        yield made


def ids(rows: list[IssueRow]) -> list[int]:
    return [row.id for row in rows]


LISTED: dict[str, Callable[[Library], object]] = {
    "the list from its middle, by title": lambda one: ids(one.listing.page("title", one.listing.count() // 2, 100)),
    "the list of one month, by date": lambda one: ids(one.listing.page("date", 0, 100, text="-02-")),
    "how many issues of a year are not done": lambda one: one.listing.count(
        wanted=IssueFilter(since="1996", until="1997", is_done=False)
    ),
    "how far all are": lambda one: (one.progress(), one.listing.by_newspaper()),
}


@pytest.mark.parametrize("name", LISTED)
def test_issues_are_listed(compare: Comparison, both: Both, name: str) -> None:
    listed = LISTED[name]
    assert listed(both.server) == listed(both.file)
    compare(
        f"on a server: {name}",
        lambda: listed(both.server),
        lambda: listed(both.file),
        rounds=15,
        of=min,
        bound=lambda floor: FIRST_PAGE + 3 * floor,
    )


def first_page(library: Library, query: Query) -> int:
    with closing(workflow.search(library, query)) as hits:
        return len(next(workflow.pages(hits), []))


@pytest.mark.parametrize("name", [*QUERIES, "frequent ones that never meet"])
def test_the_first_page_is_found(compare: Comparison, both: Both, name: str) -> None:
    query = QUERIES.get(name, NEVER_MET)
    assert first_page(both.server, query) == first_page(both.file, query)
    compare(
        f"on a server: first page of {name}",
        lambda: first_page(both.server, query),
        lambda: first_page(both.file, query),
        rounds=9,
        of=min,
        bound=lambda floor: FIRST_PAGE + 3 * floor,
    )


def test_an_issue_is_loaded(compare: Comparison, both: Both) -> None:
    compare(
        "on a server: an issue loaded",
        lambda: both.server.load(1),
        lambda: both.file.load(1),
        rounds=15,
        of=min,
        bound=lambda floor: 4 * floor,
    )


@pytest.mark.parametrize(("name", "verb"), [("a correction", corrected), ("a name", tagged)])
def test_an_operation_is_stored(compare: Comparison, both: Both, name: str, verb: Verb) -> None:
    opened = [OpenIssue(library, 1, author="ann") for library in both]
    numbers = [count(len(open_issue.history.entries)) for open_issue in opened]

    def store(which: int) -> None:
        opened[which].act(lambda issue, author: verb(issue, next(numbers[which])))

    compare(
        f"on a server: {name} made and stored",
        lambda: store(0),
        lambda: store(1),
        rounds=100,
        of=typical,
        bound=lambda floor: 3 * floor + 10,
    )
    for library in both:
        library.leases.keep_only()


@cache
def new_issue() -> tuple[Issue, list[Operation]]:
    """An issue that is in no archive, and the operations that make its records."""
    return composed(10_000, Size())


def added(library: Library, number: int) -> int:
    """Add an issue of a hundred articles that no other issue is like; how long its raw text is (bytes)."""
    issue, operations = new_issue()
    raw = issue.raw.replace(archive.MARK, mark(number))
    source = replace(issue.source, name=f"{number}", sha256=f"{number:064}")
    library.add(replace(issue, raw=raw, source=source), operations, author="benchmark")
    return len(raw.encode())


def test_an_issue_is_added(compare: Comparison, both: Both) -> None:
    numbers = [count(50_000), count(50_000)]
    compare(
        "on a server: an issue of a hundred articles added",
        lambda: added(both.server, next(numbers[0])),
        lambda: added(both.file, next(numbers[1])),
        rounds=5,
        of=min,
        bound=lambda floor: 10 * floor,
    )


def test_what_is_written_ahead_for_an_issue_is_told(compare: Comparison, both: Both) -> None:
    written = "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')"
    [(before,)] = both.server.database.execute_sql(written).fetchall()
    raw = sum(added(both.server, number) for number in range(60_000, 60_010))
    [(after,)] = both.server.database.execute_sql(written).fetchall()
    compare.hold("on a server: written ahead for 10 issues (MB)", int(after - before) / 1e6, raw / 1e6, most=100.0)


@pytest.mark.parametrize(("name", "what", "most"), SIZES)
def test_the_server_keeps_not_much_more_than_the_texts(
    compare: Comparison, both: Both, name: str, what: str, most: float
) -> None:
    sizes = f"SELECT {what}, (SELECT sum(length(text)) FROM raw)"
    [(there, raw)] = both.server.database.execute_sql(sizes).fetchall()
    compare.hold(f"on a server: {name}", int(there) / 1e6, int(raw) / 1e6, most=most)
