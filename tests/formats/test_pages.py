"""Files with pages, in the forms in which archives have them, and the traps in each."""

from __future__ import annotations

import json
import random
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from annotator import formats, workflow
from annotator.core.errors import BadInput
from annotator.core.geometry import NOWHERE, Alternative, Box, Spot
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.records import ArticleKind, CorrectionKind, RegionKind, Role
from annotator.formats.package import Package

PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)


def read(path: Path, data: str | bytes, *, form: str = "") -> Issue:
    """The one issue of a file with such a content."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    [issue] = formats.read(path, form=form)
    assert list(faults(issue)) == []
    return issue


def boxes(issue: Issue, text: str) -> list[Box]:
    """Where a text of the raw text stands."""
    at = issue.raw.index(text)
    return [spot.box for spot in issue.geometry.spots(at, at + len(text))]


# ALTO

NAMESPACES = [
    "",
    ' xmlns="http://www.loc.gov/standards/alto/ns-v2#"',
    ' xmlns="http://www.loc.gov/standards/alto/ns-v4#"',
    ' xmlns="http://schema.ccs-gmbh.com/ALTO"',
]


def alto(
    space: str,
    *,
    page: str = 'WIDTH="1000" HEIGHT="2000"',
    ns: str = NAMESPACES[2],
    head: str = "",
    order: str = "",
    declared: str = '<?xml version="1.0" encoding="UTF-8"?>',
) -> str:
    return (
        f"{declared}<alto{ns}><Description><MeasurementUnit>pixel</MeasurementUnit>{head}</Description>{order}"
        f'<Layout><Page ID="P1" PHYSICAL_IMG_NR="3" {page}><PrintSpace>{space}</PrintSpace></Page></Layout></alto>'
    )


def block(lines: str, name: str = "B1", **about: str) -> str:
    said = "".join(f' {key}="{value}"' for key, value in about.items())
    return f'<TextBlock ID="{name}"{said}>{lines}</TextBlock>'


def strings(*words: str, top: int = 10, rest: str = "") -> str:
    """A line of words, each at a hundred more from the left."""
    made = "<SP/>".join(
        f'<String CONTENT="{word}" HPOS="{100 * at}" VPOS="{top}" WIDTH="90" HEIGHT="20"/>'
        for at, word in enumerate(words, 1)
    )
    return f'<TextLine HPOS="100" VPOS="{top}" WIDTH="500" HEIGHT="20">{made}{rest}</TextLine>'


@pytest.mark.parametrize("ns", NAMESPACES)
def test_alto_is_read_in_any_namespace_and_in_none(tmp_path: Path, ns: str) -> None:
    issue = read(tmp_path / "1898-03-12.xml", alto(block(strings("old", "bridge")), ns=ns))
    assert (issue.raw, issue.date) == ("old bridge\n", "1898-03-12")
    assert boxes(issue, "bridge") == [Box(200, 10, 290, 30)]
    assert [(page.number, page.width, page.height) for page in issue.pages] == [("3", 1000, 2000)]


@pytest.mark.parametrize("codec", ["gb18030", "big5", "windows-1252", "utf-8-sig", "utf-16"])
def test_xml_is_read_in_the_encoding_that_it_declares_or_begins_with(tmp_path: Path, codec: str) -> None:
    word = "café" if codec == "windows-1252" else "老橋"
    declared = "" if codec.startswith("utf") else f'<?xml version="1.0" encoding="{codec}"?>'
    text = alto(block(strings(word)), declared=declared)
    assert read(tmp_path / "a.xml", text.encode(codec)).raw == f"{word}\n"


def test_xml_without_a_declaration_that_is_no_utf_8_is_read_in_what_it_seems_to_be(tmp_path: Path) -> None:
    words = ("昨天上午老桥在东桥头剪彩", "市民三千人到场观看仪式", "明天有雨请带好雨具出门")
    text = alto("".join(block(strings(word)) for word in words), declared="")
    assert read(tmp_path / "a.xml", text.encode("gb18030")).raw.split() == list(words)


def test_chinese_words_have_no_spaces_between_them_where_the_file_has_none(tmp_path: Path) -> None:
    line = (
        '<TextLine><String CONTENT="老桥"/><String CONTENT="修好"/><String CONTENT="new"/>'
        '<String CONTENT="one"/></TextLine>'
    )
    assert read(tmp_path / "a.xml", alto(block(line))).raw == "老桥修好new one\n"


def test_spaces_of_alto_count_where_it_has_any(tmp_path: Path) -> None:
    line = (
        '<TextLine><String CONTENT="a"/><String CONTENT="b"/><SP/><String CONTENT="c d"/>'
        '<String CONTENT=""/></TextLine>'
    )
    assert read(tmp_path / "a.xml", alto(block(line))).raw == "ab c d\n"


def test_what_has_no_place_or_an_odd_one_does_no_harm(tmp_path: Path) -> None:
    line = (
        '<TextLine BASELINE="12 13 40 15"><String CONTENT="a" HPOS="1e999" VPOS="x" WIDTH="1" HEIGHT="1"/><SP/>'
        '<String CONTENT="b" HPOS="10.6" VPOS="-5" WIDTH="0" HEIGHT="0"/><SP/>'
        '<String CONTENT="c" HPOS="990" VPOS="10" WIDTH="40" HEIGHT="20"/></TextLine>'
    )
    issue = read(tmp_path / "a.xml", alto(block(line)))
    assert issue.raw == "a b c\n"
    assert [spot.box for spot in issue.geometry.words] == [NOWHERE, NOWHERE, Box(990, 10, 1000, 30)]
    assert boxes(issue, "c") == [Box(990, 10, 1000, 30)]


def test_places_and_the_size_of_the_page_stay_in_the_units_of_the_file(tmp_path: Path) -> None:
    text = alto(block(strings("old")), page='WIDTH="2970" HEIGHT="4200"').replace(">pixel<", ">mm10<")
    issue = read(tmp_path / "a.xml", text)
    assert (issue.pages[0].width, boxes(issue, "old")) == (2970, [Box(100, 10, 600, 30)])
    assert read(tmp_path / "b.xml", alto(block(strings("old")), page="")).pages[0].width == 0


def test_a_word_in_two_halves_is_printed_once_and_read_as_one(tmp_path: Path) -> None:
    first = (
        '<TextLine><String CONTENT="the"/><SP/><String CONTENT="news" SUBS_TYPE="HypPart1" SUBS_CONTENT="newspaper"/>'
        '<HYP CONTENT="-"/></TextLine>'
    )
    second = '<TextLine><String CONTENT="paper" SUBS_TYPE="HypPart2" SUBS_CONTENT="newspaper"/></TextLine>'
    issue = read(tmp_path / "a.xml", alto(block(first + second) + block(first, "B2")))
    assert issue.raw == "the news-\npaper\n\nthe news-\n"
    assert OffsetMap(issue).text == "the newspaper\n\nthe news-\n"
    assert [correction.kind for correction in issue.corrections] == [CorrectionKind.LINE_JOIN]


def test_confidences_alternatives_and_glyphs_of_alto_are_kept(tmp_path: Path) -> None:
    line = (
        '<TextLine><String CONTENT="老桥" WC="0.5" CC="09"><ALTERNATIVE>老木</ALTERNATIVE></String><SP/>'
        '<String CONTENT="明" HPOS="50" VPOS="5" WIDTH="10" HEIGHT="10" CC="123">'
        '<Glyph CONTENT="明" HPOS="51" VPOS="6" WIDTH="8" HEIGHT="8" GC="0.7">'
        '<Variant CONTENT="朋" VC="0.1"/><Variant CONTENT="門" VC="0.2"/></Glyph></String></TextLine>'
    )
    geometry = read(tmp_path / "a.xml", alto(block(line))).geometry
    assert [(spot.confidence, spot.alternatives) for spot in geometry.words] == [
        (0.5, (Alternative("老木"),)),
        (None, ()),
    ]
    sure, unsure, glyph = geometry.characters
    assert (sure.confidence, unsure.confidence) == (1.0, 0.0)  # digits run backwards: 0 is sure
    assert glyph == Spot(3, 4, Box(51, 6, 59, 14), 0.7, (Alternative("門", 0.2), Alternative("朋", 0.1)))


def test_digits_that_are_not_as_many_as_the_characters_say_nothing(tmp_path: Path) -> None:
    line = '<TextLine><String CONTENT="老桥" CC="0"/><SP/><String CONTENT="ab" CC="0 9"/></TextLine>'
    characters = read(tmp_path / "a.xml", alto(block(line))).geometry.characters
    assert [spot.confidence for spot in characters] == [1.0, 0.0]


def test_blocks_stand_in_the_reading_order_or_in_that_of_their_links(tmp_path: Path) -> None:
    blocks = block(strings("one"), "A", IDNEXT="C") + block(strings("two"), "B") + block(strings("three"), "C")
    assert read(tmp_path / "a.xml", alto(blocks)).raw.split() == ["one", "three", "two"]
    order = (
        '<ReadingOrder><OrderedGroup ID="g"><ElementRef ID="e1" REF="B"/><ElementRef ID="e2" REF="C"/>'
        "</OrderedGroup></ReadingOrder>"
    )
    assert read(tmp_path / "b.xml", alto(blocks, order=order)).raw.split() == ["two", "three", "one"]


def test_blocks_that_lead_to_each_other_in_a_circle_are_all_read(tmp_path: Path) -> None:
    blocks = block(strings("one"), "A", IDNEXT="B") + block(strings("two"), "B", IDNEXT="A")
    assert read(tmp_path / "a.xml", alto(blocks)).raw.split() == ["one", "two"]


def test_pictures_rules_and_empty_blocks_are_areas_of_the_page(tmp_path: Path) -> None:
    space = (
        block("", "E", HPOS="0", VPOS="0", WIDTH="50", HEIGHT="50")
        + '<Illustration ID="I" HPOS="100" VPOS="100" WIDTH="300" HEIGHT="200"/>'
        + '<GraphicalElement ID="G" HPOS="100" VPOS="400" WIDTH="300" HEIGHT="2"/>'
        + f"<ComposedBlock ID='C'>{block(strings('old'))}</ComposedBlock><TextBlock ID='N'/>"
    )
    issue = read(tmp_path / "a.xml", alto(space))
    assert issue.raw == "old\n"
    assert [(region.kind, region.box, region.apart) for region in issue.regions] == [
        (RegionKind.TEXT, Box(0, 0, 50, 50), True),
        (RegionKind.OTHER, Box(100, 100, 400, 300), True),
        (RegionKind.RULE, Box(100, 400, 400, 402), True),
    ]


def test_margins_and_several_pages_are_read(tmp_path: Path) -> None:
    text = alto(block(strings("old"))).replace(
        "<PrintSpace>", f"<TopMargin>{block(strings('A1'), 'M')}</TopMargin><PrintSpace>"
    )
    page = text[text.index("<Page") : text.index("</Layout>")]
    issue = read(tmp_path / "a.xml", text.replace("</Layout>", f"{page}</Layout>"))
    assert issue.raw.split() == ["A1", "old"] * 2
    assert [issue.page_at(at) for at in (0, len(issue.raw) - 1)] == [0, 1]


# PAGE


def page(regions: str, *, root: str = "PcGts", ns: str = "2019-07-15", order: str = "") -> str:
    return (
        f'<?xml version="1.0"?><{root} xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/{ns}">'
        f'<Page imageFilename="scans/0007.tif" imageWidth="800" imageHeight="900">{order}{regions}</Page></{root}>'
    )


def region(name: str, inner: str, **about: str) -> str:
    said = "".join(f' {key}="{value}"' for key, value in about.items())
    return f'<TextRegion id="{name}"{said}><Coords points="0,0 200,0 200,100 0,100"/>{inner}</TextRegion>'


def text_line(text: str, **about: str) -> str:
    said = "".join(f' {key}="{value}"' for key, value in about.items())
    return (
        f'<TextLine id="l"{said}><Coords points="10,20 110,20 110,40 10,40"/>'
        f"<TextEquiv><Unicode>{text}</Unicode></TextEquiv></TextLine>"
    )


@pytest.mark.parametrize(("root", "ns"), [("PcGts", "2019-07-15"), ("pcGts", "2009-03-16"), ("PcGts", "2024-07-15")])
def test_page_xml_is_read_of_any_year(tmp_path: Path, root: str, ns: str) -> None:
    issue = read(tmp_path / "a.xml", page(region("r", text_line("老桥修好")), root=root, ns=ns))
    assert issue.raw == "老桥修好\n"
    assert (issue.pages[0].width, issue.pages[0].image.name) == (800, "0007.tif")
    assert boxes(issue, "老桥修好") == [Box(10, 20, 110, 40)]


def test_corners_may_be_points_of_their_own_or_lacking(tmp_path: Path) -> None:
    old = (
        '<TextRegion id="r"><TextLine><Coords><Point x="1" y="2"/><Point x="30" y="40"/></Coords>'
        "<TextEquiv><Unicode>a</Unicode></TextEquiv></TextLine>"
    )
    new = (
        "<TextLine><Coords/><TextEquiv><Unicode>b</Unicode></TextEquiv></TextLine><TextLine>"
        '<Baseline points="5,50 60,52"/><TextEquiv><Unicode>c</Unicode></TextEquiv></TextLine>'
        "</TextRegion>"
    )
    issue = read(tmp_path / "a.xml", page(old + new))
    assert [spot.box for spot in issue.geometry.lines] == [Box(1, 2, 30, 40), NOWHERE, Box(5, 50, 60, 52)]


def test_the_reading_order_of_page_xml_counts_through_groups_and_what_it_leaves_out_comes_last(tmp_path: Path) -> None:
    order = (
        '<ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="1" regionRef="a"/>'
        '<UnorderedGroupIndexed id="u" index="0"><RegionRef regionRef="c"/></UnorderedGroupIndexed>'
        "</OrderedGroup></ReadingOrder>"
    )
    regions = "".join(region(name, text_line(name)) for name in "abc")
    assert read(tmp_path / "a.xml", page(regions, order=order)).raw.split() == ["c", "a", "b"]


def test_the_order_that_transkribus_writes_into_custom_counts(tmp_path: Path) -> None:
    said = "readingOrder {{index:{};}} structure {{type:heading;}}"
    regions = "".join(region(name, text_line(name), custom=said.format(at)) for name, at in (("a", 1), ("b", 0)))
    lines = text_line("2", custom=said.format(1)) + text_line("1", custom=said.format(0))
    assert read(tmp_path / "a.xml", page(regions + region("c", lines, custom=said.format(2)))).raw.split() == [
        "b",
        "a",
        "1",
        "2",
    ]


def test_the_reading_of_the_lowest_index_is_chosen_and_the_others_are_alternatives(tmp_path: Path) -> None:
    line = (
        '<TextLine><Coords points="0,0 90,0 90,9 0,9"/><TextEquiv index="1" conf="0.3"><Unicode>'
        "木桥</Unicode></TextEquiv>"
        '<TextEquiv index="0" conf="0.9"><PlainText>x</PlainText><Unicode>老桥</Unicode></TextEquiv></TextLine>'
    )
    issue = read(tmp_path / "a.xml", page(region("r", line)))
    assert issue.raw == "老桥\n"
    assert issue.geometry.lines[0][3:5] == (0.9, (Alternative("木桥", 0.3),))


def test_text_may_stand_only_at_the_region_or_only_in_the_words(tmp_path: Path) -> None:
    words = "".join(
        f'<Word><Coords points="{at},0 {at + 40},0 {at + 40},9 {at},9"/><TextEquiv><Unicode>'
        f"{word}</Unicode></TextEquiv></Word>"
        for at, word in ((0, "old"), (50, "bridge"))
    )
    whole = region("a", "<TextEquiv><Unicode>one\ntwo\n</Unicode></TextEquiv>")
    issue = read(tmp_path / "a.xml", page(whole + region("b", f"<TextLine>{words}</TextLine>")))
    assert issue.raw == "one\ntwo\n\nold bridge\n"
    assert boxes(issue, "two") == [Box(0, 50, 200, 100)]
    assert boxes(issue, "bridge") == [Box(50, 0, 90, 9)]


def test_words_and_glyphs_are_found_in_the_text_of_their_line(tmp_path: Path) -> None:
    def part(name: str, text: str, left: int, inner: str = "") -> str:
        return (
            f'<{name}><Coords points="{left},0 {left + 9},0 {left + 9},9 {left},9"/>'
            f'{inner}<TextEquiv conf="0.5"><Unicode>{text}</Unicode></TextEquiv></{name}>'
        )

    glyphs = part("Glyph", "桥", 10)
    words = part("Word", "老桥", 0, glyphs) + part("Word", "nowhere", 50) + part("Word", "好", 30)
    line = (
        f'<TextLine><Coords points="0,0 90,0 90,9 0,9"/>{words}<TextEquiv><Unicode>老桥 修好</Unicode>'
        "</TextEquiv></TextLine>"
    )
    geometry = read(tmp_path / "a.xml", page(region("r", line))).geometry
    assert [spot[:3] for spot in geometry.words] == [(0, 2, Box(0, 0, 9, 9)), (4, 5, Box(30, 0, 39, 9))]
    assert [spot[:4] for spot in geometry.characters] == [(1, 2, Box(10, 0, 19, 9), 0.5)]


def test_nested_and_empty_regions_and_pictures_are_read(tmp_path: Path) -> None:
    picture = '<ImageRegion id="i"><Coords points="0,500 50,500 50,600"/></ImageRegion>'
    table = f'<TableRegion id="t"><Coords points="0,0 9,0 9,9"/>{region("c", text_line("cell"))}</TableRegion>'
    issue = read(
        tmp_path / "a.xml",
        page(region("a", text_line("one") + region("b", text_line("two"))) + picture + table + region("e", "")),
    )
    assert issue.raw.split() == ["one", "two", "cell"]
    assert sorted(region.kind for region in issue.regions) == [RegionKind.PHOTO, RegionKind.TABLE, RegionKind.TEXT]


# hOCR

HOCR = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta name="ocr-system" content="tesseract 5"/>
<title>x</title></head><body>
<div class="ocr_page" title='image "pages/0001.png"; bbox 0 0 700 800; ppageno 0'>
<div class="ocr_carea"><p class="ocr_par" title="bbox 10 10 300 60">
<span class="ocr_line" title="bbox 10 10 300 30; baseline 0 -3; x_size 20">
<span class="ocrx_word" title="bbox 10 10 100 30; x_wconf 91">old<br></span>
<span class="ocrx_word" title="bbox 110 10 300 30; x_wconf 30">bri&amp;dge</span></span>
<span class="ocr_line" title="bbox 10 40 300 60"><span class="ocrx_word" title="bbox 10 40 30 60; x_wconf 80"
><span class="ocrx_cinfo" title="x_bboxes 10 40 20 60; x_conf 97.5">老</span><span
class="ocrx_cinfo" title="x_bboxes 20 40 30 60; x_conf 40">桥</span></span>
<span class="ocrx_word" title="bbox 40 40 50 60"><ins class="alt">修</ins><del class="alt">攸</del></span></span></p>
<p class="ocr_par"><span class="ocr_line" title="bbox 10 80 300 100">no words</span></p></div>
<div class="ocr_photo" title="bbox 0 200 100 300"></div></div>
<div class="ocr_page" title="bbox 0 0 7 8"><span class="ocr_line">second</div></body></html>"""


def test_hocr_is_read_with_words_characters_and_pictures(tmp_path: Path) -> None:
    (tmp_path / "0001.png").write_bytes(PNG)
    issue = read(tmp_path / "a.hocr", HOCR)
    assert issue.raw == "old bri&dge\n老桥修\n\nno words\n\nsecond\n"
    assert [(one.number, one.width, one.image.name) for one in issue.pages] == [("1", 700, "0001.png"), ("2", 7, "")]
    assert issue.pages[0].image.sha256
    assert boxes(issue, "桥") == [Box(20, 40, 30, 60)]
    assert [spot.confidence for spot in issue.geometry.words] == [0.91, 0.3, 0.8, None]
    assert [spot.confidence for spot in issue.geometry.characters] == [0.975, 0.4]
    assert issue.geometry.words[3].alternatives == (Alternative("攸"),)
    assert [region.kind for region in issue.regions] == [RegionKind.PHOTO]


def test_hocr_is_known_under_the_name_of_a_web_page(tmp_path: Path) -> None:
    assert read(tmp_path / "a.html", HOCR).source.name == "a.html"


# ABBYY


def test_finereader_xml_is_read_character_by_character(tmp_path: Path) -> None:
    text = (
        '<?xml version="1.0"?><document xmlns="http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml">'
        '<page width="500" height="600" resolution="300"><block blockType="Text" l="0" t="0" r="200" b="50"><text><par>'
        '<line baseline="30" l="10" t="10" r="90" b="32"><formatting lang="x">'
        '<charParams l="10" t="10" r="20" b="30" charConfidence="80"><charRecVariants>'
        '<charRecVariant charConfidence="80">明</charRecVariant><charRecVariant charConfidence="20">朋</charRecVariant>'
        "</charRecVariants>明</charParams>"
        '<charParams l="22" t="10" r="30" b="30"> </charParams>'
        '<charParams l="30" t="10" r="40" b="30" charConfidence="-1">天</charParams></formatting></line>'
        "<line><formatting>plain</formatting></line></par><par><line><formatting>next</formatting></line></par></text></block>"
        '<block blockType="Picture" l="0" t="100" r="50" b="150"/></page></document>'
    )
    issue = read(tmp_path / "a.xml", text)
    assert issue.raw == "明 天\nplain\n\nnext\n"
    first, second = issue.geometry.characters
    assert first == Spot(0, 1, Box(10, 10, 20, 30), 0.8, (Alternative("朋", 0.2),))
    assert (second.start, second.confidence) == (2, None)
    assert [region.kind for region in issue.regions] == [RegionKind.PHOTO]


# JSON of OCR programs

CORNERS = [[10, 20], [110, 20], [110, 40], [10, 40]]
FORMS = {
    "paddle 2": [[CORNERS, ["老桥", 0.9]], [CORNERS, ["修好", 0.8]]],
    "paddle 2, by page": [[[CORNERS, ["老桥", 0.9]], [CORNERS, ["修好", 0.8]]]],
    "paddle 3": {
        "input_path": "scans/1.png",
        "rec_texts": ["老桥", "修好"],
        "rec_scores": [0.9, 0.8],
        "rec_polys": [CORNERS] * 2,
    },
    "paddle 3, wrapped": {
        "res": {"rec_texts": ["老桥", "修好"], "rec_scores": [0.9, 0.8], "rec_boxes": [[10, 20, 110, 40]] * 2}
    },
    "structure": {
        "input_path": "a.png",
        "overall_ocr_res": {"rec_texts": ["老桥", "修好"], "rec_scores": [0.9, 0.8], "dt_polys": [CORNERS] * 2},
    },
    "rapid": [[CORNERS, "老桥", 0.9], [CORNERS, "修好", 0.8]],
    "rapid, as a result": {"boxes": [CORNERS] * 2, "txts": ["老桥", "修好"], "scores": [0.9, 0.8]},
    "rapid, by line": [{"box": CORNERS, "txt": "老桥", "score": 0.9}, {"box": CORNERS, "txt": "修好", "score": 0.8}],
}


@pytest.mark.parametrize("form", FORMS)
def test_the_json_of_ocr_programs_is_known_and_read_in_each_of_its_forms(tmp_path: Path, form: str) -> None:
    issue = read(tmp_path / "a.json", json.dumps(FORMS[form]))
    assert issue.raw == "老桥\n修好\n"
    assert [spot[2:4] for spot in issue.geometry.lines] == [(Box(10, 20, 110, 40), 0.9), (Box(10, 20, 110, 40), 0.8)]


def test_characters_of_rapidocr_are_kept(tmp_path: Path) -> None:
    words = [[["老", 0.5, CORNERS], ["桥", 0.25, CORNERS]]]
    issue = read(
        tmp_path / "a.json", json.dumps({"boxes": [CORNERS], "txts": ["老桥"], "scores": [1], "word_results": words})
    )
    assert [spot[:4] for spot in issue.geometry.characters] == [
        (0, 1, Box(10, 20, 110, 40), 0.5),
        (1, 2, Box(10, 20, 110, 40), 0.25),
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"rec_texts": ["a", 3, None], "rec_scores": "x", "rec_polys": [[["x", 1], [2]], {"a": 1}]},
        {"rec_texts": ["a"], "rec_scores": [1e300], "rec_polys": [[[1e300, 1], [2, 3]]]},
        {"rec_texts": ["a"], "rec_boxes": [[9, 9, 1, 1]]},
    ],
)
def test_json_that_is_odd_loses_only_what_is_odd(tmp_path: Path, value: object) -> None:
    assert read(tmp_path / "a.json", json.dumps(value)).raw == "a\n"


# METS


def mets(files: dict[str, str], physical: str, logical: str = "", links: str = "", head: str = "") -> str:
    locations = "".join(
        f'<file ID="{name}"><FLocat LOCTYPE="URL" xlink:href="{place}"/></file>' for name, place in files.items()
    )
    return (
        '<?xml version="1.0"?>'
        '<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.loc.gov/METS/">'
        f"{head}<fileSec><fileGrp>{locations}</fileGrp></fileSec>"
        f'<structMap TYPE="PHYSICAL"><div TYPE="Newspaper">{physical}</div></structMap>'
        f'<structMap TYPE="LOGICAL"><div TYPE="Newspaper">{logical}</div></structMap>{links}</mets:mets>'
    )


def files_of(*names: str) -> str:
    return "".join(f'<fptr FILEID="{name}"/>' for name in names)


def areas(file: str, *blocks: str) -> str:
    return "".join(f'<fptr><area FILEID="{file}" BETYPE="IDREF" BEGIN="{name}"/></fptr>' for name in blocks)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Two pages of ALTO with an image of one, as a METS points to them."""
    for folder in ("alto", "images"):
        (tmp_path / folder).mkdir()
    first = (
        block(strings("Folio"), "B0", TYPE="page-number")
        + block(strings("Bridge"), "B1")
        + block(strings("Rain"), "B2")
    )
    picture = '<Illustration ID="I1" HPOS="0" VPOS="0" WIDTH="50" HEIGHT="50"/>'
    (tmp_path / "alto" / "0001.xml").write_text(alto(first + block(strings("opened"), "B3") + picture))
    (tmp_path / "alto" / "0002.xml").write_text(alto(block(strings("today"), "B1")))
    (tmp_path / "images" / "0001.png").write_bytes(PNG)
    return tmp_path


PHYSICAL = f'<div TYPE="PAGE" ORDER="1">{files_of("T1", "P1")}</div><div TYPE="PAGE" ORDER="2">{files_of("T2")}</div>'
FILES = {"T2": "file://./alto/0002.xml", "T1": "http://example.org/x/alto/0001.xml", "P1": "images\\0001.png"}


def test_a_mets_is_one_issue_of_its_pages_in_their_order(package: Path) -> None:
    head = "<dmdSec><mods><title>Lake  Herald</title><dateIssued>1898-03-12</dateIssued></mods></dmdSec>"
    issue = read(package / "mets.xml", mets(FILES, PHYSICAL, head=head))
    assert issue.raw.split() == ["Folio", "Bridge", "Rain", "opened", "today"]
    assert (issue.title, issue.date) == ("Lake Herald", "1898-03-12")
    assert [(one.number, one.image.name) for one in issue.pages] == [("1", "0001.png"), ("2", "")]
    assert issue.pages[0].image.sha256 == Package(package).checksum(Package(package).find("0001.png"))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["ARTICLE", "Article"])
def test_the_articles_of_a_mets_are_those_of_the_issue(package: Path, kind: str) -> None:
    logical = (
        f'<div TYPE="{kind}"><div TYPE="HEADING">{areas("T1", "B1")}</div>'
        f'<div TYPE="BODY">{areas("T1", "B3", "I1")}{areas("T2", "B1")}</div></div>'
        f'<div TYPE="ADVERTISEMENT">{areas("T1", "B2")}</div>'
    )
    issue = read(package / "mets.xml", mets(FILES, PHYSICAL, logical))
    assert [(OffsetMap(issue, one).text, one.kind) for one in issue.articles] == [
        ("Folio", ArticleKind.FURNITURE),
        ("Bridge\n\nopened\ntoday", ArticleKind.ARTICLE),
        ("Rain", ArticleKind.ADVERTISEMENT),
    ]
    assert [(issue.raw[part.start : part.end], part.role) for part in issue.parts] == [("Bridge", Role.HEADLINE)]
    assert [region.box for region in issue.belonging_to(issue.articles[1])] == [Box(0, 0, 50, 50)]


def test_areas_by_rectangles_by_whole_files_and_by_links_are_followed(package: Path) -> None:
    rectangle = '<fptr><area FILEID="T1" SHAPE="RECT" COORDS="90,0,600,100"/></fptr>'
    by_box = f'<div TYPE="ARTICLE">{rectangle}</div><div TYPE="ARTICLE">{files_of("T2")}</div>'
    issue = read(package / "mets.xml", mets(FILES, PHYSICAL, by_box))
    assert [len(OffsetMap(issue, one).text.split()) for one in issue.articles] == [4, 1]
    linked = PHYSICAL.replace("</div>", f'<div ID="A9" TYPE="pagearea">{areas("T1", "B2")}</div></div>', 1)
    links = '<structLink><smLink xlink:from="#L9" xlink:to="#A9"/></structLink>'
    issue = read(package / "mets.xml", mets(FILES, linked, '<div ID="L9" TYPE="ARTICLE"/>', links))
    assert "Rain" in [OffsetMap(issue, one).text for one in issue.articles]


def test_a_mets_opens_nothing_outside_of_its_folder(tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    (tmp_path / "0001.xml").write_text(alto(block(strings("secret"))))
    (inner / "link.xml").symlink_to(tmp_path / "0001.xml")
    for place in ("../0001.xml", f"file://{tmp_path}/0001.xml", str(tmp_path / "0001.xml"), "link.xml"):
        (inner / "mets.xml").write_text(mets({"T1": place}, f'<div TYPE="PAGE">{files_of("T1")}</div>'))
        with pytest.raises(BadInput, match="none of the files"):
            list(formats.read(inner / "mets.xml"))


# IIIF


def test_a_manifest_of_version_3_shows_the_images_beside_it(tmp_path: Path) -> None:
    (tmp_path / "page 1.jpg").write_bytes(PNG)
    canvas = {
        "type": "Canvas",
        "label": {"none": ["A1"]},
        "width": 300,
        "height": 400,
        "items": [
            {
                "type": "AnnotationPage",
                "items": [
                    {
                        "body": {
                            "id": "https://x.org/iiif/page%201.jpg/full/max/0/default.jpg",
                            "service": [{"id": "https://x.org/iiif/page%201.jpg"}],
                        }
                    }
                ],
            }
        ],
        "annotations": [
            {
                "type": "AnnotationPage",
                "items": [
                    {
                        "motivation": "supplementing",
                        "body": {"value": "老桥"},
                        "target": "https://x.org/c#xywh=10,20,30,40",
                    }
                ],
            }
        ],
    }
    manifest = {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "type": "Manifest",
        "label": {"en": ["Herald 1898-03-12"]},
        "items": [canvas],
    }
    issue = read(tmp_path / "manifest.json", json.dumps(manifest))
    assert (issue.title, issue.date, issue.raw) == ("Herald 1898-03-12", "1898-03-12", "老桥\n")
    assert (issue.pages[0].number, issue.pages[0].image.name) == ("A1", "page 1.jpg")
    assert issue.geometry.lines[0].box == Box(10, 20, 40, 60)


def test_a_manifest_of_version_2_takes_its_text_from_the_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "0001.tif").write_bytes(PNG)
    (tmp_path / "0001.xml").write_text(alto(block(strings("old"))))
    canvas = {
        "@type": "sc:Canvas",
        "label": "p. 1",
        "width": 1000,
        "height": 2000,
        "images": [{"resource": {"@id": "http://x.org/0001.tif"}}],
        "seeAlso": {"@id": "http://x.org/alto/0001.xml"},
    }
    manifest = {
        "@type": "sc:Manifest",
        "label": "Herald",
        "sequences": [{"canvases": [canvas, {"@type": "sc:Canvas"}]}],
    }
    issue = read(tmp_path / "manifest.json", json.dumps(manifest))
    assert issue.raw == "old\n"
    assert [one.number for one in issue.pages] == ["p. 1", "2"]


def test_a_manifest_with_nothing_beside_it_is_refused(tmp_path: Path) -> None:
    manifest = {"type": "Manifest", "items": [{"type": "Canvas", "items": 3, "label": [[]], "annotations": ["x", 5]}]}
    (tmp_path / "m.json").write_text(json.dumps(manifest))
    with pytest.raises(BadInput, match="no images lie beside"):
        list(formats.read(tmp_path / "m.json"))


# Folders and ZIPs


def test_a_folder_of_pages_and_images_is_one_issue(package: Path) -> None:
    (package / "10.jpg").write_bytes(PNG)
    (package / "readme.txt").write_text("x")
    [issue] = formats.read(package, form="pages")
    assert issue.raw.split() == ["Folio", "Bridge", "Rain", "opened", "today"]
    assert [one.image.name for one in issue.pages] == ["0001.png", "", "10.jpg"]


def test_a_zip_of_a_mets_is_one_issue(package: Path, tmp_path: Path) -> None:
    (package / "mets.xml").write_text(mets(FILES, PHYSICAL))
    with ZipFile(tmp_path / "a.zip", "w") as packed:
        for file in sorted(package.rglob("*.*")):
            if file.suffix != ".zip":
                packed.write(file, f"issue/{file.relative_to(package)}")
    [issue] = formats.read(tmp_path / "a.zip", form="pages")
    assert len(issue.pages) == 2
    assert issue.pages[0].image.sha256


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [("../a.xml", b"x", "leads outside"), ("a.xml", bytes(2**23), "much too large"), ("/a.xml", b"x", "leads outside")],
)
def test_a_zip_that_is_an_attack_is_refused(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as packed:
        packed.writestr(name, data)
    with pytest.raises(BadInput, match=why):
        list(formats.read(tmp_path / "a.zip", form="pages"))


def test_an_empty_folder_and_a_file_that_is_no_zip_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\3\4rest")
    with pytest.raises(BadInput, match="no ZIP"):
        list(formats.read(tmp_path / "a.zip", form="pages"))
    (tmp_path / "a.zip").unlink()
    with pytest.raises(BadInput, match="no pages"):
        list(formats.read(tmp_path, form="pages"))


@pytest.mark.parametrize(
    "data",
    [
        alto(block(strings("old")))[:-60],
        '<!DOCTYPE alto [<!ENTITY a "b">]>' + alto(block(strings("&a;")), declared=""),
        alto("<TextBlock>" * 200),
        page("<TextRegion>" * 200),
        "<alto/>",
        "<PcGts/>",
        "<mets/>",
    ],
)
def test_files_with_pages_that_are_wrong_are_refused_in_one_sentence(tmp_path: Path, data: str) -> None:
    (tmp_path / "a.xml").write_text(data)
    with pytest.raises(BadInput) as caught:
        list(formats.read(tmp_path / "a.xml"))
    assert "\n" not in str(caught.value)


# Into a library


def test_an_alto_file_is_split_beside_what_it_says_itself(tmp_path: Path) -> None:
    first = (
        '<TextLine><String CONTENT="昨天上午陈群伟在东桥头剪" SUBS_TYPE="HypPart1" '
        'SUBS_CONTENT="昨天上午陈群伟在东桥头剪彩"/></TextLine>'
    )
    second = (
        '<TextLine><String CONTENT="彩" SUBS_TYPE="HypPart2"/><String CONTENT="，市民三千人到场观看。"/></TextLine>'
    )
    picture = '<Illustration ID="I1" HPOS="0" VPOS="0" WIDTH="50" HEIGHT="50"/>'
    (tmp_path / "a.xml").write_text(alto(block(strings("老桥修好了")) + block(first + second) + picture))
    with workflow.open_library(tmp_path / "a.db", create=True) as library:
        [outcomes] = [list(found) for found in workflow.import_files(library, [tmp_path / "a.xml"], author="ann")]
        [outcome] = outcomes
        assert isinstance(outcome, workflow.Imported)
        issue = library.load(outcome.id)
        joins = [one.origin for one in issue.corrections if one.kind == CorrectionKind.LINE_JOIN]
        assert joins == ["alto"]
        assert len(issue.regions) == 1
        assert issue.geometry
        assert list(library.check()) == []
        [again] = [list(found) for found in workflow.import_files(library, [tmp_path / "a.xml"], author="ann")]
        assert again[0].already  # type: ignore[union-attr]


def test_a_folder_with_a_mets_gives_one_issue_and_its_pages_none_of_their_own(package: Path) -> None:
    (package / "mets.xml").write_text(mets(FILES, PHYSICAL))
    (package / "x.xml").write_text("<bridge/>")
    gathered = workflow.gather([package])
    assert [file.name for file in gathered.files] == ["mets.xml"]
    assert workflow.gather([package], form="pages").files == [package]


@pytest.mark.parametrize("kind", ["alto", "page", "hocr", "ocr-json"])
def test_damaged_files_are_read_soundly_or_refused(tmp_path: Path, kind: str) -> None:
    chance = random.Random(kind)
    whole = {
        "alto": alto(block(strings("old", "bridge"), "A", IDNEXT="B") + block(strings("new"), "B")),
        "page": page(region("a", text_line("老桥", custom="readingOrder {index:1;}")) + region("b", text_line("x"))),
        "hocr": HOCR,
        "ocr-json": json.dumps(FORMS["paddle 3"]),
    }[kind]
    odd = ("1e400", "-1", "9" * 20, "NaN", "", "\u0660", "<", '"', "𠮷")
    path = tmp_path / "a.xml"
    for _count in range(60):
        low, high = sorted(chance.sample(range(len(whole)), 2))
        path.write_text(whole[:low] + chance.choice(odd) + whole[min(high, low + chance.randint(0, 40)) :], "utf-8")
        try:
            issues = list(formats.read(path, form=kind))
        except BadInput:
            continue
        assert [fault for issue in issues for fault in faults(issue)] == []


@pytest.mark.parametrize("left_open", ["<", "<a ", '<a b="', "<!--", "<div>", "<script>", "<span class='ocr_line'>x"])
def test_html_of_which_much_is_left_open_is_read_in_time(tmp_path: Path, left_open: str) -> None:
    # What goes through the rest of the file for each of these would not be ready in hours.
    text = f'<html><div class="ocr_page"><span class="ocr_line">老桥</span>{left_open * 30_000}'
    assert read(tmp_path / "a.hocr", text).raw.startswith("老桥")


# Pages without an order

FOUND = [
    ("老桥修好了", (60, 30, 280, 74)),
    ("湖城的老桥在昨天上", (0, 100, 180, 120)),
    ("和新的石板桥头的周", (220, 100, 400, 120)),
    ("午重新开放两边都有", (0, 130, 180, 150)),
    ("阿姨说她每天都要过", (220, 130, 400, 150)),
]
"""Lines of two columns as programs find them, from top to bottom."""

WITHOUT_ORDER = {
    "page.xml": page(
        "".join(
            f'<TextRegion id="r{number}"><Coords points="{left},{top} {right},{bottom}"/><TextLine>'
            f'<Coords points="{left},{top} {right},{bottom}"/><TextEquiv><Unicode>{text}</Unicode></TextEquiv>'
            "</TextLine></TextRegion>"
            for number, (text, (left, top, right, bottom)) in enumerate(FOUND)
        ),
        order="<ReadingOrder/>",
    ),
    "ocr.json": json.dumps({"rec_texts": [text for text, _box in FOUND], "rec_boxes": [box for _text, box in FOUND]}),
    "manifest.json": json.dumps(
        {
            "type": "Manifest",
            "items": [
                {
                    "type": "Canvas",
                    "annotations": [
                        {
                            "items": [
                                {
                                    "body": {"value": text},
                                    "target": f"c#xywh={left},{top},{right - left},{bottom - top}",
                                }
                                for text, (left, top, right, bottom) in FOUND
                            ]
                        }
                    ],
                }
            ],
        }
    ),
}


@pytest.mark.parametrize("name", WITHOUT_ORDER)
def test_a_page_without_an_order_is_read_column_by_column_below_its_headline(tmp_path: Path, name: str) -> None:
    raw = read(tmp_path / name, WITHOUT_ORDER[name]).raw
    assert raw.split() == [FOUND[number][0] for number in (0, 1, 3, 2, 4)]
