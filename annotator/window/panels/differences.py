"""Where two people's versions of the issue differ: each difference is settled for one of them by a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from annotator.compare.agreement import note_id
from annotator.core import edits
from annotator.core.claims import Difference, What, differences, on_shared_text
from annotator.core.issue import Issue
from annotator.core.records import ArticleKind, Note
from annotator.window.desk import Desk
from annotator.window.looks.flow import Flow
from annotator.window.looks.layouts import push_button
from annotator.window.looks.literal import plain_label, without_mnemonic
from annotator.window.messages import kind_name
from annotator.window.open_issue import OpenIssue
from annotator.window.panels.concordance import ConcordanceModel, context, shown
from annotator.window.panels.list_panel import ListPanel


class DifferencesPanel(ListPanel):
    """Lists what is not settled; the texts follow the current row, 1 and 2 adopt a person's version, 3 keeps the text
    as it is.
    """

    topic = "people"
    name = "differences_panel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._of: OpenIssue | None = None
        self._versions: list[tuple[str, Issue]] = []
        self._differences: dict[str, Difference] = {}
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_1: partial(self.settle, 0),
            Qt.Key.Key_2: partial(self.settle, 1),
            Qt.Key.Key_3: self.leave,
            Qt.Key.Key_Return: self.show_current,
        }
        self.list_in(self._model(("1", "2")), (60, 120, 180, 120, 180, 0, 260), keys)
        self.message = plain_label()
        self.take = [push_button("", partial(self.settle, person)) for person in range(2)]
        as_it_is = push_button(self.tr("Right as it is now (3)"), self.leave)
        self.lay_out(Flow(*self.take, as_it_is, None, self.message), self.table, self.strip)

    @property
    def title(self) -> str:
        return self.tr("Differences")

    @property
    def purpose(self) -> str:
        return self.tr(
            "Where two people's gold differs. “Compare with another's gold…” in the menu Issue makes the list."
        )

    def fill(self) -> None:
        if self.open_issue is not self._of:
            self._compare()
        notes = self.open_issue.issue.by_id if self.open_issue else {}
        self.show_items([note_id for note_id in self._differences if note_id in notes])
        self.message.setText(
            self.tr("{0} of {1} are not settled").format(len(self.model.items), len(self._differences))
        )

    def settle(self, person: int) -> None:
        """Take over what one of the two (0 or 1) says of the current difference."""
        note_id = self.current
        if note_id and len(self._versions) > person:
            self.desk.editor.store_typing()
            version = self._versions[person][1]
            self.desk.open_issue.act(edits.settle, note_id, self._differences[note_id], version)

    def leave(self) -> None:
        """Say that the current difference is right as the issue has it now."""
        note_id = self.current
        if note_id:
            self.desk.editor.store_typing()
            self.desk.open_issue.act(edits.remove_note, note_id)

    def print_of(self, item: str) -> tuple[int, int] | None:
        return self.place_of(item)

    def show_current(self) -> None:
        if self.current:
            self.desk.show_record(self.desk.issue.by_id[self.current])

    def _compare(self) -> None:
        """Ask for the two versions, once for an issue: they do not change."""
        self._of = self.open_issue
        self._versions = self.open_issue.versions()[:2] if self.open_issue else []
        compared = []
        if len(self._versions) == 2:
            (one, first), (other, second) = self._versions
            first, second = on_shared_text(first, second)
            self._versions = [(one, first), (other, second)]
            compared = differences(first, second)
        self._differences = {note_id(number): difference for number, difference in enumerate(compared)}
        people = [person for person, _version in self._versions] or ["1", "2"]
        for number, (button, person) in enumerate(zip(self.take, people, strict=True), 1):
            button.setText(self.tr("Take {0}'s ({1})").format(without_mnemonic(person), number))
            button.setEnabled(bool(self._versions))
        self.model = self._model((people[0], people[1]))
        self.table.setModel(self.model)
        self.listen()

    def _model(self, people: tuple[str, str]) -> ConcordanceModel:
        headers = (
            self.tr("Article"),
            self.tr("What"),
            self.tr("Before it"),
            self.tr("Raw text"),
            self.tr("Behind it"),
            *people,
        )
        return ConcordanceModel(headers, self._describe, key=3, parent=self)

    def _describe(self, note_id: str) -> tuple[str, ...]:
        difference, issue = self._differences[note_id], self.desk.issue
        note = issue.by_id[note_id]
        assert isinstance(note, Note)
        number = issue.layout.number_of(issue.layout.article_at(note.start.raw).id) + 1
        what = {
            What.BOUNDARY: self.tr("boundary"),
            What.TEXT: self.tr("text"),
            What.PART: self.tr("part"),
            What.ENTITY: self.tr("entity"),
        }[difference.what]
        around = context(issue.raw, difference.start, difference.end)
        return str(number), what, *around, _claimed(difference.first), _claimed(difference.second)


def _claimed(claim: str) -> str:
    """What a version says, kinds of articles in the user's language."""
    return kind_name(ArticleKind(claim)) if claim in list(ArticleKind) else shown(claim) or "–"
