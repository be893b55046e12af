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
from annotator.window.open_issue import Document
from tests.window import samples


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "document.db") as library:
        issue, operations = samples.made(samples.RAW)
        library.add(issue, operations, author="test")
        yield library


@pytest.fixture
def document(library: Library, qtbot: QtBot) -> Document:
    return opened(library)


def opened(library: Library) -> Document:
    return Document(library, 1, author="ann")


def told(document: Document) -> tuple[list[Operation], list[AnnotatorError]]:
    """The lists in which what the document tells will be found."""
    done: list[Operation] = []
    refused: list[AnnotatorError] = []
    document.changed.connect(done.append)
    document.refused.connect(refused.append)
    return done, refused


def set_photo(document: Document) -> bool:
    return document.act(edits.set_kind, "stork", ArticleKind.PHOTO)


def kind(issue: Issue) -> ArticleKind:
    return issue.layout.article_of("stork").kind


def test_what_is_done_is_stored_and_told_once(library: Library, document: Document) -> None:
    done, refused = told(document)
    assert set_photo(document)
    assert kind(document.issue) == ArticleKind.PHOTO
    assert library.load(1) == document.issue
    assert [operation.name for operation in done] == ["set_kind"]
    assert refused == []


def test_it_is_told_only_when_it_is_stored(library: Library, document: Document) -> None:
    stored: list[Issue] = []
    document.changed.connect(lambda _operation: stored.append(library.load(1)))
    set_photo(document)
    assert stored == [document.issue]


def test_undo_and_redo_are_stored_as_well(library: Library, document: Document) -> None:
    before = document.issue
    set_photo(document)
    after = document.issue
    assert document.undo()
    assert document.issue == library.load(1) == before
    assert document.redo()
    assert document.issue == library.load(1) == after
    steps = [entry.step for entry in library.history(1).entries]
    assert steps[-3:] == [Step.DO, Step.UNDO, Step.REDO]


def test_undo_goes_on_after_the_library_was_opened_again(library: Library, document: Document) -> None:
    before = document.issue
    set_photo(document)
    document.act(edits.tag, "stork", 0, 3, "LOC")
    library.close()
    with Library.open(library.path) as again:
        reopened = opened(again)
        assert reopened.undo()
        assert reopened.undo()
        assert reopened.issue == again.load(1) == before
        assert reopened.redo()
        assert kind(reopened.issue) == ArticleKind.PHOTO


def test_undo_goes_back_to_the_raw_text_and_no_further(document: Document) -> None:
    while document.undo():
        pass
    assert document.issue == document.issue.without_records()
    assert not document.undo()


def test_there_is_nothing_to_redo_after_something_else_was_done(document: Document) -> None:
    set_photo(document)
    document.undo()
    document.act(edits.approve, "bridge")
    assert not document.redo()


def test_what_is_refused_changes_nothing_and_says_why(library: Library, document: Document) -> None:
    document.act(edits.approve, "stork")
    before = document.issue
    done, refused = told(document)
    assert not set_photo(document)
    assert document.issue == library.load(1) == before
    assert done == []
    assert [error.why for error in refused if isinstance(error, Refused)] == [Why.APPROVED]


def test_an_operation_without_changes_is_not_kept(library: Library, document: Document) -> None:
    done, refused = told(document)
    start = document.issue.layout.segment_at(samples.STORK_START).start
    assert not document.act(edits.move_boundary, "stork", start)
    assert (done, refused) == ([], [])
    assert len(library.history(1).entries) == 2


def test_a_store_that_fails_leaves_everything_as_it_was(library: Library, document: Document) -> None:
    before, entries = document.issue, list(document.history.entries)
    done, refused = told(document)
    library.database.pragma("query_only", 1)
    assert not set_photo(document)
    assert not document.undo()
    assert document.issue is before
    assert document.history.entries == entries
    assert done == []
    assert [type(error) for error in refused] == [StoreError, StoreError]
    library.database.pragma("query_only", 0)
    assert library.load(1) == before
    assert set_photo(document)


def test_what_another_program_has_changed_is_not_written_over(library: Library, document: Document) -> None:
    library.leases.keep_only()  # as one that has run out
    with Library.open(library.path) as other:
        theirs = edits.set_kind(other.load(1), "stork", ArticleKind.NOTICE, author="bea")
        other.commit(1, theirs, Entry(3, theirs.name, Step.DO, "bea", 0.0))
    before = document.issue
    _done, refused = told(document)
    assert not document.act(edits.approve, "bridge")
    assert document.issue is before
    assert isinstance(refused[0], Conflict)
    assert kind(library.load(1)) == ArticleKind.NOTICE


def test_typing_is_handed_in_before_anything_is_done(document: Document) -> None:
    asked: list[Issue] = []
    document.about_to_change.connect(lambda: asked.append(document.issue))
    before = document.issue
    set_photo(document)
    after = document.issue
    document.undo()
    document.redo()
    assert asked == [before, after, before]


def test_the_text_of_an_article_is_reckoned_once_until_it_changes(document: Document) -> None:
    def map_of(name: str) -> object:
        return document.offsets(document.issue.layout.article_of(name))

    bridge, stork = map_of("bridge"), map_of("stork")
    assert map_of("bridge") is bridge
    document.act(edits.tag, "bridge", 0, 2, "LOC")  # marks the article as begun, which is a change of the layout
    bridge, stork = map_of("bridge"), map_of("stork")
    document.act(edits.correct, "bridge", 0, 1, "古")
    assert map_of("bridge") is not bridge
    assert map_of("stork") is stork
