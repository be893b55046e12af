"""The two ends of a jump made one article: "continued on page 2" and "continued from page 1".

They find each other by page number and by likeness of title and text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from operator import add

from annotator.core.records import ArticleKind, Boundary, CorrectionKind, Part, Role
from annotator.suggest import cues
from annotator.suggest.repair.fixes import Fix

HEAD_ROLES = frozenset((Role.KICKER, Role.HEADLINE, Role.SUBHEAD))
OPENING = 120
"""How far into a segment its continuation mark may be, in characters: after the repeated title."""
CLOSING = 60
"""How far before its end the mark that it is continued may stand: a credit or an imprint may follow."""
MOST = 60
"""More continuations than this no newspaper has: those after it are left alone, so that time stays linear."""
COMPARED = 3000
"""How many characters of each end are compared."""
LEAST = 0.4
"""The least likeness that links; two page numbers that fit are 1, so are half a title and a text of the same words."""

_HEAD_PAGE = re.compile(r"第?\s*([A-Z]?\s?[0-9]{1,3}|[一二三四五六七八九十〇零]{1,3})\s*版")
_WORD = re.compile(r"[\W_]+")
_MEETING = re.compile(r"版[\s)）】〕\](（【〔\[▶►→◀◄←]{0,24}[上承紧]?[接续]")
SENTENCE_END = frozenset("。！？!?…”’」』）)")


@dataclass(frozen=True, slots=True)
class End:
    """One end of a jump: a segment, its title and text, the page that its mark names and its own page ("": unknown)."""

    boundary: Boundary
    title: str
    text: str
    named: str
    page: str


def link(raw: str, boundaries: Sequence[Boundary], parts: Sequence[Part] = ()) -> list[Boundary]:
    """The boundaries in their order; each that begins with "continued from" continues the segment that it belongs to.

    Ends are paired by likeness, the surest pair first, each end once; a segment without another end stays an article.
    """
    onward, back = ends(raw, boundaries, parts)
    if not back:
        return list(boundaries)
    pairs = pair_counts(end.text for end in (*(end for end in onward if end.named), *back))
    linked: dict[str, End] = {}
    taken: set[str] = set()
    for one, other in _surest_first(onward, back, pairs):
        if one.boundary.id not in taken and other.boundary.id not in linked:
            taken.add(one.boundary.id)
            linked[other.boundary.id] = one
    _link_the_last(onward, back, taken, linked)
    return [_linked(boundary, linked.get(boundary.id)) for boundary in boundaries]


def pair_counts(texts: Iterable[str]) -> Counter[str]:
    """How often each two characters are neighbours in the texts that are compared."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(map(add, text[:COMPARED], text[1:COMPARED]))
    return counts


def _surest_first(onward: Sequence[End], back: Sequence[End], pairs: Counter[str]) -> list[tuple[End, End]]:
    """The pairs of ends that are alike enough, the most alike first."""
    scored = [
        (-_likeness(one, other, pairs), one.boundary.start, other.boundary.start, one, other)
        for other in back[:MOST]
        for one in onward
        if one.boundary.start < other.boundary.start
    ]
    return [(one, other) for score, _, _, one, other in sorted(scored, key=lambda five: five[:3]) if LEAST <= -score]


def _link_the_last(onward: Sequence[End], back: Sequence[End], taken: set[str], linked: dict[str, End]) -> None:
    """When one marked end of either sort is left, and no page number speaks against it, the two belong together."""
    left = [end for end in onward if end.named and end.boundary.id not in taken]
    right = [end for end in back if end.boundary.id not in linked]
    if not len(left) == len(right) == 1:
        return
    if left[0].boundary.start < right[0].boundary.start and 0 <= pages(left[0], right[0]):
        linked[right[0].boundary.id] = left[0]


def met(raw: str) -> Iterator[Fix]:
    """Two marks of a jump side by side, where text was already rejoined: both are removed."""
    if not _MEETING.search(raw):
        return
    for leaves in cues.JUMP_TO.finditer(raw):
        comes = cues.JUMP_FROM.search(raw, leaves.end(), leaves.end() + CLOSING)
        if comes and not raw[leaves.end() : comes.start()].strip():
            yield Fix(leaves.start(), comes.end(), "", CorrectionKind.OTHER, "jump.met", 0.8)


def _linked(boundary: Boundary, end: End | None) -> Boundary:
    if end is None:
        return boundary
    inside = end.text[-1:] not in SENTENCE_END
    return replace(boundary, kind=end.boundary.kind, continues=end.boundary.id, inside=inside)


def ends(raw: str, boundaries: Sequence[Boundary], parts: Sequence[Part]) -> tuple[list[End], list[End]]:
    """The segments that are continued elsewhere, and those that go on from elsewhere."""
    onward, back = [], []
    starts = [part.start for part in parts]
    titles: dict[str, str] = {}
    page = ""
    for boundary, stop in zip(boundaries, [*(b.start for b in boundaries[1:]), len(raw)], strict=True):
        if boundary.kind == ArticleKind.FURNITURE:
            page = _page_of(raw[boundary.start : min(stop, boundary.start + 40)]) or page
            continue
        begin, end = _trimmed(raw, boundary.start, stop)
        own = parts[bisect_left(starts, boundary.start) : bisect_left(starts, stop)]
        leaves = next(reversed([*cues.JUMP_TO.finditer(raw, max(begin, end - CLOSING), end)]), None)
        comes = next(cues.JUMP_FROM.finditer(raw, begin, min(end, begin + OPENING)), None)
        if comes and not boundary.continues and _opens(raw, begin, comes, own):
            title, named = _title(raw, begin, comes.start(), own), cues.page_number(comes["page"])
            back.append(End(boundary, title, raw[comes.end() : end], named, page))
        if leaves or not comes:
            named = cues.page_number(leaves["page"]) if leaves else ""
            text = raw[begin : leaves.start() if leaves else end].rstrip()
            titles[boundary.id] = _title(raw, begin, begin, own) or titles.get(boundary.continues, "")
            onward.append(End(boundary, titles[boundary.id], text, named, page))
    return onward, back


def _opens(raw: str, begin: int, comes: re.Match[str], parts: Sequence[Part]) -> bool:
    """Whether nothing but a title stands between the beginning of a segment and its mark, and the mark stands free."""
    last = max((part.end for part in parts if part.role in HEAD_ROLES and part.end <= comes.start()), default=begin)
    between = raw[last : comes.start()]
    bracketed = comes[0][0] in "（(【〔[◀◄←<"
    return "。" not in between and (bracketed or not between.strip() or between.endswith("\n"))


def _title(raw: str, begin: int, end: int, parts: Sequence[Part]) -> str:
    """The headline parts of a segment, or else the text before its mark."""
    heads = [raw[part.start : part.end] for part in parts if part.role in HEAD_ROLES]
    return _WORD.sub("", "".join(heads) or raw[begin:end])


def _likeness(one: End, other: End, pairs: Counter[str]) -> float:
    """The confidence that two ends belong together; without a mark on the first, only a repeated title counts."""
    if not one.named:
        return float(4 <= len(other.title) and other.title in one.title and 0 <= _agree(other.named, one.page))
    title = contained(other.title, one.title)
    return 2 * title + pages(one, other) + alike(one.text[-COMPARED:], other.text[:COMPARED], pairs)


def contained(short: str, long: str) -> float:
    """How much of a title stands in another, by pairs of characters (0 to 1)."""
    wanted = set(map(add, short, short[1:]))
    return len(wanted & set(map(add, long, long[1:]))) / len(wanted) if wanted else 0.0


def pages(one: End, other: End) -> float:
    """What the page numbers of two ends say, each mark held against the page of the other end (-1 to 1)."""
    return _agree(one.named, other.page) + _agree(other.named, one.page)


def _agree(named: str, page: str) -> float:
    """What a page number says: for the link, against it, or nothing."""
    return 0.0 if not named or not page else 0.5 if named == page else -0.5


def alike(one: str, other: str, pairs: Counter[str]) -> float:
    """The pairs of characters that two texts share, each worth more the rarer it is in all of them (0 to 2)."""
    shared = set(map(add, one, one[1:])) & set(map(add, other, other[1:]))
    worth = sum(1 / max(2, pairs[pair]) for pair in shared if not _WORD.search(pair))
    return min(2.0, 2.5 * worth / sqrt(30 + min(len(one), len(other))))


def _page_of(text: str) -> str:
    match = _HEAD_PAGE.search(cues.fold(text))
    return cues.page_number(match[1]) if match else ""


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    text = raw[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())
