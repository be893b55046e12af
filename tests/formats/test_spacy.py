"""spaCy: its own commands take what is exported, and its tokenizer makes the tokens that are exported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from annotator import formats
from annotator.core.errors import BadInput, WorkedOn
from annotator.core.issue import Issue
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Entity, Position
from annotator.formats import spacy as spacy_format
from annotator.formats.writing import Scope
from tests.formats.test_article_texts import NAMES, sample
from tests.formats.writer import write_as


def docs(path: Path) -> list[spacy.tokens.Doc]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab))


def test_spacy_loads_the_docbin_and_finds_the_same_names(tmp_path: Path) -> None:
    write_as("spacy", [sample()], tmp_path / "a.spacy", scope=Scope.ANY)
    found = docs(tmp_path / "a.spacy")
    assert {(ent.text, ent.label_) for doc in found for ent in doc.ents} == NAMES
    articles = formats.read_article_texts(tmp_path / "a.spacy", "spacy")
    assert [doc.text for doc in found] == [article.text for article in articles]


def test_its_tokenizer_makes_the_tokens_that_are_exported(tmp_path: Path) -> None:
    write_as("spacy", [sample(), Issue("老 桥  在\n\n东\t关　头。𠮷")], tmp_path / "a.spacy", scope=Scope.ANY)
    blank = spacy.blank("zh")
    for doc in docs(tmp_path / "a.spacy"):
        made = blank(doc.text)
        assert [(one.text, one.whitespace_) for one in made] == [(one.text, one.whitespace_) for one in doc]


def newspaper(number: int) -> Issue:
    raw = f"老桥{number}号修好了。\n𠮷田在东关桥头说好。"
    names = [("老桥", "LOC"), ("𠮷田", "PER"), ("东关桥头", "LOC"), ("东关", "LOC"), ("好了。\n𠮷", "WORK")][
        : 1 + number % 4
    ]
    entities = [
        Entity(
            id=f"e{at}",
            origin="a",
            start=Position(raw.index(text)),
            end=Position(raw.index(text) + len(text)),
            label=label,
        )
        for at, (text, label) in enumerate(names)
    ]
    return apply(Issue(raw, date=f"2026-{1 + number // 28:02}-{1 + number % 28:02}"), Operation("x", added(entities)))


def test_spacy_debug_data_passes_on_divided_gold_with_the_configuration_beside_it(tmp_path: Path) -> None:
    issues = [newspaper(number) for number in range(150)]
    write_as("spacy", issues, tmp_path / "gold.spacy", scope=Scope.ANY, shares=(80, 10, 10))
    train, held = (tmp_path / "gold.spacy" / f"{part}.spacy" for part in ("train", "validation"))
    config = tmp_path / "gold.spacy.config.cfg"
    arguments = ["debug", "data", config, "--paths.train", train, "--paths.dev", held, "--no-format"]
    done = subprocess.run(
        [sys.executable, "-m", "spacy", *map(str, arguments)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Corpus is loadable" in done.stdout
    assert "No entities consisting of or starting/ending with whitespace" in done.stdout


def test_a_name_without_a_suffix_makes_a_folder_of_small_docbins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spacy_format, "_DOCS", 2)
    write_as("spacy", [newspaper(number) for number in range(5)], tmp_path / "gold", scope=Scope.ANY)
    files = sorted((tmp_path / "gold").glob("*.spacy"))
    assert [len(docs(file)) for file in files] == [2, 2, 1]
    corpus = spacy.training.Corpus(tmp_path / "gold")  # what `spacy train` reads
    assert len(list(corpus(spacy.blank("zh")))) == 5


@pytest.mark.parametrize("name", ["gold.spacy", "gold"])
def test_the_configuration_beside_docbins_learns_names_with_their_tokenizer(name: str, tmp_path: Path) -> None:
    write_as("spacy", [sample()], tmp_path / name, scope=Scope.ANY)
    path = tmp_path / f"{name}.config.cfg"
    model = spacy.util.load_model_from_config(spacy.util.load_config(path), auto_fill=True)
    text = "老 桥  在\n\n东\t关　头。𠮷"
    assert [one.text for one in model.tokenizer(text)] == [one.text for one in spacy.blank("zh")(text)]
    assert model.pipe_names == ["tok2vec", "ner"]
    report = json.loads((tmp_path / f"{name}.report.json").read_text(encoding="utf-8"))
    assert path.name in [file["name"] for file in report["files"]]
    assert formats.lies_beside(path)


def test_a_configuration_in_which_somebody_has_worked_is_not_written_over(tmp_path: Path) -> None:
    write_as("spacy", [sample()], tmp_path / "a.spacy", scope=Scope.ANY)
    write_as("spacy", [sample()], tmp_path / "a.spacy", scope=Scope.ANY)  # nobody has
    config = tmp_path / "a.spacy.config.cfg"
    config.write_text(config.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(WorkedOn, match=config.name):
        write_as("spacy", [sample()], tmp_path / "a.spacy", scope=Scope.ANY)


def test_lines_need_no_library_and_have_no_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setitem(sys.modules, "spacy.cli.init_config", None)
    write_as("spacy", [sample()], tmp_path / "a.jsonl", scope=Scope.ANY)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.jsonl", "a.jsonl.report.json"]


@pytest.mark.parametrize("data", [b"", b"\x00", "老桥".encode(), b"PK\x03\x04"])
def test_what_is_no_docbin_is_told(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.spacy").write_bytes(data)
    with pytest.raises(BadInput, match=r"a\.spacy: is no DocBin|no issue in it"):
        formats.read_article_texts(tmp_path / "a.spacy", "spacy")


def test_links_go_out_as_identifiers_of_a_knowledge_base_and_come_back(tmp_path: Path) -> None:
    entity = Entity(id="e", origin="a", start=Position(0), end=Position(2), label="LOC", authority="Q1")
    issue = apply(Issue("老桥好。"), Operation("x", added([entity])))
    for path in (tmp_path / "a.spacy", tmp_path / "a.jsonl"):
        write_as("spacy", [issue], path, scope=Scope.ANY)
        [found] = formats.read_article_texts(path, "spacy")
        assert [name.authority for name in found.entities] == ["Q1"]
    assert [ent.kb_id_ for doc in docs(tmp_path / "a.spacy") for ent in doc.ents] == ["Q1"]
