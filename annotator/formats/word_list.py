"""Lists of names that people bring: a text a line, or CSV or TSV with a text and its label in each row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from annotator.core.errors import BadInput
from annotator.core.labels import Label, faults
from annotator.formats import text

LONGEST = 100
"""How long (code points) a text may be."""

_HEADINGS = ("text", "name", "string", "词", "名称", "专名", "文本")


def read(path: Path, *, label: str, encoding: str | None = None) -> list[tuple[str, str]]:
    """The texts of a list, each with its label: that of its row, else the one given.

    A first row that says what the columns are, and rows without a text, are passed over. BadInput names the line of
    what is too long to be a name or a label.
    """
    content, _codec = text.decode(text.contents(path), path.name, encoding=encoding)
    found = []
    for number, row in enumerate(_rows(content, path.suffix.lower()), 1):
        name, own, *_rest = [*(cell.strip() for cell in row), "", ""]
        if not name or (number == 1 and name.casefold() in _HEADINGS):
            continue
        if len(name) > LONGEST:
            raise BadInput("{0}: line {1} is longer than 100 characters; put one name on each line.", path, number)
        if any(faults([Label(name=own or label)])):
            raise BadInput("{0}: line {1} has a label with white space, or of more than 40 characters.", path, number)
        found.append((name, own or label))
    return found


def _rows(content: str, suffix: str) -> Iterator[list[str]]:
    lines = content.splitlines()
    if suffix == ".csv":
        return csv.reader(lines)
    return (line.split("\t") for line in lines)
