"""Markdown, the XML of the news industry, Word's documents, archives, and character references in a text."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from annotator import formats, workflow
from annotator.cli import main
from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.records import Role
from annotator.store import Library
from annotator.suggest.repair.references import references
from tests.formats.test_inputs import BRIDGE, OPENED, SEEN, STORK, TABLE, heads, put, role, texts

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><title>{BRIDGE}</title><pubdata name="湖畔晨报" date.publication="20260301" position.section="A1"/></head>
<body><body.head><hedline><hl1>{BRIDGE}</hl1><hl2>栏杆照旧</hl2></hedline><byline>周宁</byline></body.head>
<body.content><p>昨天上午，
老桥重新通行。</p><p>桥面换了<em>石板</em>。</p><media><media-caption>老桥 周宁摄</media-caption></media></body.content>
<body.end/></body></nitf>"""
G2 = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:1"><contentMeta><contentCreated>2026-03-01T08:00:00+08:00</contentCreated><by>周宁</by>
<headline>{BRIDGE}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>昨天上午，老桥重新通行。</p>
<p>桥面换了石板。</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:2"><contentMeta><headline>{STORK}</headline></contentMeta>
<contentSet><inlineData contenttype="text/plain">{SEEN}</inlineData></contentSet></newsItem></itemSet></newsMessage>"""
BOMB = '<!DOCTYPE nitf [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><nitf><body><body.content>&b;</body.content></body></nitf>'


def test_nitf_gives_head_byline_newspaper_day_and_page(tmp_path: Path) -> None:
    [issue] = formats.read(put(tmp_path, "a.xml", NITF))
    assert issue.raw == f"{BRIDGE}\n栏杆照旧\n周宁\n昨天上午， 老桥重新通行。\n桥面换了石板。\n老桥 周宁摄\n"
    assert (issue.newspaper, issue.date, [page.number for page in issue.pages]) == ("湖畔晨报", "2026-03-01", ["A1"])
    assert role(issue, Role.CAPTION) == ["老桥 周宁摄"]
    assert heads(issue) == [f"{BRIDGE}\n栏杆照旧"] or heads(issue) == [BRIDGE]


def test_each_item_of_newsml_is_an_article(tmp_path: Path) -> None:
    [issue] = formats.read(put(tmp_path, "a.xml", G2))
    assert heads(issue) == [BRIDGE, STORK]
    assert texts(issue) == [f"{BRIDGE}\n周宁\n{OPENED}", f"{STORK}\n{SEEN}"]
    assert [boundary.rule for boundary in issue.boundaries] == ["item 1 urn:1", "item 2 urn:2"]


def test_an_item_of_newsml_is_one_article_also_where_its_text_is_nitf(tmp_path: Path) -> None:
    inner = f'<nitf xmlns="urn:nitf"><body><body.content><p>{SEEN}</p></body.content></body></nitf>'
    text = f"""<newsItem xmlns="urn:nar" guid="urn:1"><contentMeta><headline>{BRIDGE}</headline></contentMeta>
<contentSet><inlineXML>{inner}</inlineXML></contentSet></newsItem>"""
    [issue] = formats.read(put(tmp_path, "a.xml", text))
    assert texts(issue) == [f"{BRIDGE}\n{SEEN}"]


@pytest.mark.parametrize("text", [BOMB, NITF[:300], "<nitf>" * 500, "<nitf></nitf>", "<NewsML></NewsML>"])
def test_xml_that_is_wrong_or_declares_entities_is_refused_in_a_sentence(text: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a\.xml"):
        list(formats.read(put(tmp_path, "a.xml", text)))


def test_front_matter_says_title_day_and_page_of_its_article(tmp_path: Path) -> None:
    matter = f'---\ntitle: "{BRIDGE}"\ndate: 2026-03-01\nauthor: 周宁\npage: A1\ntags: [x]\n---\n\n'
    path = put(
        tmp_path,
        "a.txt",
        f"{matter}昨天上午，**老桥**重新[通行](http://x)。\n\n## 石板\n\n桥面换了石板。\n\n![x](y.jpg)\n",
    )
    [issue] = formats.read(path)
    assert issue.raw == f"{BRIDGE}\n周宁\n昨天上午，老桥重新通行。\n石板\n桥面换了石板。\n"
    assert role(issue, Role.CROSSHEAD) == ["石板"]
    assert (issue.date, issue.pages[0].number) == ("2026-03-01", "A1")


def test_headings_of_the_first_level_are_articles_of_markdown(tmp_path: Path) -> None:
    [issue] = formats.read(put(tmp_path, "a.md", f"# {BRIDGE}\n\n{OPENED}\n\n# {STORK}\n\n{SEEN}\n"))
    assert texts(issue) == [f"{BRIDGE}\n{OPENED}", f"{STORK}\n{SEEN}"]
    assert heads(issue) == [BRIDGE, STORK]


def test_a_file_that_does_not_say_where_articles_begin_is_left_to_the_split(tmp_path: Path) -> None:
    [issue] = formats.read(put(tmp_path, "a.md", f"{BRIDGE}\n\n{OPENED}\n"))
    assert issue == issue.without_records()
    assert issue.raw == f"{BRIDGE}\n{OPENED}\n"


def test_headings_of_a_word_document_begin_articles_and_tables_keep_their_rows(tmp_path: Path) -> None:
    document = pytest.importorskip("docx").Document()
    for title, text in ((BRIDGE, OPENED), (STORK, SEEN)):
        document.add_heading(title, 1)
        for line in text.split("\n"):
            document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "2025", "3"
    document.save(str(tmp_path / "a.docx"))
    [issue] = formats.read(tmp_path / "a.docx")
    assert heads(issue) == [BRIDGE, STORK]
    assert texts(issue) == [f"{BRIDGE}\n{OPENED}", f"{STORK}\n{SEEN}\n2025\t3"]


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x05\x06" + bytes(18), "老桥".encode()])
@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.zip"])
def test_an_archive_that_is_none_is_refused_in_a_sentence(name: str, data: bytes, tmp_path: Path) -> None:
    if name == "a.docx":
        pytest.importorskip("docx")
    with pytest.raises(BadInput, match=name):
        list(formats.read(put(tmp_path, name, data)))


def zipped(folder: Path, files: dict[str, str | bytes]) -> Path:
    path = folder / "papers.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_the_files_of_an_archive_are_issues_that_say_where_they_come_from(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "三月/第10版.txt": f"{STORK}\n{SEEN}\n",
        "三月/第2版.csv": TABLE.encode("gb18030"),
        "三月/照片.jpg": b"\xff\xd8\xff",
        "../../outside.txt": f"{BRIDGE}\n",
        "__MACOSX/._x.txt": "x",
    }
    path = zipped(tmp_path, files)
    issues = list(formats.read(path))
    assert [issue.source.name for issue in issues] == [
        "papers.zip/outside.txt",
        "papers.zip/三月/第2版.csv",
        "papers.zip/三月/第10版.txt",
    ]
    assert heads(issues[1]) == [BRIDGE, STORK]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["papers.zip"]
    command = ["import", str(path), "--database", str(tmp_path / "a.db"), "--no-entities", "--jobs", "1"]
    assert main(command) == main(command) == 0
    with Library.open(tmp_path / "a.db") as library:
        assert len(library.issues()) == 3
        assert list(library.check()) == []


def test_a_byline_that_only_a_column_says_stands_behind_the_headline_of_the_text(tmp_path: Path) -> None:
    table = f'标题,作者,正文\n{BRIDGE},周宁,"{BRIDGE}\n{SEEN}"\n'
    [issue] = formats.read(put(tmp_path, "a.csv", table))
    assert texts(issue) == [f"{BRIDGE}\n周宁\n{SEEN}"]


ALTO = """<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page ID="P"><PrintSpace><TextBlock>
<TextLine><String CONTENT="老桥" HPOS="1" VPOS="1" WIDTH="9" HEIGHT="9"/></TextLine></TextBlock></PrintSpace></Page>
</Layout></alto>"""
METS = """<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><fileSec><fileGrp>
<file ID="f"><FLocat LOCTYPE="URL" xlink:href="1.xml"/></file></fileGrp></fileSec>
<structMap TYPE="PHYSICAL"><div TYPE="page"><fptr FILEID="f"/></div></structMap></mets>"""


def test_xml_in_an_archive_is_known_by_what_it_begins_with(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"1.xml": ALTO, "2.xml": NITF, "3.xml": "<a/>", "4.txt": f"{STORK}\n"}
    names = [issue.source.name for issue in formats.read(zipped(tmp_path, files))]
    assert names == ["papers.zip/1.xml", "papers.zip/2.xml", "papers.zip/4.txt"]


def test_an_archive_with_a_mets_is_the_issue_that_this_lists(tmp_path: Path) -> None:
    [issue] = formats.read(zipped(tmp_path, {"1.xml": ALTO, "mets.xml": METS}))
    assert (issue.raw, len(issue.pages)) == ("老桥\n", 1)


def test_a_table_without_anything_in_it_has_no_text(tmp_path: Path) -> None:
    for text in (",,\n,,\n", ";\n"):
        with pytest.raises(BadInput, match=r"has no text in it|is empty"):
            list(formats.read(put(tmp_path, "a.csv", text)))


def test_a_file_in_an_archive_that_is_wrong_is_named_and_nothing_is_imported(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.txt": f"{BRIDGE}\n", "b.csv": "甲,乙\n1,2\n"})
    with pytest.raises(BadInput, match=r"papers\.zip/b\.csv: no column"):
        list(formats.read(path))


def test_an_archive_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="unpacks to far too much"):
        list(formats.read(zipped(tmp_path, {"a.txt": "0" * 5_000_000})))
    with pytest.raises(BadInput, match="no file in this archive"):
        list(formats.read(zipped(tmp_path, {"a.jpg": "0"})))


def test_character_references_are_decoded_by_corrections(tmp_path: Path) -> None:
    raw = "书记说：&ldquo;好&#8221;&mdash;&amp;mdash;&nbsp;A&T;&lt;x&gt; &#0;&#xD800;"
    said = {raw[fix.start : fix.end]: fix.text for fix in references(raw)}
    assert said == {
        "&ldquo;": "“",
        "&#8221;": "”",
        "&mdash;": "—",
        "&amp;mdash;": "—",
        "&nbsp;": " ",
        "&lt;": "<",
        "&gt;": ">",
    }
    [issue] = workflow.split(put(tmp_path, "a.txt", f"{BRIDGE}\n本报讯　书记说：&ldquo;好&rdquo;。\n"))
    assert isinstance(issue, Issue)
    assert "“好”。" in texts(issue)[-1]
