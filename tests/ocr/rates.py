"""How many characters of scanned pages are read wrongly: `python -m tests.ocr.rates FOLDER [KIND…]`.

The texts of the pages come from FOLDER, real issues with known answers. Each page is drawn as one of an A3 sheet at 300
dpi is; a line says what was reached and what is wanted, and the exit code is 1 where that is missed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from annotator import ocr
from tests.ocr.drawn import Drawn, drawn

SIMPLIFIED, TRADITIONAL = (
    ("cases/rmrb-*.bare.txt", "Noto Serif CJK SC"),
    ("papers/twcna2025-*.bare.txt", "Noto Serif CJK TC"),
)
SIX_POINTS = 25


@dataclass(frozen=True)
class Kind:
    """Pages of a kind: whose text they have, how they are made, and how many percent may be wrong."""

    script: tuple[str, str]
    make: Callable[[str, str], Drawn]
    most: float


KINDS = {
    "clean": Kind(SIMPLIFIED, lambda text, family: drawn(text, family=family), 0.5),
    "small": Kind(SIMPLIFIED, lambda text, family: drawn(text, family=family, size=SIX_POINTS), 1),
    "blurred simplified": Kind(SIMPLIFIED, lambda text, family: drawn(text, family=family).blurred(), 1.5),
    "blurred traditional": Kind(TRADITIONAL, lambda text, family: drawn(text, family=family).blurred(), 4),
    "faded simplified": Kind(SIMPLIFIED, lambda text, family: drawn(text, family=family).faded(), 5),
    "faded traditional": Kind(TRADITIONAL, lambda text, family: drawn(text, family=family).faded(), 5),
    "vertical": Kind(TRADITIONAL, lambda text, family: drawn(text, family=family, is_vertical=True), 5),
}


def text_of(folder: Path, pattern: str) -> str:
    """The text of the first issues of a pattern, without spaces: enough for a page."""
    text = ""
    for path in sorted(folder.glob(pattern)):
        text += "".join(path.read_text(encoding="utf-8").split())
        if len(text) > 20_000:
            break
    return text


def main(folder: Path, names: list[str]) -> int:
    """Print the rate of each kind; how many of them are missed."""
    _app = QGuiApplication([])
    missed = 0
    print(f"{'':24} {'characters':>10} {'wrong':>8} {'bound':>8} {'seconds':>8}")
    for name in names or KINDS:
        kind = KINDS[name]
        pattern, family = kind.script
        page = kind.make(text_of(folder, pattern), family)
        begun = time.monotonic()
        [(_size, lines)] = ocr.lines_of_pages(
            Path(name), BytesIO(page.data), [0], lambda share: None, ocr.Engine.RAPIDOCR
        )
        share = 100 * page.wrong(lines) / page.length
        broken = "" if share < kind.most else "   MISSED"
        missed += share >= kind.most
        took = time.monotonic() - begun
        print(f"{name:24} {page.length:10,} {share:7.2f}% {kind.most:7.1f}% {took:8.0f}{broken}", flush=True)
    return missed


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not Path(sys.argv[1]).is_dir():
        print(f"{sys.argv[1]} is not here: without its texts nothing is measured.")
        sys.exit()
    sys.exit(bool(main(Path(sys.argv[1]), sys.argv[2:])))
