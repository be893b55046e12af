"""The grams of a folded text: the pairs and triples of frequent characters in it.

Each passage holds every frequent character many times, so a phrase of such characters alone can't be found quickly by
where each of them stands; few passages hold all of its triples.
"""

from __future__ import annotations

import re
from itertools import pairwise

FREQUENT = (
    "一是人了不在有大中国和为这上他个地年來我会以到时要出的生学說道"
    "民傢子也成行下于们后就发自之对得着主長可过天作分方用多你部能市等业"
)
"""The characters that texts hold most often (a quarter of what is written), as the folding of the index has them.

Another choice takes a step of the schema, which makes the index again.
"""

_RUN = re.compile(f"[{FREQUENT}]{{2,}}")


def grams(folded: str) -> set[str]:
    """All grams of a folded text."""
    held = set[str]()
    for run in _RUN.findall(folded):
        held.update(map("".join, pairwise(run)))
        held.update(map("".join, zip(run, run[1:], run[2:], strict=False)))
    return held


def grams_sought(folded: str) -> list[str]:
    """The grams that a passage holds if it holds a folded text, without those that follow from others."""
    sought = dict[str, None]()
    for run in _RUN.findall(folded):
        length = min(len(run), 3)
        sought.update(dict.fromkeys(run[at : at + length] for at in range(len(run) - length + 1)))
    return list(sought)


def is_frequent(folded: str) -> bool:
    """Whether a folded text is of frequent characters alone, two at least."""
    return _RUN.fullmatch(folded) is not None
