"""The import of a raw issue: how it is read, and what is odd in it, before anything is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QFormLayout, QGridLayout, QGroupBox, QPlainTextEdit, QWidget

from annotator import workflow
from annotator.core.errors import AnnotatorError
from annotator.core.records import Boundary, Decided
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.looks.literal import plain_label
from annotator.window.messages import column_name, format_title, oddity_name, trouble
from annotator.workflow import Column, Look

_SHOWN = 3000
_MOST_FINDINGS = 12


class ImportDialog(Dialog):
    """Shows how a file would be read: its format, its encoding and, of a table, what its columns hold; each can be
    changed.

    `requested` names the file, the encoding and the format to import it with (empty: as the file says), and by name
    what was chosen for its columns.
    """

    topic = "import"
    requested = Signal(Path, str, str, dict)

    def __init__(
        self, path: Path, look: Callable[..., Look], encodings: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import a raw issue"))
        self._path, self._look = path, look
        self.form = QComboBox()
        self.form.addItem(self.tr("detect"), "")
        for one in workflow.formats():
            if one.is_raw:
                self.form.addItem(format_title(one.title), one.name)
        self.encoding = QComboBox()
        self.encoding.addItem(self.tr("detect"), "")
        for name in encodings:
            self.encoding.addItem(name, name)
        self.columns = _Columns()
        self.read_as = plain_label(wraps=True)
        self.findings = plain_label(wraps=True)
        self.text = QPlainTextEdit(readOnly=True)
        self.buttons = self.ending(OK, CANCEL)
        self.buttons.button(OK).setText(self.tr("Import"))
        self._lay_out()
        self.form.currentIndexChanged.connect(self._show_file)
        self.encoding.currentIndexChanged.connect(self._show_file)
        self.columns.changed.connect(self._refresh)
        self.accepted.connect(self._on_accepted)
        self._show_file()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("File"), plain_label(self._path.name))
        form.addRow(self.tr("Format"), self.form)
        form.addRow(self.tr("Encoding"), self.encoding)
        form.addRow(self.columns)
        form.addRow(self.tr("Read as"), self.read_as)
        form.addRow(self.tr("Odd in it"), self.findings)
        self.lay_out(form, self.text, self.buttons, size=(720, 640))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))

    def _on_accepted(self) -> None:
        chosen = {str(column): name for column, name in self.columns.chosen().items()}
        self.requested.emit(self._path, self.encoding.currentData(), self.form.currentData(), chosen)

    def _show_file(self) -> None:
        """Show the file in the format and the encoding that are chosen."""
        encoding, form = self.encoding.currentData() or None, self.form.currentData()
        self.columns.offer(workflow.heading(self._path, encoding=encoding, form=form))
        self._refresh()

    def _refresh(self) -> None:
        ok = self.buttons.button(OK)
        try:
            look = self._look(
                self._path,
                encoding=self.encoding.currentData() or None,
                form=self.form.currentData(),
                columns=self.columns.chosen(),
            )
        except AnnotatorError as error:
            self.read_as.setText("⚠")
            self.findings.setText(trouble(error))
            self.text.clear()
            ok.setEnabled(False)
            return
        self.read_as.setText(self._read_as(look))
        self.findings.setText(findings_text(look))
        self.text.setPlainText(look.issue.raw[:_SHOWN])
        self.text.setPlaceholderText(
            self.tr("The text will be read from the images of the pages. That takes a while.")
            if look.issue.pages
            else ""
        )
        ok.setEnabled(True)

    def _read_as(self, look: Look) -> str:
        encoding = self.tr("{0}, {1} characters").format(look.issue.source.encoding, len(look.issue.raw))
        given = sum(map(_is_given, look.issue.boundaries))
        articles = self.tr("%n article(s) as the file gives them", "", given) if given else ""
        return " · ".join(filter(None, (encoding, format_title(look.format_title), articles)))


class _Columns(QGroupBox):
    """What the columns of a table hold; hidden where there is no table. `changed` tells that another was chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTitle(self.tr("Columns"))
        self.boxes: dict[Column, QComboBox] = {}
        self._known: dict[Column, int] = {}
        grid = QGridLayout(self)
        for number, column in enumerate(Column):
            box = QComboBox()
            box.setAccessibleName(column_name(column))
            box.currentIndexChanged.connect(self.changed)
            row, side = divmod(number, 2)
            grid.addWidget(plain_label(column_name(column)), row, 2 * side)
            grid.addWidget(box, row, 2 * side + 1)
            grid.setColumnStretch(2 * side + 1, 1)
            self.boxes[column] = box

    def offer(self, heading: workflow.Heading) -> None:
        """Offer the columns of a table, those chosen that are called as what they hold."""
        self._known = dict(heading.known)
        self.setVisible(bool(heading.names))
        for column, box in self.boxes.items():
            box.blockSignals(True)
            box.clear()
            box.addItems(["–", *(" ".join(name.split()) or "–" for name in heading.names)])
            box.setCurrentIndex(self._known.get(column, -1) + 1)
            box.blockSignals(False)

    def chosen(self) -> dict[Column, str]:
        """What was chosen that is not what the columns are called: the number of each column; empty for none."""
        places = {column: box.currentIndex() - 1 for column, box in self.boxes.items()}
        return {
            column: str(place + 1) if place >= 0 else ""
            for column, place in places.items()
            if place != self._known.get(column, -1)
        }


def _is_given(boundary: Boundary) -> bool:
    return boundary.decided == Decided.SOURCE


def findings_text(look: Look) -> str:
    """What is odd in an issue, a line each."""
    lines = [f"{finding.count} × {oddity_name(finding.oddity)}" for finding in look.findings[:_MOST_FINDINGS]]
    return "\n".join(lines) or QCoreApplication.translate("ImportDialog", "nothing")
