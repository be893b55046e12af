"""What the application does for the search panel: looking and replacing in the whole database, and the kept rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator import workflow
from annotator.core.errors import AnnotatorError
from annotator.core.search import Hit, Query
from annotator.window.rules_dialog import RulesDialog

if TYPE_CHECKING:
    from annotator.app.application import Application


class DatabaseSearch(QObject):
    """Answers what the search panel wishes for beyond the open issue."""

    def __init__(self, app: Application) -> None:
        super().__init__(app)
        self._app = app
        panel = app.window.search
        panel.database_search_wished.connect(self.search_database)
        panel.database_replace_wished.connect(self.replace_in_database)
        panel.place_wished.connect(self.show_hit)
        panel.rule_wished.connect(self.keep_rule)
        panel.rules_wished.connect(self.show_rules)

    def search_database(self, query: Query, replacement: str) -> None:
        """Look for something in all issues, in the background."""
        database = self._app.library.path

        def work() -> list[Hit]:
            with workflow.open_library(database) as library:
                return workflow.search(library, query, replacement)

        self._app.start(work, lambda hits: self._app.window.search.show_hits(query, hits))

    def replace_in_database(self, query: Query, replacement: str, hits: list[Hit]) -> None:
        """Replace hits in issues that are not open, one operation in each, in the background."""
        database, author = self._app.library.path, self._app.window.settings.person

        def work() -> int:
            with workflow.open_library(database) as library:
                return sum(
                    workflow.replace_in(
                        library,
                        issue_id,
                        query,
                        replacement,
                        {hit for hit in hits if hit.issue == issue_id},
                        author=author,
                    )
                    for issue_id in sorted({hit.issue for hit in hits})
                )

        def tell(count: int) -> None:
            self._app.window.tell(
                self.tr("Replaced in other issues: {0}. Each issue has it in its history.").format(count)
            )
            self._app.window.search.look()

        self._app.start(work, tell)

    def show_hit(self, hit: Hit) -> None:
        """Open the issue of a hit, and show it there."""
        self._app.show_issue(hit.issue)
        document = self._app.window.document
        if document is not None and document.issue_id == hit.issue and hit.article in document.issue.by_id:
            self._app.window.search.show_hit(hit)

    def keep_rule(self, query: Query, replacement: str) -> None:
        """Keep a replacement, to suggest itself in further issues."""
        try:
            if query.pattern:
                self._app.library.keep_rule(query, replacement, author=self._app.window.settings.person)
                self._app.window.tell(
                    self.tr("Kept: “{0}” will be questioned in further issues.").format(query.pattern)
                )
        except AnnotatorError as error:
            self._app.complain(error)

    def show_rules(self) -> None:
        """Show the kept rules."""
        dialog = RulesDialog(self._app.library.rules(), self._app.window)
        dialog.dropped.connect(self._app.library.drop_rule)
        dialog.open()
