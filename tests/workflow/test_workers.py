"""Work in processes of their own; its order, its troubles, and that nothing is left of it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest

from annotator.core.errors import BadInput
from annotator.workflow import workers
from annotator.workflow.workers import Lost, in_order


def process_and_item(item: str) -> Iterator[tuple[int, str]]:
    yield os.getpid(), item


def counted(number: int) -> Iterator[int]:
    yield from range(number)


def bytes_of(count: int) -> Iterator[int]:
    for _ in range(3):
        yield len(bytes(count))


def faulty(item: str) -> Iterator[str]:
    yield item
    if item == "trouble":
        raise BadInput("{0}: is {1}.", item, "bad")
    if item == "death":
        os.kill(os.getpid(), signal.SIGKILL)
    yield "end"


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_results_come_in_the_order_of_the_items(jobs: int) -> None:
    numbers = [2_000, *range(20)]
    assert [list(found) for found in in_order(counted, numbers, jobs=jobs)] == [list(range(n)) for n in numbers]


def test_the_work_is_done_in_other_processes_and_with_one_job_in_this_one() -> None:
    own = {process for found in in_order(process_and_item, "abcdef", jobs=1) for process, _item in found}
    others = {process for found in in_order(process_and_item, "abcdef", jobs=2) for process, _item in found}
    assert own == {os.getpid()}
    assert 1 <= len(others - own) == len(others) <= 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_work_raises_comes_behind_its_results_and_the_next_item_follows(jobs: int) -> None:
    said = []
    for found in in_order(faulty, ["trouble", "good"], jobs=jobs):
        try:
            said.extend(found)
        except BadInput as error:
            said.append(str(error))
    assert said == ["trouble", "trouble: is bad.", "good", "end"]


def test_a_process_that_is_killed_loses_its_item_and_no_other() -> None:
    lost, kept = [], []
    items = ["a", "b", "death", "c", "d", "death", "e"]
    for number, found in enumerate(in_order(faulty, items, jobs=2)):
        try:
            kept += [result for result in found if result == "end"]
        except Lost:
            lost.append(number)
    assert (lost, len(kept)) == ([2, 5], 5)


def test_a_process_that_was_killed_while_it_was_idle_has_a_successor() -> None:
    def items() -> Iterator[str]:
        yield "a"
        yield "b"
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        yield "c"

    *_, last = (list(_but_lost(found)) for found in in_order(process_and_item, items(), jobs=2))
    assert [item for _process, item in last] == ["c"]


def _but_lost(found: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    with suppress(Lost):
        yield from found


def test_results_that_nobody_takes_are_not_heaped_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_MOST_HELD", 1)
    sizes = [300_000, 1_000, 400_000, 10, 500_000]
    assert [list(found) for found in in_order(bytes_of, sizes, jobs=2)] == [[size] * 3 for size in sizes]


def test_no_process_is_left_when_it_is_stopped_in_the_middle() -> None:
    with closing(in_order(counted, range(100_000, 100_100), jobs=2)) as streams:
        assert next(next(streams)) == 0
        assert len(multiprocessing.active_children()) == 2
    assert multiprocessing.active_children() == []
