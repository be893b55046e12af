"""The list of articles: number, headline, kind, status, length and open doubts, the rows made when they come into
sight.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.core import edits
from annotator.core.issue import Article
from annotator.core.operations import Operation
from annotator.core.reading import headline_of
from annotator.core.records import ArticleKind
from annotator.window.focus import Focus
from annotator.window.looks import theme
from annotator.window.looks.layouts import in_text
from annotator.window.messages import kind_name, status_name
from annotator.window.open_issue import OpenIssue

_NUMBER, _HEADLINE, _KIND, _LENGTH, _DOUBTS = range(5)
_LONGEST_HEADLINE = 60
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """What the list shows of an article; `length` in code points of corrected text, without white space."""

    headline: str
    has_headline: bool
    length: int
    doubts: int


def row_of(open_issue: OpenIssue, article: Article) -> Row:
    """The row of an article."""
    issue, offsets = open_issue.issue, open_issue.offsets(article)
    words = " ".join(headline_of(issue, article, offsets).split())
    first = next((line.strip() for line in offsets.text.splitlines() if line.strip()), "")
    doubts = len(edits.left_open(issue, article))
    return Row((words or first)[:_LONGEST_HEADLINE], bool(words), len("".join(offsets.text.split())), doubts)


class ArticleModel(QAbstractTableModel):
    """The articles of an issue as rows."""

    def __init__(self, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._focus = focus
        self.open_issue: OpenIssue | None = None
        self._rows: dict[str, Row] = {}
        self._shown: list[str] = []
        self._row_numbers: dict[str, int] = {}

    def show_open_issue(self, open_issue: OpenIssue | None) -> None:
        """Show another issue, or none."""
        self.open_issue = open_issue
        self.show_again()

    def show_again(self) -> None:
        """Recompute all rows."""
        self.beginResetModel()
        self._rows.clear()
        self._shown = [article.id for article in self._focus.shown(self.open_issue.issue)] if self.open_issue else []
        self._row_numbers = {article_id: row for row, article_id in enumerate(self._shown)}
        self.endResetModel()

    def refresh(self, operation: Operation) -> None:
        """Follow what an operation changed."""
        assert self.open_issue is not None
        layout = self.open_issue.issue.layout
        articles = {layout.article_at(change.record.anchor.raw) for change in operation.changes}
        if operation.relays or any(self._is_shown(one) != (one.id in self._row_numbers) for one in articles):
            self.show_again()
            return
        for article in articles:
            self._rows.pop(article.id, None)
            if (row := self.row_of(article.id)) >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, _DOUBTS))

    def _is_shown(self, article: Article) -> bool:
        assert self.open_issue is not None
        return self._focus.filter is None or self._focus.filter.takes(self.open_issue.issue, article)

    def article(self, row: int) -> Article:
        """The article in a row."""
        assert self.open_issue is not None
        return self.open_issue.issue.layout.article_of(self._shown[row])

    def row_of(self, article_id: str) -> int:
        """The row of an article; -1 when it is not shown."""
        return self._row_numbers.get(article_id, -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return _DOUBTS + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("No."), self.tr("Headline"), self.tr("Kind"), self.tr("Length"), self.tr("Doubts"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        article = self.article(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(article, index.column())
            case Qt.ItemDataRole.TextAlignmentRole if index.column() in (_NUMBER, _LENGTH, _DOUBTS):
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(article, index.column())
            case Qt.ItemDataRole.FontRole if index.column() == _HEADLINE and not self._row(article).has_headline:
                font = QFont()
                font.setItalic(True)
                return font
            case Qt.ItemDataRole.ToolTipRole if index.column() == _NUMBER:
                return status_name(article.status)
        return None

    def _row(self, article: Article) -> Row:
        assert self.open_issue is not None
        if article.id not in self._rows:
            self._rows[article.id] = row_of(self.open_issue, article)
        return self._rows[article.id]

    def _text(self, article: Article, column: int) -> str:
        assert self.open_issue is not None
        row, number = self._row(article), self.open_issue.issue.layout.number_of(article.id)
        match column:
            case 0:
                return f"{theme.STATUS_SIGNS[article.status]} {number + 1}"
            case 1:
                count = len(article.segments)
                text = self.tr("%n segment(s)", "", count)  # lupdate does not look into f-strings
                return row.headline if count == 1 else f"{row.headline}  ({text})"
            case 2:
                return kind_name(article.kind)
            case 3:
                return str(row.length)
        return str(row.doubts or "")

    def _colour(self, article: Article, column: int) -> QColor | None:
        if article.approved or article.kind == ArticleKind.FURNITURE:
            return theme.muted_colour()
        return theme.deletion_colour() if column == _DOUBTS else None


class ArticleList(QTableView):
    """The list of articles; choosing a row chooses the article everywhere."""

    topic = "articles"

    def __init__(self, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articleList")
        self.setAccessibleName(self.tr("Articles"))
        self.focus = focus
        self.articles = ArticleModel(focus, self)
        self.setModel(self.articles)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(_HEADLINE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_NUMBER, 58), (_KIND, 92), (_LENGTH, 64), (_DOUBTS, 64)):
            self.setColumnWidth(column, in_text(width))
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        focus.chosen.connect(self._on_chosen)
        focus.filtered.connect(self._on_filtered)

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Show another issue."""
        self.articles.show_open_issue(open_issue)
        open_issue.changed.connect(self._on_changed)

    def clear_issue(self) -> None:
        """Show no issue."""
        self.articles.show_open_issue(None)

    def article_at(self, point: QPoint) -> str:
        """The id of the article in the row at a point of the screen; empty where there is none."""
        at = self.viewport().mapFromGlobal(point)
        index = self.indexAt(at) if self.viewport().rect().contains(at) else QModelIndex()
        return self.articles.article(index.row()).id if index.isValid() else ""

    def _on_changed(self, operation: Operation) -> None:
        self._keep_choice(lambda: self.articles.refresh(operation))

    def _on_filtered(self) -> None:
        self._keep_choice(self.articles.show_again)

    def _keep_choice(self, change: Callable[[], None]) -> None:
        """Change the rows; the chosen article stays chosen, visible or not."""
        self.selectionModel().blockSignals(True)
        change()
        self.selectionModel().blockSignals(False)
        self._on_chosen(self.focus.article_id)

    def _on_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.focus.choose(self.articles.article(current.row()).id)

    def _on_chosen(self, article_id: str) -> None:
        row = self.articles.row_of(article_id)
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self.articles.index(row, 0))
