"""A geometry as JSON, both ways: a list for each spot, of its raw span, its page, its box and its confidence, and its
alternatives, where it has any.
"""

from __future__ import annotations

import math
from typing import Any

from annotator.core.geometry import FARTHEST, Alternative, Box, Geometry, Layer, Spot
from annotator.core.marking import phrase
from annotator.core.text import is_text
from annotator.formats.strict import LARGEST, Fields

LAYERS = ("lines", "words", "characters")
_NUMBERS = 7
_WHOLE = (LARGEST, LARGEST, LARGEST, FARTHEST, FARTHEST, FARTHEST, FARTHEST)


def rows_of(geometry: Geometry) -> dict[str, list[list[Any]]]:
    """The layers of a geometry that hold anything."""
    return {name: list(map(_row, layer)) for name, layer in zip(LAYERS, geometry.layers, strict=True) if len(layer)}


def _row(spot: Spot) -> list[Any]:
    start, end, box, confidence, alternatives, page = spot
    row = [start, end, page, *box, confidence]
    return [*row, [list(alternative) for alternative in alternatives]] if alternatives else row


def geometry_of(fields: Fields) -> Geometry:
    """The geometry that the layers of an object make; Fault where a list is not what it must be."""
    return Geometry(*(Layer.of(_spot(fields, name, row) for row in fields.rows(name)) for name in LAYERS))


def _spot(fields: Fields, name: str, row: list[Any]) -> Spot:
    if not _NUMBERS < len(row) <= _NUMBERS + 2:
        fields.fault(
            name, phrase("Trouble", "must hold lists of 7 whole numbers, a confidence, and perhaps alternatives")
        )
    for value, most in zip(row[:_NUMBERS], _WHOLE, strict=True):
        if type(value) is not int or not 0 <= value <= most:
            fields.fault(name, phrase("Trouble", "must hold whole numbers in 0..{0}").format(most))
    start, end, page, *edges = row[:_NUMBERS]
    others = row[_NUMBERS + 1] if len(row) > _NUMBERS + 1 else []
    if not isinstance(others, list):
        fields.fault(name, phrase("Trouble", "must hold lists of alternatives"))
    alternatives = tuple(_alternative(fields, name, other) for other in others)
    return Spot(start, end, Box(*edges), _share(fields, name, row[_NUMBERS]), alternatives, page)


def _alternative(fields: Fields, name: str, pair: Any) -> Alternative:
    if not isinstance(pair, list) or len(pair) != 2 or not is_text(pair[0]):
        fields.fault(name, phrase("Trouble", "must hold alternatives that are a text and a confidence"))
    return Alternative(pair[0], _share(fields, name, pair[1]))


def _share(fields: Fields, name: str, value: Any) -> float | None:
    if value is None:
        return None
    if type(value) not in (int, float) or not math.isfinite(value) or not 0 <= value <= 1:
        fields.fault(name, phrase("Trouble", "must hold confidences in 0..1"))
    return float(value)
