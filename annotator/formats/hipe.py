"""HIPE-2022: a TSV of characters or words with their tags, links to authorities and the ends of sentences.

The tags are always BIO, as its scorer reads them, whatever scheme the options say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from annotator.core.marking import marked, phrase
from annotator.formats.article_text import ArticleText
from annotator.formats.format import Counted, Format
from annotator.formats.lines import (
    article_text_of,
    columns,
    is_tag,
    lines_of,
    sentences,
    spaces,
    spans_of_tokens,
    stretches,
    tags,
    tokens,
    wrong,
)
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
_FLAGS = {
    (True, True): "NoSpaceAfter|EndOfSentence",
    (True, False): "NoSpaceAfter",
    (False, True): "EndOfSentence",
    (False, False): "_",
}
"""The flags of a token: whether the next one follows without a space, and whether it ends a sentence."""
_ID = "document_id"
_SAID = re.compile(r"# (?:[\w-]+:)?([\w-]+) = ?(.*)")
_HEADING = re.compile(r"(?:# .*\n)*")
_TOGETHER = "NoSpaceAfter"
_LINK = COLUMNS.index("NEL-LIT")
_NO_LINK = {"_", "NIL", ""}


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write the articles to one file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(COLUMNS) + "\n")
        for article in articles:
            file.writelines(_heading(article))
            file.writelines(_rows(article, options))
            file.write("\n")


def _heading(article: ArticleText) -> Iterator[str]:
    about = {
        _ID: article.id,
        "date": article.date,
        "language": "zh",
        "dataset": "annotator",
        "document_type": "newspaper",
        "original_source": article.source,
        "applicable_columns": " ".join(_APPLICABLE),
    }
    for key, value in about.items():
        yield f"# hipe2022:{key} = {' '.join(value.split())}\n"


def _rows(article: ArticleText, options: Options) -> Iterator[str]:
    text = article.text
    spans = tokens(text, options)
    lasts = {bisect_left(spans, (end,)) - 1 for _start, end in sentences(text, article.entities)}
    linked = {
        at: entity.authority
        for entity in article.entities
        for at in range(entity.start, entity.end)
        if entity.authority
    }
    ends = _Ends()
    following = [*(start for start, _end in spans[1:]), len(text) + 1][: len(spans)]
    tagged = zip(spans, tags(spans, article.entities, Scheme.BIO), following, strict=True)
    for number, ((start, end), tag, next_start) in enumerate(tagged):
        link = "_" if tag == "O" else linked.get(start, "NIL")
        yield text[start:end] + ends[tag, link, next_start == end, number in lasts]


class _Ends(dict[tuple[str, str, bool, bool], str]):
    """What follows a token in its row, by its tag, its link and its flags; each is made once for an article."""

    def __missing__(self, of: tuple[str, str, bool, bool]) -> str:
        tag, link, *flags = of
        self[of] = end = f"\t{tag}\t_\t{tag}\t_\t_\t_\t{link}\t_\t{_FLAGS[flags[0], flags[1]]}\n"
        return end


def link(authority: str) -> str:
    """A link as HIPE can hold it: one word, and none where it says that there is none."""
    word = "_".join(authority.split())
    return "" if word in _NO_LINK else word


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a file, with spaces where it does not say that there is none; BadInput names a line that is
    wrong.
    """
    rows, about = _Rows({}), dict[str, str]()
    for first, text in stretches(path):
        heading = _HEADING.match(text, text.find("\n") + 1 if first == 1 else 0)
        at = heading.end() if heading else 0
        cells = _cells(text[at:]) if "\n# " not in text[at:] else []
        lines = [*text[:at].split("\n")[:-1], text[at:]] if cells else lines_of(text)
        for number, line in enumerate(lines, first):
            if number == 1:
                if line.split("\t")[:2] != list(COLUMNS[:2]):
                    wrong(path, number, phrase("Trouble", "is not the heading of HIPE's columns"))
            elif match := _SAID.fullmatch(line):
                if match[1] == _ID and _ID in about:  # the document before has no rows
                    yield from rows.articles()
                    rows, about = _Rows(about), {}
                about[match[1]] = match[2]
            elif line.strip() and not line.startswith("# "):
                if _ID in about:
                    yield from rows.articles()
                    rows, about = _Rows(about), {}
                rows.add(cells or _cells(line) or wrong(path, number, phrase("Trouble", "has not HIPE's ten columns")))
    yield from rows.articles()
    if _ID in about:
        yield from _Rows(about).articles()


def _cells(rows: str) -> list[list[str]]:
    """The columns of rows; none where any row is wrong."""
    cells = columns(rows, len(COLUMNS))
    return cells if cells and "" not in cells[0] and all(map(is_tag, set(cells[1]))) else []


class _Rows:
    """The rows of a document, and its metadata."""

    def __init__(self, about: Mapping[str, str]) -> None:
        self._about = about
        self._tokens: list[str] = []
        self._tags: list[str] = []
        self._flags: list[str] = []
        self._links: dict[int, str] = {}

    def add(self, cells: Sequence[Sequence[str]]) -> None:
        """Read rows by their columns."""
        if not _NO_LINK.issuperset(cells[_LINK]):
            first = len(self._tokens)
            self._links |= {at: link for at, link in enumerate(cells[_LINK], first) if link not in _NO_LINK}
        self._tokens += cells[0]
        self._tags += cells[1]
        self._flags += cells[-1]

    def articles(self) -> Iterator[ArticleText]:
        """The article of the rows; nothing where there is neither a row nor an id."""
        if not self._tokens and _ID not in self._about:
            return
        keys = {"id": _ID, "date": "date", "source": "original_source"}
        about = {key: self._about.get(heading, "") for key, heading in keys.items()}
        made = article_text_of(self._tokens, self._tags, self._behind(), **about)
        firsts = [first for first, _last, _label in spans_of_tokens(self._tags)]
        linked = zip(made.entities, firsts, strict=True)
        yield replace(
            made, entities=tuple(replace(heading, authority=self._links.get(at, "")) for heading, at in linked)
        )

    def _behind(self) -> list[str]:
        """What follows each token; in a file without any such flag this is derived from the tokens."""
        known = set(self._flags)
        if not any(_TOGETHER in flags for flags in known):
            return spaces(self._tokens)
        ends = {flags: "\n" if "EndOfLine" in flags else "" if _TOGETHER in flags else " " for flags in known}
        return [*(ends[flags] for flags in self._flags[:-1]), ""]


FORMAT = Format(
    name="hipe",
    title=marked("Format", "HIPE-2022's TSV"),
    suffixes=(".tsv",),
    flat=True,
    by_words=True,
    squeezed=True,
    read_article_texts=read,
    begins=lambda head: head.line.startswith("\t".join(COLUMNS[:2])),
    writer=write,
    offsets=Counted.NONE,
    links=link,
)
