"""The lossless form: nothing is lost, nothing wrong comes in."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from annotator.core import edits
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.issue import TABLES, Issue
from annotator.core.operations import Operation, apply
from annotator.core.records import Addition, Decided, Scan
from annotator.formats import json_list, jsonl, strict
from annotator.formats.from_json import issue_of
from annotator.formats.lines import dumped
from annotator.formats.strict import LARGEST, parse
from annotator.formats.to_json import json_of
from annotator.formats.writing import Scope
from tests.core.histories import histories
from tests.formats.test_article_texts import sample
from tests.formats.writer import write_as
from tests.store.samples import ISSUE, MADE, ON_PAGES, RAW

ArticleText = dict[str, Any]


def written(path: Path, *issues: Issue, scope: Scope = Scope.ANY) -> bytes:
    write_as("jsonl", issues, path, scope=scope)
    return path.read_bytes()


def refusal(path: Path, line: str | bytes) -> str:
    """What is said of a file whose third line is this; the second is empty."""
    good = jsonl.line(json_of(MADE)).encode()
    path.write_bytes(good + b"\n" + (line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line))
    with pytest.raises(BadInput) as caught:
        list(jsonl.read(path))
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.startswith(f"{path}: line 3: ")
    return sentence.removeprefix(f"{path}: line 3: ")


def test_an_issue_that_is_written_and_read_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    first = written(path, MADE, ISSUE)
    issues = list(jsonl.read(path))

    assert issues == [MADE, ISSUE]
    assert written(path, *issues) == first


@given(histories())
def test_any_history_makes_the_round_trip_to_the_byte(steps: list[tuple[Issue, Operation, Issue]]) -> None:
    for _, _, made in steps[-1:]:
        issue = replace(made, source=ISSUE.source)
        line = jsonl.line(json_of(issue))
        again = issue_of(parse(line))
        assert again == issue
        assert jsonl.line(json_of(again)) == line


def test_every_field_of_a_record_is_written() -> None:
    found = json_of(apply(MADE, ON_PAGES))
    elsewhere = {Addition: {"text", "geometry"}, Scan: {"name", "sha256", "frame"}}
    for kind, table in TABLES.items():
        assert {field.name for field in fields(kind)} - elsewhere.get(kind, set()) <= set(found[table][0]), kind


def test_an_article_has_the_corrected_text_and_headline() -> None:
    [first, bridge, weather] = json_of(MADE)["articles"]

    assert bridge["segments"] == [{"start": 5, "end": 30}, {"start": 30, "end": 33}]
    assert bridge["parts"] == [{"id": "p5", "start": 5, "end": 10, "role": "headline"}]
    assert bridge["headline"] == "老桥修妥𠮷\u2028了"
    assert "剪彩" in bridge["text"]
    assert (first["kind"], weather["kind"]) == ("article", "notice")


def test_an_entity_has_its_text_and_article() -> None:
    found = {entity["id"]: entity for entity in json_of(MADE)["entities"]}
    assert (found["e16"]["text"], found["e16"]["article"]) == ("𠮷田", "b5")
    assert (found["e8"]["start"], found["e8"]["start_inner"], found["e8"]["end_inner"]) == (8, 1, 2)


def test_a_suggestion_that_does_not_stand_in_the_text_is_a_question() -> None:
    found = json_of(MADE)
    assert [correction["id"] for correction in found["corrections"]] == ["c8"]
    assert [question["id"] for question in found["questions"]] == ["c21"]


def test_a_rejected_part_is_kept_but_is_no_part_of_the_article() -> None:
    issue = apply(MADE, edits.reject(MADE, "p5", author="ann"))
    found = json_of(issue)
    assert found["articles"][1]["parts"] == []
    assert issue_of(parse(jsonl.line(found))) == issue


def test_each_issue_is_one_line_for_every_reader(tmp_path: Path) -> None:
    text = written(tmp_path / "a.jsonl", MADE, Issue("桥\u2028\u2029\x85\x0b\x0c\x1c", source=ISSUE.source)).decode()
    assert len(text.splitlines()) == 2
    assert json.loads(text.splitlines()[1])["raw"] == "桥\u2028\u2029\x85\x0b\x0c\x1c"


def test_only_approved_articles_and_what_is_in_them_go_out_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    approved = apply(MADE, edits.approve(MADE, "b5", author="ann"))
    report = write_as("jsonl", [ISSUE, approved], path)
    [line] = path.read_text(encoding="utf-8").splitlines()
    found = json.loads(line)

    assert [article["id"] for article in found["articles"]] == ["b5"]
    assert [boundary["id"] for boundary in found["boundaries"]] == ["b0", "b5", "b30", "b33"]
    assert found["notes"] == []
    assert (report.issues, report.articles, report.entities) == (1, 1, 2)
    assert sum(report.left_out.values()) == 3  # the whole of the first issue, two articles of the second
    gold = list(jsonl.read(path))
    first = path.read_bytes()
    assert written(path, *gold, scope=Scope.APPROVED) == first


def test_what_is_there_stays_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("old")

    def breaking():
        yield MADE
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_as("jsonl", breaking(), path, scope=Scope.ANY)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.jsonl", "old")]


def test_a_file_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="can't be written"):
        write_as("jsonl", [MADE], tmp_path / "nowhere" / "a.jsonl")
    (tmp_path / "file").touch()
    with pytest.raises(AnnotatorError, match=r"a\.jsonl: can't be written \(Not a directory\)"):
        write_as("jsonl", [MADE], tmp_path / "file" / "a.jsonl", scope=Scope.ANY)
    for folder in (tmp_path, Path(), Path("/")):
        with pytest.raises(AnnotatorError, match="no ordinary file"):
            write_as("jsonl", [MADE], folder)


def test_a_name_may_be_as_long_as_the_disk_allows(tmp_path: Path) -> None:
    assert written(tmp_path / f"{'a' * 244}.jsonl", MADE)
    with pytest.raises(AnnotatorError, match="can't be written"):
        written(tmp_path / f"{'a' * 300}.jsonl", MADE)
    assert len(list(tmp_path.iterdir())) == 2  # it and its report


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_neither_replaced_nor_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.jsonl"
    os.mkfifo(path)
    with pytest.raises(AnnotatorError, match="no ordinary file"):
        written(path, MADE)
    with pytest.raises(BadInput, match="no ordinary file"):
        list(jsonl.read(path))
    assert path.is_fifo()


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    link, target = tmp_path / "link.jsonl", tmp_path / "target.jsonl"
    target.write_text("old")
    link.symlink_to(target)
    assert written(link, MADE) == target.read_bytes()
    assert link.is_symlink()
    assert len(list(tmp_path.iterdir())) == 3


def test_what_is_there_stays_when_there_is_nothing_to_write(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("yesterday")
    with pytest.raises(AnnotatorError, match="nothing was written"):
        write_as("jsonl", [MADE], path)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("gold.jsonl", "yesterday")]


BAD: dict[str, tuple[Callable[[ArticleText], object], str]] = {
    "another format": (lambda d: d.update(format="csv"), "format must be"),
    "a newer version": (lambda d: d.update(version=2), "newer"),
    "no raw text": (lambda d: d.pop("raw"), "raw is missing"),
    "a raw text that is none": (lambda d: d.update(raw=[1]), "raw must be a string"),
    "a list that is none": (lambda d: d.update(parts={}), "parts must be a list"),
    "a record that is none": (lambda d: d["parts"].append(3), "parts[1] must be an object"),
    "no boundary at the start": (lambda d: d.update(boundaries=[]), "boundaries must not be empty"),
    "no boundary before the text": (lambda d: d["boundaries"][0].update(start=1), "does not begin at the start"),
    "a span out of the text": (
        lambda d: d["parts"][0].update(end=len(RAW) + 1),
        f"parts[0].end must lie in 0..{len(RAW)}",
    ),
    "a span that ends before it starts": (lambda d: d["parts"][0].update(start=11), "parts[0].start must lie in 0..10"),
    "a negative offset": (lambda d: d["entities"][0].update(start=-1), "entities[0].start must lie"),
    "an offset that is true": (
        lambda d: d["entities"][0].update(start=True),
        "entities[0].start must be a whole number",
    ),
    "an offset with a fraction": (lambda d: d["entities"][0].update(end=9.0), "entities[0].end must be a whole number"),
    "an inner offset beyond reason": (lambda d: d["entities"][0].update(end_inner=LARGEST + 1), "end_inner must lie"),
    "a confidence over 1": (lambda d: d["questions"][0].update(confidence=1.5), "questions[0].confidence must be"),
    "an unknown kind": (
        lambda d: d["corrections"][0].update(kind="magic"),
        "corrections[0].kind must be one of line-join",
    ),
    "an unknown state": (lambda d: d["notes"][0].update(state=1), "notes[0].state must be one of suggested"),
    "a flag that is a number": (
        lambda d: d["boundaries"][1].update(inside=0),
        "boundaries[1].inside must be true or false",
    ),
    "a twin that is a list": (
        lambda d: d["corrections"][0].update(twin=[0, 3]),
        "corrections[0].twin must be an object",
    ),
    "an id that stands twice": (lambda d: d["notes"][0].update(id="p5"), "notes[0].id ('p5') is empty or stands twice"),
    "an id that is empty": (lambda d: d["notes"][0].update(id=""), "notes[0].id"),
    "no checksum": (lambda d: d["source"].update(sha256="ab"), "source.sha256 must be 64"),
    "half a character": (lambda d: d.update(title="\ud842"), "title holds half of a surrogate pair"),
    "boundaries in one place": (lambda d: d["boundaries"][2].update(start=5), "two boundaries stand at one place"),
    "a circle of articles": (lambda d: d["boundaries"][1].update(continues="b30"), "in a circle"),
    "a name over two articles": (lambda d: d["entities"][1].update(end=len(RAW)), "ends in another article"),
    "parts that overlap": (lambda d: d["parts"].append({**d["parts"][0], "id": "p6", "start": 6}), "overlaps"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_line_that_is_wrong_is_refused_with_its_field(tmp_path: Path, what: str) -> None:
    change, sentence = BAD[what]
    found = json.loads(jsonl.line(json_of(MADE)))
    change(found)
    assert sentence in refusal(tmp_path / "a.jsonl", json.dumps(found))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"format": "annotator-issue", "version"', "is cut off or is no JSON"),
        ("[1, 2]", "must be a JSON object"),
        ('{"raw": "a", "raw": "b"}', "holds the key 'raw' twice"),
        ('{"version": NaN}', "holds NaN"),
        ('{"version": -Infinity}', "holds -Infinity"),
        ('{"version": 1' + "0" * 5000 + "}", "too long"),
        ('{"a": ' + "[" * 100_000, "nested too deeply"),
        (b'{"raw": "\xc4\xcf\xba\xfe"}', "is not UTF-8 (byte 10)"),
        ("{}", "format must be"),
    ],
)
def test_a_line_that_is_no_json_is_refused(tmp_path: Path, line: str | bytes, sentence: str) -> None:
    assert sentence in refusal(tmp_path / "a.jsonl", line)


def test_a_confidence_beyond_all_numbers_is_refused(tmp_path: Path) -> None:
    line = jsonl.line(json_of(MADE)).replace('"confidence":0.9', '"confidence":1e999')
    assert "confidence must be a number" in refusal(tmp_path / "a.jsonl", line)


def test_a_line_that_is_too_long_is_not_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MOST_BYTES_A_LINE", 10_000)
    assert "is longer than" in refusal(tmp_path / "a.jsonl", "x" * 50_000)


def test_a_line_of_more_values_than_fit_into_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict, "_ALWAYS_FITS", 10_000)
    monkeypatch.setattr(strict, "_MOST_MEMORY", 1_000_000)
    for hostile in ("[" + "{}," * 10_000, "[" + "[]," * 10_000, '["' + "a" * 500_000):
        assert "holds too much to be read at once" in refusal(tmp_path / "a.jsonl", '{"more":' + hostile)
        (tmp_path / "a.json").write_text('[{"more":' + hostile, encoding="utf-8")
        with pytest.raises(BadInput, match="holds too much to be read at once"):
            list(json_list.elements(tmp_path / "a.json"))
    assert "must" in refusal(tmp_path / "a.jsonl", json.dumps({"raw": 1, "more": "字" * 20_000}, ensure_ascii=False))


def test_a_file_without_an_issue_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n\n")
    with pytest.raises(BadInput, match="has no issue"):
        list(jsonl.read(tmp_path / "a.jsonl"))


def test_keys_that_come_later_are_passed_over() -> None:
    found = {**json_of(MADE), "weather": "fine"}
    found["parts"][0]["colour"] = [1]
    assert issue_of(parse(json.dumps(found))) == MADE


def test_records_in_any_order_are_put_in_theirs() -> None:
    made = apply(MADE, ON_PAGES)
    found = json_of(made)
    for table in TABLES.values():
        found[table].reverse()
    assert issue_of(parse(json.dumps(found))) == made


@pytest.mark.parametrize("name", ["jsonl", "pairs"])
def test_what_the_disk_has_changed_is_not_kept(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def failing(path: Path, mode: str = "r", *args: Any, **options: Any) -> Any:
        if mode == "rb" and ".part" in str(path):
            with real(path, "rb+") as file:
                data = file.read()
                file.seek(0)
                file.write(data.replace("老桥".encode(), "旧桥".encode(), 1))
        return real(path, mode, *args, **options)

    monkeypatch.setattr(Path, "open", failing)
    with pytest.raises(AnnotatorError, match="does not read back"):
        write_as(name, [sample()], tmp_path / "a.jsonl", scope=Scope.ANY)
    assert list(tmp_path.iterdir()) == []


def test_a_newspaper_that_a_file_only_names_came_with_the_file() -> None:
    found = {**json_of(ISSUE), "newspaper": "湖畔晨报"}
    del found["newspapers"]
    issue = issue_of(parse(json.dumps(found)))
    assert issue.newspaper == "湖畔晨报"
    assert issue.newspapers[0].decided == Decided.SOURCE


def test_long_lists_are_written_in_slices_as_json_writes_them_whole() -> None:
    value = {'甲"': None, "long": [{"text": "中\n", "at": [1, 2.5, True]}] * 250, "inner": {"l": [0] * 101}, "none": []}
    assert dumped(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert dumped([1] * 300) == json.dumps([1] * 300, separators=(",", ":"))
