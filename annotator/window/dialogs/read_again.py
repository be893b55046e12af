"""Asks what of a page is to be read again, by what, and how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from annotator.core.marking import marked
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import call_box
from annotator.window.messages import engine_title
from annotator.workflow import Engine, Treatment

_TREATMENTS = {
    Treatment.NONE: marked("ReadAgainDialog", "as it was scanned"),
    Treatment.CONTRAST: marked("ReadAgainDialog", "with more contrast, for faint print"),
    Treatment.LARGE: marked("ReadAgainDialog", "twice as large, for small print"),
}


class ReadAgainDialog(Dialog):
    """Asks for one of some places, by what each is called, for an engine, and how the image is treated before;
    `chosen` carries the number of the place, the engine and the treatment.
    """

    topic = "pages"
    chosen = Signal(int, object, object)

    def __init__(
        self, places: Sequence[str], engines: Sequence[Engine], *, place: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Read again by OCR"))
        self.place, self.engine, self.treatment = QComboBox(), QComboBox(), QComboBox()
        self.place.addItems(list(places))
        self.place.setCurrentIndex(place)
        for engine in engines:
            self.engine.addItem(engine_title(engine), engine)
        for treatment, title in _TREATMENTS.items():
            self.treatment.addItem(QCoreApplication.translate("ReadAgainDialog", title), treatment)
        call_box(self.place, self.tr("What is read"))
        call_box(self.engine, self.tr("What reads it"))
        call_box(self.treatment, self.tr("How it is read"))
        form = QFormLayout()
        form.addRow(self.tr("What is read"), self.place)
        form.addRow(self.tr("What reads it"), self.engine)
        form.addRow(self.tr("How it is read"), self.treatment)
        about = self.tr(
            "What is read otherwise than the corrected text says is asked about, one by one, among the doubts. What"
            " people have corrected, rejected or approved stays as it is."
        )
        self.lay_out(plain_label(about, wraps=True), form, self.ending(OK, CANCEL), size=(480, 0))
        self.accepted.connect(self._on_accepted)
        self.engine.setFocus()

    def _on_accepted(self) -> None:
        engine, treatment = Engine(self.engine.currentData()), Treatment(self.treatment.currentData())  # Qt keeps texts
        self.chosen.emit(self.place.currentIndex(), engine, treatment)
