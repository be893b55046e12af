"""Gestures on doubts: accepting, rejecting, and the way to the next one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from annotator.core import edits
from annotator.core.issue import Article
from annotator.core.records import State
from annotator.window.desk import Desk
from annotator.window.gestures.articles import ArticleGestures


class DoubtGestures:
    """The gestures on the suggestion or the correction at the caret."""

    def __init__(self, desk: Desk, articles: ArticleGestures) -> None:
        self.desk = desk
        self._articles = articles

    def accept(self) -> None:
        """Accept the suggestion at the caret, and go to the next."""
        self._decide(accepting=True)

    def reject(self) -> None:
        """Reject the suggestion or revert the correction at the caret."""
        self._decide(accepting=False)

    def next_doubt(self) -> None:
        """Go to the next open suggestion of the article, or of the next article that has one."""
        editor = self.desk.editor
        editor.store_typing()
        here = editor.selection()[1]
        mark = next((m for m in editor.marks() if m.open and m.start >= here and m.end > here - 1), None)
        if mark is None:
            article = next(self._articles_with_doubts(), None)
            if article is None:
                return
            self.desk.choose(article)
            mark = next((m for m in editor.marks() if m.open), None)
        if mark is not None:
            editor.select(mark.start, mark.end)
            editor.scroll_to(mark.start)
            self.desk.focus.place(editor.offsets.to_position(mark.start), editor)

    def _decide(self, *, accepting: bool) -> None:
        self.desk.editor.store_typing()
        marks = self.desk.editor.marks_here()
        mark = next((mark for mark in marks if mark.open), None)
        if mark is None and not accepting:
            mark = next((mark for mark in marks if not mark.label), None)
        if mark is None:
            return
        verb = edits.accept if accepting else edits.reject
        if self.desk.document.act(verb, mark.record) and mark.open:
            self.next_doubt()

    def _articles_with_doubts(self) -> Iterator[Article]:
        issue = self.desk.issue
        for article in self._articles.behind():
            records = chain(issue.of_article(issue.corrections, article), issue.of_article(issue.entities, article))
            if not article.approved and any(record.state == State.SUGGESTED for record in records):
                yield article
