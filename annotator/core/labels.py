"""The label set of a database: which labels an entity can have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from annotator.core.errors import BadInput
from annotator.core.marking import marked

MOST_NAME = 40
"""How long (code points) the name of a label may be."""

PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
"""Okabe and Ito's colours (2008), which stay distinct under the common kinds of colour blindness."""

_KEYS = frozenset("123456789")
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label: its name in the data, its title (empty: as the program calls it), its colour ("#RRGGBB", empty: one by
    its name), the digit that stands for it on the keyboard (or none), what it is for, the label that it is a kind of,
    and sentences that show how it is used, a line each.
    """

    name: str
    title: str = ""
    colour: str = ""
    key: str = ""
    description: str = ""
    parent: str = ""
    examples: str = ""


def colour_of(label: Label) -> str:
    """The colour ("#RRGGBB") of a label; without one of its own, that of its name in the palette."""
    own = _COLOUR.fullmatch(label.colour)
    return label.colour if own else PALETTE[crc32(label.name.encode()) % len(PALETTE)]


def with_others(labels: Iterable[Label], names: Iterable[str]) -> list[Label]:
    """A label set, and a label for each further name that entities have, in the order of the names."""
    all_labels = list(labels)
    known = {label.name for label in all_labels}
    return [*all_labels, *(Label(name=name) for name in sorted(set(names) - known))]


def faults(labels: Sequence[Label]) -> Iterator[BadInput]:
    """What is wrong with a label set, one error each."""
    names = [label.name for label in labels]
    keys = [label.key for label in labels if label.key]
    if not labels:
        yield BadInput(marked("Trouble", "A label set needs a label."))
    for label in labels:
        if not label.name or len(label.name) > MOST_NAME or any(c.isspace() or not c.isprintable() for c in label.name):
            yield BadInput(marked("Trouble", "A label needs 1 to 40 characters and no white space."))
        elif names.count(label.name) > 1:
            yield BadInput(marked("Trouble", "Two labels are written alike."))
        if label.key and (label.key not in _KEYS or keys.count(label.key) > 1):
            yield BadInput(marked("Trouble", "A key is one digit from 1 to 9, and each stands for one label."))
        if label.parent and (label.parent not in names or _is_in_circle(label, labels)):
            yield BadInput(
                marked("Trouble", "A label is a kind of another one that is in the list, and not in a circle.")
            )


def _is_in_circle(label: Label, labels: Sequence[Label]) -> bool:
    parents = {other.name: other.parent for other in labels}
    above, seen = label.parent, {label.name}
    while above:
        if above in seen:
            return True
        seen.add(above)
        above = parents.get(above, "")
    return False


def renamed(labels: Sequence[Label], renames: Mapping[str, str]) -> dict[str, str]:
    """Those of the renames that change a name; what a rename leads to is in the label set."""
    names = {label.name for label in labels}
    return {old: new for old, new in renames.items() if old != new and new in names}
