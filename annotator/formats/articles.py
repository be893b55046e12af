"""The articles of issues as article_texts, fitted to what a format holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.reading import headline_of
from annotator.core.records import CorrectionKind, Entity, Position, State
from annotator.formats import fitting
from annotator.formats.article_text import ArticleText, Located, Place, TextEntity, nowhere, place
from annotator.formats.options import Options
from annotator.formats.writing import Loss, Report


def article_texts(
    issues: Iterable[Issue],
    options: Options,
    report: Report,
    *,
    flat: bool = False,
    by_words: bool = False,
    by_clusters: bool = False,
    printable: bool = False,
    links: fitting.Kept | None = None,
    notes: fitting.Kept | None = None,
    refuses_empty: bool = False,
) -> Iterator[ArticleText]:
    """The articles of some issues that are in the scope; what can't go out is counted in the report.

    `flat`: entities lie in no other entity; `by_words`: they begin and end with words, or `by_clusters` with grapheme
    clusters; `printable`: control characters, which XML has no way to write, become U+FFFD; `links`, `notes`: how those
    of entities are kept, if they are; `refuses_empty`: an article without text stays out.
    """
    for issue in issues:
        articles = report.taken(issue, options.scope)
        report.issues += bool(articles)
        checksum = hashlib.sha256(issue.first_raw.encode()).hexdigest()[:12]
        for article in articles:
            article_text = _article_text(issue, article, options, report, checksum)
            article_text = fitting.without_controls(article_text, report) if printable else article_text
            if refuses_empty and not article_text.text.strip():
                report.articles -= 1
                report.left_out[Loss.NO_TEXT] += 1
                continue
            entities = list(article_text.entities)
            if by_words:
                entities = fitting.on_words(article_text.text, entities, options, report)
            if by_clusters:
                entities = fitting.on_clusters(article_text.text, entities, report)
            if flat:
                entities = fitting.flat(entities, options.nested, report)
            report.entities += len(entities)
            report.decided.update(str(State.SUGGESTED if entity.suggested else entity.decided) for entity in entities)
            article_text = replace(article_text, entities=tuple(fitting.described(entities, links, notes, report)))
            report.hear(article_text)
            yield article_text


def _article_text(issue: Issue, article: Article, options: Options, report: Report, checksum: str) -> ArticleText:
    offsets = OffsetMap(issue, article)
    gaps = [run for run in offsets.runs if run.correction and run.correction.kind == CorrectionKind.GAP]
    report.left_out[Loss.GAPS] += len(gaps)
    report.left_out[Loss.NOTES] += len([note for note in issue.of_article(issue.notes, article) if note.live])
    entities = []
    for entity in issue.of_article(issue.entities, article):
        if options.scope.counts(entity):
            start, end = offsets.to_stretch(entity.start, entity.end)
            chosen = offsets.text[start:end]
            start, end = end - len(chosen.lstrip()), start + len(chosen.rstrip())
            if start < end:
                label = "_".join(entity.label.split())
                entities.append(_entity(entity, start, end, label))
            else:
                report.left_out[Loss.EMPTY] += 1
    return ArticleText(
        text=offsets.text,
        entities=tuple(sorted(entities, key=place)),
        id=f"{checksum}-{article.id}",
        title=issue.title,
        date=issue.date,
        source=issue.source.name,
        headline=headline_of(issue, article, offsets),
        kind=str(article.kind),
        newspaper=issue.newspaper,
        catalogue={str(name): text for of in ("", article.id) for name, text in issue.details_of(of).items()},
        looked_at=article.approved,
        located=_located(issue, offsets) if issue.geometry else nowhere,
    )


def _located(issue: Issue, offsets: OffsetMap) -> Located:
    """What says where a text stands on the pages of its issue."""

    def places(start: int, end: int) -> list[Place]:
        return [
            Place(
                offsets.to_text(Position(spot.start)),
                offsets.to_text(Position(spot.end), "end"),
                issue.pages[spot.page].number,
                issue.image_of(spot.page).name,
                spot.box,
            )
            for spot in offsets.spots(start, end)
            if not spot.box.is_empty
        ]

    return places


def _entity(entity: Entity, start: int, end: int, label: str) -> TextEntity:
    suggested = entity.state == State.SUGGESTED
    about = (entity.authority, entity.note, suggested, entity.origin, entity.confidence, entity.decided)
    return TextEntity(start, end, label, *about)
