"""What a repair would change, before it becomes a record, and how competing fixes are settled into corrections."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotator.core.records import APPLY_FROM, Correction, CorrectionKind, Span, State

ORIGIN = "repair 4"


class Fix(NamedTuple):
    """A raw span, the text that should stand for it, and the rule that says so; `twin` as in Correction."""

    start: int
    end: int
    text: str
    kind: CorrectionKind
    rule: str
    confidence: float
    twin: Span | None = None

    @property
    def applies(self) -> bool:
        """Whether it would stand in the corrected text."""
        return APPLY_FROM <= self.confidence


def settle(groups: Iterable[Iterable[Fix]], starts: Sequence[int]) -> list[Correction]:
    """Corrections that never overlap nor share a start, each in one segment, in the order of their places.

    A fix gives way to one of an earlier group, and within a group to an earlier one; a question gives way to all that
    applies. `starts` are the sorted starts of the boundaries.
    """
    kept: list[Fix] = []
    questions: list[Fix] = []
    for group in groups:
        fixes = [fix for fix in group if _in_one_segment(fix, starts)]
        questions += (fix for fix in fixes if not fix.applies)
        kept = _merged(kept, sorted(fix for fix in fixes if fix.applies))
    return [_record(fix) for fix in _merged(kept, sorted(questions))]


def _in_one_segment(fix: Fix, starts: Sequence[int]) -> bool:
    cut = bisect_right(starts, fix.start)
    return cut == len(starts) or fix.end <= starts[cut]


def _merged(kept: list[Fix], fixes: list[Fix]) -> list[Fix]:
    """Two sorted lists as one; what meets a kept fix, or another of the same list before it, is left out."""
    if not fixes:
        return kept
    merged: list[Fix] = []
    waiting = iter(kept)
    ahead = next(waiting, None)
    for fix in fixes:
        while ahead is not None and ahead.start <= fix.start:
            merged.append(ahead)
            ahead = next(waiting, None)
        if (merged and not _apart(merged[-1], fix)) or (ahead is not None and not _apart(fix, ahead)):
            continue
        merged.append(fix)
    if ahead is not None:
        merged.append(ahead)
    merged.extend(waiting)
    return merged


def _apart(one: Fix, other: Fix) -> bool:
    return one.start < other.start and one.end <= other.start


def _record(fix: Fix) -> Correction:
    return Correction(
        id=f"c{fix.start}",
        origin=ORIGIN,
        state=State.SUGGESTED,
        confidence=fix.confidence,
        rule=fix.rule,
        start=fix.start,
        end=fix.end,
        text=fix.text,
        kind=fix.kind,
        twin=fix.twin,
    )
