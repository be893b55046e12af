"""Label Studio: a list of tasks; offsets are UTF-16 code units, as its front end counts them.

Names that people accepted are annotations, suggested ones predictions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from annotator.core.errors import BadInput
from annotator.formats import text as texts
from annotator.formats.documents import Document, Name, Options, from_utf16, utf16
from annotator.formats.lines import dumped
from annotator.formats.strict import Fault, Fields, parse

_FROM, _TO = "label", "text"


def write(documents: Iterable[Document], path: Path, options: Options) -> None:
    """Write a task for each document."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for number, document in enumerate(documents, 1):
            file.write(("," if number > 1 else "") + "\n" + dumped(_task(number, document)))
        file.write("\n]\n")


def _task(number: int, document: Document) -> dict[str, Any]:
    places = utf16(document.text)
    results: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
    for count, name in enumerate(document.names):
        value = {
            "start": places[name.start],
            "end": places[name.end],
            "text": document.text[name.start : name.end],
            "labels": [name.label],
        }
        found = {"id": f"n{count}", "from_name": _FROM, "to_name": _TO, "type": "labels", "value": value}
        if name.authority or name.note:
            found["meta"] = {"text": [part for part in (name.authority, name.note) if part]}
        results[name.suggested].append(found)
    return {
        "id": number,
        "data": {
            "text": document.text,
            "document": document.id,
            "issue": document.title,
            "date": document.date,
            "headline": document.headline,
        },
        "annotations": [{"id": number, "result": results[False]}],
        "predictions": [{"model_version": "annotator", "result": results[True]}] if results[True] else [],
    }


def read(path: Path) -> Iterator[Document]:
    """The documents of a list of tasks; BadInput tells which task is wrong, and where."""
    try:
        content = json.loads(texts.contents(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadInput("{0}: line {1}: {2}.", path, getattr(error, "lineno", 1), "is cut off or is no JSON") from error
    try:
        for fields in parse(json.dumps({"tasks": content})).objects("tasks"):
            yield _document(fields)
    except Fault as fault:
        raise BadInput("{0}: line {1}: {2}.", path, 1, fault) from fault


def _document(fields: Fields) -> Document:
    data = fields.object("data")
    text = data.text("text")
    units = from_utf16(text)
    names: list[Name] = []
    for key in ("annotations", "predictions"):
        for made in fields.objects(key):
            for found in made.objects("result"):
                if found.text("type", "labels") == "labels":
                    names += _names(found.object("value"), units, suggested=key == "predictions")
    return Document(text, tuple(sorted(names)), id=data.text("document", ""))


def _names(value: Fields, units: dict[int, int], *, suggested: bool) -> Iterator[Name]:
    start, end = (units.get(value.whole(edge), -1) for edge in ("start", "end"))
    if not 0 <= start < end:
        value.fault("start", "and end are no stretch of the text")
    for label in value.texts("labels"):
        yield Name(start, end, label, suggested=suggested)
