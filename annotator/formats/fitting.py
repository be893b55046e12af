"""What becomes of what a format can't hold: names in each other, names that cut words, control characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from annotator.core.records import Span
from annotator.formats.article_text import ArticleText, Name, place
from annotator.formats.options import Edges, Nested, Options
from annotator.formats.rulers import clusters
from annotator.formats.writing import Loss, Report

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def flat(names: Iterable[Name], nested: Nested, report: Report) -> list[Name]:
    """The names that are left where none may share text with another."""
    ordered = sorted(names, key=place)
    if nested == Nested.INNERMOST:
        ordered.sort(key=lambda name: (name.end - name.start, name.start, name.label))
    clashing = Counter[Name]()
    if nested == Nested.SKIP:
        reach: Name | None = None
        for name in ordered:
            if reach is not None and name.start < reach.end:
                clashing[name] += 1
                clashing[reach] += 1
            if reach is None or name.end > reach.end:
                reach = name
    kept: list[Name] = []
    taken: set[int] = set()
    for name in ordered:
        places = range(name.start, name.end)
        if name in clashing or not taken.isdisjoint(places):
            report.left_out[_NESTED[nested]] += 1
        else:
            kept.append(name)
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


def on_words(text: str, names: Iterable[Name], options: Options, report: Report) -> list[Name]:
    """The names, moved to the edges of words."""
    spans = options.words(text)
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    known_starts, known_ends = set(starts), set(ends)
    found: dict[tuple[int, int, str], Name] = {}
    for name in names:
        if name.start in known_starts and name.end in known_ends:
            moved: Name | None = name
        elif options.edges == Edges.STRICT:
            moved = None
        else:
            moved = _moved(name, spans, widen=options.edges == Edges.EXPAND)
        if moved is None or (moved.start, moved.end, moved.label) in found:
            report.left_out[_NOT_MOVED[options.edges]] += 1
        else:
            found[moved.start, moved.end, moved.label] = moved
            if moved != name:
                report.changed[Loss.WIDENED if options.edges == Edges.EXPAND else Loss.NARROWED] += 1
    return sorted(found.values(), key=place)


def on_clusters(text: str, names: Iterable[Name], report: Report) -> list[Name]:
    """The names, widened to whole grapheme clusters."""
    own = Report()
    found = on_words(text, names, Options(words=clusters), own)
    report.changed[Loss.TO_CLUSTERS] += own.changed.total()
    report.left_out[Loss.IN_CLUSTER] += own.left_out.total()
    return found


def _moved(name: Name, spans: Sequence[Span], *, widen: bool) -> Name | None:
    if widen:
        inside = [span for span in spans if span.start < name.end and name.start < span.end]
    else:
        inside = [span for span in spans if name.start <= span.start and span.end <= name.end]
    return replace(name, start=inside[0].start, end=inside[-1].end) if inside else None


Kept = Callable[[str], str]
"""How a format keeps a text, so that it reads back: as it is (`str`), or as something that says nearly the same."""


def described(names: Iterable[Name], links: Kept | None, notes: Kept | None, report: Report) -> list[Name]:
    """The names with their links and notes as a format keeps them; None where it does not."""
    found = []
    for name in names:
        link, note = links(name.authority) if links else "", notes(name.note) if notes else ""
        for said, kept, lost, changed in (
            (name.authority, link, Loss.LINKS, Loss.LINK_SPACES),
            (name.note, note, Loss.REMARKS, Loss.REMARK_SPACES),
        ):
            if said and not kept:
                report.left_out[lost] += 1
            elif said != kept:
                report.changed[changed] += 1
        found.append(replace(name, authority=link, note=note))
    return found


def without_controls(article_text: ArticleText, report: Report) -> ArticleText:
    """An article_text without control characters, which XML has no way to write: U+FFFD stands for each."""
    report.changed[Loss.UNPRINTABLE] += len(_UNPRINTABLE.findall(article_text.text))
    said: dict[str, Any] = {
        key: printable(getattr(article_text, key)) for key in ("text", "title", "date", "source", "headline")
    }
    names = (
        replace(n, label=printable(n.label), authority=printable(n.authority), note=printable(n.note))
        for n in article_text.names
    )
    return replace(article_text, names=tuple(names), **said)


def printable(text: str) -> str:
    """A text of which each character can stand in XML: a control character becomes U+FFFD, so that offsets stay."""
    return _UNPRINTABLE.sub("\ufffd", text)
