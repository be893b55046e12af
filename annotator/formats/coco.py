"""COCO: a folder of page images with the areas on them, by categories, with boxes and polygons; out only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

from annotator.core.marking import marked
from annotator.core.polygons import size
from annotator.core.records import DetailField
from annotator.formats.format import Counted, Format
from annotator.formats.labelled_pages import CATEGORIES, IMAGES, LabelledArea, LabelledPage, labelled_pages
from annotator.formats.lines import dumped
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing

_FILE = "annotations.json"


def write(outgoing: Outgoing, path: Path, options: Options) -> None:
    """Write the images into a folder, and beside it one file that says what stands on all of them."""
    path.mkdir()
    (path / IMAGES).mkdir()
    licences: dict[str, int] = {}
    images: list[dict[str, Any]] = []
    with (path / _FILE).open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"info": {dumped({"description": "newspaper-annotator"})},\n')
        file.write(f'"categories": {_listed(_categories())},\n"annotations": [')
        numbers = count(1)
        for page in labelled_pages(outgoing, options, path / IMAGES):
            images.append(_image(page, len(images) + 1, licences))
            for area, number in zip(page.areas, numbers, strict=False):
                file.write((",\n" if number > 1 else "\n") + dumped(_annotation(area, number, len(images))))
        named = [{"id": at, "name": name, "url": ""} for name, at in licences.items()]
        file.write(f'],\n"images": {_listed(images)},\n"licenses": {_listed(named)}}}\n')


def _categories() -> list[dict[str, Any]]:
    return [{"id": at, "name": name, "supercategory": ""} for at, name in enumerate(CATEGORIES, 1)]


def _listed(values: Sequence[object]) -> str:
    """A list in JSON, a value a line."""
    return f"[{','.join(f'{chr(10)}{dumped(value)}' for value in values)}]"


def _image(page: LabelledPage, number: int, licences: dict[str, int]) -> dict[str, Any]:
    """A page, with the number of its licence, which is what the catalogue says of rights."""
    rights = page.issue.catalogue.get(DetailField.RIGHTS, "")
    licence = {"license": licences.setdefault(rights, len(licences) + 1)} if rights else {}
    about = {"issue": page.issue.title, "date": page.issue.date, "page": page.number}
    return {"id": number, "file_name": page.image, "width": page.width, "height": page.height, **licence, **about}


def _annotation(area: LabelledArea, number: int, image: int) -> dict[str, Any]:
    box = area.box
    return {
        "id": number,
        "image_id": image,
        "category_id": CATEGORIES.index(area.category) + 1,
        "bbox": [box.left, box.top, box.width, box.height],
        "area": size(area.polygon),
        "segmentation": [[at for point in area.polygon for at in point]],
        "iscrowd": 0,
        **({"article": area.article} if area.article else {}),
    }


FORMAT = Format(
    name="coco",
    title=marked("Format", "COCO, areas of page images with their kinds, to train layout on, a folder"),
    suffixes=(".json",),
    writer=write,
    folder=True,
    offsets=Counted.NONE,
)
