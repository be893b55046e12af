"""What an issue says about an entity as a whole: a string that is surely one in one place is likely one in another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from annotator.suggest.entities.lattice import Scored, marginals
from annotator.suggest.entities.proposals import Proposal

_STEPS = (0.05, 0.2, 0.5, 0.8, 0.95)
_SURE = 0.97
_BETWEEN = frozenset("、和与及")


class Judged(NamedTuple):
    """A proposal with its score and its probability."""

    proposal: Proposal
    score: float
    chance: float


class Beside(NamedTuple):
    """The likeliest proposal of a paragraph that ends at an offset, and the likeliest that starts there."""

    ending: Mapping[int, Judged]
    starting: Mapping[int, Judged]


def beside(looks: Iterable[Judged]) -> Beside:
    """Proposals of a paragraph that stand side by side."""
    ending: dict[int, Judged] = {}
    starting: dict[int, Judged] = {}
    for one in sorted(looks, key=lambda one: one.chance):
        ending[one.proposal.end] = one
        starting[one.proposal.start] = one
    return Beside(ending, starting)


class Seen:
    """How often a string was proposed under a label, and how likely it was: the best chance, the next best, the sum."""

    __slots__ = ("best", "count", "next", "total")

    def __init__(self) -> None:
        self.best = self.next = self.total = 0.0
        self.count = 0

    def add(self, chance: float) -> None:
        """Count one more place."""
        if self.best < chance:
            self.best, self.next = chance, self.best
        elif self.next < chance:
            self.next = chance
        self.total += chance
        self.count += 1


_NO_LABELS: Mapping[str, Seen] = {}


def judged(cluster: list[tuple[Proposal, float]]) -> list[Judged]:
    """The proposals of a cluster with their probabilities."""
    chances = marginals([Scored(proposal.start, proposal.end, score) for proposal, score in cluster])
    return [Judged(proposal, score, chance) for (proposal, score), chance in zip(cluster, chances, strict=True)]


class Evidence:
    """All strings that were proposed in an issue."""

    def __init__(self) -> None:
        self._seen: dict[str, dict[str, Seen]] = {}
        self._forms: dict[str, float] = {}

    def add(self, text: str, judged: Iterable[Judged]) -> None:
        """Count the proposals of one text."""
        for (start, end, label, _), _, chance in judged:
            name = text[start:end]
            labels = self._seen.get(name)
            if labels is None:
                labels = self._seen[name] = {}
            seen = labels.get(label)
            if seen is None:
                seen = labels[label] = Seen()
            seen.add(chance)
            if label == "PER" and 0.5 <= chance:
                for form in short_forms(name):
                    self._forms[form] = max(chance, self._forms.get(form, 0.0))

    def sure(self) -> dict[str, str]:
        """Strings that are entities beyond doubt somewhere, with their label."""
        sure: dict[str, str] = {}
        for name, labels in self._seen.items():
            for label, seen in labels.items():
                if _SURE < seen.best and 1 < len(name) and 0.5 < seen.total / seen.count:
                    sure[name] = label
        return sure

    def traits(self, text: str, one: Judged, near: Beside) -> list[str]:
        """What the rest of the issue says about a proposal and its neighbours."""
        start, end, label, source = one.proposal
        name = text[start:end]
        traits = ["bias", f"size={min(len(name), 6)}"]
        labels = self._seen.get(name, _NO_LABELS)
        seen = labels.get(label)
        if source == "consistency":
            traits.append(f"repeated={min(len(name), 4)}")
        elif seen is not None and 1 < seen.count:
            elsewhere = seen.next if seen.best <= one.chance else seen.best
            mean = (seen.total - one.chance) / (seen.count - 1)
            traits += [f"same={_step(elsewhere)}", f"mean={_step(mean)}"]
            if 2 < seen.count:
                traits.append(f"often={min(len(name), 6)}")
        else:
            traits.append("once")
        if label == "PER" and name in self._forms:
            traits.append(f"form{min(len(name), 3)}={_step(self._forms[name])}")
        traits += [
            f"as{other}={_step(seen.best)}" for other, seen in labels.items() if other != label and 0.2 < seen.best
        ]
        traits += _neighbours(text, start, end, near)
        return traits + self._around(text, start, end, name)

    def _around(self, text: str, start: int, end: int, name: str) -> list[str]:
        """Longer strings around it and shorter ones inside it that are entities elsewhere."""
        likely = self._likely
        traits = []
        for side, longer in (
            ("R", text[start : end + 1]),
            ("R", text[start : end + 2]),
            ("L", text[max(0, start - 1) : end]),
            ("L", text[max(0, start - 2) : end]),
        ):
            if longer in likely and longer != name:
                traits += [f"longer{side}{label}={_step(seen.best)}" for label, seen in likely[longer]]
        for side, shorter in (("F", name[:-1]), ("B", name[1:])):
            if shorter in likely and 1 < len(shorter):
                traits += [
                    f"shorter{side}{label}{min(seen.count, 4)}={_step(seen.best)}"
                    for label, seen in likely[shorter]
                    if 0.8 < seen.best and 1 < seen.count
                ]
        return traits

    @cached_property
    def _likely(self) -> Mapping[str, list[tuple[str, Seen]]]:
        """The strings that are likely entities somewhere, with their labels; asked for when all texts are counted."""
        return {
            name: likely
            for name, labels in self._seen.items()
            if (likely := [(label, seen) for label, seen in labels.items() if 0.5 < seen.best])
        }


def _neighbours(text: str, start: int, end: int, near: Beside) -> list[str]:
    """The entities that touch a proposal, and those that only a mark or a word of lists parts from it."""
    traits = []
    touching = near.ending.get(start), near.starting.get(end)
    listed = (
        near.ending.get(start - 1) if start and text[start - 1] in _BETWEEN else None,
        near.starting.get(end + 1) if end < len(text) and text[end] in _BETWEEN else None,
    )
    for place, one in zip(("touchL", "touchR", "listL", "listR"), (*touching, *listed), strict=True):
        if one is not None and 0.2 <= one.chance:
            traits.append(f"{place}={one.proposal.label}{_step(one.chance)}")
    return traits


def short_forms(name: str) -> list[str]:
    """Short forms of a person's name: surname or given name of a Chinese name, the parts of a foreign one."""
    if "·" in name:
        return [part for part in name.split("·") if 1 < len(part)]
    if len(name) == 2:
        return [name[0]]
    if len(name) == 3:
        return [name[0], name[1:]]
    return [name[:2]] if len(name) == 4 else []


def _step(chance: float) -> int:
    return sum([step <= chance for step in _STEPS])
