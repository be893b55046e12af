"""The rows of a dataset for Hugging Face: the tokens of sentences, and the lines of issues."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.core.issue import Issue
from annotator.core.records import ArticleKind, Part, Role
from annotator.formats.article_text import ArticleText
from annotator.formats.lines import sentences, tags, tokens
from annotator.formats.options import Options
from annotator.formats.writing import Scope

_TEXT = {"dtype": "string", "_type": "Value"}
_WHOLE = {"dtype": "int32", "_type": "Value"}
_FLAG = {"dtype": "bool", "_type": "Value"}
_ROLES = {"names": ["blank", "body", *Role, "furniture"], "_type": "ClassLabel"}
_EDIT = {"start": _WHOLE, "end": _WHOLE, "text": _TEXT, "kind": _TEXT}
FEATURES: Mapping[str, Mapping[str, Any]] = {
    "tokens": {
        "id": _TEXT,
        "document": _TEXT,
        "title": _TEXT,
        "date": _TEXT,
        "kind": _TEXT,
        "newspaper": _TEXT,
        "tokens": [_TEXT],
        "ner_tags": [_TEXT],
    },
    "lines": {
        "issue": _TEXT,
        "title": _TEXT,
        "date": _TEXT,
        "newspaper": _TEXT,
        "number": _WHOLE,
        "text": _TEXT,
        "role": _ROLES,
        "article": _TEXT,
        "kind": _TEXT,
        "begins_article": _FLAG,
        "continues_article": _FLAG,
        "is_gold": _FLAG,
    },
    "pairs": {"id": _TEXT, "unit": _TEXT, "raw": _TEXT, "gold": _TEXT, "same_length": _FLAG, "edits": [_EDIT]},
}
"""The columns of each configuration, as `datasets` writes down its features."""


def sentence_rows(article: ArticleText, options: Options) -> Iterator[dict[str, Any]]:
    """The rows of an article: at least one."""
    text = article.text
    spans = tokens(text, options)
    starts, words = [start for start, _end in spans], [text[start:end] for start, end in spans]
    marks = tags(spans, article.entities, options.scheme)
    about = {
        "document": article.id,
        "title": article.title,
        "date": article.date,
        "kind": article.kind,
        "newspaper": article.newspaper,
    }
    at = number = 0
    for _start, end in sentences(text, article.entities):
        behind = bisect_left(starts, end, at)
        if behind > at or not words:
            row = {"tokens": words[at:behind], "ner_tags": marks[at:behind]}
            yield {"id": f"{article.id}-{number}", **about, **row}
            number += 1
        at = behind


def line_rows(issue: Issue, checksum: str, scope: Scope) -> Iterator[dict[str, Any]]:
    """The lines of an issue's raw text, blank ones too, in order."""
    contents = ((issue.content(segment), segment.boundary.id) for segment in issue.layout.segments)
    begins = {start: name for (start, end), name in contents if start < end}
    starts = sorted(begins)
    parts = [part for part in issue.parts if part.live]
    at = 0
    for number, line in enumerate(issue.raw.split("\n")):
        end = at + len(line) + 1
        first = at + len(line) - len(line.lstrip())
        article = issue.layout.article_at(first)
        here = [
            issue.layout.begins_article(begins[s]) for s in starts[bisect_left(starts, at) : bisect_left(starts, end)]
        ]
        role = "blank"
        if line.strip():
            role = "furniture" if article.kind == ArticleKind.FURNITURE else _role_at(parts, first)
        yield {
            "issue": checksum,
            "title": issue.title,
            "date": issue.date,
            "newspaper": issue.newspaper,
            "number": number,
            "text": line.removesuffix("\r"),
            "role": _ROLES["names"].index(role),
            "article": article.id,
            "kind": str(article.kind),
            "begins_article": any(here),
            "continues_article": not all(here),
            "is_gold": scope.takes(article),
        }
        at = end


def _role_at(parts: Sequence[Part], raw: int) -> str:
    at = bisect_right(parts, raw, key=lambda part: part.start) - 1
    return str(parts[at].role) if at >= 0 and raw < parts[at].end else "body"
