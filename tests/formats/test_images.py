"""Images of pages come in by what their headers say."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from annotator import formats
from annotator.core.errors import BadInput

Image = pytest.importorskip("PIL.Image", reason="needs the extra ocr")


def sizes(path: Path) -> list[tuple[int, int, int]]:
    (issue,) = formats.read(path)
    assert issue.raw == ""
    assert {page.image.sha256 for page in issue.pages} == {issue.source.sha256}
    return [(page.width, page.height, page.image.frame) for page in issue.pages]


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.TIF", "a.webp", "a.jp2", "a.bmp"])
def test_an_image_of_any_kind_is_a_page_of_its_size(tmp_path: Path, name: str) -> None:
    Image.new("L", (40, 30), 255).save(tmp_path / name)
    assert sizes(tmp_path / name) == [(40, 30, 0)]


def test_what_an_image_is_says_its_beginning_and_not_its_name(tmp_path: Path) -> None:
    Image.new("CMYK", (40, 30)).save(tmp_path / "a.png", "JPEG")
    assert sizes(tmp_path / "a.png") == [(40, 30, 0)]


def test_each_image_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    first, *others = (Image.new("L", (40 + at, 30), 255) for at in range(3))
    first.save(tmp_path / "a.tif", save_all=True, append_images=others)
    assert sizes(tmp_path / "a.tif") == [(40, 30, 0), (41, 30, 1), (42, 30, 2)]


def test_an_image_that_was_taken_lying_has_the_size_that_is_seen(tmp_path: Path) -> None:
    image = Image.new("L", (40, 30), 255)
    image.getexif()[0x0112] = 6
    image.save(tmp_path / "a.jpg", exif=image.getexif())
    assert sizes(tmp_path / "a.jpg") == [(30, 40, 0)]


def test_a_small_file_that_would_be_huge_is_refused_by_its_header(tmp_path: Path) -> None:
    header = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + bytes(4))
    with pytest.raises(BadInput, match="has more than 256 million pixels; make it smaller first"):
        next(formats.read(tmp_path / "a.png"))


@pytest.mark.parametrize("data", [b"", b"no image", b"\x89PNG\r\n\x1a\n", b"II*\0\x08\0\0\0\xff\xff"])
def test_what_is_no_image_is_said_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.tif").write_bytes(data)
    with pytest.raises(BadInput, match="is cut off or damaged, or is no image"):
        next(formats.read(tmp_path / "a.tif"))
