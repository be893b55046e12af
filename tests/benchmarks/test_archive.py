"""Ten years of a newspaper beside a single issue of it: opening, listing, storing and searching take as long.

`make bench` measures two months, `make scale` all of it.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import workflow
from annotator.app import Application
from annotator.core import edits
from annotator.core.issue import Issue
from annotator.core.operations import Operation
from annotator.core.search import Hit, Query
from annotator.settings import Settings
from annotator.store import Library
from annotator.store.recovery.backup import folder_of
from annotator.window.dialogs.issues import IssuesDialog
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.search import DATABASE
from tests.benchmarks import archive
from tests.benchmarks.archive import Size, mark
from tests.benchmarks.figures import FRAME, Comparison, p99, typical
from tests.benchmarks.test_start import start

SECOND = 1000.0
FIRST_PAGE = 100.0
SMALL = Settings(author="ann", tag_entities=False, window_size=(1440, 800))


def made(path: Path, issues: int) -> Path:
    with workflow.open_library(path, create=True) as library:
        if not library.listing.count():
            archive.write_into(library, Size(issues=issues))
    return path


@pytest.fixture(scope="session")
def ten_years(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The archive that the options ask for; one that is there is taken as it is."""
    kept = request.config.getoption("--archive")
    return made(kept or tmp_path_factory.mktemp("archive") / "archive.db", request.config.getoption("--issues"))


@pytest.fixture(scope="session")
def one_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one issue of the same kind: an empty one has nothing to show or to change."""
    return made(tmp_path_factory.mktemp("day") / "day.db", 1)


def settled() -> None:
    """Let everything happen that is to happen now, painting too."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def opened(path: Path) -> None:
    workflow.open_library(path).close()


def test_a_library_opens(compare: Comparison, ten_years: Path, one_day: Path) -> None:
    compare(
        "the library opened",
        lambda: opened(ten_years),
        lambda: opened(one_day),
        rounds=15,
        bound=lambda floor: 1.5 * floor + 20,
    )


def test_the_window_is_up(compare: Comparison, ten_years: Path, one_day: Path) -> None:
    compare(
        "the window up, from the start of the process",
        lambda: start("annotator", str(ten_years)),
        lambda: start("annotator", str(one_day)),
        rounds=5,
        of=min,
        bound=lambda floor: max(SECOND, 1.2 * floor),
    )


@contextmanager
def desk_on(path: Path) -> Iterator[Application]:
    desk = Application(SMALL, path, "en")
    desk.window.show()
    yield desk
    desk.close()
    desk.window.deleteLater()
    desk.deleteLater()
    settled()


def listed(desk: Application) -> IssuesDialog:
    desk.many_issues.show()
    settled()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, IssuesDialog)
    return dialog


def shown(path: Path) -> None:
    """Open the window with the latest issue and the list of all."""
    with desk_on(path) as desk:
        desk.opened.show_latest()
        settled()
        listed(desk).reject()


def test_the_latest_issue_and_the_list_of_all_are_shown(
    compare: Comparison, ten_years: Path, one_day: Path, qtbot: QtBot
) -> None:
    compare(
        "library, window, latest issue and list shown, and closed",
        lambda: shown(ten_years),
        lambda: shown(one_day),
        rounds=7,
        of=min,
        bound=lambda _floor: SECOND,
    )


def test_the_list_scrolls(compare: Comparison, ten_years: Path, one_day: Path, qtbot: QtBot) -> None:
    with desk_on(ten_years) as desk, desk_on(one_day) as other:
        tables = [listed(one).table for one in (desk, other)]
        steps = [random.Random(n) for n in (1, 1)]

        def scroll(which: int) -> None:
            bar = tables[which].verticalScrollBar()
            bar.setValue(steps[which].randint(0, max(1, bar.maximum())))
            tables[which].viewport().repaint()

        compare(
            "a leap in the list of issues",
            lambda: scroll(0),
            lambda: scroll(1),
            rounds=500,
            of=p99,
            bound=lambda floor: floor + FRAME,
        )


def test_the_list_is_sorted_and_filtered(compare: Comparison, ten_years: Path, one_day: Path, qtbot: QtBot) -> None:
    with desk_on(ten_years) as desk, desk_on(one_day) as other:
        dialogs = [listed(one) for one in (desk, other)]
        texts, columns = [count(), count()], [count(), count()]

        def act(which: int) -> None:
            dialogs[which].filter.setText(f"-{next(texts[which]) % 12 + 1:02}-")
            dialogs[which].table.sortByColumn(next(columns[which]) % 5, Qt.SortOrder.AscendingOrder)
            settled()

        compare(
            "the list of issues filtered and sorted",
            lambda: act(0),
            lambda: act(1),
            rounds=50,
            of=typical,
            bound=lambda _floor: FIRST_PAGE,
        )


Verb = Callable[[Issue, int], Operation]


def corrected(issue: Issue, number: int) -> Operation:
    article = issue.articles[number % len(issue.articles)]
    return edits.correct(issue, article.id, 40, 41, f"改{number}", author="ann")


def tagged(issue: Issue, number: int) -> Operation:
    article = issue.articles[number % len(issue.articles)]
    return edits.tag(issue, article.id, 30 + number % 300, 32 + number % 300, "ORG", author="ann")


@pytest.mark.parametrize(("name", "verb"), [("a correction", corrected), ("a name", tagged)])
def test_an_operation_is_stored(
    compare: Comparison, ten_years: Path, one_day: Path, name: str, verb: Verb, qtbot: QtBot
) -> None:
    with workflow.open_library(ten_years) as many, workflow.open_library(one_day) as one:
        middle = next(n for n in range(many.listing.count() // 2 or 1, 10**6) if many.listing.row(n).approved == 0)
        documents = [OpenIssue(many, middle, author="ann"), OpenIssue(one, 1, author="ann")]
        numbers = [count(len(open_issue.history.entries)) for open_issue in documents]

        def store(which: int) -> None:
            open_issue = documents[which]
            open_issue.act(lambda issue, author: verb(issue, next(numbers[which])))

        compare(
            f"{name} made and stored",
            lambda: store(0),
            lambda: store(1),
            rounds=200,
            of=typical,
            bound=lambda floor: 1.5 * floor,
        )


def test_the_progress_of_all_is_told(compare: Comparison, ten_years: Path, one_day: Path) -> None:
    with workflow.open_library(ten_years) as many, workflow.open_library(one_day) as one:
        compare(
            "how many articles of all are approved, the next open issue",
            lambda: (many.progress(), many.listing.next_open(5), many.listing.latest()),
            lambda: (one.progress(), one.listing.next_open(5), one.listing.latest()),
            rounds=50,
            of=typical,
            bound=lambda floor: floor + FRAME,
        )


QUERIES = {
    "one character": Query(pattern="馆"),
    "two characters": Query(pattern="图书"),
    "two frequent ones": Query(pattern="不的"),
    "three characters": Query(pattern="博物馆"),
    "four characters": Query(pattern="改革开放"),
    "ten characters": Query(pattern="一个十分罕见的句子啊"),
    "in the raw text": Query(pattern="博物馆", raw=True),
    "traditional for simplified": Query(pattern="圖書館", variants=True),
    "what only one issue has": Query(pattern=mark(1)),
    "what no issue has": Query(pattern="鼯鼠饕餮"),
}
NEVER_MET = Query(pattern="的是不了在")
"""Characters that every passage holds many times, and never in this order: the most that there is to look through."""


def first_page(path: Path, query: Query) -> list[Hit]:
    with workflow.open_library(path) as library, closing(workflow.search(library, query)) as hits:
        return next(workflow.pages(hits), [])


@pytest.mark.parametrize("name", QUERIES)
def test_the_first_page_is_found(compare: Comparison, ten_years: Path, one_day: Path, name: str) -> None:
    query = QUERIES[name]
    compare(
        f"first page of {name} ({len(first_page(ten_years, query))} hits)",
        lambda: first_page(ten_years, query),
        lambda: first_page(one_day, query),
        rounds=9,
        of=min,
        bound=lambda _floor: FIRST_PAGE,
    )


def test_the_most_frequent_characters_are_looked_for_at_once(
    compare: Comparison, ten_years: Path, one_day: Path
) -> None:
    compare(
        "frequent characters that never meet",
        lambda: first_page(ten_years, NEVER_MET),
        lambda: first_page(one_day, NEVER_MET),
        rounds=5,
        of=min,
        bound=lambda _floor: FIRST_PAGE,
    )


def test_the_first_page_is_shown(compare: Comparison, ten_years: Path, one_day: Path, qtbot: QtBot) -> None:
    with desk_on(ten_years) as desk, desk_on(one_day) as other:
        for one in (desk, other):
            one.opened.show_latest()
            one.window.docks.show("search_panel")
            one.window.search.scope.setCurrentIndex(DATABASE)

        def look(one: Application) -> None:
            search = one.window.search
            search.pattern.setText("博物馆" if search.pattern.text() != "博物馆" else "图书馆")
            search.look()
            while search.message.text() == "Searching…":
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)

        compare(
            "first page in the window, from the key on",
            lambda: look(desk),
            lambda: look(other),
            rounds=9,
            of=min,
            bound=lambda _floor: FIRST_PAGE,
        )


def test_the_file_is_not_much_larger_than_its_texts(compare: Comparison, ten_years: Path) -> None:
    with workflow.open_library(ten_years) as library:
        compare.hold("the file without its journal, beside the raw texts (MB)", *megabytes(library), most=3.2)


def test_a_backup_of_what_is_as_it_was_takes_a_few_times_what_a_bare_copy_takes(
    compare: Comparison, ten_years: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"

    def copied() -> None:
        copy.unlink(missing_ok=True)
        library.database.execute_sql("VACUUM INTO ?", (str(copy),))

    with workflow.open_library(ten_years) as library:
        workflow.back_up(library, keep=(1, 0, 0))  # looks at every issue
        compare(
            "a backup of what is as it was",
            lambda: workflow.back_up(library, keep=(1, 0, 0)),
            copied,
            rounds=2,
            of=min,
            bound=lambda floor: 8 * floor,
        )
    shutil.rmtree(folder_of(ten_years))


def megabytes(library: Library) -> tuple[float, float]:
    """The size of the file without the journal, and that of the raw texts in UTF-8."""
    [(raw,)] = library.database.execute_sql("SELECT SUM(LENGTH(text)) FROM raw").fetchall()
    [(journal,)] = library.database.execute_sql("SELECT SUM(LENGTH(changes)) FROM journal").fetchall()
    return (library.path.stat().st_size - journal) / 1e6, raw / 1e6
