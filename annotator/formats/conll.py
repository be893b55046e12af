"""CoNLL: a character or a word and its tag on each line, for sequence taggers.

Each line is a token of an article's corrected text, a tab, and its tag. An article begins with a line `-DOCSTART-` of
its own, an empty line ends each sentence. White space is left out. Names lie in no other name, and in word lines they
begin and end with words. Furniture is no article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats.article_text import ArticleText
from annotator.formats.lines import is_tag, names_of_tags, numbered, runs, wrong
from annotator.formats.options import Options

_START = "-DOCSTART-"


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write the articles to one file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for article in articles:
            file.write(f"{_START}\tO\n\n")
            file.writelines(_lines(article, options))


def _lines(article: ArticleText, options: Options) -> Iterator[str]:
    for sentence in runs(article.text, article.names, options):
        for tokens, tag in sentence:
            end = f"\t{tag}\n"
            yield end.join(tokens) + end
        yield "\n"


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a file, their texts without white space; BadInput names a line that is wrong."""
    pieces: list[str] = []
    found: list[str] = []
    begun = False
    known = {"O"}
    for number, line in numbered(path):
        token, _tab, tag = line.partition("\t")
        if tag in known and token and token != _START:  # as nearly all lines are
            begun = True
            pieces.append(token)
            found.append(tag)
        elif line.startswith(_START):
            if begun:
                yield _article_text(pieces, found)
            pieces, found, begun = [], [], True
        elif line.strip():
            cells = line.split("\t") if "\t" in line else line.split(" ")
            if len(cells) < 2 or not cells[0] or not is_tag(cells[-1]):
                wrong(path, number, "is no token with its tag")
            known.add(cells[-1])
            begun = True
            pieces.append(cells[0])
            found.append(cells[-1])
    if begun:
        yield _article_text(pieces, found)


def _article_text(pieces: list[str], found: list[str]) -> ArticleText:
    return ArticleText("".join(pieces), tuple(names_of_tags(pieces, found)))
