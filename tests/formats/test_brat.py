"""brat: names and titles of labels, its configuration, links and notes, and pieces that are no entity."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator import formats
from annotator.core.errors import BadInput, Why
from annotator.core.issue import Issue
from annotator.core.labels import Label
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Entity, Position
from annotator.formats.writing import Scope
from tests.formats.writer import write_as

TEXT = "老桥在湖边。\n周姨从老桥上来。"


def entity(text: str, label: str, **more: str) -> Entity:
    start = TEXT.index(text)
    place = {"start": Position(start), "end": Position(start + len(text))}
    return Entity(id=f"e{start}.{len(text)}", origin="ann", label=label, **place, **more)  # type: ignore[arg-type]


def written(folder: Path, *entities: Entity, labels: tuple[Label, ...] = ()) -> Path:
    issue = apply(Issue(TEXT), Operation("made", added(entities)))
    write_as("brat", [issue], folder / "gold", scope=Scope.ANY, labels=labels)
    return folder / "gold"


def standoff(folder: Path, *lines: str, text: str = TEXT) -> Path:
    (folder / "a.txt").write_bytes(text.encode())
    (folder / "a.ann").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


@pytest.mark.parametrize("label", ["地名", "LOC<i>", "A|B", "u-41", "-", "!x", "𠮷", "[labels]", "#"])
def test_any_label_has_a_name_that_brat_can_store_and_comes_back(label: str, tmp_path: Path) -> None:
    folder = written(tmp_path, entity("老桥", label))
    stored = (folder / "annotation.conf").read_text(encoding="ascii").splitlines()[1]
    assert re.fullmatch("[A-Za-z0-9][A-Za-z0-9_-]*", stored)
    [article] = formats.read_article_texts(folder, "brat")
    assert [name.label for name in article.entities] == [label]


def test_a_plain_label_keeps_its_name_and_all_have_titles_and_colours(tmp_path: Path) -> None:
    labels = (Label(name="LOC", title="地名", colour="#0072B2"), Label(name="人物", title="<b>人 | 物</b>"))
    folder = written(tmp_path, entity("老桥", "LOC"), labels=labels)
    visual = (folder / "visual.conf").read_text(encoding="utf-8")
    assert "LOC | 地名\n" in visual
    assert "u-4EBA-7269 | ‹b›人 ¦ 物‹/b›\n" in visual
    assert "LOC\tbgColor:#7fb8d8\n" in visual
    assert "T1\tLOC 0 2\t老桥\n" in next(folder.glob("*.ann")).read_text(encoding="utf-8")


def test_its_verifier_lets_names_lie_in_each_other_and_in_one_place_and_its_links_have_a_database(
    tmp_path: Path,
) -> None:
    folder = written(tmp_path, entity("老桥", "LOC", authority="Q1"), entity("老桥在湖边", "WORK", authority="viaf:7"))
    rules = (folder / "annotation.conf").read_text(encoding="utf-8").split("[relations]\n")[1]
    assert rules.startswith("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:contain|equal\n")
    tools = (folder / "tools.conf").read_text(encoding="utf-8")
    assert "Validation\tvalidate:all\n" in tools
    assert "Sentences\tsplitter:newline\n" in tools
    assert {line.split("\t")[0] for line in tools.split("[normalization]\n")[1].splitlines()} == {"Wikidata", "viaf"}
    said = next(folder.glob("*.ann")).read_text(encoding="utf-8")
    assert "\tReference T2 Wikidata:Q1\t老桥\n" in said
    assert "\tReference T1 viaf:7\t老桥在湖边\n" in said


def test_links_and_notes_that_brat_s_server_has_written_again_are_read(tmp_path: Path) -> None:
    lines = [
        "#1\tAnnotatorNotes T1\t谁",
        "N1\tReference T1 Wikidata:Q956\t\t\t老桥",
        "T1\tLOC 0 2\t老桥",
        "N2\tReference T1 x:2\t?",
    ]
    [article] = formats.read_article_texts(standoff(tmp_path, *lines), "brat")
    assert [(name.authority, name.note) for name in article.entities] == [("Q956", "谁")]
    assert [(one.said, one.why) for one in article.unread] == [("a.ann:4: x:2", Why.SECOND_LINK)]


def test_pieces_that_are_no_entity_are_listed_and_the_others_taken(tmp_path: Path) -> None:
    lines = [
        "T1\tLOC 0 2\t老桥",
        "T2\tLOC 0 2;3 5\t老桥 湖边",
        "T3\tLOC 0 3;2 5\t老桥在 在湖边",
        "T4\tLOC 3 3\t",
        "T5\tPER 3 6;7 9\t湖边。 周姨",
        "R1\tAt Arg1:T1 Arg2:T5",
        "R2\tAt Arg1:T5 Arg2:T1",
        "A1\tSure T1",
    ]
    [article] = formats.read_article_texts(standoff(tmp_path, *lines), "brat")
    assert [TEXT[name.start : name.end] for name in article.entities] == ["老桥", "湖边。\n周姨"]
    assert [(one.said, one.why) for one in article.unread] == [
        ("a.ann:2: 老桥 湖边 LOC", Why.IN_SEGMENTS),
        ("a.ann:3: 老桥在 在湖边 LOC", Why.FRAGMENTS_OVERLAP),
        ("a.ann:4:  LOC", Why.NO_TEXT),
        ("a.ann:6: R1 At Arg1:T1 Arg2:T5 (+1)", Why.UNKNOWN),
        ("a.ann:8: A1 Sure T1", Why.UNKNOWN),
    ]


@pytest.mark.parametrize(
    "text", [TEXT.replace("\n", "\r\n"), f"（编者按）{TEXT}", TEXT.replace("周", "")], ids=["CRLF", "before", "gone"]
)
def test_what_does_not_say_what_the_text_says_is_told_with_its_line(text: str, tmp_path: Path) -> None:
    (tmp_path / "back").mkdir()
    lines = ["T1\tPER 7 9\t周姨"]
    folder = standoff(tmp_path / "back", *lines, text=text)
    with pytest.raises(BadInput, match=r"a\.ann: line 1: the text has “.*” there, not “周姨”"):
        formats.read_article_texts(folder, "brat")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("T1\tLOC 0 2\t", "there, not “”"),
        ("T1\tLOC 0 2", "there, not “”"),
        ("T1\tLOC 2 0\t老桥", "outside the text"),
        ("T1\tLOC x 2\t老桥", "no annotation"),
    ],
)
def test_a_line_that_says_too_little_is_told(line: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=f"line 1: .*{told}"):
        formats.read_article_texts(standoff(tmp_path, line), "brat")
