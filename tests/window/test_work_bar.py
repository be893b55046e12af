"""The bar of long work, and what is shown when an import ends, are parts of their windows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

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
