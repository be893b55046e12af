"""Several exports in one go: the list of them, which can be saved as a recipe and opened again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QPushButton, QWidget

from annotator.window.looks.layouts import beside, push_button, stack
from annotator.window.looks.literal import plain_label
from annotator.workflow import Export


class RecipeList(QWidget):
    """The exports that go out together. `add_wanted` asks for what is chosen now, `opened` for the recipe in a file,
    `saved` to keep this one in a file; `changed` tells that there are others.
    """

    add_wanted = Signal()
    opened = Signal(Path)
    saved = Signal(Path)
    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.exports: list[Export] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Exports that are written together"))
        self.add = push_button(self.tr("Add what is chosen"), self.add_wanted.emit)
        self.remove = push_button(self.tr("Remove"), self._on_remove)
        self.open = push_button(self.tr("Open a recipe…"), self._on_open)
        self.save = push_button(self.tr("Save as a recipe…"), self._on_save)
        explained = plain_label(
            self.tr("Add each format with its options: all are written in one go into the folder of the file above."),
            wraps=True,
        )
        stack(self, explained, self.list, beside(self.add, self.remove, None, self.open, self.save))
        self._show()

    def take(self, *exports: Export) -> None:
        """Add exports; one into the same file takes the place of the one before."""
        names = {one.file for one in exports}
        self.exports = [*(one for one in self.exports if one.file not in names), *exports]
        self._show()

    def _show(self) -> None:
        self.list.clear()
        self.list.addItems([f"{one.file} — {one.format}" for one in self.exports])
        for button in (self.remove, self.save):
            button.setEnabled(bool(self.exports))
        self.changed.emit()

    def _on_remove(self) -> None:
        del self.exports[max(0, self.list.currentRow())]
        self._show()

    def _on_open(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self, _title(self.open), str(self._folder), "JSON, TOML (*.json *.toml)"
        )
        if name:
            self.opened.emit(Path(name))

    def _on_save(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(self, _title(self.save), str(self._folder / "recipe.json"))
        if name:
            self.saved.emit(Path(name))


def _title(button: QPushButton) -> str:
    return button.text().removesuffix("…")
