"""Characters that look like another one, where that one would make a word of what is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from annotator.core.records import CorrectionKind
from annotator.paths import resource
from annotator.suggest.repair.fixes import Fix
from annotator.suggest.repair.packed import Packed
from annotator.suggest.repair.shape_groups import alike

PATH = resource("suggest", "lookalikes.tsv")
ASKED = 0.4
OFTEN = 3
"""A pair of characters that stands so often is meant: a name, a term."""


class Lookalike(NamedTuple):
    """What is known of a character that may be a misprint.

    `known_before` and `known_after` are its neighbours inside words; `makes_before` and `makes_after` give, for the
    neighbour on that side, the character that makes a word with it instead.
    """

    wrong: str
    known_before: str
    known_after: str
    makes_before: Mapping[str, str]
    makes_after: Mapping[str, str]


def lookalikes(packed: Packed) -> Iterator[Fix]:
    """A question at each character that is in no word, where one of its shape would make one with its neighbour."""
    text = packed.text
    table, pattern = _table()
    count = cache(text.count)
    for match in pattern.finditer(text):
        at = match.start()
        one, before, after = table[match[0]], text[max(0, at - 1) : at], text[at + 1 : at + 2]
        if (before and before in one.known_before) or (after and after in one.known_after):
            continue
        for right, pair in (
            (one.makes_after.get(after), match[0] + after),
            (one.makes_before.get(before), before + match[0]),
        ):
            if right and count(pair) < OFTEN:
                yield Fix(*packed.span(at, 1), right, CorrectionKind.CHARACTER, "character.lookalike", ASKED)
                break


def alternatives(before: str, character: str, after: str) -> list[str]:
    """What a character between two others may have been in print: first what makes a word with one of them, then all
    that look alike.
    """
    one = _table()[0].get(character)
    words = [one.makes_before.get(before), one.makes_after.get(after)] if one is not None else []
    return list(dict.fromkeys([*filter(None, words), *alike(character)]))


@cache
def _table() -> tuple[dict[str, Lookalike], re.Pattern[str]]:
    """The shipped table and the pattern that finds its characters; `fit_shapes.py` writes it."""
    table = {one.wrong: one for one in map(_lookalike, PATH.read_text(encoding="utf-8").splitlines())}
    return table, re.compile(f"[{''.join(table)}]")


def _lookalike(line: str) -> Lookalike:
    wrong, known_before, known_after, before, after = line.split("\t")
    return Lookalike(wrong, known_before, known_after, _pairs(before), _pairs(after))


def _pairs(text: str) -> dict[str, str]:
    return dict(zip(text[::2], text[1::2], strict=True))
