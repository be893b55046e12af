"""The issue on screen: what is done is stored first, what can't be stored is not done, undo outlives the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.core import edits
from annotator.core.errors import AnnotatorError, Conflict, Refused, Why
from annotator.core.history import Entry, Step
from annotator.core.issue import Issue
from annotator.core.operations import Operation
from annotator.core.records import ArticleKind
from annotator.store import Library, StoreError
from annotator.window.open_issue import OpenIssue
from tests.window import samples


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "document.db") as library:
        issue, operations = samples.made(samples.RAW)
        library.add(issue, operations, author="test")
        yield library


@pytest.fixture
def open_issue(library: Library, qtbot: QtBot) -> OpenIssue:
    return opened(library)


def opened(library: Library) -> OpenIssue:
    return OpenIssue(library, 1, author="ann")


def told(open_issue: OpenIssue) -> tuple[list[Operation], list[AnnotatorError]]:
    """The lists in which what the open_issue tells will be found."""
    done: list[Operation] = []
    refused: list[AnnotatorError] = []
    open_issue.changed.connect(done.append)
    open_issue.refused.connect(refused.append)
    return done, refused


def set_photo(open_issue: OpenIssue) -> bool:
    return open_issue.act(edits.set_kind, "stork", ArticleKind.PHOTO)


def kind(issue: Issue) -> ArticleKind:
    return issue.layout.article_of("stork").kind


def test_what_is_done_is_stored_and_told_once(library: Library, open_issue: OpenIssue) -> None:
    done, refused = told(open_issue)
    assert set_photo(open_issue)
    assert kind(open_issue.issue) == ArticleKind.PHOTO
    assert library.load(1) == open_issue.issue
    assert [operation.name for operation in done] == ["set_kind"]
    assert refused == []


def test_it_is_told_only_when_it_is_stored(library: Library, open_issue: OpenIssue) -> None:
    stored: list[Issue] = []
    open_issue.changed.connect(lambda _operation: stored.append(library.load(1)))
    set_photo(open_issue)
    assert stored == [open_issue.issue]


def test_undo_and_redo_are_stored_as_well(library: Library, open_issue: OpenIssue) -> None:
    before = open_issue.issue
    set_photo(open_issue)
    after = open_issue.issue
    assert open_issue.undo()
    assert open_issue.issue == library.load(1) == before
    assert open_issue.redo()
    assert open_issue.issue == library.load(1) == after
    steps = [entry.step for entry in library.history(1).entries]
    assert steps[-3:] == [Step.DO, Step.UNDO, Step.REDO]


def test_undo_goes_on_after_the_library_was_opened_again(library: Library, open_issue: OpenIssue) -> None:
    before = open_issue.issue
    set_photo(open_issue)
    open_issue.act(edits.tag, "stork", 0, 3, "LOC")
    library.close()
    with Library.open(library.path) as again:
        reopened = opened(again)
        assert reopened.undo()
        assert reopened.undo()
        assert reopened.issue == again.load(1) == before
        assert reopened.redo()
        assert kind(reopened.issue) == ArticleKind.PHOTO


def test_undo_goes_back_to_the_raw_text_and_no_further(open_issue: OpenIssue) -> None:
    while open_issue.undo():
        pass
    assert open_issue.issue == open_issue.issue.without_records()
    assert not open_issue.undo()


def test_there_is_nothing_to_redo_after_something_else_was_done(open_issue: OpenIssue) -> None:
    set_photo(open_issue)
    open_issue.undo()
    open_issue.act(edits.approve, "bridge")
    assert not open_issue.redo()


def test_what_is_refused_changes_nothing_and_says_why(library: Library, open_issue: OpenIssue) -> None:
    open_issue.act(edits.approve, "stork")
    before = open_issue.issue
    done, refused = told(open_issue)
    assert not set_photo(open_issue)
    assert open_issue.issue == library.load(1) == before
    assert done == []
    assert [error.why for error in refused if isinstance(error, Refused)] == [Why.APPROVED]


def test_an_operation_without_changes_is_not_kept(library: Library, open_issue: OpenIssue) -> None:
    done, refused = told(open_issue)
    start = open_issue.issue.layout.segment_at(samples.STORK_START).start
    assert not open_issue.act(edits.move_boundary, "stork", start)
    assert (done, refused) == ([], [])
    assert len(library.history(1).entries) == 2


def test_a_store_that_fails_leaves_everything_as_it_was(library: Library, open_issue: OpenIssue) -> None:
    before, entries = open_issue.issue, list(open_issue.history.entries)
    done, refused = told(open_issue)
    library.database.pragma("query_only", 1)
    assert not set_photo(open_issue)
    assert not open_issue.undo()
    assert open_issue.issue is before
    assert open_issue.history.entries == entries
    assert done == []
    assert [type(error) for error in refused] == [StoreError, StoreError]
    library.database.pragma("query_only", 0)
    assert library.load(1) == before
    assert set_photo(open_issue)


def test_what_another_program_has_changed_is_not_written_over(library: Library, open_issue: OpenIssue) -> None:
    library.leases.keep_only()  # as one that has run out
    with Library.open(library.path) as other:
        theirs = edits.set_kind(other.load(1), "stork", ArticleKind.NOTICE, author="bea")
        other.commit(1, theirs, Entry(3, theirs.name, Step.DO, "bea", 0.0))
    before = open_issue.issue
    _done, refused = told(open_issue)
    assert not open_issue.act(edits.approve, "bridge")
    assert open_issue.issue is before
    assert isinstance(refused[0], Conflict)
    assert kind(library.load(1)) == ArticleKind.NOTICE


def test_typing_is_handed_in_before_anything_is_done(open_issue: OpenIssue) -> None:
    asked: list[Issue] = []
    open_issue.about_to_change.connect(lambda: asked.append(open_issue.issue))
    before = open_issue.issue
    set_photo(open_issue)
    after = open_issue.issue
    open_issue.undo()
    open_issue.redo()
    assert asked == [before, after, before]


def test_the_text_of_an_article_is_reckoned_once_until_it_changes(open_issue: OpenIssue) -> None:
    def map_of(name: str) -> object:
        return open_issue.offsets(open_issue.issue.layout.article_of(name))

    bridge, stork = map_of("bridge"), map_of("stork")
    assert map_of("bridge") is bridge
    open_issue.act(edits.tag, "bridge", 0, 2, "LOC")  # marks the article as begun, which is a change of the layout
    bridge, stork = map_of("bridge"), map_of("stork")
    open_issue.act(edits.correct, "bridge", 0, 1, "古")
    assert map_of("bridge") is not bridge
    assert map_of("stork") is stork
