"""CoNLL: one character and its tag a line, for sequence taggers.

Each line is a character of an article's corrected text, a tab, and its tag: B-LABEL, I-LABEL or O. An article begins
with a line `-DOCSTART-` of its own, an empty line ends each sentence. White space is left out. A sentence ends at a
line end, or behind a mark that closes it and the quotes and brackets behind the mark, but never inside an entity. Of
nested entities the outermost counts. Furniture is no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.core.issue import Article, Issue
from annotator.core.offsets import OffsetMap
from annotator.core.records import Correction, CorrectionKind
from annotator.formats.writing import Report, Scope, replacing

_DOCUMENT = "-DOCSTART-\tO\n\n"
_SENTENCE_END = re.compile("[。！？!?…]+[”’」』）)】》]*|[\r\n]+")


def write(issues: Iterable[Issue], path: Path, *, scope: Scope = Scope.APPROVED) -> Report:
    """Write the articles of some issues to one file."""
    report = Report()
    with replacing(path) as file:
        for issue in issues:
            articles = report.taken(issue, scope)
            report.issues += bool(articles)
            for article in articles:
                file.write(_DOCUMENT)
                file.writelines(_tagged(issue, article, scope, report))
    return report


def _tagged(issue: Issue, article: Article, scope: Scope, report: Report) -> Iterator[str]:
    """The lines of one article."""
    offsets = OffsetMap(issue, article)
    entities = list(_outermost(issue, article, offsets, scope, report))
    report.entities += len(entities)
    _count_losses(issue, article, report)
    tags = ["O"] * len(offsets.text)
    for start, end, label in entities:
        tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    at = 0
    for end in _sentence_ends(offsets.text, tags):
        lines = [f"{c}\t{tag}\n" for c, tag in zip(offsets.text[at:end], tags[at:end], strict=True) if not c.isspace()]
        if lines:
            yield from lines
            yield "\n"
        at = end


def _outermost(
    issue: Issue, article: Article, offsets: OffsetMap, scope: Scope, report: Report
) -> Iterator[tuple[int, int, str]]:
    """The entities that no other one holds: start and end in the article's text, and label."""
    spans = []
    for entity in issue.of_article(issue.entities, article):
        if scope.counts(entity):
            start, end = offsets.to_stretch(entity.start, entity.end)
            start = end - len(offsets.text[start:end].lstrip())
            spans.append((start, -end, "_".join(entity.label.split())))
    last = 0
    for start, minus_end, label in sorted(spans):
        if start == -minus_end:
            report.left_out["entities without a character"] += 1
        elif start < last:
            report.left_out["entities inside another one (the outermost is kept)"] += 1
        else:
            last = -minus_end
            yield start, last, label


def _sentence_ends(text: str, tags: list[str]) -> Iterator[int]:
    """The offsets behind the sentences of a text; the last is the end of the text."""
    for match in _SENTENCE_END.finditer(text):
        if match.end() < len(text) and not tags[match.end()].startswith("I-"):
            yield match.end()
    yield len(text)


def _count_losses(issue: Issue, article: Article, report: Report) -> None:
    """Count what stands in the article and has no place in a line of character and tag."""
    gaps = [c for c in issue.of_article(issue.corrections, article) if _is_gap(c)]
    report.left_out["gaps"] += len(gaps)
    report.left_out["notes"] += len([note for note in issue.of_article(issue.notes, article) if note.live])


def _is_gap(correction: Correction) -> bool:
    return correction.kind == CorrectionKind.GAP and correction.applies
