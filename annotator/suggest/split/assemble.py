"""Labels and their chances made into records: boundaries with kinds, parts, joins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from annotator.core.records import ArticleKind, Boundary, Part, Role, State
from annotator.suggest import cues
from annotator.suggest.lines import Line
from annotator.suggest.split.blocks import Block
from annotator.suggest.split.genres import kind_of
from annotator.suggest.split.labels import FURNITURE, INSIDE, OPENERS, ROLES
from annotator.suggest.split.paragraphs import CERTAIN, Paragraph

ORIGIN = "split 12"
WORTH_ASKING = 0.1
"""A join of less than this probability is not even a question."""
OPENING, CLOSING = 120, 24
"""The characters at either end of a paragraph in which a dateline or a jump is looked for."""
PHOTO_MOST = 400
"""A photo story has no more characters than this."""
_READ = 200
"""So many characters of a paragraph tell of what kind its article is."""
SURE, LIKELY = 0.95, 0.8
"""How sure a part is that a pattern found."""


class Join(NamedTuple):
    """White space inside a sentence, `raw[start:end]`, and the probability that it is."""

    start: int
    end: int
    confidence: float


class Decoded(NamedTuple):
    """An issue with a label for each paragraph and the chances of all labels."""

    raw: str
    lines: Sequence[Line]
    paragraphs: Sequence[Paragraph]
    labels: Sequence[str]
    chances: Sequence[Mapping[str, float]]
    blocks: Sequence[Block]

    def start(self, paragraph: Paragraph) -> int:
        return self.lines[paragraph.first].start

    def end(self, paragraph: Paragraph) -> int:
        return self.lines[paragraph.last].end


def joins(decoded: Decoded) -> list[Join]:
    """White space that should go, and what might be such."""
    joined = []
    above = FURNITURE
    for paragraph, label, chances in zip(decoded.paragraphs, decoded.labels, decoded.chances, strict=True):
        apart, above = FURNITURE in (above, label), label
        if not apart and chances[INSIDE] >= WORTH_ASKING:
            joined.append(_join(decoded.lines, paragraph.first, chances[INSIDE]))
        joined.extend(_join(decoded.lines, at, CERTAIN) for at in range(paragraph.first + 1, paragraph.last + 1))
    return joined


def _join(lines: Sequence[Line], at: int, confidence: float) -> Join:
    return Join(lines[at - 1].end, lines[at].start, confidence)


def boundaries(decoded: Decoded) -> list[Boundary]:
    """A boundary at 0, at each article's opening, at furniture, and where an article goes on after furniture."""
    placed: list[Boundary] = []
    article = above = ""
    for index, label in enumerate(decoded.labels):
        opens, furniture = label in OPENERS, label == FURNITURE
        if not placed or opens or furniture != (above == FURNITURE):
            goes_on = article if not opens and not furniture else ""
            boundary = _boundary(decoded, index, first=not placed, continues=goes_on)
            if opens or (not article and not furniture):
                article = boundary.id
            placed.append(boundary)
        above = label
    return placed or [Boundary(id="b0", origin=ORIGIN, state=State.SUGGESTED, start=0, rule="split.empty")]


def _boundary(decoded: Decoded, index: int, *, first: bool, continues: str) -> Boundary:
    label, chances = decoded.labels[index], decoded.chances[index]
    start = 0 if first else decoded.start(decoded.paragraphs[index])
    opening = sum(chances[opener] for opener in OPENERS)
    kind, sure = (ArticleKind.FURNITURE, chances[FURNITURE]) if label == FURNITURE else _kind(decoded, index)
    return Boundary(
        id=f"b{start}",
        origin=ORIGIN,
        state=State.SUGGESTED,
        rule=f"split.{label}",
        confidence=1.0 if first else _bounded(sure if label == FURNITURE else 1 - opening if continues else opening),
        start=start,
        kind=kind,
        kind_confidence=_bounded(sure),
        continues=continues,
        inside=bool(continues) and label == INSIDE,
    )


def _kind(decoded: Decoded, index: int) -> tuple[ArticleKind, float]:
    """What the article that opens at a paragraph is, and how sure; a photo story is short and ends with a credit."""
    end = index + 1
    while end < len(decoded.labels) and decoded.labels[end] not in OPENERS and decoded.labels[end] != FURNITURE:
        end += 1
    first, last = decoded.paragraphs[index], decoded.paragraphs[end - 1]
    heading, closing = cues.fold(first.text[:60]), cues.fold(last.text[-40:])
    above = cues.fold(decoded.paragraphs[index - 1].text) if index and decoded.labels[index - 1] == FURNITURE else ""
    if above.endswith("广告"):
        return ArticleKind.ADVERTISEMENT, LIKELY
    if cues.PHOTO_TITLE.search(heading):
        return ArticleKind.PHOTO, SURE
    texts = [cues.fold(one.text[:_READ]) for one in decoded.paragraphs[index:end]]
    kind = _kind_of_block(decoded, first.first, last.last + 1) or kind_of(heading, texts)
    if kind:
        return kind, LIKELY
    if end - index < 5 and decoded.end(last) - decoded.start(first) < PHOTO_MOST and cues.PHOTO_CREDIT.search(closing):
        return ArticleKind.PHOTO, LIKELY
    return ArticleKind.ARTICLE, LIKELY


def _kind_of_block(decoded: Decoded, start: int, end: int) -> ArticleKind | None:
    """The kind of the block that fills the better half of the lines from `start` to `end`."""
    for at in range(bisect_left(decoded.blocks, start, key=attrgetter("first")), len(decoded.blocks)):
        block = decoded.blocks[at]
        if end <= block.first:
            break
        if end - start < 2 * (min(block.end, end) - block.first):
            return block.kind
    return None


def parts(decoded: Decoded) -> list[Part]:
    """Heads, bylines, datelines, crossheads, captions and jumps."""
    made: list[Part] = []
    for paragraph, label, chances in zip(decoded.paragraphs, decoded.labels, decoded.chances, strict=True):
        start, end = decoded.start(paragraph), decoded.end(paragraph)
        if label in ROLES:
            made.append(_part(start, end, ROLES[label], chances[label], f"split.{label}"))
        elif label != FURNITURE:
            made.extend(_inner(decoded, paragraph))
    return made


def _inner(decoded: Decoded, paragraph: Paragraph) -> Iterator[Part]:
    """Parts inside a body paragraph: a jump or dateline at its start, a jump at its end, or a whole caption."""
    start, end = decoded.start(paragraph), decoded.end(paragraph)
    opening = cues.fold(decoded.raw[start : min(end, start + OPENING)])
    begun = start
    for pattern, role in ((cues.JUMP_FROM, Role.JUMP), (cues.DATELINE_SPAN, Role.DATELINE)):
        match = pattern.match(opening[begun - start :])
        if match and match[0].strip():
            yield _part(begun, begun + len(match[0].rstrip()), role, SURE, f"split.{role}")
            begun += match.end()
    closing = max(begun, end - CLOSING)
    jumps = [match.start() for match in cues.JUMP_TO.finditer(decoded.raw, closing, end) if match.end() == end]
    if jumps:
        yield _part(jumps[0], end, Role.JUMP, SURE, "split.jump")
    elif begun == start and _is_caption(opening, end - start):
        yield _part(start, end, Role.CAPTION, LIKELY, "split.caption")


def _is_caption(opening: str, length: int) -> bool:
    """Whether a paragraph describes a picture or is nothing but its credit."""
    return bool(cues.CAPTION.match(opening)) or (length < 24 and bool(cues.CREDIT.search(opening)))


def _part(start: int, end: int, role: Role, confidence: float, rule: str) -> Part:
    return Part(
        id=f"p{start}",
        origin=ORIGIN,
        state=State.SUGGESTED,
        start=start,
        end=end,
        role=role,
        confidence=_bounded(confidence),
        rule=rule,
    )


def _bounded(confidence: float) -> float:
    return round(min(max(confidence, 0.0), 1.0), 4)
