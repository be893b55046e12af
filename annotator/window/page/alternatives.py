"""What else a character may be: a small list to choose from, by the arrows and Return, or by a click."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from annotator import workflow
from annotator.core.alternatives import alternatives_at
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.window.looks.literal import without_mnemonic

_MOST = 12
_LONGEST = 4
"""Another reading of a character with more code points is none."""
_LARGER = 1.4


class Choice(NamedTuple):
    """A text that may stand at a place, and where it comes from, in the user's language."""

    text: str
    where: str


def choices_at(issue: Issue, offsets: OffsetMap, offset: int) -> list[Choice]:
    """What may stand instead of the character at an offset of a corrected text: what its reader thought of, the
    likeliest first, then what looks like it, then what the raw text has.
    """
    text = offsets.text[offset : offset + 1]
    choices: dict[str, str] = {}
    for other, where in _others(issue, offsets, offset) if text.strip() else ():
        if other != text and len(other) <= _LONGEST and other.isprintable():
            choices.setdefault(other, where)
    return [Choice(other, where) for other, where in choices.items()][:_MOST]


def _others(issue: Issue, offsets: OffsetMap, offset: int) -> Iterator[tuple[str, str]]:
    start, end = offsets.to_raw(offset, offset + 1)
    is_one = end == start + 1
    if is_one:
        read = QCoreApplication.translate("Alternatives", "another reading")
        for other, sure in alternatives_at(issue.geometry, start):
            yield other, read if sure is None else f"{read}, {round(100 * sure)} %"
    for other in workflow.look_alikes(offsets.text, offset):
        yield other, QCoreApplication.translate("Alternatives", "looks alike")
    if is_one and issue.raw[start].strip():
        yield issue.raw[start], QCoreApplication.translate("Alternatives", "in the raw text")


class AlternativesMenu(QMenu):
    """Lists choices, the first one chosen already; Esc leaves the text as it is."""

    def __init__(self, choices: Sequence[Choice], choose: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("alternatives")
        self.setAccessibleName(QCoreApplication.translate("Alternatives", "What else the character may be"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        self.setFont(font)
        for text, where in choices:
            action = self.addAction(f"{without_mnemonic(text)}\t{where}")
            action.triggered.connect(lambda _checked=False, text=text: choose(text))
        self.setActiveAction(self.actions()[0])
