"""Images become grey pixels as they are to be seen."""

from __future__ import annotations

from io import BytesIO

import pytest

pytest.importorskip("numpy", reason="needs the extra ocr")
Image = pytest.importorskip("PIL.Image", reason="needs the extra ocr")


def grey(image: object, form: str, **about: object) -> list[list[int]]:
    from annotator.decoding import images

    data = BytesIO()
    image.save(data, form, **about)  # type: ignore[attr-defined]
    return images.grey(data.getvalue(), 0).tolist()


def test_sixteen_bits_are_scaled_and_not_cut_off() -> None:
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 257 * 200)
    image.putpixel((1, 0), 65535)
    assert grey(image, "PNG") == [[200, 255]]


def test_paper_shows_through_what_is_transparent() -> None:
    assert grey(Image.new("RGBA", (1, 1), (0, 0, 0, 0)), "PNG") == [[255]]


def test_inks_are_dark() -> None:
    image = Image.new("CMYK", (2, 1), (0, 0, 0, 0))
    image.putpixel((1, 0), (0, 0, 0, 255))
    (white, black) = grey(image, "TIFF")[0]
    assert (white, black) == (255, 0)


def test_two_levels_are_black_and_white() -> None:
    image = Image.new("1", (2, 1))
    image.putpixel((1, 0), 1)
    assert grey(image, "TIFF", compression="group4") == [[0, 255]]


def test_an_image_that_was_taken_lying_is_turned() -> None:
    image = Image.new("L", (2, 1), 0)
    image.putpixel((1, 0), 255)
    image.getexif()[0x0112] = 6
    assert grey(image, "PNG", exif=image.getexif()) == [[0], [255]]
