"""HIPE-2022: a TSV of characters or words with their tags, links to authorities and the ends of sentences.

The tags are always BIO, as its scorer reads them, whatever scheme the options say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats.document import Document
from annotator.formats.lines import is_tag, names_of_tags, numbered, sentences, tags, tokens, wrong
from annotator.formats.options import Options, Scheme

COLUMNS = (
    "TOKEN",
    "NE-COARSE-LIT",
    "NE-COARSE-METO",
    "NE-FINE-LIT",
    "NE-FINE-METO",
    "NE-FINE-COMP",
    "NE-NESTED",
    "NEL-LIT",
    "NEL-METO",
    "MISC",
)
_APPLICABLE = ("TOKEN", "NE-COARSE-LIT", "NE-FINE-LIT", "NEL-LIT", "MISC")
_ID = "# hipe2022:document_id = "


def write(documents: Iterable[Document], path: Path, options: Options) -> None:
    """Write the documents to one file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(COLUMNS) + "\n")
        for document in documents:
            file.writelines(_heading(document))
            file.writelines(_rows(document, options))
            file.write("\n")


def _heading(document: Document) -> Iterator[str]:
    yield f"{_ID}{document.id}\n"
    said = {
        "date": document.date,
        "language": "zh",
        "dataset": "annotator",
        "document_type": "newspaper",
        "original_source": document.source,
        "applicable_columns": " ".join(_APPLICABLE),
    }
    for key, value in said.items():
        yield f"# hipe2022:{key} = {' '.join(value.split())}\n"


def _rows(document: Document, options: Options) -> Iterator[str]:
    text = document.text
    found = tokens(text, options)
    ends = {end for _start, end in sentences(text, document.names)}
    linked = {at: name.authority for name in document.names for at in range(name.start, name.end) if name.authority}
    tagged = zip(found, tags(found, document.names, Scheme.BIO), strict=True)
    for number, ((start, end), tag) in enumerate(tagged):
        following = found[number + 1][0] if number + 1 < len(found) else len(text) + 1
        flags = ["NoSpaceAfter"] if following == end else []
        if any(at in ends for at in range(end, following + 1)) or number + 1 == len(found):
            flags.append("EndOfSentence")
        link = "_" if tag == "O" else linked.get(start, "NIL")
        row = (text[start:end], tag, "_", tag, "_", "_", "_", "_".join(link.split()), "_", "|".join(flags) or "_")
        yield "\t".join(row) + "\n"


def read(path: Path) -> Iterator[Document]:
    """The documents of a file, their texts without white space; BadInput names a line that is wrong."""
    pieces: list[str] = []
    found: list[str] = []
    name = ""
    for number, line in numbered(path):
        if number == 1:
            if line.split("\t")[:2] != list(COLUMNS[:2]):
                wrong(path, number, "is not the heading of HIPE's columns")
        elif line.startswith(_ID.rstrip()):
            if name:
                yield Document("".join(pieces), tuple(names_of_tags(pieces, found)), id=name)
            pieces, found, name = [], [], line.removeprefix(_ID) or "?"
        elif line.strip() and not line.startswith("# "):
            cells = line.split("\t")
            if len(cells) != len(COLUMNS) or not is_tag(cells[1]):
                wrong(path, number, "has not HIPE's ten columns")
            pieces.append(cells[0])
            found.append(cells[1])
    if name or pieces:
        yield Document("".join(pieces), tuple(names_of_tags(pieces, found)), id=name)
