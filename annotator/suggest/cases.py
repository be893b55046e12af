"""Raw issues with known answers: NAME.txt (UTF-8) beside NAME.gold.json, read as issues that hold the answer.

A gold.json holds "articles" ([{"segments": [[start, end], ...]}], each with its "kind" if it is no news story), "roles"
([[start, end, role], ...]), "joins", "duplicates" and "furniture" ([[start, end], ...]), "entities" ([[start, end,
label], ...] or null), "half_width" and, where it is known, "newspaper". All offsets are code points of the decoded
text, half open. Cases of one day in several layouts share their name up to the first dot: the one with full-width
punctuation then says what the punctuation of the others should be.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.records import (
    ArticleKind,
    Boundary,
    Correction,
    CorrectionKind,
    Entity,
    Newspaper,
    Part,
    Position,
    Role,
    Span,
)
from annotator.suggest.repair.packed import Packed

AROUND = (6, 3, 1, 0)
"""So many characters to either side of a mark, white space left out, find it again in other layouts of the same day:
the most first, fewer where it isn't found.
"""

_MARK = re.compile(r"[,:;?!()]")
_HALF = str.maketrans("，：；？！（）", ",:;?!()")
_KNOWN = frozenset(("article", "boundary", "link", "correction line-join", "correction duplicate"))
_KNOWN_ROLES = frozenset(f"part {role}" for role in (Role.KICKER, Role.HEADLINE, Role.SUBHEAD, Role.BYLINE))


@dataclass(frozen=True, slots=True)
class Gold:
    """An issue that holds the answer; `scope`: the sorted spans judged, `known`: the rows answered; None: all."""

    issue: Issue
    scope: list[Span] | None = None
    known: frozenset[str] | None = None

    def covers(self, raw: int) -> bool:
        """Whether the gold says anything about this place."""
        if self.scope is None:
            return True
        at = bisect_right(self.scope, raw, key=lambda span: span.start) - 1
        return 0 <= at and raw < self.scope[at].end

    def answers(self, row: str) -> bool:
        """Whether the gold knows about such things."""
        return self.known is None or row in self.known


def read_cases(folder: Path) -> Iterator[Gold]:
    """The cases of a folder, by name; raises BadInput when there are none, or one of them can't be read."""
    paths = sorted(folder.glob("*.gold.json"))
    if not paths:
        raise BadInput(marked("Trouble", "{0}: no cases here; a case is NAME.txt beside NAME.gold.json."), folder)
    golds = {path: _load(path) for path in paths}
    for path, gold in golds.items():
        text, others = _text_of(path), ""
        if gold.get("half_width"):
            siblings = [other for other in paths if _day(other) == _day(path) and not golds[other].get("half_width")]
            others = "\n".join(map(_text_of, siblings))
        try:
            yield _gold(text, gold, others)
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput(
                marked("Trouble", "{0}: not a case as the README of the cases describes it ({1})."), path, repr(error)
            ) from error


def _day(path: Path) -> str:
    return path.name.partition(".")[0]


def _load(path: Path) -> dict[str, Any]:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(marked("Trouble", "{0}: can't be read as JSON ({1})."), path, error) from error
    if not isinstance(gold, dict):
        raise BadInput(marked("Trouble", "{0}: not a case: a JSON object is wanted."), path)
    return gold


def _text_of(path: Path) -> str:
    text = path.with_name(path.name.removesuffix(".gold.json") + ".txt")
    try:
        return text.read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        raise BadInput(marked("Trouble", "{0}: can't be read as UTF-8 text ({1})."), text, error) from error


def _gold(raw: str, gold: Mapping[str, Any], full_width: str) -> Gold:
    known = _KNOWN | _KNOWN_ROLES
    if gold["entities"] is not None:
        known |= {f"entity {label}" for label in ("PER", "LOC", "ORG")}
    if full_width or not gold.get("half_width"):
        known |= {"correction punctuation"}
    issue = Issue(
        raw=raw,
        boundaries=tuple(_boundaries(gold)),
        newspapers=tuple(_newspapers(gold)),
        parts=tuple(
            Part(id=f"p{start}", origin="gold", start=start, end=end, role=Role(role))
            for start, end, role in sorted(gold["roles"])
            if role != "body"
        ),
        corrections=tuple(sorted(_corrections(raw, gold, full_width), key=lambda one: one.start)),
        entities=tuple(
            Entity(id=f"e{start}.{end}", origin="gold", start=Position(start), end=Position(end), label=label)
            for start, end, label in sorted(gold["entities"] or ())
        ),
    )
    return Gold(issue, None, known)


def _boundaries(gold: Mapping[str, Any]) -> list[Boundary]:
    furniture = ArticleKind.FURNITURE
    boundaries = [
        Boundary(id=f"b{start}", origin="gold", start=start, kind=furniture) for start, _ in gold["furniture"]
    ]
    for article in gold["articles"]:
        first = article["segments"][0][0]
        kind = ArticleKind(article.get("kind", ArticleKind.ARTICLE))
        for start, _ in article["segments"]:
            continues = f"b{first}" if start != first else ""
            boundaries.append(Boundary(id=f"b{start}", origin="gold", start=start, kind=kind, continues=continues))
    return sorted(boundaries, key=lambda boundary: boundary.start)


def _newspapers(gold: Mapping[str, Any]) -> Iterator[Newspaper]:
    if title := gold.get("newspaper"):
        yield Newspaper(id="newspaper", origin="gold", title=str(title))


def _corrections(raw: str, gold: Mapping[str, Any], full_width: str) -> Iterator[Correction]:
    for kind, spans in ((CorrectionKind.LINE_JOIN, gold["joins"]), (CorrectionKind.DUPLICATE, gold["duplicates"])):
        for start, end in spans:
            yield Correction(id=f"c{start}", origin="gold", start=start, end=end, text="", kind=kind)
    for at, mark in punctuation_by(raw, full_width).items():
        kind = CorrectionKind.PUNCTUATION
        yield Correction(id=f"c{at}", origin="gold", start=at, end=at + 1, text=mark, kind=kind)


def punctuation_by(raw: str, full_width: str) -> dict[int, str]:
    """The full-width mark for each half-width one, by its offset, that other layouts of the day have in its place."""
    here, there = Packed(raw), Packed(full_width)
    wanted_at: dict[int, str] = {}
    for around in AROUND:
        marks = _marks(there.text, around)
        for at, neighbours in _neighbourhoods(here.text, around):
            wanted = marks.get(neighbours, ())
            if at not in wanted_at and len(wanted) == 1:
                wanted_at[at] = next(iter(wanted))
    return {here.to_raw(at): mark for at, mark in wanted_at.items() if mark != here.text[at]}


def _marks(text: str, around: int) -> dict[str, set[str]]:
    """Which marks a text has between the same neighbours."""
    marks: dict[str, set[str]] = defaultdict(set)
    for at, neighbours in _neighbourhoods(text, around):
        marks[neighbours].add(text[at])
    return marks


def _neighbourhoods(text: str, around: int) -> Iterator[tuple[int, str]]:
    """Each mark that has a half and a full width, with its context, all in half width."""
    plain = text.translate(_HALF)
    for mark in _MARK.finditer(plain):
        yield mark.start(), plain[max(0, mark.start() - around) : mark.end() + around]
