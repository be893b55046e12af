"""Articles as most formats know them: a text and its names; and what becomes of names that a format can't hold."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.reading import headline_of
from annotator.core.records import CorrectionKind, Entity, Span, State
from annotator.formats.writing import Loss, Report, Scope


class Nested(StrEnum):
    """Which of names that lie in each other goes out where a format holds none inside another."""

    OUTERMOST = "outermost"
    INNERMOST = "innermost"
    SKIP = "skip"


class Edges(StrEnum):
    """What becomes of a name that begins or ends inside a word where a format knows only words."""

    EXPAND = "expand"
    CONTRACT = "contract"
    STRICT = "strict"


class Scheme(StrEnum):
    """How the tags of a name's characters or words are written."""

    BIO = "BIO"
    BIOES = "BIOES"
    BMES = "BMES"


class Unit(StrEnum):
    """What a line or a token is."""

    CHARACTER = "character"
    WORD = "word"


_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Options:
    """How an export is made.

    `shares` divides it into training, validation and test (whole numbers that weigh the articles of each; none: it is
    not divided), by chance that `seed` settles. `suffix` is that of the file; `words` cuts a text into words, in order
    and without a gap.
    """

    scope: Scope = Scope.APPROVED
    nested: Nested = Nested.OUTERMOST
    edges: Edges = Edges.EXPAND
    scheme: Scheme = Scheme.BIO
    unit: Unit = Unit.CHARACTER
    shares: tuple[int, ...] = ()
    seed: int = 0
    suffix: str = ""
    words: Callable[[str], Sequence[Span]] = field(default=lambda text: [Span(0, len(text))], compare=False)

    def to_json(self) -> dict[str, object]:
        """The options as plain data."""
        return {
            "status": str(self.scope),
            "nested": str(self.nested),
            "edges": str(self.edges),
            "scheme": str(self.scheme),
            "unit": str(self.unit),
            "split": list(self.shares),
            "seed": self.seed,
        }


DEFAULT_OPTIONS = Options()


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name: a stretch [start, end) of a document's text (code points), and its label; `suggested`: nobody has decided
    on it. `origin` is who made it, where a file says so, and `confidence` (0 to 1) how sure a suggester was.
    """

    start: int
    end: int
    label: str
    authority: str = field(default="", compare=False)
    note: str = field(default="", compare=False)
    suggested: bool = field(default=False, compare=False)
    origin: str = field(default="", compare=False)
    confidence: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it goes out, or a text with names as it comes in; names are in order.

    `id` is made of the checksum of the issue's raw text and the article's own id. `annotators` are the origins of the
    names where several people have made them, each all of them anew.
    """

    text: str
    names: tuple[Name, ...] = ()
    id: str = ""
    title: str = ""
    date: str = ""
    source: str = ""
    headline: str = ""
    kind: str = ""
    annotators: tuple[str, ...] = ()


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
            document = _printable(document, report) if printable else document
            names = list(document.names)
            if by_words:
                names = _on_words(document.text, names, options, report)
            if flat:
                names = _flat(names, options.nested, report)
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
        names=tuple(sorted(names, key=_place)),
        id=f"{checksum}-{article.id}",
        title=issue.title,
        date=issue.date,
        source=issue.source.name,
        headline=headline_of(issue, article, offsets),
        kind=str(article.kind),
    )


def _printable(document: Document, report: Report) -> Document:
    report.changed[Loss.UNPRINTABLE] += len(_UNPRINTABLE.findall(document.text))
    said: dict[str, Any] = {
        key: printable(getattr(document, key)) for key in ("text", "title", "date", "source", "headline")
    }
    names = (
        replace(n, label=printable(n.label), authority=printable(n.authority), note=printable(n.note))
        for n in document.names
    )
    return replace(document, names=tuple(names), **said)


def printable(text: str) -> str:
    """A text of which each character can stand in XML: a control character becomes U+FFFD, so that offsets stay."""
    return _UNPRINTABLE.sub("\ufffd", text)


def _name(entity: Entity, start: int, end: int, label: str) -> Name:
    suggested = entity.state == State.SUGGESTED
    return Name(start, end, label, entity.authority, entity.note, suggested, entity.origin, entity.confidence)


def _place(name: Name) -> tuple[int, int, str]:
    return name.start, -name.end, name.label


def _flat(names: Iterable[Name], nested: Nested, report: Report) -> list[Name]:
    """The names that are left where none may share text with another."""
    ordered = sorted(names, key=_place)
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
    return sorted(kept, key=_place)


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


def _on_words(text: str, names: Iterable[Name], options: Options, report: Report) -> list[Name]:
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
    return sorted(found.values(), key=_place)


def _moved(name: Name, spans: Sequence[Span], *, widen: bool) -> Name | None:
    if widen:
        inside = [span for span in spans if span.start < name.end and name.start < span.end]
    else:
        inside = [span for span in spans if name.start <= span.start and span.end <= name.end]
    return replace(name, start=inside[0].start, end=inside[-1].end) if inside else None


class Fingerprint:
    """What some documents say, as one checksum: their texts and names, or with `squeezed` without any white space."""

    def __init__(self, *, squeezed: bool = False) -> None:
        self._sum = hashlib.sha256()
        self._squeezed = squeezed
        self.count = 0

    def add(self, document: Document) -> None:
        """Take up one more document."""
        text, names = document.text, [(name.start, name.end, name.label) for name in document.names]
        if self._squeezed:
            text, names = squeeze(text, names)
        self._sum.update(repr((text, sorted(names))).encode("utf-8", "surrogatepass"))
        self.count += 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fingerprint) and self._sum.digest() == other._sum.digest()

    __hash__ = None  # type: ignore[assignment]


def squeeze(text: str, names: Iterable[tuple[int, int, str]]) -> tuple[str, list[tuple[int, int, str]]]:
    """A text and its names without white space."""
    blanks = [match.start() for match in re.finditer(r"\s", text)]
    moved = [(start - bisect_left(blanks, start), end - bisect_left(blanks, end), label) for start, end, label in names]
    return "".join(text.split()), moved


def squeezed(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def utf16(text: str) -> list[int]:
    """Where each code point of a text, and its end, stands in UTF-16 code units."""
    found, at = [], 0
    for char in text:
        found.append(at)
        at += 2 if ord(char) > 0xFFFF else 1
    return [*found, at]


def from_utf16(text: str) -> dict[int, int]:
    """Which code point begins at a place in UTF-16 code units."""
    return {unit: at for at, unit in enumerate(utf16(text))}
