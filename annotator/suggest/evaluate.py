"""How good the suggestions are: precision and recall by kind of record and by rule, against cases or approved gold."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from annotator.core.issue import Issue
from annotator.core.marking import phrase
from annotator.core.records import ArticleKind, Correction, CorrectionKind, Part, Span
from annotator.suggest.cases import Gold, read_cases
from annotator.suggest.lines import lines_of

SAME = 0.8
"""The share of either passage that must lie in the other for two to count as one repeat."""

_VISIBLE = re.compile(r"\S")


class Item(NamedTuple):
    """One thing that a suggestion or the gold says: in which row it counts, what must be equal, where it stands.

    `swept`: nobody has looked at what was decided about it.
    """

    row: str
    key: Hashable
    at: int
    rule: str = ""
    applies: bool = True
    swept: bool = False


@dataclass(slots=True)
class Row:
    """How many were found where the gold knows of such, how many of these are right, how many it holds.

    `unjudged` were found where the gold says nothing of such.
    """

    made: int = 0
    right: int = 0
    wanted: int = 0
    unjudged: int = 0

    @property
    def scored(self) -> bool:
        """Whether any gold knows of such."""
        return bool(self.made or self.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        return 2 * self.right / (self.made + self.wanted) if self.scored else 1.0


@dataclass(slots=True)
class Table:
    """Rows by kind of record, and by kind and rule; a rule's questions count in its own row only.

    `groups` are the tables of each newspaper, and of the articles of each kind.
    """

    kinds: dict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    rules: dict[tuple[str, str], Row] = field(default_factory=lambda: defaultdict(Row))
    groups: dict[str, Table] = field(default_factory=dict)
    swept: int = 0
    """So many things the gold holds that nobody has looked at: they count neither for a suggestion nor against it."""

    def add(self, guess: Issue, gold: Gold) -> None:
        """Hold what was suggested for an issue against its gold, also in the groups that it belongs to."""
        self._add(guess, gold)
        for name, part in _groups(guess, gold):
            self.groups.setdefault(name, Table())._add(guess, part)

    def _add(self, guess: Issue, gold: Gold) -> None:
        wanted = {item.row: set[Hashable]() for item in items(gold.issue)}
        unseen: set[tuple[str, Hashable]] = set()
        for item in (*items(gold.issue), *_closed(gold.issue)):
            if gold.covers(item.at):
                if item.swept:
                    unseen.add((item.row, item.key))
                else:
                    wanted[item.row].add(item.key)
        self.swept += len(unseen)
        covered = {raw for e in gold.issue.entities if e.live and e.swept for raw in range(e.start.raw, e.end.raw + 1)}
        made = [
            item
            for item in _aligned(items(guess), gold.issue)
            if gold.covers(item.at) and (item.row, item.key) not in unseen and not _is_unjudged(item, wanted, covered)
        ]
        for name in {*wanted, *(item.row for item in made)}:
            self._count(name, [item for item in made if item.row == name], wanted.get(name, set()), gold.answers(name))

    def _count(self, name: str, items: list[Item], wanted: set[Hashable], scored: bool) -> None:
        applied = {item.key for item in items if item.applies}
        by_rule: dict[str, set[Hashable]] = defaultdict(set)
        for item in items:
            by_rule[item.rule].add(item.key)
        rows = [(self.kinds[name], applied), *((self.rules[name, rule], by_rule[rule]) for rule in by_rule if rule)]
        for row, keys in rows:
            if scored:
                row.made += len(keys)
                row.right += len(keys & wanted)
                row.wanted += len(wanted)
            else:
                row.unjudged += len(keys)


def _groups(guess: Issue, gold: Gold) -> Iterator[tuple[str, Gold]]:
    """The groups that an issue belongs to by its newspaper and by the kinds of its articles, with the gold of each."""
    if newspaper := gold.issue.newspaper or guess.newspaper:
        yield f"newspaper {newspaper}", gold
    spans: dict[ArticleKind, list[Span]] = defaultdict(list)
    for article in gold.issue.articles:
        if article.kind != ArticleKind.FURNITURE:
            spans[article.kind] += [Span(s.start, s.end) for s in article.segments if gold.covers(s.start)]
    for kind, scope in spans.items():
        if scope:
            yield f"kind of text {kind}", replace(gold, scope=sorted(scope))


def _is_unjudged(item: Item, wanted: Mapping[str, set[Hashable]], covered: Collection[int]) -> bool:
    """Whether an entity differs from one that nobody looked at."""
    return item.row.startswith("entity ") and item.at in covered and item.key not in wanted.get(item.row, ())


def over_cases(folder: Path, split: Callable[[str], Issue]) -> Table:
    """The table of a folder with NAME.txt and NAME.gold.json; `split` makes the suggestions for a raw text.

    Raises BadInput when a case can't be read.
    """
    table = Table()
    for gold in read_cases(folder):
        table.add(split(gold.issue.raw), gold)
    return table


def over_issues(pairs: Iterable[tuple[Issue, Issue]]) -> Table:
    """The table of issues as suggested and as people left them; only approved articles count."""
    table = Table()
    for guess, issue in pairs:
        scope = [Span(s.start, s.end) for article in issue.articles if article.approved for s in article.segments]
        table.add(guess, Gold(issue, sorted(scope)))
    return table


def items(issue: Issue) -> Iterator[Item]:
    """All that an issue says: articles, boundaries, links, parts, corrections with those asked about, entities."""
    yield from _article_items(issue)
    yield from (item for part in issue.parts if part.live for item in _part_items(part, issue))
    yield from (_correction_item(one, issue.raw) for one in issue.corrections if one.live)
    for entity in issue.entities:
        if entity.live:
            key = (entity.start, entity.end)
            yield Item(f"entity {entity.label}", key, entity.start.raw, entity.rule, swept=entity.swept)


def _closed(issue: Issue) -> Iterator[Item]:
    """The questions of an issue that were only closed when their articles were approved."""
    return (_correction_item(one, issue.raw) for one in issue.corrections if one.swept and not one.live)


def _article_items(issue: Issue) -> Iterator[Item]:
    starts = [line.start for line in lines_of(issue.raw)]
    for article in issue.articles:
        if article.kind == ArticleKind.FURNITURE:
            continue
        begins = [bisect_left(starts, segment.start) for segment in article.segments]
        ends = [bisect_left(starts, segment.end) for segment in article.segments]
        lines = frozenset(n for begin, end in zip(begins, ends, strict=True) for n in range(begin, end))
        swept = any(segment.boundary.swept for segment in article.segments)
        yield Item("article", lines, article.segments[0].start, swept=swept)
        for segment, begin in zip(article.segments, begins, strict=True):
            boundary = segment.boundary
            yield Item("boundary", begin, segment.start, boundary.rule, swept=boundary.swept)
            if boundary.continues:
                yield Item("link", (begin, begins[0]), segment.start, boundary.rule, swept=boundary.swept)


def _part_items(part: Part, issue: Issue) -> Iterator[Item]:
    """A part counts once a line, so that two lines of a headline may be one part or two."""
    at = part.start
    while at < part.end:
        end = issue.raw.find("\n", at, part.end)
        end = part.end if end < 0 else end
        first = _VISIBLE.search(issue.raw, at, end)
        if first:
            yield Item(f"part {part.role}", first.start(), part.start, part.rule, swept=part.swept)
        at = end + 1


def _correction_item(correction: Correction, raw: str) -> Item:
    """Joins are equal when they take out the same line break, repeats by their passage, others letter by letter."""
    key: Hashable = (correction.start, correction.end, correction.text)
    if correction.kind == CorrectionKind.LINE_JOIN:
        key = raw.find("\n", correction.start, correction.end)
    elif correction.kind in (CorrectionKind.DUPLICATE, CorrectionKind.GAP):
        key = Span(correction.start, correction.end)
    row = f"correction {correction.kind}"
    return Item(row, key, correction.start, correction.rule, correction.applies, correction.swept)


def _aligned(items: Iterable[Item], gold: Issue) -> Iterator[Item]:
    """The items, where one that is nearly the same passage as a repeat of the gold gets its key."""
    repeats = sorted(Span(c.start, c.end) for c in gold.corrections if c.live and c.kind == CorrectionKind.DUPLICATE)
    for item in items:
        if isinstance(item.key, Span):
            at = bisect_right(repeats, item.key)
            near = repeats[max(0, at - 1) : at + 1]
            same = next((span for span in near if _same(span, item.key)), item.key)
            item = item._replace(key=same)
        yield item


def _same(one: Span, other: Span) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return SAME * max(one.end - one.start, other.end - other.start) <= common


def lines(table: Table) -> list[str]:
    """The table as text, a line a row: what, precision, recall, found, right, wanted; then that of each group, without
    its rules.
    """
    text = [_HEADING.format("")]
    for name, row in sorted(table.kinds.items()):
        text.append(_line(name, row))
        text += (_line(f"  {rule}", one) for (kind, rule), one in sorted(table.rules.items()) if kind == name)
    for name, group in sorted(table.groups.items()):
        text += ["", _HEADING.format(name)]
        text += (_line(kind, row) for kind, row in sorted(group.kinds.items()) if row.scored)
    if Counter(row.scored for row in table.kinds.values())[False]:
        text.append(phrase("Figures", "Where figures are missing, the gold says nothing of such things."))
    if table.swept:
        text.append(
            phrase(
                "Figures", "{0} things in the gold count nowhere: nobody looked at them, their articles were approved."
            ).format(table.swept)
        )
    return text


_HEADING = f"{{:44}}{'precision':>10}{'recall':>8}{'found':>8}{'right':>8}{'gold':>8}"


def _line(name: str, row: Row) -> str:
    if not row.scored:
        return f"{name:44}{'':10}{'':8}{row.unjudged:8}"
    return f"{name:44}{row.precision:10.3f}{row.recall:8.3f}{row.made:8}{row.right:8}{row.wanted:8}"
