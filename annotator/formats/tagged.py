"""Dumps of articles between tags, as corpora and crawlers write them: no XML, as nothing in them is escaped.

Sogou's `<doc><url>…<contenttitle>…<content>…</doc>`, TREC's `<DOC><DOCNO>…<TEXT>…</DOC>`, WikiExtractor's `<doc
title="…">…</doc>`, and records of other names that have a title and a text in the same way. Character references stay
as they are: repairs decode them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.formats import columns
from annotator.formats.columns import NAMES, Column
from annotator.formats.format import Counted, Format
from annotator.formats.given import Given, issues_of
from annotator.formats.heads import Head
from annotator.formats.text import contents, decode, printable, source_of

_RECORDS = "doc|document|article|news|newsitem|record|item|row"
_RECORD = re.compile(rf"<({_RECORDS})(\s[^<>]*)?>", re.IGNORECASE)
_BEGINS = re.compile(rf"(?:<\w+>\s*){{0,3}}<(?:{_RECORDS})(?:\s[^<>]*)?>\s*(?:<\w+>|[^<])", re.IGNORECASE)
_FIELD = re.compile(r"<([\w.:-]{1,40})(?:\s[^<>]*)?>")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*("[^"<>]*"|'[^'<>]*')""")
_BREAK = re.compile(r"<(?:br|p|div)\b[^<>]*>|</(?:p|div)>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][\w.:-]{0,40}(?:\s[^<>]*)?/?>")
_COLUMNS = {name: column for column, names in NAMES.items() for name in names}
_PLACES = ("docno", "docid", "id", "url")
_LONGEST, _MOST_FIELDS = 200, 1000


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issues that the records of a dump make; BadInput where it holds none."""
    data = contents(path)
    text, codec = decode(data, path, encoding=encoding)
    if not _RECORD.search(text):
        raise BadInput(marked("Trouble", "{0}: has no articles between tags in it."), path)
    yield from issues_of(_articles(text), source_of(path, data, codec), title=printable(path.stem), form=FORMAT.name)


def _articles(text: str) -> Iterator[Given]:
    """The articles of a dump; a record that is cut off goes to the next one, or to the end."""
    tag = next(_RECORD.finditer(text))[1]
    begin = re.compile(rf"<{tag}(\s[^<>]*)?>", re.IGNORECASE)
    end = re.compile(rf"</{tag}\s*>", re.IGNORECASE)
    at = begin.search(text)
    number = 0
    while at is not None:
        number += 1
        following = begin.search(text, at.end())
        stop = following.start() if following else len(text)
        closing = end.search(text, at.end(), stop)
        yield _article(text[at.end() : closing.start() if closing else stop], at[1] or "", f"{tag} {number}")
        at = following


def _article(record: str, attributes: str, where: str) -> Given:
    fields = {name.lower(): value[1:-1] for name, value in _ATTRIBUTE.findall(attributes)}
    inner, rest = _fields(record)
    fields |= inner
    cells = {_COLUMNS[name]: _plain(value) for name, value in fields.items() if name in _COLUMNS}
    cells.setdefault(Column.TEXT, _plain(rest))
    own = next((fields[name] for name in _PLACES if fields.get(name)), "")
    return columns.article(cells, " ".join((where, *own.split()))[:_LONGEST])


def _fields(record: str) -> tuple[dict[str, str], str]:
    """The fields of a record, by their tags in lower case, and the text outside of them."""
    fields: dict[str, str] = {}
    rest: list[str] = []
    at = 0
    while (opening := _FIELD.search(record, at)) and len(rest) < _MOST_FIELDS:
        closing = record.find(f"</{opening[1]}>", opening.end())
        rest.append(record[at : opening.start()])
        at = opening.end()
        if closing >= 0:
            fields[opening[1].lower()] = record[at:closing]
            at = closing + len(opening[1]) + 3
    return fields, "".join((*rest, record[at:]))


def _plain(text: str) -> str:
    """A text without the tags that are left in it; those that end a paragraph end a line."""
    return _TAG.sub("", _BREAK.sub("\n", text.replace("<![CDATA[", "").replace("]]>", ""))).strip()


def _begins(head: Head) -> object:
    return _BEGINS.match(head.root)


FORMAT = Format(
    name="tagged",
    title=marked("Format", "a dump of articles between tags"),
    suffixes=(".dump", ".sgml", ".sgm"),
    read=read,
    is_raw=True,
    begins=_begins,
    offsets=Counted.NONE,
)
