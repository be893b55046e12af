"""Libraries that not everybody has: imported when a format needs them, and named where one is missing."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from annotator.core.errors import AnnotatorError
from annotator.core.marking import marked


def wanted(module: str, *, extra: str = "") -> Any:
    """A module; AnnotatorError says how to install it where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        raise AnnotatorError(
            marked(
                "Trouble", "This format needs a library that is not installed: pip install 'newspaper-annotator[{0}]'."
            ),
            extra or module.partition(".")[0],
        ) from error


def needed(module: str, *, extra: str, path: Path) -> None:
    """AnnotatorError where a module is missing that reads a file in another process; it says how to install it."""
    if not is_installed(module):
        raise AnnotatorError(
            marked("Trouble", "{0}: to read this, install what that needs: pip install 'newspaper-annotator[{1}]'."),
            path,
            extra,
        )


def is_installed(module: str) -> bool:
    """Whether a module is here."""
    return find_spec(module) is not None
