"""An operation in the making, whose later changes build on the earlier ones."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.core.edits.ground import TextEdit, reanchored, with_changes
from annotator.core.issue import Issue
from annotator.core.operations import Change
from annotator.core.records import Boundary, Correction


class Steps:
    """The changes so far, and the issue as they leave it."""

    def __init__(self, issue: Issue) -> None:
        self.before = issue
        self.issue = issue
        self.changes: list[Change] = []

    def make(self, changes: Iterable[Change]) -> None:
        """Make further changes."""
        found = list(changes)
        self.issue = with_changes(self.issue, found)
        self.changes += found

    def reanchor(self, article_id: str, edit: TextEdit) -> None:
        """Move the entities around the corrections that changed so far."""
        records = [r for change in self.changes for r in (change.before, change.after) if isinstance(r, Correction)]
        seams = [r.start for change in self.changes if isinstance(r := change.after, Boundary)]
        low = min([record.start for record in records] + seams)
        high = max([record.end for record in records] + seams)
        self.make(reanchored(self.before, self.issue, article_id, edit, (low, high)))
