"""What reads the whole database while people work reads one moment of it, and is in nobody's way."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import workflow
from annotator.core import edits
from annotator.core.issue import Issue
from annotator.core.operations import Operation
from annotator.core.search import Query
from annotator.store import Library
from annotator.workflow import Options, Scope
from tests.store.samples import ISSUE, add_sample
from tests.torture.relabeller import NAMES

ROOT = Path(__file__).parents[1]
ISSUES = 8


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of some issues, each with names that have the same labels."""
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        for number in range(ISSUES):
            source = replace(ISSUE.source, name=f"{number}.txt", sha256=f"{number:064}")
            add_sample(library, replace(ISSUE, source=source))
    return path


@pytest.fixture
def at_work(path: Path) -> Iterator[None]:
    """Meanwhile a label is renamed in all issues at once, again and again."""
    command = [sys.executable, "-m", "tests.torture.relabeller", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        yield
        assert running.poll() is None, running.stderr.read()
        running.kill()
        running.communicate()


def labels_of(issue: Issue) -> frozenset[str]:
    return frozenset(entity.label for entity in issue.entities) & frozenset(NAMES)


def test_what_is_read_without_a_snapshot_is_of_many_moments(path: Path, at_work: None) -> None:
    """Else the tests below could not fail."""
    with Library.open(path) as library:
        found = [{labels_of(library.load(row.id)) for row in library.issues()} for _again in range(40)]
    assert any(len(labels) > 1 for labels in found)


def test_an_export_is_of_one_moment(path: Path, at_work: None, tmp_path: Path) -> None:
    exported = tmp_path / "out.jsonl"
    with Library.open(path) as library:
        for _again in range(6):
            workflow.export(library, "jsonl", exported, Options(scope=Scope.ANY))
            lines = [json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines()]
            labels = {frozenset(e["label"] for e in line["entities"]) & frozenset(NAMES) for line in lines}
            assert len(lines) == ISSUES
            assert len(labels) == 1


def test_the_command_exports_one_moment_too(path: Path, at_work: None, tmp_path: Path) -> None:
    exported = tmp_path / "out.jsonl"
    command = ["export", "--database", str(path), "--to", "jsonl", "--output", str(exported), "--status", "any"]
    done = subprocess.run(
        [sys.executable, "-m", "annotator", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines()]
    assert len({frozenset(e["label"] for e in line["entities"]) & frozenset(NAMES) for line in lines}) == 1


def test_a_comparison_is_of_one_moment(path: Path, at_work: None, tmp_path: Path) -> None:
    with Library.open(path) as library:
        workflow.export(library, "jsonl", tmp_path / "other.jsonl", Options(scope=Scope.ANY))
    for _again in range(6):
        pairs = list(workflow.compare(path, tmp_path / "other.jsonl"))
        assert len(pairs) == ISSUES
        assert len({labels_of(pair.first) for pair in pairs}) == 1


def test_an_evaluation_is_of_one_moment(path: Path, tmp_path: Path) -> None:
    """What is stored while it goes on is not counted."""
    with Library.open(path) as library, Library.open(path) as other:
        for row in library.issues():
            approve_first(other, row.id)
        before = workflow.evaluate_library(library)

        class Stored(Library):
            """A library in which somebody else stores something whenever an issue is read."""

            def load(self, issue_id: int) -> Issue:
                reopen_last(other, ISSUES)
                return super().load(issue_id)

        during = workflow.evaluate_library(Stored(library.address, library.database))
        assert during == before
        assert workflow.evaluate_library(library) != before


def approve_first(library: Library, issue_id: int) -> None:
    workflow.act_in(
        library,
        issue_id,
        lambda issue, author, issue_id: edits.approve(issue, issue.articles[-1].id, author=author),
        author="ann",
    )


def reopen_last(library: Library, issue_id: int) -> None:
    """Reopen what is approved in an issue."""

    def verb(issue: Issue, author: str, issue_id: int) -> Operation:
        return edits.reopen(issue, issue.articles[-1].id, author=author)

    workflow.act_in(library, issue_id, verb, author="ann")


def test_checking_finds_nothing_wrong_while_people_work(path: Path, at_work: None) -> None:
    with Library.open(path) as library:
        assert list(library.check()) == []


def test_a_long_reading_is_in_nobody_s_way_and_the_log_shrinks_again(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    log = tmp_path / "library.db-wal"
    limit = 16 * 1024 * 1024
    chance = random.Random(1)

    def verb(issue: Issue, author: str, issue_id: int) -> Operation:
        text = "".join(map(chr, chance.choices(range(0x4E00, 0x9FA5), k=200_000)))
        return edits.correct(issue, issue.articles[0].id, 0, len(text), text, author=author)

    with Library.open(path) as library, Library.open(path) as reader:
        issue_id = add_sample(library)
        with reader.snapshot():
            before = reader.load(issue_id)
            steps = 0
            while log.stat().st_size <= limit:
                assert workflow.act_in(library, issue_id, verb, author="ann")
                steps += 1
                assert steps < 100
            assert reader.load(issue_id) == before
        for _again in range(3):
            library.rules.keep(Query(pattern="x"), "y", author="ann")
        assert log.stat().st_size <= limit
