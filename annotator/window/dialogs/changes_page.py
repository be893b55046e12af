"""What was changed against the raw text, as a page of HTML that stands by itself."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication

from annotator.core.issue import Article, Issue
from annotator.core.marking import marked
from annotator.core.offsets import OffsetMap, Run
from annotator.core.reading import headline_of
from annotator.window.messages import correction_name, kind_name, status_name

_GONE = marked("Changes", "taken away")
_COME = marked("Changes", "put in")
_COUNT = marked("Changes", "corrections: {0}")
_STYLE = """
body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; line-height: 1.7;
       max-width: 46em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.3em; }
h2 { font-size: 1.1em; border-bottom: 1px solid #999; margin-top: 2em; }
.about { color: #666; font-size: 0.9em; }
del { color: #A93226; background: #FADBD8; text-decoration: line-through; }
ins { color: #00653E; background: #D5F5E3; text-decoration: underline; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } }
"""


def page(issue: Issue, articles: Iterable[Article], *, language: str) -> str:
    """The articles with what was deleted struck through and what was inserted underlined."""
    parts = [_article(issue, article) for article in articles]
    title = escape(issue.title or issue.source.name)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language.replace("_", "-"))}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f'<p class="about">{_legend()}</p>\n{"".join(parts)}</body>\n</html>\n'
    )


def _article(issue: Issue, article: Article) -> str:
    offsets = OffsetMap(issue, article)
    headline = " ".join(headline_of(issue, article, offsets).split())
    number = issue.layout.number_of(article.id) + 1
    changes = [run for run in offsets.runs if run.correction]
    about = f"{kind_name(article.kind)} · {status_name(article.status)} · {_translated(_COUNT).format(len(changes))}"
    text = "".join(_run(issue, run, offsets.text[run.text : run.text_end]) for run in offsets.runs)
    body = "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line.strip())
    return f'<h2>{number}. {escape(headline)}</h2>\n<p class="about">{escape(about)}</p>\n{body}'


def _run(issue: Issue, run: Run, text: str) -> str:
    if run.correction is None:
        return escape(text)
    by = "" if run.correction.rule else f" · {run.correction.origin}"
    tip = escape(f"{correction_name(run.correction.kind)}{by}")
    gone = escape(_visible(issue.raw[run.raw : run.raw_end]))
    come = "\n".join(f'<ins title="{tip}">{escape(line)}</ins>' if line else "" for line in text.split("\n"))
    return (f'<del title="{tip}">{gone}</del>' if gone else "") + come


def _visible(raw: str) -> str:
    """Deleted raw text, on one line."""
    return raw.replace("\r\n", "↵").replace("\r", "↵").replace("\n", "↵")


def _legend() -> str:
    return f"<del>{escape(_translated(_GONE))}</del> <ins>{escape(_translated(_COME))}</ins>"


def _translated(english: str) -> str:
    return QCoreApplication.translate("Changes", english)
