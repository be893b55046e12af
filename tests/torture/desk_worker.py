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
from annotator.window.open_issue import OpenIssue
from tests.torture.committer import receipt
from tests.window.desks import ACTS, LANGUAGE, NEVER_ASKING, TYPING, Keys, put, take
from tests.window.samples import RAW


def _begin(desk: Application) -> OpenIssue:
    """Show the sample issue, which is stored first where there is none."""
    desk.opened.show_latest()
    if desk.window.open_issue is None:
        open_issue = put(desk, RAW)
        for entry in open_issue.history.entries:
            print(receipt(open_issue.issue_id, entry.number, open_issue.operation(entry)), flush=True)
    assert desk.window.open_issue is not None
    return desk.window.open_issue


def main(path: Path, seed: str) -> None:
    """Work for ever."""
    chance = random.Random(seed)
    app = QApplication(sys.argv[:1])
    desk = Application(NEVER_ASKING, path, LANGUAGE)
    desk.window.show()
    open_issue = _begin(desk)

    def acknowledge(operation: Operation) -> None:
        print(receipt(open_issue.issue_id, open_issue.history.entries[-1].number, operation), flush=True)

    open_issue.changed.connect(acknowledge)
    while True:
        place = chance.randrange(200), chance.randrange(6)
        texts: list[str | Keys] = ["湖", "𠮷a", "a" * 50]
        what = chance.choice([chance.choice(texts), *chance.choices(TYPING + ACTS, k=2)])
        take(desk.window, place, what)
        app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
