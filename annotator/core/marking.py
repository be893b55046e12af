"""The marks that the translation tools look for: a sentence is marked where it is defined, and written nowhere else."""

from __future__ import annotations


class Phrase(str):
    """A marked text that is put into a sentence: it is translated there, as the name of a file is not."""


def marked(_context: str, english: str) -> str:
    """The text itself, marked for translation in a context; lupdate goes by the name of this function."""
    return english


def phrase(_context: str, english: str) -> Phrase:
    """The text as a phrase, marked for translation in a context."""
    return Phrase(english)
