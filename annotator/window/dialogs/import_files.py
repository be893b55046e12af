"""The import of a raw issue: how it is read, and what is odd in it, before anything is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QFormLayout, QGridLayout, QGroupBox, QPlainTextEdit, QWidget
from shiboken6 import isValid

from annotator import workflow
from annotator.core.errors import AnnotatorError
from annotator.core.records import Boundary, Decided
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.dialogs.page_list import PageList
from annotator.window.looks.literal import plain_label
from annotator.window.messages import column_name, engine_title, format_title, oddity_name, trouble
from annotator.workflow import Column, Look, Way

_SHOWN = 3000
_MOST_FINDINGS = 12
_AT_ONCE = 2**20
"""A file with more bytes is looked at in the background."""


class Begin(Protocol):
    """Does some work in the background, then calls back with its result or its error."""

    def __call__(
        self,
        work: Callable[[], object],
        then: Callable[..., object],
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None: ...


class ImportDialog(Dialog):
    """Shows how a file would be read: its format, its encoding and, of a table, what its columns hold; each can be
    changed.

    `requested` names the file, the encoding and the format to import it with (empty: as the file says), and by name
    what was chosen for its columns.

    Several `files` of one folder, which is the path then, are one issue of many pages, or an issue each:
    `together_requested` carries the folder and the names of its pages in their order, `apart_requested` nothing. What
    takes longer than a moment is looked at by `begin`, in the background.

    Where there are images to be read and several engines for it, `engine_chosen` says, before the others, which one is
    to do it; `engine` is the one chosen last.
    """

    topic = "import"
    requested = Signal(Path, str, str, dict)
    together_requested = Signal(Path, list)
    apart_requested = Signal()
    engine_chosen = Signal(str)

    def __init__(
        self,
        path: Path,
        look: Callable[..., Look],
        encodings: Sequence[str],
        parent: QWidget | None = None,
        *,
        files: Sequence[Path] = (),
        begin: Begin | None = None,
        engine: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import a raw issue"))
        self._path, self._look, self._begin = path, look, begin
        self._engine = engine
        self._order = list(dict.fromkeys(file.name for file in files))
        self._asked = 0
        self.together = QComboBox()
        self.together.addItem(self.tr("one issue of many pages"), True)
        self.together.addItem(self.tr("each file an issue of its own"), False)
        if files and all(file.suffix.lower() == ".pdf" for file in files):  # a day each, as often as a page each
            self.together.setCurrentIndex(1)
        self.pages = PageList()
        self.engine = QComboBox()
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
        self.text.setAccessibleName(self.tr("The text as it is read"))
        self.buttons = self.ending(OK, CANCEL)
        self.buttons.button(OK).setText(self.tr("Import"))
        self._lay_out()
        self.form.currentIndexChanged.connect(self._show_file)
        self.encoding.currentIndexChanged.connect(self._show_file)
        self.columns.changed.connect(self._refresh)
        self.together.currentIndexChanged.connect(self._refresh)
        self.pages.moved.connect(self._on_moved)
        self.accepted.connect(self._on_accepted)
        self._show_file()

    def _lay_out(self) -> None:
        form = self._rows = QFormLayout()
        form.addRow(self.tr("Folder") if self._order else self.tr("File"), plain_label(self._path.name))
        form.addRow(self.tr("Import as"), self.together)
        form.addRow(self.tr("Format"), self.form)
        form.addRow(self.tr("Encoding"), self.encoding)
        form.addRow(self.columns)
        form.setRowVisible(self.together, bool(self._order))
        for widget in (self.form, self.encoding):
            form.setRowVisible(widget, not self._order)
        form.addRow(self.pages)
        form.addRow(self.tr("Read images by"), self.engine)
        form.setRowVisible(self.engine, False)
        form.addRow(self.tr("Read as"), self.read_as)
        form.addRow(self.tr("Odd in it"), self.findings)
        self.lay_out(form, self.text, self.buttons, size=(720, 640))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))

    def _on_accepted(self) -> None:
        if self._rows.isRowVisible(self.engine):
            self.engine_chosen.emit(self.engine.currentData())
        if self._order and not self.together.currentData():
            self.apart_requested.emit()
            return
        if self._order:
            self.together_requested.emit(self._path, self._order)
            return
        chosen = {str(column): name for column, name in self.columns.chosen().items()}
        self.requested.emit(self._path, self.encoding.currentData(), self.form.currentData(), chosen)

    def _show_file(self) -> None:
        """Show the file in the format and the encoding that are chosen."""
        encoding, form = self.encoding.currentData() or None, self.form.currentData()
        heading = (
            workflow.Heading((), {}) if self._order else workflow.heading(self._path, encoding=encoding, form=form)
        )
        self.columns.offer(heading)
        self._refresh()

    def _refresh(self) -> None:
        """Look at the file as it is to be read now."""
        self._asked += 1
        if self._order:
            how: dict[str, object] = {"form": "pages", "order": self._order}
        else:
            encoding = self.encoding.currentData() or None
            how = {"encoding": encoding, "form": self.form.currentData(), "columns": self.columns.chosen()}
        work = partial(self._look, self._path, **how)
        if self._begin is not None and _takes_longer(self._path):
            self.read_as.setText(self.tr("Looking at it…"))
            self.buttons.button(OK).setEnabled(False)
            self._begin(
                work, partial(self._take, self._asked, self._show), partial(self._take, self._asked, self._refuse)
            )
            return
        try:
            self._show(work())
        except AnnotatorError as error:
            self._refuse(error)

    def _take(self, asked: int, show: Callable[..., object], brought: object) -> None:
        """Show what was looked at, unless that is no longer wanted."""
        if isValid(self) and asked == self._asked:
            show(brought)

    def _refuse(self, error: Exception) -> None:
        self.read_as.setText("⚠")
        self.findings.setText(trouble(error) if isinstance(error, AnnotatorError) else str(error))
        self.text.clear()
        self.pages.show_pages((), can_move=False)
        self._offer_engines(())
        self.buttons.button(OK).setEnabled(bool(self._order) and not self.together.currentData())

    def _show(self, look: Look) -> None:
        self.read_as.setText(self._read_as(look))
        self.findings.setText(findings_text(look))
        self.text.setPlainText(look.issue.raw[:_SHOWN])
        self.text.setPlaceholderText(
            self.tr("The text will be read from the images of the pages. That takes a while.")
            if look.issue.pages
            else ""
        )
        pages = workflow.pages_ahead(look.issue, self._path)
        self.pages.show_pages(pages, can_move=self.together.currentData() and len(pages) == len(self._stems()))
        self._offer_engines(pages)
        self.buttons.button(OK).setEnabled(True)

    def _offer_engines(self, pages: Sequence[workflow.PageAhead]) -> None:
        """Ask which engine reads the pages, where one is to be read and there is a choice."""
        is_read = any(page.way == Way.OCR for page in pages)
        if is_read and not self.engine.count():
            for engine in workflow.engines():
                self.engine.addItem(engine_title(engine), engine.value)
            self.engine.setCurrentIndex(max(self.engine.findData(self._engine), 0))
        self._rows.setRowVisible(self.engine, is_read and self.engine.count() > 1)

    def _stems(self) -> list[str]:
        """The names of the files without their suffixes: an image and its text are one page."""
        return list(dict.fromkeys(Path(name).stem for name in self._order))

    def _on_moved(self, start: int, to: int) -> None:
        stems = self._stems()
        stems.insert(to, stems.pop(start))
        self._order.sort(key=lambda name: stems.index(Path(name).stem))
        for column in range(self.pages.table.columnCount()):
            table = self.pages.table
            one, other = table.takeItem(start, column), table.takeItem(to, column)
            table.setItem(start, column, other)
            table.setItem(to, column, one)

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
            box, label = QComboBox(), plain_label(column_name(column))
            label.setBuddy(box)
            box.currentIndexChanged.connect(self.changed)
            row, side = divmod(number, 2)
            grid.addWidget(label, row, 2 * side)
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


def _takes_longer(path: Path) -> bool:
    """Whether it takes longer than a moment to look at a file."""
    return path.is_dir() or path.suffix.lower() in workflow.PAGE_SUFFIXES or path.stat().st_size > _AT_ONCE


def _is_given(boundary: Boundary) -> bool:
    return boundary.decided == Decided.SOURCE


def findings_text(look: Look) -> str:
    """What is odd in an issue, a line each."""
    lines = [f"{finding.count} × {oddity_name(finding.oddity)}" for finding in look.findings[:_MOST_FINDINGS]]
    return "\n".join(lines) or QCoreApplication.translate("ImportDialog", "nothing")
