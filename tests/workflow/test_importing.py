"""What may be in the way of importing: files that claim to be others, faults of the program, what is there already."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import formats, workflow
from annotator.core.errors import AnnotatorError
from annotator.core.history import Entry, Step
from annotator.core.issue import Issue, Source
from annotator.core.missing import missing
from annotator.core.records import ArticleKind, State
from annotator.formats import jsonl
from annotator.formats.options import Options
from annotator.formats.reading import checksum
from annotator.formats.writing import Scope
from annotator.store import Library, rows
from annotator.suggest import stretches
from annotator.workflow import Imported, Outcome, importing, preparing
from annotator.workflow.preparing import Ground, Input, Prepared
from annotator.workflow.suggesting import Known, first_operations, with_suggestions
from tests.newsprint import RAW


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with workflow.open_library(tmp_path / "a.db", create=True) as library:
        yield library


def import_all(library: Library, *paths: Path, encoding: str | None = None) -> list[Outcome]:
    files = workflow.import_files(library, paths, author="ann", encoding=encoding, entities=False)
    return [outcome for outcomes in files for outcome in outcomes]


def raw_file(path: Path, text: str = RAW) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_there_already_is_not_split_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = raw_file(tmp_path / "a.txt")
    [first] = import_all(library, path)
    monkeypatch.setattr(preparing, "first_operations", None)
    [again] = import_all(library, path)
    assert isinstance(first, Imported)
    assert isinstance(again, Imported)
    assert (again.id, again.already, again.differs) == (first.id, True, False)


def test_the_encoding_that_was_chosen_once_holds_when_none_is_chosen(library: Library, tmp_path: Path) -> None:
    path = raw_file(tmp_path / "a.txt")
    [first] = import_all(library, path, encoding="utf-16-le")
    [again] = import_all(library, path)
    [other] = import_all(library, path, encoding="utf-8")
    assert isinstance(first, Imported)
    assert isinstance(again, Imported)
    assert isinstance(other, Imported)
    assert (again.id, again.already, again.issue.raw) == (first.id, True, first.issue.raw)
    assert (other.id, other.already, other.issue.raw) == (2, False, RAW)


@pytest.mark.parametrize("encoding", ["utf-16-le", "klingon"])
def test_an_issue_that_claims_the_checksum_of_a_file_does_not_stand_for_it(
    library: Library, tmp_path: Path, encoding: str
) -> None:
    path, liar = raw_file(tmp_path / "a.txt"), tmp_path / "liar.jsonl"
    claim = Issue(raw="别的文字", source=Source("a.txt", checksum(path), encoding))
    with liar.open("w", encoding="utf-8") as file:
        file.write(jsonl.line(jsonl.json_of(claim, scope=Scope.ANY)))
    _, found = import_all(library, liar, path)
    assert isinstance(found, Imported)
    assert (found.id, found.already, found.issue.raw, found.issue.source.encoding) == (2, False, RAW, "utf-8")


def test_an_issue_that_has_gone_since_the_import_began_comes_in_with_its_suggestions(library: Library) -> None:
    issue = Issue(raw=RAW, source=Source("a.txt", "0" * 64))
    found = importing._stored(library, Prepared(issue, None), Known(), "ann", 0.0)
    assert not found.already
    assert library.load(found.id) == with_suggestions(issue, Known())


def test_storing_what_is_prepared_reads_and_encodes_none_of_its_records_again(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    [ready] = preparing.prepared(Input(raw_file(tmp_path / "a.txt")), Ground())
    for place, name in ((Library, "load"), (rows, "encode_rows")):
        monkeypatch.setattr(place, name, lambda *_: pytest.fail("what stores works out what was prepared"))
    found = importing._stored(library, pickle.loads(pickle.dumps(ready)), Known(), "ann", 0.0)
    monkeypatch.undo()
    stored = library.load(found.id)
    assert found.missing == missing(stored)
    assert rows.text_of(RAW, ready.operations or ()) == Issue(
        RAW, boundaries=stored.boundaries, corrections=stored.corrections
    )
    assert list(library.check()) == []
    assert library.text_index.pending() == []


@pytest.mark.parametrize(("error", "what"), [(MemoryError(), "more memory"), (ZeroDivisionError("7"), "please report")])
def test_a_fault_of_the_program_in_one_file_does_not_stop_the_others(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, what: str
) -> None:
    def fails_once(issue: Issue, known: Known) -> object:
        if issue.source.name == "a.txt":
            raise error
        return first_operations(issue, known)

    monkeypatch.setattr(preparing, "first_operations", fails_once)
    monkeypatch.setattr(preparing.log, "disabled", True)
    bad, good = import_all(library, raw_file(tmp_path / "a.txt"), raw_file(tmp_path / "b.txt", RAW + "完\n"))
    assert isinstance(bad, AnnotatorError)
    assert str(bad).startswith(f"{tmp_path / 'a.txt'}: ")
    assert what in str(bad)
    assert isinstance(good, Imported)
    assert [row.name for row in library.issues()] == ["b.txt"]


def test_the_issues_of_one_file_come_one_by_one_from_another_process(library: Library, tmp_path: Path) -> None:
    some = [Issue(raw=f"第{number}期\n", source=Source("a.txt", f"{number:064}")) for number in range(40)]
    formats.write(some, "jsonl", tmp_path / "a.jsonl", Options(scope=Scope.ANY))
    paths = [tmp_path / "a.jsonl", raw_file(tmp_path / "b.txt")]
    files = workflow.import_files(library, paths, author="ann", entities=False, jobs=2)
    found = [outcome for outcomes in files for outcome in outcomes]
    assert [outcome.id for outcome in found if isinstance(outcome, Imported)] == list(range(1, 42))
    assert [library.load(number + 1) for number in range(40)] == [replace(issue) for issue in some]


def test_the_memory_that_an_import_takes_grows_by_less_than_a_kilobyte_a_suggestion() -> None:
    few, many = 300, 3_000
    command = [sys.executable, "-m", "tests.workflow.long_import", str(few), str(many)]
    first, second = map(int, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
    assert second - first < 9 * (many - few) * 1_000


def test_what_is_suggested_in_stretches_is_one_operation_of_each_name(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [found] = import_all(library, raw_file(tmp_path / "a.txt", RAW * 4))
    assert isinstance(found, Imported)
    whole = [entry.name for entry in library.history(found.id).entries]
    monkeypatch.setattr(stretches, "LONGEST", len(RAW) + 1)
    monkeypatch.setattr(rows, "_PACK_FROM", 2)
    [found] = import_all(library, raw_file(tmp_path / "b.txt", "题\n" + RAW * 4))
    assert isinstance(found, Imported)
    entries = list(library.history(found.id).entries)
    assert [entry.name for entry in entries] == whole == ["split", "repair"]
    assert list(library.check()) == []
    for entry in reversed(entries):
        undone = library.operation(found.id, entry.number).inverse()
        number = library.history(found.id).next_number
        library.commit(found.id, undone, Entry(number, entry.name, Step.UNDO, "ann", 1.0))
    assert library.load(found.id) == found.issue
    assert list(library.check()) == []


def test_what_is_said_of_an_import_is_what_the_library_holds(library: Library, tmp_path: Path) -> None:
    [found] = import_all(library, raw_file(tmp_path / "a.txt"))
    assert isinstance(found, Imported)
    issue = library.load(found.id)
    assert found.suggestions == sum(record.state == State.SUGGESTED for record in issue.records())
    assert found.articles == sum(article.kind != ArticleKind.FURNITURE for article in issue.articles)
    assert found.missing == missing(issue)
