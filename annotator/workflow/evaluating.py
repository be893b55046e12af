"""Evaluating: how good the suggesters are, held against known answers or against what people approved."""

from __future__ import annotations

from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.core.issue import Issue
from annotator.workflow.exporting import Issues
from annotator.workflow.suggesting import Known, suggested_by_workers
from annotator.workflow.workers import HERE, Workers

if TYPE_CHECKING:
    from annotator.store import Library


def evaluate_cases(folder: Path, workers: Workers = HERE) -> list[str]:
    """How good the suggesters are on a folder of raw issues with known answers, as lines of a table."""
    from annotator.suggest import cases, evaluate

    raw = (Issue(raw=gold.issue.raw) for gold in cases.read_cases(folder))
    guesses = suggested_by_workers(workers, raw, Known(entities=True))
    return evaluate.lines(evaluate.over_cases(folder, lambda _raw: next(guesses)))


def evaluate_library(library: Library, workers: Workers = HERE) -> list[str]:
    """How good the suggesters are, held against what people approved in a library, as lines of a table."""
    from annotator.suggest import evaluate

    with library.snapshot():
        # Not the entities of the gold itself: they would be found where they were taken from.
        known = Known(True, library.word_lists.listed())
        asked, gold = tee(issue for issue in Issues(library) if any(article.approved for article in issue.articles))
        return evaluate.lines(evaluate.over_issues(zip(suggested_by_workers(workers, asked, known), gold, strict=True)))
