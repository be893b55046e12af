"""HIPE-2022: the columns keep to the rules of its guidelines, and to what its scorer reads."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import formats
from annotator.core.issue import Source
from annotator.formats.article_text import ArticleText
from annotator.formats.options import Scheme, Unit
from annotator.formats.writing import Scope
from tests.formats.test_article_texts import NAMES, sample
from tests.formats.writer import write_as

COLUMNS = "TOKEN NE-COARSE-LIT NE-COARSE-METO NE-FINE-LIT NE-FINE-METO NE-FINE-COMP NE-NESTED NEL-LIT NEL-METO MISC"
FLAGS = {"NoSpaceAfter", "EndOfLine", "EndOfSentence", "_"}


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows as HIPE's scorer reads them: no quoting, lines that begin with # and empty ones left out."""
    with path.open(encoding="utf-8") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert reader.fieldnames == COLUMNS.split()
        return [row for row in reader if not row["TOKEN"].startswith("#")]


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("scheme", Scheme)
def test_the_columns_keep_to_the_rules_of_hipe(scheme: Scheme, unit: Unit, tmp_path: Path) -> None:
    write_as("hipe", [sample()], tmp_path / "a.tsv", scope=Scope.ANY, scheme=scheme, unit=unit)
    rows = rows_of(tmp_path / "a.tsv")
    before = "O"
    for row in rows:
        assert all(row.values())
        assert None not in row
        tag = row["NE-COARSE-LIT"]
        assert tag[0] in "BIO"
        assert tag[0] != "I" or before[1:] == tag[1:]
        assert row["NE-FINE-LIT"] == tag
        assert (row["NEL-LIT"] == "_") == (tag == "O")
        assert {row[name] for name in ("NE-COARSE-METO", "NE-FINE-METO", "NE-FINE-COMP", "NE-NESTED", "NEL-METO")} == {
            "_"
        }
        assert set(row["MISC"].split("|")) <= FLAGS
        before = tag
    assert "EndOfSentence" in rows[-1]["MISC"]
    assert {row["NEL-LIT"] for row in rows} == {"_", "NIL", "Q1"}


def test_the_names_that_a_scorer_gathers_are_the_same(tmp_path: Path) -> None:
    write_as("hipe", [sample()], tmp_path / "a.tsv", scope=Scope.ANY, scheme=Scheme.BIOES)
    found: list[list[str]] = []
    before = "O"
    for row in rows_of(tmp_path / "a.tsv"):
        tag = row["NE-COARSE-LIT"]
        if tag != "O" and (tag[0] == "B" or before[2:] != tag[2:]):
            found.append(["", tag[2:]])
        if tag != "O":
            found[-1][0] += row["TOKEN"]
        before = tag
    assert {(text, label) for text, label in found} == {("".join(text.split()), label) for text, label in NAMES}


def test_each_document_tells_what_hipe_asks_for(tmp_path: Path) -> None:
    issue = replace(sample(), source=Source("湖畔\n晨报.txt"))
    write_as("hipe", [issue], tmp_path / "a.tsv", scope=Scope.ANY)
    lines = (tmp_path / "a.tsv").read_text(encoding="utf-8").splitlines()
    blocks = [lines[at : at + 7] for at, line in enumerate(lines) if line.startswith("# hipe2022:document_id = ")]
    assert len(blocks) == 4
    assert blocks[0][1:] == [
        "# hipe2022:date = 2026-03-01",
        "# hipe2022:language = zh",
        "# hipe2022:dataset = annotator",
        "# hipe2022:document_type = newspaper",
        "# hipe2022:original_source = 湖畔 晨报.txt",
        "# hipe2022:applicable_columns = TOKEN NE-COARSE-LIT NE-FINE-LIT NEL-LIT MISC",
    ]


ROW = "{0}\t{1}\t_\t{1}\t_\t_\t_\t{2}\t_\t{3}"


def of_rows(path: Path, *rows: str) -> list[ArticleText]:
    path.write_text("\n".join([COLUMNS.replace(" ", "\t"), *rows]) + "\n", encoding="utf-8")
    return formats.read_article_texts(path, "hipe")


def test_spaces_and_line_ends_of_a_file_of_hipe_are_kept(tmp_path: Path) -> None:
    [found] = of_rows(
        tmp_path / "a.tsv",
        "# hipe2022:document_id = a-1",
        ROW.format("New", "B-LOC", "Q60", "_"),
        ROW.format("York", "I-LOC", "Q60", "NoSpaceAfter"),
        ROW.format(",", "O", "_", "EndOfLine"),
        ROW.format("老", "B-LOC", "NIL", "NoSpaceAfter"),
        ROW.format("桥", "I-LOC", "NIL", "EndOfSentence"),
    )
    assert found.text == "New York,\n老桥"
    assert [(found.text[name.start : name.end], name.authority) for name in found.entities] == [
        ("New York", "Q60"),
        ("老桥", ""),
    ]


def test_what_a_file_says_of_its_articles_is_read_before_and_behind_the_id(tmp_path: Path) -> None:
    rows = ["# language = fr", "# date = 1881-03-15", "# document_id = EXP-1", ROW.format("a", "O", "_", "_"), ""]
    found = of_rows(
        tmp_path / "a.tsv", *rows, "# segment = 2", rows[3], "# hipe2022:document_id = EXP-2", "# hipe2022:date = 1900"
    )
    assert [(one.id, one.date, one.text) for one in found] == [("EXP-1", "1881-03-15", "aa"), ("EXP-2", "1900", "")]


def test_the_date_and_the_links_of_an_export_are_read(tmp_path: Path) -> None:
    write_as("hipe", [sample()], tmp_path / "a.tsv", scope=Scope.ANY)
    found = formats.read_article_texts(tmp_path / "a.tsv", "hipe")
    assert {one.date for one in found} == {"2026-03-01"}
    assert {name.authority for one in found for name in one.entities} == {"Q1", ""}
