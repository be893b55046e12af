"""Manifests: tables that list the files of an archive, and what is known of each."""

from __future__ import annotations

import itertools
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from annotator import workflow
from annotator.core.errors import BadInput
from annotator.formats.manifest import Listed, Manifest
from tests.memory import peak_memory
from tests.newsprint import RAW

ROWS = [
    {"path": "一/a.txt", "title": "湖城日报 第1版", "date": "1963-05-31", "newspaper": "湖城日报", "shelf": "7"},
    {"path": "/b.txt", "title": "", "date": "1963", "newspaper": "", "shelf": ""},
]


def as_csv(path: Path, rows: list[dict[str, str]] = ROWS) -> Path:
    lines = [",".join(rows[0]), *(",".join(f'"{value}"' for value in row.values()) for row in rows)]
    path.write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")
    return path


def as_parquet(path: Path) -> Path:
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), path)
    return path


@pytest.mark.parametrize("write", [as_csv, as_parquet])
def test_a_manifest_lists_files_from_its_folder_as_often_as_it_is_asked(tmp_path: Path, write) -> None:
    manifest = Manifest(write(tmp_path / "list"))
    listed = [
        Listed(tmp_path / "一/a.txt", "湖城日报 第1版", "1963-05-31", "湖城日报"),
        Listed(Path("/b.txt"), "", "1963", ""),
    ]
    assert (list(manifest), list(manifest), len(manifest)) == (listed, listed, 2)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"name\na.txt\n", "a manifest has a column path"),
        (b"", "a manifest has a column path"),
        (b"path\na.txt\n \n\n", "row 2 names no file"),
        (b"path,date\na.txt,1963-02-30\n", "row 1: write the date as 1963-05-31, 1963-05 or 1963, not 1963-02-30"),
        (b"path\n\xff\xfe\n", "is no table in CSV and UTF-8"),
        (b"path\n" + b"x" * 200_000, "is no table in CSV and UTF-8"),
        (b"PAR1" + b"\0" * 99, "is a damaged table in Parquet"),
    ],
)
def test_a_manifest_that_is_wrong_says_where(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    with pytest.raises(BadInput) as error:
        len(Manifest(path))
    assert str(error.value).startswith(f"{path}: ")
    assert sentence in str(error.value)


def test_a_long_manifest_is_never_held_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("path,title\n")
        file.writelines(f"{number}.txt,{'题' * 100}\n" for number in range(50_000))  # 15 MB
    before = peak_memory()
    assert [one.path.name for one in itertools.islice(Manifest(path), 49_999, None)] == ["49999.txt"]
    assert peak_memory() - before < 5 * 2**20


def test_what_a_manifest_says_of_a_file_stands_over_what_the_file_says(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"湖畔晨报\n2026年3月1日 星期日\n{RAW}{name}", encoding="utf-8")
    rows = [
        {"path": "a.txt", "title": "晨报第一版", "date": "1999-01-02", "newspaper": "湖城日报"},
        {"path": "lost.txt", "title": "", "date": "", "newspaper": ""},
        {"path": "b.txt", "title": "", "date": "", "newspaper": ""},
    ]
    manifest = workflow.Manifest(as_csv(tmp_path / "list.csv", rows))
    with workflow.open_library(tmp_path / "a.db", create=True) as library:
        for jobs in (2, 1):
            files = workflow.import_files(library, manifest, author="ann", entities=False, jobs=jobs)
            said = [str(outcome) for outcomes in files for outcome in outcomes if isinstance(outcome, BadInput)]
            assert said == [f"{tmp_path / 'lost.txt'}: there is no such file."]
        told = [(row.title, row.date, row.newspaper) for row in library.listing.all()]
        assert told == [("晨报第一版", "1999-01-02", "湖城日报"), ("b", "2026-03-01", "湖畔晨报")]
        assert list(library.check()) == []
