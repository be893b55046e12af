"""The division of gold into training, validation and test: by issue, so that nothing that is learned is asked.

Issues stay together when they are of one day, as an article may go on from one into another, and when articles of
theirs are nearly alike: MinHash over runs of five characters (A. Broder, On the resemblance and containment of
documents, 1997).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.records import ArticleKind
from annotator.formats.extras import wanted
from annotator.formats.options import Options

PARTS = ("train", "validation", "test")

_RUN = 5
_SHORTEST = 50
"""Shorter texts (code points without white space) are too often alike by chance: mastheads, weather, prices."""
_ALIKE = 0.7
_PERMUTATIONS = 64


def divided(issues: Iterable[Issue], options: Options) -> list[int]:
    """The number of the part in PARTS that each issue is in, in the order of the issues.

    `options.shares` weigh the parts by articles; the same issues, shares and seed give the same division.
    """
    weights: list[int] = []
    groups = _Groups()
    days: dict[str, int] = {}
    alike = _Alike()
    for number, issue in enumerate(issues):
        groups.add()
        taken = [a for a in issue.articles if a.kind != ArticleKind.FURNITURE and options.scope.takes(a)]
        weights.append(len(taken))
        if issue.date:
            groups.join(number, days.setdefault(issue.date, number))
        for article in taken:
            for other in alike.seen(number, OffsetMap(issue, article).text):
                groups.join(number, other)
    return _dealt(groups, weights, options.shares, random.Random(options.seed))


def _dealt(groups: _Groups, weights: Sequence[int], shares: Sequence[int], chance: random.Random) -> list[int]:
    """Each group, the heaviest first and otherwise in random order, goes to the part that lacks most of its share; the
    last ones go to parts that are still empty.
    """
    members: dict[int, list[int]] = {}
    for number in range(len(weights)):
        members.setdefault(groups.root(number), []).append(number)
    order = sorted(members)
    chance.shuffle(order)
    order.sort(key=lambda root: -sum(weights[number] for number in members[root]))
    wanted = [sum(weights) * share / sum(shares) for share in shares]
    able = [part for part, share in enumerate(shares) if share]
    dealt: set[int] = set()
    parts = [0] * len(weights)
    for number, root in enumerate(order):
        empty = [part for part in able if part not in dealt]
        open_to = empty if len(order) - number <= len(empty) else able
        part = max(open_to, key=lambda part: (wanted[part], -part))
        dealt.add(part)
        for member in members[root]:
            parts[member] = part
            wanted[part] -= weights[member]
    return parts


class _Groups:
    """Which of some numbers belong together (union-find)."""

    def __init__(self) -> None:
        self._parents: list[int] = []

    def add(self) -> None:
        """Add the next number as a group of its own."""
        self._parents.append(len(self._parents))

    def root(self, number: int) -> int:
        """The least number of a group."""
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Put two groups together."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parents[high] = low


class _Alike:
    """The texts seen so far, searchable for near-duplicates."""

    def __init__(self) -> None:
        datasketch = wanted("datasketch", extra="split")
        self._index = datasketch.MinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS)
        self._empty = datasketch.MinHash(num_perm=_PERMUTATIONS, hashfunc=crc32)
        self._count = 0

    def seen(self, number: int, text: str) -> Iterator[int]:
        """The numbers under which texts like this one were seen; this one is seen under its own from now on."""
        squeezed = "".join(text.split())
        if len(squeezed) < _SHORTEST:
            return
        runs = {squeezed[at : at + _RUN] for at in range(len(squeezed) - _RUN + 1)}
        signature = self._empty.copy()
        signature.update_batch([run.encode() for run in runs])
        yield from {other for other, _count in self._index.query(signature)}
        self._index.insert((number, self._count), signature)
        self._count += 1
