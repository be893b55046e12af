"""Advice: what the suggesters know of a text that a person works on: its words, reasons, odd and other forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core import findings
from annotator.core.issue import Issue
from annotator.core.records import DetailField
from annotator.search.finder import KEPT_REASON

if TYPE_CHECKING:
    from annotator.suggest.repair.targets import Target


def reason(rule: str) -> str:
    """The sentence that says why a rule suggests what it does; nothing for a rule that needs no words."""
    from annotator.suggest.reasons import REASONS

    return KEPT_REASON if rule.startswith("kept ") else REASONS.get(rule, "")


def word_at(text: str, offset: int) -> tuple[int, int] | None:
    """The span of the word at an offset of a text, as jieba's dictionary cuts it; None beside white space and marks."""
    from annotator.suggest import words

    return words.word_at(text, offset)


def look_alikes(text: str, offset: int) -> list[str]:
    """Characters that look like the one at an offset of a text, the likeliest there first."""
    from annotator.suggest.repair.shapes import alternatives

    return alternatives(text[max(0, offset - 1) : offset], text[offset : offset + 1], text[offset + 1 : offset + 2])


def targets(issue: Issue, boundary_id: str) -> list[Target]:
    """The articles that the segment of a boundary may go on, the likeliest first, each with a reason."""
    from annotator.suggest.repair import targets

    return targets.targets(issue, boundary_id)


def other_forms(name: str) -> list[str]:
    """Short forms of a person's name: 陈 and 群伟 for 陈群伟."""
    from annotator.suggest.entities.evidence import short_forms

    return short_forms(name)


def odd_names(issue: Issue) -> list[findings.Finding]:
    """What looks odd about the entities of an issue."""
    from annotator.suggest import words

    return findings.findings(issue, words.words)


def guessed_details(issue: Issue) -> dict[DetailField, str]:
    """What the masthead of an issue and the name of its file say for the catalogue: the day and the page."""
    from annotator.suggest.masthead import details_in

    return details_in(issue)
