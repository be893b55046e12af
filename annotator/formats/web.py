"""HTML for reading: the articles with their entities marked; a page of its own, without scripts and without network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from annotator.core.labels import Label, colour_of
from annotator.core.marking import marked
from annotator.formats import web_reading
from annotator.formats.article_text import ArticleText
from annotator.formats.format import Counted, Format
from annotator.formats.options import Options

_HEAD = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>gold</title>
<style>
body { max-width: 46em; margin: 2em auto; font-family: sans-serif; line-height: 1.7 }
article { border-bottom: 1px solid #bbb; padding: 1em 0 } .text { white-space: pre-wrap }
mark { border-bottom: 2px solid } mark sub { color: #666; font-size: .6em }
.about { color: #666; font-size: .85em }
</style></head><body>
"""


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write one page."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        colours = {label.name: colour_of(label) for label in options.labels}
        for article in articles:
            about = " · ".join(
                filter(
                    None,
                    (
                        article.newspaper,
                        article.title,
                        article.date,
                        options.kind_names.get(article.kind, article.kind),
                        article.id,
                    ),
                )
            )
            file.write(f'<article id="{escape(article.id)}">\n<p class="about">{escape(about)}</p>\n')
            head = _headline_end(article)
            if head:
                file.write(f"<h2>{_marked(article, 0, head, colours)}</h2>\n")
            text = _marked(article, head, len(article.text), colours)
            file.write(f'<div class="text">{text}</div>\n</article>\n')
        file.write("</body></html>\n")


def _headline_end(article: ArticleText) -> int:
    """The end of the headline that a text begins with; 0 if it is elsewhere, or an entity spans its end."""
    start = len(article.text) - len(article.text.lstrip())
    end = start + len(article.headline)
    is_first = bool(article.headline) and article.text.startswith(article.headline, start)
    return end if is_first and not any(entity.start < end < entity.end for entity in article.entities) else 0


def _marked(article: ArticleText, start: int, end: int, colours: Mapping[str, str]) -> str:
    """A stretch of a text with the entities in it, each in the colour of its label."""
    parts, at = [], start
    for entity in article.entities:
        if not start <= entity.start < end:
            continue
        parts.append(escape(article.text[at : entity.start]))
        title = f' title="{escape(entity.authority)}"' if entity.authority else ""
        colour = colours.get(entity.label) or colour_of(Label(name=entity.label))
        style = f' style="background: {colour}22; border-color: {colour}"'
        text = escape(article.text[entity.start : entity.end])
        parts.append(f"<mark{title}{style}>{text}<sub>{escape(entity.label)}</sub></mark>")
        at = entity.end
    return "".join([*parts, escape(article.text[at:end])])


FORMAT = Format(
    name="html",
    title=marked("Format", "a page to read, and the pages of e-papers"),
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    read=web_reading.read,
    is_raw=True,
    begins=web_reading.begins,
    flat=True,
    writer=write,
    offsets=Counted.NONE,
    links=str,
)
