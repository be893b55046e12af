"""doccano: its offsets by either of its modes, and by earlier versions of this program; the labels of its projects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator import formats
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.issue import Issue
from annotator.core.labels import Label
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Entity, Position
from annotator.formats.options import Offsets
from annotator.formats.writing import Loss, Scope
from tests.formats.writer import write_as

TEXT = "𠮷田在老桥。👩\u200d👩\u200d👧和か\u3099た\r\n在船上"
PLACES = {"𠮷田": "PER", "老桥": "LOC", "船上": "LOC"}
OWN = "0123456789ab-b0"


def issue() -> Issue:
    made = [
        Entity(id=f"e{at}", origin="ann", start=Position(at), end=Position(at + len(said)), label=label)
        for said, label in PLACES.items()
        for at in [TEXT.index(said)]
    ]
    return apply(Issue(TEXT), Operation("x", added(made)))


def lines(path: Path, *found: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in found), encoding="utf-8")
    return path


def said(path: Path) -> list[dict[str, str]]:
    return [
        {found.text[name.start : name.end]: name.label for name in found.entities}
        for found in formats.read_article_texts(path, "doccano")
    ]


@pytest.mark.parametrize(
    ("offsets", "labels"),
    [
        (Offsets.UTF16, [[0, 3, "PER"], [4, 6, "LOC"], [22, 24, "LOC"]]),
        (Offsets.GRAPHEME, [[0, 2, "PER"], [3, 5, "LOC"], [12, 14, "LOC"]]),
    ],
)
def test_an_export_counts_as_the_project_does_and_says_so(
    offsets: Offsets, labels: list[list[object]], tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    write_as("doccano", [issue()], path, scope=Scope.ANY, offsets=offsets)
    line = json.loads(path.read_text(encoding="utf-8"))
    assert line["label"] == labels
    assert (line["offsets"], line["exported"]) == (offsets, 3)
    report = json.loads(path.with_name("a.jsonl.report.json").read_text(encoding="utf-8"))
    assert report["offsets"] == {Offsets.UTF16: "UTF-16 code units", Offsets.GRAPHEME: "grapheme clusters"}[offsets]
    assert said(path) == [PLACES]


def test_names_that_cut_a_cluster_are_widened_where_clusters_count(tmp_path: Path) -> None:
    at = TEXT.index("か")
    part = Entity(id="e", origin="ann", start=Position(at), end=Position(at + 1), label="X")
    path = tmp_path / "a.jsonl"
    made = apply(Issue(TEXT), Operation("x", added([part])))
    report = write_as("doccano", [made], path, scope=Scope.ANY, offsets=Offsets.GRAPHEME)
    assert said(path) == [{"か\u3099": "X"}]
    assert report.changed[Loss.TO_CLUSTERS] == 1
    report = write_as("doccano", [made], path, scope=Scope.ANY)
    assert said(path) == [{"か": "X"}]


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ({}, [[0, 3, "PER"], [4, 6, "LOC"], [22, 24, "LOC"]]),  # doccano's default
        ({}, [[0, 2, "PER"], [3, 5, "LOC"], [12, 14, "LOC"]]),  # its grapheme mode: 12 stands in the family in UTF-16
        ({"document": "mine"}, [[0, 3, "PER"], [4, 6, "LOC"], [22, 24, "LOC"]]),
        ({"document": OWN}, [[0, 2, "PER"], [3, 5, "LOC"], [18, 20, "LOC"]]),  # an earlier version of this program
        ({"document": OWN}, [[0, 2, "PER"], [3, 5, "LOC"], [12, 13, "か"], [18, 20, "LOC"]]),  # that cut a cluster
        ({"document": OWN}, [[0, 3, "PER"], [4, 6, "LOC"], [22, 24, "LOC"]]),  # too long for code points
        ({"document": OWN, "offsets": "grapheme"}, [[0, 2, "PER"], [3, 5, "LOC"], [12, 14, "LOC"]]),
        ({"document": OWN, "offsets": "utf-16"}, [[0, 3, "PER"], [4, 6, "LOC"], [22, 24, "LOC"]]),
    ],
)
def test_what_the_offsets_count_is_told_by_the_line_or_by_what_fits(
    line: dict[str, Any], labels: list[list[object]], tmp_path: Path
) -> None:
    [found] = said(lines(tmp_path / "a.jsonl", {"text": TEXT, "label": labels, **line}))
    assert {text: label for text, label in found.items() if text != label} == PLACES


def test_all_lines_of_a_project_count_alike(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"text": "👩\u200d👧在老桥上", "label": [[2, 4, "LOC"]]},
        {"text": TEXT, "label": [[12, 14, "LOC"]]},
    )
    assert said(path) == [{"老桥": "LOC"}, {"船上": "LOC"}]


def test_offsets_that_fit_nothing_are_told_with_their_line(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl", {"text": "老桥", "label": []}, {"text": "𠮷", "label": [[0, 1, "X"], [0, 9, "X"]]}
    )
    with pytest.raises(BadInput, match=r"line 2: label \[0, 9\] is no stretch of the text"):
        said(path)


def test_a_text_without_labels_has_been_looked_at_only_if_it_had_some(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"text": "老桥", "label": [], "exported": 2},
        {"text": "老桥", "label": [], "exported": 0},
        {"text": "老桥", "label": []},
    )
    assert [found.looked_at for found in formats.read_article_texts(path, "doccano")] == [True, False, False]


def test_the_labels_lie_beside_the_export_with_their_colours_and_keys(tmp_path: Path) -> None:
    labels = (Label(name="PER", colour="#FFEE00", key="1"), Label(name="ORG", colour="#001122"))
    path = tmp_path / "a.jsonl"
    write_as("doccano", [issue()], path, scope=Scope.ANY, labels=labels)
    found = json.loads(path.with_name("a.jsonl.labels.json").read_text(encoding="utf-8"))
    assert [(one["text"], one["background_color"], one["text_color"], one["suffix_key"]) for one in found[:2]] == [
        ("PER", "#FFEE00", "#000000", "1"),
        ("ORG", "#001122", "#ffffff", None),
    ]
    assert [one["text"] for one in found[2:]] == ["LOC"]  # no label of the set, but of a name
    report = json.loads(path.with_name("a.jsonl.report.json").read_text(encoding="utf-8"))
    assert [file["name"] for file in report["files"]] == ["a.jsonl", "a.jsonl.labels.json"]


def test_offsets_that_a_file_does_not_tell_are_a_guess_only_where_it_matters(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"text": "𠮷田在老桥上", "label": [[0, 2, "PER"]], "offsets": "grapheme"},
        {"text": "𠮷田在老桥上。", "label": [[4, 6, "LOC"]]},
        {"text": "老桥", "label": [[0, 2, "LOC"]]},
    )
    assert [found.guessed for found in formats.read_article_texts(path, "doccano")] == [False, True, False]
    told = formats.read_article_texts(path, "doccano", offsets=Offsets.POINTS)
    assert [found.guessed for found in told] == [False, False, False]
    assert said(path)[1] == {"老桥": "LOC"}
    assert [told[1].text[name.start : name.end] for name in told[1].entities] == ["桥上"]


def test_where_no_article_has_text_that_is_said_and_not_its_status(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="no article of this status has any text"):
        write_as("doccano", [Issue(" \n")], tmp_path / "a.jsonl", scope=Scope.ANY)
    with pytest.raises(AnnotatorError, match="no article has this status"):
        write_as("doccano", [Issue("老桥")], tmp_path / "a.jsonl")
    assert list(tmp_path.iterdir()) == []
