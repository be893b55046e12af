"""UIMA CAS: cassis, the library of its users, finds the same names; a hostile file is told and read no further."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from cassis import Cas, load_cas_from_json, load_cas_from_xmi, load_typesystem

from annotator import formats
from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.formats.options import Unit
from annotator.formats.writing import Scope
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
    articles = formats.read_documents(tmp_path / name, "cas")
    assert [cas.sofa_string or "" for cas in found] == [article.text for article in articles]
    told = [{(one.get_covered_text(), one.value) for one in cas.select(NAME)} for cas in found]
    assert set().union(*told) == NAMES | {("东关", "LOC")}
    assert {one.identifier for cas in found for one in cas.select(NAME)} == {"Q1", None}
    assert [{(article.text[n.start : n.end], n.label) for n in article.names} for article in articles] == told
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
    [article] = formats.read_documents(path, "cas")
    assert [(article.text[name.start : name.end], name.label) for name in article.names] == [("𠮷桥", "LOC")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (XMI.format(LAUGHS, "&c;"), "document type"),
        (XMI.format(OUTSIDE, "&c;"), "document type"),
        (XMI.format('<!DOCTYPE xmi SYSTEM "http://127.0.0.1:9/a.dtd">', ""), "document type"),
        (XMI.format("", ONE.format(1, 9)), "begin and end are no stretch"),
        (XMI.format("", ONE.format(2, 4)), "begin and end are no stretch"),  # inside the pair of 𠮷
        (XMI.format("", ONE.format(1, 1)), "begin and end are no stretch"),
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
        formats.read_documents(path, "cas")


def test_a_folder_without_a_cas_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder with files"):
        formats.read_documents(tmp_path, "cas")


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes('{"老桥": 1}'.encode("gb18030"))
    with pytest.raises(BadInput, match="not UTF-8"):
        formats.read_documents(tmp_path / "a.json", "cas")


def test_names_with_line_ends_in_titles_do_not_break_the_file(tmp_path: Path) -> None:
    write_as("cas", [replace(sample(), title='"<&>\n')], tmp_path / "gold", scope=Scope.ANY)
    assert loaded(tmp_path / "gold")
