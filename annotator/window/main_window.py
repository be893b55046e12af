"""The main window: it puts the views together and connects them; behaviour is in the views and gestures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QWidget

from annotator.core.issue import Article
from annotator.core.labels import Label
from annotator.core.operations import Operation
from annotator.core.records import ArticleKind, Boundary, Position
from annotator.settings import Settings
from annotator.window import actions
from annotator.window.action_table import ACTIONS
from annotator.window.actions import Wish
from annotator.window.calls import calls
from annotator.window.context_menus import ContextMenus
from annotator.window.descriptions import warning
from annotator.window.desk import Desk
from annotator.window.dialogs.opening import Dialogs
from annotator.window.first_steps import FirstSteps
from annotator.window.focus import Focus
from annotator.window.gestures import Gestures
from annotator.window.labels import LABEL_TITLES
from annotator.window.looks import theme
from annotator.window.looks.layouts import stack
from annotator.window.looks.screen import fit
from annotator.window.messages import operation_name, trouble
from annotator.window.only_text import OnlyText
from annotator.window.open_issue import OpenIssue
from annotator.window.own_keys import OwnKeys
from annotator.window.page.page_side import PageSide
from annotator.window.page.strip_over_text import StripOverText
from annotator.window.panels.docks import Docks
from annotator.window.panels.queue import QueuePanel
from annotator.window.panels.search import SearchPanel
from annotator.window.panes.article_bar import ArticleBar
from annotator.window.panes.article_editor import ArticleEditor
from annotator.window.panes.article_filter import FilterBar
from annotator.window.panes.article_list import ArticleList
from annotator.window.panes.entity_drag import EntityDrag
from annotator.window.panes.lease_bar import LeaseBar
from annotator.window.panes.list_and_text import ListAndText
from annotator.window.panes.notice import Notice
from annotator.window.panes.raw_view import RawView
from annotator.window.place import Place
from annotator.window.status_bar import StatusBar
from annotator.window.work_bar import WorkBar

_LEAST_LINES = 10  # of the texts, whatever stands at the foot


class View(Protocol):
    """What shows the open issue, or none."""

    def show_open_issue(self, open_issue: OpenIssue) -> None: ...
    def clear_issue(self) -> None: ...


class MainWindow(QMainWindow):
    """The window on one issue.

    `requested` says what the application is to do, where the window can't do it itself. `first_painted` comes once,
    when the window can be seen, `leaving` before it closes.
    """

    files_dropped = Signal(list)
    requested = Signal(Wish)
    settings_changed = Signal(object)
    page_requested = Signal(Path, str)
    first_painted = Signal()
    leaving = Signal()

    def __init__(self, settings: Settings, language: str) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.settings = settings
        theme.THEME.use(settings.theme)
        self.language = language
        self._database = ""
        self.open_issue: OpenIssue | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self._was_painted = False
        self._was_warned = False
        self.focus_ = Focus(self)
        self.raw = RawView(self.focus_)
        self.side = PageSide(self.raw, self.focus_)
        self.editor = ArticleEditor(self.focus_)
        self.strip = StripOverText(self.editor, self.side.prints)
        self.entity_drag = EntityDrag(self.editor)
        self.articles = ArticleList(self.focus_)
        self.desk = Desk(self.side, self.editor, self.focus_, self)
        self.toast = Notice(self.editor)
        self.gestures = Gestures(self.desk)
        self.bar = ArticleBar(self.gestures.articles)
        self.lease_bar = LeaseBar()
        self._lay_out()
        self.docks = Docks(self, self.desk)
        self.only_text = OnlyText(self, self.editor, self._around_text)
        self.actions_ = actions.Actions(self, self.settings.keys)
        OwnKeys(self)
        self.first_steps = FirstSteps(self, self)
        self.dialogs = Dialogs(self, self.desk, self.actions_, language, self.page_requested.emit)
        self._fill_menus()
        self.context_menus = ContextMenus(self.desk, self.articles, self.docks, self.actions_)
        self._connect()
        self._apply_settings()
        fit(self, QSize(*settings.window_size))
        self.restoreGeometry(QByteArray.fromBase64(settings.window_place.encode()))
        self.restoreState(QByteArray.fromBase64(settings.window_state.encode()))
        self._show_title()
        self.actions_.enable(has_issue=False)

    def _lay_out(self) -> None:
        self.right = ListAndText(_column(FilterBar(self.focus_), self.articles), self.editor)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.addWidget(self.side)
        self.panes.addWidget(self.right)
        for splitter, share in ((self.panes, self.settings.raw_share), (self.right, self.settings.list_share)):
            splitter.setChildrenCollapsible(False)
            splitter.setSizes([size * 1000 for size in share] if max(share) < 100 else list(share))
        self.raw.setAccessibleName(self.tr("Raw text"))
        self.pages = QStackedWidget()
        self.pages.addWidget(_column(self.bar, self.panes))
        self.setCentralWidget(_column(self.lease_bar, self.pages))
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.notice, self.unstored, self.progress = self.status.notice, self.status.unstored, self.status.progress

    def _fill_menus(self) -> None:
        g = self.gestures
        owners = (*g.groups, self.dialogs, self.only_text, self.docks, self.search, self.docks.of(QueuePanel))
        for row, call in calls(ACTIONS, owners, self.docks, self.requested.emit):
            self.actions_.add(row, partial(self._unless_hindered, call) if row.asks else call)
        self.docks.check(self.actions_.by_name)
        self.actions_.add_choices(g.articles.set_kind, g.articles.set_part)
        self.bar.show_actions(self.actions_)

    def _around_text(self) -> Sequence[QWidget]:
        return self.menuBar(), self.statusBar(), self.bar, self.side, self.right.articles

    def answer(self, answers: Mapping[Wish, Callable[[], object]]) -> None:
        """Connect what the window can't do itself. LookupError for a wish without an answer."""
        if unanswered := set(Wish) - answers.keys():
            raise LookupError(f"nobody answers {unanswered}")
        self.requested.connect(lambda wish: answers[wish]())

    def _unless_hindered(self, call: Callable[[], object]) -> None:
        """Do what asks first and then changes the issue, where that can be changed."""
        if self.open_issue is not None and self.open_issue.may_edit():
            call()

    def _connect(self) -> None:
        self.raw.bar.boundary_dropped.connect(self.gestures.boundaries.move_boundary)
        self.raw.bar.split_requested.connect(lambda raw: self.gestures.boundaries.split_at(Position(raw)))
        self.entity_drag.stretched.connect(self.gestures.entities.stretch)
        self.side.preferred.connect(lambda changes: self.change_settings(**changes))
        self.strip.strip.pressed.connect(lambda raw: self.desk.show_place(Position(raw)))
        self.side.pressed.connect(lambda raw: self.desk.show_place(Position(raw)))
        self.side.message.connect(self.show_toast)
        self.desk.message.connect(self.show_toast)
        self.gestures.regions.listed_at = self.articles.article_at
        self.gestures.regions.read = partial(self.requested.emit, Wish.READ_REGION)
        self.raw.bar.menu_requested.connect(self._on_menu_requested)
        self.editor.stored.connect(self.unstored.setHidden)
        self.desk.approved.connect(self._on_approved)
        self.desk.preferred.connect(lambda changes: self.change_settings(**changes))
        self.raw.zoomed.connect(self.gestures.view.zoom)
        self.editor.zoomed.connect(self.gestures.view.zoom)
        self.editor.put_aside.connect(self.lease_bar.keep)
        theme.THEME.changed.connect(self._on_theme_changed)
        self.first_painted.connect(self.actions_.show_icons)

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Show an issue, unless what is typed in the one before can't be stored."""
        if not self.leave_issue():
            return
        self.open_issue = open_issue
        self._drop_welcome()
        self.desk.show_open_issue(open_issue)
        with self.focus_.changing(self._first_to_do().id):
            for view in self._views():
                view.show_open_issue(open_issue)
        open_issue.refused.connect(self._on_refused)
        open_issue.changed.connect(self._on_changed)
        self.actions_.enable(has_issue=True)
        self._show_undo()
        self._show_title()

    def show_labels(self, labels: Sequence[Label]) -> None:
        """Offer a label set, and show entities in its colours."""
        if self.desk.labels != labels:
            theme.LABEL_COLOURS.use(labels)
            LABEL_TITLES.use(labels)
            self.desk.offer_labels(labels)
            self.actions_.show_labels(labels, self.gestures.entities.tag)
            self.bar.show_labels(self.actions_, labels)
            self.actions_.enable(has_issue=self.open_issue is not None)
            self.update()

    def show_welcome(self, page: QWidget) -> None:
        """Show a page instead of the texts, until an issue is shown."""
        self._drop_welcome()
        self.pages.setCurrentIndex(self.pages.addWidget(page))
        page.setFocus()

    def _drop_welcome(self) -> None:
        if (page := self.pages.widget(1)) is not None:
            self.pages.removeWidget(page)
            page.deleteLater()

    def _on_theme_changed(self) -> None:
        self.bar.show_colours(self.desk.labels)
        self.actions_.show_icons()

    def leave_issue(self) -> bool:
        """Leave the issue that was shown, if any: what is typed is stored, and nothing listens to it any more.

        False when what is typed can't be stored: then the issue stays.
        """
        if not self.editor.store_typing():
            return False
        if self.open_issue is not None:
            self.open_issue.changed.disconnect()
            self.open_issue.about_to_change.disconnect()
            self.open_issue.hindered.disconnect()
            self.open_issue.deleteLater()
            self.open_issue = None
            self.toast.hide()
            with self.focus_.changing(""):
                for view in self._views():
                    view.clear_issue()
            self.actions_.enable(has_issue=False)
            self._show_title()
        return True

    def _views(self) -> Iterator[View]:
        yield from (self.raw, self.side, self.articles, self.editor, self.bar, self.lease_bar, self.progress)
        yield self.first_steps
        yield from self.docks.panels.values()

    def _first_to_do(self) -> Article:
        assert self.open_issue is not None
        articles = self.open_issue.issue.articles
        return next((a for a in articles if a.kind != ArticleKind.FURNITURE and not a.approved), articles[0])

    def place(self) -> Place | None:
        """What is to be seen of the open issue."""
        if self.open_issue is None:
            return None
        return Place(
            self.open_issue.issue_id, self.focus_.article_id, self.editor.caret(), self.editor.top(), self.raw.top()
        )

    def go_to(self, place: Place) -> None:
        """Show the open issue as it was left, as far as what was chosen is still there."""
        assert self.open_issue is not None
        if isinstance(self.open_issue.issue.by_id.get(place.article), Boundary):
            self.focus_.choose(self.open_issue.issue.layout.article_of(place.article).id)
            caret = min(place.caret, len(self.editor.blocks.text))
            self.editor.select(caret, caret)
            self.editor.scroll_from(place.top)
            self.raw.scroll_from(place.raw_top)

    def show_database(self, name: str) -> None:
        """Say in the title which database is open."""
        self._database = name
        self._show_title()

    def change_settings(self, **changes: object) -> None:
        """Keep a change of the settings."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        self.settings_changed.emit(self.settings)
        self._apply_settings()

    def _apply_settings(self) -> None:
        self.desk.settings = self.settings
        theme.THEME.use(self.settings.theme)
        self.side.arrange(self.settings)
        font = theme.text_font(self.settings)
        for pane in (self.raw, self.editor):
            pane.setFont(font)
            pane.space_lines(self.settings.line_spacing)
            pane.keep_lines(_LEAST_LINES)
        self.editor.set_measure(self.settings.line_measure)

    @property
    def search(self) -> SearchPanel:
        """The panel of search and replace."""
        return self.docks.of(SearchPanel)

    def show_work(self, bar: WorkBar) -> WorkBar:
        """Show the bar of long work in the status bar."""
        self.status.show_work(bar)
        return bar

    def show_message(self, text: str) -> None:
        """Say something in the status bar, for a while."""
        self.status.show_notice(text)

    def show_toast(self, text: str) -> None:
        """Say what a gesture has done, over the text and in the status bar, for a while."""
        self.toast.show_toast(text)
        self.show_message(text)

    def _on_approved(self, article_id: str, accepts: int, rejects: int) -> None:
        assert self.open_issue is not None
        number = self.open_issue.issue.layout.number_of(article_id) + 1
        keys = actions.native(self.actions_.by_name["undo"]).split("   ")[0]
        text = self.tr("Article {0} approved: accepts {1}, rejects {2}; {3} takes it back")
        self.show_toast(text.format(number, accepts, rejects, keys))

    def hide_toast(self) -> None:
        """Take back what was said last."""
        self.notice.clear()
        self.toast.hide()

    def _on_refused(self, error: Exception) -> None:
        self.show_toast("⚠ " + trouble(error))  # type: ignore[arg-type]

    def _on_changed(self, operation: Operation) -> None:
        self._show_undo()
        self._show_title()
        self.toast.hide()
        assert self.open_issue is not None
        if text := warning(self.open_issue.issue, operation):
            self.show_toast(text)

    def _on_menu_requested(self, raw: int, point: QPoint) -> None:
        cursor = self.raw.textCursor()
        cursor.setPosition(self.raw.blocks.to_qt(raw))
        self.raw.setTextCursor(cursor)
        self.raw.setFocus()
        self.context_menus.open_band(self.raw.viewport().mapFromGlobal(point))

    def _show_undo(self) -> None:
        assert self.open_issue is not None
        history = self.open_issue.history
        for name, entry, text in (
            ("undo", history.to_undo, self.tr("&Undo {0}")),
            ("redo", history.to_redo, self.tr("&Redo {0}")),
        ):
            action = self.actions_.by_name[name]
            action.setText(text.format(operation_name(entry.name) if entry else "").strip())

    def _show_title(self) -> None:
        issue = self.open_issue.issue.title if self.open_issue else ""
        self.setWindowTitle(" — ".join(filter(None, (issue, self._database, self.tr("Correction desk")))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else takes leads back to the text, and from the text alone to all else."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.first_steps.leave():
                self.only_text.leave()
            self.editor.setFocus()
        else:
            super().keyPressEvent(event)

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
            QTimer.singleShot(0, self, self.first_painted.emit)  # when the views in it are painted too

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        is_stored = self.editor.store_typing() and not self.lease_bar.kept
        if not is_stored and not self._was_warned:
            self._was_warned = True
            self.show_message(self.tr("What you typed last can't be stored. Close the window again to lose it."))
            event.ignore()
            return
        self.leaving.emit()
        self.only_text.leave()
        size, panes, right = self.normalGeometry().size(), self.panes.sizes(), self.right.sizes()
        self.change_settings(
            window_size=(size.width(), size.height()),
            window_place=self.saveGeometry().toBase64().toStdString(),
            raw_share=_share(panes),
            image_share=self.side.share() or self.settings.image_share,
            list_share=_share(right),
            window_state=self.saveState().toBase64().toStdString(),
        )
        super().closeEvent(event)


def _column(*widgets: QWidget) -> QWidget:
    """Stacks widgets; the last one takes the remaining space."""
    whole = QWidget()
    column = stack(whole, *widgets)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.setStretchFactor(widgets[-1], 1)
    return whole


def _share(sizes: Sequence[int]) -> tuple[int, int]:
    return max(1, sizes[0]), max(1, sizes[1])
