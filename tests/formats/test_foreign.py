"""Files of other kinds: the message names what each is, and plain text can be chosen all the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator import formats
from annotator.cli import main
from annotator.core.errors import BadInput

TASK = {"id": 1, "data": {"text": "老桥"}, "annotations": []}
FOREIGN = {
    "pairs.tsv": ("raw\tgold\tedits\n老侨\t老桥\tcharacter\n", "pairs of raw and corrected text"),
    "a.mhtml": ("From: <Saved>\n<p>老桥</p>", "a saved web page"),
    "a.xml": ("<bridge>老桥</bridge>", "XML that is not TEI"),
    "a.svg": ("<svg><text>老桥</text></svg>", "a drawing"),
    "a.conllu": ("# sent_id = 1\n1\t老桥\t老桥\tNOUN\tNN\t_\t0\troot\t_\t_\n", "CoNLL-U"),
    "a.bmes": ("老 B-LOC\n桥 E-LOC\n好 O\n", "with their tags"),
    "tags.txt": ("老\tB-LOC\n桥\tI-LOC\n\n好\tO\n", "with their tags"),
    "a.ann": ("T1\tLOC 0 2\t老桥\n", "brat's annotations"),
    "a.yaml": ("title: 老桥\n", "data or settings"),
    "a.log": ("2026-03-01 老桥\n", "a log"),
    "a.json": ('{"title": "老桥", "built": 1950}', "JSON of a form"),
    "a.jsonl": ('{"tokens": ["老", "桥"], "tags": [1, 2]}\n', "JSON of a form"),
    "min.json": (
        json.dumps([{"id": 1, "text": "老桥", "label": [], "annotation_id": 3, "lead_time": 2.5}]),
        "JSON-MIN",
    ),
    "recogito.json": (json.dumps([{"type": "Annotation", "body": [], "target": {}}]), "W3C annotations without"),
    "pub.json": ('{"text": "老桥", "denotations": []}', "PubAnnotation"),
    "doccano.json": ('[{"text": "老桥", "label": [[0, 2, "LOC"]]}]', "doccano's JSON"),
    "old.json": ('[["老桥", {"entities": [[0, 2, "LOC"]]}]]', "spaCy's training data"),
    "gold.report.json": ('{"format": "brat", "offsets": "", "options": {}, "report": {}}', "the report that lies"),
}
RAW = {
    "a.txt": "湖畔晨报\n老桥修好了。\n",
    "1950-01-01.a02": "[本报讯] 老桥修好了。\n",
    "table.txt": "浦发银行\t10.2\t0.1\n老桥股份\t3.1\t0.2\n",
}


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_of_another_kind_says_what_it_looks_like_and_comes_in_as_text_where_that_is_chosen(
    name: str, tmp_path: Path
) -> None:
    text, what = FOREIGN[name]
    path = written(tmp_path, name, text)
    assert formats.guessed(path) == ""
    with pytest.raises(BadInput) as refused:
        list(formats.read(path))
    assert f"{name}: looks like " in str(refused.value)
    assert what in str(refused.value)
    assert "--format text" in str(refused.value)
    [issue] = formats.read(path, form="text")
    assert issue.raw == text


@pytest.mark.parametrize("name", RAW)
def test_raw_text_is_not_taken_for_something_else(name: str, tmp_path: Path) -> None:
    [issue] = formats.read(written(tmp_path, name, RAW[name]))
    assert issue.raw == RAW[name]


def test_many_comments_before_an_element_take_no_time(tmp_path: Path) -> None:
    path = written(tmp_path, "a.xml", "<!---->" * 100_000 + "<doc/>")
    with pytest.raises(BadInput, match="XML that is not TEI"):
        list(formats.read(path))


def test_the_command_names_the_kind_and_takes_it_as_text_on_purpose(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "a.yaml", FOREIGN["a.yaml"][0])
    command = ["import", str(path), "--database", str(tmp_path / "a.db"), "--no-entities", "--jobs", "1"]
    assert main(command) == 2
    assert "a.yaml: looks like data or settings." in capsys.readouterr().err
    assert main([*command, "--format", "text"]) == 0
    assert "a.yaml: issue 1" in capsys.readouterr().out


def test_a_format_that_was_chosen_wrongly_says_what_the_file_looks_like(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    task = written(tmp_path, "task.json", json.dumps(TASK))
    table = written(tmp_path, "a.yaml", FOREIGN["a.yaml"][0])
    command = ["import", "--database", str(tmp_path / "a.db"), "--format", "doccano"]
    for path, what in ((table, "data or settings"), (task, "label-studio")):
        assert main([*command, str(path)]) == 2
        said = capsys.readouterr().err
        assert "line 1: " in said
        assert said.endswith(f" The file looks like {what}.\n")
    assert not (tmp_path / "a.db").exists()


def test_other_commands_name_the_kind_and_an_option_of_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "a.yaml", FOREIGN["a.yaml"][0])
    assert main(["split", str(path)]) == 2
    said = capsys.readouterr().err
    assert "a.yaml: looks like data or settings." in said
    assert said.endswith("add --raw.\n")
    assert main(["compare", str(path), str(path)]) == 2
    assert "a.yaml: looks like data or settings; name a database" in capsys.readouterr().err


def test_a_single_task_of_label_studio_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "task.json", json.dumps(TASK, indent=1))
    assert formats.guessed(path) == "label-studio"
    assert [one.text for one in formats.read_article_texts(path, "label-studio")] == ["老桥"]


def test_what_somebody_rejected_or_left_in_prodigy_brings_no_entity(tmp_path: Path) -> None:
    lines = [
        {"text": f"老桥{answer}", "spans": [{"start": 0, "end": 2, "label": "LOC"}], "answer": answer}
        for answer in ("accept", "reject", "ignore")
    ]
    path = written(tmp_path, "a.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
    assert formats.guessed(path) == "spacy"
    found = list(formats.read_article_texts(path, "spacy"))
    assert [(one.text, len(one.entities), one.looked_at) for one in found] == [
        ("老桥accept", 1, True),
        ("老桥reject", 0, False),
        ("老桥ignore", 0, False),
    ]
