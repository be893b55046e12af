"""Writing issues in a format with options given one by one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from annotator import formats
from annotator.core.issue import Issue
from annotator.formats.options import Options
from annotator.formats.writing import Report
from annotator.suggest import words

_OF_PAGES = {"line-images", "coco", "yolo"}
OF_ANY_ARTICLE = sorted(
    name
    for name, found in formats.formats().items()
    if found.is_written and not (found.is_raw and found.folder) and name not in _OF_PAGES
)
"""The formats that are written of any article; those of pages need places."""


def write_as(name: str, issues: Iterable[Issue], path: Path, **options: Any) -> Report:
    """Write issues in the format of a name; `options` are fields of Options."""
    return formats.write(issues, name, path, Options(words=words.words, **options))
