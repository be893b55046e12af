"""The backups of the database: which there are, one more, and the way back to one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from annotator.window.dialogs.dialog import CLOSE, Dialog
from annotator.window.looks.layouts import in_text, push_button
from annotator.window.looks.literal import plain_label

if TYPE_CHECKING:
    from annotator.workflow.backups import Backup

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BackupsDialog(Dialog):
    """Lists the backups, newest first; `backup_requested` asks for another, `restore_requested` carries the chosen."""

    topic = "databases"
    backup_requested = Signal()
    restore_requested = Signal(Path)

    def __init__(self, database: Path, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups of the database"))
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setHeaderLabels([self.tr("Made"), self.tr("Size"), self.tr("Issues"), self.tr("Articles approved")])
        self.list.currentItemChanged.connect(self._update_message)
        self.message = plain_label(wraps=True)
        self.make = push_button(self.tr("Back up now"), self._on_make)
        self.restore = push_button(self.tr("Restore"), self._on_restore)
        buttons = self.ending(CLOSE, self.make, self.restore)
        self.lay_out(plain_label(str(database), wraps=True), self.list, self.message, buttons, size=(640, 420))
        self.show_backups(backups)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show which backups there are."""
        self.list.clear()
        for backup in backups:
            size = QLocale().formattedDataSize(backup.size, 1)
            cells = [
                f"{backup.at:%Y-%m-%d %H:%M:%S}",
                size,
                str(backup.issues),
                f"{backup.approved} / {backup.articles}",
            ]
            item = QTreeWidgetItem(self.list, cells)
            item.setData(0, Qt.ItemDataRole.UserRole, backup.path)
            for number in range(1, len(cells)):
                item.setTextAlignment(number, _RIGHT)
        for number, width in enumerate((210, 110, 90)):
            self.list.setColumnWidth(number, in_text(width))
        if (newest := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(newest)
        self.make.setEnabled(True)
        self._update_message()

    def _update_message(self) -> None:
        item = self.list.currentItem()
        self.restore.setEnabled(item is not None)
        text = self.tr(
            "“Restore” makes the database what it was at {0}. What it is now is backed up first; what was done since "
            "then is only in that backup, to which you can come back."
        )
        none = self.tr("There is no backup yet. One is made each day, and before anything that changes many issues.")
        self.message.setText(text.format(item.text(0)) if item else none)

    def _on_make(self) -> None:
        self.make.setEnabled(False)
        self.backup_requested.emit()

    def _on_restore(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.restore_requested.emit(item.data(0, Qt.ItemDataRole.UserRole))
