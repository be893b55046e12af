"""Images as they are to be seen: turned, in 8 bits, in grey or in colours, whatever depth and inks they have."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

from annotator.decoding.headers import KINDS, checked
from annotator.decoding.wrong import Kind, Wrong

_DEEP = ("I", "I;16", "I;16B", "I;16L", "I;16N")
_STEPS = 257
"""So many of the shades of 16 bits are one of 8 bits."""
_GREY = ("1", "L", "LA", "La")


def picture(data: bytes, frame: int, *, in_colours: bool = False, least: int = 0) -> Image.Image:
    """An image of some bytes, or a page of a PDF, in mode L; in mode RGB where colours are wanted and it has any.

    With `least` it may be smaller, if its sides still have so many pixels and that is quicker. Wrong where it can't be
    decoded.
    """
    try:
        if data.startswith(b"%PDF"):
            from annotator.decoding.pdf import printed

            page: Image.Image = printed(data, frame, in_colours=in_colours)
            return page
        return _decoded(data, frame, in_colours, least)
    except (Wrong, MemoryError):
        raise
    except Exception as error:  # of many kinds, for a file that is wrong
        raise Wrong(Kind.IMAGE) from error


def _decoded(data: bytes, frame: int, in_colours: bool, least: int) -> Image.Image:
    with Image.open(BytesIO(data), formats=KINDS) as image:
        if frame:
            image.seek(frame)
        checked(image)
        # Of a JPEG the colours, or the pixels, that nobody wants are not even made.
        image.draft(None if in_colours else "L", (least, least) if least else None)
        ImageOps.exif_transpose(image, in_place=True)
        return _in_eight_bits(image, in_colours)


def _in_eight_bits(image: Image.Image, in_colours: bool) -> Image.Image:
    if image.mode in _DEEP:  # Pillow would clip it
        return image.convert("I").point(lambda shade: shade * (1 / _STEPS) + 0.5).convert("L")
    if image.mode == "F":
        return _spread(image).convert("L")
    mode = "RGB" if in_colours and image.mode not in _GREY else "L"
    if "A" in image.mode or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return image.convert(mode)


def _spread(image: Image.Image) -> Image.Image:
    """An image of numbers, its least one black and its greatest one white."""
    least, most = (float(edge) for edge in image.getextrema())  # type: ignore[arg-type]
    scale = 255 / ((most - least) or 1)
    return image.point(lambda shade: shade * scale + -least * scale)
