"""File to library and back, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import workflow
from annotator.core import edits
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.history import Entry, Step
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.operations import Operation
from annotator.core.records import ArticleKind, State
from annotator.formats import jsonl
from annotator.formats.audit import Oddity
from annotator.formats.to_json import json_of
from annotator.formats.writing import Scope
from annotator.store import Library
from annotator.workflow.importing import unreadable
from tests.formats.writer import write_as
from tests.newsprint import RAW
from tests.store.samples import ISSUE, MADE


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with workflow.open_library(tmp_path / "a.db", create=True) as library:
        yield library


@pytest.fixture
def raw_file(tmp_path: Path) -> Path:
    path = tmp_path / "湖城 2026-03-01.txt"
    path.write_bytes(RAW.replace("\n", "\r\n").encode("gb18030"))
    return path


def import_all(library: Library, *paths: Path) -> list[workflow.Imported]:
    return workflow.import_all(library, paths, author="ann", entities=False)


def commit(library: Library, issue_id: int, operation: Operation) -> Issue:
    number = library.history(issue_id).next_number
    library.commit(issue_id, operation, Entry(number, operation.name, Step.DO, "ann", 0.0))
    return library.load(issue_id)


def exported(library: Library, path: Path, *, scope: Scope = Scope.ANY) -> bytes:
    workflow.export(library, "jsonl", path, workflow.Options(scope=scope))
    return path.read_bytes()


def test_a_raw_file_comes_into_the_library_with_suggestions(library: Library, raw_file: Path) -> None:
    [found] = import_all(library, raw_file)

    assert not found.already
    issue = library.load(found.id)
    assert issue.without_records() == found.issue
    assert issue.raw == RAW.replace("\n", "\r\n")
    assert len(issue.articles) > 1
    assert {record.state for record in issue.corrections} == {State.SUGGESTED}
    assert [entry.name for entry in library.history(found.id).entries] == ["split", "repair"]
    assert list(faults(issue)) == []


def test_a_suggester_that_suggests_nothing_leaves_no_row_in_the_journal(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x\n", encoding="utf-8")
    [imported] = workflow.import_all(library, [path], author="ann")
    entries = library.history(imported.id).entries
    assert entries
    assert all(library.operation(imported.id, entry.number).changes for entry in entries)


def test_what_is_odd_is_told_with_the_import(library: Library, raw_file: Path) -> None:
    raw_file.write_text(RAW + "\0\n", encoding="utf-8")
    [found] = import_all(library, raw_file)
    assert Oddity.NUL in {finding.oddity for finding in found.findings}


def test_the_same_file_again_leaves_a_persons_work_alone(library: Library, raw_file: Path, tmp_path: Path) -> None:
    [first] = import_all(library, raw_file)
    issue = library.load(first.id)
    article = issue.articles[-1].id
    worked_on = commit(library, first.id, edits.set_kind(issue, article, ArticleKind.NOTICE, author="ann"))
    copy = tmp_path / "another name.txt"
    copy.write_bytes(raw_file.read_bytes())
    [again] = import_all(library, copy)

    assert (again.id, again.already, again.issue.source.name) == (first.id, True, "another name.txt")
    assert library.load(first.id) == worked_on
    assert len(library.issues()) == 1


def test_the_lossless_form_gives_an_empty_library_the_same_issues_to_the_byte(
    library: Library, raw_file: Path, tmp_path: Path
) -> None:
    [found] = import_all(library, raw_file)
    issue = library.load(found.id)
    commit(library, found.id, edits.approve(issue, issue.articles[-1].id, author="ann"))
    write_as("jsonl", [MADE], tmp_path / "made.jsonl", scope=Scope.ANY)
    import_all(library, tmp_path / "made.jsonl")
    first = exported(library, tmp_path / "first.jsonl")

    with workflow.open_library(tmp_path / "b.db", create=True) as other:
        import_all(other, tmp_path / "first.jsonl")
        assert exported(other, tmp_path / "second.jsonl") == first
        assert list(other.check()) == []
        assert [other.load(row.id) for row in other.issues()] == [library.load(row.id) for row in library.issues()]


def test_an_issue_without_records_stays_without_in_the_lossless_form(library: Library, tmp_path: Path) -> None:
    write_as("jsonl", [ISSUE], tmp_path / "bare.jsonl", scope=Scope.ANY)
    [found] = import_all(library, tmp_path / "bare.jsonl")
    assert library.load(found.id) == ISSUE


def test_the_base_boundary_may_have_another_name(library: Library, tmp_path: Path) -> None:
    line = jsonl.line(json_of(MADE)).replace('"b0"', '"first"').replace('"id":"p5"', '"id":"b0"')
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    [found] = import_all(library, tmp_path / "a.jsonl")
    assert library.load(found.id).boundaries[0].id == "first"
    assert list(library.check()) == []


def test_nothing_of_a_file_is_imported_when_its_last_line_is_bad(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(jsonl.line(json_of(MADE)) + '{"format":', encoding="utf-8")
    with pytest.raises(BadInput, match="line 2"):
        import_all(library, path)
    assert library.issues() == []


def test_files_that_cannot_be_read_are_named(raw_file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "scan.pdf"
    bad.write_bytes(b"%PDF-1.7")
    [error] = unreadable([raw_file, bad])
    assert "scan.pdf" in str(error)


def test_only_gold_is_exported_unless_asked(library: Library, raw_file: Path, tmp_path: Path) -> None:
    [found] = import_all(library, raw_file)
    issue = library.load(found.id)
    with pytest.raises(AnnotatorError, match="nothing was written"):
        exported(library, tmp_path / "none.jsonl", scope=Scope.APPROVED)
    commit(library, found.id, edits.approve(issue, issue.articles[-1].id, author="ann"))
    report = workflow.export(library, "conll", tmp_path / "gold.conll")
    assert (report.issues, report.articles) == (1, 1)


def test_the_same_library_gives_the_same_bytes(library: Library, raw_file: Path, tmp_path: Path) -> None:
    import_all(library, raw_file)
    assert exported(library, tmp_path / "a.jsonl") == exported(library, tmp_path / "b.jsonl")


def test_an_export_never_replaces_a_database(library: Library, tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match="is a database"):
        workflow.export(library, "jsonl", tmp_path / "a.db")
    assert list(library.check()) == []


def test_what_the_program_would_suggest_ignores_what_people_did(library: Library, raw_file: Path) -> None:
    [found] = import_all(library, raw_file)
    issue = library.load(found.id)
    merged = commit(library, found.id, edits.merge_with_previous(issue, issue.articles[-1].id, author="ann"))
    assert workflow.suggested(merged, workflow.Known()) == issue


def test_a_database_is_known_by_its_bytes_and_a_new_one_by_its_name(library: Library, tmp_path: Path) -> None:
    disguised = tmp_path / "library"
    (tmp_path / "a.db").rename(disguised)
    assert workflow.is_database(disguised)
    assert workflow.is_database(tmp_path / "new.db")
    (tmp_path / "text.db").write_text(RAW, encoding="utf-8")
    assert not workflow.is_database(tmp_path / "text.db")
    assert not workflow.is_database(tmp_path / "issue.txt")


def test_what_sqlite_keeps_beside_a_database_is_not_replaced(library: Library, tmp_path: Path) -> None:
    for name in ("a.db-wal", "a.db-shm", "a.db-journal"):
        with pytest.raises(AnnotatorError, match="is a database"):
            workflow.export(library, "jsonl", tmp_path / name, workflow.Options(scope=Scope.ANY))


def test_another_version_of_an_issue_is_said_to_be_one(library: Library, raw_file: Path, tmp_path: Path) -> None:
    [found] = import_all(library, raw_file)
    issue = library.load(found.id)
    approved = commit(library, found.id, edits.approve(issue, issue.articles[-1].id, author="ann"))
    same, other = tmp_path / "same.jsonl", tmp_path / "other.jsonl"
    write_as("jsonl", [approved], same, scope=Scope.ANY)
    write_as("jsonl", [issue], other, scope=Scope.ANY)
    assert [(i.id, i.already, i.differs) for i in import_all(library, same, other)] == [
        (found.id, True, False),
        (found.id, True, True),
    ]
    assert library.load(found.id) == approved


def test_a_line_that_claims_the_checksum_of_another_text_is_imported(library: Library, tmp_path: Path) -> None:
    write_as("jsonl", [ISSUE, Issue(raw="别的文字", source=ISSUE.source)], tmp_path / "a.jsonl", scope=Scope.ANY)
    assert [found.already for found in import_all(library, tmp_path / "a.jsonl")] == [False, False]


def test_a_file_that_was_read_in_a_wrong_encoding_can_be_read_again(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(RAW, encoding="utf-8")
    for encoding in ("utf-16", "utf-8", "utf-8"):
        *_, last = workflow.import_all(library, [path], author="ann", encoding=encoding, entities=False)
    assert (last.id, last.already, last.issue.raw) == (2, True, RAW)
