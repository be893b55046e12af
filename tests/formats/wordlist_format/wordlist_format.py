"""The names of the gold, one a line with its label, each once."""

from collections.abc import Iterable
from pathlib import Path

from annotator.formats import Format
from annotator.formats.document import Document
from annotator.formats.options import Options


def write(documents: Iterable[Document], path: Path, options: Options) -> None:
    """Write the names of all documents, in their order in Unicode."""
    found = {(document.text[name.start : name.end], name.label) for document in documents for name in document.names}
    path.write_text("".join(f"{text}\t{label}\n" for text, label in sorted(found)), encoding="utf-8")


FORMAT = Format(name="wordlist", title="names, one a line", suffixes=(".names",), write_documents=write)
