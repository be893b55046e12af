"""spaCy: a DocBin (.spacy) for `spacy train`, or an object a line (.jsonl) with the text and its spans; code points.

In a DocBin each character is a token, as the tokenizer of `spacy.blank("zh")` has it, so that every name fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats.documents import Document, Name, Options
from annotator.formats.extras import wanted
from annotator.formats.lines import dumped, name_of, objects, wrong
from annotator.formats.strict import Fault

JSONL = ".jsonl"


def write(documents: Iterable[Document], path: Path, options: Options) -> None:
    """Write one file, in the form that the suffix of its name asks for; the names lie in no other name."""
    if options.suffix == JSONL:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for document in documents:
                spans = [{"start": name.start, "end": name.end, "label": name.label} for name in document.names]
                file.write(dumped({"text": document.text, "spans": spans, "meta": {"document": document.id}}) + "\n")
        return
    spacy = wanted("spacy")
    blank = spacy.blank("zh")
    found = spacy.tokens.DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], store_user_data=True)
    for document in documents:
        doc = spacy.tokens.Doc(blank.vocab, words=list(document.text), spaces=[False] * len(document.text))
        doc.set_ents([spacy.tokens.Span(doc, name.start, name.end, label=name.label) for name in document.names])
        doc.user_data["document"] = document.id
        found.add(doc)
    path.write_bytes(found.to_bytes())


def read(path: Path) -> Iterator[Document]:
    """The documents of a file of either form."""
    if path.read_bytes()[:1] == b"{" or not path.stat().st_size:
        yield from _lines(path)
        return
    spacy = wanted("spacy")
    for doc in spacy.tokens.DocBin().from_bytes(path.read_bytes()).get_docs(spacy.blank("zh").vocab):
        names = [Name(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        yield Document(doc.text, tuple(names), id=str(doc.user_data.get("document", "")))


def _lines(path: Path) -> Iterator[Document]:
    for number, fields in objects(path):
        try:
            text = fields.text("text")
            names = [name_of(span, len(text), span.text("label")) for span in fields.objects("spans")]
            yield Document(text, tuple(sorted(names)), id=fields.object("meta").text("document", ""))
        except Fault as fault:
            wrong(path, number, fault)
