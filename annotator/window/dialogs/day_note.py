"""How a day is written, said beside lines in which none stands."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from annotator.core.days import is_day
from annotator.core.errors import Why


class DayNote(QLabel):
    """Is there as long as one of some lines holds neither a day, a month or a year, nor nothing, nor one of some texts
    that are right as well.
    """

    def __init__(self, *lines: QLineEdit, right: Collection[str] = ()) -> None:
        super().__init__(QCoreApplication.translate("Why", Why.NO_DAY), textFormat=Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._lines, self._right = lines, {"", *right}
        for line in lines:
            line.textChanged.connect(self._update)
        self._update()

    @property
    def is_needed(self) -> bool:
        """Whether one of the lines holds no day."""
        texts = {line.text().strip() for line in self._lines}
        return not all(map(is_day, texts - self._right))

    def _update(self) -> None:
        self.setVisible(self.is_needed)
