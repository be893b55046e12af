"""Which files are meant where files and folders are named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotator.workflow import gather
from annotator.workflow.gathering import Gathered


def made(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("字", encoding="utf-8")


def test_files_stay_in_the_order_in_which_they_are_named(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a.xyz")
    names = [tmp_path / "b.txt", tmp_path / "a.xyz", tmp_path / "b.txt"]
    assert gather(names) == Gathered(names, {}, [], [])


def test_a_folder_means_all_files_in_it_that_can_be_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    made(tmp_path, "2/b.txt", "2/a.TXT", "2/deep/c.jsonl", "1.txt", "3.json", "scan.xyz", ".hidden.txt", ".git/x.txt")
    found = gather([tmp_path])
    files, wrong = found.files, found.wrong
    assert [str(file.relative_to(tmp_path)) for file in files] == [
        "1.txt",
        "2/a.TXT",
        "2/b.txt",
        "2/deep/c.jsonl",
        "3.json",
    ]
    assert wrong == []


def test_pages_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    ordered = [
        "A2版.txt",
        "A10版.txt",
        "第1版.txt",
        "第2版.txt",
        "第二版.txt",
        "第10版.txt",
        "第十版.txt",
        "第十二版.txt",
    ]
    made(tmp_path, *(f"{day}日/{name}" for day in (9, 10) for name in reversed(ordered)))
    files = gather([tmp_path]).files
    assert [f"{file.parent.name}/{file.name}" for file in files] == [
        f"{day}日/{name}" for day in (9, 10) for name in ordered
    ]


def test_pages_that_a_shell_names_by_their_characters_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    made(tmp_path, "z.txt", "第1版.txt", "第10版.txt", "第2版.txt", "a.txt")
    names = [tmp_path / name for name in ("z.txt", "第10版.txt", "第1版.txt", "第2版.txt", "a.txt")]
    files = gather(names).files
    assert [file.name for file in files] == ["z.txt", "第1版.txt", "第2版.txt", "第10版.txt", "a.txt"]


def test_images_in_a_folder_come_in_where_they_can_be_read_but_not_those_of_files_with_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ocr.is_installed", lambda _engine=None: True)
    made(tmp_path, "a.txt", "a.jpg", "images/A.tif", "b.png", "c/1.xml", "c/scans/x.tif")
    (tmp_path / "c/1.xml").write_text('<mets xmlns="http://www.loc.gov/METS/"/>', encoding="utf-8")
    found = gather([tmp_path])
    assert [file.relative_to(tmp_path).as_posix() for file in found.files] == ["a.txt", "b.png", "c/1.xml"]
    assert found.passed == []


def test_files_of_other_kinds_in_a_folder_are_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ocr.is_installed", lambda _engine=None: False)
    made(tmp_path, "1.txt", "names.rtf", "page.mht", "tags.conll", *(f"{number}.jpg" for number in range(7)))
    (tmp_path / "tei.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', encoding="utf-8")
    found = gather([tmp_path])
    assert ([file.name for file in found.files], found.wrong) == (["1.txt"], [])
    assert [str(error).removeprefix(f"{tmp_path}").lstrip("/") for error in found.passed] == [
        "names.rtf: looks like an RTF document. Save its texts as plain text, a file for each issue. To import it as "
        "it stands, choose plain text (--format text).",
        "page.mht: looks like a saved web page (MHTML). Save the page as HTML. To import it as it stands, choose plain "
        "text (--format text).",
        "tags.conll: holds entities (conll); import it by its own name to bring them back.",
        "tei.xml: holds entities (tei); import it by its own name to bring them back.",
        ": 7 files are passed over, as no format that is read has their endings (0.jpg, 1.jpg, 2.jpg, 3.jpg, 4.jpg …).",
    ]


def test_a_folder_of_other_kinds_alone_is_told_as_one_without_issues(tmp_path: Path) -> None:
    made(tmp_path, "names.rtf")
    found = gather([tmp_path])
    assert [str(error).partition(": ")[2] for error in found.wrong] == [
        "there is no file in this folder that can be imported."
    ]
    assert len(found.passed) == 1


def test_what_lies_beside_an_export_in_a_folder_is_no_issue(tmp_path: Path) -> None:
    made(tmp_path, "gold.json", "gold.json.report.json", "gold.json.labels.xml", "b.jsonl", "b.jsonl.labels.json")
    made(tmp_path, "other.labels.json", "c.spacy", "c.spacy.config.cfg")
    found = gather([tmp_path])
    files, wrong = found.files, found.wrong
    assert [file.name for file in files] == ["b.jsonl", "gold.json", "other.labels.json"]
    assert wrong == []
    assert [error.values[0] for error in found.passed] == [tmp_path / "c.spacy"]


def test_links_are_followed_and_a_circle_of_them_gives_each_file_once(tmp_path: Path) -> None:
    made(tmp_path, "here/a.txt", "elsewhere/b.txt")
    (tmp_path / "here" / "circle").symlink_to(tmp_path / "here")
    (tmp_path / "here" / "other").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "back").symlink_to(tmp_path / "here")
    found = gather([tmp_path / "here"])
    files, wrong = found.files, found.wrong
    assert [str(file.relative_to(tmp_path / "here")) for file in files] == ["a.txt", "other/b.txt"]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("nowhere.txt", "nowhere.txt: there is no such file."),
        ("empty", "empty: there is no file in this folder that can be imported."),
        ("pipe", "pipe: is no ordinary file."),
        ("circle", "circle: there is no such file."),
    ],
)
def test_a_name_that_means_no_file_is_told(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    made(tmp_path, "a.txt")
    found = gather([tmp_path / name, tmp_path / "a.txt"])
    files, wrong = found.files, found.wrong
    assert files == [tmp_path / "a.txt"]
    assert [str(error).removeprefix(f"{tmp_path}/") for error in wrong] == [what]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    made(tmp_path, "closed/a.txt", "open/b.txt")
    (tmp_path / "closed").chmod(0)
    found = gather([tmp_path, tmp_path / "closed" / "a.txt"])
    files, wrong = found.files, found.wrong
    (tmp_path / "closed").chmod(0o700)
    assert files == [tmp_path / "open" / "b.txt"]
    assert len(wrong) == 2
    assert all("closed" in str(error) and "can't be read (" in str(error) for error in wrong)
