"""Issues with pages go out as PAGE XML, ALTO with METS and hOCR: corrected text, articles, order, places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree

from annotator import formats
from annotator.core import edits
from annotator.core.geometry import Alternative, Box, Point, Spot
from annotator.core.issue import Image, Issue, Source
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import apply
from annotator.core.pages import Block, Line, ReadPage, issue_of
from annotator.core.records import ArticleKind, DetailField, RegionKind, Role
from annotator.formats.writing import Loss, Report, Scope
from tests.formats.writer import write_as

TEXTS = ("老桥修好了", "昨天上午，陈群伟在东桥头剪彩", "市民三千人到场。", "rain & wind", "第二版", "明天有<雨>。")


def _line(text: str, left: int, top: int) -> Line:
    size = [Spot(at, at + 1, Box(left + 10 * at, top, left + 10 * at + 9, top + 10), 0.5) for at in range(len(text))]
    characters = [spot for spot, sign in zip(size, text, strict=True) if not sign.isspace()]
    if characters:
        characters[0] = characters[0]._replace(alternatives=(Alternative("考", 0.25),))
    words = [Spot(0, 4, size[0].box, 0.75), Spot(5, 6, size[5].box), Spot(7, 11, size[7].box)] if " " in text else []
    return Line(
        text=text,
        box=Box(left, top, left + 10 * len(text), top + 10),
        confidence=0.5,
        alternatives=(Alternative("考桥", 0.25),),
        words=words,
        characters=characters,
    )


@pytest.fixture
def issue() -> Issue:
    """Two pages: an article that goes on behind another one, a notice, and furniture; one line is corrected."""
    head, first, second, rain, folio, more = (_line(text, 100, 20 * at) for at, text in enumerate(TEXTS))
    pages = [
        ReadPage(
            number="A1",
            width=800,
            height=900,
            image=Image("1.tif"),
            blocks=[
                Block(lines=[head], article="A", role=Role.HEADLINE),
                Block(lines=[first, second], article="A"),
                Block(lines=[rain], article="B"),
            ],
        ),
        ReadPage(
            number="A2",
            width=800,
            height=900,
            blocks=[Block(lines=[folio], is_furniture=True), Block(lines=[more], article="A")],
        ),
    ]
    source = Source("1.xml", "ab" * 32)
    kinds = {"B": ArticleKind.NOTICE}
    made = issue_of(pages, title="湖畔晨报", date="2026-03-01", source=source, origin="test", kinds=kinds)
    article = made.articles[0]
    at = OffsetMap(made, article).text.index("陈群伟")
    made = apply(made, edits.correct(made, article.id, at, at + 3, "陈群偉", author="ann"))
    corners = [Point(0, 500), Point(100, 500), Point(100, 600)]
    made = apply(made, edits.add_region(made, 0, corners, RegionKind.PHOTO, article.id, author="ann"))
    made = apply(made, edits.add_region(made, 1, corners, RegionKind.RULE, author="ann"))
    assert list(faults(made)) == []
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"


def articles_of(issue: Issue) -> list[tuple[str, list[str]]]:
    return [(one.kind.value, OffsetMap(issue, one).text.split()) for one in issue.articles]


def elements(path: Path, name: str) -> Iterator[Element]:
    for element in ElementTree.parse(path).iter():
        if element.tag.rpartition("}")[2] == name:
            yield element


@pytest.mark.parametrize("name", ["alto", "page"])
def test_what_goes_out_with_a_mets_comes_back_as_the_same_articles(issue: Issue, folder: Path, name: str) -> None:
    write_as(name, [issue], folder, scope=Scope.ANY)
    [back] = formats.read(folder / "000001" / "mets.xml")
    assert sorted(articles_of(back)) == sorted(articles_of(issue))
    assert [(one.number, one.width) for one in back.pages] == [("A1", 800), ("A2", 800)]
    assert back.pages[0].image.name == "1.tif"
    assert (back.title, back.date) == ("湖畔晨报", "2026-03-01")
    assert [back.raw[part.start : part.end] for part in back.parts] == ["老桥修好了"]
    assert [(region.kind, region.page, region.apart) for region in back.regions] == [
        (RegionKind.PHOTO, 0, False),
        (RegionKind.RULE, 1, True),
    ]


@pytest.mark.parametrize("name", ["alto", "page"])
def test_places_confidences_and_alternatives_go_out_but_those_of_corrected_text(
    issue: Issue, folder: Path, name: str
) -> None:
    write_as(name, [issue], folder, scope=Scope.ANY)
    [back] = formats.read(folder / "000001" / "mets.xml")
    at = back.raw.index("陈群偉")
    [place] = back.geometry.spots(at, at + 1)
    assert place.box == issue.geometry.spots(issue.raw.index("陈"), issue.raw.index("陈") + 1)[0].box
    words = {back.raw[spot.start : spot.end]: spot for spot in back.geometry.words}
    assert words["rain"].confidence == 0.75
    assert words["老"].alternatives == (Alternative("考", 0.25 if name == "page" else None),)
    assert words["偉"].confidence is None


def test_page_xml_says_the_order_article_by_article(issue: Issue, folder: Path) -> None:
    write_as("page", [issue], folder, scope=Scope.ANY)
    path = folder / "000001" / "page" / "0001.xml"
    groups = [[one.get("regionRef") for one in group] for group in elements(path, "OrderedGroupIndexed")]
    assert groups == [["block_1", "block_2"], ["block_4"]]
    assert [one.get("type") for one in elements(path, "TextRegion")] == ["heading", "paragraph", "paragraph"]
    assert next(elements(path, "Page")).attrib == {"imageFilename": "1.tif", "imageWidth": "800", "imageHeight": "900"}


def test_hocr_goes_out_with_its_words_and_comes_back(issue: Issue, folder: Path) -> None:
    write_as("hocr", [issue], folder, scope=Scope.ANY)
    [back] = formats.read(folder / "000001.hocr")
    assert back.raw.split() == [
        *("老桥修好了", "昨天上午，陈群偉在东桥头剪彩", "市民三千人到场。", "rain", "&", "wind"),
        *("明天有<雨>。", "第二版"),
    ]
    assert [(one.number, one.width) for one in back.pages] == [("1", 800), ("2", 800)]
    assert len(back.regions) == 2


def test_a_mets_says_in_mods_what_the_catalogue_says(issue: Issue, folder: Path) -> None:
    said = {("", DetailField.PUBLISHER): "湖畔 <报社> & 分社", ("", DetailField.RIGHTS): "公有领域"}
    write_as("alto", [apply(issue, edits.set_details(issue, said, author="ann"))], folder, scope=Scope.ANY)
    [mets] = [path for path in folder.rglob("*.xml") if "mets" in path.name]
    assert [one.text for one in elements(mets, "publisher")] == ["湖畔 <报社> & 分社"]
    assert [one.text for one in elements(mets, "accessCondition")] == ["公有领域"]


def test_the_same_issues_give_the_same_bytes(issue: Issue, tmp_path: Path) -> None:
    for name in ("alto", "page", "hocr"):
        for count in range(2):
            write_as(name, [issue], tmp_path / f"{name}{count}", scope=Scope.ANY)
        one, other = (
            {p.relative_to(f): p.read_bytes() for p in f.rglob("*.*")}
            for f in (tmp_path / f"{name}0", tmp_path / f"{name}1")
        )
        assert one == other


@pytest.mark.parametrize("name", ["alto", "page", "hocr"])
def test_only_approved_articles_go_out_where_gold_is_wanted(issue: Issue, folder: Path, name: str) -> None:
    issue = apply(issue, edits.approve(issue, issue.articles[1].id, author="ann"))
    write_as(name, [issue], folder)
    text = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.*") if path.is_file())
    assert "rain" in text
    assert "老桥" not in text


def test_issues_without_pages_and_entities_are_counted_as_left_out(issue: Issue, folder: Path) -> None:
    article = issue.articles[0]
    issue = apply(issue, edits.tag(issue, article.id, 0, 2, "LOC", author="ann"))
    text_only = replace(Issue(raw="老桥"), source=issue.source)
    report: Report = write_as("alto", [issue, text_only], folder, scope=Scope.ANY)
    assert (report.issues, report.entities) == (1, 0)
    assert (report.left_out[Loss.NO_PAGES], report.left_out[Loss.ENTITIES]) == (1, 1)


@pytest.mark.parametrize("name", ["alto", "page", "hocr"])
def test_odd_texts_and_places_make_sound_files(folder: Path, name: str) -> None:
    odd = [Line(text='a<&"\x0b]]>'), Line(text="𠮷"), Line(text="x" * 3, box=Box(5, 5, 5, 5))]
    issue = issue_of(
        [ReadPage(number='"<1>', blocks=[Block(lines=odd)])],
        title="<",
        date="?",
        source=Source("x", "ab" * 32),
        origin="",
    )
    write_as(name, [issue], folder, scope=Scope.ANY)
    for path in folder.rglob("*.*"):
        if path.suffix:
            assert ElementTree.parse(path).getroot() is not None


def test_w3c_annotations_say_where_entities_stand_on_their_pages_and_come_back(issue: Issue, tmp_path: Path) -> None:
    article = issue.articles[0]
    at = OffsetMap(issue, article).text.index("东桥")
    issue = apply(issue, edits.tag(issue, article.id, at, at + 2, "LOC", author="ann"))
    write_as("w3c", [issue], tmp_path / "a.jsonl", scope=Scope.ANY)
    pages = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    [item] = [item for page in pages for item in page["items"]]
    text, place = item["target"]
    assert text["selector"][1]["exact"] == "东桥"
    assert place["selector"]["value"] == "xywh=190,20,19,10"
    assert place["source"]["label"] == "1.tif"
    read = formats.read_article_texts(tmp_path / "a.jsonl", "w3c")
    assert [entity.label for one in read for entity in one.entities] == ["LOC"]


def test_a_cas_says_the_page_and_the_box_of_each_line(issue: Issue, folder: Path) -> None:
    write_as("cas", [issue], folder, scope=Scope.ANY)
    path = next(path for path in sorted(folder.glob("*.xmi")))
    places = [(one.get("page"), one.get("image"), one.get("box")) for one in elements(path, "Place")]
    assert places[0] == ("A1", "1.tif", "100,0,150,10")
    assert ("A2", "", "100,100,170,110") in places
    assert formats.read_article_texts(folder, "cas")


def test_tei_has_the_pages_as_surfaces_and_the_articles_as_zones(issue: Issue, tmp_path: Path) -> None:
    write_as("tei", [issue], tmp_path / "a.xml", scope=Scope.ANY)
    zones = {one.get("{http://www.w3.org/XML/1998/namespace}id"): one for one in elements(tmp_path / "a.xml", "zone")}
    first = next(elements(tmp_path / "a.xml", "div"))
    assert [zones[name.removeprefix("#")].get("uly") for name in first.attrib["facs"].split()] == ["0", "100"]
    surfaces = [one.get("n") for one in elements(tmp_path / "a.xml", "surface")]
    assert surfaces == ["A1", "A2"]
    assert next(elements(tmp_path / "a.xml", "pb")).get("facs") == "#i1.p0"
    assert [one.get("url") for one in elements(tmp_path / "a.xml", "graphic")] == ["1.tif"]
