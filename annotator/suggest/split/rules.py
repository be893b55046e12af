"""What is known of a paragraph before the weights are asked: labels that it must have, and such that it can't have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from annotator.suggest import cues
from annotator.suggest.furniture import Verdict
from annotator.suggest.lines import Line
from annotator.suggest.split.blocks import FINAL, Block
from annotator.suggest.split.genres import blocks_of, closers, openers_behind
from annotator.suggest.split.labels import BODY, DECK, FURNITURE, HEADLINE, INSIDE, KICKER, LABELS, OPENERS
from annotator.suggest.split.pages import Pages
from annotator.suggest.split.paragraphs import Paragraph
from annotator.suggest.split.style import Style
from annotator.suggest.split.weights import Row

RULED_OUT = -60.0
"""What the score of a label that can't be loses."""

HEAD_MOST = 40
"""A longer line is no title above a source."""

_ANY: Final = frozenset(LABELS)
_TEXT: Final = _ANY - {FURNITURE}
_TITLE: Final = frozenset((KICKER, HEADLINE))
_INNER: Final = _TEXT - OPENERS
_ROW: Final = frozenset((BODY,))
_GOING_ON: Final = frozenset((INSIDE,))
_FURNITURE: Final = frozenset((FURNITURE,))


class Known(NamedTuple):
    """What is known of an issue before its paragraphs are looked at: furniture, texts that are no news story, and for
    lines the labels that a paragraph may have that begins with them. `alone` are the lines that are paragraphs.
    """

    pages: Pages
    blocks: Sequence[Block]
    labels: Mapping[int, frozenset[str]]
    alone: frozenset[int]


def known_of(lines: Sequence[Line], joins: Sequence[float], pages: Pages, style: Style) -> Known:
    """What is known of the lines; `joins[i]` is the probability that line `i` goes on inside the sentence above."""
    blocks = blocks_of(lines, joins, pages.alone, style)
    closed = frozenset(closers(lines, pages.alone))
    rows = {index for block in blocks if block.keeps_lines for index in range(block.first_row, block.end)}
    labels = dict.fromkeys(closed, _INNER) | dict.fromkeys(openers_behind(lines, blocks, closed), _TITLE)
    for block in blocks:
        labels |= dict.fromkeys(range(block.first + 1, block.end), _INNER)
        labels |= dict.fromkeys(rows.intersection(range(block.first + 1, block.end)), _ROW)
        if block.opens:
            labels[block.first] = _TITLE
    titles = dict(_titles_above_sources(lines, pages.alone | rows))
    labels |= titles | dict.fromkeys((index + 1 for index in titles), _INNER)
    labels |= dict.fromkeys(pages.over, _GOING_ON) | dict.fromkeys(pages.alone, _FURNITURE)
    return Known(pages, blocks, labels, pages.alone | rows | titles.keys())


def _titles_above_sources(lines: Sequence[Line], apart: Collection[int]) -> Iterator[tuple[int, frozenset[str]]]:
    """Short lines above one that says where the article was printed, with their labels: they go on with nothing, though
    the text above them may be unfinished.
    """
    for index in range(len(lines) - 1):
        title = lines[index].text
        is_short = len(title) <= HEAD_MOST and title[-1] not in FINAL
        if is_short and index not in apart and cues.is_source(lines[index + 1].text):
            is_second = not _begins(lines, index) and _begins(lines, index - 1)
            yield index, _TITLE | {DECK} if is_second else _TITLE


def _begins(lines: Sequence[Line], index: int) -> bool:
    """Whether what stands above a line has ended."""
    return not index or lines[index].blank > 0 or lines[index - 1].text[-1] in FINAL


def bounded(scores: Sequence[Row], paragraphs: Sequence[Paragraph], known: Known, labels: Sequence[str]) -> list[Row]:
    """The scores of the labels, those ruled out that can't be."""
    return [
        _ruled(row, labels, possible_labels(paragraph, known))
        for row, paragraph in zip(scores, paragraphs, strict=True)
    ]


def possible_labels(paragraph: Paragraph, known: Known) -> frozenset[str]:
    """The labels that a paragraph may have; where nothing else is known, only what looks so may be furniture."""
    if labels := known.labels.get(paragraph.first):
        return labels
    is_alike = paragraph.first == paragraph.last and known.pages.shapes[paragraph.first] == Verdict.POSSIBLE
    return _ANY if is_alike else _TEXT


def _ruled(row: Row, labels: Sequence[str], possible: frozenset[str]) -> Row:
    return tuple(score if label in possible else score + RULED_OUT for label, score in zip(labels, row, strict=True))
