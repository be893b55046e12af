"""Label Studio: its own library takes the tasks, and finds the same names in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from label_studio_sdk.converter import Converter
from label_studio_sdk.label_interface import LabelInterface

from annotator.core.issue import Issue
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Entity, Position, State
from annotator.formats.utf16 import Utf16
from annotator.formats.writing import Scope
from tests.formats.test_article_texts import NAMES, sample
from tests.formats.writer import write_as

CONFIG = (
    '<View><Labels name="label" toName="text">'
    + "".join(f'<Label value="{label}"/>' for label in ("PER", "LOC", "WORK", "TIME", "EVENT"))
    + '</Labels><Text name="text" value="$text"/></View>'
)


def tasks_of(issue: Issue, path: Path) -> list[dict[str, Any]]:
    write_as("label-studio", [issue], path, scope=Scope.ANY)
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_the_converter_of_label_studio_finds_the_same_names(tmp_path: Path) -> None:
    tasks_of(sample(), tmp_path / "a.json")
    told = set()
    for item in Converter(CONFIG, project_dir=None).iter_from_json_file(str(tmp_path / "a.json")):
        units = item["input"]["text"].encode("utf-16-le")
        for value in item["output"].get("label", ()):
            text = units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le")
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


def test_an_article_without_names_is_a_task_that_is_done(tmp_path: Path) -> None:
    [task] = tasks_of(Issue("老桥"), tmp_path / "a.json")
    assert [one["result"] for one in task["annotations"]] == [[]]
    assert task["predictions"] == []
