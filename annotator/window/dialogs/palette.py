"""The command palette: every action by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QLineEdit, QTreeView, QWidget

from annotator.window.actions import Actions, native, plain
from annotator.window.dialogs.dialog import Dialog
from annotator.window.looks.spoken import announce

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ROLE = Qt.ItemDataRole.UserRole


class Words(QSortFilterProxyModel):
    """Shows the rows that hold each of some words, in any order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def look_for(self, text: str) -> None:
        """Show the rows that hold all words of a text."""
        self._words = text.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: object) -> bool:
        text = self.sourceModel().index(row, 0).data(_ROLE + 1)
        return all(word in text for word in self._words)


class PaletteDialog(Dialog):
    """Lists the available actions; the chosen one is triggered after the palette has closed."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What do you want to do?"))
        self.words = QLineEdit(placeholderText=self.tr("A few letters of it"), clearButtonEnabled=True)
        self.words.setAccessibleName(self.windowTitle())
        self._proxy = Words(self)
        self._proxy.setSourceModel(_model(actions, self))
        self.list = QTreeView(rootIsDecorated=False, headerHidden=True)
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.setModel(self._proxy)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.lay_out(self.words, self.list, size=(560, 420))
        self.words.textChanged.connect(self._on_words)
        self.words.returnPressed.connect(self.accept)
        self.words.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(lambda index: announce(self.words, index.data() or ""))
        self.list.activated.connect(self.accept)
        self.list.clicked.connect(self.accept)
        self._on_words("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        action = self.list.currentIndex().data(_ROLE)
        super().done(result)
        # Only now, so that the action finds the keyboard where it was.
        if result == QDialog.DialogCode.Accepted and isinstance(action, QAction):
            action.trigger()

    def _on_words(self, text: str) -> None:
        self._proxy.look_for(text)
        self.list.setCurrentIndex(self._proxy.index(0, 0))


def _model(actions: Actions, parent: QObject) -> QStandardItemModel:
    """A row for each action that is on: what it does, in which menu, and its keys."""
    model = QStandardItemModel(parent)
    for menu in actions.menus.values():
        for action in menu.actions():
            if action.isEnabled() and action.text():
                what, keys = QStandardItem(f"{plain(action.text())}  ·  {plain(menu.title())}"), native(action)
                what.setData(action, _ROLE)
                what.setData(f"{what.text()} {action.objectName()} {keys}".casefold(), _ROLE + 1)
                model.appendRow([what, QStandardItem(keys)])
    return model
