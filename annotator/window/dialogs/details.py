"""What the catalogue says of an issue, and of the chosen article: title, date, newspaper and the rest."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QTabWidget, QWidget

from annotator import workflow
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.reading import parts_of
from annotator.core.records import OF_ARTICLES, DetailField, Role
from annotator.window.dialogs.day_note import DayNote
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.messages import field_name

_LONGEST = 1000
_FIRST = (DetailField.TITLE, DetailField.DATE, DetailField.PAGE, DetailField.SOURCE, DetailField.DESCRIPTION)
_REST = tuple(field for field in DetailField if field not in _FIRST and field != DetailField.COLUMN)
_SEEN_IN = {DetailField.COLUMN: Role.KICKER, DetailField.CREATOR: Role.BYLINE}
"""The part of an article in which a field can be read."""


class DetailsDialog(Dialog):
    """Shows what is said; `chosen` carries what was changed, by article and field, and another newspaper or None."""

    topic = "issues"
    chosen = Signal(object, object)

    def __init__(self, issue: Issue, article_id: str, known: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Describe the issue"))
        self._before = {(of, field): text for of in ("", article_id) for field, text in issue.details_of(of).items()}
        self._before |= {("", DetailField.TITLE): issue.title, ("", DetailField.DATE): issue.date}
        self.lines: dict[tuple[str, DetailField], QLineEdit] = {}
        self._newspaper = issue.newspaper
        self.newspaper = _known(known, issue.newspaper)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._form("", _FIRST), self.tr("Issue"))
        self.tabs.addTab(self._form(article_id, OF_ARTICLES), self.tr("Article"))
        self.tabs.addTab(self._form("", _REST), self.tr("Catalogue"))
        for field, text in workflow.guessed_details(issue).items():
            if not self.lines["", field].text():  # the person sees it, and takes it with the rest
                self.lines["", field].setText(text)
        self._hint(issue, issue.layout.article_of(article_id))
        date = self.lines["", DetailField.DATE]
        self.day = DayNote(date, right=(issue.date, *(issue.came or ())))
        self.buttons = self.ending(OK, CANCEL)
        self.lay_out(self.tabs, self.day, self.buttons, size=(560, 0))
        date.textChanged.connect(lambda: self.buttons.button(OK).setDisabled(self.day.is_needed))
        self.lines["", DetailField.TITLE].setFocus()
        self.accepted.connect(self._on_accepted)

    def _form(self, article_id: str, fields: Iterable[DetailField]) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        for field in fields:
            line = self.lines[article_id, field] = QLineEdit(
                self._before.get((article_id, field), ""), maxLength=_LONGEST
            )
            line.setCursorPosition(0)
            title = field_name(field, of_article=bool(article_id))
            line.setAccessibleName(title)
            form.addRow(title, line)
            if field == DetailField.DATE:
                line.setPlaceholderText("1963-05-01")
                form.addRow(self.newspaper.accessibleName(), self.newspaper)
        return page

    def _hint(self, issue: Issue, article: Article) -> None:
        """Show in empty lines what the article itself says, as in its byline, and the pages that came with the file."""
        offsets = OffsetMap(issue, article)
        for field, role in _SEEN_IN.items():
            texts = (
                offsets.text[start:end] for start, end, part in parts_of(issue, article, offsets) if part.role == role
            )
            self.lines[article.id, field].setPlaceholderText(" ".join(" ".join(texts).split())[:_LONGEST])
        pages = ", ".join(page.number for page in issue.pages if page.number)
        self.lines["", DetailField.PAGE].setPlaceholderText(pages)
        self.lines["", DetailField.SOURCE].setPlaceholderText(issue.source.name)

    def _on_accepted(self) -> None:
        texts = {key: line.text().strip() for key, line in self.lines.items()}
        changed = {key: text for key, text in texts.items() if text != self._before.get(key, "")}
        newspaper = self.newspaper.currentText().strip()
        other = newspaper if newspaper != self._newspaper else None
        if changed or other is not None:
            self.chosen.emit(changed, other)


def _known(known: Iterable[str], title: str) -> QComboBox:
    """A box in which a newspaper is typed, or chosen among those in the database."""
    box = QComboBox(editable=True)
    box.setAccessibleName(QCoreApplication.translate("DetailsDialog", "Newspaper"))
    box.addItems(list(known))
    box.setLineEdit(QLineEdit(maxLength=_LONGEST))
    box.setEditText(title)  # the box has put the first known one there
    return box
