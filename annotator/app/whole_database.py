"""What the application does for the window beyond the open issue: asking all issues, changing them, and the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator import workflow
from annotator.app.background import Background
from annotator.app.backups import Backups
from annotator.app.open_library import OpenLibrary
from annotator.core.lease import Lease
from annotator.core.operations import Operation
from annotator.core.search import Hit, Query
from annotator.window.main_window import MainWindow
from annotator.window.messages import operation_name
from annotator.window.open_issue import OpenIssue
from annotator.workflow import Done

if TYPE_CHECKING:
    from annotator.workflow import Library

T = TypeVar("T")


class WholeDatabase(QObject):
    """Answers what panels and dialogs ask beyond the open issue, in the background.

    `page_ready` carries a page of hits and the query that they belong to.
    """

    page_ready = Signal(object, list)

    def __init__(self, window: MainWindow, opened: OpenLibrary, background: Background, backups: Backups) -> None:
        super().__init__(window)
        self._window, self._opened, self._background, self._backups = window, opened, background, backups
        self._last: list[Done] = []
        window.desk.database = self
        opened.replaced.connect(self._on_replaced)
        self._asked: object = None
        self._stopped = False
        self.page_ready.connect(self._on_page_ready)

    def ask(self, question: Callable[[Library], T], then: Callable[[T], object]) -> None:
        """Ask the library something, and do something with the answer."""
        self._opened.ask(question, then)

    def act(self, verbs: Mapping[int, Callable[..., Operation]], then: Callable[[], object]) -> None:
        """Apply a verb to each issue, one operation an issue, the open issue first.

        If other issues are concerned, the library is backed up first.
        """
        open_issue = self._window.open_issue
        if open_issue is not None and verbs.keys() <= {open_issue.issue_id}:
            self._act(verbs, then)
        else:
            self._backups.before(lambda: self._act(verbs, then))

    def _act(self, verbs: Mapping[int, Callable[..., Operation]], then: Callable[[], object]) -> None:
        open_issue, author = self._window.open_issue, self._window.settings.person
        own: list[Done] = []
        if open_issue is not None and open_issue.hindrance is not None:
            open_issue = None  # it is somebody else's
        if open_issue is not None and open_issue.issue_id in verbs:
            verb = partial(verbs[open_issue.issue_id], issue_id=open_issue.issue_id)
            if open_issue.act(verb):
                entry = open_issue.history.entries[-1]
                own.append(Done(open_issue.issue_id, entry.number, entry.name))
        others = {
            issue_id: verb for issue_id, verb in verbs.items() if not open_issue or issue_id != open_issue.issue_id
        }
        if not others:
            self._last = []  # the usual undo takes it back
            then()
            return

        def show(outcome: tuple[list[Done], list[Lease]]) -> None:
            done, held = outcome
            self.remember([*own, *done], held)
            then()

        self.ask(lambda library: workflow.act_in_all(library, others, author=author), show)

    def remember(self, done: list[Done], held: Sequence[Lease]) -> None:
        """Say what was done in many issues, and keep it for the undo; list what others edit."""
        self._last = done
        self._window.show_message(
            self.tr("Issues changed: {0}. “Undo it in the whole database” takes it back.").format(len(done))
        )
        self._opened.show_left_out(held)

    def _on_replaced(self) -> None:
        self._last = []  # it was done in another library, or the same one is not what it was
        self.make_index()

    def undo(self) -> None:
        """Undo what was last done in many issues, except where something else was done after it."""
        last, self._last = self._last, []
        open_issue, author = self._window.open_issue, self._window.settings.person
        if open_issue is not None and open_issue.hindrance is not None:
            open_issue = None  # it is somebody else's
        here = next((done for done in last if open_issue and done.issue == open_issue.issue_id), None)
        others = [done for done in last if done is not here]
        count = int(here is not None and open_issue is not None and self._undo_here(open_issue, here))

        def show(outcome: tuple[list[bool], list[Lease]]) -> None:
            undone, held = outcome
            self._window.show_toast(self._undo_message(last, count + sum(undone), len(held)))
            self._last = [done for done in others if done.issue in {lease.issue for lease in held}]
            self._opened.show_left_out(held)

        self.ask(lambda library: workflow.undo_in_all(library, others, author=author), show) if others else show(
            ([], [])
        )

    def _undo_here(self, open_issue: OpenIssue, done: Done) -> bool:
        """Take something back in the open issue, as far as it was the last thing done there, and show it."""
        open_issue.about_to_change.emit()  # what is being typed comes after it
        way = open_issue.history.back()
        if [entry.number for entry in way.entries] != [done.number] or not open_issue.undo():
            return False
        self._window.desk.show_change(open_issue.operation(way.entries[0]).inverse())
        return True

    def _undo_message(self, last: Sequence[Done], count: int, held: int) -> str:
        """The message about how many of the last operations were undone, and how many issues others hold."""
        if not last:
            return self.tr("Nothing was done in the whole database.")
        text = self.tr("Taken back in {0} of {1} issues: {2}").format(count, len(last), operation_name(last[0].name))
        if count + held < len(last):
            text += " " + self.tr("(Elsewhere something else was done after it.)")
        return text

    def open(self, issue_id: int) -> bool:
        """Open an issue, unless it is open; whether it is."""
        window = self._window
        if window.open_issue is None or window.open_issue.issue_id != issue_id:
            self._opened.show_issue(issue_id)
        return window.open_issue is not None and window.open_issue.issue_id == issue_id

    def search(self, query: Query, replacement: str, hear: Callable[[list[Hit] | None], object]) -> None:
        """Search all issues; a search that is still running is dropped."""
        self._asked = asked = hear

        def work(library: Library) -> None:
            hits = workflow.search(library, query, replacement, wanted=lambda: self._asked is asked)
            with closing(hits):
                for page in workflow.pages(hits):
                    self.page_ready.emit(asked, page)

        self.ask(work, lambda _nothing: self._on_page_ready(asked, None))

    def _on_page_ready(self, hear: Callable[[list[Hit] | None], object], page: list[Hit] | None) -> None:
        if hear is self._asked:
            hear(page)

    def make_index(self) -> None:
        """Put the issues into the index for searching that are not there yet, in the background."""
        if not self._opened.library.is_read_only and self._opened.library.text_index.pending():
            database = self._opened.library.address

            def work(progress: workflow.OnProgress) -> None:
                with workflow.open_library(database) as library:
                    workflow.make_index(library, progress, wanted=lambda: not self._stopped)

            self._background.start_with_progress(self.tr("Indexing the texts for searching…"), work, self._show_indexed)

    def _show_indexed(self, _nothing: None) -> None:
        self._window.show_message(self.tr("The texts are indexed for searching."))

    def stop(self) -> None:
        """Make running work end soon."""
        self._asked, self._stopped = None, True
