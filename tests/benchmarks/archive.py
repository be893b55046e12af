"""Ten years of a newspaper of our own making, written straight into a database in the store's own rows.

`python -m tests.benchmarks.archive DATABASE [--issues N] [--articles N] [--size N] [--entities N]`. The words are drawn
from jieba's dictionary by their frequency, so that each character is about as frequent as in real text. A few issues
are composed record by record; all others are theirs, each with a mark of its own that no other issue holds.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import accumulate

from annotator import workflow
from annotator.core.address import address
from annotator.core.issue import Issue
from annotator.core.operations import Operation, added, apply
from annotator.core.records import (
    RECORD_TYPES,
    ArticleKind,
    Boundary,
    Correction,
    CorrectionKind,
    Entity,
    Part,
    Position,
    Record,
    Role,
    State,
    Status,
)
from annotator.store import Library
from annotator.store.codec import CODECS, Row, encode
from annotator.store.counts import counted
from annotator.store.sqlite import Sqlite

PATTERNS = 60
"""So many issues are composed; the others repeat them."""

MARK = "〇〇〇〇"
_DIGITS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
_SURNAMES, _GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡", "明华建国小平志强秀英海燕文军晓东"
_PLACES = ("湖城县", "东关村", "青石镇", "柳叶湾", "南门渡", "白云岭")
_BODIES = ("湖城日报社", "县农业局", "东关小学", "晨光剧社", "市供销社")
_FIRST_DAY = date(1996, 1, 1)
_BATCH = 100

KINDS = {
    ArticleKind.ARTICLE: 90,
    ArticleKind.PHOTO: 3,
    ArticleKind.ADVERTISEMENT: 3,
    ArticleKind.NOTICE: 2,
    ArticleKind.FURNITURE: 2,
}
"""The kinds of articles, each with how many in a hundred are of it."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large an archive is: issues, articles in each, code points and names of an article."""

    issues: int = 10_000
    articles: int = 100
    size: int = 800
    entities: int = 10


@cache
def _words() -> tuple[list[str], list[int]]:
    """The words of jieba's dictionary that are written in Chinese characters, and their summed frequencies."""
    lines = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split()[:2] for line in lines]
    pairs = [(word, count) for word, count in pairs if "\u4e00" <= word[0] <= "\u9fff"]
    return [word for word, _count in pairs], list(accumulate(int(count) for _word, count in pairs))


class _Writer:
    """The text of an issue in the making, and its records."""

    def __init__(self, rng: random.Random, size: Size) -> None:
        self._rng, self._size = rng, size
        self._text: list[str] = []
        self.at = 0
        self.split: list[Record] = []
        self.repair: list[Record] = []
        self.names: list[Record] = []

    @property
    def text(self) -> str:
        return "".join(self._text)

    def put(self, text: str) -> None:
        """Write a text."""
        self._text.append(text)
        self.at += len(text)

    def article(self, *, approved: bool) -> None:
        """Write an article: headline, byline, and paragraphs in which names stand."""
        start = self.at
        if start:  # every issue has its first boundary
            status = Status.APPROVED if approved else Status.UNTOUCHED
            state = State.ACCEPTED if approved else State.SUGGESTED
            kind = self._rng.choices(list(KINDS), list(KINDS.values()))[0]
            self.split.append(
                Boundary(
                    id=f"b{start}", origin="split 1", rule="split", state=state, confidence=0.9312, start=start,
                    kind=kind, status=status, kind_confidence=0.9871,
                )
            )  # fmt: skip
        self._part(MARK + self.words(10), Role.HEADLINE)
        self._part(f"本报记者 {self._person()}", Role.BYLINE)
        end, names = start + self._size.size, self._size.entities
        while self.at < end:
            share = names / max(1, (end - self.at) // 40)
            if names and self._rng.random() < share:
                names -= 1
                self._name()
            self._sentence(end)
        self.put("\n")

    def words(self, length: int) -> str:
        """Words of so many code points in all."""
        words, weights = _words()
        return "".join(self._rng.choices(words, cum_weights=weights, k=length))[:length]

    def _person(self) -> str:
        return self._rng.choice(_SURNAMES) + "".join(self._rng.choices(_GIVEN, k=2))

    def _part(self, text: str, role: Role) -> None:
        self.split.append(
            Part(
                id=f"p{self.at}", origin="split 1", rule=f"split.{role.value}", state=State.SUGGESTED,
                confidence=0.9876, start=self.at, end=self.at + len(text), role=role,
            )
        )  # fmt: skip
        self.put(text + "\n")

    def _name(self) -> None:
        label = self._rng.choice(("PER", "PER", "LOC", "ORG"))
        text = {"PER": self._person(), "LOC": self._rng.choice(_PLACES), "ORG": self._rng.choice(_BODIES)}[label]
        self.names.append(
            Entity(
                id=f"e{self.at}", origin="names 1", rule=f"jieba.{label.lower()}", state=State.SUGGESTED,
                confidence=self._rng.choice((0.516, 0.9, 0.984)), label=label,
                start=Position(self.at), end=Position(self.at + len(text)),
            )
        )  # fmt: skip
        self.put(text)

    def _sentence(self, end: int) -> None:
        """Write two clauses; now and then with a half-width comma, a wrong character or a line end that is healed."""
        if self._rng.random() < 0.05:
            self._correct("末", "未", CorrectionKind.CHARACTER, "term.replaced", 0.62)
        self.put(self.words(self._rng.randint(8, 20)))
        if self._rng.random() < 0.4:
            self._correct(",", "，", CorrectionKind.PUNCTUATION, "punctuation.half-width", 0.97)
        else:
            self.put("，")
        if self._rng.random() < 0.1:
            self._correct("\n", "", CorrectionKind.LINE_JOIN, "join.column", 0.9)
        self.put(self.words(self._rng.randint(6, 16)) + "。")
        if self.at < end and self._rng.random() < 0.25:
            self.put("\n")

    def _correct(self, there: str, text: str, kind: CorrectionKind, rule: str, confidence: float) -> None:
        self.repair.append(
            Correction(
                id=f"c{self.at}", origin="repair 1", rule=rule, state=State.SUGGESTED, confidence=confidence,
                start=self.at, end=self.at + len(there), text=text, kind=kind,
            )
        )  # fmt: skip
        self.put(there)


def composed(number: int, size: Size) -> tuple[Issue, list[Operation]]:
    """An issue without records, the same for the same number, and the operations that make them."""
    writer = _Writer(random.Random(number), size)
    for _article in range(size.articles):
        writer.article(approved=number % 3 == 2)
    named = (("split", writer.split), ("repair", writer.repair), ("names", writer.names))
    return Issue(raw=writer.text), [Operation(name, added(records)) for name, records in named if records]


class Pattern:
    """A composed issue as rows, in which only the number of the issue is lacking."""

    def __init__(self, number: int, size: Size) -> None:
        issue, operations = composed(number, size)
        self.base = issue
        for operation in operations:
            issue = apply(issue, operation)
        self.made = issue
        self.counts = counted(issue.records())
        rows = {kind: [CODECS[kind].row(r) for r in issue.records() if type(r) is kind] for kind in RECORD_TYPES}
        self.rows: dict[type[Record], list[Row]] = {kind: sorted(found) for kind, found in rows.items()}
        self.journal = [(operation.name, encode(operation)) for operation in operations]


def mark(number: int) -> str:
    """The four characters that only the issue of a number has, in each of its headlines."""
    return "".join(_DIGITS[number >> shift & 15] for shift in (12, 8, 4, 0))


def raw_of(pattern: Pattern, number: int) -> str:
    """The raw text of the issue of a number."""
    return pattern.base.raw.replace(MARK, mark(number))


def write_into(library: Library, size: Size, tell: Callable[[int], object] = lambda done: None) -> None:
    """Put an archive of such a size into an empty library; `tell` hears how many issues are there. What is written is
    not waited for until it is on the disk.
    """
    patterns = [Pattern(number, size) for number in range(min(PATTERNS, size.issues))]
    with _not_waiting(library):
        for first in range(1, size.issues + 1, _BATCH):
            numbers = range(first, min(first + _BATCH, size.issues + 1))
            with library.transaction():
                _write(library, [(number, patterns[number % len(patterns)]) for number in numbers])
            tell(numbers[-1])


@contextmanager
def _not_waiting(library: Library) -> Iterator[None]:
    """Within this nothing that is stored is waited for until it is on the disk."""
    database = library.database
    if isinstance(database, Sqlite):
        database.synchronous = "OFF"
        yield
        database.synchronous = "FULL"
    else:
        database.execute_sql("SET synchronous_commit = off")
        yield
        database.execute_sql("SET synchronous_commit = on")
        database.execute_sql("SELECT setval(pg_get_serial_sequence('issue', 'id'), max(id)) FROM issue")


def _write(library: Library, issues: Sequence[tuple[int, Pattern]]) -> None:
    at = time.time()
    into = library.database.add_rows
    into('"issue"', [_issue_row(number, pattern, at) for number, pattern in issues])
    into('"raw"', [_raw_row(number, pattern) for number, pattern in issues])
    into('"journal"', [row for number, pattern in issues for row in _journal_rows(number, pattern, at)])
    for kind in RECORD_TYPES:
        columns = ", ".join(f'"{name}"' for name in ("issue", *CODECS[kind].columns))
        if rows := [(number, *row) for number, pattern in issues for row in pattern.rows[kind]]:
            into(f'"{kind.table}" ({columns})', rows)
    for number, pattern in issues:
        library.text_index.put(number, replace(pattern.made, raw=raw_of(pattern, number)))


def _journal_rows(number: int, pattern: Pattern, at: float) -> Iterator[Row]:
    for place, (name, changes) in enumerate(pattern.journal, 1):
        yield number, place, name, "do", "archive", at, changes


def _issue_row(number: int, pattern: Pattern, at: float) -> Row:
    day = _FIRST_DAY + timedelta(number)
    checksum = sha256(f"archive {number}".encode()).hexdigest()
    pages = json.dumps([("1", 0, len(pattern.base.raw))])
    name = f"{day}.txt"
    return (number, f"湖城日报 {day}", f"{day}", name, checksum, "utf-8", pages, *pattern.counts, at + number / 1000)


def _raw_row(number: int, pattern: Pattern) -> Row:
    raw = raw_of(pattern, number).encode()
    return number, sha256(raw).hexdigest(), raw


def main() -> None:
    """Make the archive that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=address)
    for name, default in (("issues", 10_000), ("articles", 100), ("size", 800), ("entities", 10)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args()
    begun = time.monotonic()
    size = replace(Size(), **{name: getattr(asked, name) for name in ("issues", "articles", "size", "entities")})
    with workflow.open_library(asked.database, create=True) as library:
        write_into(library, size, lambda done: print(f"\r{done} issues, {time.monotonic() - begun:.0f} s", end=""))
    print()


if __name__ == "__main__":
    main()
