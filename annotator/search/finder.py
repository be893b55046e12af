"""Finding: the places of a text, an article or an issue that a query means, by the `regex` library.

Half and full width, and the forms of a character, are made one by tables that keep each character's place, so what is
found in the folded text stands at the same offsets in the text itself.
"""

from __future__ import annotations

import re
import time
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import prod

from annotator import paths
from annotator.core import edits
from annotator.core.errors import BadInput
from annotator.core.issue import Article, Issue
from annotator.core.marking import marked
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation
from annotator.core.records import Correction, CorrectionKind, Position, State
from annotator.core.search import Folding, Hit, Query, Rule

MOST_HITS = 20_000
"""The largest number of hits."""

KEPT_REASON = marked("Reason", "This replacement is kept as a rule.")
"""Why a kept rule suggests what it does."""

_CONTEXT = 18
_PATIENCE = 3.0  # seconds that an expression may search one article
_MOST_REPEATS = 10_000
"""So often an expression may ask for the same: `regex` writes each time out, in memory without bounds."""
_CALLS_ITSELF = re.compile(r"(?<!\\)(?:\\\\)*\(\?(?:R|[+-]?\d|&|P>)")
"""Where an expression calls itself or a group of its own: `regex` keeps each call in memory, up to gigabytes."""
_COUNT = re.compile(r"(\)?)\{(\d+)")
_SPECIAL = frozenset(r"\.^$*+?{}[]|()-&~#")
_WORDS = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Cn"))  # what newer characters are is not known yet
_BREAK = r"[^\S\r\n]*+(?:\r\n?|\n)[^\S\r\n]*+"
_GROUP = r"\\(?:(\d+)|g<(\w+)>|(.))"


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch [start, end) of a text (code points), and what its replacement is there."""

    start: int
    end: int
    replacement: str


class Finder:
    """Finds what a query means; BadInput where its expression is wrong, or takes too long."""

    def __init__(self, query: Query, replacement: str = "") -> None:
        import regex

        self.query = query
        self._replacement = replacement
        self._fold = _table(width=query.width, variants=query.variants)
        special = {char: "\\" + to for char, to in self._fold.items() if to in _SPECIAL} if query.regex else {}
        pattern = query.pattern.translate(self._fold | special)
        flags = regex.VERSION0 if query.case else regex.VERSION0 | regex.IGNORECASE
        if query.regex and _CALLS_ITSELF.search(pattern):
            raise BadInput(marked("Trouble", "This expression calls itself; write it without (?R), (?1) and the like."))
        if query.regex and _repeats(pattern) > _MOST_REPEATS:
            raise BadInput(
                marked("Trouble", "This expression repeats something more than {0} times; make it simpler."),
                _MOST_REPEATS,
            )
        try:
            self._pattern = regex.compile(pattern if query.regex else _over_breaks(pattern), flags)
            self._template = regex.compile(_GROUP)
            self._check_groups()
        except regex.error as error:
            raise BadInput(marked("Trouble", "This is no regular expression: {0}."), error) from error
        except RecursionError as error:
            raise BadInput(
                marked("Trouble", "The brackets of this expression lie too deep in each other; make it simpler.")
            ) from error

    def find(self, text: str) -> Iterator[Match]:
        """What the query means in a text, from its start on; empty matches aside."""
        if not self.query.pattern:
            return
        folded = text.translate(self._fold) if self._fold else text
        try:
            for match in self._pattern.finditer(folded, timeout=_PATIENCE):
                if match.start() < match.end():
                    yield Match(match.start(), match.end(), self._expanded(match, text))
        except (TimeoutError, MemoryError) as error:
            raise BadInput(marked("Trouble", "This expression takes too long; make it simpler.")) from error

    def hits(self, issue: Issue, articles: Iterable[Article], *, issue_id: int = 0) -> Iterator[Hit]:
        """What the query means in some articles of an issue, at most MOST_HITS, in the order of the raw text."""
        count = 0
        for article in articles:
            for hit in self._in_article(issue, article, issue_id):
                if count == MOST_HITS:
                    return
                count += 1
                yield hit

    def _in_article(self, issue: Issue, article: Article, issue_id: int) -> Iterator[Hit]:
        offsets: OffsetMap | None = None
        for where, text in _texts(issue, article, raw=self.query.raw):
            for match in self.find(text):
                offsets = offsets or OffsetMap(issue, article)
                low, high = match.start, match.end
                stands = True
                if self.query.raw:
                    span = (where + low, where + high)
                    start, end = offsets.to_stretch(Position(span[0]), Position(span[1]))
                    stands = offsets.text[start:end] == text[low:high]
                else:
                    start, end = low, high
                    span = offsets.to_raw(low, high)
                yield Hit(
                    issue=issue_id,
                    raw=span,
                    article=article.id,
                    start=start,
                    end=end,
                    replacement=match.replacement,
                    context=(text[max(0, low - _CONTEXT) : low], text[low:high], text[high : high + _CONTEXT]),
                    number=issue.layout.number_of(article.id) + 1,
                    stands=stands,
                    locked=article.approved,
                )

    def _check_groups(self) -> None:
        if self.query.regex:
            known = {str(number) for number in range(self._pattern.groups + 1)} | set(self._pattern.groupindex)
            for number, name, _other in self._template.findall(self._replacement):
                if (number or name) and (number or name) not in known:
                    raise BadInput(
                        marked("Trouble", "The replacement names a group that the expression does not have: {0}."),
                        number or name,
                    )

    def _expanded(self, match: object, text: str) -> str:
        """The replacement with its groups, which are taken from the text itself, not from the folded one."""
        if not self.query.regex:
            return self._replacement

        def group(reference: object) -> str:
            number, name, other = reference.groups()  # type: ignore[attr-defined]
            if other is not None:
                return {"n": "\n", "t": "\t"}.get(other, str(other))
            low, high = match.span(int(number) if number else name)  # type: ignore[attr-defined]
            return text[low:high] if low >= 0 else ""

        return str(self._template.sub(group, self._replacement))


def replace_again(
    issue: Issue, query: Query, replacement: str, wanted: Iterable[Hit], *, author: str, issue_id: int = 0
) -> Operation:
    """The verb that replaces those of the wanted hits that still stand in an issue; Refused when there are none."""
    there = set(wanted)
    hits = Finder(query, replacement).hits(issue, issue.articles, issue_id=issue_id)
    return edits.replace_hits(issue, [hit for hit in hits if hit in there], author=author)


def suggested_by(issue: Issue, rules: Iterable[tuple[Rule, float]]) -> Iterator[Correction]:
    """The questions that kept rules ask of an issue, each with the share of its answers that were yes (0 to 1).

    They are asked where only raw text stands, as a correction can't be put on another one.
    """
    taken: list[tuple[int, int]] = []
    started = time.monotonic()
    for rule, share in rules:
        for hit in Finder(rule.query, rule.replacement).hits(issue, issue.articles):
            start, end = hit.raw
            is_raw = issue.raw[start:end] == hit.context[1] and hit.stands and not hit.locked
            if is_raw and hit.replacement != hit.context[1] and not any(a < end and start < b for a, b in taken):
                taken.append((start, end))
                yield Correction(
                    id=issue.free_id("k", start),
                    origin="kept rules 1",
                    rule=f"kept {rule.id}",
                    state=State.SUGGESTED,
                    confidence=round(0.05 + 0.44 * share, 3),
                    start=start,
                    end=end,
                    text=hit.replacement,
                    kind=CorrectionKind.OTHER,
                )
        if time.monotonic() - started > 60:
            return


def _over_breaks(text: str) -> str:
    """An expression for a text that finds it also where it is parted by line breaks that nobody has healed."""
    import regex

    words = re.split(r"(?<=\S)(\s)(?=\S)", text)  # every other one is the space between two words
    for number, word in enumerate(words):
        escaped = [regex.escape(char) for char in word]
        words[number] = f"(?:{escaped[0]}|{_BREAK})" if number % 2 else f"(?:{_BREAK})?".join(escaped)
    return "".join(words)


def _repeats(pattern: str) -> int:
    """How often an expression asks for the same at most, groups within groups multiplied."""
    counts = [(bool(group), int(count[:9])) for group, count in _COUNT.findall(pattern)]
    once = max((count for is_group, count in counts if not is_group), default=1)
    return once * prod(max(1, count) for is_group, count in counts if is_group)


def _texts(issue: Issue, article: Article, *, raw: bool) -> Iterator[tuple[int, str]]:
    """The texts of an article to look in, each with the raw offset at which it begins."""
    if not raw:
        yield 0, OffsetMap(issue, article).text
        return
    for segment in article.segments:
        yield segment.start, issue.raw[segment.start : segment.end]


@cache
def folding() -> Folding:
    """The folding of the index: what any query takes for the same is the same there; only letters and digits stay."""
    return Folding(f"1 {zlib.crc32(_variants().encode()):08x}", _Alike())


@cache
def forms() -> Mapping[int, str]:
    """One of the forms of each character that has several: traditional, simplified, and what stands for both."""
    return {ord(char): min(family) for family in _families() for char in family}


class _Alike(dict[int, str]):
    """What each character is read as in the index, found out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self._width = _table(width=True, variants=False)
        self._forms = forms()

    def __missing__(self, code: int) -> str:
        folded = chr(code).translate(self._width).translate(self._forms).casefold().replace("ı", "i")
        self[code] = "".join(char for char in folded if unicodedata.category(char) in _WORDS)
        return self[code]


def _families() -> Iterable[set[str]]:
    """The characters that are forms of each other, also by way of a third."""
    family: dict[str, set[str]] = {}
    for line in _variants().splitlines():
        joined = set(line).union(*(family.get(char, ()) for char in line))
        family |= dict.fromkeys(joined, joined)
    return family.values()


@cache
def _variants() -> str:
    return paths.resource("search", "variants.txt").read_text(encoding="utf-8")


@cache
def _table(*, width: bool, variants: bool) -> dict[int, str]:
    """What each character is read as."""
    table: dict[int, str] = {}
    if variants:
        table = {ord(char): line[0] for line in _variants().splitlines() for char in line[1:]}
    if width:
        for code in (0x3000, *range(0xFF00, 0xFFF0)):
            narrow = unicodedata.normalize("NFKC", chr(code))
            if len(narrow) == 1 and narrow != chr(code):
                table[code] = narrow
    return table
