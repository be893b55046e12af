"""Input methods: the window of candidates stands at the caret, on both sides."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.window.main_window import MainWindow
from annotator.window.panes.text_pane import TextPane


@pytest.mark.parametrize("side", ["editor", "raw"])
def test_the_candidates_stand_at_the_caret(window: MainWindow, side: str) -> None:
    pane = getattr(window, side)
    assert isinstance(pane, TextPane)
    pane.setFocus()
    pane.select(12, 12)
    QApplication.processEvents()
    assert pane.viewport().x() > 20
    painted = pane.cursorRect()
    caret = QGuiApplication.inputMethod().cursorRectangle().toRect()
    assert caret.topLeft() == pane.viewport().mapTo(window, painted.topLeft())
    anchor = pane.inputMethodQuery(Qt.InputMethodQuery.ImAnchorRectangle)
    assert abs(anchor.x() - pane.viewport().x() - painted.x()) <= 1
