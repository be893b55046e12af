"""The lossless form: one JSON object an issue (see `to_json`), one issue a line, UTF-8.

Writing and reading an issue preserves it to the byte. The journal is not part of it. With the scope "approved" a line
holds the articles that a person approved and the records in them, and the boundaries of all, because these say where an
approved article ends; issues without an approved article have no line.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.formats.format import Format
from annotator.formats.from_json import issue_of
from annotator.formats.lines import dumped, objects_into
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.reading import opened
from annotator.formats.strict import Fault, parse
from annotator.formats.to_json import json_of

MOST_BYTES_A_LINE = 160 * 2**20
"""Longer lines are refused; that of the longest raw text is shorter, though the text stands in it twice."""


def write(outgoing: Outgoing, path: Path, options: Options) -> None:
    """Write a line for each issue that has an article in the scope."""
    report = outgoing.report
    with objects_into(path) as write_object:
        for issue in outgoing.issues:
            report.taken(issue, options.scope)
            fields = json_of(issue, scope=options.scope)
            if fields["articles"]:
                report.issues += 1
                report.entities += len(fields["entities"])
                report.decided.update(str(one["decided"] or one["state"]) for one in fields["entities"])
                write_object(fields)


def line(issue: dict[str, Any]) -> str:
    """The JSON object of an issue as one line; other characters that some readers take for a line end are escaped."""
    return dumped(issue) + "\n"


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issues of a file, line by line; BadInput names the line and the field that is wrong. It is always UTF-8."""
    is_empty = True
    with opened(path) as file:
        for number in count(1):
            try:
                text = _decoded(file.readline(MOST_BYTES_A_LINE + 1))
                if not text:
                    break
                if not text.isspace():
                    yield issue_of(parse(text))
                    is_empty = False
            except Fault as fault:
                raise BadInput(marked("Trouble", "{0}: line {1}: {2}."), path, number, fault) from fault
    if is_empty:
        raise BadInput(marked("Trouble", "{0}: has no issue in it."), path)


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES_A_LINE:
        raise Fault(marked("Trouble", "is longer than {0} MiB"), MOST_BYTES_A_LINE >> 20)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fault(marked("Trouble", "is not UTF-8 (byte {0})"), error.start + 1) from error


FORMAT = Format(
    name="jsonl",
    title=marked("Format", "lossless, one issue a line"),
    suffixes=(".jsonl", ".json"),
    read=read,
    writer=write,
)
