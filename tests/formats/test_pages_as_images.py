"""Searchable PDF and images of lines: the corrected text where it is printed, read back by PDFium and poppler."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from annotator import formats
from annotator.core import edits
from annotator.core.geometry import Box, Spot, around
from annotator.core.issue import Image, Issue, Source
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import apply
from annotator.core.pages import Block, Line, ReadPage, issue_of
from annotator.core.records import Correction, CorrectionKind, Decided, Role, State
from annotator.formats.options import Decisions
from annotator.formats.writing import Loss, Report, Scope
from tests.formats.writer import write_as

pytest.importorskip("PIL", reason="needs the extra ocr")
pdfium = pytest.importorskip("pypdfium2", reason="needs the extra pdf")
from PIL import Image as Picture  # noqa: E402

SIZE = 20
WIDE, HIGH = 800, 900
Find = Callable[[str], Path | None]


def across(text: str, top: int, *, with_characters: bool = True) -> Line:
    edges = [100, *accumulate((SIZE // (1 + sign.isascii()) for sign in text), initial=100)][1:]
    boxes = [Box(left, top, right - 1, top + SIZE) for left, right in pairwise(edges)]
    return _line(text, boxes, Box(100, top, edges[-1], top + SIZE), with_characters)


def downwards(text: str, left: int) -> Line:
    boxes = [Box(left, 100 + SIZE * at, left + SIZE, 100 + SIZE * at + SIZE - 1) for at in range(len(text))]
    return _line(text, boxes, Box(left, 100, left + SIZE, 100 + SIZE * len(text)), True)


def _line(text: str, boxes: list[Box], box: Box, with_characters: bool) -> Line:
    spots = [Spot(at, at + 1, one) for at, one in enumerate(boxes) if not text[at].isspace()]
    return Line(text=text, box=box, characters=spots if with_characters else [])


HEAD = across("老桥修好了", 40)
TEXT = [
    across("昨天上午，𠮷田先生在东", 100),
    across("桥头剪彩，市民三千人", 130),
    across("到場，rain & wind 3月。", 160),
]
PLAIN = across("图书馆：报纸（1990年）。", 300, with_characters=False)
UPRIGHT = [downwards("直排的一行文字，", 700), downwards("第二行在左边。", 660)]


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Image], Find]:
    """A JPEG and a PNG, each pixel's shade that of its row or its column, and what finds them."""
    down = Picture.linear_gradient("L").resize((WIDE, HIGH))
    folder = tmp_path_factory.mktemp("images")
    files: dict[str, Path] = {}
    made = []
    for name, picture in (("1.jpg", down), ("2.png", down.transpose(Picture.Transpose.ROTATE_90).convert("RGB"))):
        path = folder / name
        picture.resize((WIDE, HIGH)).save(path)
        checksum = hashlib.sha256(path.read_bytes()).hexdigest()
        files[checksum] = path
        made.append(Image(name, checksum))
    return made, files.get


@pytest.fixture(scope="module")
def issue(images: tuple[list[Image], Find]) -> Issue:
    """Two pages: an article with a healed line end, a character put right and one put in, and one that runs down."""
    first, second = images[0]
    blocks = [Block(lines=[HEAD], article="A", role=Role.HEADLINE), Block(lines=TEXT, article="A")]
    pages = [
        ReadPage(number="1", width=WIDE, height=HIGH, image=first, blocks=[*blocks, Block(lines=[PLAIN], article="A")]),
        ReadPage(number="2", width=WIDE, height=HIGH, image=second, blocks=[Block(lines=UPRIGHT, article="B")]),
    ]
    source = Source("1.xml", "ab" * 32)
    made = issue_of(pages, title="湖畔晨报", date="2026-03-01", source=source, origin="test")
    for wrong, right in (("場", "场"), ("市民", "市民约"), ("东\n桥", "东桥")):
        made = corrected(made, wrong, right)
    assert list(faults(made)) == []
    return made


def corrected(issue: Issue, wrong: str, right: str) -> Issue:
    article = issue.articles[0]
    at = OffsetMap(issue, article).text.index(wrong)
    return apply(issue, edits.correct(issue, article.id, at, at + len(wrong), right, author="ann"))


def approved(issue: Issue) -> Issue:
    for article in issue.articles:
        issue = apply(issue, edits.approve(issue, article.id, author="ann"))
    return issue


def visible(text: str) -> str:
    return "".join(text.split())


def texts(issue: Issue) -> list[str]:
    return [visible(OffsetMap(issue, article).text) for article in issue.articles]


@pytest.fixture(scope="module")
def written(issue: Issue, images: tuple[list[Image], Find], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The searchable PDF of the issue."""
    folder = tmp_path_factory.mktemp("pdf") / "out"
    write_as("pdf", [issue], folder, scope=Scope.ANY, images=images[1])
    return folder / "000001.pdf"


@pytest.fixture
def pdf(written: Path) -> Iterator[pdfium.PdfDocument]:
    with pdfium.PdfDocument(written) as file:
        yield file


def test_no_character_of_a_searchable_pdf_is_wrong_for_pdfium(issue: Issue, pdf: pdfium.PdfDocument) -> None:
    assert [visible(page.get_textpage().get_text_range()) for page in pdf] == texts(issue)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs Debian's package poppler-utils")
def test_no_character_of_a_searchable_pdf_is_wrong_for_poppler(issue: Issue, written: Path) -> None:
    said = subprocess.run(["pdftotext", written, "-"], capture_output=True, check=True)
    assert said.stderr == b""
    assert visible(said.stdout.decode()) == "".join(texts(issue))


def test_what_is_selected_in_a_searchable_pdf_covers_what_is_printed(pdf: pdfium.PdfDocument) -> None:
    text = pdf[0].get_textpage()
    points = 72 / 300
    whole = text.get_text_range()
    beside = around((TEXT[1].characters[6].box, TEXT[1].characters[7].box))
    for sign, box in (("修", HEAD.characters[2].box), ("场", TEXT[2].characters[1].box), ("约", beside)):
        at = len(whole[: whole.index(sign)].encode("utf-16-le")) // 2  # PDFium counts halves
        left, bottom, right, top = text.get_charbox(at)
        assert (right - left, top - bottom) > (2, 4)
        assert box.left * points - 0.1 < left < right < box.right * points + 0.5
        assert (HIGH - box.bottom) * points - 0.1 < bottom < top < (HIGH - box.top) * points + 0.5


def test_the_articles_of_a_searchable_pdf_are_its_outline_and_it_says_what_it_is(pdf: pdfium.PdfDocument) -> None:
    assert [(one.get_title(), one.get_dest().get_index()) for one in pdf.get_toc()] == [
        ("老桥修好了", 0),
        ("直排的一行文字，第二行在左边。", 1),
    ]
    about = pdf.get_metadata_dict()
    assert (about["Title"], about["CreationDate"]) == ("湖畔晨报", "D:20260301")


def test_a_jpeg_goes_into_a_searchable_pdf_as_it_is_and_a_png_without_loss(
    pdf: pdfium.PdfDocument, images: tuple[list[Image], Find], written: Path
) -> None:
    jpeg, png = (path for image in images[0] if (path := images[1](image.sha256)))
    assert jpeg.read_bytes() in written.read_bytes()
    shown = pdf[1].render(scale=299.99 / 72).to_pil().convert("RGB")
    with Picture.open(png) as stored:
        assert shown.size == stored.size
        for place in ((0, 0), (400, 450), (705, 110)):  # the last one lies under a character
            assert shown.getpixel(place) == pytest.approx(stored.getpixel(place), abs=1)


def test_a_page_without_its_image_keeps_its_text_in_a_searchable_pdf_and_is_counted(
    issue: Issue, tmp_path: Path
) -> None:
    report = write_as("pdf", [issue], tmp_path / "out", scope=Scope.ANY)
    assert report.left_out[Loss.NO_IMAGE] == 2
    with pdfium.PdfDocument(tmp_path / "out" / "000001.pdf") as file:
        assert [visible(page.get_textpage().get_text_range()) for page in file] == texts(issue)


def test_a_searchable_pdf_comes_in_again_with_its_text_where_it_was(issue: Issue, written: Path) -> None:
    [back] = formats.read(written)
    assert visible(back.raw) == "".join(texts(issue))
    assert (back.pages[0].width, back.pages[0].height) == (WIDE, HIGH)
    [spot] = back.geometry.spots(back.raw.index("修"), back.raw.index("修") + 1)
    box = HEAD.characters[2].box
    assert spot.box.left <= box.left + 2
    assert spot.box.right >= box.right - 2


def lines_of(folder: Path) -> dict[str, str]:
    found = {path: path.with_suffix("").with_suffix(".png") for path in folder.rglob("*.gt.txt")}
    assert {*found.values()} == {*folder.rglob("*.png")}
    return {
        str(picture.relative_to(folder)): text.read_text(encoding="utf-8").strip() for text, picture in found.items()
    }


def write_lines(issue: Issue, find: Find, folder: Path, **options: object) -> Report:
    return write_as("line-images", [issue], folder, images=find, **options)


def test_each_line_of_approved_gold_is_an_image_with_what_is_printed_on_it(
    issue: Issue, images: tuple[list[Image], Find], tmp_path: Path
) -> None:
    write_lines(approved(issue), images[1], tmp_path / "out")
    assert lines_of(tmp_path / "out") == {
        "000001-0001-000001.png": "老桥修好了",
        "000001-0001-000002.png": "昨天上午，𠮷田先生在东",
        "000001-0001-000003.png": "桥头剪彩，市民约三千人",
        "000001-0001-000004.png": "到场，rain & wind 3月。",
        "000001-0001-000005.png": "图书馆：报纸（1990年）。",
        "vertical/000001-0002-000006.png": "直排的一行文字，",
        "vertical/000001-0002-000007.png": "第二行在左边。",
    }
    with (
        Picture.open(tmp_path / "out" / "000001-0001-000002.png") as cut,
        Picture.open(images[1](images[0][0].sha256) or "") as page,
    ):
        assert cut.size == (TEXT[0].box.width, TEXT[0].box.height)
        assert cut.getpixel((5, 5)) == page.getpixel((105, 105))


def test_lines_of_articles_that_nobody_approved_are_left_out_and_counted(
    issue: Issue, images: tuple[list[Image], Find], tmp_path: Path
) -> None:
    issue = apply(issue, edits.approve(issue, issue.articles[1].id, author="ann"))
    report = write_lines(issue, images[1], tmp_path / "out")
    assert [*lines_of(tmp_path / "out").values()] == ["直排的一行文字，", "第二行在左边。"]
    assert report.left_out[Loss.UNAPPROVED] == 1


def test_pages_without_their_images_have_no_lines_and_are_counted(issue: Issue, tmp_path: Path) -> None:
    report = write_lines(approved(issue), lambda checksum: None, tmp_path / "out")
    assert report.left_out[Loss.NO_IMAGE] == 2
    assert lines_of(tmp_path / "out") == {}


def test_lines_whose_text_nobody_has_looked_at_are_left_out_on_wish(
    issue: Issue, images: tuple[list[Image], Find], tmp_path: Path
) -> None:
    at = issue.raw.index("报纸")
    kind = CorrectionKind.CHARACTER
    swept = Correction(id="c", origin="r", decided=Decided.SWEPT, start=at, end=at + 1, text="报", kind=kind)
    asked = Correction(id="d", origin="r", state=State.SUGGESTED, start=at - 3, end=at - 2, text="书", kind=kind)
    for doubt in (swept, replace(asked, confidence=0.2)):
        other = approved(replace(issue, corrections=(*issue.corrections, doubt), by_id={}))
        other = replace(other, corrections=(*issue.corrections, doubt), by_id={})
        folder = tmp_path / doubt.id
        report = write_lines(other, images[1], folder, decided=Decisions.SEEN)
        assert report.left_out[Loss.SWEPT_LINES] == 1
        assert "图书馆：报纸（1990年）。" not in lines_of(folder).values()


def test_a_line_is_left_out_that_shares_a_correction_with_the_next_one(
    issue: Issue, images: tuple[list[Image], Find], tmp_path: Path
) -> None:
    start = issue.raw.index("人\n到")
    across_lines = Correction(
        id="c", origin="r", start=start, end=start + 3, text="民到", kind=CorrectionKind.CHARACTER
    )
    kept = (one for one in issue.corrections if one.start < start)
    other = approved(replace(issue, corrections=(*kept, across_lines), by_id={}))
    report = write_lines(other, images[1], tmp_path / "out")
    assert report.left_out[Loss.NO_PLACE] == 2
    assert len(lines_of(tmp_path / "out")) == 5
