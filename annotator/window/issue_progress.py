"""The progress of the work on the issue and the database, always visible."""

from __future__ import annotations

from annotator.core.operations import Operation
from annotator.core.records import ArticleKind, Boundary, Status
from annotator.window.looks.elided import ElidedLabel
from annotator.window.open_issue import OpenIssue


class IssueProgress(ElidedLabel):
    """Approved articles of all articles, furniture aside, of the issue and of the whole database."""

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Show another issue."""
        self._open_issue = open_issue
        open_issue.changed.connect(self._on_changed)
        self._update_message()

    def clear_issue(self) -> None:
        """Show no issue."""
        self.setText("")

    def _on_changed(self, operation: Operation) -> None:
        if any(isinstance(change.record, Boundary) for change in operation.changes):
            self._update_message()

    def _update_message(self) -> None:
        issue = self._open_issue.issue
        heads = [article.head for article in issue.articles if article.head.kind != ArticleKind.FURNITURE]
        approved = sum(head.status == Status.APPROVED for head in heads)
        text = self.tr("{0} of {1} articles approved   ·   database: {2} of {3}   ·   {4}")
        self.setText(text.format(approved, len(heads), *self._open_issue.progress(), issue.source.encoding))
