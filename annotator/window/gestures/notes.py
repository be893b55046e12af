"""Gestures on notes: writing, changing and removing them."""

from __future__ import annotations

from collections.abc import Callable

from annotator.core import edits
from annotator.core.operations import Operation
from annotator.core.records import Note
from annotator.window.desk import Desk
from annotator.window.dialogs.note import NoteDialog
from annotator.window.panels.concordance import context


class NoteGestures:
    """The gestures on the note at the caret."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def write_note(self) -> None:
        """Ask for a note about the selection or the caret; a note that stands there can be changed."""
        self.desk.editor.store_typing()
        start, end = self.desk.raw_selection()
        there = (note for note in self.desk.issue.notes if note.start.raw <= start and end <= max(note.end.raw, start))
        note = next(there, None)
        if note is not None:
            self.change_note(note)
            return
        dialog = NoteDialog("…".join(context(self.desk.issue.raw, start, end)), "", self.desk.editor.window())
        dialog.written.connect(lambda text: self._store(text, edits.add_note, start, end))
        dialog.open()

    def change_note(self, note: Note) -> None:
        """Ask for other words of a note."""
        about = "…".join(context(self.desk.issue.raw, note.start.raw, note.end.raw))
        dialog = NoteDialog(about, note.text, self.desk.editor.window())
        dialog.written.connect(lambda text: self._store(text, edits.change_note, note.id))
        dialog.open()

    def _store(self, text: str, verb: Callable[..., Operation], *where: object) -> None:
        """Store a note; if somebody else has taken the issue, its text is put aside, as typing would be."""
        if not self.desk.open_issue.act(verb, *where, text) and self.desk.open_issue.hindrance is not None:
            self.desk.editor.put_aside.emit("", text)
