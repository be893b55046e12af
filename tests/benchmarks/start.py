"""A process that shows a window and ends when the window has been painted first: `bare`, or the program's own.

`python -m tests.benchmarks.start bare` or `… annotator ARGUMENT …`.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit


class _FirstPaint(QObject):
    """Ends the process as soon as the first widget has been painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False


def main(which: str, arguments: list[str]) -> int:
    """Show the window; the exit code of a process that never painted it."""
    app = QApplication([])
    watcher = _FirstPaint()
    app.installEventFilter(watcher)
    if which == "bare":
        bare = QPlainTextEdit("湖城")
        bare.resize(1440, 900)
        bare.show()
        return app.exec() or 1
    from annotator.cli import main as run

    return run(arguments) or 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
