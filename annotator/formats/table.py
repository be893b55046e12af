"""The table of formats: what each is called, which suffixes it has, how it is read and written, what it can't hold."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, Protocol

from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.labels import Label
from annotator.core.marking import marked
from annotator.formats import (
    brat,
    cas,
    cas_reading,
    conll,
    doccano,
    hipe,
    huggingface,
    jsonl,
    label_studio,
    pairs,
    plain,
    sheets,
    spacy,
    tei,
    tei_reading,
    text,
    w3c,
    web,
)
from annotator.formats.article_text import ArticleText
from annotator.formats.fitting import Kept
from annotator.formats.foreign import refuse_foreign
from annotator.formats.options import Offsets, Options
from annotator.formats.writing import Report

log = logging.getLogger(__name__)

GROUP = "annotator.formats"
"""The entry points under which other packages bring formats: each leads to a `Format`."""


class Reader(Protocol):
    """Reads the issues of a file one by one (see `read`)."""

    def __call__(self, path: Path, *, encoding: str | None = None) -> Iterator[Issue]: ...


WriteIssues = Callable[[Iterable[Issue], Path, Options, Report], None]
WriteDocuments = Callable[[Iterable[ArticleText], Path, Options], None]
ReadDocuments = Callable[..., Iterator[ArticleText]]
"""Reads the articles of a file; with `offsets` where a format's `counts` leave a choice."""
Finish = Callable[[Path, Mapping[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Beside:
    """A file beside an export: what its name has behind that of the export, and what makes its text of a label set."""

    suffix: str
    made: Callable[[Sequence[Label]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name on the command line, what it is, its suffixes, and how it is read and written if it can be.

    `says_states`: a file says which names somebody has decided on. `is_raw`: a file holds no records, so the suggesters
    have their say when it is imported. `flat`: it holds no name inside another; `by_words`: with Unit.WORD its names
    begin and end with words; `squeezed`: it loses white space; `printable`: it holds no control characters, as XML has
    none; `links`, `notes`: how it keeps those of names, if it does. `offsets` says in what its offsets count, and
    `counts` what a person may choose for it. `drops_nested`: its tool loses names in others without a word,
    `refuses_empty`: it refuses articles without text. `beside` makes the file beside an export that its tool takes the
    labels from. `folder`: it is a folder; `finish` writes into
    it, once all parts are there, what belongs to the whole, by the manifest. What `read_documents` reads is what
    `write_documents` has written, so that each export is checked; `only_checked`: it is there for nothing else, and
    reads no file of others.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Reader | None = None
    write: WriteIssues | None = None
    read_documents: ReadDocuments | None = None
    write_documents: WriteDocuments | None = None
    finish: Finish | None = None
    is_raw: bool = False
    says_states: bool = False
    flat: bool = False
    by_words: bool = False
    squeezed: bool = False
    printable: bool = False
    folder: bool = False
    only_checked: bool = False
    links: Kept | None = None
    notes: Kept | None = None
    offsets: str = "code points"
    counts: tuple[Offsets, ...] = ()
    drops_nested: bool = False
    refuses_empty: bool = False
    beside: Beside | None = None

    @property
    def is_brought_back(self) -> bool:
        """Whether names in the format can be imported."""
        return self.read_documents is not None and not self.only_checked

    @property
    def is_written(self) -> bool:
        """Whether the format can be written."""
        return self.write is not None or self.write_documents is not None


FORMATS: Mapping[str, Format] = {
    found.name: found
    for found in (
        Format(
            name="jsonl",
            title=marked("Format", "lossless, one issue a line"),
            suffixes=(".jsonl", ".json"),
            read=jsonl.read,
            write=jsonl.write,
        ),
        Format(
            name="conll",
            title=marked("Format", "one character or word and its tag a line"),
            suffixes=(".conll",),
            flat=True,
            by_words=True,
            squeezed=True,
            read_documents=conll.read,
            write_documents=conll.write,
            offsets="none",
        ),
        Format(
            name="spacy",
            title=marked("Format", "spaCy's DocBin, or JSONL"),
            suffixes=(".spacy", ".jsonl", ""),
            flat=True,
            read_documents=spacy.read,
            write_documents=spacy.write,
            links=str,
        ),
        Format(
            name="label-studio",
            title=marked("Format", "Label Studio's tasks"),
            says_states=True,
            suffixes=(".json",),
            beside=Beside(".labels.xml", label_studio.configuration),
            read_documents=label_studio.read,
            write_documents=label_studio.write,
            links=str,
            notes=str,
        ),
        Format(
            name="doccano",
            title=marked("Format", "doccano's JSONL"),
            suffixes=(".jsonl",),
            offsets="UTF-16 code units",
            counts=(Offsets.UTF16, Offsets.GRAPHEME),
            drops_nested=True,
            refuses_empty=True,
            beside=Beside(".labels.json", doccano.label_file),
            read_documents=doccano.read,
            write_documents=doccano.write,
        ),
        Format(
            name="huggingface",
            title=marked("Format", "a dataset for Hugging Face: Parquet files and their card"),
            suffixes=("",),
            folder=True,
            flat=True,
            by_words=True,
            squeezed=True,
            read_documents=huggingface.read,
            only_checked=True,
            write=huggingface.write,
            finish=huggingface.finish,
            offsets="none",
        ),
        Format(
            name="pairs",
            title=marked("Format", "raw and corrected text side by side"),
            suffixes=pairs.SUFFIXES,
            write=pairs.write,
        ),
        Format(
            name="brat",
            title=marked("Format", "brat's standoff, a folder"),
            suffixes=("",),
            folder=True,
            read_documents=brat.read,
            write_documents=brat.write,
            links=brat.link,
            notes=brat.note,
        ),
        Format(
            name="cas",
            title=marked("Format", "UIMA CAS for INCEpTION, a folder of XMI or JSON"),
            suffixes=("", ".json"),
            folder=True,
            refuses_empty=True,
            beside=Beside(".tagset.json", cas.tags),
            by_words=True,
            printable=True,
            read_documents=cas_reading.read,
            write_documents=cas.write,
            offsets="UTF-16 code units",
            links=str,
        ),
        Format(
            name="w3c",
            title=marked("Format", "W3C Web Annotation, JSON-LD"),
            suffixes=(".jsonl",),
            read_documents=w3c.read,
            write_documents=w3c.write,
            links=str,
            notes=str,
        ),
        Format(
            name="tei",
            title=marked("Format", "TEI P5: articles with their corrections, names, pages and lines"),
            suffixes=(".xml",),
            squeezed=True,
            printable=True,
            read_documents=tei_reading.read,
            write=tei.write,
            offsets="none",
            links=str,
            notes=str,
        ),
        Format(
            name="hipe",
            title=marked("Format", "HIPE-2022's TSV"),
            suffixes=(".tsv",),
            flat=True,
            by_words=True,
            squeezed=True,
            read_documents=hipe.read,
            write_documents=hipe.write,
            offsets="none",
            links=hipe.link,
        ),
        Format(
            name="text",
            title=marked("Format", "raw text in, plain text out"),
            suffixes=(".txt",),
            read=text.read,
            is_raw=True,
            write_documents=plain.write,
            offsets="none",
        ),
        Format(
            name="csv",
            title=marked("Format", "a table of articles"),
            suffixes=(".csv",),
            printable=True,
            write_documents=sheets.write_csv,
            offsets="none",
        ),
        Format(
            name="xlsx",
            title=marked("Format", "a workbook of articles and names"),
            suffixes=(".xlsx",),
            printable=True,
            write_documents=sheets.write_xlsx,
            offsets="none",
            links=str,
            notes=str,
        ),
        Format(
            name="html",
            title=marked("Format", "a page to read"),
            suffixes=(".html",),
            flat=True,
            write_documents=web.write,
            offsets="none",
            links=str,
        ),
    )
}


@cache
def formats() -> Mapping[str, Format]:
    """All formats by their names: the program's own, and those of other packages, which can't take one's place."""
    others = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return {**{found.name: found for found in map(_loaded, others) if found is not None}, **FORMATS}


def _loaded(point: EntryPoint) -> Format | None:
    """The format of another package; None, with a line in the log, where it can't be used: that breaks nothing else."""
    try:
        found = point.load()
        if isinstance(found, Format):
            return found
        log.warning("the format %s of another package is no Format", point.name)
    except Exception as error:
        log.warning("the format %s of another package can't be used: %r", point.name, error)
    return None


def suffixes_read() -> frozenset[str]:
    """The suffixes of files that issues are read from, in small letters."""
    return frozenset(suffix for found in formats().values() if found.read for suffix in found.suffixes)


def format_of(path: Path, form: str = "") -> Format:
    """The format of a name, or else that in which the issues of a file are read by its suffix: raw text if unknown."""
    if form:
        return formats()[form]
    suffix = path.suffix.lower()
    return next((found for found in formats().values() if found.read and suffix in found.suffixes), FORMATS["text"])


def read(path: Path, *, encoding: str | None = None, form: str = "") -> Iterator[Issue]:
    """The issues of a file in the format of a name, else in that of its suffix.

    BadInput where it is wrong, so that one read to its end is sound, and where it looks like a file of another kind and
    no format was chosen.
    """
    if not form:
        refuse_foreign(path)
    reader = format_of(path, form).read
    assert reader is not None, "format_of finds what can be read"
    return reader(path, encoding=encoding)


def read_documents(path: Path, name: str, *, offsets: Offsets | None = None) -> list[ArticleText]:
    """The texts with names in a file; BadInput where it is wrong or has none, KeyError where no such format is read.

    `offsets`: what those of a file count that does not say it, where the format leaves a choice.
    """
    known = formats()[name]
    if known.read_documents is None:
        raise KeyError(name)
    found = list(known.read_documents(path, offsets=offsets) if known.counts else known.read_documents(path))
    if not found:
        raise BadInput(marked("Trouble", "{0}: has no issue in it."), path)
    return found
