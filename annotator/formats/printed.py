"""An issue as it stands on its pages: the corrected text of each article line by line, with boxes, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from annotator.core.geometry import NOWHERE, Alternative, Box, Layer, Polygon, around
from annotator.core.issue import Article, Issue, Page
from annotator.core.offsets import OffsetMap
from annotator.core.reading import headline_of
from annotator.core.records import ArticleKind, DetailField, Part, RegionKind, Role
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.writing import Loss, Scope


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word of a line, or a character of a word, as it reads now; what was corrected has no confidence."""

    text: str
    box: Box
    confidence: float | None = None
    alternatives: tuple[Alternative, ...] = ()
    characters: tuple[PrintedWord, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of print as it reads now; `words` are empty where they are not known, or do not make the line's text."""

    text: str
    box: Box
    confidence: float | None = None
    alternatives: tuple[Alternative, ...] = ()
    words: tuple[PrintedWord, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """Lines of an article that stand together on a page; `number` counts the blocks of the issue from 1."""

    number: int
    page: int
    lines: tuple[PrintedLine, ...]
    role: Role | None = None

    @property
    def box(self) -> Box:
        """The box around its lines."""
        return around(line.box for line in self.lines)


@dataclass(frozen=True, slots=True)
class PrintedArea:
    """An area of a page without text."""

    number: int
    page: int
    polygon: Polygon
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """An article with its blocks in reading order, and the areas that belong to it."""

    id: str
    kind: ArticleKind
    headline: str
    blocks: tuple[PrintedBlock, ...]
    areas: tuple[PrintedArea, ...]


@dataclass(frozen=True, slots=True)
class PrintedIssue:
    """What goes out of an issue: its pages, its articles in their order, and the areas that belong to none; `checksum`
    is that of the file that it came from.
    """

    title: str
    date: str
    pages: Sequence[Page]
    articles: Sequence[PrintedArticle]
    areas: Sequence[PrintedArea] = field(default_factory=tuple)
    catalogue: Mapping[DetailField, str] = field(default_factory=dict)
    checksum: str = ""

    def blocks_of(self, page: int) -> list[PrintedBlock]:
        """The blocks of a page in reading order."""
        return [block for article in self.articles for block in article.blocks if block.page == page]

    def areas_of(self, page: int) -> list[PrintedArea]:
        """The areas of a page."""
        areas = [*(area for article in self.articles for area in article.areas), *self.areas]
        return [area for area in areas if area.page == page]

    def articles_of(self, page: int) -> list[tuple[PrintedArticle, list[PrintedBlock]]]:
        """The articles that have blocks on a page, with these."""
        own = ((one, [block for block in one.blocks if block.page == page]) for one in self.articles)
        return [(article, blocks) for article, blocks in own if blocks]


def with_pages(outgoing: Outgoing, options: Options) -> Iterator[tuple[Issue, list[Article]]]:
    """The issues that have an article in the scope, with these, and pages; what stays out is counted in the report."""
    report = outgoing.report
    for issue in outgoing.issues:
        articles = report.taken(issue, options.scope)
        if not articles:
            continue
        if not issue.pages or not issue.geometry:
            report.articles -= len(articles)
            report.left_out[Loss.NO_PAGES] += 1
            continue
        report.issues += 1
        for article in articles:
            entities = issue.of_article(issue.entities, article)
            report.left_out[Loss.ENTITIES] += sum(map(options.scope.counts, entities))
        yield issue, articles


def printed_issues(outgoing: Outgoing, options: Options) -> Iterator[PrintedIssue]:
    """The issues that `with_pages` gives, line by line; furniture goes out where any article does."""
    for issue, articles in with_pages(outgoing, options):
        yield printed(issue, issue.articles if options.scope == Scope.ANY else articles)


def printed(issue: Issue, articles: Sequence[Article]) -> PrintedIssue:
    """An issue with some of its articles line by line, and the areas that belong to none."""
    made, blocks, areas = [], 0, 0
    for article in articles:
        offsets = OffsetMap(issue, article)
        own = tuple(_blocks(issue, article, offsets, blocks))
        blocks += len(own)
        regions = issue.belonging_to(article)
        shown = tuple(PrintedArea(areas + n, r.page, r.polygon, r.kind) for n, r in enumerate(regions, 1) if r.live)
        areas += len(regions)
        made.append(PrintedArticle(article.id, article.kind, headline_of(issue, article, offsets), own, shown))
    apart = [region for region in issue.regions if region.apart and region.live]
    alone = tuple(PrintedArea(areas + n, r.page, r.polygon, r.kind) for n, r in enumerate(apart, 1))
    title = issue.newspaper or issue.title or issue.source.name
    pages = [replace(page, image=issue.image_of(number)) for number, page in enumerate(issue.pages)]
    return PrintedIssue(title, issue.date, pages, made, alone, issue.details_of(), issue.source.sha256)


@dataclass(slots=True)
class _Stretch:
    """A stretch of raw text of one line, and what stands for it."""

    line: int
    start: int
    end: int
    text: str
    is_changed: bool


def _blocks(issue: Issue, article: Article, offsets: OffsetMap, before: int) -> Iterator[PrintedBlock]:
    parts = [part for part in issue.of_article(issue.parts, article) if part.live]
    number = before
    lines: list[PrintedLine] = []
    last: tuple[int, Role | None, int] | None = None
    for at, stretches in groupby(_stretches(issue, offsets), lambda stretch: stretch.line):
        own = list(stretches)
        line = _line(issue, own)
        if not line.text:
            continue
        role, page = _role(parts, own[0].start, own[-1].end), issue.geometry.lines.pages[at]
        gap = issue.raw[issue.geometry.lines.ends[at - 1] : own[0].start] if at else ""
        goes_on = last == (page, role, at - 1) and gap.count("\n") < 2
        if lines and not goes_on and last is not None:
            number += 1
            yield PrintedBlock(number, last[0], tuple(lines), last[1])
            lines = []
        lines.append(line)
        last = page, role, at
    if lines and last is not None:
        yield PrintedBlock(number + 1, last[0], tuple(lines), last[1])


def _role(parts: Sequence[Part], start: int, end: int) -> Role | None:
    """The role of the part that holds more than half of a raw span, so that a dateline leaves its line to the body."""
    held = ((part.role, min(part.end, end) - max(part.start, start)) for part in parts)
    return next((role for role, size in held if 2 * size > end - start), None)


def _stretches(issue: Issue, offsets: OffsetMap) -> Iterator[_Stretch]:
    """The corrected text in reading order, cut by lines; a correction stands in the line where it begins."""
    lines, raw = issue.geometry.lines, issue.raw
    for run in offsets.runs:
        if run.is_seam or not len(lines):
            continue
        if run.correction is not None:
            text = run.correction.text
            is_changed = bool(text.strip() or raw[run.raw : run.raw_end].strip())
            if is_changed:
                yield _Stretch(max(0, bisect_right(lines.starts, run.raw) - 1), run.raw, run.raw_end, text, True)
            continue
        for number in lines.between(run.raw, run.raw_end):
            start, end = max(run.raw, lines.starts[number]), min(run.raw_end, lines.ends[number])
            yield _Stretch(number, start, end, raw[start:end], False)


def _line(issue: Issue, stretches: Sequence[_Stretch]) -> PrintedLine:
    text = " ".join("".join(stretch.text for stretch in stretches).split("\n")).strip()
    spot = issue.geometry.lines[stretches[0].line]
    start, end = min(stretch.start for stretch in stretches), max(stretch.end for stretch in stretches)
    is_whole = (start, end) == spot[:2] and not any(stretch.is_changed for stretch in stretches)
    inner = issue.geometry.spots(start, max(end, start + 1))
    box = next((one.box for one in inner if one.start >= spot.start), spot.box)
    words = _words(issue, issue.geometry.words, stretches) or _words(issue, issue.geometry.characters, stretches)
    if "".join(word.text for word in words) != "".join(text.split()):
        words = ()
    return PrintedLine(
        text,
        box,
        spot.confidence if is_whole else None,
        spot.alternatives if is_whole else (),
        words,
    )


def _words(issue: Issue, layer: Layer, stretches: Sequence[_Stretch]) -> tuple[PrintedWord, ...]:
    """The words of a line as they read now; what was put in belongs to the word before it."""
    first, last = min(stretch.start for stretch in stretches), max(stretch.end for stretch in stretches)
    numbers = layer.between(first, last)
    texts: dict[int, list[str]] = {number: [] for number in numbers}
    changed: set[int] = set()
    for stretch in stretches:
        if stretch.is_changed and numbers:
            number = max(numbers[0], min(numbers[-1], bisect_right(layer.starts, stretch.start) - 1))
            texts[number].append(stretch.text)
            changed |= {number, *layer.between(stretch.start, stretch.end)} & texts.keys()
            continue
        for number in layer.between(stretch.start, stretch.end):
            low, high = max(stretch.start, layer.starts[number]), min(stretch.end, layer.ends[number])
            texts[number].append(issue.raw[low:high])
    made = []
    for number in numbers:
        text = "".join("".join(texts[number]).split())
        spot = layer[number]
        if text and number in changed:
            made.append(PrintedWord(text, spot.box))
        elif text:
            inner = _characters(issue, spot.start, spot.end) if layer is issue.geometry.words else ()
            made.append(PrintedWord(text, spot.box, spot.confidence, spot.alternatives, inner))
    return tuple(made)


def _characters(issue: Issue, start: int, end: int) -> tuple[PrintedWord, ...]:
    layer = issue.geometry.characters
    spots = (layer[number] for number in layer.between(start, end))
    return tuple(
        PrintedWord(issue.raw[one.start : one.end], one.box, one.confidence, one.alternatives)
        for one in spots
        if one.box != NOWHERE
    )
