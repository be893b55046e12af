"""Search and replace: the hits as a concordance, each with its tick; what is ticked is replaced in one operation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit

from annotator.core import edits
from annotator.core.errors import AnnotatorError
from annotator.core.operations import Operation
from annotator.core.search import Hit, Query, Rule
from annotator.search.finder import MOST_HITS, Finder, replace_again
from annotator.window.desk import Desk
from annotator.window.dialogs.rules import RulesDialog
from annotator.window.job import Job
from annotator.window.looks.flow import Flow
from annotator.window.looks.layouts import push_button
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import call_box
from annotator.window.messages import trouble
from annotator.window.panels.concordance import ConcordanceModel, shown
from annotator.window.panels.list_panel import ListPanel

_PAUSE = 200
"""How long (milliseconds) typing may rest before it is looked for."""

ARTICLE, ISSUE, DATABASE = range(3)
"""Where is looked, as the box of scopes has it."""

_ORDERS: tuple[Callable[[Hit], object], ...] = (
    lambda hit: (hit.issue, hit.raw),
    lambda hit: (hit.context[0][::-1], hit.issue, hit.raw),
    lambda hit: (hit.context[2], hit.issue, hit.raw),
)


class SearchPanel(ListPanel):
    """Looks for a text in the article, the issue or the database, and replaces what is ticked."""

    topic = "search"
    name = "search_panel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.issue_id = 0
        self._more = False
        self.pattern = QLineEdit(placeholderText=self.tr("Look for"), clearButtonEnabled=True)
        self.replacement = QLineEdit(placeholderText=self.tr("Replace by"), clearButtonEnabled=True)
        self.scope, self.side, self.order = QComboBox(), QComboBox(), QComboBox()
        self.regex = QCheckBox(self.tr("regular expression"))
        self.width_ = QCheckBox(self.tr("any width (，,)"))
        self.variants = QCheckBox(self.tr("any form (里裡裏)"))
        self.case = QCheckBox(self.tr("match case"))
        self.message = plain_label()
        headers = (
            "",
            self.tr("Article"),
            self.tr("Before it"),
            self.tr("Found"),
            self.tr("Behind it"),
            self.tr("Becomes"),
        )
        model = ConcordanceModel(headers, self._describe, key=3, ticks=True, parent=self)
        self.list_in(model, (30, 70, 330, 170, 0, 170), {Qt.Key.Key_Return: self.next_hit})
        self.table.repeating = frozenset({Qt.Key.Key_Return})
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._connect()

    @property
    def title(self) -> str:
        return self.tr("Search")

    @property
    def purpose(self) -> str:
        return self.tr(
            "Type what to look for above, or select it in a text and press Ctrl+F. Each place is listed here; "
            "what is ticked is replaced."
        )

    def _lay_out(self) -> None:
        self.scope.addItems([self.tr("this article"), self.tr("the whole issue"), self.tr("the whole database")])
        self.scope.setCurrentIndex(ISSUE)
        self.side.addItems([self.tr("corrected text"), self.tr("raw text")])
        self.order.addItems([self.tr("by place"), self.tr("by what stands before"), self.tr("by what stands behind")])
        self.pattern.setAccessibleName(self.tr("Look for"))
        self.replacement.setAccessibleName(self.tr("Replace by"))
        call_box(self.scope, self.tr("Where to look"))
        call_box(self.side, self.tr("In which text"))
        call_box(self.order, self.tr("In which order"))
        self.replace_all = push_button(self.tr("Replace the ticked"), self.replace_ticked)
        self.tick_all = push_button(self.tr("Tick all"), lambda: self.model.tick(self.model.items, on=True))
        self.tick_none = push_button(self.tr("Tick none"), lambda: self.model.tick(self.model.items, on=False))
        self.keep = push_button(self.tr("Keep as a rule"), self.keep_rule)
        self.rules = push_button(self.tr("Rules…"), self.show_rules)
        grid = QGridLayout()
        first = Flow(self.scope, self.side, self.regex, self.width_, self.variants, self.case)
        second = Flow(self.replace_all, self.order, self.tick_all, self.tick_none, self.keep, self.rules)
        for row, (line, others) in enumerate(((self.pattern, first), (self.replacement, second))):
            grid.addWidget(line, row, 0)
            grid.addLayout(others, row, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(0, self.pattern.sizeHint().width())
        self.lay_out(grid, self.table, self.strip, self.message)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.look)
        for line in (self.pattern, self.replacement):
            line.textChanged.connect(self._pause.start)
            line.returnPressed.connect(self._on_return)
        for box in (self.scope, self.side):
            box.activated.connect(self.look)
        for check in (self.regex, self.width_, self.variants, self.case):
            check.toggled.connect(self.look)
        self.order.activated.connect(lambda: self._show(self.model.items))
        self.model.dataChanged.connect(self._update_message)
        self.desk.focus.chosen.connect(self._on_article_chosen)

    def query(self) -> Query:
        """What is asked for."""
        return Query(
            pattern=self.pattern.text(),
            regex=self.regex.isChecked(),
            width=self.width_.isChecked(),
            variants=self.variants.isChecked(),
            case=self.case.isChecked(),
            raw=bool(self.side.currentIndex()),
        )

    def take_keys(self) -> None:
        pane = next((pane for pane in (self.desk.raw, self.desk.editor) if pane.hasFocus()), None)
        selected = pane.blocks.text[slice(*pane.selection())] if pane else ""
        if len(selected.splitlines()) == 1:
            self.pattern.setText(selected)
        self.pattern.setFocus()
        self.pattern.selectAll()

    def begin(self, scope: int) -> None:
        """Take the keyboard, and look for what is selected in the text, or for what was looked for before."""
        self.scope.setCurrentIndex(scope)
        self.take_keys()
        self.look()

    def fill(self) -> None:
        self.issue_id = self.open_issue.issue_id if self.open_issue else 0
        self.look()

    def follow(self, operation: Operation) -> None:
        if self.scope.currentIndex() != DATABASE:
            self._pause.start()

    def look(self) -> None:
        """Search in the background; a search that is still running is dropped."""
        self._pause.stop()
        query, replacement = self.query(), self.replacement.text()
        self.jobs.forget()
        if self.open_issue is None or not query.pattern:
            self._show([])
            self.message.clear()
            return
        if self.scope.currentIndex() == DATABASE:
            self._more = False
            self.message.setText(self.tr("Searching…"))
            self.desk.database.search(query, replacement, lambda hits: self._add_hits(query, hits))
            return
        issue, issue_id = self.open_issue.issue, self.open_issue.issue_id
        articles = [self.desk.article] if self.scope.currentIndex() == ARTICLE else issue.articles
        job = Job(lambda: list(Finder(query, replacement).hits(issue, articles, issue_id=issue_id)))
        self.jobs.begin(job, self._show, self._fail)

    def is_busy(self) -> bool:
        """Whether a search is under way or about to begin."""
        return self.jobs.is_busy() or self._pause.isActive()

    def _add_hits(self, query: Query, hits: list[Hit] | None) -> None:
        """Show more of what was found in the database, if it is still asked for; None: that was all."""
        if query == self.query() and self.scope.currentIndex() == DATABASE:
            before = self.model.items if self._more else []
            self._show([*before, *(hits or [])], more=hits is not None)

    def next_hit(self) -> None:
        """Go to the next hit."""
        self._step(1)

    def previous_hit(self) -> None:
        """Go to the hit before."""
        self._step(-1)

    def replace_ticked(self) -> None:
        """Replace what is ticked: one operation in each issue."""
        hits = [hit for hit in self.model.wanted() if hit.stands and not hit.locked]
        by_issue: dict[int, list[Hit]] = {}
        for hit in hits:
            by_issue.setdefault(hit.issue, []).append(hit)
        self.desk.editor.store_typing()
        if self._pause.isActive() or not hits:
            return  # the hits are of an earlier text
        self.table.setFocus()
        if by_issue.keys() - {self.issue_id}:
            replace = partial(replace_again, query=self.query(), replacement=self.replacement.text())
            verbs = {issue_id: partial(replace, wanted=by_issue[issue_id]) for issue_id in sorted(by_issue)}
            self.desk.database.act(verbs, self.look)
        elif self.desk.open_issue.act(edits.replace_hits, hits):
            self._update_message()
            self.look()

    def _on_return(self) -> None:
        if self._pause.isActive():
            self.look()
        else:
            self.table.setFocus()
            self._step(1 if self.table.currentIndex().row() else 0)

    def _show(self, hits: Sequence[Hit], *, more: bool = False) -> None:
        self._more = more
        self.show_items(sorted(hits, key=_ORDERS[self.order.currentIndex()]))  # type: ignore[arg-type]
        self._update_message()

    def _fail(self, error: Exception) -> None:
        self._show([])
        self.message.setText("⚠ " + (trouble(error) if isinstance(error, AnnotatorError) else str(error)))

    def _update_message(self) -> None:
        hits, ticked = len(self.model.items), len(self.model.ticked)
        text = self.tr("{0} found, {1} ticked").format(hits, ticked)
        locked = sum(hit.locked for hit in self.model.items)
        if locked:
            text += self.tr(", {0} in approved articles stay as they are").format(locked)
        if hits >= MOST_HITS:
            text += self.tr("; there are more")
        elif self._more:
            text += self.tr("; looking for more…")
        self.message.setText(text)
        self.replace_all.setEnabled(bool(ticked))

    def _describe(self, hit: Hit) -> tuple[str, ...]:
        number = f"{hit.number}" if hit.issue == self.issue_id else f"#{hit.issue} · {hit.number}"
        becomes = shown(hit.replacement) if hit.stands and not hit.locked else "—"
        left, inside, right = map(shown, hit.context)
        return "", number, left, inside, right, becomes

    def _step(self, by: int) -> None:
        row = self.table.currentIndex().row()
        if self.model.items:
            self.table.go_to((row + by) % len(self.model.items))
            self.show_current()

    def print_of(self, item: Hit) -> tuple[int, int] | None:
        return item.raw if item.issue == self.issue_id else None

    def show_current(self) -> None:
        hit: Hit | None = self.current
        if hit is not None and self.desk.database.open(hit.issue) and hit.article in self.desk.issue.by_id:
            self.desk.show_stretch(hit.article, hit.start, hit.end)

    def keep_rule(self) -> None:
        """Keep the replacement, to suggest itself in further issues."""
        query, replacement, author = self.query(), self.replacement.text(), self.desk.settings.person
        if query.pattern:
            text = self.tr("Kept: “{0}” will be questioned in further issues.").format(query.pattern)
            self.desk.database.ask(
                lambda library: library.rules.keep(query, replacement, author=author),
                lambda _nothing: self.desk.message.emit(text),
            )

    def show_rules(self) -> None:
        """Show the kept rules, which can be dropped there."""
        database = self.desk.database

        def drop(rule_id: int) -> None:
            database.ask(lambda library: library.rules.drop(rule_id), lambda _nothing: None)

        def show(rules: list[tuple[Rule, float]]) -> None:
            dialog = RulesDialog(rules, self.window())
            dialog.dropped.connect(drop)
            dialog.open()

        database.ask(lambda library: library.rules.all(), show)

    def _on_article_chosen(self) -> None:
        if self.scope.currentIndex() == ARTICLE and self.isVisible() and not self.table.hasFocus():
            self.look()
