"""The walk through the sample that `make run` takes where there is no display."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def test_the_tour_leaves_gold_and_a_screenshot(tmp_path: Path) -> None:
    folder = tmp_path / "tour"
    folder.mkdir()
    (folder / "tour.db").write_text("somebody's")
    command = [sys.executable, "-m", "annotator", "--sample", "--tour", str(folder)]
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    gold = json.loads((folder / "gold.jsonl").read_text(encoding="utf-8"))
    assert any("秤也是亮的" in article["text"] for article in gold["articles"])
    assert any(entity["text"] == "陶建平" and entity["label"] == "PER" for entity in gold["entities"])
    assert "陶\tB-PER\n建\tI-PER\n平\tI-PER" in (folder / "gold.conll").read_text(encoding="utf-8")
    assert (folder / "tour.db").read_text() == "somebody's"
    assert (folder / "window.png").read_bytes().startswith(b"\x89PNG")
