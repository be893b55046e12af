"""Work on a cluster: a scheduler and workers started for real, and what becomes of the work where one of them ends."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

import pytest

from annotator import workflow
from annotator.core import edits
from annotator.core.errors import AnnotatorError
from annotator.core.issue import Issue
from annotator.core.operations import Operation
from annotator.workflow.importing import Imported
from annotator.workflow.preparing import ground_of
from annotator.workflow.suggesting import known_to
from tests import postgresql
from tests.newsprint import RAW
from tests.test_import_command import exported

distributed = pytest.importorskip("distributed")

from annotator.workflow import cluster as clusters  # noqa: E402
from annotator.workflow.cluster import Cluster  # noqa: E402
from tests.clusters import ROOT, Scheduler, running  # noqa: E402

PATIENCE = 120


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scheduler]:
    with running(tmp_path_factory.mktemp("cluster")) as scheduler:
        yield scheduler


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Twelve files: the second is none that can be read, the third is longer than the others."""
    folder = tmp_path_factory.mktemp("papers")
    for number in range(12):
        text = RAW.replace("老桥", f"第{number}桥") * (12 if number == 2 else 1)
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "01.txt").write_bytes(b"\0" * 99)
    return sorted(folder.iterdir())


def imported(database: Path, papers: list[Path], workers: Cluster | None, *, send: bool = False) -> Iterator[str]:
    """A line for the outcome of each file."""
    with (
        workflow.open_library(database, create=True) as library,
        closing(workflow.import_files(library, papers, author="ann", cluster=workers, send=send)) as files,
    ):
        for outcome in chain.from_iterable(files):
            yield f"{outcome.id} {outcome.already}" if isinstance(outcome, Imported) else str(outcome)


@pytest.fixture(scope="module")
def whole(papers: list[Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], bytes]:
    """What an import in this process says, and the database that it makes."""
    database = tmp_path_factory.mktemp("whole") / "whole.db"
    return list(imported(database, papers, None)), exported(database)


def command(database: Path, papers: list[Path], address: str) -> list[str]:
    options = ["--database", str(database), "--author", "ann", "--scheduler", address]
    return [sys.executable, "-W", "error", "-m", "annotator", "import", *map(str, papers), *options]


def begun(args: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(args, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_cluster_of_which_a_worker_is_killed_makes_the_same_database_as_one_process(
    scheduler: Scheduler, tmp_path: Path, papers: list[Path], whole: tuple[list[str], bytes]
) -> None:
    with closing(Cluster(scheduler.address)) as workers:
        lines = imported(tmp_path / "a.db", papers, workers)
        first = next(lines)
        scheduler.kill_worker()
        assert [first, *lines] == whole[0]
    assert exported(tmp_path / "a.db") == whole[1]
    scheduler.start_workers(1)


def test_two_imports_of_the_same_files_at_once_and_a_third_behind_a_killed_one_store_each_once(
    scheduler: Scheduler, tmp_path: Path, papers: list[Path], whole: tuple[list[str], bytes]
) -> None:
    args = command(tmp_path / "a.db", papers, scheduler.address)
    with begun(args) as killed, begun(args) as other:
        assert killed.stdout is not None
        killed.stdout.readline()
        killed.kill()
        _out, trouble = other.communicate(timeout=PATIENCE)
        killed.communicate()
    assert (trouble, other.returncode) == (f"annotator: {whole[0][1]}\n", 2)
    with closing(Cluster(scheduler.address)) as workers:
        assert list(imported(tmp_path / "a.db", papers, workers)) == [
            line.replace("False", "True") for line in whole[0]
        ]
    assert sorted(exported(tmp_path / "a.db").splitlines()) == sorted(whole[1].splitlines())


def test_files_that_the_workers_do_not_see_are_sent_to_them(
    scheduler: Scheduler,
    tmp_path: Path,
    papers: list[Path],
    whole: tuple[list[str], bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(papers[0].parent)  # of which the workers know nothing
    names = [Path(path.name) for path in papers]
    with closing(Cluster(scheduler.address)) as workers:
        unseen = list(imported(tmp_path / "a.db", names, workers))
        assert list(imported(tmp_path / "b.db", names, workers, send=True)) == [
            line.replace(str(papers[1]), papers[1].name) for line in whole[0]
        ]
    assert all("a worker does not see it; " in line for line in unseen)
    assert exported(tmp_path / "b.db") == whole[1]


def test_suggestions_that_are_made_anew_and_judged_are_the_same_as_in_one_process(
    scheduler: Scheduler, tmp_path: Path, papers: list[Path]
) -> None:
    figures = []
    for name, address in (("here", ""), ("there", scheduler.address)):
        with (
            workflow.workers_of(address, jobs=1) as workers,
            workflow.open_library(tmp_path / name, create=True) as library,
        ):
            list(chain.from_iterable(workflow.import_files(library, papers[2:6], author="ann", entities=False)))
            shares: list[float] = []
            made = workflow.renew_in_all(
                library, [4, 1, 3], author="ann", entities=True, progress=shares.append, workers=workers
            )
            assert ([one.issue for one in made[0]], made[1], shares[-1]) == ([4, 1, 3], [], 1)
            workflow.act_in(library, 1, approve, author="ann")
            figures.append(workflow.evaluate_library(library, workers))
    assert figures[0] == figures[1]
    assert len(figures[0]) > 5
    assert exported(tmp_path / "here") == exported(tmp_path / "there")


def approve(issue: Issue, *, author: str, issue_id: int) -> Operation:
    return edits.approve(issue, issue.articles[1].id, author=author)


def test_a_worker_that_runs_another_version_is_named(scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = clusters._version()
    monkeypatch.setattr(clusters.platform, "python_version_tuple", lambda: ("2", "7", "18"))
    with pytest.raises(AnnotatorError, match=f"runs {theirs}, and this is annotator .*, Python 2.7"):
        Cluster(scheduler.address)


def test_no_password_goes_to_a_worker(server: postgresql.Server) -> None:
    with server.library() as address, workflow.open_library(address) as library:
        sent = pickle.dumps(ground_of(library, known_to(library, entities=True), {}))
    assert b"s3cret" not in sent
    assert b"postgresql" not in sent


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "tls://127.0.0.1:9", "host", "http://127.0.0.1:9"])
def test_where_no_scheduler_is_one_sentence_says_so_and_nothing_is_made(
    tmp_path: Path, papers: list[Path], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "_ANSWERS", 0.2)
    with pytest.raises(AnnotatorError) as error:
        Cluster(address)
    assert str(error.value).startswith(f"{address}: ")


def test_a_scheduler_that_is_killed_ends_an_import_with_one_sentence_and_another_one_goes_on(
    scheduler: Scheduler, tmp_path: Path, papers: list[Path], whole: tuple[list[str], bytes]
) -> None:
    with begun(command(tmp_path / "a.db", papers, scheduler.address)) as running:
        assert running.stdout is not None
        running.stdout.readline()
        scheduler.kill()
        _out, trouble = running.communicate(timeout=PATIENCE)
    assert running.returncode == 2
    assert trouble.splitlines()[-1].startswith(f"annotator: {scheduler.address}: the scheduler is lost. ")
    assert len(trouble.splitlines()) <= 2  # what was wrong with a file may have been said
    first, *_others = imported(tmp_path / "a.db", papers, None)
    assert first == "1 True"
    assert exported(tmp_path / "a.db") == whole[1]
