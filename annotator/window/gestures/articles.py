"""Gestures on the chosen article: its kind and parts, whether it is gold, and the way to the next one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from annotator.core import edits
from annotator.core.doubts import is_unsure
from annotator.core.issue import Article
from annotator.core.records import ArticleKind, Role
from annotator.window.desk import Desk
from annotator.window.dialogs.approve import ApproveDialog, counted


class ArticleGestures:
    """The gestures on the chosen article."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def set_kind(self, kind: ArticleKind) -> None:
        self.desk.open_issue.act(edits.set_kind, self.desk.focus.article_id, kind)

    def set_part(self, role: Role | None) -> None:
        """Give the selected text, or the paragraph of the caret, a role; None makes it body."""
        self.desk.editor.store_typing()
        self.desk.open_issue.act(edits.set_part, *self.desk.raw_span(), role)

    def approve(self) -> None:
        """Approve the article and choose the next one to approve; ask first where it has open doubts below the
        certainty that the person wants.
        """
        self.desk.editor.store_typing()
        article = self.desk.article
        certainty = self.desk.settings.ask_below
        unsure = (is_unsure(record, certainty / 100) for record in edits.left_open(self.desk.issue, article))
        if article.approved or not any(unsure):
            self._approve(article.id)
        elif self.desk.open_issue.may_edit():
            dialog = ApproveDialog(self.desk.open_issue, article, certainty, self.desk.editor.window())
            dialog.approved.connect(lambda: self._approve(article.id))
            dialog.record_chosen.connect(self._look_at)
            dialog.certainty_chosen.connect(lambda percent: self.desk.preferred.emit({"ask_below": percent}))
            dialog.open()

    def _look_at(self, record_id: str) -> None:
        self.desk.editor.setFocus()
        self.desk.show_record(self.desk.issue.by_id[record_id])

    def _approve(self, article_id: str) -> None:
        """Make an article gold, say what that decides, and choose the next one."""
        issue = self.desk.issue
        article = issue.layout.article_of(article_id)
        decides = counted(edits.left_open(issue, article))
        if self.desk.open_issue.act(edits.approve, article_id):
            self.desk.approved.emit(article_id, *decides)
            to_do = [a for a in self.behind() if not a.approved and a.kind != ArticleKind.FURNITURE]
            shown = {article.id for article in self.desk.focus.shown(self.desk.issue)}
            following = next((article for article in to_do if article.id in shown), None) or next(iter(to_do), None)
            if following is not None:
                self.desk.choose(following)

    def reopen(self) -> None:
        self.desk.open_issue.act(edits.reopen, self.desk.focus.article_id)

    def next_article(self) -> None:
        self._step(1)

    def previous_article(self) -> None:
        self._step(-1)

    def behind(self) -> Iterator[Article]:
        """The articles after the chosen one, then those before it, then itself."""
        articles = self.desk.issue.articles
        index = articles.index(self.desk.article)
        return chain(articles[index + 1 :], articles[: index + 1])

    def _step(self, by: int) -> None:
        issue, here = self.desk.issue, self.desk.issue.layout.number_of(self.desk.focus.article_id)
        shown = [(issue.layout.number_of(article.id), article) for article in self.desk.focus.shown(issue)]
        others = [article for number, article in shown if (number > here if by > 0 else number < here)]
        if others:
            self.desk.choose(others[0 if by > 0 else -1])
