"""What is done to an image before it is read: lines still stand where they are on the page."""

from __future__ import annotations

from io import BytesIO

import pytest

from annotator.ocr import Treatment

pytest.importorskip("rapidocr", reason="needs the extra ocr")
from PIL import Image

from annotator.ocr import reading

INK = (200, 120, 280, 150)


@pytest.fixture
def page() -> bytes:
    """A grey page with a faint stroke on it."""
    image = Image.new("L", (400, 300), 180)
    image.paste(120, INK)
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The size and the shades of what was given to the engine, which reads the stroke as a line."""
    given = []

    def read(part: Image.Image, _rapid: object, _languages: object) -> object:
        given.append((part.size, part.getextrema()))
        darkest, _lightest = part.getextrema()
        dark = part.point([255 if shade < darkest + 35 else 0 for shade in range(256)])
        box = dark.getbbox()
        yield 1.0, [("一", box, 0.9, [(0, 1, box, 0.9, [])])]

    monkeypatch.setattr(reading, "_read", read)
    return given  # type: ignore[return-value]


@pytest.mark.parametrize("treatment", Treatment)
@pytest.mark.parametrize("area", [(), ((190, 100), (300, 100), (300, 200), (190, 200))])
def test_a_line_of_an_image_that_was_treated_stands_where_it_is_on_the_page(
    page: bytes, seen: object, treatment: Treatment, area: tuple[tuple[int, int], ...]
) -> None:
    (_share, [(_text, box, _sure, [(_start, _end, place, *_more)])], _size), (_done, _none, size) = reading.answers(
        page, [0], "tesseract", [], area, treatment=treatment.value
    )
    assert (box, place, size) == (INK, INK, (400, 300))


def test_a_treatment_spreads_the_shades_or_makes_the_image_larger(
    page: bytes, seen: list[tuple[tuple[int, int], tuple[int, int]]]
) -> None:
    for treatment in Treatment:
        list(reading.answers(page, [0], "tesseract", [], treatment=treatment.value))
    assert seen[:2] == [((400, 300), (120, 180)), ((400, 300), (0, 255))]
    assert [size for size, _shades in seen[2:]] == [(800, 600)]


def test_an_image_that_would_become_too_large_stays_as_it_is(
    page: bytes, seen: list[tuple[tuple[int, int], tuple[int, int]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_PIXELS", 400 * 300)
    list(reading.answers(page, [0], "tesseract", [], treatment="large"))
    assert [size for size, _shades in seen] == [(400, 300)]
