"""The verb of typing: what a person types in an article becomes corrections of the raw text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from annotator.core.edits.drafts import Draft, belongs, draft_of
from annotator.core.edits.ground import TextEdit, begun, decided, editable, operation
from annotator.core.edits.steps import Steps
from annotator.core.issue import Article, Issue, Segment
from annotator.core.offsets import OffsetMap, Run
from annotator.core.operations import Change, Operation
from annotator.core.records import Correction, CorrectionKind, State
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
    """Replace the stretch [start, end) of an article's corrected text (see `correct_all`)."""
    return correct_all(issue, article_id, [(start, end, text)], author=author, kind=kind)


def correct_all(
    issue: Issue,
    article_id: str,
    edits: Iterable[tuple[int, int, str]],
    *,
    author: str,
    kind: CorrectionKind | None = None,
    name: str = "correct",
) -> Operation:
    """Replace some stretches (start, end, text) of an article's corrected text that don't overlap.

    Corrections that an edit touches are merged into it; entities stay on their characters (see `reanchored`). A
    paragraph break between two segments is removed by letting the second go on inside the sentence. `kind` is guessed
    where it is None.
    """
    article = editable(issue, article_id)
    offsets = OffsetMap(issue, article)
    wanted = sorted(edits, key=lambda edit: edit[:2])
    steps = Steps(issue)
    for edit in _smallest(offsets, _apart(offsets, wanted)):
        steps.make(_replaced(issue, article, offsets, edit, author, kind))
    # One by one, as an entity between two edits keeps its characters, also where they become one correction.
    made = [TextEdit(start, end, len(text)) for start, end, text in _smallest(offsets, wanted)]
    if not made:
        return operation(name, ())
    steps.reanchor(article_id, made)
    return operation(name, [*steps.changes, *begun(article)])


def _smallest(offsets: OffsetMap, edits: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The edits reduced to what they change; those that change nothing are dropped."""
    for edit in edits:
        start, end, text = smallest_edit(offsets.text, *edit)
        if start < end or text:
            yield start, end, text


def _apart(offsets: OffsetMap, edits: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The edits, which are in order; those that could come to touch the same correction are one: between two of the
    others lie at least two characters of raw text.
    """
    last: tuple[int, int, str] | None = None
    for start, end, text in edits:
        if last is None:
            last = start, end, text
        elif any(_plain_size(run, last[1], start) > 1 for run in offsets.touching(last[1], start)):
            yield last
            last = start, end, text
        else:
            last = last[0], end, last[2] + offsets.text[last[1] : start] + text
    if last is not None:
        yield last


def _plain_size(run: Run, start: int, end: int) -> int:
    """How many characters of raw text a run has in a stretch."""
    is_plain = run.correction is None and not run.is_seam
    return min(end, run.text_end) - max(start, run.text) if is_plain else 0


def _replaced(
    issue: Issue,
    article: Article,
    offsets: OffsetMap,
    edit: tuple[int, int, str],
    author: str,
    kind: CorrectionKind | None,
) -> Iterator[Change]:
    """The changes of one edit, which may reach over several segments."""
    start, end, text = edit
    for index, (segment, low, high) in enumerate(_by_segment(issue, article, offsets, start, end)):
        inserted = text if index == 0 else ""
        if low < high or inserted:
            yield from _recorded(issue, draft_of(issue, segment, offsets, low, high, inserted), author, kind)
    for run, following in pairwise(offsets.touching(start, end)):
        if run.is_seam and start <= run.text and run.text_end <= end:
            boundary = issue.layout.segment_at(following.raw).boundary
            yield Change(boundary, replace(boundary, inside=True))


def _by_segment(
    issue: Issue, article: Article, offsets: OffsetMap, start: int, end: int
) -> Iterator[tuple[Segment, int, int]]:
    """The stretch of text cut at the seams: each segment it touches with its share (code points of corrected text)."""
    for segment in article.segments:
        own = [run for run in offsets.runs if not run.is_seam and belongs(issue, segment, run)]
        low, high = max(start, own[0].text), min(end, own[-1].text_end)
        if low <= high:
            yield segment, low, high
            if start == end:
                return


def _recorded(issue: Issue, draft: Draft, author: str, kind: CorrectionKind | None) -> Iterator[Change]:
    """The changes that turn a draft into a record: a person's own correction keeps its id, suggestions are merged into
    it.

    Where the raw text is restored, suggestions are rejected and a person's own corrections are removed.
    """
    is_empty = draft.start == draft.end and not draft.text
    own = next((correction for correction in draft.taken if not correction.rule), None)
    for correction in draft.taken:
        if correction.rule:
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
