"""Markdown with or without front matter: its title and headings are those of articles, its marks are no text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.records import Role
from annotator.formats.columns import NAMES, Column
from annotator.formats.extras import wanted
from annotator.formats.format import Counted, Format
from annotator.formats.given import Given, Line, issues_of, lines_of, unsplit
from annotator.formats.heads import Head
from annotator.formats.text import contents, decode, printable, source_of

_FRONT = re.compile(r"\A\s*(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<matter>.*?)\r?\n(?P=mark)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[\w-]{1,40})\s*[:=][ \t]*(?P<value>[^\r\n]*)", re.MULTILINE)
_COLUMNS = {name: column for column, names in NAMES.items() for name in names if column != Column.TEXT}
_HEADS = {
    Column.KICKER: Role.KICKER,
    Column.TITLE: Role.HEADLINE,
    Column.SUBTITLE: Role.SUBHEAD,
    Column.AUTHOR: Role.BYLINE,
}
_BREAKS = ("softbreak", "hardbreak")


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue of a file: an article for its front matter, or for each heading of the first level.

    Without either, it is a text that is not divided into articles.
    """
    data = contents(path)
    text, codec = decode(data, path, encoding=encoding)
    source, title = source_of(path, data, codec), printable(path.stem)
    front = _FRONT.match(text)
    about = _about(front["matter"]) if front else {}
    lines = list(_lines(text[front.end() :] if front else text))
    headings = [at for at, line in enumerate(lines) if line.role == Role.HEADLINE]
    if not headings and Column.TITLE not in about:
        yield from unsplit(lines, source, title=title)
        return
    articles = _articles(lines, headings, about)
    yield from issues_of(articles, source, title=title, form=FORMAT.name)


def _about(matter: str) -> dict[Column, str]:
    """What front matter says of its article: the values of one line that `columns` knows by their keys."""
    fields = (
        (_COLUMNS.get(one["key"].lower()), one["value"].strip().strip("\"'[]")) for one in _FIELD.finditer(matter)
    )
    return {column: value for column, value in fields if column and value}


def _articles(lines: list[Line], headings: list[int], about: Mapping[Column, str]) -> Iterator[Given]:
    """The articles between the headings; with a title of its own all of a file is one, whose headings are in it."""
    if Column.TITLE in about:
        title = about[Column.TITLE].strip()
        head = [line for column, role in _HEADS.items() for line in lines_of(about.get(column, ""), role)]
        body = [line._replace(role=Role.CROSSHEAD if line.role else None) for line in lines]
        if body and body[0].text.strip() == title:
            del body[0]
        yield _given((*head, *body), about, "")
        return
    starts = sorted({0, *headings})
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _given(tuple(lines[start:end]), about, f"heading {start + 1}")


def _given(lines: tuple[Line, ...], about: Mapping[Column, str], where: str) -> Given:
    return Given(
        lines=lines,
        where=where,
        date=about.get(Column.DATE, ""),
        page=about.get(Column.PAGE, ""),
        newspaper=about.get(Column.NEWSPAPER, ""),
    )


def _lines(text: str) -> Iterator[Line]:
    """The lines of a text without its marks; headings of the first level are headlines, others are crossheads."""
    role: Role | None = None
    for token in wanted("markdown_it", extra="markdown").MarkdownIt("commonmark").parse(text):
        if token.type == "heading_open":
            role = Role.HEADLINE if token.tag == "h1" else Role.CROSSHEAD
        elif token.type == "inline":
            yield from lines_of("".join(_said(token.children or ())), role)
        elif token.type == "heading_close":
            role = None
        elif token.type in ("fence", "code_block"):
            yield from lines_of(token.content)


def _said(tokens: Any) -> Iterator[str]:
    for token in tokens:
        if token.type in _BREAKS:
            yield "\n"
        elif token.type in ("text", "code_inline"):
            yield token.content
        elif token.type == "html_inline" and token.content.lower().startswith("<br"):
            yield "\n"


def _begins(head: Head) -> object:
    front = _FRONT.match(head.text)
    return front and Column.TITLE in _about(front["matter"])


FORMAT = Format(
    name="markdown",
    title=marked("Format", "Markdown with or without front matter"),
    suffixes=(".md", ".markdown"),
    read=read,
    is_raw=True,
    begins=_begins,
    offsets=Counted.NONE,
)
