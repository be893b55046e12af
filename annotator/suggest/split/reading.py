"""The automatic split: raw text in, boundaries, parts and joins out.

Lines are joined to paragraphs where a sentence certainly continues; then the whole sequence of paragraphs is decoded at
once by a linear-chain conditional random field over the features of `features.TABLE`. Where that is in doubt whether an
article opens, boosted trees over the numbers of `numbers.TABLE` decide in a second look. Of a text whose place on pages
is known, other trees look at how it is set (`printed.TABLE`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotator.core.issue import Issue
from annotator.core.records import Boundary, Part, Record, Span
from annotator.suggest.lines import Line, lines_of
from annotator.suggest.spaced import unspaced
from annotator.suggest.split import assemble, features, printed, weights
from annotator.suggest.split.assemble import ORIGIN, Join
from annotator.suggest.split.blocks import Block
from annotator.suggest.split.chain import Row, best_path, marginals
from annotator.suggest.split.joins import join_chances
from annotator.suggest.split.pages import pages_of, passed_over
from annotator.suggest.split.paragraphs import ASKED, Paragraph, paragraphs_of
from annotator.suggest.split.rules import bounded, known_of
from annotator.suggest.split.second import judged
from annotator.suggest.split.style import Style, style_of
from annotator.suggest.split.typography import Setting, settings_of
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
    """What is made of the paragraphs, at first by the chain alone: the best path of labels, and the chances of all of
    them; `blocks` are the texts among them that are no news story.
    """

    paragraphs: list[Paragraph]
    views: list[View]
    path: Sequence[int]
    chances: Sequence[Row]
    blocks: Sequence[Block]


def split(raw: str) -> list[Record]:
    """The boundaries and parts that the program suggests for a raw text; the first boundary stands at 0."""
    return read(raw).records


def read(
    raw: str,
    given: weights.Weights | None = None,
    *,
    pages: Issue | None = None,
    of_print: weights.OfPrint | None = None,
) -> Reading:
    """Decode a raw text, with the shipped weights or others; time and memory are linear in its length.

    `pages` is the issue of that text, where it stands on pages whose geometry is known; these the trees `of_print`
    judge, or the shipped ones.
    """
    chosen = given or weights.shipped()
    lines = unspaced(raw, lines_of(raw))
    settings = settings_of(pages, lines) if pages is not None else []
    look = text_look(lines, settings, chosen)
    path, chances = look.path, look.chances
    if settings:
        look_at_print = printed.print_of(look.views, settings, chances)
        path, chances = printed.judged(look_at_print, path, of_print or weights.of_print())
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


def text_look(lines: Sequence[Line], settings: Sequence[Setting | None], given: weights.Weights) -> Look:
    """The paragraphs of the lines, and what the chain and the trees of the text make of them; where it is known how the
    lines are set, none is joined to the one before it without a question that print may set apart.
    """
    style = style_of(lines)
    look = first_look(lines, style, given, apart=printed.set_apart(settings))
    if not given.trees:
        return look
    path, chances = judged(look.views, style, look.path, look.chances, given.trees)
    return look._replace(path=path, chances=chances)


def first_look(lines: Sequence[Line], style: Style, given: weights.Weights, *, apart: Collection[int] = ()) -> Look:
    """The paragraphs of the lines, and the chain's reading of them; none of the lines `apart` is joined unasked."""
    pages = pages_of(lines, style, given)
    breaks = passed_over(join_chances(lines, style, given), pages)
    for line in apart:
        breaks[line] = min(breaks[line], ASKED)
    known = known_of(lines, breaks, pages, style)
    paragraphs = paragraphs_of(lines, breaks, known.alone)
    views = views_of(paragraphs, style)
    scores = bounded(features.scores_of(views, style, given), paragraphs, known, given.labels)
    return Look(paragraphs, views, best_path(scores, given.steps), marginals(scores, given.steps), known.blocks)
