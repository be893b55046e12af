"""Bringing entities back: files of annotating tools, and versions without loss, onto issues that are there or as new
ones.

First all of a file is read and a plan is made; nothing is stored until that has gone well. Each issue then changes by
one operation. What doesn't fit is told, and never forced.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import formats
from annotator.core.edits.ground import operation, with_changes
from annotator.core.edits.incoming import fit_entities
from annotator.core.edits.versions import version_changes
from annotator.core.errors import BadInput, Held, Refused, Why
from annotator.core.issue import Issue, Source
from annotator.core.marking import marked
from annotator.core.operations import Change, Operation
from annotator.core.records import ArticleKind, Boundary, Decided, Entity
from annotator.formats.article_text import ArticleText, has_nested
from annotator.formats.articles import article_texts
from annotator.formats.foreign import LooksForeign
from annotator.formats.format import Format
from annotator.formats.options import Offsets, Options
from annotator.formats.text import printable
from annotator.formats.writing import Report, Scope
from annotator.workflow.acting import act_in
from annotator.workflow.matching import Misfit, Numbered, Texts, digest, placed

if TYPE_CHECKING:
    from annotator.store import Library

MOST_BYTES = 2**28
"""Larger files are not held in memory."""

MOST_OF_AN_ARTICLE = 2**22
"""Longer articles (code points) are refused: no article is a thousandth of that."""

_MOST_OF_AN_ISSUE = 1_000_000
"""So many code points of articles, about, make one new issue: those of years would not fit into memory."""

_BETWEEN = "\n\n"
"""Stands between the articles of a new issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How entities come in: `author` is who imports; `onto` issues that are there, and as `new` ones where none
    matches; `replacing`: entities that the file does not have go; `annotator`: whose entities, where several people
    have made some.
    """

    author: str
    onto: bool = True
    new: bool = True
    replacing: bool = False
    annotator: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What stands in a file: articles, or versions of issues with their numbers (from 1); `flat`: an entity in another
    one may be missing only since the format, or the tool, has none.
    """

    path: Path
    form: Format
    articles: Sequence[Numbered]
    versions: Sequence[tuple[int, Issue]]
    flat: bool = False

    @property
    def is_guessed(self) -> bool:
        """Whether other entities might be meant, as the file does not say what its offsets count."""
        return any(one.article.guessed for one in self.articles)


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of what stands in a file: for each issue that is there its articles, each with the id of its
    article, versions of it, and its entities as they stood before something `changed` them; the articles of each issue
    that would be new; and what matches nothing.
    """

    brought: Brought
    wish: Wish
    onto: Mapping[int, Sequence[tuple[str, Numbered]]]
    versions: Mapping[int, Sequence[tuple[int, Issue]]]
    new: Sequence[Sequence[Numbered]]
    unmatched: Sequence[Misfit]
    changed: Mapping[int, Sequence[Entity]]

    @property
    def issues(self) -> tuple[int, ...]:
        """The issues that are there."""
        return (*self.onto, *self.versions)


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


def read_back(path: Path, name: str = "", *, offsets: Offsets | None = None) -> Brought:
    """All of a file in the format of a name, else in that of its suffix; BadInput where anything in it is wrong, with
    what it looks like where that is something else. `offsets`: what its offsets count if it does not say so.
    """
    name = name or formats.format_of(path).name
    try:
        return _read_back(path, name, offsets)
    except BadInput as error:
        what = formats.looks_like(path, other_than=name)
        if not what or isinstance(error, LooksForeign):
            raise
        raise BadInput(marked("Trouble", "{0} The file looks like {1}."), error, what) from error


def _read_back(path: Path, name: str, offsets: Offsets | None) -> Brought:
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        raise BadInput(marked("Trouble", "{0}: is larger than {1} MiB; divide it first."), path, MOST_BYTES >> 20)
    format_ = formats.formats()[name]
    if format_.read_article_texts is None:
        return Brought(path, format_, (), tuple(enumerate(formats.read(path), 1)))
    articles = formats.read_article_texts(path, name, offsets=offsets)
    for number, article in enumerate(articles, 1):
        if MOST_OF_AN_ARTICLE < len(article.text):
            raise BadInput(
                marked("Trouble", "{0}: article {1} has more than {2} characters; divide it first."),
                path,
                number,
                MOST_OF_AN_ARTICLE,
            )
    flat = format_.flat or (format_.drops_nested and not any(map(has_nested, articles)))
    return Brought(path, format_, tuple(Numbered(number, one) for number, one in enumerate(articles, 1)), (), flat)


def plan(library: Library, brought: Brought, wish: Wish) -> Plan:
    """What a file would bring into a library; nothing is stored."""
    onto, rest = _matched(library, brought.articles) if wish.onto else ({}, list(brought.articles))
    rest = [one for one in rest if one.article.text.strip()]
    unmatched = [] if wish.new else [Misfit(one.number, _title(one, brought.path), Why.NO_ISSUE) for one in rest]
    versions: dict[int, list[tuple[int, Issue]]] = {}
    for number, version in brought.versions:
        known = library.listing.with_checksum(sha256(version.first_raw.encode()).hexdigest())
        if known:
            versions.setdefault(known[0], []).append((number, version))
        else:
            unmatched.append(Misfit(number, version.title, Why.NO_ISSUE))
    changed = {issue_id: list(library.entities_before(issue_id)) for issue_id in (*onto, *versions)}
    return Plan(brought, wish, onto, versions, list(_groups(rest)) if wish.new else [], unmatched, changed)


def _matched(
    library: Library, numbered: Iterable[Numbered]
) -> tuple[dict[int, list[tuple[str, Numbered]]], list[Numbered]]:
    """The articles that are articles of issues of the library, and those that are none."""
    onto: dict[int, list[tuple[str, Numbered]]] = {}
    by_issue: dict[str, list[Numbered]] = {}
    for one in numbered:
        by_issue.setdefault(one.issue, []).append(one)
    rest = by_issue.pop("", [])
    for checksum, some in by_issue.items():
        known = library.listing.with_checksum(checksum)
        texts = Texts(library.load(known[0])) if known else None
        for one in some:
            article = texts.article_of(one) if texts else None
            if article is None:
                rest.append(one)
            else:
                onto.setdefault(known[0], []).append((article, one))
    by_text: dict[bytes, deque[Numbered]] = {}
    for one in sorted(rest, key=lambda one: one.number):
        by_text.setdefault(digest(one.article.text), deque()).append(one)
    if any(one.article.text.strip() for one in rest):
        _match_by_text(library, by_text, onto)
    return onto, sorted((one for some in by_text.values() for one in some), key=lambda one: one.number)


def _match_by_text(
    library: Library, by_text: dict[bytes, deque[Numbered]], onto: dict[int, list[tuple[str, Numbered]]]
) -> None:
    """Take those articles out of `by_text` that say what an article says: where some say the same, the first one goes
    onto the first such article, and so on; what is left then goes onto the first of these.
    """
    first: dict[bytes, tuple[int, str]] = {}
    for row in library.issues():
        if not any(by_text.values()):
            break
        for text, articles in Texts(library.load(row.id)).of.items():
            for article in articles:
                if by_text.get(text):
                    first.setdefault(text, (row.id, article))
                    onto.setdefault(row.id, []).append((article, by_text[text].popleft()))
    for text, (issue_id, article) in first.items():
        onto[issue_id] += [(article, one) for one in by_text.pop(text)]


def _groups(numbered: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    """The articles of each issue that they come from, of a very long one in several; an article that does not say it is
    one of its own.
    """
    known: dict[str, list[list[Numbered]]] = {}
    lengths: Counter[str] = Counter()
    for one in numbered:
        issue = one.issue or f"#{one.number}"
        groups = known.setdefault(issue, [[]])
        if groups[-1] and _MOST_OF_AN_ISSUE < lengths[issue] + len(one.article.text):
            groups.append([])
            lengths[issue] = 0
        groups[-1].append(one)
        lengths[issue] += len(one.article.text)
    for groups in known.values():
        yield from groups


def _title(one: Numbered, path: Path) -> str:
    return one.article.title or f"{printable(path.stem)} {one.number}"


def fit(issue: Issue, made: Plan, issue_id: int) -> tuple[Operation, Merged]:
    """The operation by which an issue that is there takes up what a plan has for it, and what that means."""
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
        own, missing = _names_of(version, number, after)
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


def _names_of(version: Issue, number: int, issue: Issue) -> tuple[list[tuple[str, Numbered]], list[Misfit]]:
    """The articles of a version as articles, each with the id of the article of the issue that it is."""
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
    """For each issue that is there the verb that takes up what a plan has for it."""
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
    title = _title(group[0], made.brought.path)
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
