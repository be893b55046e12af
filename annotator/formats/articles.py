"""The articles of issues as documents, fitted to what a format holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.reading import headline_of
from annotator.core.records import CorrectionKind, Entity, State
from annotator.formats import fitting
from annotator.formats.document import Document, Name, place
from annotator.formats.options import Options
from annotator.formats.writing import Loss, Report


def documents(
    issues: Iterable[Issue],
    options: Options,
    report: Report,
    *,
    flat: bool = False,
    by_words: bool = False,
    printable: bool = False,
) -> Iterator[Document]:
    """The articles of some issues that are in the scope; what can't go out is counted in the report.

    `flat`: names lie in no other name; `by_words`: they begin and end with words; `printable`: control characters,
    which XML has no way to write, become U+FFFD.
    """
    for issue in issues:
        articles = report.taken(issue, options.scope)
        report.issues += bool(articles)
        checksum = hashlib.sha256(issue.raw.encode()).hexdigest()[:12]
        for article in articles:
            document = _document(issue, article, options, report, checksum)
            document = fitting.without_controls(document, report) if printable else document
            names = list(document.names)
            if by_words:
                names = fitting.on_words(document.text, names, options, report)
            if flat:
                names = fitting.flat(names, options.nested, report)
            report.entities += len(names)
            document = replace(document, names=tuple(names))
            report.hear(document)
            yield document


def _document(issue: Issue, article: Article, options: Options, report: Report, checksum: str) -> Document:
    offsets = OffsetMap(issue, article)
    gaps = [c for c in issue.of_article(issue.corrections, article) if c.kind == CorrectionKind.GAP and c.applies]
    report.left_out[Loss.GAPS] += len(gaps)
    report.left_out[Loss.NOTES] += len([note for note in issue.of_article(issue.notes, article) if note.live])
    names = []
    for entity in issue.of_article(issue.entities, article):
        if options.scope.counts(entity):
            start, end = offsets.to_stretch(entity.start, entity.end)
            chosen = offsets.text[start:end]
            start, end = end - len(chosen.lstrip()), start + len(chosen.rstrip())
            if start < end:
                label = "_".join(entity.label.split())
                names.append(_name(entity, start, end, label))
            else:
                report.left_out[Loss.EMPTY] += 1
    return Document(
        text=offsets.text,
        names=tuple(sorted(names, key=place)),
        id=f"{checksum}-{article.id}",
        title=issue.title,
        date=issue.date,
        source=issue.source.name,
        headline=headline_of(issue, article, offsets),
        kind=str(article.kind),
    )


def _name(entity: Entity, start: int, end: int, label: str) -> Name:
    suggested = entity.state == State.SUGGESTED
    return Name(start, end, label, entity.authority, entity.note, suggested, entity.origin, entity.confidence)
