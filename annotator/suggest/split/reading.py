"""The automatic split: raw text in, boundaries, parts and joins out.

Lines are put together to paragraphs where a sentence certainly goes on; then the whole sequence of paragraphs is
decoded at once by a linear-chain conditional random field over the features of `features.TABLE`.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotator.core.records import Boundary, Part, Record
from annotator.suggest.lines import Line, lines_of
from annotator.suggest.split import assemble, features, weights
from annotator.suggest.split.assemble import ORIGIN, Join
from annotator.suggest.split.chain import best_path, marginals
from annotator.suggest.split.joins import join_chances
from annotator.suggest.split.pages import bounded, pages_of, passed_over
from annotator.suggest.split.paragraphs import Paragraph, paragraphs_of
from annotator.suggest.split.style import style_of
from annotator.suggest.split.views import views_of

__all__ = ["ORIGIN", "Join", "Reading", "read", "split"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one decoding found: `labels` has one for each paragraph, `joins` are the white space inside sentences."""

    raw: str
    lines: list[Line]
    paragraphs: list[Paragraph]
    labels: list[str]
    boundaries: list[Boundary]
    parts: list[Part]
    joins: list[Join]

    @property
    def records(self) -> list[Record]:
        """Boundaries and parts in the order of the text."""
        return sorted([*self.boundaries, *self.parts], key=lambda record: record.order)


def split(raw: str) -> list[Record]:
    """The boundaries and parts that the program suggests for a raw text; the first boundary stands at 0."""
    return read(raw).records


def read(raw: str, given: weights.Weights | None = None) -> Reading:
    """Decode a raw text, with the shipped weights or others; time and memory are linear in its length."""
    chosen = given or weights.shipped()
    lines = lines_of(raw)
    style = style_of(lines)
    pages = pages_of(lines, style, chosen)
    paragraphs = paragraphs_of(lines, passed_over(join_chances(lines, style, chosen), pages), pages.alone)
    scores = features.scores_of(views_of(paragraphs, style), style, chosen)
    scores = bounded(scores, paragraphs, pages, chosen.labels)
    labels = [chosen.labels[label] for label in best_path(scores, chosen.steps)]
    chances = [dict(zip(chosen.labels, row, strict=True)) for row in marginals(scores, chosen.steps)]
    decoded = assemble.Decoded(raw, lines, paragraphs, labels, chances)
    return Reading(
        raw, lines, paragraphs, labels, assemble.boundaries(decoded), assemble.parts(decoded), assemble.joins(decoded)
    )
