"""Damaged files with pages, each made of its seed; `python -m tests.torture.page_files FIRST LAST` reads some.

It prints as JSON how many were read and how many refused, the files that were opened outside of their folder, what the
issues that came of them have wrong, and the most memory (bytes) that it or a process of its own took.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from annotator import decoding, formats
from annotator.core.errors import BadInput
from annotator.core.laws import faults
from tests.formats.test_pages import FILES, FORMS, HOCR, PHYSICAL, PNG, alto, areas, block, mets, page, region, strings
from tests.formats.test_pages import text_line as line_of_page
from tests.formats.test_pdf import TEXT, pdf
from tests.memory import peak_memory

_ABBYY = (
    '<?xml version="1.0"?><document xmlns="http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml">'
    '<page width="500" height="600" resolution="300"><block blockType="Text" l="0" t="0" r="200" b="50"><text><par>'
    '<line baseline="30" l="10" t="10" r="90" b="32"><formatting lang="x">'
    '<charParams l="10" t="10" r="20" b="30" charConfidence="80"><charRecVariants>'
    '<charRecVariant charConfidence="80">明</charRecVariant><charRecVariant charConfidence="20">朋</charRecVariant>'
    '</charRecVariants>明</charParams><charParams l="30" t="10" r="40" b="30" charConfidence="-1">天</charParams>'
    '</formatting></line></par></text></block><block blockType="Picture" l="0" t="100" r="50" b="150"/></page>'
    "</document>"
)
_MANIFEST = json.dumps(
    {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "type": "Manifest",
        "label": {"en": ["Herald 1898-03-12"]},
        "items": [
            {
                "type": "Canvas",
                "width": 300,
                "height": 400,
                "items": [{"type": "AnnotationPage", "items": [{"body": {"id": "https://x.org/0001.png"}}]}],
                "annotations": [
                    {
                        "type": "AnnotationPage",
                        "items": [{"body": {"value": "old"}, "target": "https://x.org/c#xywh=10,20,30,40"}],
                    }
                ],
            }
        ],
    }
)
_NUMBERS = (b"9" * 20, b"-1", b"1e400", b"NaN", b"0", b"4294967295", b"2147483648", b"", "\u0663".encode(), b"../../x")
_EDGES = (b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"\x00\x01\x00\x00", b"\xff\xff", b"\0\0")
_SECONDS = 60


def _text(kind: str) -> str:
    article = f'<div TYPE="ARTICLE" LABEL="x"><div TYPE="TITLE">{areas("T1", "B1")}</div></div>'
    return {
        "alto": alto(block(strings("old", "bridge"), "A", IDNEXT="B") + block(strings("new"), "B")),
        "page": page(
            region("a", line_of_page("老桥", custom="readingOrder {index:1;}")) + region("b", line_of_page("x"))
        ),
        "hocr": HOCR,
        "abbyy": _ABBYY,
        "mets": mets(FILES, PHYSICAL, article),
        "json": json.dumps(FORMS["paddle 3"]),
        "iiif": _MANIFEST,
    }[kind]


_SUFFIXES = {
    "alto": "xml",
    "page": "xml",
    "hocr": "hocr",
    "abbyy": "xml",
    "mets": "xml",
    "json": "json",
    "iiif": "json",
}
_IMAGES: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "jpeg": [("RGB", {}), ("L", {"progressive": True}), ("CMYK", {})],
    "png": [("RGB", {}), ("I;16", {}), ("P", {}), ("RGBA", {})],
    "tiff": [
        ("RGB", {"compression": "tiff_lzw"}),
        ("1", {"compression": "group4"}),
        ("RGB", {"compression": "jpeg"}),
        ("L", {"save_all": True, "append_images": [Image.new("L", (9, 9))]}),
        ("I;16", {}),
    ],
    "webp": [("RGB", {}), ("RGBA", {"lossless": True})],
    "jp2": [("RGB", {}), ("L", {})],
}
KINDS = (*_SUFFIXES, "pdf", *_IMAGES)


def _image(form: str, mode: str, about: dict[str, Any]) -> bytes:
    chance = random.Random(form + mode)
    image = Image.frombytes("RGB", (60, 40), chance.randbytes(60 * 40 * 3)).resize((90, 70))
    image = Image.new("I;16", (90, 70), 9000) if mode == "I;16" else image.convert(mode)
    out = BytesIO()
    image.save(out, "JPEG2000" if form == "jp2" else form.upper(), **about)
    return out.getvalue()


def _pdfs() -> Iterator[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        yield pdf(Path(folder, "a.pdf"), TEXT).read_bytes()
        yield pdf(Path(folder, "b.pdf"), TEXT, page="/Rotate 90 /CropBox [10 50 200 400]").read_bytes()
    out = BytesIO()
    Image.new("RGB", (90, 70), "grey").save(out, "PDF")
    yield out.getvalue()


@cache
def _samples(kind: str) -> list[bytes]:
    if kind == "pdf":
        return list(_pdfs())
    if kind in _IMAGES:
        return [_image(kind, mode, about) for mode, about in _IMAGES[kind]]
    return [_text(kind).encode()]


def kind_of(seed: int) -> str:
    """What a file with a seed is made of."""
    return KINDS[seed % len(KINDS)]


def damaged(seed: int) -> bytes:
    """A file of its kind that was damaged in a way or two."""
    chance = random.Random(seed)
    samples = _samples(kind_of(seed))
    data = bytearray(chance.choice(samples))
    for _count in range(chance.choice((1, 1, 2, 4))):
        chance.choice((_cut, _flip, _splice, _number, _number))(data, chance, chance.choice(samples))
    return bytes(data)


def _cut(data: bytearray, chance: random.Random, _other: bytes) -> None:
    del data[chance.randrange(len(data) + 1) :]


def _flip(data: bytearray, chance: random.Random, _other: bytes) -> None:
    for _count in range(chance.randint(1, 8) if data else 0):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _splice(data: bytearray, chance: random.Random, other: bytes) -> None:
    low, high = sorted(chance.choices(range(len(other) + 1), k=2))
    start, end = sorted(chance.choices(range(len(data) + 1), k=2))
    data[start : end if chance.random() < 0.5 else start] = other[low:high]


def _number(data: bytearray, chance: random.Random, _other: bytes) -> None:
    """A number that nobody writes, in the place of one in digits or of some bytes."""
    found = [*re.finditer(rb"\d+", data)]
    if found and (chance.random() < 0.5 or data[:1] in (b"<", b"{", b"[")):
        place = chance.choice(found)
        data[place.start() : place.end()] = chance.choice(_NUMBERS)
    elif data:
        odd = chance.choice(_EDGES)
        at = chance.randrange(min(len(data), 200) if chance.random() < 0.5 else len(data))
        data[at : at + len(odd)] = odd


def _read(path: Path) -> str:
    """What became of a file."""
    try:
        wrong = [fault for issue in formats.read(path) for fault in faults(issue)]
    except BadInput:
        return "refused"
    return f"{path}: {wrong}" if wrong else "read"


def _decoded(seeds: list[int]) -> Iterator[str]:
    """What became of some images and PDFs where they were decoded, by a process that lives until one ends it."""
    while seeds:
        answers = decoding.answers(Path("bundle"), "tests.torture.decoded", BytesIO(), seconds=_SECONDS, seeds=seeds)
        try:
            for outcome in answers:
                del seeds[0]
                yield outcome
        except BadInput as error:
            if "broke off" not in str(error):
                raise
            del seeds[0]
            yield "ended the process that decoded them"


def _opened_outside(folder: Path, opened: list[str]) -> Callable[[str, tuple[Any, ...]], None]:
    """What hears of files that are opened, and keeps those outside of a folder that are no part of the program."""
    own = [str(folder), os.devnull, "/proc/", sys.prefix, sys.base_prefix, str(Path(__file__).parents[2])]
    own += [path for path in sys.path if path]

    def hear(event: str, about: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(about[0], str | bytes | os.PathLike):
            path = os.path.abspath(os.fsdecode(about[0]))  # noqa: PTH100
            if not path.startswith(tuple(own)):
                opened.append(path)

    return hear


def main(first: int, last: int) -> None:
    """Read the files with some seeds."""
    for kind in KINDS:
        _samples(kind)
    told: Counter[str] = Counter()
    opened: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for inner in ("alto", "images"):
            (folder / inner).mkdir()
        (folder / "alto" / "0001.xml").write_text(alto(block(strings("Bridge"), "B1")))
        (folder / "images" / "0001.png").write_bytes(PNG)
        sys.addaudithook(_opened_outside(folder, opened))
        seeds = range(first, last)
        binary = [seed for seed in seeds if kind_of(seed) not in _SUFFIXES]
        for seed in seeds:
            if kind_of(seed) in _SUFFIXES or seed % 10 == 0:
                kind = kind_of(seed)
                path = folder / f"{seed}.{_SUFFIXES.get(kind, kind)}"
                path.write_bytes(damaged(seed))
                told[_read(path)] += 1
                path.unlink()
        told.update(_decoded(binary))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(json.dumps({"told": told, "opened": opened, "memory": max(peak_memory(), children)}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
