"""CoNLL: a character or a word and its tag on each line, for sequence taggers.

Each line is a token of an article's corrected text, a tab, and its tag. An article begins with a line of its own,
`-DOCSTART-(ID)` and `O`, an empty line ends each sentence. White space is left out. Entities lie in no other entity,
and in word lines they begin and end with words. Furniture is no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.core.marking import marked, phrase
from annotator.formats.article_text import ArticleText
from annotator.formats.format import Counted, Format
from annotator.formats.lines import article_text_of, columns, is_tag, lines_of, runs, spaces, stretches, wrong
from annotator.formats.options import Options
from annotator.formats.reading import checksum

_START = "-DOCSTART-"
_ID = re.compile(r"-DOCSTART-\s*\((.+)\)")


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write the articles to one file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for article in articles:
            # A third column, or a space in the first, would be taken for a tag by some readers.
            name = "_".join(article.id.split())
            file.write(f"{_START}({name})\tO\n\n" if name else f"{_START}\tO\n\n")
            file.writelines(_lines(article, options))


def _lines(article: ArticleText, options: Options) -> Iterator[str]:
    for sentence in runs(article.text, article.entities, options):
        for tokens, tag in sentence:
            end = f"\t{tag}\n"
            yield end.join(tokens) + end
        yield "\n"


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a file, their words apart by spaces where their script has any; BadInput names a line that is
    wrong. Where no line begins an article, each sentence is a document, and all are of one issue.
    """
    words: list[str] = []
    tagged: list[str] = []
    name, begun, count = "", False, 0
    issue = checksum(path)[:12]
    known = {"O"}
    tokens: dict[str, str] = {}  # those of an article, each stored once however often it occurs
    for first, text in stretches(path):
        rows, lines = columns(text, 2), lines_of(text)
        if rows and known.issuperset(rows[1]) and "" not in rows[0] and _START not in text:  # as nearly all are
            words += map(tokens.setdefault, rows[0], rows[0])
            tagged += rows[1]
            lines = lines[len(rows[0]) :]
        for number, line in enumerate(lines, first):
            if line.startswith(_START):
                if begun or words:
                    yield _article_text(words, tagged, name)
                words, tagged, tokens, name, begun = [], [], {}, _id(line), True
            elif line.strip():
                cells = line.split("\t") if "\t" in line else line.split(" ")
                if len(cells) < 2 or not cells[0] or not is_tag(cells[-1]):
                    wrong(path, number, phrase("Trouble", "is no token with its tag"))
                known.add(cells[-1])
                words.append(tokens.setdefault(cells[0], cells[0]))
                tagged.append(cells[-1])
            elif words and not begun:
                count += 1
                yield _article_text(words, tagged, f"{issue}-{count}")
                words, tagged, tokens = [], [], {}
    if begun or words:
        yield _article_text(words, tagged, name if begun or not count else f"{issue}-{count + 1}")


def _id(line: str) -> str:
    """The id that a line says which begins an article."""
    match = _ID.match(line)
    return match[1] if match else ""


def _article_text(tokens: list[str], tagged: list[str], name: str) -> ArticleText:
    return article_text_of(tokens, tagged, spaces(tokens), id=name)


FORMAT = Format(
    name="conll",
    title=marked("Format", "one character or word and its tag a line"),
    suffixes=(".conll",),
    flat=True,
    by_words=True,
    squeezed=True,
    read_article_texts=read,
    writer=write,
    offsets=Counted.NONE,
)
