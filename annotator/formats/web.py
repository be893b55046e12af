"""HTML for reading: the articles with their names marked; a page of its own, without scripts and without network."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from annotator.formats.document import Document
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


def write(documents: Iterable[Document], path: Path, options: Options) -> None:
    """Write one page."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        for document in documents:
            about = " · ".join(filter(None, (document.title, document.date, document.kind, document.id)))
            file.write(f'<article id="{escape(document.id)}">\n<p class="about">{escape(about)}</p>\n')
            if document.headline:
                file.write(f"<h2>{escape(document.headline)}</h2>\n")
            file.write(f'<div class="text">{_marked(document)}</div>\n</article>\n')
        file.write("</body></html>\n")


def _marked(document: Document) -> str:
    pieces, at = [], 0
    for name in document.names:
        pieces.append(escape(document.text[at : name.start]))
        title = f' title="{escape(name.authority)}"' if name.authority else ""
        text = escape(document.text[name.start : name.end])
        pieces.append(f"<mark{title}>{text}<sub>{escape(name.label)}</sub></mark>")
        at = name.end
    return "".join([*pieces, escape(document.text[at:])])
