"""How many characters a second are looked through for names, beside rjieba, which cuts and tags their words."""

from __future__ import annotations

from annotator.core.issue import Issue
from annotator.suggest import words
from annotator.suggest.tagging import suggest_entities
from tests.benchmarks.figures import Comparison
from tests.benchmarks.large import large_issue

TEXT = large_issue(articles=200)[0].raw


def test_names_are_suggested_at_200_000_characters_a_second(compare: Comparison) -> None:
    compare(
        f"names of {len(TEXT):,} characters, beside the words alone",
        lambda: suggest_entities(Issue(raw=TEXT)),
        lambda: words.tagged(TEXT),
        rounds=5,
        of=min,
        bound=lambda floor: 12 * floor,
    )
