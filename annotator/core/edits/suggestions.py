"""Verbs on suggestions: what people make of them, one or many at a time."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

from annotator.core.edits.ground import TextEdit, begun, decided, editable, operation
from annotator.core.edits.steps import Steps
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap, Run
from annotator.core.operations import Operation
from annotator.core.records import Boundary, Correction, Record, State


def accept(issue: Issue, *record_ids: str, author: str) -> Operation:
    """Accept suggestions; a question about a correction is answered with yes and now stands in the text.

    What was only swept in by approving its article is seen by it.
    """
    return _decide(issue, "accept", record_ids, State.ACCEPTED)


def reject(issue: Issue, *record_ids: str, author: str) -> Operation:
    """Reject suggestions, or revert corrections to the raw text.

    A boundary can't be rejected; `merge_with_previous` removes it.
    """
    return _decide(issue, "reject", record_ids, State.REJECTED)


def open_suggestions(issue: Issue, article: Article) -> Iterator[Record]:
    """The parts, corrections and entities of an article that nobody has decided on."""
    for table in (issue.parts, issue.corrections, issue.entities):
        for record in issue.of_article(table, article):
            if record.state == State.SUGGESTED:
                yield record


def _decide(issue: Issue, name: str, record_ids: tuple[str, ...], state: State) -> Operation:
    records = [issue.by_id[record_id] for record_id in record_ids]
    undecided: dict[str, list[Record]] = {}
    for record in records:
        if _can_be(record, state):
            undecided.setdefault(issue.layout.article_at(record.anchor.raw).id, []).append(record)
    if not undecided:
        raise Refused(Why.NOTHING)
    articles = [editable(issue, article_id) for article_id in undecided]
    steps = Steps(issue)
    left: list[Record] = []
    for article in articles:
        changing = [r for r in undecided[article.id] if isinstance(r, Correction) and _changes_text(r, state)]
        changing, edits = _with_room(issue, article, changing)
        own = Steps(issue)
        own.make(decided(record, state) for record in changing)
        if changing:
            own.reanchor(article.id, edits)
        steps.make(own.changes)
        left += [r for r in undecided[article.id] if not (isinstance(r, Correction) and _changes_text(r, state))]
    if left:
        after = steps.issue
        steps.make(decided(after.by_id[record.id], state) for record in left if _can_be(after.by_id[record.id], state))
    if not steps.changes:
        raise Refused(Why.OVERLAPS)
    if any(isinstance(record, Boundary) for record in left):
        articles = [steps.issue.layout.article_of(article.id) for article in articles]
    steps.make(change for article in articles for change in begun(article))
    return operation(name, steps.changes)


def _changes_text(correction: Correction, state: State) -> bool:
    """Whether a decision puts a correction into the text or takes it out of it."""
    return correction.applies != (state == State.ACCEPTED)


def _can_be(record: Record, state: State) -> bool:
    """Whether a decision changes anything in a record; a rejected record may no longer fit the issue, so only undo
    restores it.
    """
    if state == State.ACCEPTED:
        return record.state == State.SUGGESTED or (record.live and record.swept)
    return record.live and not isinstance(record, Boundary)


def _with_room(
    issue: Issue, article: Article, corrections: list[Correction]
) -> tuple[list[Correction], list[TextEdit]]:
    """What the decided corrections of an article do to its text; a question that another correction leaves no room for
    stays one.
    """
    offsets = OffsetMap(issue, article)
    standing = [run for run in offsets.runs if run.correction]
    places = {run.correction.id: run for run in standing if run.correction}
    taken = sorted((run.raw, run.raw_end) for run in standing)
    done, edits = [], []
    for correction in corrections:
        if correction.applies:
            edits.append(_removal(issue, places[correction.id]))
        elif _has_room(taken, correction):
            insort(taken, (correction.start, correction.end))
            edits.append(TextEdit(*offsets.to_stretch(*correction.span), len(correction.text)))
        else:
            continue
        done.append(correction)
    return done, edits


def _removal(issue: Issue, run: Run) -> TextEdit:
    """What the text becomes when a correction that stands in it is taken back."""
    low, high = issue.content(issue.layout.segment_at(run.raw))
    shown = min(high, run.raw_end) - max(low, run.raw)
    return TextEdit(run.text, run.text_end, max(0, shown))


def _has_room(taken: list[tuple[int, int]], correction: Correction) -> bool:
    """Whether a correction overlaps none of some spans that are apart and in order, and begins where none does."""
    index = bisect_left(taken, (correction.start, correction.start))
    before, behind = taken[max(0, index - 1) : index], taken[index : index + 1]
    return not any(end > correction.start for _start, end in before) and not any(
        start < correction.end or start == correction.start for start, _end in behind
    )
