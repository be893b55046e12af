"""Libraries that not everybody has: imported when a format needs them, and named where one is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from annotator.core.errors import AnnotatorError
from annotator.core.marking import marked


def wanted(module: str, *, extra: str = "") -> Any:
    """A module; AnnotatorError says how to install it where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        name = extra or module.partition(".")[0]
        raise AnnotatorError(
            marked(
                "Trouble", "This format needs a library that is not installed: pip install 'newspaper-annotator[{0}]'."
            ),
            name,
        ) from error
