"""The main window: it puts the views together and connects them; what they do stands in themselves and in the
gestures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow, QSplitter, QVBoxLayout, QWidget

from annotator.core.issue import Article
from annotator.core.operations import Operation
from annotator.core.records import ArticleKind, Position
from annotator.settings import Settings
from annotator.window import actions, theme
from annotator.window.article_bar import ArticleBar
from annotator.window.article_editor import ArticleEditor
from annotator.window.article_filter import FilterBar
from annotator.window.article_list import ArticleList
from annotator.window.changes_dialog import ChangesDialog
from annotator.window.continue_dialog import ContinueDialog
from annotator.window.descriptions import hurt_names
from annotator.window.desk import Desk
from annotator.window.document import Document
from annotator.window.duplicates_panel import DuplicatesPanel
from annotator.window.focus import Focus
from annotator.window.gestures import Gestures
from annotator.window.history_panel import HistoryPanel
from annotator.window.keys_dialog import KeysDialog
from annotator.window.labels import default_labels
from annotator.window.messages import operation_name, trouble
from annotator.window.notes_panel import NotesPanel
from annotator.window.palette_dialog import PaletteDialog
from annotator.window.panel import Panel
from annotator.window.pieces_panel import PiecesPanel
from annotator.window.preferences_dialog import PreferencesDialog
from annotator.window.progress import Progress
from annotator.window.queue_panel import QueuePanel
from annotator.window.raw_view import RawView
from annotator.window.search_panel import SearchPanel

_NOTICE_TIME = 8000  # milliseconds
PANELS: tuple[type[Panel], ...] = (
    QueuePanel,
    SearchPanel,
    DuplicatesPanel,
    PiecesPanel,
    NotesPanel,
    HistoryPanel,
)
"""The panels, in the order of their tabs; each has an action of its name in the table of actions."""
_CONTEXT = ["split_here", "merge_with_previous", "continue_article", "begin_article"]


class View(Protocol):
    """What shows the open issue, or none."""

    def show_document(self, document: Document) -> None: ...
    def clear_document(self) -> None: ...


class MainWindow(QMainWindow):
    """The window on one issue.

    What it can't do itself it wishes for: `wished` names an action that the application answers. `first_painted` tells
    once that the window can be seen.
    """

    files_dropped = Signal(list)
    wished = Signal(str)
    settings_changed = Signal(object)
    page_wished = Signal(Path, str)
    first_painted = Signal()

    def __init__(self, settings: Settings, language: str) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.settings = settings
        self.language = language
        self.document: Document | None = None
        self._was_painted = False
        self._was_warned = False
        self.focus_ = Focus(self)
        self.raw = RawView(self.focus_)
        self.editor = ArticleEditor(self.focus_)
        self.articles = ArticleList(self.focus_)
        self.desk = Desk(self.raw, self.editor, self.focus_, self)
        self.gestures = Gestures(self.desk)
        self.labels = [(label, label.title(language)) for label in default_labels()]
        self.bar = ArticleBar(self.gestures.articles, self.labels)
        self.panels: dict[str, Panel] = {}
        self._lay_out()
        self.actions_ = actions.Actions(self, self.settings.keys)
        self._fill_menus()
        self._connect()
        self._apply_looks()
        self.resize(*settings.window_size)
        self.restoreState(QByteArray.fromBase64(settings.window_state.encode()))
        self._tell_title()
        self.actions_.enable(has_issue=False)

    def _lay_out(self) -> None:
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.addWidget(_column(FilterBar(self.focus_), self.articles))
        self.right.addWidget(_column(self.bar, self.editor))
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.addWidget(self.raw)
        self.panes.addWidget(self.right)
        for splitter, share in ((self.panes, self.settings.raw_share), (self.right, self.settings.list_share)):
            splitter.setChildrenCollapsible(False)
            splitter.setSizes([size * 1000 for size in share] if max(share) < 100 else list(share))
        self.raw.setAccessibleName(self.tr("Raw text"))
        self.setCentralWidget(self.panes)
        self.notice = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.progress = Progress()
        self.statusBar().addWidget(self.notice, 1)
        self.statusBar().addPermanentWidget(self.progress)
        for panel in (make(self.desk) for make in PANELS):
            self._put_dock(panel)
        self._notice_timer = QTimer(self, singleShot=True, interval=_NOTICE_TIME)
        self._notice_timer.timeout.connect(self.notice.clear)

    def _put_dock(self, panel: Panel) -> None:
        """Put a panel into a dock at the foot of the window, behind the others' tabs, out of sight at first."""
        dock = QDockWidget(panel.title, self)
        dock.setObjectName(f"{panel.name}Dock")
        dock.setWidget(panel)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        for other in self.panels.values():
            self.tabifyDockWidget(other.parentWidget(), dock)
            break
        dock.hide()
        self.panels[panel.name] = panel

    def _fill_menus(self) -> None:
        for row in actions.ACTIONS:
            self.actions_.add(row, self._call_of(row.name))
        g = self.gestures
        self.actions_.add_choices(g.articles.set_kind, g.articles.set_part, g.names.tag, self.labels)
        self.bar.show_actions(self.actions_)

    def _call_of(self, name: str) -> Callable[[], object]:
        """What an action does: the window's own method of its name, a gesture, or a wish to the application."""
        own: dict[str, Callable[[], object]] = {
            "quit": self.close,
            "continue_article": self.choose_article_to_continue,
            "larger_text": lambda: self.zoom(1),
            "smaller_text": lambda: self.zoom(-1),
            "show_palette": lambda: PaletteDialog(self.actions_, self).open(),
            "show_keys": self.show_keys,
            "preferences": self.choose_preferences,
            "show_changes": self.show_changes,
            "find": lambda: self.find(1),
            "find_in_database": lambda: self.find(2),
            "replace": self.find_and_replace,
            "next_hit": self.search.next_hit,
            "previous_hit": self.search.previous_hit,
            "decide_many": self.panels["queue_panel"].decide_many,
            "go_raw": self.raw.setFocus,
            "go_text": self.editor.setFocus,
            **{panel: lambda panel=panel: self.show_panel(panel) for panel in self.panels},  # type: ignore[misc]
        }
        usual = own.get(name) or self.gestures.find(name) or (lambda: self.wished.emit(name))
        return lambda: (self._call_of_panel(name) or usual)()

    def _call_of_panel(self, name: str) -> Callable[[], object] | None:
        """What the panel that has the keyboard makes of an action."""
        found = QApplication.focusWidget()
        panel = next((panel for panel in self.panels.values() if found and panel.isAncestorOf(found)), None)
        return getattr(panel, name) if panel and name in panel.answers else None

    def _connect(self) -> None:
        self.raw.bar.boundary_dropped.connect(self.gestures.boundaries.move_boundary)
        self.raw.bar.split_wished.connect(lambda raw: self.gestures.boundaries.split_at(Position(raw)))
        self.raw.bar.menu_wished.connect(self._on_menu_wished)
        self.raw.zoomed.connect(self.zoom)
        self.editor.zoomed.connect(self.zoom)

    def show_document(self, document: Document) -> None:
        """Show an issue, unless what is typed in the one before can't be stored."""
        if not self.leave_document():
            return
        self.document = document
        self.desk.show_document(document)
        for view in self._views():
            view.show_document(document)
        document.refused.connect(self._on_refused)
        document.changed.connect(self._on_changed)
        self.actions_.enable(has_issue=True)
        self._tell_undo()
        self._tell_title()
        self.focus_.article_id = ""
        self.focus_.choose(self._first_to_do().id)

    def leave_document(self) -> bool:
        """Leave the issue that was shown, if any: what is typed is stored, and nothing listens to it any more.

        False when what is typed can't be stored: then the issue stays.
        """
        if not self.editor.store_typing():
            return False
        if self.document is not None:
            self.document.changed.disconnect()
            self.document.about_to_change.disconnect()
            self.document.deleteLater()
            self.document = None
            self.focus_.choose("")
            for view in self._views():
                view.clear_document()
            self.actions_.enable(has_issue=False)
            self._tell_title()
        return True

    def _views(self) -> Iterator[View]:
        yield from (self.raw, self.articles, self.editor, self.bar, self.progress)
        yield from self.panels.values()

    def show_panel(self, name: str) -> None:
        """Bring a panel up and give it the keyboard; when it has that already, put it away again."""
        panel = self.panels[name]
        dock = panel.parentWidget()
        if panel.isVisible() and panel.isAncestorOf(QApplication.focusWidget() or self):
            dock.hide()
            self.editor.setFocus()
            return
        dock.show()
        dock.raise_()
        panel.take_keys()

    def _first_to_do(self) -> Article:
        assert self.document is not None
        articles = self.document.issue.articles
        return next((a for a in articles if a.kind != ArticleKind.FURNITURE and not a.approved), articles[0])

    def zoom(self, steps: int) -> None:
        """Make the texts larger or smaller, by a point a step."""
        size = min(40.0, max(6.0, self.settings.font_size + steps))
        self.change_settings(font_size=size)
        self._apply_looks()

    def change_settings(self, **changes: object) -> None:
        """Keep a change of the settings."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        self.settings_changed.emit(self.settings)

    def _apply_looks(self) -> None:
        font = theme.text_font(self.settings)
        for pane in (self.raw, self.editor):
            pane.setFont(font)
            pane.space_lines(self.settings.line_spacing)

    def choose_preferences(self) -> None:
        """Ask what the person prefers, and keep it."""
        dialog = PreferencesDialog(self.settings, self)
        dialog.chosen.connect(self._on_preferences)
        dialog.open()

    def _on_preferences(self, changes: dict[str, object]) -> None:
        self.change_settings(**changes)
        self._apply_looks()

    @property
    def search(self) -> SearchPanel:
        """The panel of search and replace."""
        panel = self.panels["search_panel"]
        assert isinstance(panel, SearchPanel)
        return panel

    def find(self, scope: int) -> None:
        """Ask what to look for: 1, in the issue; 2, in the database."""
        if not self.search.isVisible() or self.search.scope.currentIndex() != scope:
            self.search.scope.setCurrentIndex(scope)
        dock = self.search.parentWidget()
        dock.show()
        dock.raise_()
        self.search.take_keys()
        self.search.look()

    def find_and_replace(self) -> None:
        """Ask what to put in the place of what is looked for."""
        self.find(self.search.scope.currentIndex())
        self.search.replacement.setFocus()

    def show_changes(self) -> None:
        """Show the chosen article against the raw text."""
        assert self.document is not None
        self.editor.store_typing()
        dialog = ChangesDialog(self.document, self.focus_.article_id, self.language, self)
        dialog.export_wished.connect(self.page_wished)
        dialog.open()

    def show_keys(self) -> None:
        """Show all actions with their keys, which can be changed there."""
        dialog = KeysDialog(self.actions_, self)
        dialog.keys_chosen.connect(self._on_keys_chosen)
        dialog.open()

    def _on_keys_chosen(self, name: str, keys: str) -> None:
        others = {other: chosen for other, chosen in self.settings.keys.items() if other != name}
        own = {} if keys == self.actions_.rows[name].keys else {name: keys}
        self.change_settings(keys={**others, **own})

    def choose_article_to_continue(self) -> None:
        """Ask which article the segment at the caret goes on, and link them."""
        assert self.document is not None
        dialog = ContinueDialog(self.document, self.desk.segment, self)
        dialog.chosen.connect(self.gestures.boundaries.go_on_with)
        dialog.open()

    def tell(self, text: str) -> None:
        """Say something in the status bar, for a while."""
        self.notice.setText(text)
        self._notice_timer.start()

    def _on_refused(self, error: Exception) -> None:
        self.tell("⚠ " + trouble(error))  # type: ignore[arg-type]

    def _on_changed(self, operation: Operation) -> None:
        self._tell_undo()
        assert self.document is not None
        if hurt := hurt_names(self.document.issue, operation):
            self.tell(self.tr("The text of these names has changed, look at them again: {0}").format(" ".join(hurt)))

    def _on_menu_wished(self, raw: int, point: QPoint) -> None:
        cursor = self.raw.textCursor()
        cursor.setPosition(self.raw.blocks.to_qt(raw))
        self.raw.setTextCursor(cursor)
        self.raw.setFocus()
        self.actions_.menu_of(_CONTEXT).popup(point)

    def _tell_undo(self) -> None:
        assert self.document is not None
        history = self.document.history
        for name, entry, text in (
            ("undo", history.to_undo, self.tr("&Undo {0}")),
            ("redo", history.to_redo, self.tr("&Redo {0}")),
        ):
            action = self.actions_.by_name[name]
            action.setText(text.format(operation_name(entry.name) if entry else "").strip())

    def _tell_title(self) -> None:
        name = self.tr("Correction desk")
        self.setWindowTitle(f"{self.document.issue.title} — {name}" if self.document else name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.files_dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.first_painted.emit)  # when the views in it are painted too

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.editor.store_typing() and not self._was_warned:
            self._was_warned = True
            self.tell(self.tr("What you typed last can't be stored. Close the window again to lose it."))
            event.ignore()
            return
        size, panes, right = self.size(), self.panes.sizes(), self.right.sizes()
        self.change_settings(
            window_size=(size.width(), size.height()),
            raw_share=_share(panes),
            list_share=_share(right),
            window_state=self.saveState().toBase64().toStdString(),
        )
        super().closeEvent(event)


def _column(*widgets: QWidget) -> QWidget:
    """Some widgets one above the other."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return whole


def _share(sizes: Sequence[int]) -> tuple[int, int]:
    return max(1, sizes[0]), max(1, sizes[1])
