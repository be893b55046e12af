"""Reads a database where nothing can be written: `python -m tests.stories.only_reading DATABASE ELSEWHERE`.

It runs the commands that only read it, prints how each ends, and then opens the window on it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from annotator import cli
from annotator.app import Application
from annotator.core import edits
from annotator.settings import Settings
from tests.window import samples


def main(database: Path, elsewhere: Path) -> None:
    """Check, export, back up; then look at it in the window."""
    name, app = str(database), QApplication([])
    print("check", cli.main(["check", "--database", name]))
    export = ["export", "--database", name, "--to", "jsonl", "--status", "any"]
    print("export", cli.main([*export, "--output", str(elsewhere / "issues.jsonl")]))
    print("backup", cli.main(["backup", "--database", name, "--output", str(elsewhere / "copy.db")]))
    desk = Application(Settings(), database, "en")
    desk.window.show()
    desk.opened.show_latest()
    desk.backups.begin()
    desk.backups.see_to_today()
    desk.whole_database.make_index()
    open_issue = desk.window.open_issue
    assert open_issue is not None
    print("shown", samples.BRIDGE_TEXT == desk.window.editor.toPlainText())
    print("why", desk.window.lease_bar.why.text())
    print("done", open_issue.act(edits.approve, open_issue.issue.articles[1].id))
    desk.window.lease_bar.look_again.click()
    print("still shown", samples.BRIDGE_TEXT == desk.window.editor.toPlainText())
    app.processEvents()
    print("messages", [box.text() for box in desk.window.findChildren(QMessageBox)])
    desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
