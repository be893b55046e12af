"""The marks that the translation tools look for: a sentence is marked where it is defined, and written nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Translate = Callable[[str, str], str]
"""The translation of an English text in a context; the text itself where there is none."""


class Phrase(str):
    """A marked text with the values that stand in it where it says {0}, {1} and so on.

    As a string it is English. It can be put into a sentence, and is translated there, as the name of a file is not.
    """

    context: str
    english: str
    values: tuple[object, ...]

    def __new__(cls, context: str, english: str, *values: object) -> Phrase:
        made = super().__new__(cls, english.format(*values) if values else english)
        made.context, made.english, made.values = context, english, values
        return made

    def format(self, *values: object, **_named: object) -> Phrase:
        """The phrase with other values in it."""
        return Phrase(self.context, self.english, *values)

    def __getnewargs__(self) -> tuple[Any, ...]:
        return self.context, self.english, *self.values  # what a phrase is pickled as, on its way between processes


def marked(_context: str, english: str) -> str:
    """The text itself, marked for translation in a context; lupdate goes by the name of this function."""
    return english


def phrase(context: str, english: str) -> Phrase:
    """The text as a phrase, marked for translation in a context; `format` puts values into it."""
    return Phrase(context, english)
