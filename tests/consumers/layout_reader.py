"""Reads layout as its consumers do: python layout_reader.py FOLDER

It runs in an environment of its own, which has pycocotools, supervision and iiif-prezi3; prints JSON: what
supervision sees in the folders `yolo` and `coco` (image, category, box), what pycocotools says that the areas in `coco`
cover (in pixels), and what the ranges of the manifest in `iiif` are called.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def main() -> None:
    from iiif_prezi3 import Manifest
    from pycocotools.coco import COCO
    from supervision import DetectionDataset

    out, sys.stdout = sys.stdout, sys.stderr  # pycocotools says how far it is
    folder = Path(sys.argv[1])
    yolo, coco = folder / "yolo", folder / "coco"
    by_yolo = DetectionDataset.from_yolo(str(yolo / "images"), str(yolo / "labels"), str(yolo / "data.yaml"))
    by_coco = DetectionDataset.from_coco(str(coco / "images"), str(coco / "annotations.json"))
    masks = COCO(coco / "annotations.json")
    covered = {
        masks.loadCats(one["category_id"])[0]["name"]: int(masks.annToMask(one).sum())
        for one in masks.loadAnns(masks.getAnnIds())
    }
    manifest = Manifest(**json.loads((folder / "iiif" / "000001.json").read_text(encoding="utf-8")))
    ranges = [one.label["none"][0] for one in manifest.structures]
    seen = {"yolo": sorted(_boxes(by_yolo)), "coco": sorted(_boxes(by_coco)), "covered": covered, "iiif": ranges}
    print(json.dumps(seen), file=out)


def _boxes(dataset: Any) -> Iterator[tuple[str, str, list[int]]]:
    for path, _image, seen in dataset:
        for category, box in zip(seen.class_id.tolist(), seen.xyxy.tolist(), strict=True):
            yield Path(path).name, dataset.classes[category], [round(edge) for edge in box]


if __name__ == "__main__":
    main()
