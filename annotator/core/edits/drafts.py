"""How an edit of an article's text becomes one replacement of raw text: the pure part of `corrections`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.core.issue import Issue, Segment
from annotator.core.offsets import OffsetMap, Run
from annotator.core.records import Correction, CorrectionKind
from annotator.core.text import is_line_end, smallest_edit


@dataclass(frozen=True, slots=True)
class Draft:
    """A raw span, its replacement, and the corrections that are merged into it."""

    start: int
    end: int
    text: str
    taken: tuple[Correction, ...] = ()


def belongs(issue: Issue, segment: Segment, run: Run) -> bool:
    """Whether a run of an article's text comes from one of its segments."""
    return segment.start <= run.raw < issue.reach(segment)


def draft_of(issue: Issue, segment: Segment, offsets: OffsetMap, start: int, end: int, text: str) -> Draft:
    """The smallest replacement that makes one segment's stretch [start, end) of the article's text read `text`."""
    runs = [run for run in offsets.touching(start, end) if not run.is_seam and belongs(issue, segment, run)]
    draft = _under(runs, start, end, text) or _insertion(issue, segment, runs, start, text)
    return _normal(issue, segment, draft)


def _under(runs: list[Run], start: int, end: int, text: str) -> Draft | None:
    """The runs under the stretch, and the corrections of people and healed breaks at its edge, as one; None if there
    are none.
    """
    places = [index for index, run in enumerate(runs) if _is_taken(run, start, end, text)]
    if not places:
        return None
    taken = runs[places[0] : places[-1] + 1]  # with the deletions in between
    first, last = taken[0], taken[-1]
    prefix = suffix = ""
    low, high = first.raw, last.raw_end
    if first.correction:
        prefix = first.correction.text[: max(0, start - first.text)]
    else:
        low = first.raw + start - first.text
    if last.correction:
        suffix = last.correction.text[max(0, end - last.text) :]
    else:
        high = last.raw + end - last.text
    corrections = tuple(run.correction for run in taken if run.correction)
    return Draft(low, high, prefix + text + suffix, corrections)


def _is_taken(run: Run, start: int, end: int, text: str) -> bool:
    if run.text < end and start < run.text_end:
        return True
    if run.correction is None:
        return False
    is_inside = start < run.text < end
    is_break_put_back = run.correction.kind == CorrectionKind.LINE_JOIN and is_line_end(text[:1] or " ")
    return is_inside or run.is_insertion or not run.correction.rule or is_break_put_back


def _insertion(issue: Issue, segment: Segment, runs: list[Run], at: int, text: str) -> Draft:
    """New text between runs that stay: at the first raw place where no correction begins, else in a neighbour."""
    starts = {run.raw for run in runs if run.correction}
    behind = [run.raw for run in runs if run.text == at and not run.correction and run.size]
    before = [run.raw + min(run.raw_size, at - run.text) for run in runs if not run.correction]
    ends = [run.raw_end for run in reversed(runs) if run.text_end == at]
    for raw in [*behind, *ends, *before]:
        if raw not in starts and segment.start <= raw < issue.reach(segment):
            return Draft(raw, raw, text)
    left = next((run for run in reversed(runs) if run.text_end == at and run.size), None)
    if left is not None and left.correction is None:
        return _behind_character(issue, left.raw_end - 1, text)
    run = left or runs[0]
    assert run.correction is not None, "plain text always has room beside it"
    own = run.correction.text
    return Draft(run.raw, run.raw_end, own + text if run is left else text + own, (run.correction,))


def _behind_character(issue: Issue, raw: int, text: str) -> Draft:
    """New text as a replacement of the raw character before it, with the insertion that may stand before that."""
    insertions = tuple(c for c in issue.starting_in(issue.corrections, raw, raw + 1) if c.applies)
    return Draft(raw, raw + 1, "".join(c.text for c in insertions) + issue.raw[raw] + text, insertions)


def _normal(issue: Issue, segment: Segment, draft: Draft) -> Draft:
    """The draft reduced to what it changes, unless it would then lie where another correction or a segment begins.

    White space at the edge of a segment is not part of the text, so a draft that reaches into it is left whole.
    """
    low, high = issue.content(segment)
    if draft.start < low or draft.end > high:
        return draft
    if _is_same_break(issue.raw[draft.start : draft.end], draft.text):
        return replace(draft, end=draft.start, text="")
    start, end, text = smallest_edit(issue.raw, draft.start, draft.end, draft.text)
    if start == end and text and not _has_room(issue, segment, start, draft.taken):
        start, text = start - 1, issue.raw[start - 1] + text
    return replace(draft, start=start, end=end, text=text)


def _has_room(issue: Issue, segment: Segment, raw: int, taken: tuple[Correction, ...]) -> bool:
    others = issue.starting_in(issue.corrections, raw, raw + 1)
    return raw < issue.reach(segment) and not any(c.applies and c not in taken for c in others)


def _is_same_break(raw: str, text: str) -> bool:
    """Whether a line end was typed where the raw text has one, ignoring white space around it."""
    return text == "\n" and not raw.strip() and any(map(is_line_end, raw))
