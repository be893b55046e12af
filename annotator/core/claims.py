"""Where two people's versions of one issue differ: place by place on the raw text, which neither of them changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from annotator.core.issue import Issue
from annotator.core.records import Boundary


class What(StrEnum):
    """What two versions say differently of a place."""

    BOUNDARY = "boundary"
    TEXT = "text"
    PART = "part"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch [start, end) of the raw text on which two versions differ: `first` and `second` say how, in short and
    in the words of the data; empty where a version says nothing.
    """

    what: What
    start: int
    end: int
    first: str
    second: str


class Claim(NamedTuple):
    """What a version says of a raw stretch."""

    start: int
    end: int
    says: str


def boundary_claims(issue: Issue) -> list[Claim]:
    """Where segments begin, the first included: the kind of the article, or the start of the one it continues."""
    return [Claim(b.start, b.start, _of_boundary(issue, b)) for b in issue.boundaries]


def _of_boundary(issue: Issue, boundary: Boundary) -> str:
    if issue.layout.begins_article(boundary.id):
        return str(boundary.kind)
    article = issue.layout.article_of(boundary.id)
    before = next(one for one, other in pairwise(article.segments) if other.boundary is boundary)
    return f"→{before.start}{'…' if boundary.inside else ''}"


def text_claims(issue: Issue) -> list[Claim]:
    """The corrections that stand in the corrected text."""
    return [Claim(c.start, c.end, c.text) for c in issue.corrections if c.applies]


def part_claims(issue: Issue) -> list[Claim]:
    """The parts, with their roles."""
    return [Claim(part.start, part.end, str(part.role)) for part in issue.parts if part.live]


def entity_claims(issue: Issue) -> list[Claim]:
    """The entities, with their labels."""
    live = [entity for entity in issue.entities if entity.live]
    return [Claim(min(e.start.raw, e.end.raw), max(e.start.raw, e.end.raw), e.label) for e in live]


CLAIMS: dict[What, Callable[[Issue], list[Claim]]] = {
    What.BOUNDARY: boundary_claims,
    What.TEXT: text_claims,
    What.PART: part_claims,
    What.ENTITY: entity_claims,
}


def on_shared_text(first: Issue, second: Issue) -> tuple[Issue, Issue]:
    """Two versions of one issue without the text that only one of them has, as it was read later, and without what is
    said of that.

    ValueError where they came with different raw texts.
    """
    if first.raw == second.raw:
        return first, second
    if first.first_raw != second.first_raw:
        raise ValueError("the two versions are not of one raw text")
    end = first.came_to
    for one, other in zip(first.additions, second.additions, strict=False):
        if one.text != other.text:
            break
        end = one.end
    return first.up_to(end), second.up_to(end)


def differences(first: Issue, second: Issue) -> list[Difference]:
    """Where two versions of one issue differ, in the order in which they are best settled: boundaries, text, parts,
    entities; claims that overlap are one difference. O(n log n) in the number of records.

    They are compared on the text that both have (see `on_shared_text`).
    """
    first, second = on_shared_text(first, second)
    differing = []
    for what, claims in CLAIMS.items():
        one, other = set(claims(first)), set(claims(second))
        for group in groups(one ^ other):
            start, end = group[0].start, max(claim.end for claim in group)
            says = (_text(issue, what, own.intersection(group)) for issue, own in ((first, one), (second, other)))
            differing.append(Difference(what, start, end, *says))
    return differing


def groups(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims that overlap, each group in order; those that touch in a point only are apart, but for empty ones."""
    grouped: list[list[Claim]] = []
    start = end = -1
    for claim in sorted(claims):
        if claim.start < end or claim.start == start or claim.start == claim.end == end:
            grouped[-1].append(claim)
            end = max(end, claim.end)
        else:
            grouped.append([claim])
            start, end = claim.start, claim.end
    return grouped


def _text(issue: Issue, what: What, claims: Iterable[Claim]) -> str:
    match what:
        case What.TEXT:
            return " ".join(f"{issue.raw[c.start : c.end]}→{c.says}" for c in sorted(claims))
        case What.BOUNDARY:
            return " ".join(claim.says for claim in sorted(claims))
    return " ".join(f"{issue.raw[c.start : c.end]} {c.says}" for c in sorted(claims))
