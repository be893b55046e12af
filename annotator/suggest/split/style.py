"""How an issue is laid out as a whole: indents, blank lines, column width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.suggest.lines import Line

BLOCK = 32
"""Lines over which a column is taken to keep its width."""


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of an issue, each a weight's companion.

    `indented`: paragraphs are indented; `spaced`: "none", "some" or "all" of the lines have a blank line above them;
    `widths`: the column width in characters for each block of `BLOCK` lines (0: lines are not wrapped);
    `ascii_half`: two Latin characters fill the place of one Chinese character.
    """

    indented: bool
    spaced: str
    widths: tuple[int, ...]
    ascii_half: bool

    def width(self, index: int) -> int:
        """The column width around the line of this index."""
        return self.widths[min(index // BLOCK, len(self.widths) - 1)] if self.widths else 0

    @property
    def name(self) -> str:
        """A short name for the kind of layout."""
        wrapped = "w" if any(self.widths) else ""
        return f"{wrapped}{'i' if self.indented else ''}{'a' if self.spaced == 'all' else ''}"


def breadth(line: Line, ascii_half: bool) -> int:
    """The place a line takes in its column, in Chinese characters."""
    if ascii_half:
        return line.indent + len(line.text) - len(line.text.encode("ascii", "ignore")) // 2
    return line.indent + len(line.text)


def style_of(lines: Sequence[Line]) -> Style:
    """The style of an issue, from its content lines."""
    if not lines:
        return Style(False, "none", (), False)
    indented = sum(line.indent > 0 for line in lines) > 0.04 * len(lines)
    blank = sum(line.blank > 0 for line in lines) / len(lines)
    spaced = "all" if blank > 0.8 else "some" if blank > 0.01 else "none"
    full, half = (Counter(breadth(line, ascii_half) for line in lines) for ascii_half in (False, True))
    ascii_half = _peak(half)[1] > _peak(full)[1]
    mode, share = _peak(half if ascii_half else full)
    if share < 0.3:
        return Style(indented, spaced, (), ascii_half)
    widths = tuple(_block_width(lines[at : at + BLOCK], mode, ascii_half) for at in range(0, len(lines), BLOCK))
    return Style(indented, spaced, widths, ascii_half)


def _peak(counts: Counter[int]) -> tuple[int, float]:
    """The width that most lines share (one character more or less), and their share; widths of a column only."""
    total = counts.total()
    sums = {width: counts[width - 1] + counts[width] + counts[width + 1] for width in counts if 6 <= width <= 60}
    if not sums:
        return 0, 0.0
    best = max(sums, key=lambda width: (sums[width], counts[width]))
    return best, sums[best] / total


def _block_width(lines: Sequence[Line], default: int, ascii_half: bool) -> int:
    width, count = Counter(breadth(line, ascii_half) for line in lines).most_common(1)[0]
    return width if count >= len(lines) / 4 and width >= 6 else default
