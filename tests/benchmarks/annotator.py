"""A perfect annotator: turns the automatic split of an issue into its known answer by the window's own keys and mouse,
and counts what that takes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator import workflow
from annotator.core.doubts import doubt_kind
from annotator.core.issue import Issue
from annotator.core.records import ArticleKind, Boundary, CorrectionKind, Entity, Position, Role, State
from annotator.tour import wait_for
from annotator.window.dialogs.approve import ApproveDialog
from annotator.window.dialogs.continue_article import ContinueDialog
from annotator.window.dialogs.decide import DecideDialog
from annotator.window.main_window import MainWindow
from annotator.window.open_issue import OpenIssue
from annotator.window.panes.text_pane import TextPane

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT = Qt.MouseButton.LeftButton
WORK = ("boundaries", "links", "kinds", "parts", "corrections", "names", "approving")
"""The kinds of work, in the order in which they are done."""


class Annotator:
    """Works on the open issue; `operations`, `keys`, `clicks` and `travel` (pixels) count by kind of work."""

    def __init__(self, window: MainWindow, answer: Issue, *, names: bool, replaced: Callable[[str, int], bool]) -> None:
        self.window, self.answer = window, answer
        self._names, self._replaced = names, replaced
        self.operations, self.keys, self.clicks = Counter[str](), Counter[str](), Counter[str]()
        self.travel: Counter[str] = Counter()
        self._mouse = QPointF(window.width() / 2, window.height() / 2)
        self._at = ""
        self.open_issue.changed.connect(self._on_changed)

    @property
    def open_issue(self) -> OpenIssue:
        assert self.window.open_issue is not None
        return self.window.open_issue

    @property
    def issue(self) -> Issue:
        return self.open_issue.issue

    def work(self) -> None:
        """Do all of it."""
        for at in WORK:
            with self._doing(at):
                getattr(self, f"_do_{at}")()

    def lines(self, name: str) -> Iterator[str]:
        """What it took for each article, by kind of work, as lines of a table."""
        count = sum(article.kind != ArticleKind.FURNITURE for article in self.issue.articles)
        for at in (*WORK, "in all"):
            values = [
                (sum(counts.values()) if at == "in all" else counts[at]) / count
                for counts in (self.operations, self.keys, self.clicks, self.travel)
            ]
            told = "".join(f"{value:11.2f}" for value in values[:3]) + f"{values[3]:11.0f}"
            yield f"{name if at == WORK[0] else '':28} {at:12}{told}"

    @contextmanager
    def _doing(self, at: str) -> Iterator[None]:
        self._at = at
        yield
        self.window.editor.store_typing()
        QApplication.processEvents()

    def _on_changed(self, _operation: object) -> None:
        self.operations[self._at] += 1

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys[self._at] += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def _go(self, widget: QWidget, point: QPoint) -> None:
        place = QPointF(widget.mapTo(self.window, point))
        self.travel[self._at] += round((place - self._mouse).manhattanLength())
        self._mouse = place

    def _point(self, pane: TextPane, offset: int) -> QPoint:
        """Where an offset stands, after scrolling there."""
        pane.scroll_to(offset)
        rects = pane.rects(offset, offset + 1) or pane.rects(offset, offset)
        assert rects, "what was scrolled to is in sight"
        return QPoint(round(rects[0].left()) + 1, round(rects[0].center().y()))

    def _click(self, pane: TextPane, offset: int, *, double: bool = False) -> None:
        point = self._point(pane, offset)
        self._go(pane, pane.viewport().mapTo(pane, point))
        self.clicks[self._at] += 1
        QTest.mouseClick(pane.viewport(), LEFT, pos=point)
        if double:
            QTest.mouseDClick(pane.viewport(), LEFT, pos=point + QPoint(3, 0))
        if not double and pane.selection() != (offset, offset):
            pane.select(offset, offset)  # a click between two blocks may land in the one before

    def _drag(self, pane: TextPane, start: int, end: int) -> None:
        for offset in (start, end):
            self._go(pane, pane.viewport().mapTo(pane, self._point(pane, offset)))
        self.clicks[self._at] += 1
        pane.setFocus()
        pane.select(start, end)

    def _starts(self, issue: Issue) -> dict[int, Boundary]:
        """The boundaries by where their text begins, white space aside."""
        layout = issue.layout
        return {issue.content(layout.segment_at(b.start))[0]: b for b in issue.boundaries}

    def _do_boundaries(self) -> None:
        wanted = self._starts(self.answer)
        for start, boundary in list(self._starts(self.issue).items()):
            if start not in wanted and boundary.start and boundary.id in self.issue.by_id:
                self._click(self.window.raw, start)
                self._press(Qt.Key.Key_M, CTRL)
        there = self._starts(self.issue)
        for start in wanted:
            if start not in there:
                self._click(self.window.raw, start)
                self._press(Qt.Key.Key_Return, CTRL)

    def _do_links(self) -> None:
        wanted = self._starts(self.answer)
        for start, boundary in wanted.items():
            mine = self._starts(self.issue).get(start)
            if mine is None:
                continue
            target = self._head_of(self.answer, boundary)
            if mine.continues and target != self._head_of(self.issue, mine):
                self._click(self.window.raw, start)
                self._press(Qt.Key.Key_J, CTRL | SHIFT)
                mine = self._starts(self.issue)[start]
            if boundary.continues and not mine.continues:
                self._link(start, target)

    def _head_of(self, issue: Issue, boundary: Boundary) -> int:
        return issue.content(issue.layout.article_of(boundary.id).segments[0])[0]

    def _link(self, start: int, target: int) -> None:
        """Link by the key that takes the likeliest, else by the list."""
        self._click(self.window.raw, start)
        boundary = self.issue.layout.segment_at(start).boundary
        layout = self.issue.layout
        found = workflow.targets(self.issue, boundary.id)
        ranked = [self._head_of(self.issue, layout.article_of(target.article).head) for target in found]
        if ranked[:1] == [target]:
            self._press(Qt.Key.Key_J, CTRL | ALT)
        elif target in ranked:
            self._press(Qt.Key.Key_J, CTRL)
            [dialog] = [found for found in self.window.findChildren(ContinueDialog) if found.isVisible()]
            for _row in range(ranked.index(target)):
                self.keys[self._at] += 1
                QTest.keyClick(dialog.list, Qt.Key.Key_Down)
            self.keys[self._at] += 1
            dialog.accept()
            self._come_back()

    def _do_kinds(self) -> None:
        wanted = {start: b.kind == ArticleKind.FURNITURE for start, b in self._starts(self.answer).items()}
        for start, boundary in list(self._starts(self.issue).items()):
            is_furniture = boundary.kind == ArticleKind.FURNITURE
            if not boundary.continues and start in wanted and wanted[start] != is_furniture:
                self._click(self.window.raw, start)
                self._press(Qt.Key.Key_5 if wanted[start] else Qt.Key.Key_1, CTRL | SHIFT)

    def _do_parts(self) -> None:
        roles = {role: number for number, role in enumerate(Role, 1)}
        wanted = {part.start: part for part in self.answer.parts}
        for part in list(self.issue.parts):
            if part.live and part.start not in wanted and part.role in _known_roles(self.answer):
                self._click(self.window.raw, part.start)
                self._press(Qt.Key.Key_0, ALT)
        mine = {part.start: part for part in self.issue.parts if part.live}
        for start, part in wanted.items():
            if start not in mine or mine[start].role != part.role:
                self._click(self.window.raw, start)
                self._press(Qt.Key(Qt.Key.Key_0 + roles[part.role]), ALT)

    def _do_corrections(self) -> None:
        wanted = [c for c in self.answer.corrections if c.kind in (CorrectionKind.LINE_JOIN, CorrectionKind.DUPLICATE)]
        spans = {(c.start, c.end) for c in wanted}
        raw = self.issue.raw
        for correction in list(self.issue.corrections):
            if correction.kind not in (CorrectionKind.LINE_JOIN, CorrectionKind.DUPLICATE) or not correction.live:
                continue
            is_right = any(s < correction.end and correction.start < e for s, e in spans)
            if correction.applies and not is_right:
                self._decide(correction.id, accepting=False)
            elif not correction.applies and (correction.start, correction.end) in spans:
                self._decide(correction.id, accepting=True)
        for start, end in sorted(spans):
            there = any(c.applies and c.start < end and start < c.end for c in self.issue.corrections)
            if not there and raw[start:end].isspace():
                self._join(start, end)
        terms = [c for c in self.issue.corrections if c.state == State.SUGGESTED and c.rule == "term.replaced"]
        if terms:
            self._decide_many({c.id for c in terms if self._replaced(raw, c.start)}, doubt_kind(terms[0]))

    def _decide(self, name: str, *, accepting: bool) -> None:
        """Decide on a suggestion in the queue, where it is the current row by one key from the one before."""
        record = self.issue.by_id.get(name)
        if record is None or not record.live:
            return
        self.window.desk.show_record(record)
        self.window.editor.setFocus()
        self.window.gestures.doubts._visited = name
        self.keys[self._at] += 1  # F8, which leads there
        self._press(Qt.Key.Key_F6 if accepting else Qt.Key.Key_F7)

    def _decide_many(self, wanted: set[str], kind: str) -> None:
        """Accept some suggestions of a kind in one dialog, by keys alone; what nobody accepts, approving rejects."""
        self._press(Qt.Key.Key_F6, SHIFT)
        [dialog] = [found for found in self.window.findChildren(DecideDialog) if found.isVisible()]
        row = dialog.kinds.findData(kind)
        self.keys[self._at] += row
        dialog.kinds.setCurrentIndex(row)
        dialog.kinds.activated.emit(row)
        self.keys[self._at] += 4  # Tab, and three digits that let all be ticked
        dialog.certainty.setValue(0)
        self.keys[self._at] += 4  # Tab, until the list has the keyboard
        dialog.table.setFocus()
        here = 0
        for number, name in enumerate(dialog.model.items):
            if name not in wanted:
                dialog.table.go_to(number)
                QTest.keyClick(dialog.table, Qt.Key.Key_Space)
                self.keys[self._at] += number - here + 1
                here = number
        self.keys[self._at] += 2  # Tab and Space
        dialog.accept_all.click()
        self._come_back()

    def _come_back(self) -> None:
        """Wait for the window after a dialog; the offscreen platform leaves it to us to ask for that."""
        self.window.activateWindow()
        wait_for(self.window.isActiveWindow, "the window")

    def _join(self, start: int, end: int) -> None:
        article = self.issue.layout.article_at(start)
        if article.id != self.issue.layout.article_at(end).id:
            return
        self.window.focus_.choose(article.id)
        offset = self.window.editor.offsets.to_text(Position(start), "end")
        self._click(self.window.editor, offset)
        self._press(Qt.Key.Key_J, ALT)

    def _do_names(self) -> None:
        if not self._names:
            return
        wanted = {(e.start.raw, e.end.raw): e.label for e in self.answer.entities}
        for entity in list(self.issue.entities):
            span = entity.start.raw, entity.end.raw
            if entity.live and entity.label in _KEYS and span not in wanted:
                self._show(entity)
                self._press(Qt.Key.Key_0, CTRL)
        mine = {(e.start.raw, e.end.raw): e.label for e in self.issue.entities if e.live}
        for (start, end), label in sorted(wanted.items()):
            if mine.get((start, end)) != label and label in _KEYS:
                self._tag(start, end, label)

    def _show(self, entity: Entity) -> None:
        self.window.focus_.choose(self.issue.layout.article_at(entity.start.raw).id)
        start, end = self.window.editor.offsets.to_stretch(entity.start, entity.end)
        self._click(self.window.editor, start)
        self.window.editor.select(start, end)

    def _tag(self, start: int, end: int, label: str) -> None:
        article = self.issue.layout.article_at(start)
        self.window.focus_.choose(article.id)
        editor = self.window.editor
        low, high = editor.offsets.to_stretch(Position(start), Position(end))
        if low >= high:
            return
        if workflow.word_at(editor.blocks.text, low) == (low, high):
            self._click(editor, low)  # with nothing selected the key takes the word
        else:
            self._drag(editor, low, high)
        self._press(_KEYS[label], CTRL)

    def _do_approving(self) -> None:
        for article in self.issue.articles:
            if article.kind != ArticleKind.FURNITURE:
                self.window.focus_.choose(article.id)
                break
        self.window.editor.setFocus()
        for _article in range(len(self.issue.articles)):
            if self.issue.layout.article_of(self.window.focus_.article_id).approved:
                break
            self._press(Qt.Key.Key_G, CTRL)
            for dialog in self.window.findChildren(ApproveDialog):
                self.keys[self._at] += 2  # Tab and Space
                dialog.all_the_same.click()

    def left(self) -> Counter[str]:
        """What is not yet as the answer has it, by kind of work."""
        found: Counter[str] = Counter()
        mine, wanted = self._starts(self.issue), self._starts(self.answer)
        found["boundaries"] = len(mine.keys() ^ wanted.keys())
        both = mine.keys() & wanted.keys()
        found["links"] = sum(
            self._head_of(self.issue, mine[start]) != self._head_of(self.answer, wanted[start]) for start in both
        )
        roles = _known_roles(self.answer)
        own = {(p.start, p.role) for p in self.issue.parts if p.live and p.role in roles}
        found["parts"] = len({(p.start, p.role) for p in self.answer.parts} - own)
        found["approving"] = sum(not a.approved and a.kind != ArticleKind.FURNITURE for a in self.issue.articles)
        if self._names:
            tagged = {(e.start.raw, e.end.raw, e.label) for e in self.issue.entities if e.live and e.label in _KEYS}
            found["names"] = len({(e.start.raw, e.end.raw, e.label) for e in self.answer.entities} ^ tagged)
        return found


_KEYS = {"PER": Qt.Key.Key_1, "LOC": Qt.Key.Key_2, "ORG": Qt.Key.Key_3}


def _known_roles(answer: Issue) -> set[Role]:
    return {part.role for part in answer.parts}
