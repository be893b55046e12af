"""Asks what of a page is to be read again, and by what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import call_box
from annotator.window.messages import engine_title
from annotator.workflow import Engine


class ReadAgainDialog(Dialog):
    """Asks for one of some places, by what each is called, and for an engine; `chosen` carries the number of the place
    and the engine.
    """

    topic = "pages"
    chosen = Signal(int, object)

    def __init__(
        self, places: Sequence[str], engines: Sequence[Engine], *, place: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Read again by OCR"))
        self.place, self.engine = QComboBox(), QComboBox()
        self.place.addItems(list(places))
        self.place.setCurrentIndex(place)
        for engine in engines:
            self.engine.addItem(engine_title(engine), engine)
        call_box(self.place, self.tr("What is read"))
        call_box(self.engine, self.tr("What reads it"))
        form = QFormLayout()
        form.addRow(self.tr("What is read"), self.place)
        form.addRow(self.tr("What reads it"), self.engine)
        about = self.tr(
            "What is read otherwise than the corrected text says is asked about, one by one, among the doubts. What"
            " people have corrected, rejected or approved stays as it is."
        )
        self.lay_out(plain_label(about, wraps=True), form, self.ending(OK, CANCEL), size=(480, 0))
        self.accepted.connect(lambda: self.chosen.emit(self.place.currentIndex(), self.engine.currentData()))
        self.engine.setFocus()
