"""Which format with names a file is in, by the suffix of its name and what it begins with."""

from __future__ import annotations

import json
from pathlib import Path

from annotator.formats.hipe import COLUMNS
from annotator.formats.table import formats

_HEAD = 2**20
_TOLD_BY_CONTENT = (".json", ".jsonl", ".tsv", ".xml")


def guessed(path: Path) -> str:
    """The name of a format whose articles can be read; nothing where a file seems to be of none: then it is raw text
    or the lossless form, or is wrong.
    """
    if path.is_dir():
        return next((name for name, ends in (("brat", "*.ann"), ("cas", "*.xmi")) if any(path.glob(ends))), "")
    suffix = path.suffix.lower()
    if suffix in _TOLD_BY_CONTENT:
        return _by_content(_head(path))
    if suffix == ".xmi":
        return "cas"
    readable = [found for found in formats().values() if suffix in found.suffixes and found.is_brought_back]
    return readable[0].name if len(readable) == 1 and readable[0].read is None else ""


def _head(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8-sig", "ignore").lstrip()
    except OSError:
        return ""  # whoever reads the file says what is wrong


def _by_content(head: str) -> str:
    if head.startswith("["):
        return "label-studio"
    if head.startswith("\t".join(COLUMNS[:2])):
        return "hipe"
    if head.startswith("<"):
        return "tei" if "http://www.tei-c.org/ns/1.0" in head else ""
    if head.startswith("{") and '"%FEATURE_STRUCTURES"' in head:
        return "cas"
    keys = _keys(head.partition("\n")[0])
    if "format" in keys:
        return ""
    for name, others in (("w3c", {"items"}), ("spacy", {"spans"}), ("doccano", {"label", "labels", "entities"})):
        if "text" in keys and others & keys:
            return name
    return ""


def _keys(line: str) -> set[str]:
    """The keys of the JSON object on a line; none where it is not a whole one."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return set()
    return set(found) if isinstance(found, dict) else set()
