"""The table of formats: the modules of the program's own, and those that other packages bring."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TypedDict

from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.formats import (
    abbyy,
    alto,
    archive,
    brat,
    cas,
    coco,
    conll,
    doccano,
    hipe,
    hocr,
    huggingface,
    iiif,
    image,
    json_rows,
    jsonl,
    label_studio,
    line_images,
    markdown,
    mets,
    news_xml,
    ocr_json,
    page_folder,
    page_xml,
    pairs,
    pdf,
    plain,
    sheets,
    spacy,
    tagged,
    tei,
    w3c,
    web,
    word,
    yolo,
)
from annotator.formats.article_text import ArticleText
from annotator.formats.columns import NO_COLUMNS, Columns
from annotator.formats.foreign import refuse_foreign
from annotator.formats.format import Format
from annotator.formats.heads import Head
from annotator.formats.options import Offsets
from annotator.formats.package import IMAGES, PDF
from annotator.formats.page_kinds import SUFFIXES as PAGE_SUFFIXES

log = logging.getLogger(__name__)

GROUP = "annotator.formats"
"""The group of entry points of other packages' formats: each loads a `Format`."""


def _read_raw(path: Path, *, encoding: str | None, columns: Columns) -> Iterator[Issue]:
    """The issues of a file from an archive; none of one that holds records of people, which comes back by itself."""
    one = recognised(path) or _by_suffix(path)
    if one is not None and one.is_raw:
        yield from read(path, encoding=encoding, columns=columns)


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        jsonl.FORMAT,
        conll.FORMAT,
        spacy.FORMAT,
        label_studio.FORMAT,
        doccano.FORMAT,
        huggingface.FORMAT,
        pairs.FORMAT,
        brat.FORMAT,
        cas.FORMAT,
        w3c.FORMAT,
        tei.FORMAT,
        hipe.FORMAT,
        plain.FORMAT,
        sheets.CSV,
        sheets.XLSX,
        web.FORMAT,
        alto.FORMAT,
        page_xml.FORMAT,
        hocr.FORMAT,
        abbyy.FORMAT,
        mets.FORMAT,
        iiif.FORMAT,
        ocr_json.FORMAT,
        page_folder.FORMAT,
        image.FORMAT,
        pdf.FORMAT,
        line_images.FORMAT,
        coco.FORMAT,
        yolo.FORMAT,
        json_rows.FORMAT,
        news_xml.FORMAT,
        tagged.FORMAT,
        markdown.FORMAT,
        word.FORMAT,
        archive.made(_read_raw, lambda: suffixes_read() - {*IMAGES, PDF} | {*PAGE_SUFFIXES}),
    )
}


@cache
def formats() -> Mapping[str, Format]:
    """All formats by their names: the program's own, and those of other packages, which can't take one's place."""
    others = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return {**{one.name: one for one in map(_loaded, others) if one is not None}, **FORMATS}


def _loaded(point: EntryPoint) -> Format | None:
    """The format of another package; None, with a line in the log, if it can't be used: nothing else breaks."""
    try:
        loaded = point.load()
        if isinstance(loaded, Format):
            return loaded
        log.warning("the format %s of another package is no Format", point.name)
    except Exception as error:
        log.warning("the format %s of another package can't be used: %r", point.name, error)
    return None


def suffixes_read() -> frozenset[str]:
    """The suffixes of files that issues are read from, in small letters."""
    return frozenset(suffix for one in formats().values() if one.read for suffix in one.suffixes)


def format_of(path: Path, form: str = "") -> Format:
    """The named format, or else the one in which the issues of a file are read: by its beginning, then by its suffix;
    raw text if unknown.
    """
    if form:
        return formats()[form]
    return recognised(path) or _by_suffix(path) or FORMATS["text"]


def recognised(path: Path) -> Format | None:
    """The format in which the issues of a file are read, as far as what it begins with says it."""
    if not path.is_file():
        return None
    head = Head(path)
    return next((one for one in formats().values() if one.read and one.begins and one.begins(head)), None)


def _by_suffix(path: Path) -> Format | None:
    suffix = path.suffix.lower()
    return next((one for one in formats().values() if one.read and suffix in one.suffixes), None)


def heading(path: Path, *, encoding: str | None = None, form: str = "") -> Sequence[str]:
    """What the columns of a table are called; none for a file that is no table, or can't be read."""
    seems = format_of(path, form)
    try:
        return seems.heading(path, encoding) if seems.heading is not None else ()
    except AnnotatorError:
        return ()  # whoever reads it says what is wrong


class Reading(TypedDict, total=False):
    """What can be chosen of how a file is read, see `read`."""

    encoding: str | None
    form: str
    columns: Columns
    order: Sequence[str]


def read(
    path: Path,
    *,
    encoding: str | None = None,
    form: str = "",
    columns: Columns = NO_COLUMNS,
    order: Sequence[str] = (),
) -> Iterator[Issue]:
    """The issues of a file in the named format, else in the one that it seems to have; `columns` says which columns of
    a table hold what, `order` which files of a folder are its pages.

    BadInput if it is wrong, so that one read to its end is sound, and if it looks like a file of another kind and no
    format was chosen.
    """
    one = formats()[form] if form else recognised(path)
    if one is None:
        refuse_foreign(path)
        one = _by_suffix(path) or FORMATS["text"]
    if one.read is None:
        raise BadInput(marked("Trouble", "{0}: no issues are read from the format {1}."), path, one.name)
    if one.has_columns:
        return one.read(path, encoding=encoding, columns=columns)  # type: ignore[call-arg]
    if one.has_order:
        return one.read(path, encoding=encoding, order=order)  # type: ignore[call-arg]
    return one.read(path, encoding=encoding)


def read_article_texts(path: Path, name: str, *, offsets: Offsets | None = None) -> list[ArticleText]:
    """The texts with entities in a file; BadInput where it is wrong or has none, KeyError where no such format is read.

    `offsets`: what those of a file count that does not say it, where the format leaves a choice.
    """
    known = formats()[name]
    if known.read_article_texts is None:
        raise KeyError(name)
    texts = list(known.read_article_texts(path, offsets=offsets) if known.counts else known.read_article_texts(path))
    if not texts:
        raise BadInput(marked("Trouble", "{0}: has no issue in it."), path)
    return texts
