"""TEI P5: what is written is valid, keeps raw and corrected text apart, and a hostile file is read no further."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from annotator import formats
from annotator.core.errors import AnnotatorError, BadInput, Refused
from annotator.core.issue import Issue, Page, Source
from annotator.core.operations import Operation, added, apply
from annotator.core.records import (
    ArticleKind,
    Boundary,
    Correction,
    CorrectionKind,
    Entity,
    Part,
    Position,
    Role,
    State,
)
from annotator.formats.writing import Report, Scope
from tests.core.histories import VERBS, Chooser, suggested_issues
from tests.formats.writer import write_as

SCHEMA = Path(__file__).with_name("tei_all.rng.gz")
RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
WRITTEN = set(
    re.findall(
        r"\w+",
        """
    TEI ab author bibl biblScope body byline choice corr correction date dateline desc div editorialDecl encodingDesc
    facsimile figure fileDesc gap graphic head idno interpretation lb milestone name note orgName p pb persName
    placeName
    publicationStmt publisher seg segmentation sic sourceDesc surface surplus teiCorpus teiHeader text title
    titleStmt zone
""",
    )
)
"""The elements that the program writes."""


@cache
def schema() -> etree.RelaxNG:
    """TEI's own schema, in which no other element than these is allowed: it is stricter, and ready at once."""
    tree = etree.fromstring(gzip.decompress(SCHEMA.read_bytes()))
    for element in tree.iter(f"{RNG}element"):
        if element.get("name") not in {None, *WRITTEN}:
            element.clear()
            element.tag = f"{RNG}notAllowed"
    return etree.RelaxNG(tree)


def valid(path: Path) -> Any:
    """The tree of a file that keeps to the schema."""
    tree = etree.parse(path)
    schema().assertValid(tree)
    return tree


def made(raw: str, *records: Any, **about: Any) -> Issue:
    return apply(Issue(raw, **about), Operation("made", added(records)))


def correction(
    raw: str, old: str, text: str, kind: CorrectionKind = CorrectionKind.CHARACTER, **more: Any
) -> Correction:
    start = raw.index(old)
    return Correction(id=f"c{start}", origin="a", start=start, end=start + len(old), text=text, kind=kind, **more)


def entity(raw: str, text: str, label: str, **more: Any) -> Entity:
    start = raw.index(text)
    about = {"id": f"e{start}{label}", "origin": "a", "label": label, **more}
    return Entity(start=Position(start), end=Position(start + len(text)), **about)


def part(raw: str, text: str, role: Role) -> Part:
    start = raw.index(text)
    return Part(id=f"p{start}", origin="a", start=start, end=start + len(text), role=role)


def tei(issue: Issue, tmp_path: Path) -> tuple[Any, Report]:
    report = write_as("tei", [issue], tmp_path / "a.xml", scope=Scope.ANY)
    return valid(tmp_path / "a.xml"), report


def body(tree: Any) -> str:
    """What stands in the divisions, as it is written."""
    [found] = tree.findall(".//t:body", TEI)
    whole = etree.tostring(found, encoding="unicode")
    return re.sub("</?body>", "", re.sub(' xmlns="[^"]*"', "", whole)).strip()


def test_the_schema_takes_no_wrong_text(tmp_path: Path) -> None:
    tree, _report = tei(Issue("老桥"), tmp_path)
    etree.SubElement(tree.find(".//t:body/t:div", TEI), "{http://www.tei-c.org/ns/1.0}head")
    assert not schema().validate(tree)


@pytest.mark.parametrize("role", Role)
def test_an_article_may_be_nothing_but_a_part(role: Role, tmp_path: Path) -> None:
    assert "老桥" in body(tei(made("老桥", part("老桥", "老桥", role)), tmp_path)[0])


def test_corrections_keep_the_raw_text_beside_the_corrected(tmp_path: Path) -> None:
    raw = "老桥休好了\n昨天,在东\n关桥。昨天,在Hu-\ncheng桥。abc"
    issue = made(
        raw,
        correction(raw, "休", "修"),
        correction(raw, "\n关", "关", CorrectionKind.LINE_JOIN),
        correction(raw, "-\n", "", CorrectionKind.LINE_JOIN),
        correction(raw, "abc", "", CorrectionKind.DUPLICATE),
        Correction(id="g", origin="a", start=len(raw), end=len(raw), text="□", kind=CorrectionKind.GAP),
        Correction(id="o", origin="a", start=raw.index("。"), end=raw.index("。"), text="头", state=State.SUGGESTED),
    )
    assert body(tei(issue, tmp_path)[0]) == (
        '<div type="article" xml:id="a1" n="' + f'{formats.read_article_texts(tmp_path / "a.xml", "tei")[0].id}">\n'
        '<p>老桥<choice><sic>休</sic><corr type="character">修</corr></choice>好了</p>\n'
        '<p>昨天,在东<choice><sic><lb/>关</sic><corr type="line-join">关</corr></choice>桥'
        '<choice><sic/><corr type="other" cert="1.00">头</corr></choice>。昨天,在Hu'
        '<choice><sic>-<lb/></sic><corr type="line-join"/></choice>cheng桥。<surplus reason="repeated">abc</surplus>'
        '<gap reason="lost"><desc>□</desc></gap></p>\n</div>'
    )


def test_a_healed_line_end_is_a_line_break_inside_the_word(tmp_path: Path) -> None:
    raw = "在东\n关桥和New\nYork"
    issue = made(
        raw,
        correction(raw, "\n", "", CorrectionKind.LINE_JOIN),
        Correction(
            id="s", origin="a", start=raw.rindex("\n"), end=raw.index("Y"), text=" ", kind=CorrectionKind.LINE_JOIN
        ),
    )
    assert '<p>在东<lb break="no"/>关桥和New <lb/>York</p>' in body(tei(issue, tmp_path)[0])


def test_names_nest_and_one_over_a_paragraph_end_stands_in_linked_pieces(tmp_path: Path) -> None:
    raw = "老城桥头\n周姨：“好\n桥”。"
    issue = made(
        raw,
        entity(raw, "老城桥头", "LOC", authority="http://example.org/1"),
        entity(raw, "老城", "LOC", id="e0", authority="Q 1", state=State.SUGGESTED),
        entity(raw, "周姨", "PER", note="<桥>"),
        entity(raw, "好\n桥", "WORK"),
    )
    tree, report = tei(issue, tmp_path)
    text = body(tree)
    assert report.entities == 4
    assert (
        '<placeName ref="http://example.org/1"><placeName key="Q 1" cert="1.00">老城</placeName>桥头</placeName>'
    ) in text
    assert "<persName>周姨<note>&lt;桥&gt;</note></persName>" in text
    assert '<name xml:id="a1.4.0" next="#a1.4.1" type="WORK">好</name></p>' in text
    assert '<p><name xml:id="a1.4.1" prev="#a1.4.0" type="WORK">桥</name>”' in text
    [article] = formats.read_article_texts(tmp_path / "a.xml", "tei")
    assert {(article.text[n.start : n.end], n.label, n.authority) for n in article.entities} == {
        ("老城桥头", "LOC", "http://example.org/1"),
        ("老城", "LOC", "Q 1"),
        ("周姨", "PER", ""),
        ("好\n桥", "WORK", ""),
    }


def test_a_name_that_begins_inside_a_correction_cuts_it(tmp_path: Path) -> None:
    raw = "在冬关桥头"
    issue = made(raw, correction(raw, "在冬", "就在东"))
    issue = apply(
        issue,
        Operation("x", added([Entity(id="e", origin="a", start=Position(0, 2), end=Position(4), label="LOC")])),
    )
    assert (
        '<p><choice><sic>在冬</sic><corr type="character">就在</corr></choice><placeName><choice><sic/>'
        '<corr type="character">东</corr></choice>关桥</placeName>头</p>'
    ) in body(tei(issue, tmp_path)[0])


def test_parts_stand_where_tei_has_them(tmp_path: Path) -> None:
    raw = "肩\n主\n副\n记者周甲\n本报讯 首段（下转）\n署\n小标\n次段\n图\n题末\n末"
    issue = made(
        raw,
        part(raw, "肩", Role.KICKER),
        part(raw, "主", Role.HEADLINE),
        part(raw, "副", Role.SUBHEAD),
        part(raw, "记者周甲", Role.BYLINE),
        part(raw, "本报讯", Role.DATELINE),
        part(raw, "（下转）", Role.JUMP),
        part(raw, "署", Role.BYLINE),
        part(raw, "小标", Role.CROSSHEAD),
        part(raw, "图", Role.CAPTION),
        part(raw, "题末", Role.HEADLINE),
        Part(id="z", origin="a", start=raw.rindex("末"), end=len(raw), role=Role.BYLINE),
    )
    assert body(tei(issue, tmp_path)[0]).split("\n")[1:-1] == [
        '<head type="kicker">肩</head>',
        '<head type="main">主</head>',
        '<head type="sub">副</head>',
        "<byline>记者周甲</byline>",
        '<p><seg type="dateline">本报讯</seg> 首段<seg type="jump">（下转）</seg></p>',
        '<ab type="byline">署</ab>',
        '<div type="section">',
        '<head type="crosshead">小标</head>',
        "<p>次段</p>",
        "<figure><head>图</head></figure>",
        '<ab type="headline">题末</ab>',
        "<byline>末</byline>",
        "</div>",
    ]


def test_a_part_that_crosses_a_name_is_cut_at_its_edge(tmp_path: Path) -> None:
    raw = "本报湖城电讯今日"
    issue = made(raw, entity(raw, "湖城", "LOC"), part(raw, "本报湖", Role.DATELINE))
    assert (
        '<p><seg type="dateline" part="I">本报</seg><placeName><seg type="dateline" part="F">湖</seg>城</placeName>电讯'
    ) in body(tei(issue, tmp_path)[0])


def test_pages_and_the_segments_of_an_article_are_marked(tmp_path: Path) -> None:
    raw = "头版在东\n别的\n关桥"
    pages = (Page("1", 0, 8), Page("2", 8, len(raw)))
    second, third = raw.index("别"), raw.index("关")
    issue = made(
        raw,
        Boundary(id="b1", origin="a", start=second, kind=ArticleKind.NOTICE),
        Boundary(id="b2", origin="a", start=third, continues="b0", inside=True),
        entity(raw, "头版", "ORG"),
        Entity(id="e", origin="a", start=Position(third - 5), end=Position(third + 1), label="LOC"),
        pages=pages,
        title="湖<城",
        date="2026-03-01",
        source=Source("a.txt", "0" * 64),
    )
    tree, _report = tei(issue, tmp_path)
    text = body(tree)
    assert '<p><pb n="1"/><orgName>头版</orgName>在<placeName>东' in text
    assert '东<milestone unit="segment" n="2" break="no"/><pb n="2" break="no"/>关</placeName>桥</p>' in text
    assert '<div type="notice"' in text
    assert tree.find(".//t:TEI//t:bibl/t:date", TEI).get("when") == "2026-03-01"
    assert tree.findtext(".//t:TEI//t:title", namespaces=TEI) == "湖<城"


def test_a_page_that_begins_inside_a_line_stands_there(tmp_path: Path) -> None:
    issue = Issue("头版二版", pages=(Page("1", 0, 2), Page('"2"', 2, 4)))
    assert '<p><pb n="1"/>头版<pb n="&quot;2&quot;" break="no"/>二版</p>' in body(tei(issue, tmp_path)[0])


def test_a_correction_may_end_a_paragraph_and_a_paragraph_may_go(tmp_path: Path) -> None:
    raw = "首段，次段\n重复\n末段"
    issue = made(
        raw,
        correction(raw, "，", "。\n"),
        correction(raw, "重复", "", CorrectionKind.DUPLICATE),
        correction(raw, "末", "\n\n末"),
    )
    assert body(tei(issue, tmp_path)[0]).split("\n")[1:-1] == [
        '<p>首段<choice><sic>，</sic><corr type="character">。</corr></choice></p>',
        "<p>次段</p>",
        '<p><surplus reason="repeated">重复</surplus><choice><sic>末</sic><corr type="character"/></choice>'
        '<choice><sic/><corr type="character">末</corr></choice>段</p>',
    ]


def test_what_xml_cannot_hold_is_counted_and_marked(tmp_path: Path) -> None:
    raw = "老\x0c桥\x00休\x01"
    issue = made(raw, correction(raw, "休\x01", "修"), title="\x02]]>", date="昨天")
    tree, report = tei(issue, tmp_path)
    assert '<p>老\ufffd桥\ufffd<choice><sic>休\ufffd</sic><corr type="character">修</corr></choice></p>' in body(tree)
    assert sum(report.changed.values()) == 2


def test_an_issue_without_an_article_in_the_scope_is_left_out(tmp_path: Path) -> None:
    approved = replace(Issue("老桥"), boundaries=(replace(Issue("").boundaries[0], status="approved"),))
    write_as("tei", [Issue("新桥"), approved], tmp_path / "a.xml")
    tree = valid(tmp_path / "a.xml")
    assert len(tree.findall(".//t:TEI", TEI)) == 1
    assert "".join(tree.find(".//t:body", TEI).itertext()).strip() == "老桥"


def raw_text(element: Any) -> str:
    """What stands in an element before any correction, without white space."""
    text = element.text or ""
    for inner in element:
        name = etree.QName(inner).localname
        text += (raw_text(inner) if name not in {"corr", "gap", "note"} else "") + (inner.tail or "")
    return "".join(text.split())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_was_done_to_an_issue_its_tei_is_valid_and_holds_the_raw_text(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    issue = data.draw(suggested_issues())
    for _step in range(data.draw(st.integers(1, 10))):
        verb = data.draw(st.sampled_from(sorted(VERBS)))
        try:
            issue = apply(issue, VERBS[verb](Chooser(data.draw, issue)))
        except Refused:
            continue
    middle = data.draw(st.integers(0, len(issue.raw)))
    issue = replace(issue, pages=(Page("1", 0, middle), Page("2", middle, len(issue.raw))))
    path = tmp_path_factory.mktemp("any") / "a.xml"
    try:
        write_as("tei", [issue], path, scope=Scope.ANY)
        tree = valid(path)
    except AnnotatorError as error:
        if "nothing was written" not in str(error):
            raise
        return
    raws = [raw_text(division) for division in tree.findall(".//t:body/t:div", TEI)]
    articles = Report().taken(issue, Scope.ANY)
    pieces = [[issue.raw[one.start : one.end] for one in article.segments] for article in articles]
    assert raws == ["".join("".join(texts).split()) for texts in pieces]


START = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div>'
END = "</div></body></text></TEI>"


def test_a_tei_file_of_another_program_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        f"{START}<p>在<name type='X'>老<placeName key='Q1'>桥</placeName></name>。</p>{END}", encoding="utf-8"
    )
    [article] = formats.read_article_texts(path, "tei")
    assert article.text == "在老桥。\n"
    assert [(article.text[n.start : n.end], n.label, n.authority) for n in article.entities] == [
        ("老桥", "X", ""),
        ("桥", "LOC", "Q1"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + START + "&b;" + END, "document type"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>' + START + "&b;" + END, "document type"),
        (START + "<p>" * 500 + "</p>" * 500 + END, "nested too deeply"),
        (START + "<p>老桥", "line 1: is cut off"),
        (START + "\n<p>老桥</q>", "line 2: is cut off"),
        ("老桥", "line 1"),
        ("<a/>", "no issue in it"),
    ],
)
def test_a_file_that_is_wrong_or_hostile_is_told(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=f"a.xml: .*{told}"):
        formats.read_article_texts(path, "tei")
