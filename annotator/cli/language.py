"""The language that the command line speaks: Chinese in a Chinese locale, else English.

The translations are those of the window, in a catalogue for gettext, which click asks for its own texts too. It goes by
the variables LANGUAGE, LC_ALL, LC_MESSAGES and LANG, and on Windows by the language of the desktop.
"""

from __future__ import annotations

import gettext
import locale
import os
import sys
from copy import copy
from typing import Any, TypeVar
from unicodedata import east_asian_width

import click

from annotator import paths
from annotator.core.errors import in_words

DOMAIN = "annotator"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

C = TypeVar("C", bound=click.Command)


def begin() -> None:
    """Let gettext find the catalogue."""
    gettext.bindtextdomain(DOMAIN, paths.resource("i18n"))
    gettext.textdomain(DOMAIN)
    if sys.platform == "win32" and not any(map(os.environ.get, _VARIABLES)):
        import ctypes

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        os.environ["LANGUAGE"] = locale.windows_locale.get(number, "en_US")


def spoken(said: object) -> str:
    """What is said, an error or a phrase, in the language of the command line."""
    return in_words(said, gettext.pgettext)


def translated(command: C) -> C:
    """A copy of a command whose help is in the language of the command line, with all that belongs to it."""
    made = copy(command)
    made.context_class = _Context
    made.help = made.help and gettext.pgettext("Command", made.help)
    made.params = list(map(_translated, command.params))
    if isinstance(made, click.Group):
        made.commands = {name: translated(one) for name, one in made.commands.items()}
    return made


def padded(text: str, columns: int) -> str:
    """A text with spaces behind it, to fill some columns of a terminal."""
    return text + " " * (columns - _columns(text))


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _translated(parameter: click.Parameter) -> click.Parameter:
    made = copy(parameter)
    if isinstance(made, click.Option) and made.help:
        made.help = gettext.pgettext("Command", made.help)
    return made


class _Formatter(click.HelpFormatter):
    """Help whose lines fit where characters are two columns wide."""

    def write_text(self, text: str) -> None:
        whole, self.width = self.width, self._characters(self.width, text)
        super().write_text(text)
        self.width = whole

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        first = min(max((len(name) for name, _text in rows), default=0), col_max) + col_spacing
        text = "".join(text for _name, text in rows)
        whole, self.width = self.width, first + self._characters(self.width - first, text)
        super().write_dl(rows, col_max, col_spacing)
        self.width = whole

    @staticmethod
    def _characters(columns: int, text: str) -> int:
        """How many characters of a text stand in a line of some columns, where not all lines are as dense."""
        return columns * len(text) * 9 // (_columns(text) * 10) if _columns(text) > len(text) else columns


class _Context(click.Context):
    formatter_class = _Formatter
