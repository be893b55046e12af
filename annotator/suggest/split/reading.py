"""The automatic split: raw text in, boundaries, parts and joins out.

Lines are joined to paragraphs where a sentence certainly continues; then the whole sequence of paragraphs is decoded at
once by a linear-chain conditional random field over the features of `features.TABLE`. Where that is in doubt whether an
article opens, boosted trees over the numbers of `numbers.TABLE` decide in a second look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotator.core.records import Boundary, Part, Record, Span
from annotator.suggest.lines import Line, lines_of
from annotator.suggest.split import assemble, features, weights
from annotator.suggest.split.assemble import ORIGIN, Join
from annotator.suggest.split.blocks import Block
from annotator.suggest.split.chain import Row, best_path, marginals
from annotator.suggest.split.joins import join_chances
from annotator.suggest.split.pages import pages_of, passed_over
from annotator.suggest.split.paragraphs import Paragraph, paragraphs_of
from annotator.suggest.split.rules import bounded, known_of
from annotator.suggest.split.second import judged
from annotator.suggest.split.style import Style, style_of
from annotator.suggest.split.views import View, views_of

__all__ = ["ORIGIN", "Join", "Reading", "read", "split"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one decoding found: `labels` has one for each paragraph, `joins` are the white space inside sentences,
    `rows` those lines of tables and lists that surely are such.
    """

    raw: str
    lines: list[Line]
    paragraphs: list[Paragraph]
    labels: list[str]
    boundaries: list[Boundary]
    parts: list[Part]
    joins: list[Join]
    rows: list[Span]

    @property
    def records(self) -> list[Record]:
        """Boundaries and parts in the order of the text."""
        return sorted([*self.boundaries, *self.parts], key=lambda record: record.order)


class Look(NamedTuple):
    """What the chain alone makes of the paragraphs: the best path of labels, and the chances of all of them; `blocks`
    are the texts among them that are no news story.
    """

    paragraphs: list[Paragraph]
    views: list[View]
    path: Sequence[int]
    chances: Sequence[Row]
    blocks: Sequence[Block]


def split(raw: str) -> list[Record]:
    """The boundaries and parts that the program suggests for a raw text; the first boundary stands at 0."""
    return read(raw).records


def read(raw: str, given: weights.Weights | None = None) -> Reading:
    """Decode a raw text, with the shipped weights or others; time and memory are linear in its length."""
    chosen = given or weights.shipped()
    lines = lines_of(raw)
    style = style_of(lines)
    look = first_look(lines, style, chosen)
    path, chances = look.path, look.chances
    if chosen.trees:
        path, chances = judged(look.views, style, path, chances, chosen.trees)
    labels = [chosen.labels[label] for label in path]
    rows = [dict(zip(chosen.labels, row, strict=True)) for row in chances]
    decoded = assemble.Decoded(raw, lines, look.paragraphs, labels, rows, look.blocks)
    return Reading(
        raw,
        lines,
        look.paragraphs,
        labels,
        assemble.boundaries(decoded),
        assemble.parts(decoded),
        assemble.joins(decoded),
        [Span(lines[at].start, lines[at].end) for block in look.blocks for at in block.cells],
    )


def first_look(lines: Sequence[Line], style: Style, given: weights.Weights) -> Look:
    """The paragraphs of the lines, and the chain's reading of them."""
    pages = pages_of(lines, style, given)
    breaks = passed_over(join_chances(lines, style, given), pages)
    known = known_of(lines, breaks, pages, style)
    paragraphs = paragraphs_of(lines, breaks, known.alone)
    views = views_of(paragraphs, style)
    scores = bounded(features.scores_of(views, style, given), paragraphs, known, given.labels)
    return Look(paragraphs, views, best_path(scores, given.steps), marginals(scores, given.steps), known.blocks)
