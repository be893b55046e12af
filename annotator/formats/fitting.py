"""What happens to what a format can't hold: entities in each other, entities that cut words, control characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from annotator.core.records import Span
from annotator.formats.article_text import ArticleText, TextEntity, place
from annotator.formats.options import Edges, Nested, Options
from annotator.formats.rulers import clusters
from annotator.formats.writing import Loss, Report

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def flat(entities: Iterable[TextEntity], nested: Nested, report: Report) -> list[TextEntity]:
    """The entities that are left where none may share text with another."""
    ordered = sorted(entities, key=place)
    if nested == Nested.INNERMOST:
        ordered.sort(key=lambda entity: (entity.end - entity.start, entity.start, entity.label))
    clashing = Counter[TextEntity]()
    if nested == Nested.SKIP:
        reach: TextEntity | None = None
        for entity in ordered:
            if reach is not None and entity.start < reach.end:
                clashing[entity] += 1
                clashing[reach] += 1
            if reach is None or entity.end > reach.end:
                reach = entity
    kept: list[TextEntity] = []
    taken: set[int] = set()
    for entity in ordered:
        places = range(entity.start, entity.end)
        if entity in clashing or not taken.isdisjoint(places):
            report.left_out[_NESTED[nested]] += 1
        else:
            kept.append(entity)
            taken.update(places)
    return sorted(kept, key=place)


_NESTED = {
    Nested.OUTERMOST: Loss.INNER,
    Nested.INNERMOST: Loss.OUTER,
    Nested.SKIP: Loss.NESTED,
}


_NOT_MOVED = {
    Edges.EXPAND: Loss.NOT_WIDENED,
    Edges.CONTRACT: Loss.NOT_NARROWED,
    Edges.STRICT: Loss.CUTTING,
}


def on_words(text: str, entities: Iterable[TextEntity], options: Options, report: Report) -> list[TextEntity]:
    """The entities, moved to the edges of words."""
    spans = options.words(text)
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    known_starts, known_ends = set(starts), set(ends)
    kept: dict[tuple[int, int, str], TextEntity] = {}
    for entity in entities:
        if entity.start in known_starts and entity.end in known_ends:
            moved: TextEntity | None = entity
        elif options.edges == Edges.STRICT:
            moved = None
        else:
            moved = _moved(entity, spans, widen=options.edges == Edges.EXPAND)
        if moved is None or (moved.start, moved.end, moved.label) in kept:
            report.left_out[_NOT_MOVED[options.edges]] += 1
        else:
            kept[moved.start, moved.end, moved.label] = moved
            if moved != entity:
                report.changed[Loss.WIDENED if options.edges == Edges.EXPAND else Loss.NARROWED] += 1
    return sorted(kept.values(), key=place)


def on_clusters(text: str, entities: Iterable[TextEntity], report: Report) -> list[TextEntity]:
    """The entities, widened to whole grapheme clusters."""
    own = Report()
    kept = on_words(text, entities, Options(words=clusters), own)
    report.changed[Loss.TO_CLUSTERS] += own.changed.total()
    report.left_out[Loss.IN_CLUSTER] += own.left_out.total()
    return kept


def _moved(entity: TextEntity, spans: Sequence[Span], *, widen: bool) -> TextEntity | None:
    if widen:
        inside = [span for span in spans if span.start < entity.end and entity.start < span.end]
    else:
        inside = [span for span in spans if entity.start <= span.start and span.end <= entity.end]
    return replace(entity, start=inside[0].start, end=inside[-1].end) if inside else None


Kept = Callable[[str], str]
"""How a format keeps a text when it is read back: unchanged (`str`), or as something close to it."""


def described(
    entities: Iterable[TextEntity], links: Kept | None, notes: Kept | None, report: Report
) -> list[TextEntity]:
    """The entities with their links and notes as a format keeps them; None where it does not."""
    made = []
    for entity in entities:
        link, note = links(entity.authority) if links else "", notes(entity.note) if notes else ""
        for what, kept, lost, changed in (
            (entity.authority, link, Loss.LINKS, Loss.LINK_SPACES),
            (entity.note, note, Loss.REMARKS, Loss.REMARK_SPACES),
        ):
            if what and not kept:
                report.left_out[lost] += 1
            elif what != kept:
                report.changed[changed] += 1
        made.append(
            entity if (entity.authority, entity.note) == (link, note) else replace(entity, authority=link, note=note)
        )
    return made


def without_controls(article_text: ArticleText, report: Report) -> ArticleText:
    """An article_text without control characters, which XML has no way to write: U+FFFD stands for each."""
    entities = article_text.entities
    said = (article_text.text, article_text.title, article_text.date, article_text.source, article_text.headline)
    of_entities = (text for one in entities for text in (one.label, one.authority, one.note))
    if not any(map(_UNPRINTABLE.search, chain(said, of_entities))):
        return article_text
    report.changed[Loss.UNPRINTABLE] += len(_UNPRINTABLE.findall(article_text.text))
    about: dict[str, Any] = {
        key: printable(getattr(article_text, key)) for key in ("text", "title", "date", "source", "headline")
    }
    entities = tuple(
        replace(n, label=printable(n.label), authority=printable(n.authority), note=printable(n.note)) for n in entities
    )
    return replace(article_text, entities=entities, **about)


def printable(text: str) -> str:
    """A text of which each character can stand in XML: a control character becomes U+FFFD, so that offsets stay."""
    return _UNPRINTABLE.sub("\ufffd", text)
