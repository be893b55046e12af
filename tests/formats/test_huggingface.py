"""A dataset for Hugging Face: `datasets` itself reads it without a network, with the same names, lines and pairs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from annotator import formats
from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.operations import Operation, added, apply
from annotator.core.records import ArticleKind, Boundary, Correction, Decided, Entity, Part, Position, Role
from annotator.formats.options import Decisions, Scheme
from annotator.formats.parquet import Table
from annotator.formats.writing import Scope
from tests.formats.test_article_texts import NAMES, sample
from tests.formats.writer import write_as

LOADING = """
import json, sys
import datasets

datasets.disable_progress_bars()
found = {}
for config in ("tokens", "lines", "pairs"):
    for split, rows in datasets.load_dataset(sys.argv[1], config, verification_mode="all_checks").items():
        names = rows.features["ner_tags"].feature.names if config == "tokens" else None
        roles = rows.features["role"].names if config == "lines" else None
        found[f"{config} {split}"] = {"names": names, "roles": roles, "rows": list(rows)}
json.dump(found, sys.stdout)
"""

DESCRIBING = """
import json, sys
import datasets
from datasets.info import DatasetInfosDict
from huggingface_hub import DatasetCard, DatasetCardData

datasets.disable_progress_bars()
card = DatasetCard.load(sys.argv[1] + "/README.md").data
known, counted = DatasetInfosDict(), DatasetInfosDict()
for config in card.configs:
    name = config["config_name"]
    known[name] = datasets.load_dataset_builder(sys.argv[1], name).info
    files = {part["split"]: f"{sys.argv[1]}/{part['path']}" for part in config["data_files"]}
    counted[name] = next(iter(datasets.load_dataset("parquet", data_files=files).values())).info
found = {"card": card["dataset_info"]}
for title, infos in (("known", known), ("counted", counted)):
    data = DatasetCardData()
    infos.to_dataset_card_data(data)
    found[title] = data["dataset_info"]
json.dump(found, sys.stdout)
"""

CONFIGURATIONS = """
import json, sys, datasets
names = sorted(datasets.get_dataset_config_names(sys.argv[1]))
for name in names:
    datasets.load_dataset(sys.argv[1], name, verification_mode="all_checks")
json.dump(names, sys.stdout)
"""


def loaded(folder: Path, script: str = LOADING) -> Any:
    """What `datasets` loads of a folder, in a process of its own that has no network and an empty cache."""
    offline = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HOME": str(folder.parent / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], env=os.environ | offline, capture_output=True, check=True
    )
    return json.loads(done.stdout)


def names_of(rows: list[dict[str, Any]], names: list[str]) -> set[tuple[str, str]]:
    """The names that the tags of BIO rows say."""
    found: list[tuple[str, str]] = []
    for row in rows:
        for token, number in zip(row["tokens"], row["ner_tags"], strict=True):
            sign, _, label = names[number].partition("-")
            if sign == "B":
                found.append((token, label))
            elif sign == "I":
                found[-1] = (found[-1][0] + token, label)
    return set(found)


def newspaper() -> Issue:
    raw = "报头\n\n=主题=\n老桥好\r\n小标题\n又休了"
    start = raw.index("=")
    return apply(
        Issue(
            raw,
            title="湖畔晨报",
            date="2026-03-01",
            boundaries=(Boundary(id="b0", origin="", start=0, kind=ArticleKind.FURNITURE),),
        ),
        Operation(
            "made",
            added(
                [
                    Boundary(id="b1", origin="a", start=start),
                    Boundary(id="b2", origin="a", start=raw.index("小"), continues="b1"),
                    Part(id="p1", origin="a", start=start, end=start + 4, role=Role.HEADLINE),
                    Correction(id="c1", origin="a", start=raw.index("休"), end=raw.index("休") + 1, text="修"),
                ]
            ),
        ),
    )


def test_datasets_reads_tokens_lines_and_pairs_without_a_network(tmp_path: Path) -> None:
    write_as("huggingface", [sample(), newspaper()], tmp_path / "gold", scope=Scope.ANY)
    found = loaded(tmp_path / "gold")
    assert set(found) == {"tokens train", "lines train", "pairs train"}
    tokens = found["tokens train"]
    assert tokens["names"][:3] == ["O", "B-EVENT", "I-EVENT"]
    assert names_of(tokens["rows"], tokens["names"]) == {("".join(text.split()), label) for text, label in NAMES}
    lines = found["lines train"]
    rows = [row for row in lines["rows"] if row["title"] == "湖畔晨报"]
    assert [(row["text"], lines["roles"][row["role"]]) for row in rows] == [
        ("报头", "furniture"),
        ("", "blank"),
        ("=主题=", "headline"),
        ("老桥好", "body"),
        ("小标题", "body"),
        ("又休了", "body"),
    ]
    assert [row["begins_article"] for row in rows] == [True, False, True, False, False, False]
    assert [row["continues_article"] for row in rows] == [False, False, False, False, True, False]
    [pair] = [row for row in found["pairs train"]["rows"] if row["unit"] == "sentence" and "又休了" in row["raw"]]
    assert pair["gold"] == "又修了"
    assert pair["edits"] == [{"start": 1, "end": 2, "text": "修", "kind": "other"}]


def test_all_parts_number_their_tags_alike(tmp_path: Path) -> None:
    issues = [
        apply(
            Issue(f"第{number}天老桥{number}", date=f"2026-03-0{number}"),
            Operation("x", added([Entity(id="e", origin="a", start=Position(0), end=Position(2), label=label)])),
        )
        for number, label in enumerate(["PER", "LOC", "ORG"], 1)
    ]
    write_as("huggingface", issues, tmp_path / "gold", scope=Scope.ANY, shares=(1, 1, 1))
    found = loaded(tmp_path / "gold")
    assert set(found) == {
        f"{name} {part}" for name in ("tokens", "lines", "pairs") for part in ("train", "validation", "test")
    }
    parts = [found[f"tokens {part}"] for part in ("train", "validation", "test")]
    assert {tuple(part["names"]) for part in parts} == {("O", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-PER", "I-PER")}
    assert sorted(label for part in parts for _text, label in names_of(part["rows"], part["names"])) == [
        "LOC",
        "ORG",
        "PER",
    ]


def test_the_card_says_of_columns_parts_and_sizes_what_datasets_would_write(tmp_path: Path) -> None:
    labels = ["PER", '#"桥": \\', "\u2028\x85\x7f"]
    issues = [
        apply(
            Issue(f"第{number}天𠮷桥{number}\n=主题=", date=f"2026-03-0{number}"),
            Operation("x", added([Entity(id="e", origin="a", start=Position(0), end=Position(2), label=label)])),
        )
        for number, label in enumerate(labels, 1)
    ]
    write_as("huggingface", [*issues, newspaper()], tmp_path / "gold", scope=Scope.ANY, shares=(1, 1, 1))
    found = loaded(tmp_path / "gold", DESCRIBING)
    by_name = {title: {info["config_name"]: info for info in infos} for title, infos in found.items()}
    assert set(by_name["card"]) == {"tokens", "lines", "pairs"}
    assert [split["name"] for split in by_name["card"]["pairs"]["splits"]] == ["train", "validation", "test"]
    assert by_name["card"] == by_name["known"] == by_name["counted"]


@pytest.mark.parametrize("scheme", Scheme)
def test_the_tags_of_every_scheme_lead_back_to_the_names(scheme: Scheme, tmp_path: Path) -> None:
    write_as("huggingface", [sample()], tmp_path / "gold", scope=Scope.ANY, scheme=scheme)
    found = formats.read_article_texts(tmp_path / "gold", "huggingface")
    told = {(article.text[name.start : name.end], name.label) for article in found for name in article.entities}
    assert told == {("".join(text.split()), label) for text, label in NAMES}


def test_lines_outside_what_went_out_are_marked(tmp_path: Path) -> None:
    issue = newspaper()
    boundaries = tuple(replace(b, status="approved") if b.id == "b1" else b for b in issue.boundaries)
    write_as("huggingface", [replace(issue, boundaries=boundaries, by_id={}), Issue("别的")], tmp_path / "gold")
    rows = parquet.read_table(tmp_path / "gold" / "lines.parquet").to_pylist()
    assert [row["is_gold"] for row in rows] == [False, False, True, True, True, True]


def test_the_card_counts_what_went_out(tmp_path: Path) -> None:
    write_as("huggingface", [newspaper()], tmp_path / "gold", scope=Scope.ANY)
    card = (tmp_path / "gold" / "README.md").read_text(encoding="utf-8")
    assert card.startswith("---\nlanguage:\n- zh\n")
    assert "license: unknown\nsize_categories:\n- n<1K\n" in card
    assert "| train | 1 | 1 | 0 |" in card
    assert "The texts come from 湖畔晨报, 2026-03-01 to 2026-03-01." in card


def test_a_file_is_written_group_by_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.formats.parquet.ROWS", 3)
    with Table(tmp_path / "a.parquet", {"number": {"dtype": "int32", "_type": "Value"}}) as table:
        table.take({"number": number} for number in range(7))
    with parquet.ParquetFile(tmp_path / "a.parquet") as opened:
        assert opened.num_row_groups == 3
        assert opened.read().column("number").to_pylist() == list(range(7))


@pytest.mark.parametrize(
    "columns",
    [
        {"text": ["老桥"]},
        {"document": ["a"], "tokens": [["老", "桥"]], "ner_tags": [["O"]]},
        {"document": ["a"], "tokens": [["老"]], "ner_tags": [["X-LOC"]]},
        {"document": ["a"], "tokens": [["老"]], "ner_tags": [[5]]},
        {"document": ["a"], "tokens": ["老"], "ner_tags": [None]},
    ],
)
def test_rows_that_hold_no_tokens_with_their_tags_are_told(columns: dict[str, Any], tmp_path: Path) -> None:
    parquet.write_table(pyarrow.table(columns), tmp_path / "tokens.parquet")
    with pytest.raises(BadInput, match=r"tokens\.parquet: holds no rows of tokens and tags"):
        formats.read_article_texts(tmp_path, "huggingface")


def test_a_file_that_is_cut_off_or_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"holds no tokens\.parquet"):
        formats.read_article_texts(tmp_path, "huggingface")
    (tmp_path / "tokens.parquet").write_bytes(b"PAR1, cut off")
    with pytest.raises(BadInput, match="holds no rows of tokens"):
        formats.read_article_texts(tmp_path, "huggingface")


def test_a_configuration_without_a_row_is_left_out_and_said(tmp_path: Path) -> None:
    issue = Issue("老桥又休了")
    swept = Correction(id="c1", origin="a", start=3, end=4, text="修", decided=Decided.SWEPT)
    issue = apply(issue, Operation("made", added([swept])))
    write_as("huggingface", [issue], tmp_path / "set", scope=Scope.ANY, decided=Decisions.SEEN)
    assert loaded(tmp_path / "set", CONFIGURATIONS) == ["lines", "tokens"]
    assert "The configuration `pairs` has no row" in (tmp_path / "set" / "README.md").read_text(encoding="utf-8")
