"""Searching all issues of a library: the index says where to look, the finder what is there."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from annotator.core.entity_groups import EntityGroup, entity_groups, grouped
from annotator.core.issue import Article, Issue
from annotator.core.records import RECORD_TYPES, Boundary
from annotator.core.search import Hit, Query
from annotator.search import elsewhere
from annotator.search.elsewhere import Place
from annotator.search.finder import MOST_HITS, Finder
from annotator.workflow.progress import OnProgress

if TYPE_CHECKING:
    from annotator.store import Library

PAGE = 20
"""So many hits are given as soon as they are there."""

_BREATH = 0.01  # seconds in which others may store something


def search(
    library: Library, query: Query, replacement: str = "", *, wanted: Callable[[], bool] = lambda: True
) -> Generator[Hit, None, None]:
    """What a query means in all issues of a library, each hit as soon as it is found, at most MOST_HITS; BadInput where
    its expression is wrong. It ends early when it is no longer `wanted`.

    A plain text is looked up in the index; an expression, and what has no letter, is looked for everywhere.
    """
    finder = Finder(query, replacement)
    with library.snapshot():
        looked_for = "" if query.regex else library.text_index.folded(query.pattern)
        where = takewhile(lambda _place: wanted(), _where(library, [looked_for], raw=query.raw))
        hits = (hit for issue_id, issue, articles in where for hit in finder.hits(issue, articles, issue_id=issue_id))
        yield from islice(hits, MOST_HITS)


def pages(hits: Iterable[Hit]) -> Iterator[list[Hit]]:
    """Hits in pages: a small one at first, then ever larger ones."""
    rest, size = iter(hits), PAGE
    while page := list(islice(rest, size)):
        yield page
        size *= 2


def places(
    issue: Issue, texts: Sequence[str], label: str, articles: Iterable[Article], *, issue_id: int = 0
) -> list[Place]:
    """Where one of the texts stands in some articles, and what speaks against tagging it there."""
    from annotator.suggest.words import word_at

    return list(islice(elsewhere.places(issue, texts, label, articles, word_at, issue_id=issue_id), MOST_HITS))


def places_in(library: Library, texts: Sequence[str], label: str) -> list[Place]:
    """Where one of the texts stands in all issues of a library, at most MOST_HITS."""
    with library.snapshot():
        looked_for = [library.text_index.folded(text) for text in texts]
        hits = (
            place
            for issue_id, issue, articles in _where(library, looked_for, whole=True)
            for place in places(issue, texts, label, articles, issue_id=issue_id)
        )
        return sorted(islice(hits, MOST_HITS), key=lambda place: (place.hit.issue, place.hit.raw))


def make_index(library: Library, progress: OnProgress, *, wanted: Callable[[], bool] = lambda: True) -> None:
    """Put the issues into the index that are not there yet, one after the other, as long as it is `wanted`."""
    pending = library.text_index.pending()
    for number, issue_id in enumerate(takewhile(lambda _issue: wanted(), pending), 1):
        library.text_index.update(issue_id)
        progress(number / len(pending))
        time.sleep(_BREATH)


def entity_groups_in(library: Library) -> list[EntityGroup]:
    """The entities of all issues of a library, the most frequent first."""
    with library.snapshot():
        groups = []
        for row in library.issues():
            issue = library.load(row.id)
            groups += entity_groups(issue, issue.articles, issue_id=row.id)
    return grouped(groups)


_Where = Iterator[tuple[int, Issue, Iterable[Article]]]


def _where(library: Library, looked_for: Sequence[str], *, raw: bool = False, whole: bool = False) -> _Where:
    """The articles in which one of some folded texts may stand, each once; `whole` issues have all their records."""
    from annotator.store.passages import TEXTUAL

    kinds = RECORD_TYPES if whole else TEXTUAL
    if all(looked_for):
        yield from _where_indexed(library, looked_for, raw=raw, whole=whole)
        left = library.text_index.pending()
    else:
        left = [row.id for row in library.issues()]
    for issue_id in left:
        yield issue_id, (issue := library.load(issue_id, kinds)), issue.articles


def _where_indexed(library: Library, looked_for: Sequence[str], *, raw: bool, whole: bool) -> _Where:
    from annotator.store.passages import Side

    index, seen = library.text_index, set[tuple[int, str]]()
    # What is found in an issue mostly comes together; of most of them only few articles are looked at.
    load = lru_cache(2)(lambda issue_id: library.load(issue_id, RECORD_TYPES if whole else (Boundary,)))
    for folded in looked_for:
        for passage in index.find(folded, raw=raw):
            issue = load(passage.issue)
            articles = [a for a in _touched(issue, passage.start, passage.end) if (passage.issue, a.id) not in seen]
            if passage.side == Side.RAW:
                articles = [article for article in articles if index.stands(folded, issue, article)]
            if articles:
                seen.update((passage.issue, article.id) for article in articles)
                yield passage.issue, issue if whole else index.read(passage.issue, issue, articles), articles


def _touched(issue: Issue, start: int, end: int) -> Iterator[Article]:
    """The articles that have text in a raw span, each once."""
    layout = issue.layout
    at, seen = start, set[str]()
    while at < end:
        segment = layout.segment_at(at)
        article = layout.article_of(segment.boundary.id)
        if article.id not in seen:
            seen.add(article.id)
            yield article
        at = segment.end if segment.end > at else end
