"""UIMA CAS: cassis, the library of its users, finds the same names; a hostile file is told and read no further."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from cassis import Cas, load_cas_from_json, load_cas_from_xmi, load_typesystem

from annotator import formats
from annotator.core.errors import BadInput, Why
from annotator.core.issue import Issue
from annotator.core.labels import Label
from annotator.formats.options import Unit
from annotator.formats.text import MOST_BYTES
from annotator.formats.writing import Loss, Scope
from tests.formats.test_article_texts import NAMES, sample
from tests.formats.writer import write_as

CORE = "de.tudarmstadt.ukp.dkpro.core.api"
NAME = f"{CORE}.ner.type.NamedEntity"


def loaded(folder: Path) -> list[Cas]:
    """What cassis reads: in XMI with the type system beside it, in JSON with the one inside."""
    types = load_typesystem(folder / "TypeSystem.xml")
    files = sorted(file for file in folder.iterdir() if file.suffix in (".xmi", ".json"))
    return [
        load_cas_from_json(file.read_text(encoding="utf-8"))
        if file.suffix == ".json"
        else load_cas_from_xmi(file, typesystem=types)
        for file in files
    ]


@pytest.mark.parametrize("name", ["gold", "gold.json"])
def test_cassis_finds_the_same_names_in_the_same_texts(name: str, tmp_path: Path) -> None:
    write_as("cas", [sample()], tmp_path / name, scope=Scope.ANY)
    found = loaded(tmp_path / name)
    articles = formats.read_article_texts(tmp_path / name, "cas")
    assert [cas.sofa_string or "" for cas in found] == [article.text for article in articles]
    told = [{(one.get_covered_text(), one.value) for one in cas.select(NAME)} for cas in found]
    assert set().union(*told) == NAMES | {("东关", "LOC")}
    assert {one.identifier for cas in found for one in cas.select(NAME)} == {"Q1", None}
    assert [{(article.text[n.start : n.end], n.label) for n in article.entities} for article in articles] == told
    [about] = found[0].select(f"{CORE}.metadata.type.DocumentMetaData")
    assert about.documentId == articles[0].id


def test_offsets_are_those_of_utf_16(tmp_path: Path) -> None:
    write_as("cas", [sample()], tmp_path / "gold.json", scope=Scope.ANY)
    content = json.loads(next((tmp_path / "gold.json").glob("000001*")).read_text(encoding="utf-8"))
    structures = content["%FEATURE_STRUCTURES"]
    [units] = [one["sofaString"].encode("utf-16-le") for one in structures if one["%TYPE"] == "uima.cas.Sofa"]
    said = [units[2 * one["begin"] : 2 * one["end"]].decode("utf-16-le") for one in structures if one["%TYPE"] == NAME]
    assert {"𠮷 畑", "好𪚥！”周姨"} <= set(said)


@pytest.mark.parametrize("unit", Unit)
def test_each_name_begins_and_ends_with_a_token_and_lies_in_one_sentence(unit: Unit, tmp_path: Path) -> None:
    write_as("cas", [sample()], tmp_path / "gold", scope=Scope.ANY, unit=unit)
    for cas in loaded(tmp_path / "gold"):
        tokens = list(cas.select(f"{CORE}.segmentation.type.Token"))
        sentences = [(one.begin, one.end) for one in cas.select(f"{CORE}.segmentation.type.Sentence")]
        assert not [one for one in tokens if not one.get_covered_text().strip()]
        for name in cas.select(NAME):
            assert name.begin in {one.begin for one in tokens}
            assert name.end in {one.end for one in tokens}
            assert [1 for begin, end in sentences if begin <= name.begin and name.end <= end] == [1]


def test_control_characters_stand_as_a_sign_of_their_loss(tmp_path: Path) -> None:
    report = write_as("cas", [Issue("老\x0c桥\x01", title="\x02")], tmp_path / "gold", scope=Scope.ANY)
    assert [cas.sofa_string for cas in loaded(tmp_path / "gold")] == ["老\ufffd桥\ufffd"]
    assert sum(report.changed.values()) == 2


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    write_as("cas", [Issue("老桥\r\n在\t东\r关")], tmp_path / "gold", scope=Scope.ANY)
    assert [cas.sofa_string for cas in loaded(tmp_path / "gold")] == ["老桥\r\n在\t东\r关"]


SOFA = '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="老𠮷桥"/>'
ONE = '<n:NamedEntity xmi:id="2" sofa="1" begin="{0}" end="{1}" value="LOC"/>'
XMI = (
    '{0}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
    f'xmlns:n="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmi:version="2.0">{SOFA}{{1}}</xmi:XMI>'
)
LAUGHS = '<!DOCTYPE xmi [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE xmi [<!ENTITY c SYSTEM "file:///etc/hostname">]>'


def test_a_cas_of_another_program_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xmi"
    path.write_text(XMI.format("", ONE.format(1, 4)), encoding="utf-8")
    [article] = formats.read_article_texts(path, "cas")
    assert [(article.text[name.start : name.end], name.label) for name in article.entities] == [("𠮷桥", "LOC")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (XMI.format(LAUGHS, "&c;"), "document type"),
        (XMI.format(OUTSIDE, "&c;"), "document type"),
        (XMI.format('<!DOCTYPE xmi SYSTEM "http://127.0.0.1:9/a.dtd">', ""), "document type"),
        (XMI.format("", ONE.format(1, 9)), "begin and end are no stretch"),
        (XMI.format("", ONE.format(2, 4)), "begin and end are no stretch"),  # inside the pair of 𠮷
        (XMI.format("", ONE.format(1, 0)), "begin and end are no stretch"),
        (XMI.format("", ONE.format("NaN", 1)), "begin must be a whole number"),
        (XMI.format("", "<a>" * 99 + "</a>" * 99), "nested too deeply"),
        (XMI.format("", "").removesuffix("</xmi:XMI>"), "line 1: is cut off"),
        (XMI.format("", "").replace("_InitialView", "\x01"), "line 1: is cut off"),
        ("<?xml version='1.0' encoding='klingon'?>" + XMI.format("", ""), "no XML"),
        (XMI.format("", "").replace(SOFA, ""), "holds no text"),
        ("老桥", "no XML"),
        ('{"%FEATURE_STRUCTURES": [{"%TYPE": "uima.cas.Sofa", "%TYPE": "x"}]}', "twice"),
        ('{"%FEATURE_STRUCTURES": [{"%TYPE": "uima.cas.Sofa", "sofaString": 1}]}', "sofaString must be a string"),
        ('{"%FEATURE_STRUCTURES": [', "is cut off"),
        ('{"%FEATURE_STRUCTURES": {}}', "must be a list"),
    ],
)
def test_a_file_that_is_wrong_or_hostile_is_told(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xmi"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=f"a.xmi: .*{told}"):
        formats.read_article_texts(path, "cas")


def test_a_folder_without_a_cas_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder with files"):
        formats.read_article_texts(tmp_path, "cas")


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes('{"老桥": 1}'.encode("gb18030"))
    with pytest.raises(BadInput, match="not UTF-8"):
        formats.read_article_texts(tmp_path / "a.json", "cas")


def test_names_with_line_ends_in_titles_do_not_break_the_file(tmp_path: Path) -> None:
    write_as("cas", [replace(sample(), title='"<&>\n')], tmp_path / "gold", scope=Scope.ANY)
    assert loaded(tmp_path / "gold")


HOUSE = "9a7a3c7dd87b-b132"
ABOUT = '<n:DocumentMetaData xmi:id="9" sofa="1" begin="0" end="4" documentId="{0}" documentTitle="{1}"/>'


def with_id(document_id: str, title: str, more: str = "") -> str:
    return XMI.format("", ABOUT.format(document_id, title) + more)


@pytest.mark.parametrize(
    ("document_id", "title", "name"),
    [
        (HOUSE, "老桥", "a.xmi"),
        ("admin", f"000001-{HOUSE}.xmi", "admin.xmi"),
        ("admin", "老桥", f"000001-{HOUSE}.xmi"),
        ("admin", "", f"000001-{HOUSE}.xmi/admin.xmi"),
        ("admin", "", f"annotation/000001-{HOUSE}.json/admin.xmi"),
    ],
)
def test_the_id_is_found_where_the_tool_has_left_it(document_id: str, title: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / "back" / name
    file.parent.mkdir(parents=True)
    file.write_text(with_id(document_id, title), encoding="utf-8")
    assert formats.guessed(tmp_path / "back") == "cas"
    assert [one.id for one in formats.read_article_texts(tmp_path / "back", "cas")] == [HOUSE]


def project(folder: Path) -> dict[str, bytes]:
    """The files of an exported project, some of them packed again."""
    one, other = (with_id(name, "a", ONE.format(start, 4)).encode() for name, start in (("ann", 0), ("bea", 3)))
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        file.writestr("bea.xmi", other)
        file.writestr("TypeSystem.xml", "<typeSystemDescription/>")
    return {
        "exportedproject.json": b"{}",
        "source/a.xmi": b"no XML",
        "annotation_ser/a.xmi/ann.ser": b"",
        "annotation/a.xmi/INITIAL_CAS.xmi": with_id("x", "a").encode(),
        "annotation/a.xmi/ann.xmi": one,
        "annotation/a.xmi/bea.zip": packed.getvalue(),
        "annotation/b.xmi/ann.xmi": one.replace("老".encode(), "新".encode()),
    }


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_project_is_read_with_the_people_of_each_document(is_packed: bool, tmp_path: Path) -> None:
    path = tmp_path / "project"
    for name, data in project(tmp_path).items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    if is_packed:
        with ZipFile(tmp_path / "project.zip", "w") as file:
            for name, data in project(tmp_path).items():
                file.writestr(name, data)
        path = tmp_path / "project.zip"
    assert formats.guessed(path) == "cas"
    first, second = formats.read_article_texts(path, "cas")
    assert (first.text, first.annotators) == ("老𠮷桥", ("ann", "bea"))
    assert [(name.start, name.origin) for name in first.entities] == [(0, "ann"), (2, "bea")]
    assert (second.text, second.annotators, len(second.entities)) == ("新𠮷桥", (), 1)


def test_an_export_that_was_packed_is_read_as_it_is(tmp_path: Path) -> None:
    write_as("cas", [sample()], tmp_path / "gold", scope=Scope.ANY)
    with ZipFile(tmp_path / "gold.zip", "w") as file:
        for one in sorted((tmp_path / "gold").iterdir()):
            file.write(one, f"gold/{one.name}")
    assert formats.read_article_texts(tmp_path / "gold.zip", "cas") == formats.read_article_texts(
        tmp_path / "gold", "cas"
    )


def zipped(path: Path, name: str, data: bytes) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return path


@pytest.mark.parametrize("name", ["../a.xmi", "/a.xmi", "a/../../b.xmi", "a\\b.xmi"])
def test_a_path_that_leads_outside_is_told(name: str, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", "x" * len(name), b"")
    path.write_bytes(path.read_bytes().replace(b"x" * len(name), name.encode()))
    with pytest.raises(BadInput, match="leads outside"):
        formats.read_article_texts(path, "cas")


def test_a_link_that_leads_outside_is_told(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "a.xmi").write_text(XMI.format("", ""), encoding="utf-8")
    (tmp_path / "gold" / "a.xmi").symlink_to(tmp_path / "a.xmi")
    with pytest.raises(BadInput, match="leads outside"):
        formats.read_article_texts(tmp_path / "gold", "cas")


def test_a_zip_that_becomes_much_too_large_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", "a.xmi", b" " * (MOST_BYTES + 1))
    with pytest.raises(BadInput, match="much too large"):
        formats.read_article_texts(path, "cas")


@pytest.mark.parametrize("data", [b"PK\3\4", b"PK\3\4" + b"\0" * 99 + b"PK\5\6" + b"\xff" * 18])
def test_a_broken_zip_is_told(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(BadInput, match="no ZIP"):
        formats.read_article_texts(tmp_path / "a.zip", "cas")


def test_names_without_text_and_other_layers_are_listed(tmp_path: Path) -> None:
    more = '<n:Lemma xmi:id="7" sofa="1" begin="0" end="1"/>' * 2 + '<n:Token xmi:id="8" sofa="1" begin="0" end="1"/>'
    (tmp_path / "a.xmi").write_text(with_id("x", "", ONE.format(1, 1) + ONE.format(0, 1) + more), encoding="utf-8")
    [article] = formats.read_article_texts(tmp_path / "a.xmi", "cas")
    assert [(name.start, name.end) for name in article.entities] == [(0, 1)]
    assert [(one.said, one.why) for one in article.unread] == [
        ("a.xmi: LOC 1", Why.NO_TEXT),
        ("a.xmi: Lemma × 2", Why.UNKNOWN),
    ]


def test_the_labels_and_the_language_stand_with_an_export(tmp_path: Path) -> None:
    write_as("cas", [sample()], tmp_path / "gold", scope=Scope.ANY, labels=(Label(name="PER", description="人"),))
    found = json.loads((tmp_path / "gold.tagset.json").read_text(encoding="utf-8"))
    assert found["language"] == "zh"
    assert found["tags"][0] == {"name": "PER", "description": "人"}
    assert {tag["name"] for tag in found["tags"]} == {label for _text, label in NAMES} | {"PER"}
    [about] = loaded(tmp_path / "gold")[0].select(f"{CORE}.metadata.type.DocumentMetaData")
    assert about.language == "zh"


@pytest.mark.parametrize("name", sorted(name for name, found in formats.formats().items() if found.refuses_empty))
def test_an_article_without_text_stays_out_and_is_counted_where_the_tool_refuses_it(name: str, tmp_path: Path) -> None:
    report = write_as(name, [sample()], tmp_path / "gold", scope=Scope.ANY)
    found = formats.read_article_texts(tmp_path / "gold", name)
    assert all(one.text.strip() for one in found)
    assert report.articles == len(found)
    assert report.left_out[Loss.NO_TEXT] == 1


def test_an_export_is_read_a_file_at_a_time(tmp_path: Path) -> None:
    write_as("cas", [sample()], tmp_path / "out", scope=Scope.ANY)
    read = formats.formats()["cas"].read_article_texts
    assert read is not None
    articles = iter(read(tmp_path / "out"))
    assert next(articles).text
    *_, last = sorted((tmp_path / "out").glob("0*.xmi"))
    last.write_text("no XML", encoding="utf-8")
    with pytest.raises(BadInput, match=last.name):
        list(articles)
