"""Imports texts of so many lines, and prints the peak (bytes) after each: `python -m tests.workflow.long_import 9`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from annotator import workflow
from annotator.suggest import stretches
from tests.memory import peak_memory

LINE = "第{0}则,湖边的人说,天晴了,风小了,船回来了,人多了,鱼也多了,大家都来了.\n"
"""A line with nine faults."""


def main(*sizes: int) -> None:
    """Import texts of so many lines into one database."""
    stretches.LONGEST = 20_000
    with tempfile.TemporaryDirectory() as folder, workflow.open_library(Path(folder) / "a.db", create=True) as library:
        for lines in sizes:
            path = Path(folder) / f"{lines}.txt"
            path.write_text("".join(map(LINE.format, range(lines))), encoding="utf-8")
            workflow.import_all(library, [path], author="ann", entities=False)
            print(peak_memory())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
