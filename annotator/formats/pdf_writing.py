"""Searchable PDF: a folder with a file for each issue, of its page images as they are and the corrected text, unseen.

The text stands where it is printed, in a font whose glyphs have no shape, so that it is place, copied and shown as
selected, but not seen. A JPEG goes in as it is, the pixels of any other image without loss.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from annotator.core.issue import Page
from annotator.formats.copies import copies
from annotator.formats.fitting import printable
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.printed import PrintedArticle, PrintedIssue, PrintedLine, printed_issues
from annotator.formats.writing import Loss, Report

_POINTS = 72 / 300
"""A pixel of an image in points: scans of newspapers have about 300 of them an inch."""
_LARGEST = 14_000
"""The longest side of a page in points; readers take no larger one."""
_DESCENT = 0.12
"""So much of a line's height lies below its base line."""
_MOST_SIGNS = 0xFFFE
_SHOWN = 60
"""So many characters of an article's text stand in the outline where it has no headline."""


def write(outgoing: Outgoing, path: Path, options: Options) -> None:
    """Write a file for each issue."""
    path.mkdir()
    for count, issue in enumerate(printed_issues(outgoing, options), 1):
        with (path / f"{count:06}.pdf").open("wb") as file:
            _Writing(file, options, outgoing.report).write(issue)


@dataclass(frozen=True, slots=True)
class _Picture:
    """An image as an object of a PDF: its size, what its dictionary says of it, and its bytes."""

    width: int
    height: int
    about: str
    data: bytes


class _Writing:
    """A PDF in the making: its objects are written one by one, numbered from 1."""

    def __init__(self, file: IO[bytes], options: Options, report: Report) -> None:
        self._file, self._options, self._report = file, options, report
        self._places: dict[int, int] = {}
        self._count = 0
        self._signs: dict[str, int] = {}
        self._digest = hashlib.sha256()
        self._at = 0

    def write(self, issue: PrintedIssue) -> None:
        """Write an issue."""
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        catalogue, tree, font, info = (self._number() for _ in range(4))
        pages = [self._number() for _page in issue.pages]
        for number, page in enumerate(pages):
            self._page(issue, number, page, tree, font)
        self._object(tree, f"<</Type/Pages/Count {len(pages)}/Kids[{_references(pages)}]>>")
        self._font(font)
        outline = self._outline(issue, pages)
        named = f"/Title {_text(issue.title)}/Producer(newspaper-annotator){_day(issue.date)}"
        self._object(info, f"<<{named}>>")
        shown = f"/Outlines {outline} 0 R/PageMode/UseOutlines" if outline else ""
        about = f"/Type/Catalog/Pages {tree} 0 R/Lang(zh){shown}/ViewerPreferences<</DisplayDocTitle true>>"
        self._object(catalogue, f"<<{about}>>")
        self._end(catalogue, info)

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._at += len(data)

    def _number(self) -> int:
        self._count += 1
        return self._count

    def _object(self, number: int, content: str) -> None:
        self._places[number] = self._at
        self._put(f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1"))

    def _stream(self, data: bytes, about: str = "", *, is_packed: bool = False) -> int:
        """Write bytes as an object of its own, packed unless they are; its number."""
        number = self._number()
        if not is_packed:
            data, about = zlib.compress(data), f"{about}/Filter/FlateDecode"
        self._places[number] = self._at
        self._put(f"{number} 0 obj\n<<{about}/Length {len(data)}>>\nstream\n".encode("latin-1"))
        self._put(data)
        self._put(b"\nendstream\nendobj\n")
        return number

    def _page(self, issue: PrintedIssue, number: int, place: int, tree: int, font: int) -> None:
        about = issue.pages[number]
        picture = _picture(about, self._options)
        self._report.left_out[Loss.NO_IMAGE] += picture is None
        width, height = _size(issue, number, picture)
        scale = _POINTS if picture is None else _POINTS * picture.width / width
        scale = min(scale, _LARGEST / max(width, height))
        wide, high = width * scale, height * scale
        shown, resources = [], f"/Font<</F {font} 0 R>>"
        if picture is not None:
            image = self._stream(picture.data, f"/Type/XObject/Subtype/Image{picture.about}", is_packed=True)
            shown.append(f"q {wide:.3f} 0 0 {high:.3f} 0 0 cm /I Do Q\n")
            resources += f"/XObject<</I {image} 0 R>>"
        shown.append("BT 3 Tr\n")
        for block in issue.blocks_of(number):
            for line in block.lines:
                shown.extend(self._line(line, scale, high))
        shown.append("ET\n")
        content = self._stream("".join(shown).encode("ascii"))
        box = f"/MediaBox[0 0 {wide:.3f} {high:.3f}]"
        self._object(place, f"<</Type/Page/Parent {tree} 0 R{box}/Resources<<{resources}>>/Contents {content} 0 R>>")

    def _line(self, line: PrintedLine, scale: float, high: float) -> Iterator[str]:
        """The text of a line, each word as wide as the way to the next one; upright lines are turned."""
        box = line.box
        if box.is_empty:
            return
        is_upright = box.height > box.width and len(line.text) > 1
        size = max(box.width if is_upright else box.height, 1) * scale
        runs = list(_runs(line, is_upright))
        begin = runs[0][1]
        if is_upright:
            x, y = box.left + box.width * _DESCENT, begin
            turn = "0 -1 1 0"
        else:
            x, y = begin, box.bottom - box.height * _DESCENT
            turn = "1 0 0 1"
        yield f"/F {size:.2f} Tf {turn} {x * scale:.2f} {high - y * scale:.2f} Tm\n"
        for text, start, end in runs:
            stretch = 100 * max(end - start, 0.1) * scale / (len(text) * size)
            signs = "".join(f"{self._sign(sign):04X}" for sign in text)
            yield f"{stretch:.2f} Tz <{signs}> Tj\n"

    def _sign(self, sign: str) -> int:
        """The number of a character in the font; that of a white square where there are too many."""
        if len(self._signs) >= _MOST_SIGNS:
            sign = next(iter(self._signs)) if sign not in self._signs else sign
        return self._signs.setdefault(sign, len(self._signs) + 1)

    def _font(self, number: int) -> None:
        """The font: every character has the one glyph, and says which character it is."""
        file = self._stream(_FONT, f"/Length1 {len(_FONT)}")
        glyphs = self._stream(struct.pack(">H", 1) * (len(self._signs) + 1))
        codes = self._stream(_codes(self._signs).encode("ascii"))
        descriptor, descendant = self._number(), self._number()
        metrics = "/Ascent 880/Descent -120/CapHeight 880/ItalicAngle 0/StemV 80/FontBBox[0 -120 1000 880]"
        self._object(descriptor, f"<</Type/FontDescriptor/FontName/Unseen/Flags 4{metrics}/FontFile2 {file} 0 R>>")
        kind = "/Type/Font/Subtype/CIDFontType2/BaseFont/Unseen/DW 1000"
        system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        self._object(descendant, f"<<{kind}{system}/FontDescriptor {descriptor} 0 R/CIDToGIDMap {glyphs} 0 R>>")
        kind = "/Type/Font/Subtype/Type0/BaseFont/Unseen/Encoding/Identity-H"
        self._object(number, f"<<{kind}/DescendantFonts[{descendant} 0 R]/ToUnicode {codes} 0 R>>")

    def _outline(self, issue: PrintedIssue, pages: Sequence[int]) -> int:
        """The articles as an outline; the number of its object, or 0 where there is none."""
        articles = [article for article in issue.articles if article.blocks]
        if not articles:
            return 0
        root, *numbers = (self._number() for _ in range(len(articles) + 1))
        for place, (article, number) in enumerate(zip(articles, numbers, strict=True)):
            before = f"/Prev {numbers[place - 1]} 0 R" if place else ""
            after = f"/Next {numbers[place + 1]} 0 R" if place + 1 < len(numbers) else ""
            there = f"/Dest[{pages[article.blocks[0].page]} 0 R/Fit]"
            self._object(number, f"<</Title {_text(_heading(article))}/Parent {root} 0 R{before}{after}{there}>>")
        ends = f"/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R"
        self._object(root, f"<</Type/Outlines/Count {len(numbers)}{ends}>>")
        return root

    def _end(self, catalogue: int, info: int) -> None:
        begin = self._at
        rows = (f"{self._places[number]:010} 00000 n \n" for number in range(1, self._count + 1))
        self._put(f"xref\n0 {self._count + 1}\n0000000000 65535 f \n{''.join(rows)}".encode("ascii"))
        name = self._digest.hexdigest()[:32]
        about = f"/Size {self._count + 1}/Root {catalogue} 0 R/Info {info} 0 R/ID[<{name}><{name}>]"
        self._put(f"trailer\n<<{about}>>\nstartxref\n{begin}\n%%EOF\n".encode("ascii"))


def _runs(line: PrintedLine, is_upright: bool) -> Iterator[tuple[str, float, float]]:
    """The words of a line with what is between them, each with where it begins along the line and where the next does;
    a line as a whole where its words are not known.
    """
    text = printable(line.text)
    low, high = (line.box.top, line.box.bottom) if is_upright else (line.box.left, line.box.right)
    starts: list[tuple[int, float]] = []
    at = 0
    for word in line.words:
        place = text.find(printable(word.text), at)
        edge = word.box.top if is_upright else word.box.left
        if place < 0 or word.box.is_empty:
            continue
        if not starts or edge > starts[-1][1]:
            starts.append((place, edge))
        at = place + len(word.text)
    if not starts or starts[0][0]:
        starts.insert(0, (0, min(low, starts[0][1] if starts else low)))
    ends = [*starts[1:], (len(text), max(high, starts[-1][1] + 1))]
    for (start, left), (end, right) in zip(starts, ends, strict=True):
        yield text[start:end], left, right


def _heading(article: PrintedArticle) -> str:
    first = "".join(line.text for line in article.blocks[0].lines)
    return " ".join(article.headline.split()) or first[:_SHOWN]


def _size(issue: PrintedIssue, number: int, picture: _Picture | None) -> tuple[float, float]:
    """The size of a page in the units of its places."""
    page = issue.pages[number]
    if page.width and page.height:
        return page.width, page.height
    if picture is not None:
        return picture.width, picture.height
    boxes = [block.box for block in issue.blocks_of(number)]
    return max((box.right for box in boxes), default=0) or 1, max((box.bottom for box in boxes), default=0) or 1


def _picture(page: Page, options: Options) -> _Picture | None:
    """The image of a page; None where it is not at hand, or is damaged."""
    answers = copies(page.image, options)
    head = next(answers, None)
    if head is None:
        return None
    width, height, is_grey, is_jpeg = head
    about = f"/Width {width}/Height {height}/ColorSpace/{'DeviceGray' if is_grey else 'DeviceRGB'}/BitsPerComponent 8"
    if is_jpeg:
        path = options.images(page.image.sha256)
        assert path is not None
        return _Picture(width, height, f"{about}/Filter/DCTDecode", path.read_bytes())
    packing = f"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {1 if is_grey else 3}/Columns {width}>>"
    return _Picture(width, height, about + packing, next(answers))


def _references(numbers: Iterable[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _text(text: str) -> str:
    """A text as a string of a PDF."""
    return f"<FEFF{printable(text).encode('utf-16-be').hex().upper()}>"


def _day(day: str) -> str:
    try:
        return f"/CreationDate(D:{date.fromisoformat(day):%Y%m%d})"
    except ValueError:
        return ""


def _codes(signs: Mapping[str, int]) -> str:
    """What leads from the numbers of characters back to these, rare ones as two halves."""
    rows = [f"<{number:04X}> <{sign.encode('utf-16-be').hex().upper()}>" for sign, number in signs.items()]
    groups = (rows[at : at + 100] for at in range(0, len(rows), 100))
    listed = "\n".join(f"{len(some)} beginbfchar\n" + "\n".join(some) + "\nendbfchar" for some in groups)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{listed}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def _font_file() -> bytes:
    """A TrueType font of two glyphs, one for what is missing and one as large as a Chinese character, without ink."""
    # Its outline goes to the opposite corner and back: a box without area, for what measures glyphs to find a size.
    box, points = (0, -120, 1000, 880), (1, 1, 0, 1000, -120, 1000)
    glyph = struct.pack(">hhhhhHHBBhhhh", 1, *box, 1, 0, *points) + b"\0\0"
    tables = {
        b"glyf": glyph,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, -120, 1000, 880, 0, 8, 2, 0, 0
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 1),
        b"hmtx": struct.pack(">HhH", 1000, 0, 0)[:6],
        b"loca": struct.pack(">HHH", 0, 0, len(glyph) // 2),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    head = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, len(tables) * 16 - 64)
    at = len(head) + 16 * len(tables)
    rows, data = b"", b""
    for name, table in sorted(tables.items()):
        rows += struct.pack(">4sIII", name, 0, at + len(data), len(table))
        data += table + b"\0" * (-len(table) % 4)
    return head + rows + data


_FONT = _font_file()
