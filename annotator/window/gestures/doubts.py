"""Gestures on doubts: accepting, rejecting, and the way to the next one."""

from __future__ import annotations

from annotator.core import edits
from annotator.core.doubts import is_doubt
from annotator.core.issue import Article
from annotator.core.records import Boundary, Record
from annotator.window.desk import Desk
from annotator.window.gestures.articles import ArticleGestures
from annotator.window.open_issue import OpenIssue
from annotator.window.panes.marks import Look, places_of


class DoubtGestures:
    """The gestures on the suggestion or the correction at the caret."""

    def __init__(self, desk: Desk, articles: ArticleGestures) -> None:
        self.desk = desk
        self._articles = articles
        self._visited = ""

    def accept(self) -> None:
        """Accept the suggestion at the caret, or what was only swept in there, and go to the next."""
        record = self._doubt_here() or self._swept_here()
        if record is not None and decide(self.desk.open_issue, record, accepting=True):
            self.next_doubt()

    def reject(self) -> None:
        """Reject the suggestion or revert the correction at the caret."""
        record = self._doubt_here()
        if record is not None:
            if decide(self.desk.open_issue, record, accepting=False):
                self.next_doubt()
            return
        mark = next((mark for mark in self.desk.editor.marks_here() if mark.look not in (Look.ENTITY, Look.NOTE)), None)
        if mark is not None:
            self.desk.open_issue.act(edits.reject, mark.record)

    def next_doubt(self) -> None:
        """Go to the next open suggestion of the article, or of the next article that has one."""
        editor = self.desk.editor
        editor.store_typing()
        start, end = editor.selection()
        here = (start, -end if start < end else -len(editor.blocks.text) - 1, self._visited if start < end else "")
        behind = [key for key in self._doubts_of(self.desk.article) if key > here]
        if not behind:
            others = (article for article in self._articles.behind() if not article.approved)
            behind = next((doubts for article in others if (doubts := self._doubts_of(article))), [])
        if behind:
            self._visited = behind[0][2]
            self.desk.show_record(self.desk.issue.by_id[self._visited])

    def _doubt_here(self) -> Record | None:
        """The open suggestion at the selection: the visited one, else one that exactly covers it, else the shortest
        around it.
        """
        editor, issue = self.desk.editor, self.desk.issue
        editor.store_typing()
        start, end = editor.selection()
        doubts = self._doubts_of(self.desk.article)
        exact = [record_id for low, minus_high, record_id in doubts if (low, -minus_high) == (start, end)]
        around = [mark.record for mark in editor.marks_here() if mark.open]
        candidates = [self._visited] if self._visited in exact else [*exact, *around]
        return issue.by_id[candidates[0]] if candidates else None

    def _swept_here(self) -> Record | None:
        """The record at the caret that is accepted only by an approval of its article."""
        records = (self.desk.issue.by_id[mark.record] for mark in self.desk.editor.marks_here())
        return next((record for record in records if record.live and record.swept), None)

    def _doubts_of(self, article: Article) -> list[tuple[int, int, str]]:
        """The open suggestions in an article's text in reading order: start, minus the end (the longer one comes
        first), and id.
        """
        issue, offsets = self.desk.issue, self.desk.open_issue.offsets(article)
        doubts = []
        for record in edits.open_suggestions(issue, article):
            start, end = offsets.to_stretch(*places_of(record))
            doubts.append((start, -end, record.id))
        return sorted(doubts)


def decide(open_issue: OpenIssue, record: Record, *, accepting: bool) -> bool:
    """Accept or reject a suggestion, or what was swept in; a boundary is rejected by merging, or by letting the segment
    be an article of its own.
    """
    if not is_doubt(record) and not record.swept:
        return False
    if accepting:
        return open_issue.act(edits.accept, record.id)
    if isinstance(record, Boundary):
        return open_issue.act(edits.begin_article if record.continues else edits.merge_with_previous, record.id)
    return open_issue.act(edits.reject, record.id)
