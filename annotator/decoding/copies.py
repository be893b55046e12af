"""Images of pages for what is written: as a PDF holds them, as files of their own, and lines cut from them."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from PIL import Image

from annotator.decoding.headers import checked
from annotator.decoding.images import picture
from annotator.decoding.wrong import Kind, Wrong

_AS_IT_IS = ("L", "RGB")
_ORIENTATION = 0x0112


def answers(
    data: bytes, *, frame: int, boxes: Sequence[Sequence[float]] | None = None, as_file: bool = False
) -> Iterator[Any]:
    """Without boxes: the size, whether the image is grey, and whether it is a JPEG that is seen as it is stored; unless
    it is, its pixels follow as PNG packs them, or `as_file` a PNG.

    With boxes (left, top, right, bottom, in shares of the image): a PNG of each, empty where it has no area.
    """
    if boxes is not None:
        yield from _cuts(picture(data, frame, in_colours=True), boxes)
    elif (size := _plain_jpeg(data)) is not None:
        yield *size, True
    else:
        image = picture(data, frame, in_colours=True)
        yield *image.size, image.mode == "L", False
        yield _png(image) if as_file else _packed(image)


def _plain_jpeg(data: bytes) -> tuple[int, int, bool] | None:
    """The size of a JPEG that is seen as it is stored, and whether it is grey; None for any other file."""
    if not data.startswith(b"\xff\xd8"):
        return None
    try:
        with Image.open(BytesIO(data), formats=("JPEG",)) as image:
            checked(image)
            is_plain = image.mode in _AS_IT_IS and image.getexif().get(_ORIENTATION, 1) == 1
            return (*image.size, image.mode == "L") if is_plain else None
    except (Wrong, MemoryError):
        raise
    except Exception as error:  # of many kinds, for a file that is wrong
        raise Wrong(Kind.IMAGE) from error


def _cuts(image: Image.Image, boxes: Sequence[Sequence[float]]) -> Iterator[bytes]:
    width, height = image.size
    for left, top, right, bottom in boxes:
        edges = round(left * width), round(top * height), round(right * width), round(bottom * height)
        box = max(edges[0], 0), max(edges[1], 0), min(edges[2], width), min(edges[3], height)
        yield _png(image.crop(box)) if box[0] < box[2] and box[1] < box[3] else b""


def _png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _packed(image: Image.Image) -> bytes:
    """The packed pixels of a PNG of the image."""
    data, at, packed = _png(image), 8, []
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        if name == b"IDAT":
            packed.append(data[at + 8 : at + 8 + size])
        at += size + 12
    return b"".join(packed)
