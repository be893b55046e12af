"""Surveying a library: how far the work has come, who did what when, and how good suggestions and people are.

All of it is counted by the database or summed up issue by issue, so that ten years of a newspaper take no more memory
than one day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from annotator.core.doubts import is_judged
from annotator.core.history import Entry, Step
from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import (
    ArticleKind,
    Boundary,
    CorrectionKind,
    Decided,
    Entity,
    Part,
    Record,
    State,
    Status,
)
from annotator.workflow.progress import OnProgress, no_progress

if TYPE_CHECKING:
    from annotator.store import Library

K = TypeVar("K")

BREAK = 300.0
"""Seconds without a step in an issue after which somebody is taken to have done something else."""


@dataclass(slots=True)
class Amount:
    """So many articles (furniture is none), how many of them are approved, and doubts that are left."""

    articles: int = 0
    approved: int = 0
    doubts: int = 0


@dataclass(slots=True)
class Work:
    """What somebody did on a day: articles approved (less those reopened), steps, and the seconds that these took."""

    approved: int = 0
    steps: int = 0
    seconds: float = 0.0

    def add(self, other: Work) -> None:
        """Count another's work too."""
        self.approved += other.approved
        self.steps += other.steps
        self.seconds += other.seconds

    @property
    def minutes_per_article(self) -> float | None:
        """None where no article was approved."""
        return self.seconds / 60 / self.approved if self.approved > 0 else None


@dataclass(slots=True)
class Verdict:
    """How many suggestions people looked at and found right or wrong, and how many they had to add themselves."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: Verdict, sign: int = 1) -> None:
        """Count another verdict too, or take it off."""
        self.right += sign * other.right
        self.wrong += sign * other.wrong
        self.missed += sign * other.missed

    @property
    def precision(self) -> float | None:
        """The share of the suggestions that is right; None where there was none."""
        return _share(self.right, self.wrong)

    @property
    def recall(self) -> float | None:
        """The share of what was to be suggested that was; None where there was none."""
        return _share(self.right, self.missed)


@dataclass(slots=True)
class Agreed:
    """How far two people agree, on average over so many issues, by `annotator.compare`; None where nothing counts."""

    issues: int = 0
    entities: float | None = None
    boundaries: float | None = None
    characters: float = 0.0


@dataclass(slots=True)
class Survey:
    """How a library stands. Days are those of this machine's time zone; an empty newspaper is one that is not known."""

    newspapers: dict[str, Amount] = field(default_factory=dict)
    kinds: dict[ArticleKind, Amount] = field(default_factory=dict)
    work: dict[tuple[date, str], Work] = field(default_factory=dict)
    corrections: dict[CorrectionKind, dict[State, int]] = field(default_factory=dict)
    doubts: dict[str, int] = field(default_factory=dict)
    suggestions: dict[date, Verdict] = field(default_factory=dict)
    agreement: dict[tuple[str, str], Agreed] = field(default_factory=dict)

    def by_day(self) -> dict[date, Work]:
        """The work of all people by day, in order."""
        return _summed((day, work) for (day, _person), work in sorted(self.work.items()))

    def by_person(self) -> dict[str, Work]:
        """The work of all days by person."""
        return _summed((person, work) for (_day, person), work in sorted(self.work.items(), key=lambda one: one[0][1]))


def survey(library: Library, progress: OnProgress = no_progress) -> Survey:
    """How a library stands at one moment."""
    with library.snapshot():
        made = _counted(library)
        people = frozenset(library.authors())
        issues, compared = library.listing.ids(), library.listing.with_versions()
        steps = len(issues) + len(compared)
        for number, issue_id in enumerate(issues, 1):
            _add_work(made, library.work(issue_id), people)
            progress(number / steps)
        _add_agreement(made, _versions(library, compared, lambda done: progress((len(issues) + done) / steps)))
    return made


def _counted(library: Library) -> Survey:
    """What the database itself can count."""
    made = Survey()
    for title, *amounts in library.listing.by_newspaper():
        made.newspapers[title] = Amount(*amounts)
    for kind, status, count in library.tables.articles_by_kind():
        amount = made.kinds.setdefault(ArticleKind(kind), Amount())
        amount.articles += count
        amount.approved += count if status == Status.APPROVED else 0
    made.kinds.pop(ArticleKind.FURNITURE, None)
    for kind, state, count in library.tables.corrections_by_kind():
        made.corrections.setdefault(CorrectionKind(kind), {})[State(state)] = count
    made.doubts = {one.table: library.tables.doubts(one) for one in (Boundary, Part, Entity)}
    made.doubts |= {kind.value: states.get(State.SUGGESTED, 0) for kind, states in made.corrections.items()}
    return made


def _add_work(made: Survey, rows: Iterable[tuple[Entry, Operation]], people: frozenset[str]) -> None:
    """Add what people did in an issue."""
    from annotator.store.counts import difference

    last: Entry | None = None
    for entry, operation in rows:
        day = datetime.fromtimestamp(entry.at).date()
        work = made.work.setdefault((day, entry.author), Work())
        work.steps += 1
        work.approved += difference(operation).approved
        if last is not None and last.author == entry.author and 0 <= entry.at - last.at <= BREAK:
            work.seconds += entry.at - last.at
        last = entry
        taken_back = entry.step == Step.UNDO
        for change in operation.changes:
            verdict = _verdict(change.inverse() if taken_back else change, people)
            if verdict != Verdict():
                made.suggestions.setdefault(day, Verdict()).add(verdict, -1 if taken_back else 1)


def _verdict(change: Change, people: frozenset[str]) -> Verdict:
    """What a person's change says of the suggestion that it is about."""
    verdict = _said_of(change.after, people)
    verdict.add(_said_of(change.before, people), -1)
    before, after = change.before, change.after
    if before is not None and before.live and _is_suggested(before, people) and not _is_suggested(after, people):
        verdict.wrong += 1  # a person's record has taken its place, or none
    return verdict


def _said_of(record: Record | None, people: frozenset[str]) -> Verdict:
    """What a record says of the suggestions, as far as a person has looked at it."""
    if record is None or not is_judged(record) or record.state == State.SUGGESTED or record.decided != Decided.SEEN:
        return Verdict()
    if record.origin in people:
        return Verdict(missed=int(record.live))
    return Verdict(right=1) if record.live else Verdict(wrong=1)


def _is_suggested(record: Record | None, people: frozenset[str]) -> bool:
    return record is not None and is_judged(record) and record.origin not in people


def _versions(
    library: Library, issues: list[int], progress: Callable[[int], object]
) -> Iterator[list[tuple[str, Issue]]]:
    """Of each issue the versions of different people."""
    for number, issue_id in enumerate(issues, 1):
        yield library.versions(issue_id)
        progress(number)


def _add_agreement(made: Survey, versions: Iterable[list[tuple[str, Issue]]]) -> None:
    """Add how far each two people agree in the issues that both have worked on."""
    from annotator.compare.agreement import agreement

    figures: dict[tuple[str, str], list[tuple[float | None, float | None, float]]] = {}
    for people in versions:
        for (one, first), (other, second) in combinations(sorted(people, key=lambda version: version[0]), 2):
            agreed = agreement(first, second)
            figures.setdefault((one, other), []).append((agreed.entities, agreed.boundaries, agreed.characters))
    for pair, rows in sorted(figures.items()):
        entities, boundaries, characters = map(_mean, zip(*rows, strict=True))
        made.agreement[pair] = Agreed(len(rows), entities, boundaries, characters or 0.0)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _share(part: int, rest: int) -> float | None:
    return part / (part + rest) if part + rest > 0 else None


def _summed(rows: Iterable[tuple[K, Work]]) -> dict[K, Work]:
    sums: dict[K, Work] = {}
    for key, work in rows:
        sums.setdefault(key, Work()).add(work)
    return sums
