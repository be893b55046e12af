"""The sheet of keys: every action with what does it, and the place to change that."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.window.actions import Actions, native, plain
from annotator.window.dialogs.dialog import CLOSE, Dialog
from annotator.window.looks.layouts import beside, in_text, push_button
from annotator.window.looks.literal import plain_label

_ROLE = Qt.ItemDataRole.UserRole


class KeysDialog(Dialog):
    """Lists the actions menu by menu with their keys; `keys_chosen` carries an action's name and its new keys."""

    topic = "keys"
    keys_chosen = Signal(str, str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self._actions = actions
        self.filter = QLineEdit(placeholderText=self.tr("Search"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Search"))
        self.filter.textChanged.connect(self._on_filter)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.windowTitle())
        self.tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.tree.currentItemChanged.connect(self._on_chosen)
        for menu in actions.menus.values():
            branch = QTreeWidgetItem(self.tree, [plain(menu.title())])
            branch.setExpanded(True)
            for action in filter(QAction.objectName, menu.actions()):  # no separators and no menus
                item = QTreeWidgetItem(branch, [plain(action.text()), native(action)])
                item.setData(0, _ROLE, action.objectName())
        self.tree.setColumnWidth(0, in_text(380))
        self.message = plain_label(wraps=True)
        buttons = self.ending(CLOSE)
        self.lay_out(self.filter, self.tree, self._changer(), self.message, buttons, size=(680, 680))
        self._on_chosen(None)

    def _changer(self) -> QHBoxLayout:
        self.edit = QKeySequenceEdit(clearButtonEnabled=True)
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(self.tr("New keys"))
        self.change = push_button(self.tr("Use these keys"), lambda: self._choose(self.edit.keySequence().toString()))
        self.restore = push_button(
            self.tr("As it was at first"), lambda: self._choose(self._actions.rows[self._name()].keys)
        )
        return beside(self.edit, self.change, self.restore)

    def _name(self) -> str:
        item = self.tree.currentItem()
        return (item.data(0, _ROLE) or "") if item else ""

    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        name = self._name()
        for widget in (self.edit, self.change, self.restore):
            widget.setEnabled(bool(name))
        self.edit.setKeySequence(self._actions.by_name[name].shortcut() if name else QKeySequence())
        self.message.clear()

    def _choose(self, keys: str) -> None:
        name = self._name()
        taken = self._actions.taken_by(keys, name)
        if taken is not None:
            self.message.setText(self.tr("These keys belong to “{0}” already.").format(plain(taken.text())))
            return
        self._actions.rekey(name, keys)
        if (item := self.tree.currentItem()) is not None:
            item.setText(1, native(self._actions.by_name[name]))
        self.message.setText(self.tr("Changed."))
        self.keys_chosen.emit(name, keys)

    def _on_filter(self, words: str) -> None:
        for number in range(self.tree.topLevelItemCount()):
            branch = self.tree.topLevelItem(number)
            assert branch is not None
            items = [item for row in range(branch.childCount()) if (item := branch.child(row)) is not None]
            for item in items:
                item.setHidden(words.casefold() not in f"{item.text(0)} {item.text(1)}".casefold())
            branch.setHidden(all(item.isHidden() for item in items))
