"""The notes of the issue: where each stands, what it says, and who wrote it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from annotator.core import edits
from annotator.core.records import Note
from annotator.window.desk import Desk
from annotator.window.gestures.notes import NoteGestures
from annotator.window.panels.concordance import ConcordanceModel, ConcordanceView, context, shown
from annotator.window.panels.panel import Panel


class NotesPanel(Panel):
    """Lists the notes; the texts go along with the current row, Return changes a note, Delete removes it."""

    name = "notes_panel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        headers = (
            self.tr("Article"),
            self.tr("Before it"),
            self.tr("About"),
            self.tr("Behind it"),
            self.tr("Note"),
            self.tr("By"),
        )
        self.model = ConcordanceModel(headers, self._describe, key=2, parent=self)
        self.table = ConcordanceView(self.model, (60, 200, 200, 200, 0, 110))
        self.table.setAccessibleName(self.title)
        self.table.keys = {Qt.Key.Key_Return: self._change, Qt.Key.Key_Delete: self._remove}
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.lay_out(self.table)

    @property
    def title(self) -> str:
        return self.tr("Notes")

    def take_keys(self) -> None:
        self.table.setFocus()

    def fill(self) -> None:
        row = self.table.currentIndex().row()
        self.model.show_items([note.id for note in self.open_issue.issue.notes] if self.open_issue else [])
        self.table.selectionModel().blockSignals(True)
        self.table.go_to(row)
        self.table.selectionModel().blockSignals(False)

    def _note(self, note_id: str) -> Note:
        note = self.desk.issue.by_id[note_id]
        assert isinstance(note, Note)
        return note

    def _describe(self, note_id: str) -> tuple[str, ...]:
        note, issue = self._note(note_id), self.desk.issue
        number = issue.layout.number_of(issue.layout.article_at(note.start.raw).id) + 1
        return str(number), *context(issue.raw, note.start.raw, note.end.raw), shown(note.text), note.origin

    def _current(self) -> Note | None:
        row = self.table.currentIndex().row()
        return self._note(self.model.items[row]) if 0 <= row < len(self.model.items) else None

    def _on_row(self) -> None:
        note = self._current()
        if note is not None and self.table.hasFocus():
            self.desk.show_record(note)

    def _change(self) -> None:
        note = self._current()
        if note is not None:
            NoteGestures(self.desk).change_note(note)

    def _remove(self) -> None:
        note = self._current()
        if note is not None:
            self.desk.open_issue.act(edits.remove_note, note.id)
