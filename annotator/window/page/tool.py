"""What takes the mouse and the keys on the image of a page while it is chosen, in place of the hand that moves it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from annotator.core.geometry import Box


class Canvas(Protocol):
    """What a tool paints on: it says where a box of the page is in the view (pixels)."""

    def rect_of(self, box: Box) -> QRectF: ...


class PageTool(Protocol):
    """A tool of the image area; places are in units of the page, what is painted in pixels of the view.

    `press` of the left button says whether the tool takes it: what it leaves moves the page, or puts the caret there.
    `move` comes with each way of the mouse, pressed or not, and says whether to paint again; `release` comes after a
    `press` that was taken. `cancel` gives up what is under way, and says whether anything was; `press_key` says whether
    the tool takes a key.
    """

    @property
    def cursor(self) -> Qt.CursorShape: ...
    def press(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> bool: ...
    def move(self, place: QPointF) -> bool: ...
    def release(self, place: QPointF) -> None: ...
    def cancel(self) -> bool: ...
    def press_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool: ...
    def paint(self, painter: QPainter, area: Canvas) -> None: ...
