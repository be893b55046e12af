"""How an export is made: the choices that a person has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from annotator.core.labels import Label
from annotator.core.records import Span
from annotator.formats.writing import Scope


class Nested(StrEnum):
    """Which of nested entities is exported where a format does not allow nesting."""

    OUTERMOST = "outermost"
    INNERMOST = "innermost"
    SKIP = "skip"


class Edges(StrEnum):
    """What happens to an entity that begins or ends inside a word where a format knows only words."""

    EXPAND = "expand"
    CONTRACT = "contract"
    STRICT = "strict"


class Scheme(StrEnum):
    """How the tags of a name's characters or words are written."""

    BIO = "BIO"
    BIOES = "BIOES"
    BMES = "BMES"


class Unit(StrEnum):
    """What a line or a token is."""

    CHARACTER = "character"
    WORD = "word"


class Offsets(StrEnum):
    """What the offsets of a tool count, where its projects can count in several ways."""

    UTF16 = "utf-16"
    GRAPHEME = "grapheme"
    POINTS = "code-points"


class Decisions(StrEnum):
    """Which entities, pairs of sentences and lines of print go out: those too that were only swept in by approving
    their article, or only those that somebody has looked at or that came with their file.
    """

    ANY = "any"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Options:
    """How an export is made.

    `shares` divides it into training, validation and test (whole numbers that weigh the articles of each; none: it is
    not divided), by chance that `seed` settles. `suffix` is that of the file; `words` cuts a text into words, in order
    and without a gap; `labels` is the label set; `kind_names` are the kinds of articles in the language of who reads;
    `images` finds the file of a page image by its checksum.
    """

    scope: Scope = Scope.APPROVED
    decided: Decisions = Decisions.ANY
    nested: Nested = Nested.OUTERMOST
    edges: Edges = Edges.EXPAND
    scheme: Scheme = Scheme.BIO
    unit: Unit = Unit.CHARACTER
    shares: tuple[int, ...] = ()
    seed: int = 0
    suffix: str = ""
    offsets: Offsets = Offsets.UTF16
    labels: tuple[Label, ...] = field(default=(), compare=False)
    kind_names: Mapping[str, str] = field(default_factory=dict, compare=False)
    images: Callable[[str], Path | None] = field(default=lambda checksum: None, compare=False)
    words: Callable[[str], Sequence[Span]] = field(default=lambda text: [Span(0, len(text))], compare=False)

    def to_json(self) -> dict[str, object]:
        """The options as plain data."""
        return {
            "status": str(self.scope),
            "decided": str(self.decided),
            "nested": str(self.nested),
            "edges": str(self.edges),
            "scheme": str(self.scheme),
            "unit": str(self.unit),
            "split": list(self.shares),
            "seed": self.seed,
        }


DEFAULT_OPTIONS = Options()
