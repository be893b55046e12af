"""Label Studio: its own library takes the tasks, and finds the same names in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from label_studio_sdk.converter import Converter
from label_studio_sdk.label_interface import LabelInterface

from annotator import formats
from annotator.core import edits
from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.labels import Label
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Entity, Position, State
from annotator.formats.article_text import ArticleText
from annotator.formats.utf16 import Utf16
from annotator.formats.writing import Scope
from tests.formats.test_article_texts import NAMES, sample
from tests.formats.writer import write_as

CONFIG = (
    '<View><Labels name="label" toName="text">'
    + "".join(f'<Label value="{label}"/>' for label in ("PER", "LOC", "WORK", "TIME", "EVENT"))
    + '</Labels><Text name="text" value="$text"/></View>'
)


def tasks_of(issue: Issue, path: Path, **options: Any) -> list[dict[str, Any]]:
    write_as("label-studio", [issue], path, scope=Scope.ANY, **options)
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_the_converter_of_label_studio_finds_the_same_names(tmp_path: Path) -> None:
    tasks_of(sample(), tmp_path / "a.json")
    told = set()
    for item in Converter(CONFIG, project_dir=None).iter_from_json_file(str(tmp_path / "a.json")):
        for value in item["output"].get("label", ()):
            text = item["input"]["text"][value["start"] : value["end"]]
            assert text == value["text"]
            told |= {(text, label) for label in value["labels"]}
    assert told == NAMES | {("东关", "LOC")}
    units = Utf16("a𠮷b")
    assert [units.unit(at) for at in range(4)] == [0, 1, 3, 4]
    assert [units.point(unit) for unit in range(-1, 6)] == [None, 0, 1, None, 2, 3, None]


def test_tasks_annotations_and_predictions_keep_to_a_labelling_configuration(tmp_path: Path) -> None:
    made = [
        Entity(
            id="e1",
            origin="guess",
            start=Position(0),
            end=Position(2),
            label="LOC",
            state=State.SUGGESTED,
            confidence=0.5,
        ),
        Entity(
            id="e2",
            origin="guess",
            start=Position(3),
            end=Position(4),
            label="PER",
            state=State.SUGGESTED,
            confidence=0.9,
        ),
    ]
    [guessed] = tasks_of(apply(Issue("老桥在𠮷"), Operation("x", added(made))), tmp_path / "b.json")
    assert guessed["annotations"] == []
    [prediction] = guessed["predictions"]
    assert prediction["score"] == 0.7
    assert [result["score"] for result in prediction["result"]] == [0.5, 0.9]
    interface = LabelInterface(CONFIG)
    interface.validate()
    for task in [guessed, *tasks_of(sample(), tmp_path / "a.json")]:
        assert interface.validate_task({"data": task["data"]})
        assert all(interface.validate_annotation(one) for one in task["annotations"])
        assert [interface.validate_prediction(one, return_errors=True) for one in task["predictions"]] in ([], [[]])
    wrong = {"result": [{**prediction["result"][0], "from_name": "other"}]}
    assert interface.validate_prediction(wrong, return_errors=True)


def test_an_article_without_names_is_done_once_it_is_approved(tmp_path: Path) -> None:
    issue = Issue("老桥")
    [task] = tasks_of(issue, tmp_path / "a.json")
    assert task["annotations"] == []
    [task] = tasks_of(apply(issue, edits.approve(issue, "b0", author="ann")), tmp_path / "a.json")
    assert [one["result"] for one in task["annotations"]] == [[]]
    assert task["predictions"] == []


TEXT = "𠮷田在老桥上。\n周姨来了。"
OWN = "0123456789ab-b0"


def region(start: int, end: int, label: str, *, text: str = "", **more: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": [label], **({"text": text} if text else {})}
    return {"id": label, "from_name": "label", "to_name": "text", "type": "labels", "value": value, **more}


def read(path: Path, *regions: dict[str, Any], text: str = TEXT, data: Any = None, **task: Any) -> ArticleText:
    """What one task with an annotation of some regions is read as."""
    made = {"data": {"text": text, **(data or {})}, "annotations": [{"result": list(regions)}], **task}
    path.write_text(json.dumps([made], ensure_ascii=False), encoding="utf-8")
    [found] = formats.read_article_texts(path, "label-studio")
    return found


def said(found: ArticleText, *, suggested: bool = False) -> set[tuple[str, str]]:
    return {(found.text[n.start : n.end], n.label) for n in found.entities if n.suggested == suggested}


def test_offsets_are_code_points_and_the_task_says_so(tmp_path: Path) -> None:
    made = Entity(id="e", origin="ann", start=Position(3), end=Position(5), label="LOC")
    [task] = tasks_of(apply(Issue(TEXT), Operation("x", added([made]))), tmp_path / "a.json")
    [result] = task["annotations"][0]["result"]
    assert (result["value"]["start"], result["value"]["end"], result["value"]["text"]) == (3, 5, "老桥")
    assert task["data"]["offsets"] == "code-points"


@pytest.mark.parametrize(
    ("data", "start", "end", "text"),
    [
        ({}, 3, 5, ""),
        ({}, 3, 5, "老桥"),
        ({}, 4, 6, "老桥"),  # whoever wrote it counted UTF-16
        ({"document": OWN}, 4, 6, ""),  # an earlier version of this program
        ({"document": OWN}, 4, 6, "老桥"),
        ({"document": OWN}, 3, 5, "老桥"),  # drawn in the browser on what an earlier version wrote
        ({"document": OWN, "offsets": "code-points"}, 3, 5, ""),
        ({"document": "another program's"}, 3, 5, ""),
    ],
)
def test_what_the_offsets_count_is_told_by_the_text_of_a_region_or_by_the_task(
    data: dict[str, str], start: int, end: int, text: str, tmp_path: Path
) -> None:
    found = read(tmp_path / "a.json", region(start, end, "LOC", text=text), data=data)
    assert said(found) == {("老桥", "LOC")}


def test_a_region_whose_text_stands_elsewhere_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"line 1: .*text is not what stands there"):
        read(tmp_path / "a.json", region(8, 10, "LOC", text="老桥"))


def test_ids_stand_for_predictions_and_drafts(tmp_path: Path) -> None:
    found = read(tmp_path / "a.json", region(3, 5, "LOC"), predictions=[7, 8], drafts=[3])
    assert said(found) == {("老桥", "LOC")}
    assert (found.looked_at, found.unlisted) == (True, True)


def test_who_annotates_a_prediction_decides_on_all_of_it(tmp_path: Path) -> None:
    guess = {"id": 7, "model_version": "m", "result": [region(3, 5, "LOC"), region(8, 10, "PER")]}
    made = {"result": [region(3, 5, "LOC")], "prediction": guess, "parent_prediction": 7}
    by_id = read(tmp_path / "a.json", predictions=[7], annotations=[made])
    whole = read(tmp_path / "a.json", predictions=[guess], annotations=[{**made, "prediction": {}}])
    assert said(by_id) == said(whole) == {("老桥", "LOC")}
    assert said(by_id, suggested=True) == said(whole, suggested=True) == set()
    assert not by_id.unlisted
    skipped = read(tmp_path / "a.json", predictions=[7], annotations=[{**made, "was_cancelled": True}])
    assert said(skipped, suggested=True) == {("老桥", "LOC"), ("周姨", "PER")}
    assert (skipped.looked_at, skipped.unlisted) == (False, False)


@pytest.mark.parametrize("odd", ["7", 7.5, True, [7], {"id": 7}])
def test_an_id_that_is_no_number_stands_for_nothing(odd: object, tmp_path: Path) -> None:
    guess = {"id": odd, "result": [region(8, 10, "PER")]}
    made = {"result": [region(3, 5, "LOC")], "parent_prediction": odd, "prediction": {"id": odd}}
    found = read(tmp_path / "a.json", predictions=[guess], annotations=[made])
    assert said(found, suggested=True) == {("周姨", "PER")}


def test_the_labelling_configuration_lies_beside_the_tasks(tmp_path: Path) -> None:
    labels = (Label(name="PER", title='人名"<\x07', colour="#FFEE00", key="1"), Label(name="LOC"))
    tasks = tasks_of(sample(), tmp_path / "a.json", labels=labels)
    config = (tmp_path / "a.json.labels.xml").read_text(encoding="utf-8")
    interface = LabelInterface(config)
    interface.validate()
    assert all(interface.validate_annotation(one) for task in tasks for one in task["annotations"])
    per, loc, *others = ElementTree.fromstring(config).iter("Label")
    assert per.attrib == {"value": "PER", "background": "#FFEE00", "hotkey": "1", "hint": '人名"<\ufffd'}
    assert loc.attrib["background"].startswith("#")
    assert [one.attrib["value"] for one in others] == ["EVENT", "TIME", "WORK"]
