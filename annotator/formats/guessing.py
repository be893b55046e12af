"""Which format with names a file is in, by the suffix of its name and what it begins with."""

from __future__ import annotations

from pathlib import Path

from annotator.formats.cas_files import holds_cas, is_tree
from annotator.formats.heads import Head
from annotator.formats.hipe import COLUMNS
from annotator.formats.table import formats

_TOLD_BY_CONTENT = (".json", ".jsonl", ".tsv", ".xml")


def guessed(path: Path) -> str:
    """The name of a format whose articles can be read; nothing where a file seems to be of none: then it is raw text
    or the lossless form, or is wrong.
    """
    if path.is_dir():
        found = next((name for name, ends in (("brat", "*.ann"), ("cas", "*.xmi")) if any(path.glob(ends))), "")
        return found or ("cas" if is_tree(path) else "")
    suffix = path.suffix.lower()
    if suffix in _TOLD_BY_CONTENT:
        return _by_content(Head(path))
    if suffix == ".xmi" or (suffix == ".zip" and holds_cas(path)):
        return "cas"
    readable = [found for found in formats().values() if suffix in found.suffixes and found.is_brought_back]
    return readable[0].name if len(readable) == 1 and readable[0].read is None else ""


def _by_content(head: Head) -> str:
    if head.line.startswith("\t".join(COLUMNS[:2])):
        return "hipe"
    if head.text.startswith("<"):
        return "tei" if "http://www.tei-c.org/ns/1.0" in head.text else ""
    if head.text.startswith("{") and '"%FEATURE_STRUCTURES"' in head.text:
        return "cas"
    if "data" in head.keys or (head.in_list and head.value is None):
        return "label-studio"
    if head.in_list or "format" in head.keys:
        return ""
    for name, others in (("w3c", {"items"}), ("spacy", {"spans"}), ("doccano", {"label", "labels", "entities"})):
        if "text" in head.keys and others & head.keys:
            return name
    return ""
