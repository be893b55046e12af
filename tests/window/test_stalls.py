"""Long work leaves the window free: what takes long is done in threads of its own."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator import workflow
from annotator.app import Application
from annotator.app.start import collect_seldom
from annotator.core import edits
from annotator.core.search import Query
from annotator.store.issues import StoredIssues
from annotator.window.open_issue import Loaded, OpenIssue

Threads = list[tuple[str, bool]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Threads:
    """What takes long for a long issue, as it is called: its name, and whether in the thread of the window."""
    called: Threads = []
    for owner, name in (
        (StoredIssues, "load"),
        (edits, "renew"),
        (workflow, "suggested"),
        (workflow, "export"),
        (workflow, "search"),
        (workflow, "back_up_apart"),
        (workflow, "import_files"),
        (workflow, "survey"),
    ):
        own = getattr(owner, name)

        def call(*args: object, name: str = name, own: Callable[..., object] = own, **options: object) -> object:
            called.append((name, threading.current_thread() is threading.main_thread()))
            return own(*args, **options)

        monkeypatch.setattr(owner, name, call)
    return called


def begin_import(desk: Application, folder: Path) -> None:
    path = folder / "raw.txt"
    path.write_text("湖畔晨报\n新桥开工\n昨天新桥开工。\n", encoding="utf-8")
    desk.imports.run([path])


def begin_export(desk: Application, folder: Path) -> None:
    desk.exports.write("jsonl", folder / "gold.jsonl", workflow.Options())


def begin_search(desk: Application, _folder: Path) -> None:
    desk.whole_database.search(Query(pattern="桥"), "", lambda _page: None)


WORK = {
    "import_files": begin_import,
    "export": begin_export,
    "search": begin_search,
    "back_up_apart": lambda desk, _folder: desk.backups.before(lambda: None),
    "suggested": lambda desk, _folder: desk.suggestions.suggest_again(),
    "survey": lambda desk, _folder: desk.surveys.begin(),
}


@pytest.mark.parametrize("name", WORK)
def test_nothing_that_takes_long_is_done_in_the_thread_of_the_window(
    desk: Application, calls: Threads, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    WORK[name](desk, tmp_path)
    qtbot.waitUntil(lambda: bool(calls) and not desk.is_busy())
    assert name in {called for called, _is_main in calls}
    assert [called for called, is_main in calls if is_main] == []


def test_what_others_stored_since_an_issue_was_loaded_is_shown(desk: Application) -> None:
    library, open_issue = desk.library, desk.window.open_issue
    assert open_issue is not None
    loaded = Loaded.of(library, open_issue.issue_id)
    open_issue.act(edits.approve, desk.window.focus_.article_id)
    opened = OpenIssue(library, open_issue.issue_id, author="ann", loaded=loaded)
    assert opened.issue == open_issue.issue != loaded.issue
    assert OpenIssue(library, open_issue.issue_id, author="ann", loaded=Loaded(opened.issue, opened.history)).issue is (
        opened.issue
    )


@pytest.fixture
def usual_collector() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.mark.usefixtures("usual_collector")
def test_the_collector_leaves_alone_what_was_there_at_the_start() -> None:
    before = gc.get_threshold()
    collect_seldom()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[2] > before[2]
