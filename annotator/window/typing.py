"""What was typed in an article and is not yet stored: one stretch of its text and what now stands there."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.core.text import smallest_edit


@dataclass(frozen=True, slots=True)
class Pending:
    """The stretch [start, end) of the stored text that now reads `text` (code points)."""

    start: int
    end: int
    text: str

    @property
    def shown_end(self) -> int:
        """Where the new text ends in the text as it is shown."""
        return self.start + len(self.text)

    def applied(self, stored: str) -> str:
        """The text as it is shown."""
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
