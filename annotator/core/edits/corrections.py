"""Verbs on corrections: what a person types in an article, and what becomes of suggestions.

The text of an article is never stored: each edit becomes the smallest correction of the raw text that says the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from annotator.core.edits.ground import TextEdit, begun, decided, editable, operation, reanchored, with_changes
from annotator.core.errors import Refused, Why
from annotator.core.issue import Article, Issue, Segment
from annotator.core.offsets import OffsetMap, Piece
from annotator.core.operations import Change, Operation
from annotator.core.records import Boundary, Correction, CorrectionKind, State
from annotator.core.text import is_line_end, smallest_edit


def correct(
    issue: Issue,
    article_id: str,
    start: int,
    end: int,
    text: str,
    *,
    author: str,
    kind: CorrectionKind | None = None,
) -> Operation:
    """Replace the stretch [start, end) of an article's corrected text.

    Corrections that it touches are taken up into one; entities stay on their characters (see `reanchored`). A
    paragraph break between two segments is removed by letting the second go on inside the sentence. `kind` is guessed
    where it is None.
    """
    article = editable(issue, article_id)
    offsets = OffsetMap(issue, article)
    start, end, text = smallest_edit(offsets.text, start, end, text)
    if start == end and not text:
        return operation("correct", ())
    steps = _Steps(issue)
    stretches = list(_by_segment(issue, article, offsets, start, end))
    for index, (segment, low, high) in reversed(list(enumerate(stretches))):
        inserted = text if index == 0 else ""
        if low < high or inserted:
            steps.make(_corrected(steps.issue, segment, offsets, low, high, inserted, author, kind))
    for piece, following in pairwise(offsets.pieces):
        if piece.is_seam and start <= piece.text and piece.text_end <= end:
            boundary = issue.layout.segment_at(following.raw).boundary
            steps.make([Change(boundary, replace(boundary, inside=True))])
    steps.reanchor(article_id, TextEdit(start, end, len(text)))
    steps.make(begun(steps.issue.layout.article_of(article_id)))
    return operation("correct", steps.changes)


def accept(issue: Issue, record_id: str, *, author: str) -> Operation:
    """Accept a suggestion; a question about a correction is answered with yes and now stands in the text."""
    return _decide(issue, "accept", record_id, State.ACCEPTED)


def reject(issue: Issue, record_id: str, *, author: str) -> Operation:
    """Reject a suggestion, or revert a correction: the raw text stands there again."""
    return _decide(issue, "reject", record_id, State.REJECTED)


def _decide(issue: Issue, name: str, record_id: str, state: State) -> Operation:
    record = issue.by_id[record_id]
    if isinstance(record, Boundary):
        article = editable(issue, record.id)
    else:
        article = editable(issue, issue.layout.segment_at(record.anchor.raw).boundary.id)
    if record.state == state or (isinstance(record, Boundary) and state == State.REJECTED):
        raise Refused(Why.NOTHING)
    steps = _Steps(issue)
    if isinstance(record, Correction):
        edit = _edit_of_decision(issue, article, record, state)
        steps.make([decided(record, state)])
        if edit is not None:
            steps.reanchor(article.id, edit)
    else:
        steps.make([decided(record, state)])
    steps.make(begun(steps.issue.layout.article_of(article.id)))
    return operation(name, steps.changes)


def _edit_of_decision(issue: Issue, article: Article, correction: Correction, state: State) -> TextEdit | None:
    """What deciding on a correction does to the article's text; None when it stays as it is."""
    will_apply = state == State.ACCEPTED
    if will_apply == correction.applies:
        return None
    offsets = OffsetMap(issue, article)
    if not will_apply:
        piece = next(piece for piece in offsets.pieces if piece.correction is correction)
        low, high = issue.content(issue.layout.segment_at(correction.start))
        shown = min(high, correction.end) - max(low, correction.start)
        return TextEdit(piece.text, piece.text_end, max(0, shown))
    for other in issue.of_article(issue.corrections, article):
        if other.applies and (
            other.start == correction.start or (other.start < correction.end and correction.start < other.end)
        ):
            raise Refused(Why.OVERLAPS)
    start, end = offsets.to_stretch(*correction.span)
    return TextEdit(start, end, len(correction.text))


class _Steps:
    """An operation in the making: the issue as it is after the changes so far."""

    def __init__(self, issue: Issue) -> None:
        self.before = issue
        self.issue = issue
        self.changes: list[Change] = []

    def make(self, changes: Iterator[Change] | list[Change]) -> None:
        found = list(changes)
        self.issue = with_changes(self.issue, found)
        self.changes += found

    def reanchor(self, article_id: str, edit: TextEdit) -> None:
        """Move the entities around the corrections that changed so far."""
        records = [r for change in self.changes for r in (change.before, change.after) if isinstance(r, Correction)]
        seams = [r.start for change in self.changes if isinstance(r := change.after, Boundary)]
        low = min([record.start for record in records] + seams)
        high = max([record.end for record in records] + seams)
        self.make(reanchored(self.before, self.issue, article_id, edit, (low, high)))


def _by_segment(
    issue: Issue, article: Article, offsets: OffsetMap, start: int, end: int
) -> Iterator[tuple[Segment, int, int]]:
    """The stretch of text cut at the seams: each segment it touches with its share (code points of corrected text)."""
    for segment in article.segments:
        own = [piece for piece in offsets.pieces if not piece.is_seam and _belongs(issue, segment, piece)]
        low, high = max(start, own[0].text), min(end, own[-1].text_end)
        if low <= high:
            yield segment, low, high
            if start == end:
                return


def _belongs(issue: Issue, segment: Segment, piece: Piece) -> bool:
    return segment.start <= piece.raw < issue.reach(segment)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A raw span, the text to stand for it, and the corrections that it takes up."""

    start: int
    end: int
    text: str
    taken: tuple[Correction, ...] = ()


def _corrected(
    issue: Issue,
    segment: Segment,
    offsets: OffsetMap,
    start: int,
    end: int,
    text: str,
    author: str,
    kind: CorrectionKind | None,
) -> Iterator[Change]:
    """The changes that make one segment's stretch [start, end) read `text`."""
    pieces = [p for p in offsets.touching(start, end) if not p.is_seam and _belongs(issue, segment, p)]
    draft = _draft(pieces, start, end, text) or _insertion(issue, segment, pieces, start, text)
    draft = _normal(issue, segment, draft)
    return _recorded(issue, draft, author, kind)


def _draft(pieces: list[Piece], start: int, end: int, text: str) -> _Draft | None:
    """The pieces under the stretch, and the corrections of people and healed breaks at its edge, as one; None if there
    are none.
    """
    taken = [piece for piece in pieces if _is_taken(piece, start, end, text)]
    if not taken:
        return None
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
    corrections = tuple(piece.correction for piece in taken if piece.correction)
    return _Draft(low, high, prefix + text + suffix, corrections)


def _is_taken(piece: Piece, start: int, end: int, text: str) -> bool:
    if piece.text < end and start < piece.text_end:
        return True
    if piece.correction is None:
        return False
    is_inside = start < piece.text < end
    is_break_put_back = piece.correction.kind == CorrectionKind.LINE_JOIN and is_line_end(text[:1] or " ")
    return is_inside or piece.is_insertion or not piece.correction.rule or is_break_put_back


def _insertion(issue: Issue, segment: Segment, pieces: list[Piece], at: int, text: str) -> _Draft:
    """New text between pieces that stay: at the first raw place where no correction begins, else together with a
    neighbour.
    """
    starts = {piece.raw for piece in pieces if piece.correction}
    behind = [piece.raw for piece in pieces if piece.text == at and not piece.correction and piece.size]
    before = [piece.raw + min(piece.raw_size, at - piece.text) for piece in pieces if not piece.correction]
    ends = [piece.raw_end for piece in reversed(pieces) if piece.text_end == at]
    for raw in [*behind, *ends, *before]:
        if raw not in starts and segment.start <= raw < issue.reach(segment):
            return _Draft(raw, raw, text)
    left = next((piece for piece in reversed(pieces) if piece.text_end == at and piece.size), None)
    if left is not None and left.correction is None:
        return _behind_character(issue, left.raw_end - 1, text)
    piece = left or pieces[0]
    assert piece.correction is not None, "plain text always has room beside it"
    own = piece.correction.text
    return _Draft(piece.raw, piece.raw_end, own + text if piece is left else text + own, (piece.correction,))


def _behind_character(issue: Issue, raw: int, text: str) -> _Draft:
    """New text as a replacement of the raw character before it, with the insertion that may stand before that."""
    insertions = tuple(c for c in issue.starting_in(issue.corrections, raw, raw + 1) if c.applies)
    return _Draft(raw, raw + 1, "".join(c.text for c in insertions) + issue.raw[raw] + text, insertions)


def _normal(issue: Issue, segment: Segment, draft: _Draft) -> _Draft:
    """The draft without what it leaves as it is, unless it then would stand where another correction or a segment
    begins.

    White space at the edge of the segment is not read, so a draft that reaches into it is left whole.
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
    """Whether a line end was typed where the raw text has one, whatever white space stands around it."""
    return text == "\n" and not raw.strip() and any(map(is_line_end, raw))


def _recorded(issue: Issue, draft: _Draft, author: str, kind: CorrectionKind | None) -> Iterator[Change]:
    """The changes that make a draft a record: a person's own correction goes on under its id, suggestions are taken up
    into it.

    Where the raw text stands again, suggestions are rejected and a person's own corrections vanish.
    """
    is_empty = draft.start == draft.end and not draft.text
    own = next((correction for correction in draft.taken if not correction.rule), None)
    for correction in draft.taken:
        if is_empty and correction.rule:
            yield decided(correction, State.REJECTED)
        elif is_empty or correction is not own:
            yield Change(correction, None)
    if is_empty:
        return
    raw = issue.raw[draft.start : draft.end]
    kinds = {correction.kind for correction in draft.taken} & {CorrectionKind.GAP}
    yield Change(
        own,
        Correction(
            id=own.id if own else issue.free_id("c", draft.start),
            origin=author,
            start=draft.start,
            end=draft.end,
            text=draft.text,
            kind=kind or next(iter(kinds), None) or guess_kind(raw, draft.text),
        ),
    )


def guess_kind(raw: str, text: str) -> CorrectionKind:
    """What kind of correction a change looks like."""
    tests: dict[CorrectionKind, Callable[[], bool]] = {
        CorrectionKind.LINE_JOIN: lambda: not text.strip() and not raw.strip() and any(map(is_line_end, raw)),
        CorrectionKind.SPACE: lambda: not text.strip() and not raw.strip(),
        CorrectionKind.WIDTH: lambda: _narrow(raw) == _narrow(text) and any(char.isalnum() for char in text),
        CorrectionKind.PUNCTUATION: lambda: not any(char.isalnum() for char in raw + text),
        CorrectionKind.CHARACTER: lambda: len(raw) == len(text),
    }
    return next((kind for kind, holds in tests.items() if holds()), CorrectionKind.OTHER)


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
