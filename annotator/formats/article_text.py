"""A text and its entities: what most formats know of an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.core.errors import Why
from annotator.core.geometry import Box
from annotator.core.records import Decided

_OWN_ID = re.compile(r"([0-9a-f]{12})-(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class TextEntity:
    """An entity: a stretch [start, end) of an article's text (code points), and its label; `suggested`: nobody has
    decided on it; `decided` says how somebody did, where that is known. `origin` is who made it, where a file says so,
    and `confidence` (0 to 1) how sure a suggester was.
    """

    start: int
    end: int
    label: str
    authority: str = field(default="", compare=False)
    note: str = field(default="", compare=False)
    suggested: bool = field(default=False, compare=False)
    origin: str = field(default="", compare=False)
    confidence: float = field(default=1.0, compare=False)
    decided: Decided | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Unread:
    """What a file says about a text that can't be imported, with its place in the file, and why."""

    said: str
    why: Why


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch [start, end) of an article's text stands: the number and the image of its page, and its box."""

    start: int
    end: int
    page: str
    image: str
    box: Box


Located = Callable[[int, int], Sequence[Place]]
"""Says where a stretch of an article's text stands, a place for each line."""


def nowhere(start: int, end: int) -> Sequence[Place]:
    """Where the text of an issue without pages of print stands."""
    return ()


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as it goes out, or a text with entities as it comes in; entities are in order.

    `id` is made of the checksum of the issue's raw text and the article's own id. `annotators` are the origins of the
    entities where several people annotated the whole text. `looked_at`: somebody looked at it, though it may hold no
    entity; `unlisted`: there are suggestions for it that its file does not list; `guessed`: other entities would stand
    there if the offsets counted something else, of which the file says nothing. `by_words`, `by_clusters`: its file has
    no entities but of whole words, or grapheme clusters. `unread` is what of the file can't be taken up. `located` says
    where its stretches stand on the pages; `catalogue` holds what is said of the article, and else of its issue, by the
    element of Dublin Core.
    """

    text: str
    entities: tuple[TextEntity, ...] = ()
    id: str = ""
    title: str = ""
    date: str = ""
    source: str = ""
    headline: str = ""
    kind: str = ""
    newspaper: str = ""
    catalogue: Mapping[str, str] = field(default_factory=dict, compare=False)
    annotators: tuple[str, ...] = ()
    looked_at: bool = False
    unlisted: bool = False
    guessed: bool = False
    by_words: bool = False
    by_clusters: bool = False
    unread: tuple[Unread, ...] = ()
    located: Located = field(default=nowhere, compare=False, repr=False)

    @property
    def names(self) -> tuple[TextEntity, ...]:
        """The entities, as packages of other formats have known them."""
        return self.entities


def own_id(article_id: str) -> tuple[str, str]:
    """The two halves of an id that this program has given to an article: what the checksum of the raw text begins with,
    and the article's own id; two empty texts for another id.
    """
    match = _OWN_ID.fullmatch(article_id)
    return (match[1], match[2]) if match else ("", "")


def place(entity: TextEntity) -> tuple[int, int, str]:
    """The sort key of entities: one that contains another comes before it."""
    return entity.start, -entity.end, entity.label


def has_nested(article: ArticleText) -> bool:
    """Whether any entities of an article share text."""
    ordered = sorted(article.entities)
    return any(later.start < entity.end for entity, later in pairwise(ordered))


def squeezed(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())
