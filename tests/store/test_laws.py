"""What is stored is what was done, whatever was done."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.history import Entry, History, Step
from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation, apply
from annotator.store import Library
from tests.core.histories import histories
from tests.store.conftest import KINDS

Steps = list[tuple[Issue, Operation, Issue]]


@pytest.fixture(scope="module", params=KINDS)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    if request.param == "server":
        with request.getfixturevalue("server").library() as url, Library.open(url) as library:
            yield library
        return
    with Library.open(tmp_path_factory.mktemp("laws") / "library.db") as library:
        library.database.execute_sql("PRAGMA synchronous = OFF")  # what reaches the disk is not asked here
        yield library


def _added(library: Library, issue: Issue) -> int:
    base = issue.without_records()
    first = [Change(base.by_id.get(record.id), record) for record in issue.records()]
    operation = Operation("import", tuple(change for change in first if change.before != change.after))
    return library.add(base, (operation,), author="ann")


@settings(max_examples=60, deadline=None)
@given(histories())
def test_a_stored_history_gives_the_issue_and_every_operation_back(library: Library, steps: Steps):
    for number, (before, operation, _after) in enumerate(steps):
        if not number:
            issue_id = _added(library, before)
        library.commit(issue_id, operation, Entry(number + 2, operation.name, Step.DO, "ann", float(number)))
    if steps:
        assert library.load(issue_id) == steps[-1][2]
        assert [library.operation(issue_id, n + 2) for n in range(len(steps))] == [step[1] for step in steps]


@settings(max_examples=40, deadline=None)
@given(histories(), st.data())
def test_undo_and_redo_walk_along_the_stored_history(library: Library, steps: Steps, data: st.DataObject):
    issue = steps[0][0] if steps else Issue(raw="")
    issue_id = _added(library, issue)
    for operation in [step[1] for step in steps]:
        issue = _commit(library, issue_id, issue, operation, Step.DO)
    for _ in range(data.draw(st.integers(0, 8))):
        history = library.history(issue_id)
        step, row = data.draw(st.sampled_from([(Step.UNDO, history.to_undo), (Step.REDO, history.to_redo)]))
        if row is not None and row.number > 1:
            stored = library.operation(issue_id, row.number)
            issue = _commit(library, issue_id, issue, stored if step == Step.REDO else stored.inverse(), step)
    assert library.load(issue_id) == issue


def _commit(library: Library, issue_id: int, issue: Issue, operation: Operation, step: Step) -> Issue:
    history: History = library.history(issue_id)
    library.commit(issue_id, operation, Entry(history.next_number, operation.name, step, "ann", 0.0))
    return apply(issue, operation)


def test_all_these_histories_replay_to_the_stored_records(library: Library):
    assert list(library.check()) == []
