"""HIPE-2022: a TSV of characters or words with their tags, links to authorities and the ends of sentences.

The tags are always BIO, as its scorer reads them, whatever scheme the options say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats.article_text import ArticleText
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
_FLAGS = {
    (True, True): "NoSpaceAfter|EndOfSentence",
    (True, False): "NoSpaceAfter",
    (False, True): "EndOfSentence",
    (False, False): "_",
}
"""What is said of a token: whether the next one follows without a space, and whether it ends a sentence."""
_ID = "# hipe2022:document_id = "


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write the articles to one file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(COLUMNS) + "\n")
        for article in articles:
            file.writelines(_heading(article))
            file.writelines(_rows(article, options))
            file.write("\n")


def _heading(article: ArticleText) -> Iterator[str]:
    yield f"{_ID}{article.id}\n"
    said = {
        "date": article.date,
        "language": "zh",
        "dataset": "annotator",
        "document_type": "newspaper",
        "original_source": article.source,
        "applicable_columns": " ".join(_APPLICABLE),
    }
    for key, value in said.items():
        yield f"# hipe2022:{key} = {' '.join(value.split())}\n"


def _rows(article: ArticleText, options: Options) -> Iterator[str]:
    text = article.text
    found = tokens(text, options)
    lasts = {bisect_left(found, (end,)) - 1 for _start, end in sentences(text, article.names)}
    linked = {at: name.authority for name in article.names for at in range(name.start, name.end) if name.authority}
    following = [*(start for start, _end in found[1:]), len(text) + 1][: len(found)]
    tagged = zip(found, tags(found, article.names, Scheme.BIO), following, strict=True)
    for number, ((start, end), tag, next_start) in enumerate(tagged):
        flags = _FLAGS[next_start == end, number in lasts]
        link = "_" if tag == "O" else "_".join(linked.get(start, "NIL").split())
        yield f"{text[start:end]}\t{tag}\t_\t{tag}\t_\t_\t_\t{link}\t_\t{flags}\n"


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a file, their texts without white space; BadInput names a line that is wrong."""
    pieces: list[str] = []
    found: list[str] = []
    name = ""
    id_line = _ID.rstrip()
    for number, line in numbered(path):
        if number == 1:
            if line.split("\t")[:2] != list(COLUMNS[:2]):
                wrong(path, number, "is not the heading of HIPE's columns")
        elif line.startswith("# "):
            if line.startswith(id_line):
                if name:
                    yield ArticleText("".join(pieces), tuple(names_of_tags(pieces, found)), id=name)
                pieces, found, name = [], [], line.removeprefix(_ID) or "?"
        elif line.strip():
            cells = line.split("\t", 2)
            if line.count("\t") != len(COLUMNS) - 1 or not is_tag(cells[1]):
                wrong(path, number, "has not HIPE's ten columns")
            pieces.append(cells[0])
            found.append(cells[1])
    if name or pieces:
        yield ArticleText("".join(pieces), tuple(names_of_tags(pieces, found)), id=name)
