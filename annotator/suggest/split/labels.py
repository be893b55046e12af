"""The labels of the chain: what a paragraph is."""

from __future__ import annotations

from typing import Final

from annotator.core.records import Role

KICKER: Final = "kicker"
HEADLINE: Final = "headline"
DECK: Final = "deck"
"""A further line of the headline, after the kicker or the first line."""
SUBHEAD: Final = "subhead"
BYLINE: Final = "byline"
BODY: Final = "body"
CROSSHEAD: Final = "crosshead"
INSIDE: Final = "inside"
"""Continues the sentence of the line above."""
CONTINUED: Final = "continued"
"""Opens the rest of an article that began on another page."""
UNHEADED: Final = "unheaded"
"""Opens an article that has no headline."""
FURNITURE: Final = "furniture"

LABELS: Final = (
    KICKER, HEADLINE, DECK, SUBHEAD, BYLINE, BODY, CROSSHEAD, INSIDE, CONTINUED, UNHEADED, FURNITURE,
)  # fmt: skip
OPENERS: Final = frozenset((KICKER, HEADLINE, CONTINUED, UNHEADED))
ROLES: Final = {
    KICKER: Role.KICKER,
    HEADLINE: Role.HEADLINE,
    DECK: Role.HEADLINE,
    SUBHEAD: Role.SUBHEAD,
    BYLINE: Role.BYLINE,
    CROSSHEAD: Role.CROSSHEAD,
}
