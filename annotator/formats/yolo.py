"""YOLO: a folder of page images, for each a text with a line for each area on it, and one file about all; out only."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotator.core.marking import marked
from annotator.formats.division import PARTS
from annotator.formats.format import Counted, Format
from annotator.formats.labelled_pages import CATEGORIES, IMAGES, LabelledArea, LabelledPage, labelled_pages
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.writing import Loss, write_text

_LABELS = "labels"
"""Trainers look for the text of an image in the folder of this name beside that of the images."""
_CALLED = dict(zip(PARTS, ("train", "val", "test"), strict=True))


def write(outgoing: Outgoing, path: Path, options: Options) -> None:
    """Write the images into one folder, and a text for each into another."""
    path.mkdir()
    (path / IMAGES).mkdir()
    (path / _LABELS).mkdir()
    for page in labelled_pages(outgoing, options, path / IMAGES):
        outgoing.report.changed[Loss.OUTLINES] += sum(not area.is_rectangle for area in page.areas)
        lines = (f"{_line(area, page)}\n" for area in page.areas)
        write_text(path / _LABELS / f"{page.name}.txt", "".join(lines))


def _line(area: LabelledArea, page: LabelledPage) -> str:
    """The number of the category, from 0, then the middle and the size of the box in shares of the image."""
    left, top, right, bottom = area.box
    across, down = 2 * page.width, 2 * page.height
    shares = ((left + right) / across, (top + bottom) / down, (right - left) / page.width, (bottom - top) / page.height)
    return " ".join((str(CATEGORIES.index(area.category)), *(f"{share:.6f}" for share in shares)))


def finish(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write what a trainer is given: where the images of each part lie, and what the categories are called."""
    parts = {called: f"{part}/{IMAGES}" for part, called in _CALLED.items() if (folder / part).is_dir()}
    first = next(iter(parts.values()), IMAGES)
    parts = {"train": first, "val": first, **parts}  # a trainer refuses a file without these two
    lines = [f"{called}: {place}" for called, place in parts.items()]
    names = [f"  {number}: {name}" for number, name in enumerate(CATEGORIES)]
    write_text(folder / "data.yaml", "\n".join([*lines, "names:", *names]) + "\n")


FORMAT = Format(
    name="yolo",
    title=marked("Format", "YOLO, boxes on page images with their kinds, to train layout on, a folder"),
    suffixes=(".txt",),
    writer=write,
    folder=True,
    finish=finish,
    offsets=Counted.NONE,
)
"""Its boxes are upright: what is no rectangle goes out as the one around it."""
