"""Planning: what the files of annotating tools, and versions without loss, would bring into a library.

All of a file is read first; nothing is stored here.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import formats
from annotator.core.errors import BadInput, Why
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.records import Entity
from annotator.formats.article_text import has_nested
from annotator.formats.foreign import LooksForeign
from annotator.formats.format import Format
from annotator.formats.options import Offsets
from annotator.formats.text import printable
from annotator.workflow.matching import Misfit, Numbered, Texts, digest

if TYPE_CHECKING:
    from annotator.store import Library

MOST_BYTES = 2**28
"""Larger files are not held in memory."""

MOST_OF_AN_ARTICLE = 2**22
"""Longer articles (code points) are refused: no article is a thousandth of that."""

_MOST_OF_AN_ISSUE = 1_000_000
"""About this many code points of articles make one new issue: those of years would not fit into memory."""


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


def read_back(path: Path, name: str = "", *, offsets: Offsets | None = None) -> Brought:
    """The whole content of a file in a named format, else in that of its suffix; BadInput if anything in it is wrong,
    with what it looks like instead. `offsets`: what its offsets count if the file does not say so.
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
    """The plan of importing a file into a library; nothing is stored."""
    onto, rest = _matched(library, brought.articles) if wish.onto else ({}, list(brought.articles))
    rest = [one for one in rest if one.article.text.strip()]
    unmatched = [] if wish.new else [Misfit(one.number, title_of(one, brought.path), Why.NO_ISSUE) for one in rest]
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


def title_of(one: Numbered, path: Path) -> str:
    """What an issue of an article is called."""
    return one.article.title or f"{printable(path.stem)} {one.number}"
