"""What the catalogue says of an issue and its articles goes out in the formats that can hold it."""

from __future__ import annotations

import json
from pathlib import Path

from annotator.core import edits
from annotator.core.operations import apply
from annotator.core.records import DetailField
from annotator.formats.writing import Scope
from tests.formats.test_tei import valid
from tests.formats.writer import write_as
from tests.store.samples import MADE

SAID = {
    ("", DetailField.TITLE): "湖畔晨报 第二版",
    ("", DetailField.PUBLISHER): "湖畔 <报社> & 分社",
    ("", DetailField.RIGHTS): "公有领域",
    ("b5", DetailField.CREATOR): "周阿姨",
    ("b5", DetailField.SUBJECT): "桥梁",
}
ISSUE = apply(MADE, edits.set_details(MADE, SAID, author="ann"))


def test_the_header_of_tei_holds_what_is_said_of_the_issue_and_of_each_article(tmp_path: Path) -> None:
    write_as("tei", [ISSUE], tmp_path / "a.xml", scope=Scope.ANY)
    tree = valid(tmp_path / "a.xml")
    spaces = {"t": "http://www.tei-c.org/ns/1.0"}
    issue, _first, article = tree.iterfind(".//t:sourceDesc/t:bibl", spaces)
    assert issue.findtext("t:publisher", namespaces=spaces) == "湖畔 <报社> & 分社"
    assert issue.findtext("t:note[@type='rights']", namespaces=spaces) == "公有领域"
    [division] = tree.xpath(f"//t:div[@xml:id='{article.get('corresp')[1:]}']", namespaces=spaces)
    assert division.get("n").endswith("-b5")
    assert (article[0].text, article[1].text) == ("周阿姨", "桥梁")


def test_a_page_of_annotations_says_it_in_dublin_core(tmp_path: Path) -> None:
    write_as("w3c", [ISSUE], tmp_path / "a.jsonl", scope=Scope.ANY)
    pages = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    [page] = [page for page in pages if page["id"].endswith("-b5:page")]
    assert (page["dcterms:creator"], page["dcterms:rights"]) == ("周阿姨", "公有领域")
