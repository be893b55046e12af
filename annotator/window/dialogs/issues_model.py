"""The issues of the database as rows of a table, read a page at a time as they come into sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.core.issue_filter import ALL_ISSUES, IssueFilter
from annotator.core.lease import Lease

if TYPE_CHECKING:
    from annotator.workflow import IssueRow

_PAGE = 200
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ORDERS = ("date", "title", "newspaper", "approved", "doubts", "changed_at")
"""By which column of the database each column of the table is sorted."""


class Listing(Protocol):
    """What the model asks of the database, which sorts and filters."""

    def count(self, text: str = "", wanted: IssueFilter = ALL_ISSUES) -> int: ...
    def page(
        self,
        order: str,
        start: int,
        size: int,
        *,
        text: str = "",
        descending: bool = False,
        wanted: IssueFilter = ALL_ISSUES,
    ) -> Sequence[IssueRow]: ...


class IssuesModel(QAbstractTableModel):
    """The issues whose date, newspaper, title or file name has a text, sorted by a column; by default the latest first.

    The title of an issue that somebody edits is followed by who does, and where.
    """

    def __init__(self, listing: Listing, leases: Mapping[int, Lease], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leases = leases
        self._listing = listing
        self._text, self._column, self._descending = "", len(_ORDERS) - 1, True
        self._wanted = ALL_ISSUES
        self._pages: dict[int, Sequence[IssueRow]] = {}
        self._count = listing.count()

    def issue(self, row: int) -> IssueRow | None:
        """The issue of a row; None where another program has taken it away since they were counted."""
        number, place = divmod(row, _PAGE)
        if number not in self._pages:
            self._pages[number] = self._listing.page(
                _ORDERS[self._column],
                number * _PAGE,
                _PAGE,
                text=self._text,
                descending=self._descending,
                wanted=self._wanted,
            )
        page = self._pages[number]
        return page[place] if place < len(page) else None

    def filter(self, text: str) -> None:
        """Show only issues that have a text."""
        self._ask_again(text, self._column, self._descending, self._wanted)

    def narrow(self, wanted: IssueFilter) -> None:
        """Show only the wanted issues, as they are now."""
        self._ask_again(self._text, self._column, self._descending, wanted)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._ask_again(self._text, column, order == Qt.SortOrder.DescendingOrder, self._wanted)

    def _ask_again(self, text: str, column: int, descending: bool, wanted: IssueFilter) -> None:
        count = self._listing.count(text, wanted)  # before anything changes, as it may fail
        self.beginResetModel()
        self._wanted = wanted
        self._text, self._column, self._descending, self._count = text, column, descending, count
        self._pages.clear()
        self.endResetModel()

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = _NONE) -> int:
        return len(_ORDERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Date"),
            self.tr("Title"),
            self.tr("Newspaper"),
            self.tr("Approved"),
            self.tr("Doubts"),
            self.tr("Changed"),
        )[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        issue = self.issue(index.row()) if role == Qt.ItemDataRole.DisplayRole else None
        if issue is None:
            return None
        changed = datetime.fromtimestamp(issue.changed_at).strftime("%Y-%m-%d %H:%M")
        lease = self._leases.get(issue.id)
        title = f"{issue.title}  ✎ {lease.person}, {lease.machine}" if lease else issue.title
        approved = f"{issue.approved} / {issue.articles}"
        return (issue.date, title, issue.newspaper, approved, issue.doubts, changed)[index.column()]
