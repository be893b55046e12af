"""The corrected text of an issue or an article, and the way between its offsets and places in the raw text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import Literal, NamedTuple

from annotator.core.geometry import Spot
from annotator.core.issue import Article, Issue
from annotator.core.records import Correction, Position

Side = Literal["start", "end"]

_PARAGRAPH_BREAK = "\n"


class Run(NamedTuple):
    """A stretch of corrected text with one source: unchanged raw text, a correction, or the seam between two segments.

    `text` and `raw` are where it begins, `size` and `raw_size` how long it is (code points) in either text.
    """

    text: int
    size: int
    raw: int
    raw_size: int
    correction: Correction | None = None

    @property
    def text_end(self) -> int:
        return self.text + self.size

    @property
    def raw_end(self) -> int:
        return self.raw + self.raw_size

    @property
    def is_seam(self) -> bool:
        """Whether the run is the paragraph break between two segments, which has no raw text."""
        return self.correction is None and self.size != self.raw_size

    @property
    def is_insertion(self) -> bool:
        """Whether the run has no raw text at all."""
        return self.correction is not None and not self.raw_size


class OffsetMap:
    """Corrected text with both directions, of a whole issue or of one article of it.

    An article is read segment by segment, each without the raw white space at its edges (`Issue.content`); between two
    segments comes a paragraph break, or nothing where the second continues a sentence or where no white space separates
    them. All lookups are O(log n).
    """

    def __init__(self, issue: Issue, article: Article | None = None) -> None:
        self.runs: list[Run] = []
        self._by_raw: list[Run] = []
        self._geometry = issue.geometry
        chunks: list[str] = []
        if article is None:
            self._append(_runs(issue, 0, len(issue.raw) + 1, (0, len(issue.raw)), 0), issue.raw, chunks)
        else:
            read_to: int | None = None
            for segment in article.segments:
                content = issue.content(segment)
                has_content = content[0] < content[1]
                if has_content and read_to is not None and not segment.boundary.inside and read_to != content[0]:
                    self.runs.append(Run(self._size, len(_PARAGRAPH_BREAK), read_to, 0))
                    chunks.append(_PARAGRAPH_BREAK)
                runs = _runs(issue, segment.start, issue.reach(segment), content, self._size)
                self._append(runs, issue.raw, chunks)
                read_to = content[1] if has_content else read_to
        self.text = "".join(chunks)
        self._by_raw.sort(key=attrgetter("raw"))
        self._raw_starts = [run.raw for run in self._by_raw]

    @cached_property
    def _text_starts(self) -> list[int]:
        return [run.text for run in self.runs]

    @cached_property
    def _text_ends(self) -> list[int]:
        return [run.text_end for run in self.runs]

    @property
    def _size(self) -> int:
        return self.runs[-1].text_end if self.runs else 0

    def _append(self, runs: Iterable[Run], source: str, chunks: list[str]) -> None:
        """Append the runs of a segment."""
        for run in runs:
            self.runs.append(run)
            self._by_raw.append(run)
            correction = run.correction
            chunks.append(source[run.raw : run.raw + run.size] if correction is None else correction.text)

    def to_text(self, position: Position, side: Side = "start") -> int:
        """The text offset of a place, read as the start or the end of a span.

        A place outside the article counts as the nearest one before it, or as the start.
        """
        index = bisect_left(self._raw_starts, position.raw)
        before = self._by_raw[index - 1] if index else None
        ends_before = side == "end" and not position.inner and before is not None and position.raw <= before.raw_end
        if not ends_before and index < len(self._by_raw) and self._raw_starts[index] == position.raw:
            run = self._by_raw[index]
            return run.text + (min(position.inner, run.size) if run.correction else 0)
        if before is None:
            return 0
        inside = before.size if before.correction else position.raw - before.raw
        return before.text + min(inside, before.size)

    def to_position(self, offset: int, side: Side = "start") -> Position:
        """The place of a text offset: of the character after it ("start"), or after the one before it ("end")."""
        if side == "start":
            index = max(0, bisect_right(self._text_starts, offset) - 1)
            if self.runs[index].is_seam:
                return self._end_of(index - 1, self.runs[index - 1].size)
        else:
            index = min(bisect_left(self._text_ends, offset), len(self.runs) - 1)
            if self.runs[index].is_seam:
                return self._start_of(index + 1)
            if offset > self.runs[index].text:
                return self._end_of(index, offset - self.runs[index].text)
        return self._at(index, offset - self.runs[index].text)

    def to_span(self, start: int, end: int) -> tuple[Position, Position]:
        """The places where a stretch of text begins and ends, close around its characters."""
        return self.to_position(start, "start"), self.to_position(end, "end")

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span that a stretch of text stands for, corrections that it touches taken whole."""
        first, last = self.to_span(start, end)
        run = self._correction_at(last.raw)
        return first.raw, run.raw_end if run and last.inner else last.raw

    def to_stretch(self, start: Position, end: Position) -> tuple[int, int]:
        """The stretch of text between two places."""
        return self.to_text(start), self.to_text(end, "end")

    def slice(self, start: Position, end: Position) -> str:
        """The corrected text between two places."""
        return self.text[slice(*self.to_stretch(start, end))]

    def touching(self, start: int, end: int) -> list[Run]:
        """The runs that a stretch of text overlaps or touches, in reading order."""
        return self.runs[bisect_left(self._text_ends, start) : bisect_right(self._text_starts, end)]

    def spots(self, start: int, end: int) -> list[Spot]:
        """Where a stretch of text stands on the pages, a spot for each line; a correction stands where its raw text
        does, and what was put in has no place.
        """
        spans: list[tuple[int, int]] = []
        for run in self.touching(start, end):
            low, high = max(start, run.text) - run.text, min(end, run.text_end) - run.text
            if low < high and not run.is_seam:
                whole = run.correction is not None
                first, last = (run.raw, run.raw_end) if whole else (run.raw + low, run.raw + high)
                goes_on = bool(spans) and spans[-1][1] == first
                spans.append((spans.pop()[0] if goes_on else first, last))
        return [spot for span in spans for spot in self._geometry.spots(*span)]

    def at_place(self, page: int, x: float, y: float) -> int | None:
        """The text offset of the character at or nearest to a place on a page; None where the page has no lines."""
        raw = self._geometry.raw_at(page, x, y)
        return None if raw is None else self.to_text(Position(raw))

    def _at(self, index: int, inner: int) -> Position:
        run = self.runs[index]
        if run.correction is not None:
            return Position(run.raw, inner)
        if inner <= 0:
            return self._start_of(index)
        return Position(run.raw + min(inner, run.raw_size))

    def _start_of(self, index: int) -> Position:
        """Where a run begins: after an insertion at its raw start, if there is one."""
        run = self.runs[index]
        before = self.runs[index - 1] if index else None
        if run.correction is None and before is not None and before.is_insertion and before.raw == run.raw:
            return Position(run.raw, before.size)
        return Position(run.raw)

    def _end_of(self, index: int, inner: int) -> Position:
        run = self.runs[index]
        if run.correction is not None and inner == run.size and run.raw_size:
            return Position(run.raw_end)
        return self._at(index, inner)

    def _correction_at(self, raw: int) -> Run | None:
        index = bisect_left(self._raw_starts, raw)
        if index < len(self._by_raw) and self._by_raw[index].raw == raw and self._by_raw[index].correction:
            return self._by_raw[index]
        return None


def _runs(issue: Issue, start: int, end: int, content: tuple[int, int], text: int) -> Iterator[Run]:
    """The runs of [start, end) with the corrections that apply, the first at `text`; raw text outside `content` is left
    out.
    """
    at = start
    low, high = content
    empty = True
    for correction in issue.starting_in(issue.corrections, start, end):
        if correction.applies:
            at = max(at, low)
            size = min(correction.start, high) - at
            if size > 0:
                yield Run(text, size, at, size)
                text += size
            size = len(correction.text)
            yield Run(text, size, correction.start, correction.end - correction.start, correction)
            text += size
            at, empty = correction.end, False
    at = max(at, low)
    if at < high or empty:
        size = max(0, high - at)
        yield Run(text, size, at, size)
