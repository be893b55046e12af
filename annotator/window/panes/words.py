"""Steps by words, as jieba cuts them."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QTextCursor

from annotator import workflow

_KEY = QKeySequence.StandardKey
_MODE = QTextCursor.MoveMode
WORD_STEPS = (
    (_KEY.MoveToNextWord, False, _MODE.MoveAnchor),
    (_KEY.SelectNextWord, False, _MODE.KeepAnchor),
    (_KEY.MoveToPreviousWord, True, _MODE.MoveAnchor),
    (_KEY.SelectPreviousWord, True, _MODE.KeepAnchor),
)
"""The keys that step, whether back, and whether they select."""

_SPACES = 200
"""How many spaces (code points) a step passes over at most."""


def word_end(text: str, at: int, *, back: bool) -> int:
    """The offset to which a word's step from an offset leads: over a word or a mark, and the spaces about it."""
    if back:
        low = max(0, at - _SPACES)
        at = low + len(text[low:at].rstrip())
        word = workflow.word_at(text, at - 1) if at else None
        return word[0] if word else max(0, at - 1)
    word = workflow.word_at(text, at) if at < len(text) else None
    at = word[1] if word and word[1] > at else min(len(text), at + 1)
    behind = text[at : at + _SPACES]
    return at + len(behind) - len(behind.lstrip())
