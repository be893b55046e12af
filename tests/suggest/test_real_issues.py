"""The repairs on real issues with known answers, where these lie beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.records import CorrectionKind
from annotator.suggest.cases import Gold, read_cases
from annotator.suggest.repair import punctuation
from annotator.suggest.repair.packed import Packed
from annotator.suggest.repair.repeats import find_repeats
from annotator.suggest.repair.terms import replaced_terms

SHARED = Path(__file__).resolve().parents[3] / "shared"
CASES = SHARED / "measure" / "cases"
ISSUES = sorted((SHARED / "issue").glob("*.txt")) if SHARED.is_dir() else []

with_cases = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside the repository")
with_issue = pytest.mark.skipif(not ISSUES, reason="the issue is not beside the repository")


@pytest.fixture(scope="module")
def cases() -> list[Gold]:
    return list(read_cases(CASES))


def spans(gold: Gold, kind: CorrectionKind) -> set[tuple[int, int]]:
    return {(one.start, one.end) for one in gold.issue.corrections if one.kind == kind}


@with_cases
def test_repeats_are_found_and_nothing_else_is_taken_out(cases: list[Gold]) -> None:
    for gold in cases:
        fixes = [fix for fix in find_repeats(Packed(gold.issue.raw)) if fix.kind == CorrectionKind.DUPLICATE]
        copies = spans(gold, CorrectionKind.DUPLICATE)
        assert {(fix.start, fix.end) for fix in fixes if fix.applies} <= copies
        asked = {(place.start, place.end) for fix in fixes for place in (fix, fix.twin) if place is not None}
        assert copies <= asked


@with_cases
def test_half_width_marks_are_what_the_other_layouts_have(cases: list[Gold]) -> None:
    for gold in cases:
        wanted = spans(gold, CorrectionKind.PUNCTUATION)
        raw = gold.issue.raw
        found = {(fix.start, fix.start + 1) for fix in [*punctuation.half_width(raw), *punctuation.brackets(raw)]}
        assert len(found - wanted) <= 1 + 0.005 * len(found)
        assert len(wanted - found) <= 0.01 * len(wanted)


@with_issue
def test_the_repeated_passage_of_the_issue_goes_and_leaves_a_gap() -> None:
    kinds = [fix.kind for fix in find_repeats(Packed(ISSUES[0].read_text(encoding="utf-8")))]
    assert kinds == [CorrectionKind.DUPLICATE, CorrectionKind.GAP]


@with_issue
def test_just_one_term_of_the_issue_was_replaced() -> None:
    assert len(replaced_terms("".join(ISSUES[0].read_text(encoding="utf-8").split()))) == 1
