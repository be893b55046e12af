"""What is looked for, where it was found, and which replacements are kept as rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for: a text, or with `regex` a regular expression; in the corrected text, or with `raw` in the raw.

    `width` takes half and full width for the same, `variants` the forms of a character (里, 裡, 裏), `case` tells
    capital letters from small ones.
    """

    pattern: str
    regex: bool = False
    width: bool = False
    variants: bool = False
    case: bool = False
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch [start, end) of an article's corrected text (code points) that was found, and what is to stand there.

    Two hits are the same where they stand at the same raw place: corrections elsewhere don't change that. `stands` is
    False where raw text was found that is not in the corrected text; `locked`, that its article is approved.
    """

    issue: int
    raw: tuple[int, int]
    article: str = field(compare=False)
    start: int = field(compare=False)
    end: int = field(compare=False)
    replacement: str = field(compare=False)
    context: tuple[str, str, str] = field(compare=False)
    number: int = field(compare=False)
    stands: bool = field(compare=False, default=True)
    locked: bool = field(compare=False, default=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A replacement that is kept, to suggest itself in further issues; `id` is the database's."""

    id: int
    query: Query
    replacement: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Folding:
    """How texts are made alike for the index: `table` says what each character is read as, nothing where it is left
    out. Another table has another `name`.
    """

    name: str
    table: Mapping[int, str]

    def __call__(self, text: str) -> str:
        """A text made alike."""
        return text.translate(self.table)
