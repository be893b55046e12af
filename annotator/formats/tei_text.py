"""The running text of an article as TEI: corrections, gaps, lost line ends, pages and segments, run by run."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap, Run
from annotator.core.records import CorrectionKind, State
from annotator.formats.fitting import printable

ELEMENTS = {"PER": "persName", "LOC": "placeName", "ORG": "orgName"}
"""The elements of names by their labels; one of any other label is a `name` with its label as its type."""

BREAK = re.compile("\r\n|\r|\n")
"""What ends a paragraph in the corrected text, and a line in the raw text."""

_SPECIAL = re.compile('[&<>"\x00-\x1f\ufffe\uffff]')
"""Characters that XML can't hold."""


def written(text: str) -> str:
    """A text on one line, as it stands in XML."""
    if not _SPECIAL.search(text):
        return text
    return escape(printable(text), {"\r": "&#13;"})


def tag(name: str, attributes: Mapping[str, str], *, empty: bool = False) -> str:
    """An opening tag, or an empty element; attributes that are empty are left out."""
    said = ""
    for key, value in attributes.items():
        if value:
            said += f" {key}={quoteattr(printable(value))}" if _SPECIAL.search(value) else f' {key}="{value}"'
    return f"<{name}{said}{'/' if empty else ''}>"


class Walk:
    """Iterates over the runs of an article in reading order, and writes them.

    A correction is cut where an entity or a paragraph begins or ends in it; its raw text is in the first part. `page`
    is the number (from 0) of the page that the last written text stands on; `surfaces` is what the ids of the pages in
    a facsimile begin with, where there is one.
    """

    def __init__(self, issue: Issue, offsets: OffsetMap, page: int, surfaces: str = "") -> None:
        self.page = page
        self._surfaces = surfaces
        self._issue = issue
        self._runs = offsets.runs
        self._page_starts = [one.start for one in issue.pages]
        self._segment = ""
        self._here = (0, 0)
        self._segments = 0
        self._index = 0
        self._at = 0
        self._line = 0

    def upto(self, end: int) -> Iterator[str]:
        """The content before an offset of the corrected text that is not yet written; at the offset itself no run
        without text.
        """
        while self._at < end and self._index < len(self._runs):
            run = self._runs[self._index]
            if run.text >= end:
                break
            high = min(run.text_end, end)
            yield from self._run(run, max(run.text, self._at), high)
            self._move(run, high)

    def rest(self) -> Iterator[str]:
        """What has no corrected text at the place that is reached, and what a line end that begins there stands for."""
        while self._index < len(self._runs):
            run = self._runs[self._index]
            if not run.size or self._is_new_line(run):
                yield from self._run(run, run.text, run.text)
            if run.size:
                break
            self._move(run, run.text_end)

    def _is_new_line(self, run: Run) -> bool:
        """Whether a correction begins here with a line end, and stands for more than white space."""
        if run.correction is None or run.text != self._at or not BREAK.match(run.correction.text):
            return False
        return bool(self._issue.raw[run.raw : run.raw_end].strip())

    def skip(self, end: int) -> None:
        """Go over a line end of the corrected text, up to an offset."""
        while self._at < end and self._index < len(self._runs):
            run = self._runs[self._index]
            self._move(run, min(run.text_end, end))
        self._line = end

    def _move(self, run: Run, to: int) -> None:
        self._at = max(self._at, to)
        self._index += to == run.text_end

    def begin(self) -> Iterator[str]:
        """The content between the written text and the next, with its place."""
        yield from self.rest()
        if self._index < len(self._runs):
            run = self._runs[self._index]
            raw = run.raw + (0 if run.correction else self._at - run.text)
            yield from self._place(raw, self._at)

    def _run(self, run: Run, low: int, high: int) -> Iterator[str]:
        if run.is_seam:
            return
        if run.correction is not None:
            if low == run.text:
                yield from self._place(run.raw, low)
            yield self._corrected(run, low, high)
            return
        raw, end = run.raw + low - run.text, run.raw + high - run.text
        if self._here[0] <= raw and end <= self._here[1]:
            yield written(self._issue.raw[raw:end])
            return
        breaks = self._page_starts[bisect_right(self._page_starts, raw) : bisect_left(self._page_starts, end)]
        for start, stop in pairwise([raw, *breaks, end]):
            yield from self._place(start, run.text + start - run.raw)
            yield written(self._issue.raw[start:stop])

    def _place(self, raw: int, at: int) -> Iterator[str]:
        """The segment and the page that begin at a raw offset, which stands at `at` in the corrected text."""
        if self._here[0] <= raw < self._here[1]:
            return
        segment = self._issue.layout.segment_at(raw)
        inside = "no" if at > self._line else ""
        if segment.boundary.id != self._segment:
            self._segment = segment.boundary.id
            self._segments += 1
            if self._segments > 1:
                yield tag("milestone", {"unit": "segment", "n": str(self._segments), "break": inside}, empty=True)
        page = bisect_right(self._page_starts, raw) - 1
        if page >= 0 and page != self.page:
            self.page = page
            facs = f"#{self._surfaces}.p{page}" if self._surfaces else ""
            yield tag("pb", {"n": self._issue.pages[page].number, "facs": facs, "break": inside}, empty=True)
        following = self._page_starts[page + 1] if page + 1 < len(self._page_starts) else segment.end
        self._here = max(segment.start, self._page_starts[page] if page >= 0 else 0), min(segment.end, following)

    def _corrected(self, run: Run, low: int, high: int) -> str:
        correction = run.correction
        assert correction is not None
        raw = self._issue.raw[run.raw : run.raw_end] if low == run.text else ""
        text = correction.text[low - run.text : high - run.text]
        content = written(text)
        if correction.kind == CorrectionKind.GAP and (text or not run.size):
            content = f'<gap reason="lost">{f"<desc>{content}</desc>" if text else ""}</gap>'
            if not raw:
                return content
        elif correction.kind == CorrectionKind.DUPLICATE and not text:
            return f'<surplus reason="repeated">{_raw(raw)}</surplus>' if raw else ""
        elif BREAK.search(raw) and not raw.strip() and not text.strip():
            goes_on = "" if text else "no"
            return content + tag("lb", {"break": goes_on}, empty=True) * len(BREAK.findall(raw))
        if not raw and not text:
            return ""
        doubt = f"{correction.confidence:.2f}" if correction.state == State.SUGGESTED else ""
        corr = tag("corr", {"type": str(correction.kind), "cert": doubt})
        return f"<choice><sic>{_raw(raw)}</sic>{corr}{content}</corr></choice>"


def _raw(text: str) -> str:
    return "<lb/>".join(map(written, BREAK.split(text)))
