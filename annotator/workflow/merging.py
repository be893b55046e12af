"""Bringing entities back: files of annotating tools, and versions without loss, onto issues that are there or as new
ones.

A plan has been made of all that stands in a file; each issue then changes by one operation. What doesn't fit is listed,
and never forced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING

from annotator.core.edits.ground import operation, with_changes
from annotator.core.edits.incoming import fit_entities
from annotator.core.edits.versions import version_changes
from annotator.core.errors import Held, Refused, Why
from annotator.core.issue import Issue, Source
from annotator.core.operations import Change, Operation
from annotator.core.records import ArticleKind, Boundary, Decided
from annotator.formats.article_text import ArticleText
from annotator.formats.articles import article_texts
from annotator.formats.options import Options
from annotator.formats.text import printable
from annotator.formats.writing import Report, Scope
from annotator.workflow.acting import act_in
from annotator.workflow.matching import Misfit, Numbered, Texts, placed
from annotator.workflow.planning import Plan, title_of

if TYPE_CHECKING:
    from annotator.store import Library

_BETWEEN = "\n\n"
"""Stands between the articles of a new issue."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of an issue (0: one that is not stored yet): how many entities come in, are there already, what
    those that go say, how many other changes there are, and what doesn't fit.
    """

    issue: int
    title: str
    is_new: bool
    taken: int
    there: int
    removed: tuple[str, ...]
    others: int
    unfit: tuple[Misfit, ...]


def fit(issue: Issue, made: Plan, issue_id: int) -> tuple[Operation, Merged]:
    """The operation by which an existing issue adopts its share of a plan, and its summary."""
    changes: list[Change] = []
    unfit: list[Misfit] = []
    pairs = list(made.onto.get(issue_id, []))
    wish = made.wish
    after = issue
    for number, version in made.versions.get(issue_id, []):
        more, left = version_changes(after, version, author=wish.author, replacing=wish.replacing)
        changes += more
        after = with_changes(after, more)
        unfit += [Misfit(number, f"{one.what} {one.first} | {one.second}", why) for one, why in left]
        own, missing = _entities_of(version, number, after)
        pairs += own
        unfit += missing
    others = len(changes)
    put = placed(
        after,
        pairs,
        author=wish.author,
        annotator=wish.annotator,
        says_states=made.brought.form.says_states,
        changed=made.changed.get(issue_id, ()),
    )
    fitted = fit_entities(after, put.entities, put.known if wish.replacing else {}, flat=made.brought.flat)
    unfit += [*put.unfit, *(Misfit(one.number, f"{one.text} {one.label}", why) for one, why in fitted.unfit)]
    title = issue.title or issue.source.name
    others += fitted.described
    merged = Merged(issue_id, title, False, fitted.taken, fitted.there, fitted.removed, others, tuple(unfit))
    return operation("take_names", [*changes, *fitted.changes]), merged


def _entities_of(version: Issue, number: int, issue: Issue) -> tuple[list[tuple[str, Numbered]], list[Misfit]]:
    """The articles of a version, each with the id of the article of the issue that it is; and the entities of those
    that are none.
    """
    texts = Texts(issue)
    pairs, missing = [], []
    all_count = tuple(replace(boundary, kind=ArticleKind.ARTICLE) for boundary in version.boundaries)
    for article in article_texts(
        [replace(version, boundaries=all_count, by_id={})], Options(scope=Scope.ANY), Report()
    ):
        one = Numbered(number, article)
        own = texts.article_of(one)
        if own is not None:
            pairs.append((own, one))
        elif article.text.strip():
            missing += [
                Misfit(number, f"{article.text[entity.start : entity.end]} {entity.label}", Why.OTHER_TEXT)
                for entity in article.entities
            ]
    return pairs, missing


def verbs(made: Plan) -> dict[int, Callable[..., Operation]]:
    """For each existing issue the verb that adopts its share of a plan."""
    return {issue_id: partial(_take, made=made) for issue_id in made.issues}


def _take(issue: Issue, *, author: str, issue_id: int, made: Plan) -> Operation:
    change, _merged = fit(issue, made, issue_id)
    if not change:
        raise Refused(Why.NOTHING)
    return change


def outcomes(library: Library, made: Plan) -> Iterator[Merged]:
    """What a plan would do to each issue; nothing is stored."""
    for issue_id in made.issues:
        yield fit(library.load(issue_id), made, issue_id)[1]
    for group in made.new:
        yield _as_issue(group, made)[2]


def merge(library: Library, made: Plan) -> Iterator[Merged]:
    """Carry a plan out, each issue when it is asked for, and one operation in each that is there already."""
    for issue_id in made.issues:
        yield _onto(library, issue_id, made)
    for group in made.new:
        yield add(library, group, made)


def _onto(library: Library, issue_id: int, made: Plan) -> Merged:
    results: list[Merged] = []

    def verb(issue: Issue, *, author: str, issue_id: int) -> Operation:
        change, merged = fit(issue, made, issue_id)
        results.append(merged)
        return change

    try:
        act_in(library, issue_id, verb, author=made.wish.author)
    except Held:
        title = library.listing.row(issue_id).title
        return Merged(issue_id, title, False, 0, 0, (), 0, (Misfit(0, title, Why.HELD),))
    return results[-1]


def add(library: Library, group: Sequence[Numbered], made: Plan) -> Merged:
    """Store the articles of one issue as a new one; where it is there already nothing changes."""
    issue, change, merged = _as_issue(group, made)
    if (known := library.find(issue)) is not None:
        return replace(merged, issue=known, is_new=False, taken=0, there=merged.taken)
    return replace(merged, issue=library.add(issue, [change] if change else [], author=made.wish.author))


def _as_issue(group: Sequence[Numbered], made: Plan) -> tuple[Issue, Operation, Merged]:
    """The issue whose articles some articles are, the operation that makes its records, and what that means."""
    raw = _BETWEEN.join(one.article.text for one in group)
    source = Source(printable(made.brought.path.name), sha256(raw.encode()).hexdigest())
    title = title_of(group[0], made.brought.path)
    base = Issue(raw, printable(title), group[0].article.date, source)
    starts = accumulate((len(one.article.text) + len(_BETWEEN) for one in group[:-1]), initial=0)
    changes = [_boundary(base, start, one.article, made.wish.author) for start, one in zip(starts, group, strict=True)]
    issue = with_changes(base, changes)
    pairs = [(boundary.id, one) for boundary, one in zip(issue.boundaries, group, strict=True)]
    put = placed(issue, pairs, author=made.wish.author, annotator=made.wish.annotator)
    fitted = fit_entities(issue, [replace(entity, decided=Decided.SOURCE) for entity in put.entities])
    unfit = [*put.unfit, *(Misfit(one.number, f"{one.text} {one.label}", why) for one, why in fitted.unfit)]
    change = operation("import", [*changes, *fitted.changes])
    return base, change, Merged(0, title, True, fitted.taken, fitted.there, (), 0, tuple(unfit))


def _boundary(base: Issue, start: int, article: ArticleText, author: str) -> Change:
    kind = ArticleKind(article.kind) if article.kind in list(ArticleKind) else ArticleKind.ARTICLE
    if not start:
        return Change(base.boundaries[0], replace(base.boundaries[0], kind=kind, origin=author, decided=Decided.SOURCE))
    return Change(None, Boundary(id=f"b{start}", origin=author, start=start, kind=kind, decided=Decided.SOURCE))
