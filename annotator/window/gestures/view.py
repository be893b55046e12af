"""Gestures on the window itself: how large its texts are, which of them has the keyboard, and closing it."""

from __future__ import annotations

from annotator.window.desk import Desk
from annotator.window.looks import theme
from annotator.window.looks.schemes import SCHEMES

_SMALLEST, _LARGEST = 6.0, 40.0  # points


class ViewGestures:
    """The gestures on the window; they change nothing of the issue."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def larger_text(self) -> None:
        self.zoom(1)

    def smaller_text(self) -> None:
        self.zoom(-1)

    def zoom(self, steps: int) -> None:
        """Make the texts larger or smaller, by a point a step."""
        size = min(_LARGEST, max(_SMALLEST, self.desk.settings.font_size + steps))
        self.desk.preferred.emit({"font_size": size})

    def switch_theme(self) -> None:
        """Show the window in the next theme."""
        names = list(SCHEMES)
        following = names[(names.index(theme.THEME.name) + 1) % len(names)]
        self.desk.preferred.emit({"theme": following})

    def go_raw(self) -> None:
        """Give the raw text the keyboard, or the page that stands instead of it."""
        self.desk.side.take_keyboard()

    def go_text(self) -> None:
        """Give the corrected text the keyboard."""
        self.desk.editor.setFocus()

    def quit(self) -> None:
        """Close the window, and with it the program."""
        self.desk.editor.window().close()
