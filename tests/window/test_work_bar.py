"""The bar of long work, and what is shown when an import ends, are parts of their windows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator import workflow
from annotator.app import Application
from annotator.window.dialogs.imported import ImportedDialog
from annotator.window.main_window import MainWindow
from annotator.window.work_bar import WorkBar


class Shown(QObject):
    """Notes each widget that is shown as a window of its own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.windows: list[QWidget] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched)
        return False


def test_no_part_is_shown_as_a_window_before_it_has_its_place(window: MainWindow, qapp: QApplication) -> None:
    shown = Shown(qapp)
    bar = window.show_work(WorkBar("…", items=3, can_stop=True))
    dialog = ImportedDialog(["1"], ["a.txt: is empty."], window)
    dialog.open()
    assert bar.stop.isVisibleTo(bar)
    assert shown.windows == [dialog]
    qapp.removeEventFilter(shown)
    dialog.close()
    bar.deleteLater()


def test_a_long_notice_ends_in_dots_and_does_not_run_into_the_figures(window: MainWindow) -> None:
    notice, long = window.notice, "新导入 3 期。" * 100
    width = window.width()
    window.show_message(long)
    QApplication.processEvents()
    assert (notice.text(), window.width()) == (long, width)
    shown = notice.grab().toImage()
    notice.setText(notice.fontMetrics().elidedText(long, Qt.TextElideMode.ElideRight, notice.width()))
    assert "…" in notice.text()
    assert notice.grab().toImage() == shown


def endless(progress: workflow.OnProgress) -> None:
    while True:
        progress(0.5)


def test_what_leaves_nothing_behind_is_stopped_by_its_bar_or_by_closing_and_nobody_is_asked(
    desk: Application, qtbot: QtBot
) -> None:
    brought: list[object] = []
    desk.background.start_with_progress("…", endless, brought.append, can_stop=True)
    assert not desk.background.may_be_stopped()
    bar = desk.window.findChild(WorkBar)
    assert isinstance(bar, WorkBar)
    bar.stop.click()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert desk.window.notice.text() == "Stopped."
    desk.background.start_with_progress("…", endless, brought.append, can_stop=True)
    desk.background.stop()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert brought == []
