"""brat standoff: a folder with NAME.txt and NAME.ann for each article; code points.

A name over a line end is written in as many fragments as it has lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.core.errors import BadInput
from annotator.formats.article_text import ArticleText, Name
from annotator.formats.lines import MOST_BYTES_A_LINE, numbered, wrong
from annotator.formats.options import Options
from annotator.formats.reading import opened

_LINE = re.compile(r"(T\d+)\t(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)\t")
_UNSAFE = re.compile(r"[^\w.-]")


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write two files for each article, and the labels that brat must know."""
    path.mkdir()
    labels: set[str] = set()
    for number, article in enumerate(articles, 1):
        labels |= {name.label for name in article.names}
        name = path / f"{number:06}-{_UNSAFE.sub('_', article.id)}"
        name.with_name(f"{name.name}.txt").write_bytes(article.text.encode())
        name.with_name(f"{name.name}.ann").write_bytes("".join(_lines(article)).encode())
    listed = "\n".join(sorted(labels))
    (path / "annotation.conf").write_text(
        f"[entities]\n{listed}\n[relations]\n[events]\n[attributes]\n", encoding="utf-8", newline="\n"
    )


def _lines(article: ArticleText) -> Iterator[str]:
    notes = 0
    for number, name in enumerate(article.names, 1):
        pieces = list(_pieces(article.text, name))
        spans = ";".join(f"{start} {end}" for start, end in pieces)
        text = " ".join(article.text[start:end] for start, end in pieces)
        yield f"T{number}\t{name.label} {spans}\t{text}\n"
        if name.authority or name.note:
            notes += 1
            said = " ".join(f"{name.authority} {name.note}".split())
            yield f"#{notes}\tAnnotatorNotes T{number}\t{said}\n"


def _pieces(text: str, name: Name) -> Iterator[tuple[int, int]]:
    """The stretches of a name between the line ends in it."""
    start = name.start
    for match in re.finditer(r"[\r\n]+", text[name.start : name.end]):
        yield start, name.start + match.start()
        start = name.start + match.end()
    yield start, name.end


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a folder, in the order of their names; BadInput names the file and the line that is wrong."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else []
    if not files:
        raise BadInput("{0}: is no folder with files NAME.txt and NAME.ann.", path)
    for file in files:
        text = _text(file)
        notes = file.with_suffix(".ann")
        yield ArticleText(text, tuple(sorted(_names(notes, len(text)))), id=file.stem.partition("-")[2] or file.stem)


def _text(file: Path) -> str:
    """The text of a file, its line ends as they are."""
    with opened(file) as bytes_:
        data = bytes_.read(MOST_BYTES_A_LINE + 1)
    if len(data) > MOST_BYTES_A_LINE:
        wrong(file, 1, f"begins a text of more than {MOST_BYTES_A_LINE >> 20} MiB")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        wrong(file, data.count(b"\n", 0, error.start) + 1, f"is not UTF-8 (byte {error.start + 1} of the file)")


def _names(path: Path, length: int) -> Iterator[Name]:
    if not path.is_file():
        raise BadInput("{0}: there is no such file.", path)
    for number, line in numbered(path):
        if not line.startswith("T"):
            continue
        match = _LINE.match(line)
        if match is None:
            wrong(path, number, "is no annotation of a text")
        edges = [int(edge) for edge in re.split("[; ]", match[3])]
        if not edges[0] < edges[-1] <= length or edges != sorted(edges):
            wrong(path, number, "lies outside the text")
        yield Name(edges[0], edges[-1], match[2])
