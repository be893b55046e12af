"""spaCy: DocBins (.spacy) for `spacy train`, or an object a line (.jsonl) with the text and its spans; code points.

A DocBin has the tokens that `spacy.blank("zh")` makes, characters and white space, so that every entity fits. It stands
in memory until it is written, some 130 bytes a character; a name without a suffix makes a folder of smaller ones, which
`spacy train` takes as well. Beside DocBins lies a configuration for that, with the same tokenizer.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from annotator.core.errors import BadInput
from annotator.core.labels import Label
from annotator.core.marking import marked, phrase
from annotator.core.records import Decided
from annotator.formats.article_text import ArticleText, TextEntity, squeezed
from annotator.formats.extras import wanted
from annotator.formats.format import Beside, Format
from annotator.formats.lines import dumped, entity_of, objects, wrong
from annotator.formats.options import Options
from annotator.formats.reading import opened
from annotator.formats.strict import Fault, Fields

DOCBIN = ".spacy"
JSONL = ".jsonl"
_DOCS = 1_000
_HEAD = 1024
_SMALL = 2**26
_NOT_ACCEPTED = ("reject", "ignore")
_MOST_TIMES = 100
"""How many times larger than its file a DocBin may become; that of an export becomes some ten times larger."""


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write in the form that the suffix of the name asks for; the names lie in no other name."""
    if options.suffix == JSONL:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for article in articles:
                spans = [_span(entity) for entity in article.entities]
                file.write(dumped({"text": article.text, "spans": spans, "meta": {"document": article.id}}) + "\n")
        return
    if options.suffix == DOCBIN:
        path.write_bytes(_docbin(articles))
        return
    path.mkdir()
    for number, first in enumerate(articles := iter(articles), 1):
        (path / f"{number:06}{DOCBIN}").write_bytes(_docbin(chain([first], islice(articles, _DOCS - 1))))


def _span(entity: TextEntity) -> dict[str, object]:
    linked = {"kb_id": entity.authority} if entity.authority else {}
    return {"start": entity.start, "end": entity.end, "label": entity.label, **linked}


def _docbin(articles: Iterable[ArticleText]) -> bytes:
    spacy = wanted("spacy")
    blank = spacy.blank("zh")
    docs = spacy.tokens.DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID"], store_user_data=True)
    for article in articles:
        doc = blank.make_doc(article.text)
        doc.set_ents([doc.char_span(n.start, n.end, label=n.label, kb_id=n.authority) for n in article.entities])
        doc.user_data["document"] = article.id
        docs.add(doc)
    made: bytes = docs.to_bytes()
    return made


def configuration(labels: Sequence[Label]) -> str:
    """What `spacy train` needs beside the paths, to learn entities in Chinese; it finds the labels in what it reads."""
    made = wanted("spacy.cli.init_config").init_config(lang="zh", pipeline=["ner"])
    return str(made.to_str())


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a file of either form, or of a folder of DocBins; BadInput where they are wrong."""
    for file in sorted(path.glob(f"*{DOCBIN}")) if path.is_dir() else [path]:
        with opened(file) as lines:
            is_text = lines.read(_HEAD).lstrip()[:1] in (b"{", b"")
        yield from _lines(file) if is_text else _docs(file)


def _docs(path: Path) -> Iterator[ArticleText]:
    spacy = wanted("spacy")
    vocab = spacy.blank("zh").vocab
    data = _packed(path)
    try:
        for doc in spacy.tokens.DocBin().from_bytes(data).get_docs(vocab):
            entities = [TextEntity(ent.start_char, ent.end_char, ent.label_, ent.kb_id_) for ent in doc.ents]
            yield ArticleText(doc.text, tuple(entities), id=str(doc.user_data.get("document", "")))
    except BadInput:
        raise
    except Exception as error:  # the library passes on any exception of the libraries below it
        raise BadInput(marked("Trouble", "{0}: {1}."), path, phrase("Trouble", "is no DocBin")) from error


def _packed(path: Path) -> bytes:
    """The bytes of a DocBin; BadInput where they are not compressed, or become too many."""
    with opened(path) as file:
        data = file.read()
    unpacked = zlib.decompressobj()
    try:
        unpacked.decompress(data, max(_SMALL, len(data) * _MOST_TIMES))
    except zlib.error as error:
        raise BadInput(marked("Trouble", "{0}: {1}."), path, phrase("Trouble", "is no DocBin")) from error
    if unpacked.unconsumed_tail:
        raise BadInput(
            marked("Trouble", "{0}: {1}."), path, phrase("Trouble", "becomes much too large when it is unpacked")
        )
    return data


def _lines(path: Path) -> Iterator[ArticleText]:
    for number, fields in objects(path):
        try:
            fields.must_hold("spans")
            text = fields.text("text")
            entities = [_entity(span, text) for span in fields.objects("spans")]
            answer = fields.said("answer")  # Prodigy's: what somebody rejected or left is no entity
            entities = [] if answer in _NOT_ACCEPTED else entities
            if answer == "accept":
                entities = [replace(entity, decided=Decided.SEEN) for entity in entities]
            yield ArticleText(text, tuple(sorted(entities)), id=_id(fields), looked_at=answer == "accept")
        except Fault as fault:
            wrong(path, number, fault)


def _entity(span: Fields, text: str) -> TextEntity:
    """The entity of a span; Fault where that says another text than stands there, as Prodigy's may."""
    entity = entity_of(span, len(text), span.text("label"))
    if span.holds("text") and squeezed(span.text("text")) != squeezed(text[entity.start : entity.end]):
        span.fault("text", phrase("Trouble", "is not what stands there"))
    return replace(entity, authority=span.said("kb_id"))


def _id(fields: Fields) -> str:
    return fields.object("meta").said("document") if fields.holds("meta") else ""


FORMAT = Format(
    name="spacy",
    title=marked("Format", "spaCy's DocBin, or JSONL"),
    suffixes=(".spacy", ".jsonl", ""),
    flat=True,
    read_article_texts=read,
    begins=lambda head: "spans" in head.text_keys and "items" not in head.keys,
    writer=write,
    links=str,
    beside=Beside(".config.cfg", configuration, not_for=(JSONL,)),
)
