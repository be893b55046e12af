"""What the application does with files of annotating tools: it tells what would come of them, and takes entities up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator import workflow
from annotator.app.background import Background
from annotator.app.open_library import OpenLibrary
from annotator.app.whole_database import WholeDatabase
from annotator.window.dialogs.bring_back import BringBackDialog
from annotator.window.main_window import MainWindow
from annotator.window.messages import format_title

if TYPE_CHECKING:
    from annotator.workflow import Library


class BringingBack(QObject):
    """Brings entities in files back, one operation an issue."""

    def __init__(
        self, window: MainWindow, opened: OpenLibrary, background: Background, whole_database: WholeDatabase
    ) -> None:
        super().__init__(window)
        self._window, self._opened, self._background, self._whole_database = window, opened, background, whole_database

    def ask(self, path: Path, name: str = "", offsets: workflow.Offsets | None = None) -> None:
        """Read a file in the named format, else in that of its suffix, and show what importing it would do."""
        self._background.start(lambda: workflow.read_back(path, name, offsets=offsets), self._show)

    def _show(self, brought: workflow.Brought) -> None:
        window = self._window
        window.editor.store_typing()
        dialog = BringBackDialog(brought, format_title(brought.form.title), window.settings.person, window)
        dialog.previewed.connect(lambda wish: self._preview(dialog, brought, wish))
        dialog.requested.connect(self.take_up)
        dialog.reading_requested.connect(lambda offsets: self.ask(brought.path, brought.form.name, offsets))
        dialog.open()
        self._preview(dialog, brought, dialog.wish())

    def _preview(self, dialog: BringBackDialog, brought: workflow.Brought, wish: workflow.Wish) -> None:
        is_there = [True]
        dialog.finished.connect(is_there.clear)

        def look(library: Library) -> tuple[workflow.Plan, list[workflow.Merged]]:
            plan = workflow.plan(library, brought, wish)
            return plan, list(workflow.outcomes(library, plan))

        self._opened.ask(look, lambda shown: dialog.show_plan(*shown) if is_there else None)

    def take_up(self, plan: workflow.Plan) -> None:
        """Carry a plan out: the open issue first, as on screen."""
        verbs = workflow.verbs(plan)
        if verbs:
            self._whole_database.act(verbs, lambda: self._add(plan))
        else:
            self._add(plan)

    def _add(self, plan: workflow.Plan) -> None:
        if not plan.new:
            self._opened.show_labels()
            return

        def show(added: list[workflow.Merged]) -> None:
            self._opened.show_issue(added[-1].issue)
            self._window.show_message(self.tr("Imported. New issues: {0}").format(len(added)))

        self._opened.ask(lambda library: [workflow.add(library, group, plan) for group in plan.new], show)
