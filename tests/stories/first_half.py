"""The first half of the main job in a process of its own, which is killed while somebody types.

Usage: python -m tests.stories.first_half DATABASE ISSUE. After each gesture that the window has acknowledged it prints
the issue as one line of JSON.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.app import Application
from annotator.core.issue import Issue
from annotator.core.records import Boundary, Role
from annotator.formats import jsonl, to_json
from annotator.settings import Settings
from annotator.tour import drag_boundary, press, select_text, type_text, wait_for

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def said(issue: Issue) -> str:
    """All that is known of an issue, as one line."""
    return jsonl.line(to_json.json_of(issue)).strip()


def main(database: Path, source: Path) -> None:
    """Import, move, split, merge, continue, type, tag; then begin to type once more and wait to be killed."""
    app = QApplication([])
    desk = Application(Settings(author="ann"), database, "en")
    window = desk.window
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    desk.imports.run([source])
    wait_for(lambda: window.open_issue is not None and not desk.is_busy(), "the import")
    open_issue = window.open_issue
    assert open_issue is not None

    def acknowledge() -> None:
        print(said(open_issue.issue), flush=True)

    acknowledge()
    blocks = window.raw.blocks
    second = open_issue.issue.boundaries[1]
    drag_boundary(window.raw.bar, second.id, blocks.starts[blocks.block_at(second.start) - 1])
    acknowledge()
    drag_boundary(window.raw.bar, second.id, second.start)
    acknowledge()
    drag_boundary(window.raw.bar, second.id, second.start + 2, freely=True)
    acknowledge()
    press(window, Qt.Key.Key_Z, CTRL)
    acknowledge()

    longest = max(open_issue.issue.articles, key=lambda article: len(open_issue.offsets(article).text)).id
    window.focus_.choose(longest)
    first = window.editor.blocks
    middle = first.starts[len(first.starts) // 2 : -1]
    window.editor.setFocus()
    window.editor.select(*[next(start for start in middle if first.text[start : start + 1].strip())] * 2)
    press(window, Qt.Key.Key_Return, CTRL)
    acknowledge()
    press(window, Qt.Key.Key_M, CTRL)
    acknowledge()

    other = next(article for article in open_issue.issue.articles if article.id != longest)
    window.focus_.choose(other.id)
    window.editor.setFocus()
    window.gestures.boundaries.go_on_with(longest)
    acknowledge()
    press(window, Qt.Key.Key_J, CTRL, SHIFT)
    acknowledge()

    window.focus_.choose(longest)
    select_text(window, first.text[first.starts[0] : first.starts[0] + 8])
    press(window, Qt.Key.Key_2, ALT)
    acknowledge()
    press(window, Qt.Key.Key_1, CTRL)
    acknowledge()
    select_text(window, first.text[first.starts[0] + 2 : first.starts[0] + 4])
    type_text(window.editor, "𠮷野")
    window.editor.store_typing()
    acknowledge()

    assert any(part.role == Role.HEADLINE for part in open_issue.issue.parts)
    assert isinstance(open_issue.issue.by_id[second.id], Boundary)
    type_text(window.editor, "尚未保存")
    print("typing", flush=True)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
