"""What nobody has looked at can be left out of an export, and is told apart where it goes out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import formats
from annotator.core import edits
from annotator.core.issue import Issue, Source
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Correction, Entity, Position, State
from annotator.formats.options import Decisions, Options

RAW = "老方在东湖走。周姨来了,也走。"


@pytest.fixture
def gold() -> Issue:
    """An approved article with a name that was accepted first, and a name and a correction that were swept in."""
    guess = Entity(
        id="seen", origin="n 1", rule="r", state=State.SUGGESTED, start=Position(0), end=Position(2), label="PER"
    )
    records = [
        guess,
        replace(guess, id="swept", start=Position(7), end=Position(9)),
        Correction(id="c", origin="r 1", rule="r", state=State.SUGGESTED, start=11, end=12, text="，", confidence=0.9),
    ]
    issue = apply(Issue(raw=RAW, source=Source(sha256="ab" * 32)), Operation("made", added(records)))
    issue = apply(issue, edits.accept(issue, "seen", author="ann"))
    return apply(issue, edits.approve(issue, "b0", author="ann"))


def written(gold: Issue, name: str, path: Path, decided: Decisions) -> formats.Report:
    return formats.write([gold], name, path, Options(decided=decided))


@pytest.mark.parametrize("name", sorted(found.name for found in formats.formats().values() if found.is_written))
def test_names_that_nobody_has_looked_at_stay_out_of_each_format_that_holds_names(
    gold: Issue, tmp_path: Path, name: str
) -> None:
    found = formats.formats()[name]
    if found.read_article_texts is None:
        pytest.skip("what it holds of names is not read back")
    for decided, texts in ((Decisions.ANY, {"老方", "周姨"}), (Decisions.SEEN, {"老方"})):
        path = tmp_path / f"{decided}{found.suffixes[0]}"
        report = written(gold, name, path, decided)
        articles = list(found.read_article_texts(path))
        assert {one.text[n.start : n.end] for one in articles for n in one.entities} == texts
        assert report.left_out["entities that nobody has looked at"] == (decided == Decisions.SEEN)


def test_json_lines_say_of_each_record_how_it_was_decided(gold: Issue, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    report = written(gold, "jsonl", path, Decisions.ANY)
    said = json.loads(path.read_text(encoding="utf-8"))
    assert {one["id"]: one["decided"] for one in said["entities"]} == {"seen": "seen", "swept": "swept"}
    assert said["corrections"][0]["decided"] == "swept"
    assert report.to_json()["decided"] == {"seen": 1, "swept": 1}
    assert "1 of the entities were only swept in by approving their articles" in report.lines()
    assert list(formats.read(path)) == [gold]
    beside = json.loads((tmp_path / "a.jsonl.report.json").read_text(encoding="utf-8"))
    assert (beside["options"]["decided"], beside["report"]["decided"]) == ("any", {"seen": 1, "swept": 1})


def test_what_a_line_of_an_earlier_version_accepts_is_nobody_s_judgement(gold: Issue, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    written(gold, "jsonl", path, Decisions.ANY)
    said = json.loads(path.read_text(encoding="utf-8"))
    for one in said["entities"]:
        del one["decided"]
    path.write_text(json.dumps(said), encoding="utf-8")
    [issue] = formats.read(path)
    assert {entity.decided.value for entity in issue.entities} == {"source"}


def test_pairs_of_sentences_with_corrections_that_nobody_has_looked_at_stay_out(gold: Issue, tmp_path: Path) -> None:
    for decided, count in ((Decisions.ANY, 2), (Decisions.SEEN, 1)):
        path = tmp_path / f"{decided}.tsv"
        written(gold, "pairs", path, decided)
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len([line for line in lines if line.startswith(("老方", "周姨"))]) == count
