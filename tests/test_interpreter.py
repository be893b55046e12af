"""The ground under the window: the interpreter's None stays sound under Qt, and Chinese characters have a font."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.settings import Settings
from annotator.window.looks.theme import text_font

CALLS = 20_000


def test_qt_calls_that_return_nothing_do_not_use_up_none(qtbot: QtBot) -> None:
    # PySide6 6.12 drops a reference to None with each such call on Python 3.11, until the process dies.
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _call in range(CALLS):
        widget.setToolTip("")
    assert sys.getrefcount(None) > before - CALLS // 100


def test_the_font_of_the_texts_has_chinese_characters(qtbot: QtBot) -> None:
    font = text_font(Settings())
    missing = [char for char in "湖曈" if not QFontMetrics(font).inFont(char)]
    assert not missing, (
        f"no installed font has {missing}: every Chinese character would be a box; "
        "install fonts-wqy-microhei or fonts-noto-cjk"
    )
