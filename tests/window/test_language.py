"""The other language comes at once: the window is made anew where it was left."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SWITCHING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from annotator import settings, workflow
from annotator.app import start
from annotator.app.application import Application

settings.save(settings.Settings(language="en", backup_daily=False), start.paths.settings_file())
with workflow.open_library(Path(sys.argv[1]), create=True) as library:
    workflow.import_all(library, [start.paths.sample_issue()], author="ann", entities=False)
seen = []

class Desk(Application):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.opened.shown.connect(lambda: QTimer.singleShot(0, self.look))

    def look(self):
        seen.append(self.window.menuBar().actions()[0].text())
        assert self.window.open_issue is not None
        if len(seen) == 1:
            self.window.actions_.by_name["switch_language"].trigger()
        else:
            self.window.close()

start.Application = Desk
code = start.run(Path(sys.argv[1]), [])
print(code, *seen)
"""


def test_the_window_speaks_another_language_without_a_restart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    program = [sys.executable, "-c", SWITCHING, str(tmp_path / "a.db")]
    done = subprocess.run(program, capture_output=True, text=True, timeout=60, check=False, cwd=ROOT)
    assert done.stdout == "0 &Issue 报纸(&I)\n", done.stderr
