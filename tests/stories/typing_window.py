"""The window in a process of its own, with a word being typed: `python -m tests.stories.typing_window DATABASE`.

It says when the word is typed, and then waits for what comes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotator import app
from annotator.tour import select_text, type_text
from annotator.window.main_window import MainWindow
from annotator.window.panes import article_editor


def _type() -> None:
    """Type something as soon as the issue is shown."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.open_issue is not None:
            select_text(window, "周阿姨")
            type_text(window.editor, "周妈妈")
            print("typed", flush=True)
            return
    QTimer.singleShot(10, _type)


if __name__ == "__main__":
    article_editor.PAUSE = 10_000_000  # the pause that would store what is typed never ends
    application = QApplication([])
    QTimer.singleShot(0, _type)
    sys.exit(app.run(Path(sys.argv[1]), [], sample=False))
