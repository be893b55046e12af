"""What can be wrong with a file that is decoded."""

from enum import StrEnum

MOST_PIXELS = 2**28
"""No image with more pixels is decoded: four A3 pages at 600 dpi would be one."""


class Kind(StrEnum):
    """What is wrong, each said in a sentence of its own."""

    IMAGE = "image"
    LARGE = "large"
    PDF = "pdf"
    ENCRYPTED = "encrypted"
    LATE = "late"
    ENDED = "ended"


class Wrong(Exception):
    """A file is wrong."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind = kind
