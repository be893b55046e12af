"""The panels of the window in tabbed docks at its foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow

from annotator.window.desk import Desk
from annotator.window.panels.differences import DifferencesPanel
from annotator.window.panels.duplicates import DuplicatesPanel
from annotator.window.panels.entities import EntitiesPanel
from annotator.window.panels.findings import FindingsPanel
from annotator.window.panels.guidelines import GuidelinesPanel
from annotator.window.panels.history import HistoryPanel
from annotator.window.panels.notes import NotesPanel
from annotator.window.panels.panel import Panel
from annotator.window.panels.queue import QueuePanel
from annotator.window.panels.search import DATABASE, ISSUE, SearchPanel
from annotator.window.panels.segments import SegmentsPanel

PANELS: tuple[type[Panel], ...] = (
    QueuePanel,
    SearchPanel,
    DuplicatesPanel,
    SegmentsPanel,
    EntitiesPanel,
    GuidelinesPanel,
    FindingsPanel,
    DifferencesPanel,
    NotesPanel,
    HistoryPanel,
)
"""The panels, in the order of their tabs; each has an action of its name in the table of actions."""

P = TypeVar("P", bound=Panel)


class Docks:
    """Makes the panels, all hidden at first, and shows them."""

    def __init__(self, window: QMainWindow, desk: Desk) -> None:
        self._desk = desk
        self.panels: dict[str, Panel] = {}
        first: QDockWidget | None = None
        for panel in (make(desk) for make in PANELS):
            dock = QDockWidget(panel.title, window)
            dock.setObjectName(f"{panel.name}Dock")
            dock.setWidget(panel)
            window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
            if first is not None:
                window.tabifyDockWidget(first, dock)
            first = first or dock
            dock.visibilityChanged.connect(partial(_keep_from_keys_behind, dock, panel))
            dock.hide()
            self.panels[panel.name] = panel

    def of(self, kind: type[P]) -> P:
        """The panel of a kind."""
        panel = self.panels[kind.name]
        assert isinstance(panel, kind)
        return panel

    def raise_(self, panel: Panel) -> None:
        """Show a panel."""
        dock = _dock(panel)
        dock.show()
        dock.raise_()
        panel.setEnabled(True)

    def list_doubts(self, kind: str) -> None:
        """Show the doubts of a kind."""
        queue = self.of(QueuePanel)
        self.raise_(queue)
        queue.show_kind(kind)

    def show(self, name: str) -> None:
        """Show a panel and give it the keyboard; if it has the keyboard already, hide it."""
        panel = self.panels[name]
        if panel is self._with_keyboard():
            _dock(panel).hide()
            self._desk.editor.setFocus()
            return
        self.raise_(panel)
        panel.take_keys()

    def check(self, actions: Mapping[str, QAction]) -> None:
        """Let the action of each panel have a check mark while the panel is shown."""
        for name, panel in self.panels.items():
            action, dock = actions[name], _dock(panel)
            action.setCheckable(True)
            dock.toggleViewAction().toggled.connect(action.setChecked)
            action.triggered.connect(partial(_check, action, dock))  # it has toggled itself, also where the panel stays

    def find_in_issue(self) -> None:
        """Ask what to look for in the open issue."""
        self._find(ISSUE)

    def find_in_database(self) -> None:
        """Ask what to look for in all issues."""
        self._find(DATABASE)

    def _find(self, scope: int) -> None:
        search = self.of(SearchPanel)
        self.raise_(search)
        search.begin(scope)

    def replace(self) -> None:
        """Ask what to put in the place of what is looked for."""
        search = self.of(SearchPanel)
        self.raise_(search)
        search.begin(search.scope.currentIndex())
        if search.pattern.text():
            search.replacement.setFocus()

    def answer(self, does: object) -> Callable[[], object] | None:
        """The call of the focused panel for an action, by what the action usually calls."""
        panel = self._with_keyboard()
        return partial(panel.answers[does], panel) if panel and does in panel.answers else None

    def _with_keyboard(self) -> Panel | None:
        widget = QApplication.focusWidget()
        return next((panel for panel in self.panels.values() if widget and panel.isAncestorOf(widget)), None)


def _check(action: QAction, dock: QDockWidget) -> None:
    action.setChecked(dock.toggleViewAction().isChecked())


def _keep_from_keys_behind(dock: QDockWidget, panel: Panel, is_seen: bool) -> None:
    """Let Tab pass by a panel that is behind another, which Qt takes for visible."""
    panel.setEnabled(is_seen or dock.isHidden())


def _dock(panel: Panel) -> QDockWidget:
    dock = panel.parentWidget()
    assert isinstance(dock, QDockWidget)
    return dock
