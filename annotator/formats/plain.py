"""Plain text for reading: the articles one after the other, an empty line and a rule between them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from annotator.core.marking import marked
from annotator.formats import text
from annotator.formats.article_text import ArticleText
from annotator.formats.format import Counted, Format
from annotator.formats.options import Options

_RULE = "\n\n" + "―" * 20 + "\n\n"


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write the corrected texts to one file."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, article in enumerate(articles):
            file.write((_RULE if number else "") + article.text)
        file.write("\n")


FORMAT = Format(
    name="text",
    title=marked("Format", "raw text in, plain text out"),
    suffixes=(".txt",),
    read=text.read,
    is_raw=True,
    writer=write,
    offsets=Counted.NONE,
)
