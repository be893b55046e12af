"""What was typed in an article and is not yet stored: one stretch of its text and what now stands there."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.compare.differences import Edit, differences
from annotator.core.edits.ground import TextEdit
from annotator.core.text import smallest_edit

_LONG = 8
"""What is longer (code points) is compared with what is put in its place, and only where the two differ corrected."""

NOTHING = TextEdit(0, 0, 0)
"""The edit that moves nothing."""


@dataclass(frozen=True, slots=True)
class Pending:
    """The stretch [start, end) of the stored text that now reads `text` (code points)."""

    start: int
    end: int
    text: str

    @property
    def shown_end(self) -> int:
        """Where the new text ends in the shown text."""
        return self.start + len(self.text)

    @property
    def edit(self) -> TextEdit:
        """How far it moves what follows it."""
        return TextEdit(self.start, self.end, len(self.text))

    def stored_offset(self, offset: int) -> int:
        """The offset in the stored text for one in the shown text; inside the new text, where that begins."""
        if offset <= self.shown_end:
            return min(offset, self.start)
        return offset - len(self.text) + self.end - self.start

    def edits(self, stored: str) -> list[Edit]:
        """The edits of the stored text that it is made of: where much was replaced, only what differs."""
        old = stored[self.start : self.end]
        if len(old) <= _LONG:
            return [(self.start, self.end, self.text)]
        return [(self.start + low, self.start + high, text) for low, high, text in differences(old, self.text)]

    def applied(self, stored: str) -> str:
        """The shown text."""
        return stored[: self.start] + self.text + stored[self.end :]

    def joined(self, start: int, end: int, text: str) -> Pending | None:
        """This and a further edit of the shown text [start, end) as one; None when they don't touch."""
        if end < self.start or start > self.shown_end:
            return None
        before = max(0, self.start - start)
        behind = max(0, end - self.shown_end)
        kept_before = self.text[: max(0, start - self.start)]
        kept_behind = self.text[max(0, end - self.start) :]
        return Pending(self.start - before, self.end + behind, kept_before + text + kept_behind)


def first_pending(shown: str, start: int, end: int, text: str) -> Pending | None:
    """The pending edit that replaces shown[start:end] by `text`; None when that changes nothing."""
    start, end, text = smallest_edit(shown, start, end, text)
    return Pending(start, end, text) if start < end or text else None
