"""Tables for review: nothing is cut, whatever a cell or a sheet can hold, and the same gold gives the same bytes."""

from __future__ import annotations

import csv
import time
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from annotator import formats
from annotator.core.issue import Issue
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Entity, Position
from annotator.formats import sheets
from annotator.formats.article_text import ArticleText, TextEntity
from annotator.formats.options import Options
from annotator.formats.writing import Scope
from tests.formats.test_article_texts import sample
from tests.formats.writer import OF_ANY_ARTICLE, write_as

MOST_IN_A_CELL = 32_767


def rows_of(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


@pytest.mark.parametrize("char", ["字", "𠮷"])
def test_a_text_longer_than_a_cell_goes_on_in_the_rows_below(char: str, tmp_path: Path) -> None:
    raw = "老桥" + char * 70_000 + "末"
    issue = apply(
        Issue(raw),
        Operation("x", added([Entity(id="e", origin="a", start=Position(0), end=Position(40_000), label="LOC")])),
    )
    write_as("xlsx", [issue], tmp_path / "a.xlsx", scope=Scope.ANY)
    rows = rows_of(tmp_path / "a.xlsx", "articles")[1:]
    assert [row[-1] for row in rows] == list(range(1, len(rows) + 1))
    assert len({row[0] for row in rows}) == 1
    assert "".join(str(row[5] or "") for row in rows) == raw
    assert max(len(str(cell).encode("utf-16-le")) // 2 for row in rows for cell in row) <= MOST_IN_A_CELL
    names = rows_of(tmp_path / "a.xlsx", "names")[1:]
    assert "".join(str(row[1]) for row in names) == raw[:40_000]
    assert names[0][2:5] == ("LOC", 0, 40_000)


def test_a_workbook_does_not_tell_when_it_was_made(tmp_path: Path) -> None:
    write_as("xlsx", [sample()], tmp_path / "a.xlsx", scope=Scope.ANY)
    with ZipFile(tmp_path / "a.xlsx") as file:
        assert file.testzip() is None
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = openpyxl.load_workbook(tmp_path / "a.xlsx").properties
    assert {about.created.year, about.modified.year} == {2000}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.xlsx", "a.xlsx.report.json"]


@pytest.mark.parametrize("now", [0.0, 4_400_000_000.0], ids=["before 1980", "after 2107"])
@pytest.mark.parametrize("name", OF_ANY_ARTICLE)
def test_a_clock_that_is_wrong_stops_no_export(
    name: str, now: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a{formats.formats()[name].suffixes[0]}"
    write_as(name, [sample()], path, scope=Scope.ANY)
    before = path.read_bytes() if path.is_file() else b""
    monkeypatch.setattr(time, "time", lambda: now)
    write_as(name, [sample()], path, scope=Scope.ANY)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_workbook_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "ZIP_DEFLATED", "no kind of compression")
    with pytest.raises(NotImplementedError):
        write_as("xlsx", [sample()], tmp_path / "a.xlsx", scope=Scope.ANY)
    assert list(tmp_path.iterdir()) == []


def test_rows_beyond_the_last_of_a_sheet_stand_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_MOST_ROWS", 3)
    articles = [ArticleText(f"第{number}篇", (TextEntity(0, 1, "X"),), id=str(number)) for number in range(5)]
    sheets.write_xlsx(iter(articles), tmp_path / "a.xlsx", Options())
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == [
        *("articles", "names", "articles 2", "names 2", "articles 3", "names 3"),
    ]
    found = [
        row[5] for sheet in ("articles", "articles 2", "articles 3") for row in rows_of(tmp_path / "a.xlsx", sheet)
    ]
    assert [text for text in found if text != "text"] == [article.text for article in articles]


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_control_characters_are_counted_and_marked(name: str, tmp_path: Path) -> None:
    report = write_as(name, [Issue("老\x00\x0c桥")], tmp_path / f"a.{name}", scope=Scope.ANY)
    assert sum(report.changed.values()) == 2
    if name == "xlsx":
        assert rows_of(tmp_path / "a.xlsx", "articles")[1][5] == "老\ufffd\ufffd桥"


def test_csv_reads_back_by_csv_and_by_pandas(tmp_path: Path) -> None:
    import pandas

    raws = ['老桥,"𠮷"\r\n在\t东\n\n关', "=1+1", "", "007", "NA"]
    write_as("csv", [Issue(raw, title="湖\n畔") for raw in raws], tmp_path / "a.csv", scope=Scope.ANY)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    assert texts == [raws[0], "'=1+1", *raws[2:]]
    table = pandas.read_csv(tmp_path / "a.csv", dtype=str, keep_default_na=False)
    assert list(table["text"]) == texts
    assert set(table["issue"]) == {"湖\n畔"}
