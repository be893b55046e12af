"""Other readings of a character: those that the reader of its page thought of."""

from __future__ import annotations

from annotator.core.geometry import Alternative, Geometry


def alternatives_at(geometry: Geometry, raw: int) -> list[Alternative]:
    """The other readings of the character at a raw offset, as close as is known, the likeliest first.

    Another reading of a word or a line of the same length says one for each of its characters.
    """
    texts: dict[str, float | None] = {}
    for layer in reversed(geometry.layers):
        for number in layer.between(raw, raw + 1):
            start, end = layer.starts[number], layer.ends[number]
            for text, sure in layer.alternatives.get(number, ()):
                if end - start == 1:
                    texts.setdefault(text, sure)
                elif len(text) == end - start:
                    texts.setdefault(text[raw - start], None)  # how sure it is of all says nothing of one
    return [Alternative(text, sure) for text, sure in texts.items() if text.strip()]
