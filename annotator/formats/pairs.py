"""Pairs of raw and corrected text, by article and by sentence, for training correction.

JSONL: an object a line with `raw`, `gold` and the `edits` between them ([start, end) of `raw` in code points, `text`,
`kind`). TSV, with a header: raw, gold and the kinds of the edits of each sentence. SIGHAN: source and target of the
sentences where the two are of one length, as spelling correctors read them (SIGHAN Bake-off 2015).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.core.issue import Article, Issue
from annotator.core.marking import marked
from annotator.core.offsets import OffsetMap
from annotator.core.records import State
from annotator.formats.format import Format
from annotator.formats.lines import objects_into, sentences
from annotator.formats.options import Decisions, Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.writing import Loss, Report

JSONL, TSV, SIGHAN = SUFFIXES = (".jsonl", ".tsv", ".sighan")


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch of raw text, its corrected text, and the edits between them: (start, end, text, kind).

    `swept`: nobody looked at one of the edits.
    """

    id: str
    unit: str
    raw: str
    gold: str
    edits: tuple[tuple[int, int, str, str], ...]
    swept: bool = False


def write(outgoing: Outgoing, path: Path, options: Options) -> None:
    """Write the pairs in the form that the suffix of the file asks for; what the forms can't hold is counted."""
    pairs = _pairs(outgoing, options)
    if options.suffix == JSONL:
        with objects_into(path) as write_object:
            for pair in pairs:
                write_object(as_object(pair))
        return
    rows = _rows if options.suffix == TSV else _of_one_length
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(rows(pairs, outgoing.report))


def _pairs(outgoing: Outgoing, options: Options) -> Iterator[Pair]:
    report = outgoing.report
    for issue in outgoing.issues:
        articles = report.taken(issue, options.scope)
        report.issues += bool(articles)
        checksum = hashlib.sha256(issue.first_raw.encode()).hexdigest()[:12]
        for article in articles:
            yield from looked_at(pairs_of(issue, article, f"{checksum}-{article.id}"), options, report)


def looked_at(pairs: Iterable[Pair], options: Options, report: Report) -> Iterator[Pair]:
    """The pairs without those that have a swept edit, unless these are wanted too; they are counted."""
    for pair in pairs:
        if options.decided == Decisions.ANY or not pair.swept:
            yield pair
        elif pair.unit == "sentence":
            report.left_out[Loss.SWEPT_TEXT] += 1


def _rows(pairs: Iterable[Pair], report: Report) -> Iterator[str]:
    yield "raw\tgold\tedits\n"
    for pair in pairs:
        if pair.unit == "sentence" and pair.raw:
            kinds = ",".join(kind for _start, _end, _text, kind in pair.edits)
            yield f"{_cell(pair.raw)}\t{_cell(pair.gold)}\t{kinds}\n"
        elif pair.unit == "sentence":
            report.left_out[Loss.NOWHERE] += 1


def _of_one_length(pairs: Iterable[Pair], report: Report) -> Iterator[str]:
    for pair in pairs:
        source, target = _cell(pair.raw), _cell(pair.gold)
        if pair.unit == "sentence" and len(source) == len(target):
            yield f"{source}\t{target}\n"
        elif pair.unit == "sentence":
            report.left_out[Loss.LENGTHS] += 1


def as_object(pair: Pair) -> dict[str, Any]:
    """A pair as plain data, as a line of JSONL holds it."""
    edits = [{"start": start, "end": end, "text": text, "kind": kind} for start, end, text, kind in pair.edits]
    return {
        "id": pair.id,
        "unit": pair.unit,
        "raw": pair.raw,
        "gold": pair.gold,
        "same_length": len(pair.raw) == len(pair.gold),
        "edits": edits,
    }


def _cell(text: str) -> str:
    return text.replace("\t", " ").replace("\r", "").replace("\n", "↵")


def pairs_of(issue: Issue, article: Article, name: str) -> Iterator[Pair]:
    """The pair of an article, and one for each of its sentences."""
    offsets = OffsetMap(issue, article)
    whole = _pair(issue, offsets, 0, len(offsets.text), name, "article")
    yield whole
    number = 0
    for start, end in sentences(offsets.text, ()):
        stripped = offsets.text[start:end].strip()
        if stripped:
            low = start + offsets.text[start:end].index(stripped)
            yield _pair(issue, offsets, low, low + len(stripped), f"{name}-{number}", "sentence")
            number += 1


def _pair(issue: Issue, offsets: OffsetMap, start: int, end: int, name: str, unit: str) -> Pair:
    """The raw text that a stretch of the corrected text stands for, piece by piece; a stretch cuts no correction."""
    raw: list[str] = []
    gold: list[str] = []
    edits: list[tuple[int, int, str, str]] = []
    at = 0
    swept = False
    for run in offsets.touching(start, end):
        low, high = max(start, run.text), min(end, run.text_end)
        whole = start <= run.text and run.text_end <= end
        if low > high or (low == high and not (whole and run.size == 0)):
            continue
        if run.correction is not None:
            source = issue.raw[run.raw : run.raw_end] if whole or run.text >= start else ""
            text = run.correction.text[low - run.text : high - run.text]
            edits.append((at, at + len(source), text, str(run.correction.kind)))
            swept = swept or run.correction.swept or run.correction.state == State.SUGGESTED
        elif run.is_seam:
            source = ""
            text = offsets.text[low:high]
            edits.append((at, at, text, "seam"))
        else:
            source = text = offsets.text[low:high]
        raw.append(source)
        gold.append(text)
        at += len(source)
    return Pair(name, unit, "".join(raw), "".join(gold), tuple(edits), swept)


FORMAT = Format(
    name="pairs",
    title=marked("Format", "raw and corrected text side by side"),
    suffixes=SUFFIXES,
    writer=write,
)
