"""Work in processes of their own; its order, its troubles, and that nothing is left of it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from threading import Event

import pytest

from annotator.core.errors import BadInput
from annotator.workflow.workers import HERE, Lost, Processes, Workers


def process_and_item(item: str) -> Iterator[tuple[int, str]]:
    yield os.getpid(), item


def counted(number: int) -> Iterator[int]:
    yield from range(number)


def faulty(item: str) -> Iterator[str]:
    yield item
    if item == "trouble":
        raise BadInput("{0}: is {1}.", item, "bad")
    if item == "death":
        os.kill(os.getpid(), signal.SIGKILL)
    yield "end"


def kills_its_first_process(item: str) -> Iterator[str]:
    if item.startswith("/"):
        with suppress(FileExistsError):
            Path(item).touch(exist_ok=False)
            os.kill(os.getpid(), signal.SIGKILL)
    yield item


def waits(item: str) -> Iterator[str]:
    Path(item).touch()
    Event().wait()
    yield item


BOTH = pytest.mark.parametrize("workers", [HERE, Processes(2)])


@pytest.fixture(autouse=True)
def folder_of_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is left in it behind any test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield
    assert list(folder.iterdir()) == []


@BOTH
def test_the_results_come_in_the_order_of_the_items(workers: Workers) -> None:
    numbers = [2_000, *range(20)]
    assert [list(results) for results in workers.results(counted, numbers)] == [list(range(n)) for n in numbers]


def test_the_work_is_done_in_this_process_or_in_so_many_others() -> None:
    own = {process for results in HERE.results(process_and_item, "abcdef") for process, _item in results}
    others = {process for results in Processes(2).results(process_and_item, "abcdef") for process, _item in results}
    assert own == {os.getpid()}
    assert 1 <= len(others - own) == len(others) <= 2


@BOTH
def test_what_the_work_raises_comes_behind_its_results_and_the_next_item_follows(workers: Workers) -> None:
    said = []
    for results in workers.results(faulty, ["trouble", "good"]):
        try:
            said.extend(results)
        except BadInput as error:
            said.append(str(error))
    assert said == ["trouble", "trouble: is bad.", "good", "end"]


def test_an_item_that_kills_each_process_is_lost_and_no_other() -> None:
    lost, kept = [], []
    items = ["a", "b", "death", "c", "d", "death", "e"]
    for number, results in enumerate(Processes(2).results(faulty, items)):
        try:
            kept += [result for result in results if result == "end"]
        except Lost:
            lost.append(number)
    assert (lost, len(kept)) == ([2, 5], 5)


def test_an_item_whose_process_is_killed_once_is_done_by_another(tmp_path: Path) -> None:
    items = ["a", str(tmp_path / "once"), "b"]
    assert [list(results) for results in Processes(2).results(kills_its_first_process, items)] == [[i] for i in items]


def test_processes_that_were_killed_while_they_were_idle_have_successors() -> None:
    def items() -> Iterator[str]:
        yield from "abcdefgh"
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        yield "i"

    found = [item for results in Processes(2).results(process_and_item, items()) for _process, item in results]
    assert "".join(found) == "abcdefghi"


def test_no_more_items_are_begun_than_can_soon_be_taken() -> None:
    begun: list[int] = []
    with closing(Processes(2).results(counted, (begun.append(n) or n for n in range(100)))) as streams:
        for number, _results in zip(range(3), streams, strict=False):
            assert len(begun) == number + 8


def test_no_process_is_left_when_it_is_stopped_in_the_middle(tmp_path: Path) -> None:
    items = [str(tmp_path / "first"), str(tmp_path / "second")]
    with closing(Processes(2).results(waits, items)) as streams:
        next(streams)
        while not all(Path(item).exists() for item in items):
            time.sleep(0.01)
        assert len(multiprocessing.active_children()) == 2
    assert multiprocessing.active_children() == []
