"""Texts that are no news story as blocks of lines, and the look at an issue's lines in which they are found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from annotator.core.records import ArticleKind
from annotator.suggest import cues
from annotator.suggest.lines import Line
from annotator.suggest.split.style import Style, breadth

JOINED = 0.9
"""From this probability on a line goes on inside the sentence of the line above."""
HEAD_MOST = 36
"""A longer line is no title of such a text."""
ROW_MOST = 100
"""A longer line is no row of a table."""
CELL_MOST = 14
"""A longer cell is no cell of a table but a clause."""
JUDGED = 24
"""By so many of its first lines a long text is judged."""
NARROWEST = 9
"""No column is narrower than so many characters."""

FINAL = "。！？；，、：!?;,:…”’」』"
CELLS = re.compile(r"[ \t\u3000|│]+")
SENTENCE = re.compile("[。！？；“”]")
_PARTED = re.compile(f"^\\d|{CELLS.pattern}")
_POINT = re.compile(r"(?<=\d)。(?=\S)")
_SPACED = re.compile(rf"(?:(?<![^ ])[{cues.HAN}] ){{3}}")
_RUNNING = re.compile(rf"[{cues.HAN}] ?[，。]")
_LATIN_WORDS = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
_FIGURE = re.compile(r"^[+\-±￥¥$]?[\d.，/%：—\-~]+(?:[\u4e00-\u9fff%℃]{0,3})$")
_TIMED = re.compile(r"^\d{1,2}[：.]\d{2}(?:[ \-—~至]*\d{1,2}[：.]\d{2})? ?\S{1,24}(?: \S{1,12}){0,3}$")


class Block(NamedTuple):
    """Lines [first, end) of one kind of text, of which those from `first_row` on are its rows.

    `opens` says that an article surely begins at the first of them.
    """

    first: int
    first_row: int
    end: int
    kind: ArticleKind
    opens: bool

    @property
    def keeps_lines(self) -> bool:
        """Whether no two of its lines are ever joined."""
        return self.kind in (ArticleKind.TABLE, ArticleKind.VERSE, ArticleKind.INDEX, ArticleKind.QUIZ)

    @property
    def cells(self) -> range:
        """Its lines whose spaces surely part cells; a spaced page looks like a table without a title."""
        return range(self.first_row, self.end if self.opens and self.kind == ArticleKind.TABLE else self.first_row)


def folded_of(text: str) -> str:
    """A line as the patterns read it: folded, but with the points of figures and of numbers as they are."""
    return _POINT.sub(".", cues.fold(text))


class Look(NamedTuple):
    """The lines with their folded texts, and those that surely are furniture.

    `row_ends` and `free_ends` say for each line where the rows of cells, or the lines that may be free verse, end that
    begin with it: looked up, so that time stays linear.
    """

    lines: Sequence[Line]
    joins: Sequence[float]
    folded: Sequence[str]
    alone: frozenset[int]
    style: Style
    row_ends: list[int]
    free_ends: list[int]

    def is_head(self, index: int) -> bool:
        """Whether a line may be a title."""
        if not 0 <= index < len(self.lines) or index in self.alone:
            return False
        text = self.folded[index]
        if not 2 <= len(text) <= HEAD_MOST or text[-1] in FINAL or JOINED <= self.joins[index]:
            return False
        return self._begins(index) and not is_row(text) and not cues.is_byline(text)

    def is_full(self, index: int) -> bool:
        """Whether a line fills its column."""
        width = self.style.width(index)
        return NARROWEST <= width and abs(breadth(self.lines[index], self.style.ascii_half) - width) < 2

    def is_joined(self, index: int) -> bool:
        """Whether the sentence of the line above goes on in a line, or its own in the line below."""
        return max(self.joins[index : index + 2]) >= JOINED

    def _begins(self, index: int) -> bool:
        """Whether what stands above a line has ended."""
        if not index or index - 1 in self.alone or self.lines[index].blank > 0:
            return True
        above = self.folded[index - 1]
        return above[-1] in FINAL or len(above) <= HEAD_MOST

    def is_apart(self, index: int) -> bool:
        """Whether a line stands at the top or below a gap."""
        return not index or self.lines[index].blank > self.lines[index + 1].blank or index - 1 in self.alone

    def run(self, start: int, holds: Callable[[str], bool]) -> int:
        """Where the lines from `start` on that a function holds for end."""
        end = start
        while end < len(self.lines) and end not in self.alone and holds(self.folded[end]):
            end += 1
        return end


def is_row(text: str) -> bool:
    """Whether a folded line is a row of cells."""
    if (
        not 3 <= len(text) <= ROW_MOST
        or not _PARTED.search(text)
        or SENTENCE.search(text.rstrip("。"))
        or _LATIN_WORDS.search(text)
    ):
        return False
    if _SPACED.search(text) and _RUNNING.search(text):
        return False
    if _TIMED.match(text):
        return True
    cells = [cell for cell in CELLS.split(text) if cell]
    if len(cells) < 2 or max(map(len, cells)) > CELL_MOST or cues.is_byline(text) or cues.has_dateline(text):
        return False
    figures = sum(any(map(str.isdecimal, cell)) for cell in cells)
    if len(cells) == 2:
        return bool(_FIGURE.match(cells[1])) and not _FIGURE.match(cells[0])
    return 0 < figures or all(len(cell) <= 6 for cell in cells)
