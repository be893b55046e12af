"""Articles as a file gives them, made into issues: a raw text, and records that came with the file.

These are neither guesses nor what a person has judged: they are accepted, and `decided` says that the source did it.
`origin` is the format, and `rule` says where in the file each stood: its row, its element.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from annotator.core.errors import BadInput
from annotator.core.issue import Issue, Page, Source
from annotator.core.marking import marked
from annotator.core.records import ArticleKind, Boundary, Decided, Newspaper, Part, Role
from annotator.core.text import harmless
from annotator.formats.text import date_in

MOST_CHARACTERS = 1_000_000
"""After this many code points the articles of a file continue in another issue."""
_BETWEEN = "\n\n"
_LINE_END = re.compile(r"\r\n|[\r\n\f\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Line(NamedTuple):
    """A line of an article, and its role; None where it is body."""

    text: str
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An article as a file gives it; `where` says where in the file it stands."""

    lines: tuple[Line, ...]
    where: str = ""
    date: str = ""
    page: str = ""
    newspaper: str = ""
    kind: ArticleKind = ArticleKind.ARTICLE


def lines_of(text: str, role: Role | None = None) -> Iterator[Line]:
    """The lines of a text that are not empty, without trailing white space."""
    for line in _LINE_END.split(_SURROGATE.sub("\ufffd", text)):
        if line.strip():
            yield Line(line.rstrip(), role)


def headed(head: Sequence[Line], body: Sequence[Line]) -> Iterator[Line]:
    """A body with its head, of which nothing is said twice that the body begins with anyway; a byline stands behind the
    headline.
    """
    roles = {line.text.strip(): line.role for line in head}
    last = 1 + max((at for at, line in enumerate(body[: len(head) + 1]) if line.text.strip() in roles), default=-1)
    opening = [Line(line.text, roles.get(line.text.strip(), line.role)) for line in body[:last]]
    shown = {line.text.strip() for line in opening}
    missing = [line for line in head if line.text.strip() not in shown]
    behind = [line for line in missing if last and line.role == Role.BYLINE]
    yield from (line for line in missing if line not in behind)
    yield from (*opening, *behind, *body[last:])


def issues_of(articles: Iterable[Given], source: Source, *, title: str, form: str) -> Iterator[Issue]:
    """The issues that some articles make: neighbours of one day and one newspaper are one, up to MOST_CHARACTERS; what
    an article does not say of these is as the one before it has it.

    BadInput where no article has any text.
    """
    count = 0
    for (newspaper, day), group in groupby(_dated(articles), lambda article: (article.newspaper, article.date)):
        for some in _limited(group):
            count += 1
            name = _title(title, newspaper, day, count)
            yield _issue(some, source, title=name, newspaper=newspaper, day=day, form=form)
    if not count:
        raise BadInput(marked("Trouble", "{0}: has no text in it."), source.name)


def unsplit(lines: Iterable[Line], source: Source, *, title: str) -> Iterator[Issue]:
    """The issue of a file that does not say where its articles begin: its text without records."""
    raw = "".join(line.text + "\n" for line in lines)
    if not raw.strip():
        raise BadInput(marked("Trouble", "{0}: has no text in it."), source.name)
    yield Issue(raw=raw, title=title, date=date_in(title), source=source)


def _title(title: str, newspaper: str, day: str, number: int) -> str:
    """What an issue is called that is one of those that a file makes."""
    more = [said for said in (newspaper, day) if said not in title] or ([str(number)] if number > 1 else [])
    return harmless(" ".join((title, *more)))


def _dated(articles: Iterable[Given]) -> Iterator[Given]:
    """The articles that have a text, each with the day (ISO 8601) and the newspaper that it or one before it says."""
    newspaper = day = ""
    for article in articles:
        newspaper = article.newspaper or newspaper
        day = date_in(article.date.replace("/", "-")) or day
        if article.lines:
            yield replace(article, newspaper=newspaper, date=day)


def _limited(articles: Iterable[Given]) -> Iterator[list[Given]]:
    """Articles in lists that have MOST_CHARACTERS at most, or one article."""
    some: list[Given] = []
    size = 0
    for article in articles:
        length = sum(len(line.text) + 1 for line in article.lines)
        if some and MOST_CHARACTERS < size + length:
            yield some
            some, size = [], 0
        some.append(article)
        size += length
    if some:
        yield some


def _issue(articles: Sequence[Given], source: Source, *, title: str, newspaper: str, day: str, form: str) -> Issue:
    pieces: list[str] = []
    boundaries: list[Boundary] = []
    parts: list[Part] = []
    at = 0
    for article in articles:
        given = {"origin": form, "rule": article.where, "decided": Decided.SOURCE}
        boundaries.append(Boundary(id=f"b{at}", start=at, kind=article.kind, **given))  # type: ignore[arg-type]
        for number, line in enumerate(article.lines):
            if line.role is not None:
                parts.append(Part(id=f"p{at}", start=at, end=at + len(line.text), role=line.role, **given))  # type: ignore[arg-type]
            end = "\n" if number + 1 < len(article.lines) else _BETWEEN
            pieces.append(line.text + end)
            at += len(pieces[-1])
    raw = "".join(pieces).removesuffix("\n")
    paper = Newspaper(id="newspaper", origin=form, decided=Decided.SOURCE, title=newspaper)
    return Issue(
        raw=raw,
        title=title,
        date=day or date_in(title),
        source=source,
        pages=tuple(_pages(articles, boundaries, len(raw))),
        boundaries=tuple(boundaries),
        parts=tuple(parts),
        newspapers=(paper,) if newspaper else (),
    )


def _pages(articles: Sequence[Given], boundaries: Sequence[Boundary], length: int) -> Iterator[Page]:
    """The pages that neighbouring articles give as theirs."""
    starts = [boundary.start for boundary in boundaries] + [length]
    for number, group in groupby(range(len(articles)), lambda index: articles[index].page):
        indexes = list(group)
        if number:
            yield Page(harmless(number), starts[indexes[0]], starts[indexes[-1] + 1])
