"""The real window, in which somebody works at random until it is killed: `python -m tests.torture.desk_worker DATABASE
SEED`.

A receipt is printed of each operation that the window shows as done.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from annotator.app import Application
from annotator.core.operations import Operation
from annotator.window.open_issue import Document
from tests.torture.committer import receipt
from tests.window.desks import ACTS, LANGUAGE, SMALL, TYPING, Keys, put, take
from tests.window.samples import RAW


def _begin(desk: Application) -> Document:
    """Show the sample issue, which is stored first where there is none."""
    desk.show_latest()
    if desk.window.document is None:
        document = put(desk, RAW)
        for entry in document.history.entries:
            print(receipt(document.issue_id, entry.number, document.operation(entry)), flush=True)
    assert desk.window.document is not None
    return desk.window.document


def main(path: Path, seed: str) -> None:
    """Work for ever."""
    chance = random.Random(seed)
    app = QApplication(sys.argv[:1])
    desk = Application(SMALL, path, LANGUAGE)
    desk.window.show()
    document = _begin(desk)

    def acknowledge(operation: Operation) -> None:
        print(receipt(document.issue_id, document.history.entries[-1].number, operation), flush=True)

    document.changed.connect(acknowledge)
    while True:
        place = chance.randrange(200), chance.randrange(6)
        texts: list[str | Keys] = ["湖", "𠮷a", "a" * 50]
        what = chance.choice([chance.choice(texts), *chance.choices(TYPING + ACTS, k=2)])
        take(desk.window, place, what)
        app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
