"""Files whose names say their text: what does not stand at the offsets is told with its line, and nothing is taken."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from annotator import formats
from annotator.core.errors import BadInput
from annotator.core.issue import Source
from annotator.formats.writing import Scope
from tests.formats.test_doccano import issue
from tests.formats.writer import write_as

TEXT = "老桥在东关。"
PLACE = {"start_offset": 0, "end_offset": 2, "label": "LOC"}


def written(name: str, folder: Path) -> tuple[Path, list[Any]]:
    """An export in a format, and the lines or tasks in it."""
    path = folder / f"a{formats.FORMATS[name].suffixes[0] if name != 'spacy' else '.jsonl'}"
    found = replace(issue(), source=Source("a.txt", sha256(issue().raw.encode()).hexdigest()))
    write_as(name, [found], path, scope=Scope.ANY)
    text = path.read_text(encoding="utf-8")
    return path, json.loads(text) if name == "label-studio" else [json.loads(line) for line in text.splitlines()]


def rewritten(path: Path, found: list[Any]) -> Path:
    is_list = path.suffix == ".json"
    lines = [json.dumps(one, ensure_ascii=False) for one in found]
    path.write_text("[" + ",\n".join(lines) + "]" if is_list else "\n".join(lines), encoding="utf-8")
    return path


def read(name: str, path: Path) -> list[Any]:
    if formats.FORMATS[name].read_article_texts is None:
        return list(formats.read(path, form=name))
    return list(formats.read_article_texts(path, name))


SPANS: dict[str, Callable[[Any], Any]] = {
    "jsonl": lambda line: line["entities"],
    "spacy": lambda line: [
        span.setdefault("text", line["text"][span["start"] : span["end"]]) and span for span in line["spans"]
    ],
    "label-studio": lambda task: [one["value"] for one in task["annotations"][0]["result"]],
    "w3c": lambda page: [item["target"]["selector"][1] for item in page["items"]],
}


@pytest.mark.parametrize("name", SPANS)
def test_a_text_that_does_not_stand_at_its_offsets_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    path, [line] = written(name, tmp_path)
    spans = SPANS[name](line)
    assert read(name, rewritten(path, [line]))  # as it stands there
    spans[-1]["exact" if name == "w3c" else "text"] = "老桥上"
    with pytest.raises(BadInput, match=r"line 1: .*(text|exact) is not what stands there"):
        read(name, rewritten(path, [line]))


def test_what_doccanos_entities_say_is_compared_and_tells_what_offsets_count(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = {"text": TEXT, "entities": [{**PLACE, "text": "老桥"}]}
    with pytest.raises(BadInput, match=r"line 2: label \[0, 2\] says another text than stands there"):
        read("doccano", rewritten(path, [good, {"text": TEXT, "entities": [{**PLACE, "text": "东关"}]}]))
    by_points = {"start_offset": 2, "end_offset": 4, "label": "LOC", "text": "老桥"}
    [found] = read("doccano", rewritten(path, [{"text": "𠮷的老桥好。", "entities": [by_points]}]))
    assert [found.text[name.start : name.end] for name in found.entities] == ["老桥"]


def test_nothing_that_is_said_is_asked_for(tmp_path: Path) -> None:
    path, [line] = written("jsonl", tmp_path)
    for entity in line["entities"]:
        del entity["text"]
    [found] = read("jsonl", rewritten(path, [line]))
    assert len(found.entities) == 3
