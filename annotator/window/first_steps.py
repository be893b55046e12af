"""The first steps: cards that point at five parts of the window, one after the other, until each has been tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QMainWindow, QWidget

from annotator.core.marking import marked
from annotator.core.operations import Operation
from annotator.window.actions import Actions, native
from annotator.window.looks import theme
from annotator.window.looks.layouts import GRID, beside, in_text, push_button, stack
from annotator.window.looks.literal import plain_label
from annotator.window.open_issue import OpenIssue

_WIDTH = 320  # pixels
_REACH = 3  # pixels that the frame stands outside of what it points at


class Parts(Protocol):
    """The parts of a window that the steps point at."""

    @property
    def raw(self) -> Any: ...
    @property
    def editor(self) -> QWidget: ...
    @property
    def bar(self) -> Any: ...
    @property
    def actions_(self) -> Actions: ...


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to try: what it is called, what is said of it, with the keys of some actions in it, what the card
    points at, and the names of the operations with which it is done.
    """

    title: str
    text: str
    target: Callable[[Parts], QWidget]
    operations: frozenset[str]
    keys: tuple[str, ...] = ()


STEPS = (
    Step(
        marked("FirstSteps", "Boundaries"),
        marked(
            "FirstSteps",
            "Each coloured band is an article. Drag the handle between two bands to where the next article begins; "
            "Esc cancels while you drag.",
        ),
        lambda parts: parts.raw.bar,
        frozenset({"move_boundary", "split_at", "merge_with_previous"}),
    ),
    Step(
        marked("FirstSteps", "Corrections"),
        marked(
            "FirstSteps",
            "This is the text of the chosen article. Type in it: each change is kept as a correction, and the raw text "
            "stays as it came. {0} takes it back.",
        ),
        lambda parts: parts.editor,
        frozenset({"correct", "replace_hits"}),
        ("undo",),
    ),
    Step(
        marked("FirstSteps", "Entities"),
        marked(
            "FirstSteps",
            "Select the words of a person, a place or an organisation in the text, and press the button of the label, "
            "or Ctrl with its digit.",
        ),
        lambda parts: parts.bar,
        frozenset({"tag", "propagate"}),
    ),
    Step(
        marked("FirstSteps", "Doubts"),
        marked(
            "FirstSteps",
            "What the program suggests has a dotted line. {0} leads to the next doubt; {1} accepts it, {2} rejects it.",
        ),
        lambda parts: parts.bar.button("next_doubt"),
        frozenset({"accept", "reject"}),
        ("next_doubt", "accept", "reject"),
    ),
    Step(
        marked("FirstSteps", "Gold"),
        marked(
            "FirstSteps",
            "When an article is right, {0} approves it. What is approved is gold, and {1} exports it. The sample has a "
            "database of its own; “Recent” in the menu leads back to yours.",
        ),
        lambda parts: parts.bar.button("approve"),
        frozenset({"approve"}),
        ("approve", "export"),
    ),
)


class FirstSteps(QObject):
    """Leads through the steps; where they were left, they go on the next time."""

    def __init__(self, window: QMainWindow, parts: Parts) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        self._number = 0
        self._open_issue: OpenIssue | None = None
        self.card: Card | None = None
        self._frame: _Frame | None = None

    @property
    def step(self) -> Step:
        """The step that is to be tried."""
        return STEPS[self._number]

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Follow what is done in another issue."""
        self._open_issue = open_issue
        open_issue.changed.connect(self._on_changed)

    def clear_issue(self) -> None:
        """There is nothing to try the steps on."""
        self.leave()

    def begin(self) -> None:
        """Show the card of the step that was not tried yet, or of the first one."""
        self.leave()
        self.card = Card(self._window, self.go_on, self.go_back, self.leave)
        self._frame = _Frame(self._window)
        self._window.installEventFilter(self)
        self._show()
        self.card.next.setFocus()

    def leave(self) -> bool:
        """Take the card away; whether there was one."""
        card, frame = self.card, self._frame
        self.card = self._frame = None
        for shown in (card, frame):
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        self._window.removeEventFilter(self)
        if card is not None:
            self._parts.editor.setFocus()
        return card is not None

    def go_on(self) -> None:
        """Show the next step; after the last one, nothing."""
        if self._number + 1 == len(STEPS):
            self._number = 0
            self.leave()
        else:
            self._number += 1
            self._show()

    def go_back(self) -> None:
        """Show the step before."""
        self._number = max(0, self._number - 1)
        self._show()

    def _on_changed(self, operation: Operation) -> None:
        if self.card is not None and operation.name in self.step.operations:
            self.go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        if self.card is not None:
            step = self.step
            keys = (native(self._parts.actions_.by_name[name]).split("   ")[0] for name in step.keys)
            text = QCoreApplication.translate("FirstSteps", step.text).format(*keys)
            self.card.show_step(QCoreApplication.translate("FirstSteps", step.title), text, self._number)
            self._place()

    def _place(self) -> None:
        if self.card is None or self._frame is None:
            return
        target = self.step.target(self._parts)
        place = QRect(target.mapTo(self._window, target.rect().topLeft()), target.size())
        self.card.setGeometry(beside_of(place, self.card.height_for(in_text(_WIDTH)), self._window.rect()))
        self._frame.setGeometry(place.adjusted(-_REACH, -_REACH, _REACH, _REACH).intersected(self._window.rect()))
        self._frame.setVisible(target.isVisible())
        self._frame.raise_()
        self.card.show()
        self.card.raise_()


def beside_of(place: QRect, height: int, room: QRect) -> QRect:
    """Where a card of some height stands: at a side of a place where there is room for it, else in its lower corner."""
    edge = 2 * GRID
    card = QRect(0, 0, min(in_text(_WIDTH), room.width() - 2 * edge), min(height, room.height() - 2 * edge))
    middle = place.center().y() - card.height() // 2
    at_a_side = [(place.right() + edge, middle), (place.left() - edge - card.width(), middle)]
    below_or_above = [(place.left(), place.bottom() + edge), (place.left(), place.top() - edge - card.height())]
    is_low = place.height() < card.height()
    spots = below_or_above + at_a_side if is_low else at_a_side + below_or_above
    inner = room.adjusted(edge, edge, -edge, -edge)
    for left, top in spots:
        card.moveTo(left, top)
        moved = _moved_into(card, inner)
        if not moved.intersects(place):
            return moved
    card.moveTo(place.right() - edge - card.width(), place.bottom() - edge - card.height())
    return _moved_into(card, inner)


def _moved_into(card: QRect, room: QRect) -> QRect:
    left = max(room.left(), min(card.left(), room.right() - card.width() + 1))
    top = max(room.top(), min(card.top(), room.bottom() - card.height() + 1))
    return QRect(left, top, card.width(), card.height())


class Card(QFrame):
    """A small card with one step, and buttons to go on, to go back and to leave."""

    def __init__(
        self,
        window: QWidget,
        go_on: Callable[[], object],
        go_back: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self.setObjectName("firstStepsCard")
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.title, self.text, self.count = plain_label(), plain_label(wraps=True), plain_label()
        self.title.setFont(theme.title_font())
        self.next = push_button("", go_on)
        self.back = push_button(self.tr("Back"), go_back)
        self.leave = push_button(self.tr("Leave"), leave)
        for button in (self.next, self.back, self.leave):
            button.setAutoDefault(True)  # Return presses the one that has the keyboard
        self._rows = stack(self, self.title, self.text, beside(self.count, None, self.leave, self.back, self.next))

    def show_step(self, title: str, text: str, number: int) -> None:
        """Show a step by its number, counted from 0."""
        self.title.setText(title)
        self.text.setText(text)
        self.count.setText(f"{number + 1} / {len(STEPS)}")
        self.back.setEnabled(number > 0)
        self.next.setText(self.tr("Next") if number + 1 < len(STEPS) else self.tr("Done"))
        self.setAccessibleName(f"{title}. {text}")

    def height_for(self, width: int) -> int:
        """How high the card is that is some pixels wide."""
        return self._rows.totalHeightForWidth(width)


class _Frame(QWidget):
    """A frame around what a card points at; it is no hindrance to the mouse."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
