"""Importing many files by the real command: in several processes, interrupted, killed, and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator import workflow
from annotator.core.records import State
from tests.newsprint import RAW

ROOT = Path(__file__).parents[1]
PATIENCE = 120


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of twelve issues, each another one; the third is large, so that there is time to stop behind two."""
    folder = tmp_path_factory.mktemp("papers")
    for number in range(12):
        text = RAW.replace("老桥", f"第{number}桥") * (150 if number == 2 else 1)
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def command(database: Path, *names: Path, jobs: int = 2) -> list[str]:
    options = ["--database", str(database), "--no-entities", "--author", "ann", "--jobs", str(jobs)]
    return [sys.executable, "-W", "error", "-m", "annotator", "import", *map(str, names), *options]


def run(args: list[str], *, code: int = 0) -> subprocess.CompletedProcess[str]:
    found = subprocess.run(args, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert found.returncode == code, found.stderr
    return found


def stopped(args: list[str], lines: int, stop: Callable[[int], None]) -> tuple[list[str], str, int]:
    """What a command said that is stopped behind so many lines: on both ways out, and its exit code.

    Both end when the last process of the command has ended, as all hold them.
    """
    with subprocess.Popen(
        args, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        assert running.stdout is not None
        first = [running.stdout.readline() for _ in range(lines)]
        stop(running.pid)
        out, err = running.communicate(timeout=PATIENCE)
    return first + out.splitlines(keepends=True), err, running.returncode


def exported(database: Path) -> bytes:
    """All issues of a sound database in the order of their ids."""
    output = database.with_suffix(".jsonl")
    with workflow.open_library(database) as library:
        assert list(library.check()) == []
        workflow.export(library, "jsonl", output, workflow.Options(scope=workflow.Scope.ANY))
    return output.read_bytes()


@pytest.fixture(scope="module")
def whole(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], bytes]:
    """What an import in one process says, and what is in the database then."""
    database = tmp_path_factory.mktemp("whole") / "whole.db"
    found = run(command(database, papers, jobs=1))
    assert found.stderr == ""
    return found.stdout.splitlines(keepends=True), exported(database)


def test_pages_of_a_folder_are_listed_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    names = ["第1版", "第2版", "第10版"]
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in names:
        (folder / f"{name}.txt").write_text(RAW.replace("老桥", f"{name}的桥"), encoding="utf-8")
    run(command(tmp_path / "a.db", folder))
    with workflow.open_library(tmp_path / "a.db") as library:
        listing = library.listing
        assert [row.name for row in listing.page("changed_at", 0, 9, descending=True)] == [f"{n}.txt" for n in names]
        assert [row.name for row in listing.page("title", 0, 9)] == [f"{n}.txt" for n in names]
        assert [listing.next_open(number) for number in (0, 1, 2)] == [1, 2, 3]
        assert list(library.check()) == []


def test_several_processes_make_the_same_database_as_one(
    tmp_path: Path, papers: Path, whole: tuple[list[str], bytes]
) -> None:
    database = tmp_path / "a.db"
    found = run(command(database, papers))
    assert (found.stdout.splitlines(keepends=True), found.stderr) == (whole[0], "")
    assert exported(database) == whole[1]


def test_the_newspaper_of_all_files_is_named_once(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(f"湖城日报\n2026年3月{number}日 星期一\n{RAW}", encoding="utf-8")
    files = sorted(tmp_path.glob("*.txt"))
    run([*command(tmp_path / "desk.db", *files, jobs=1), "--newspaper", " 湖畔  晨报"])
    with workflow.open_library(tmp_path / "desk.db") as library:
        assert library.listing.newspapers() == ["湖畔 晨报"]
        paper = library.load(1).newspapers[0]
    assert (paper.origin, paper.state) == ("ann", State.ACCEPTED)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupted_import_says_how_to_go_on_and_does_so(
    tmp_path: Path, papers: Path, whole: tuple[list[str], bytes], jobs: int
) -> None:
    args = command(tmp_path / "a.db", papers, jobs=jobs)
    args[3:3] = ["-W", "ignore::ResourceWarning"]  # the interrupt may come between a file's opening and its `with`
    said, trouble, code = stopped(args, 2, lambda process: os.killpg(process, signal.SIGINT))
    assert (code, trouble) == (
        130,
        "annotator: Interrupted. What is stored stays; the same command goes on from there.\n",
    )
    assert said == whole[0][: len(said)]
    assert len(said) < len(whole[0])
    _goes_on(args, len(said), whole)


def test_a_killed_import_leaves_no_process_and_a_sound_database_and_goes_on(
    tmp_path: Path, papers: Path, whole: tuple[list[str], bytes]
) -> None:
    args = command(tmp_path / "a.db", papers)
    said, _trouble, code = stopped(args, 2, lambda process: os.kill(process, signal.SIGKILL))
    assert code == -signal.SIGKILL
    _goes_on(args, len(said), whole)


def _goes_on(args: list[str], done: int, whole: tuple[list[str], bytes]) -> None:
    again = run(args).stdout.splitlines(keepends=True)
    already = [line for line in again if "is already here" in line]
    assert done <= len(already) < len(again) == len(whole[0])
    assert again[len(already) :] == whole[0][len(already) :]
    assert exported(Path(args[args.index("--database") + 1])) == whole[1]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to find a process's children")
def test_files_whose_processes_are_killed_are_prepared_by_others(
    tmp_path: Path, papers: Path, whole: tuple[list[str], bytes]
) -> None:
    said, trouble, code = stopped(command(tmp_path / "a.db", papers), 1, _kill_workers)
    assert (said, trouble, code) == (whole[0], "", 0)
    assert exported(tmp_path / "a.db") == whole[1]


def _kill_workers(process: int) -> None:
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    for child in children:
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
            os.kill(int(child), signal.SIGKILL)
