"""A second window in a process of its own: `python -m tests.stories.second_window DATABASE ISSUE`.

It opens the issue, takes it over where somebody else edits it, types something, which is stored, and then something
that is not stored yet; it says what it does, and waits to be killed.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from annotator.app import Application
from annotator.core.address import Address, address
from annotator.settings import Settings
from annotator.tour import select_text, type_text


def main(database: Address, issue_id: int) -> None:
    """Open, take over, type; then wait."""
    app = QApplication([])  # noqa: F841 (it lives as long as the window)
    desk = Application(Settings(author="bea"), database, "en")
    window = desk.window
    window.show()
    desk.show_issue(issue_id)
    open_issue = window.open_issue
    assert open_issue is not None
    print("reads" if open_issue.hindrance else "edits", flush=True)
    if open_issue.hindrance is not None:
        assert sys.stdin.readline() == "take over\n"
        window.lease_bar.take_over.click()
        print("edits" if window.open_issue and window.open_issue.hindrance is None else "reads", flush=True)
    select_text(window, "周阿姨")
    type_text(window.editor, "周妈妈")
    print("stored" if window.editor.store_typing() else "lost", flush=True)
    type_text(window.editor, "尚未保存")
    sys.stdin.read()  # nothing more happens here: neither does the pause end that would store what is typed


if __name__ == "__main__":
    main(address(sys.argv[1]), int(sys.argv[2]))
