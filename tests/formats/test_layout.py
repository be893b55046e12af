"""What stands where on pages goes out to train layout on: COCO, YOLO, IIIF, PAGE regions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from annotator import formats
from annotator.core import edits
from annotator.core.geometry import Box, Point
from annotator.core.issue import Image, Issue, Source
from annotator.core.operations import apply
from annotator.core.pages import Area, Block, Line, ReadPage, issue_of
from annotator.core.records import ArticleKind, DetailField, RegionKind, Role
from annotator.formats.labelled_pages import CATEGORIES
from annotator.formats.writing import Loss, Scope
from tests.formats.writer import write_as

pytest.importorskip("PIL", reason="needs the extra ocr")
from PIL import Image as Picture

Find = Callable[[str], Path | None]
TRIANGLE = (Point(400, 400), Point(500, 400), Point(500, 600))


def line(text: str, left: int, top: int) -> Line:
    return Line(text=text, box=Box(left, top, left + 10 * len(text), top + 10), confidence=0.5)


@pytest.fixture
def issue() -> Issue:
    """Two pages: an article with a photo that is no rectangle, and on the second one an advertisement and a folio."""
    first = ReadPage(
        number="一",
        width=800,
        height=1000,
        image=Image("scans/1.png"),
        blocks=[
            Block(lines=[line("湖上的桥", 100, 10)], article="A", role=Role.HEADLINE),
            Block(lines=[line("昨天修好了", 100, 40), line("今天通车", 100, 60)], article="A", ids=("b",)),
        ],
        areas=[Area(polygon=TRIANGLE, kind=RegionKind.PHOTO)],
    )
    second = ReadPage(
        number="二",
        width=800,
        height=1000,
        blocks=[
            Block(lines=[line("第二版", 0, 0)], is_furniture=True),
            Block(lines=[line("卖米", 20, 900)], article="B"),
            Block(lines=[Line(text="没有位置")], article="B"),
        ],
        areas=[Area(polygon=Box(0, 500, 800, 504).polygon, kind=RegionKind.RULE)],
    )
    made = issue_of(
        [first, second],
        title="湖畔晨报",
        date="2026-03-01",
        source=Source("1.xml", "ab" * 32),
        origin="test",
        kinds={"B": ArticleKind.ADVERTISEMENT},
    )
    return apply(made, edits.set_details(made, {("", DetailField.RIGHTS): "公有领域"}, author="ann"))


def with_images(issue: Issue, folder: Path, *sizes: tuple[int, int]) -> tuple[Issue, Find]:
    """The issue with images of some sizes, a JPEG and then PNGs, and what finds these."""
    files: dict[str, Path] = {}
    pages = list(issue.pages)
    for number, size in enumerate(sizes):
        path = folder / f"scan{number}{'.png' if number else '.jpg'}"
        Picture.new("L", size, 200 - number).save(path)
        checksum = hashlib.sha256(path.read_bytes()).hexdigest()
        files[checksum] = path
        pages[number] = replace(pages[number], image=Image(path.name, checksum))
    return replace(issue, pages=tuple(pages)), files.get


def places(folder: Path) -> Iterator[tuple[int, str, list[int]]]:
    """The annotations of a folder of COCO: image, category, box."""
    said = json.loads((folder / "annotations.json").read_text(encoding="utf-8"))
    names = {one["id"]: one["name"] for one in said["categories"]}
    for one in said["annotations"]:
        yield one["image_id"], names[one["category_id"]], one["bbox"]


def test_coco_has_parts_kinds_and_regions_in_pixels_of_the_images(issue: Issue, tmp_path: Path) -> None:
    issue, find = with_images(issue, tmp_path, (400, 500), (800, 1000))
    report = write_as("coco", [issue], tmp_path / "out", scope=Scope.ANY, images=find)
    assert sorted(places(tmp_path / "out")) == [
        (1, "headline", [50, 5, 20, 5]),
        (1, "photo", [200, 200, 50, 100]),
        (1, "text", [50, 20, 25, 15]),
        (2, "advertisement", [20, 900, 20, 10]),
        (2, "furniture", [0, 0, 30, 10]),
        (2, "rule", [0, 500, 800, 4]),
    ]
    assert (report.issues, report.articles, report.left_out[Loss.NO_AREA]) == (1, 2, 1)


def test_a_coco_annotation_has_the_corners_of_its_region_and_what_they_cover(issue: Issue, tmp_path: Path) -> None:
    write_as("coco", [issue], tmp_path / "out", scope=Scope.ANY)
    said = json.loads((tmp_path / "out" / "annotations.json").read_text(encoding="utf-8"))
    [photo] = [one for one in said["annotations"] if said["categories"][one["category_id"] - 1]["name"] == "photo"]
    assert photo["segmentation"] == [[400, 400, 500, 400, 500, 600]]
    assert (photo["area"], photo["iscrowd"]) == (10_000, 0)
    assert [one["name"] for one in said["licenses"]] == ["公有领域"]
    assert said["images"][0]["license"] == 1


@pytest.mark.parametrize("name", ["coco", "yolo"])
def test_the_images_go_out_with_what_stands_on_them(issue: Issue, tmp_path: Path, name: str) -> None:
    issue, find = with_images(issue, tmp_path, (400, 500), (800, 1000))
    out = tmp_path / "out"
    write_as(name, [issue], out, scope=Scope.ANY, images=find)
    assert sorted(path.name for path in (out / "images").iterdir()) == ["000001-0001.jpg", "000001-0002.png"]
    assert (out / "images" / "000001-0001.jpg").read_bytes() == (tmp_path / "scan0.jpg").read_bytes()
    with Picture.open(out / "images" / "000001-0002.png") as picture:
        assert (picture.size, picture.getpixel((5, 5))) == ((800, 1000), 199)


@pytest.mark.parametrize("name", ["coco", "yolo"])
def test_pages_whose_images_are_not_at_hand_go_out_by_name_and_are_counted(
    issue: Issue, tmp_path: Path, name: str
) -> None:
    report = write_as(name, [issue], tmp_path / "out", scope=Scope.ANY)
    assert report.changed[Loss.NAMED_ONLY] == 2
    assert list((tmp_path / "out" / "images").iterdir()) == []
    if name == "coco":
        said = json.loads((tmp_path / "out" / "annotations.json").read_text(encoding="utf-8"))
        assert [one["file_name"] for one in said["images"]] == ["1.png", "000001-0002"]


def test_yolo_has_a_line_for_each_area_in_shares_of_the_image(issue: Issue, tmp_path: Path) -> None:
    report = write_as("yolo", [issue], tmp_path / "out", scope=Scope.ANY)
    lines = (tmp_path / "out" / "labels" / "000001-0002.txt").read_text().splitlines()
    said = {CATEGORIES[int(number)]: list(map(float, shares)) for number, *shares in map(str.split, lines)}
    assert said["rule"] == [0.5, 0.502, 1, 0.004]
    assert said["furniture"] == [0.01875, 0.005, 0.0375, 0.01]
    assert report.changed[Loss.OUTLINES] == 1


def test_the_file_about_all_names_the_images_of_each_part_and_the_categories(issue: Issue, tmp_path: Path) -> None:
    pytest.importorskip("datasketch", reason="needs the extra split")
    issues = [replace(issue, source=Source(f"{n}.xml", f"{n}{n}" * 32)) for n in range(3)]
    write_as("yolo", issues, tmp_path / "out", scope=Scope.ANY, shares=(1, 1, 1))
    names = [f"  {number}: {name}" for number, name in enumerate(CATEGORIES)]
    places = ["train: train/images", "val: train/images"]
    if (tmp_path / "out" / "validation").exists():
        places = ["train: train/images", "val: validation/images", "test: test/images"]
    assert (tmp_path / "out" / "data.yaml").read_text().splitlines() == [*places, "names:", *names]
    write_as("yolo", issues, tmp_path / "whole", scope=Scope.ANY)
    assert (tmp_path / "whole" / "data.yaml").read_text().startswith("train: images\nval: images\nnames:\n")


@pytest.mark.parametrize("name", ["coco", "yolo"])
def test_of_gold_only_pages_go_out_on_which_all_articles_are_approved(issue: Issue, tmp_path: Path, name: str) -> None:
    issue = apply(issue, edits.approve(issue, issue.articles[0].id, author="ann"))
    report = write_as(name, [issue], tmp_path / "out")
    assert (report.articles, report.left_out[Loss.PARTLY]) == (1, 1)
    text = "".join(path.read_text() for path in (tmp_path / "out").rglob("*") if path.suffix in (".json", ".txt"))
    assert text.count("file_name") == 1 if name == "coco" else len(text.splitlines()) == 3


@pytest.mark.parametrize("name", ["coco", "yolo"])
def test_a_page_of_unknown_size_stays_out_and_is_counted(issue: Issue, tmp_path: Path, name: str) -> None:
    pages = (issue.pages[0], replace(issue.pages[1], width=0))
    report = write_as(name, [replace(issue, pages=pages)], tmp_path / "out", scope=Scope.ANY)
    assert report.left_out[Loss.NO_SIZE] == 1


def test_whatever_a_region_or_a_part_is_has_a_category() -> None:
    assert {*map(str, Role), *map(str, RegionKind)} <= set(CATEGORIES)


def test_no_place_of_a_region_lies_beside_its_image(issue: Issue, tmp_path: Path) -> None:
    beyond = (Point(700, 900), Point(5000, 900), Point(5000, 6000))
    issue = apply(issue, edits.add_region(issue, 0, beyond, RegionKind.MAP, author="ann"))
    write_as("coco", [issue], tmp_path / "out", scope=Scope.ANY)
    write_as("yolo", [issue], tmp_path / "yolo", scope=Scope.ANY)
    said = json.loads((tmp_path / "out" / "annotations.json").read_text(encoding="utf-8"))
    assert [700, 900, 100, 100] in [one["bbox"] for one in said["annotations"]]
    shares = [float(one) for one in (tmp_path / "yolo/labels/000001-0001.txt").read_text().split()]
    assert all(share <= 1 for number, share in enumerate(shares) if number % 5)


def manifest(issue: Issue, folder: Path) -> dict[str, Any]:
    write_as("iiif", [issue], folder, scope=Scope.ANY)
    made: dict[str, Any] = json.loads((folder / "000001.json").read_text(encoding="utf-8"))
    return made


def test_what_goes_out_as_iiif_comes_back_line_by_line_without_what_it_says_of_kinds(
    issue: Issue, tmp_path: Path
) -> None:
    manifest(issue, tmp_path / "out")
    [back] = formats.read(tmp_path / "out" / "000001.json")
    assert sorted(back.raw.split()) == sorted(issue.raw.split())
    assert (back.title, back.date) == ("湖畔晨报", "2026-03-01")
    assert [(page.number, page.width) for page in back.pages] == [("一", 800), ("二", 800)]
    places = {back.raw[spot.start : spot.end]: (spot.page, spot.box) for spot in back.geometry.lines}
    assert places["今天通车"] == (0, Box(100, 60, 140, 70))


def test_manifests_of_several_exports_are_told_apart(issue: Issue, tmp_path: Path) -> None:
    other = replace(issue, source=Source("2.xml", "cd" * 32))
    names = {manifest(one, tmp_path / str(number))["id"] for number, one in enumerate((issue, other))}
    assert names == {f"urn:newspaper-annotator:{pair * 6}:000001" for pair in ("ab", "cd")}


def test_a_canvas_says_the_kinds_of_articles_blocks_and_regions(issue: Issue, tmp_path: Path) -> None:
    first, second = manifest(issue, tmp_path / "out")["items"]
    tagged = [
        (one["body"][0]["value"], one["target"])
        for canvas in (first, second)
        for one in canvas["annotations"][0]["items"]
        if one["motivation"] == "tagging"
    ]
    assert [kind for kind, _target in tagged] == [
        *("article", "headline", "text", "photo", "furniture", "text", "advertisement", "text", "text", "rule"),
    ]
    assert tagged[1][1] == [f"{first['id']}#xywh=100,10,40,10"]
    [shape] = tagged[3][1]
    assert fromstring(shape["selector"]["value"])[0].get("points") == "400,400 500,400 500,600"


def test_the_ranges_of_a_manifest_are_the_articles(issue: Issue, tmp_path: Path) -> None:
    made = manifest(issue, tmp_path / "out")
    ranges = {one["label"]["none"][0]: [part["id"] for part in one["items"]] for one in made["structures"]}
    canvas = made["items"][0]["id"]
    assert ranges["湖上的桥"] == [f"{canvas}#xywh=100,10,40,10", f"{canvas}#xywh=100,40,50,30"]
    assert "advertisement" in ranges


@pytest.mark.parametrize("kind", RegionKind)
def test_each_kind_of_region_comes_back_from_page_xml_with_its_corners(
    issue: Issue, tmp_path: Path, kind: RegionKind
) -> None:
    [one] = [region for region in issue.regions if region.kind == RegionKind.PHOTO]
    regions = tuple(replace(region, kind=kind) if region is one else region for region in issue.regions)
    issue = replace(issue, regions=regions, by_id={})
    write_as("page", [issue], tmp_path / "out", scope=Scope.ANY)
    [back] = formats.read(tmp_path / "out" / "000001" / "mets.xml")
    assert [(region.kind, region.polygon) for region in back.regions if region.page == 0] == [(kind, TRIANGLE)]


@pytest.mark.parametrize("name", ["alto", "page", "hocr", "iiif", "coco", "yolo"])
def test_articles_of_all_kinds_go_out_with_their_pages(tmp_path: Path, name: str) -> None:
    blocks = [Block(lines=[line(kind, 0, 20 * at)], article=kind) for at, kind in enumerate(ArticleKind)]
    issue = issue_of(
        [ReadPage(number="1", width=800, height=900, blocks=blocks)],
        title="湖畔晨报",
        date="2026-03-01",
        source=Source("1.xml", "ab" * 32),
        origin="test",
        kinds={str(kind): kind for kind in ArticleKind},
    )
    assert write_as(name, [issue], tmp_path / "out", scope=Scope.ANY).articles == len(ArticleKind) - 1


def test_a_dateline_does_not_cut_the_first_line_off_its_block(issue: Issue, tmp_path: Path) -> None:
    start = issue.raw.index("昨天修好了")
    issue = apply(issue, edits.set_part(issue, start, start + 2, Role.DATELINE, author="ann"))
    assert [issue.raw[part.start : part.end] for part in issue.parts if part.start == start] == ["昨天"]
    write_as("coco", [issue], tmp_path / "out", scope=Scope.ANY)
    boxes = {(name, tuple(box)) for image, name, box in places(tmp_path / "out") if image == 1}
    assert boxes == {("headline", (100, 10, 40, 10)), ("text", (100, 40, 50, 30)), ("photo", (400, 400, 100, 200))}
