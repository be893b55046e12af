"""Images become pixels as they are to be seen."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from annotator.decoding import thumbnail
from annotator.decoding.images import picture
from annotator.decoding.levels import answers


def saved(image: Image.Image, form: str, **about: object) -> bytes:
    data = BytesIO()
    image.save(data, form, **about)
    return data.getvalue()


def grey(image: Image.Image, form: str, **about: object) -> list[list[int]]:
    made = picture(saved(image, form, **about), 0)
    pixels = iter(made.tobytes())
    assert made.mode == "L"
    return [[next(pixels) for _x in range(made.width)] for _y in range(made.height)]


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


def test_what_is_shown_is_grey_where_nobody_sees_a_colour() -> None:
    for colour, is_grey in (((200, 200, 204), True), ((200, 60, 60), False)):
        [head, rows] = answers(saved(Image.new("RGB", (40, 20), colour), "PNG"), 0)
        assert head == (is_grey, 0.0, (40, 20), [(40, 20)])
        assert len(rows) == 40 * 20 * (1 if is_grey else 3)


def test_a_large_image_is_shown_in_ever_smaller_sizes_the_smallest_first() -> None:
    (_grey, _slant, _size, sizes), *rows = answers(saved(Image.new("L", (3001, 1000), 90), "PNG"), 0)
    assert sizes == [(751, 250), (1501, 500), (3001, 1000)]
    assert [len(one) for one in rows] == [width * height for width, height in sizes]
    assert {*rows[0]} == {90}


def test_numbers_are_spread_from_black_to_white() -> None:
    image = Image.new("F", (2, 1))
    image.putpixel((0, 0), -3.5)
    image.putpixel((1, 0), 8.0)
    assert grey(image, "TIFF") == [[0, 255]]


def test_a_small_picture_is_as_the_image_whatever_file_it_comes_from() -> None:
    image = Image.new("RGB", (1600, 800), (200, 60, 60))
    for form in ("JPEG", "PNG"):
        [(is_grey, size), rows] = thumbnail.answers(saved(image, form), 0, 100)
        assert (is_grey, tuple(size)) == (False, (100, 50))
        assert abs(rows[0] - 200) < 4
    [(is_grey, size), rows] = thumbnail.answers(saved(Image.new("L", (30, 20), 7), "PNG"), 0, 100)
    assert (is_grey, tuple(size), rows) == (True, (30, 20), b"\x07" * 600)
