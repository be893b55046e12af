"""The notes of the issue: where each stands, what it says, and who wrote it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from annotator.core import edits
from annotator.core.records import Note
from annotator.window.desk import Desk
from annotator.window.gestures.notes import NoteGestures
from annotator.window.panels.concordance import ConcordanceModel, context, shown
from annotator.window.panels.list_panel import ListPanel


class NotesPanel(ListPanel):
    """Lists the notes; the texts go along with the current row, Return changes a note, Delete removes it."""

    topic = "history"
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
        model = ConcordanceModel(headers, self._describe, key=2, parent=self)
        keys = {Qt.Key.Key_Return: self._change, Qt.Key.Key_Delete: self._remove}
        self.list_in(model, (60, 200, 200, 200, 0, 110), keys)
        self.lay_out(self.table, self.strip)

    @property
    def title(self) -> str:
        return self.tr("Notes")

    @property
    def purpose(self) -> str:
        return self.tr("Notes on the text. “Write a note…” in the menu Edit writes one on what is selected.")

    def fill(self) -> None:
        self.show_items([note.id for note in self.open_issue.issue.notes] if self.open_issue else [])

    def _note(self, note_id: str) -> Note:
        note = self.desk.issue.by_id[note_id]
        assert isinstance(note, Note)
        return note

    def _describe(self, note_id: str) -> tuple[str, ...]:
        note, issue = self._note(note_id), self.desk.issue
        number = issue.layout.number_of(issue.layout.article_at(note.start.raw).id) + 1
        return str(number), *context(issue.raw, note.start.raw, note.end.raw), shown(note.text), note.origin

    def print_of(self, item: str) -> tuple[int, int] | None:
        return self.place_of(item)

    def show_current(self) -> None:
        if self.current:
            self.desk.show_record(self._note(self.current))

    def _change(self) -> None:
        if self.current:
            NoteGestures(self.desk).change_note(self._note(self.current))

    def _remove(self) -> None:
        if self.current:
            self.desk.open_issue.act(edits.remove_note, self.current)
