"""HTML for reading: the articles with their names marked; a page of its own, without scripts and without network."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from annotator.formats.article_text import ArticleText
from annotator.formats.options import Options

_HEAD = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>gold</title>
<style>
body { max-width: 46em; margin: 2em auto; font-family: sans-serif; line-height: 1.7 }
article { border-bottom: 1px solid #bbb; padding: 1em 0 } .text { white-space: pre-wrap }
mark { background: #0072b222; border-bottom: 2px solid #0072b2 } mark sub { color: #666; font-size: .6em }
.about { color: #666; font-size: .85em }
</style></head><body>
"""


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write one page."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        for article in articles:
            about = " · ".join(filter(None, (article.title, article.date, article.kind, article.id)))
            file.write(f'<article id="{escape(article.id)}">\n<p class="about">{escape(about)}</p>\n')
            if article.headline:
                file.write(f"<h2>{escape(article.headline)}</h2>\n")
            file.write(f'<div class="text">{_marked(article)}</div>\n</article>\n')
        file.write("</body></html>\n")


def _marked(article: ArticleText) -> str:
    pieces, at = [], 0
    for name in article.names:
        pieces.append(escape(article.text[at : name.start]))
        title = f' title="{escape(name.authority)}"' if name.authority else ""
        text = escape(article.text[name.start : name.end])
        pieces.append(f"<mark{title}>{text}<sub>{escape(name.label)}</sub></mark>")
        at = name.end
    return "".join([*pieces, escape(article.text[at:])])
