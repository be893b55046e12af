"""The search for entities in the paragraphs of an issue: a first look at each by itself, and a second one that knows
them all.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import log
from typing import NamedTuple

from annotator.suggest.entities.evidence import Beside, Evidence, Judged, beside, judged
from annotator.suggest.entities.lattice import Scored, best, clusters, marginals
from annotator.suggest.entities.proposals import Proposal, proposals
from annotator.suggest.entities.strings import Strings
from annotator.suggest.entities.tokens import tokens_of
from annotator.suggest.entities.weights import Judge, Weights, shipped, shipped_judge

KEPT_FROM = 0.01
"""Below this probability a proposal gets no second look."""
_HOPELESS = log(KEPT_FROM)
"""A score from which no probability of that size can come: a span is never likelier than without its rivals."""
_REPORT_EACH = 200
"""Progress is reported after this many paragraphs."""
_CONSISTENT = -1.0
"""The first score of a place where nothing but the rest of the issue speaks for an entity."""
_LISTED = 3.0
"""What it adds to the score that the user's own list holds the string."""


class Mention(NamedTuple):
    """An entity: its half-open span in the paragraph, its label, what suggested it, and how sure it is (0..1)."""

    start: int
    end: int
    label: str
    source: str
    confidence: float


def find_entities(
    paragraphs: Sequence[str],
    *,
    listed: Mapping[str, str] | None = None,
    weights: Weights | None = None,
    progress: Callable[[float], object] = lambda share: None,
) -> list[list[Mention]]:
    """The entities of each paragraph (folded, at most some thousand characters), in order, none overlapping another.

    `listed` holds strings that are entities by the user's own word, with their labels; `progress` is called with the
    share of the work (0 to 1) that is done. Time is linear in the text.
    """
    judge = Judge(weights) if weights else shipped_judge()
    with _uncollected():
        return _find(paragraphs, listed or {}, weights or shipped(), judge, progress)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the garbage collector: nothing here makes cycles, and it would visit all tuples again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _find(
    paragraphs: Sequence[str],
    listed: Mapping[str, str],
    chosen: Weights,
    judge: Judge,
    progress: Callable[[float], object],
) -> list[list[Mention]]:
    half = _with_progress(paragraphs, progress, 0.0)
    looked = list(first_look(half, judge))
    evidence = evidence_of(paragraphs, looked)
    own = Strings(listed)
    mentions = []
    for text, seen in zip(
        _with_progress(paragraphs, progress, 0.5), with_repeats(paragraphs, looked, evidence), strict=True
    ):
        near = beside(seen)
        scores = {one.proposal: _again(text, one, near, evidence, chosen) for one in seen}
        if listed:
            _add_listed(scores, text, own, listed)
        mentions.append(list(_mentions(scores)))
    return mentions


def _with_progress(paragraphs: Sequence[str], progress: Callable[[float], object], done: float) -> Iterator[str]:
    """The paragraphs, one after the other; `progress` is called now and then, for half of the work."""
    for number, text in enumerate(paragraphs):
        if not number % _REPORT_EACH:
            progress(done + 0.5 * number / len(paragraphs))
        yield text


def first_look(paragraphs: Iterable[str], judge: Judge) -> Iterator[list[Judged]]:
    """The proposals of each paragraph, judged by themselves and against their rivals."""
    for text in paragraphs:
        tokens = tokens_of(text)
        scored = judge.scored(tokens, proposals(tokens), _HOPELESS)
        yield [one for cluster in clusters(scored, _span) for one in judged(cluster)]


def evidence_of(paragraphs: Iterable[str], looked: Iterable[list[Judged]]) -> Evidence:
    """What all paragraphs together say."""
    evidence = Evidence()
    for text, seen in zip(paragraphs, looked, strict=True):
        evidence.add(text, seen)
    return evidence


def with_repeats(
    paragraphs: Iterable[str], looked: Iterable[list[Judged]], evidence: Evidence
) -> Iterator[list[Judged]]:
    """The proposals that get a second look, and the places where an entity that is sure elsewhere was not proposed."""
    sure = evidence.sure()
    strings = Strings(sure)
    for text, looks in zip(paragraphs, looked, strict=True):
        kept = [one for one in looks if KEPT_FROM <= one.chance]
        there = {one.proposal[:3] for one in looks}
        for start, end in strings.spans_in(text):
            label = sure[text[start:end]]
            if (start, end, label) not in there:
                kept.append(Judged(Proposal(start, end, label, "consistency"), _CONSISTENT, 0.0))
        yield kept


def _again(text: str, one: Judged, near: Beside, evidence: Evidence, weights: Weights) -> float:
    table = weights.again[one.proposal.label]
    return one.score * table["score"] + sum(filter(None, map(table.get, evidence.traits(text, one, near))))


def _add_listed(scores: dict[Proposal, float], text: str, own: Strings, listed: Mapping[str, str]) -> None:
    """Strengthen what was proposed where one of the user's strings stands, or propose it there.

    A string inside a longer entity that is likely by itself (北京 in 北京大学) is left alone: the outermost counts.
    """
    proposed = {proposal[:3]: proposal for proposal in scores}
    likely = [proposal for proposal, score in scores.items() if 0 < score]
    for start, end in own.spans_in(text):
        if any(one.start <= start and end <= one.end and end - start < one.end - one.start for one in likely):
            continue
        label = listed[text[start:end]]
        proposal = proposed.get((start, end, label)) or Proposal(start, end, label, "gazetteer")
        scores[proposal] = max(scores.get(proposal, 0.0), 0.0) + _LISTED


def _mentions(scores: Mapping[Proposal, float]) -> Iterator[Mention]:
    for cluster in clusters(sorted(scores.items()), _span):
        spans = [Scored(proposal.start, proposal.end, score) for proposal, score in cluster]
        chances = marginals(spans)
        for index in best(spans):
            proposal = cluster[index][0]
            yield Mention(*proposal, round(chances[index], 3))


def _span(item: tuple[Proposal, float]) -> tuple[int, int]:
    return item[0].start, item[0].end
