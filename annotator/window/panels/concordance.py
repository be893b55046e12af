"""A list of places with the text before and after each, the words in question aligned in one column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.window.held_keys import HeldKeys
from annotator.window.looks.layouts import in_text, stack
from annotator.window.looks.literal import literally, plain_label

CONTEXT = 16
"""How much text (code points) is shown on either side."""

_LONGEST = 60
_WIDE = 200  # pixels of a column whose texts have dots in their middle anyway, in text of any size
_LEAST = 0.4  # of its width that such a column keeps in a narrow window
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ONLY_IT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_ROLE = Qt.ItemDataRole


def context(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The text before a stretch, in it and after it, each on one line."""
    inside = shown(text[start:end])
    if len(inside) > _LONGEST:
        inside = f"{inside[: _LONGEST // 2]}…{inside[-_LONGEST // 2 :]}"
    return shown(text[max(0, start - CONTEXT) : start]), inside, shown(text[end : end + CONTEXT])


def shown(text: str) -> str:
    """A text on one line, its line ends and wide spaces made visible."""
    return text.replace("\r\n", "↵").replace("\n", "↵").replace("\r", "↵").replace("\u3000", "␣")


class ConcordanceModel(QAbstractTableModel):
    """Rows that are made when they come into sight: `describe` gives the texts of an item's columns.

    The column before `key` is aligned to the right, so that the words of column `key` stand under each other. Where
    `ticks` is set each row has a tick, at first set; `ticked` holds the items that have it.
    """

    def __init__(
        self,
        headers: Sequence[str],
        describe: Callable[[Any], tuple[str, ...]],
        *,
        key: int,
        ticks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._headers, self._describe, self._key, self._ticks = headers, describe, key, ticks
        self._bold = QFont()
        self._bold.setBold(True)
        self._described: dict[Any, tuple[str, ...]] = {}
        self.items: Sequence[Any] = ()
        self.ticked: set[Any] = set()

    def show_items(self, items: Sequence[Any]) -> None:
        """Show other items; earlier ones that are among them keep their ticks."""
        self.beginResetModel()
        self._described.clear()
        was_unticked = set(self.items) - self.ticked if self._ticks else set()
        self.items = items
        self.ticked = set(items) - was_unticked if self._ticks else set()
        self.endResetModel()

    def forget(self) -> None:
        """Describe the items again when they are next shown."""
        self._described.clear()

    def _texts(self, row: int) -> tuple[str, ...]:
        item = self.items[row]
        if item not in self._described:
            self._described[item] = self._describe(item)
        return self._described[item]

    def wanted(self) -> list[Any]:
        """The ticked items, in the order of their rows."""
        return [item for item in self.items if item in self.ticked]

    def tick(self, items: Sequence[Any], *, on: bool) -> None:
        """Set or take away the ticks of some items."""
        self.ticked = self.ticked | set(items) if on else self.ticked - set(items)
        if self.items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.items) - 1, 0), [_ROLE.CheckStateRole])

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: _Index = _NONE) -> int:
        return len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self._headers[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        tick = Qt.ItemFlag.ItemIsUserCheckable if self._ticks and not index.column() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | tick

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        column = index.column()
        match role:
            case _ROLE.DisplayRole:
                return self._texts(index.row())[column]
            case _ROLE.ToolTipRole:
                return literally(self._texts(index.row())[column]) if column != self._key else None
            case _ROLE.TextAlignmentRole if column == self._key - 1:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case _ROLE.FontRole if column == self._key:
                return self._bold
            case _ROLE.CheckStateRole if self._ticks and not column:
                is_ticked = self.items[index.row()] in self.ticked
                return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.CheckStateRole:
            return False
        self.tick([self.items[index.row()]], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class ConcordanceView(QTableView):
    """Shows a concordance; the space bar ticks what is selected, `keys` says what other keys do, once each time they
    are pressed; those in `repeating` go on while they are held.
    """

    def __init__(self, model: QAbstractTableModel, widths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys: dict[Qt.Key, Callable[[], object]] = {}
        self._purpose = plain_label(wraps=True)
        self._purpose.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._purpose.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._purpose.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        stack(self.viewport(), self._purpose)
        self.repeating: frozenset[Qt.Key] = frozenset()
        self._held = HeldKeys(self)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        self._wide = {column: width for column, width in enumerate(widths) if width >= _WIDE}
        self._is_narrow = False
        for column, width in enumerate(widths):
            if width:
                self.setColumnWidth(column, in_text(width) if width < _WIDE else width)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Let the wide columns give way where they would leave no room for the stretched one."""
        header = self.horizontalHeader()
        others = [column for column in range(header.count()) if column not in self._wide]
        taken = sum(
            in_text(_WIDE // 2)
            if header.sectionResizeMode(column) == QHeaderView.ResizeMode.Stretch
            else header.sectionSize(column)
            for column in others
        )
        share = (self.viewport().width() - taken) / max(1, sum(self._wide.values()))
        if share < 1 or self._is_narrow:  # else they are as wide as the person likes
            for column, width in self._wide.items():
                self.setColumnWidth(column, round(width * min(1.0, max(share, _LEAST))))
        self._is_narrow = share < 1

    def rows(self) -> list[int]:
        """The selected rows, else the current one."""
        selected = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return selected or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def go_to(self, row: int) -> None:
        """Make a row the current one, as far as there are rows."""
        count = self.model().rowCount()
        if count:
            # Not setCurrentIndex, which goes by the keys that are held just now.
            self.selectionModel().setCurrentIndex(self.model().index(min(max(row, 0), count - 1), 0), _ONLY_IT)

    def explain(self, purpose: str) -> None:
        """Say over the rows, while there are none, what is listed here."""
        self._purpose.setText(purpose)
        self._show_purpose()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved) if model else ():
            signal.connect(self._show_purpose)
        self._show_purpose()

    def _show_purpose(self) -> None:
        self._purpose.setVisible(bool(self._purpose.text()) and not (self.model() and self.model().rowCount()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._purpose.setForegroundRole(QPalette.ColorRole.Text)  # all that can show it while there are no rows

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._purpose.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        call = self.keys.get(Qt.Key(event.key())) if not event.modifiers() else None
        if call is not None:
            if not (event.isAutoRepeat() or self._held.is_held) or event.key() in self.repeating:
                call()
        elif event.key() == Qt.Key.Key_Space and isinstance(model := self.model(), ConcordanceModel):
            items = [model.items[row] for row in self.rows()]
            model.tick(items, on=not all(item in model.ticked for item in items))
        else:
            super().keyPressEvent(event)
