"""PDF comes in with the text that it holds, each character where it stands on the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import formats
from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.laws import faults

pytest.importorskip("pypdfium2", reason="needs the extra pdf")
POINT = 300 / 72


def pdf(path: Path, content: str, *, page: str = "", trailer: str = "") -> Path:
    """A PDF of a page of 200 by 400 points, with a content in Helvetica."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 400] {page} /Contents 4 0 R "
        "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
    ]
    data, places = "%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 5\n0000000000 65535 f \n{table}trailer\n<< /Size 5 /Root 1 0 R {trailer} >>\n"
    data, end = data + end, f"startxref\n{len(data)}\n%%EOF"
    path.write_bytes((data + end).encode("latin-1"))
    return path


TEXT = "BT /F 20 Tf 20 300 Td (Old bridge) Tj 0 -24 Td (opens) Tj 80 200 Td (Map) Tj ET"


def read(path: Path) -> Issue:
    (issue,) = formats.read(path)
    assert list(faults(issue)) == []
    return issue


def test_the_text_comes_in_the_order_of_the_file_and_what_stands_apart_is_a_block(tmp_path: Path) -> None:
    issue = read(pdf(tmp_path / "晨报-2024-05-03.pdf", TEXT))
    assert issue.raw == "Old bridge\nopens\n\nMap\n"
    assert issue.date == "2024-05-03"
    (page,) = issue.pages
    assert (page.width, page.height, page.image.sha256) == (833, 1667, issue.source.sha256)


@pytest.mark.parametrize(
    ("about", "left", "baseline"),
    [("", 20, 100), ("/CropBox [10 50 200 400]", 10, 100)],
    ids=["plain", "cut to a box"],
)
def test_each_character_stands_where_it_is_printed(tmp_path: Path, about: str, left: int, baseline: int) -> None:
    issue = read(pdf(tmp_path / "a.pdf", TEXT, page=about))
    spots = list(issue.geometry.characters)
    assert "".join(issue.raw[spot.start : spot.end] for spot in spots) == "OldbridgeopensMap"
    assert abs(spots[0].box.left - left * POINT) <= 2
    assert spots[0].box.top < (baseline - 7) * POINT < spots[0].box.bottom
    assert 10 * POINT < spots[0].box.height < 30 * POINT
    assert [spot.box.left for spot in spots[:9]] == sorted(spot.box.left for spot in spots[:9])


def test_a_page_that_is_shown_turned_has_places_as_it_is_seen(tmp_path: Path) -> None:
    issue = read(pdf(tmp_path / "a.pdf", TEXT, page="/Rotate 90"))
    (page,) = issue.pages
    assert (page.width, page.height) == (1667, 833)
    at = issue.raw.index("Old")
    first = next(
        spot.box for spot in issue.geometry.characters if spot.start == at
    )  # what stood 300 points above the lower edge, that far from the left one
    assert first.left < 307 * POINT < first.right
    assert first.top < 27 * POINT < first.bottom


def test_a_page_without_text_is_an_image_that_can_be_read(tmp_path: Path) -> None:
    issue = read(pdf(tmp_path / "a.pdf", "0 0 10 10 re f"))
    assert issue.raw == ""
    assert issue.pages[0].image.sha256 == issue.source.sha256


def test_an_encrypted_pdf_is_said_so(tmp_path: Path) -> None:
    some = "00" * 32
    trailer = f"/ID [<{some}> <{some}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{some}> /U <{some}> >>"
    path = pdf(tmp_path / "a.pdf", TEXT, trailer=trailer)
    with pytest.raises(BadInput, match="is encrypted; save it without a password first"):
        next(formats.read(path))


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n"])
def test_a_damaged_pdf_is_said_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(BadInput, match="is cut off or damaged, or is no PDF"):
        next(formats.read(tmp_path / "a.pdf"))


def test_a_pdf_that_is_cut_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    data = pdf(tmp_path / "a.pdf", TEXT).read_bytes()
    for length in range(0, len(data), 37):
        (tmp_path / "b.pdf").write_bytes(data[:length])
        try:
            next(formats.read(tmp_path / "b.pdf"))
        except BadInput:
            continue
