"""Make the table of look-alikes from a word list: python -m annotator.suggest.repair.fit_shapes DICTIONARY [OUTPUT].

A dictionary holds a word and its frequency on each line ("word 12 n"); the shipped table was made from jieba's dict.txt
(MIT licence). OUTPUT (default: the shipped table) gets a line for each character that may be a misprint.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from math import log
from pathlib import Path

from annotator.suggest.repair.shape_groups import GROUPS
from annotator.suggest.repair.shapes import PATH, Lookalike

GAIN = 8.0
"""How much likelier (as a logarithm) the word must be than the two characters each on its own."""
SELDOM = 5
"""Words of a lower frequency make no correction."""


def main(arguments: list[str]) -> int:
    """Read a dictionary and write the table; returns the exit code."""
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    words = read_words(Path(arguments[0]))
    table = lookalikes(words)
    output = Path(arguments[1]) if len(arguments) == 2 else PATH
    output.write_text("".join(f"{_line(one)}\n" for one in table), encoding="utf-8")
    return 0


def read_words(path: Path) -> dict[str, int]:
    """Word -> frequency."""
    words = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, frequency, *_ = line.split()
        words[word] = int(frequency)
    return words


def lookalikes(words: Mapping[str, int]) -> list[Lookalike]:
    """What is known of each character that may stand for another: its neighbours in words, and what makes words of it.

    The gain of reading a word `bc` for the characters `ac` is log P(bc) - log P(a) - log P(c).
    """
    before, after = _neighbours(words)
    making_before: defaultdict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    making_after: defaultdict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    total = log(sum(words.values()))
    for group in GROUPS.split():
        for wrong in group:
            for right in set(group) - {wrong}:
                for other in after[right]:
                    if other not in after[wrong] and GAIN <= _gain(words, right + other, wrong, other, total):
                        _better(making_after[wrong], other, right, words, right + other)
                for other in before[right]:
                    if other not in before[wrong] and GAIN <= _gain(words, other + right, wrong, other, total):
                        _better(making_before[wrong], other, right, words, other + right)
    return [
        Lookalike(
            wrong,
            "".join(sorted(before[wrong])),
            "".join(sorted(after[wrong])),
            {other: right for other, (_, right) in sorted(making_before[wrong].items())},
            {other: right for other, (_, right) in sorted(making_after[wrong].items())},
        )
        for wrong in sorted({*making_before, *making_after})
    ]


def _neighbours(words: Mapping[str, int]) -> tuple[defaultdict[str, set[str]], defaultdict[str, set[str]]]:
    """The characters that stand before and after each character inside words."""
    before: defaultdict[str, set[str]] = defaultdict(set)
    after: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        for one, other in pairwise(word):
            before[other].add(one)
            after[one].add(other)
    return before, after


def _gain(words: Mapping[str, int], word: str, wrong: str, other: str, total: float) -> float:
    frequency = words.get(word, 0)
    if frequency < SELDOM:
        return 0.0
    return log(frequency) + total - log(words.get(wrong, 1) + 1) - log(words.get(other, 1) + 1)


def _better(making: dict[str, tuple[int, str]], other: str, right: str, words: Mapping[str, int], word: str) -> None:
    making[other] = max(making.get(other, (0, "")), (words[word], right))


def _line(one: Lookalike) -> str:
    pairs = ("".join(a + b for a, b in making.items()) for making in (one.makes_before, one.makes_after))
    return "\t".join((one.wrong, one.known_before, one.known_after, *pairs))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
