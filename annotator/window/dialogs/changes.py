"""What changed: an article, or the whole issue, against the raw text, to read, to print, and to keep as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFileDialog, QTextBrowser, QWidget

from annotator.window.dialogs.changes_page import page
from annotator.window.dialogs.dialog import CLOSE, Dialog
from annotator.window.looks import theme
from annotator.window.looks.schemes import LIGHT
from annotator.window.open_issue import OpenIssue


class ChangesDialog(Dialog):
    """Shows the page of changes; `export_requested` carries a file and its content."""

    topic = "history"
    export_requested = Signal(Path, str)

    def __init__(self, open_issue: OpenIssue, article_id: str, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What changed"))
        self._open_issue, self._article_id, self._language = open_issue, article_id, language
        self.whole = QCheckBox(self.tr("the whole issue"))
        self.whole.toggled.connect(self._refresh)
        self.view = QTextBrowser(openLinks=False)
        self.view.setPalette(theme.palette_of(LIGHT))  # as it is printed
        self.view.setAccessibleName(self.windowTitle())
        self.buttons = self.ending(CLOSE)
        export = self.buttons.addButton(self.tr("Export as HTML…"), QDialogButtonBox.ButtonRole.ActionRole)
        export.clicked.connect(self._on_export)
        self.buttons.addButton(self.tr("Print…"), QDialogButtonBox.ButtonRole.ActionRole).clicked.connect(
            self._on_print
        )
        self.lay_out(self.whole, self.view, self.buttons, size=(820, 720))
        self.view.setFocus()
        self._refresh()

    def html(self) -> str:
        """The page that is shown."""
        issue = self._open_issue.issue
        articles = issue.articles if self.whole.isChecked() else [issue.layout.article_of(self._article_id)]
        return page(issue, articles, language=self._language)

    def _refresh(self) -> None:
        self.view.setHtml(self.html())

    def _on_export(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(self, self.windowTitle(), "changes.html", "HTML (*.html)")
        if name:
            self.export_requested.emit(Path(name), self.html())

    def _on_print(self) -> None:
        # Only here, as it takes its time to load and may find no printer.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._print_dialog = dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.view.print_(printer))
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by its name
