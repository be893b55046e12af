"""An operation in the making, whose later changes build on the earlier ones."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.core.edits.ground import TextEdit, TextEdits, reanchored, touched, with_changes
from annotator.core.issue import Issue
from annotator.core.operations import Change
from annotator.core.records import Boundary, Correction


class Steps:
    """The changes so far, and the issue as they leave it, which is made when it is asked for."""

    def __init__(self, issue: Issue) -> None:
        self.before = issue
        self.changes: list[Change] = []
        self._issue = issue
        self._made = 0

    @property
    def issue(self) -> Issue:
        """The issue after the changes so far."""
        self._issue = with_changes(self._issue, self.changes[self._made :])
        self._made = len(self.changes)
        return self._issue

    def make(self, changes: Iterable[Change]) -> None:
        """Make further changes."""
        self.changes += changes

    def reanchor(self, article_id: str, edits: Iterable[TextEdit]) -> None:
        """Move the entities of an article around the corrections that changed so far; `edits` say what that did to its
        text.
        """
        records = [r for change in self.changes for r in (change.before, change.after) if isinstance(r, Correction)]
        seams = [r.start for change in self.changes if isinstance(r := change.after, Boundary)]
        low = min([record.start for record in records] + seams)
        high = max([record.end for record in records] + seams)
        entities = touched(self.before, article_id, (low, high))
        if entities:  # else the current issue, which is expensive to build, is not needed
            self.make(reanchored(self.before, self.issue, article_id, TextEdits(edits), entities))
