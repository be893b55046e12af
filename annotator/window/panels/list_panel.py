"""What panels with a list share: one table, whose current row the texts follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt

from annotator.core.records import Position
from annotator.window.page.strip import Strip
from annotator.window.panels.concordance import ConcordanceModel, ConcordanceView
from annotator.window.panels.panel import Panel
from annotator.window.panes.marks import raw_span


class ListPanel(Panel):
    """A panel that lists things: a subclass makes its table by `list_in`, shows the current one by `show_current`."""

    model: ConcordanceModel
    table: ConcordanceView
    strip: Strip

    def list_in(
        self, model: ConcordanceModel, widths: Sequence[int], keys: Mapping[Qt.Key, Callable[[], object]]
    ) -> None:
        """Make the table of a model; `widths` of its columns in pixels (0: the rest), `keys` and what they do."""
        self.strip = Strip(self.desk.side.prints, self)
        self.model, self.table = model, ConcordanceView(model, widths)
        self.table.setAccessibleName(self.title)
        self.table.explain(self.purpose)
        self.table.keys = dict(keys)
        self.strip.hide()
        self.desk.side.prints.changed.connect(self.look_at_print)
        self.strip.pressed.connect(lambda raw: self.desk.show_place(Position(raw)))
        self.listen()

    def listen(self) -> None:
        """Follow the rows of the current model of the table."""
        self.table.selectionModel().currentRowChanged.connect(self.on_row)
        self.table.selectionModel().currentRowChanged.connect(self.look_at_print)

    def take_keys(self) -> None:
        self.table.setFocus()

    @property
    def current(self) -> Any:
        """The item in the current row; None where there is none."""
        row = self.table.currentIndex().row()
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    def show_items(self, items: Sequence[Any], *, row: int | None = None) -> None:
        """List other items, and go to a row, by default the current one; the texts stay where they are."""
        row = self.table.currentIndex().row() if row is None else row
        with QSignalBlocker(self.table.selectionModel()):
            self.model.show_items(items)
            self.table.go_to(row)
        self.look_at_print()

    def print_of(self, item: Any) -> tuple[int, int] | None:
        """The raw span whose print is shown for an item; None where none is."""
        return None

    def place_of(self, record_id: str) -> tuple[int, int] | None:
        """The raw span of a record, while there is one of that id."""
        record = self.open_issue.issue.by_id.get(record_id) if self.open_issue else None
        return raw_span(record) if record is not None else None

    def look_at_print(self) -> None:
        """Show the print of the current item, where the issue has images."""
        item = self.current
        self.strip.setVisible(self.desk.side.prints.issue is not None and self._shows_print)
        self.strip.look_at(self.print_of(item) if item is not None else None)

    @property
    def _shows_print(self) -> bool:
        return type(self).print_of is not ListPanel.print_of

    def show_current(self) -> None:
        """Show the current item in the texts, if there is any."""
        raise NotImplementedError

    def on_row(self) -> None:
        """Show the current item while the table has the keyboard."""
        if self.table.hasFocus():
            self.show_current()
