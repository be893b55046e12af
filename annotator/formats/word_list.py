"""Lists of entities that people bring: a text a line, or CSV or TSV with a text and its label in each row."""

from __future__ import annotations

import csv
from pathlib import Path

from annotator.core.errors import BadInput
from annotator.core.labels import Label, faults
from annotator.core.marking import marked
from annotator.formats import text

LONGEST = 100
"""How long (code points) a text may be."""

_HEADINGS = ("text", "name", "string", "词", "名称", "专名", "文本")


def read(path: Path, *, label: str, encoding: str | None = None) -> list[tuple[str, str]]:
    """The texts of a list, each with its label: that of its row, else the one given.

    A heading row, and rows without a text, are skipped. BadInput names the line of what is too long to be an entity or
    a label.
    """
    content, _codec = text.decode(text.contents(path), path.name, encoding=encoding)
    rows = []
    cells = _cells_of_csv if path.suffix.lower() == ".csv" else _cells_of_tsv
    for number, line in enumerate(content.splitlines(), 1):
        row = cells(line, path, number)
        name, own, *_rest = [*(cell.strip() for cell in row), "", ""]
        if not name or (number == 1 and name.casefold() in _HEADINGS):
            continue
        if len(name) > LONGEST:
            raise _too_long(path, number)
        if any(faults([Label(name=own or label)])):
            raise BadInput(
                marked("Trouble", "{0}: line {1} has a label with white space, or of more than 40 characters."),
                path,
                number,
            )
        rows.append((name, own or label))
    return rows


def _cells_of_tsv(line: str, path: Path, number: int) -> list[str]:
    return line.split("\t")


def _cells_of_csv(line: str, path: Path, number: int) -> list[str]:
    """The cells of a row, which never continues in the next line: a stray quote would swallow everything after it."""
    if len(line) > csv.field_size_limit():
        raise _too_long(path, number)
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error as error:
        raise BadInput(
            marked(
                "Trouble",
                "{0}: line {1} has a quotation mark without its partner; write a mark that is meant as "
                "such twice, between marks around the whole cell.",
            ),
            path,
            number,
        ) from error


def _too_long(path: Path, number: int) -> BadInput:
    return BadInput(
        marked("Trouble", "{0}: line {1} is longer than 100 characters; put one name on each line."), path, number
    )
