import logging
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.address import Address
from annotator.core.doubts import doubts_of
from annotator.core.errors import Conflict
from annotator.core.history import Entry, Step
from annotator.core.issue import Issue, Source
from annotator.core.operations import Change, Operation, added, apply
from annotator.core.records import ArticleKind, Boundary, Entity, Position, State, Status
from annotator.store import IssueRow, Library, StoreError
from annotator.store.codec import CODECS
from tests.store.samples import (
    FIRST,
    FROM_ELSEWHERE,
    ISSUE,
    MADE,
    REPAIR,
    SPLIT,
    add_sample,
    entry,
    kind_of_first,
    step,
)


def test_an_added_issue_is_loaded_as_its_operations_made_it(library: Library):
    assert library.load(add_sample(library)) == MADE


def test_an_issue_without_operations_has_its_first_boundary(library: Library):
    assert library.load(library.add(ISSUE, (), author="ann")) == ISSUE


@pytest.mark.parametrize("raw", ["", "\0一\0", "\ufeff头\r\n\r尾\u2028\u2029\x85", "𠮷" * 3, "e\u0301\ue000\uffff"])
def test_a_raw_text_comes_back_to_the_character(library: Library, raw: str):
    assert library.load(library.add(Issue(raw=raw), (), author="ann")).raw == raw


def test_records_that_no_operation_made_are_not_taken(library: Library):
    with pytest.raises(ValueError, match="operations"):
        library.add(MADE, (), author="ann")
    assert library.issues() == []


def test_an_issue_whose_operations_do_not_fit_is_not_added_at_all(library: Library):
    with pytest.raises(Conflict):
        library.add(ISSUE, (SPLIT, SPLIT), author="ann")
    assert library.issues() == []
    assert list(library.check()) == []


def test_a_database_is_told_from_all_others_for_ever(library: Library, path: Path):
    library_id = library.id
    with Library.open(library.address) as again, Library.open(path.with_name("other.db")) as other:
        assert (again.id == library_id, other.id == library_id) == (True, False)


def test_who_has_worked_on_it_is_known(library: Library):
    assert library.authors() == []
    issue_id = add_sample(library)
    step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
    assert library.authors() == ["ann"]
    assert library.listing.with_versions() == []


def test_the_operations_of_an_import_stand_in_the_journal(library: Library):
    issue_id = add_sample(library)
    entries = library.history(issue_id).entries
    assert [(e.number, e.name, e.step, e.author) for e in entries] == [
        (1, "split", Step.DO, "ann"),
        (2, "repair", Step.DO, "ann"),
    ]
    assert [library.operation(issue_id, e.number) for e in entries] == list(FIRST)


def test_a_row_that_the_journal_lacks_is_a_key_error(library: Library):
    with pytest.raises(KeyError):
        library.operation(add_sample(library), 3)


def test_a_committed_operation_is_there_after_reopening(address: Address):
    with Library.open(address) as library:
        issue_id = add_sample(library)
        operation = kind_of_first(MADE, ArticleKind.PHOTO)
        written = entry(library.history(issue_id), "set_kind")
        library.commit(issue_id, operation, written)
    with Library.open(address, create=False) as library:
        assert library.load(issue_id) == apply(MADE, operation)
        assert library.history(issue_id).entries[-1] == written
        assert library.operation(issue_id, written.number) == operation


def test_the_log_says_in_milliseconds_how_long_storing_took(library: Library, caplog: pytest.LogCaptureFixture):
    issue_id = add_sample(library)
    began = time.perf_counter()
    with caplog.at_level(logging.INFO, "annotator"):
        step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
    most = (time.perf_counter() - began) * 1000
    [line] = [record.getMessage() for record in caplog.records if "set_kind" in record.getMessage()]
    said = re.fullmatch(r"issue 1: do set_kind, 1 changes, (\d+\.\d) ms", line)
    assert said is not None, line
    assert 0 < float(said[1]) <= most + 0.1


def test_undo_and_redo_survive_reopening(address: Address):
    operation = kind_of_first(MADE, ArticleKind.PHOTO)
    with Library.open(address) as library:
        issue_id = add_sample(library)
        step(library, issue_id, operation)
        assert step(library, issue_id, operation.inverse(), Step.UNDO) == MADE
    with Library.open(address) as library:
        again = library.history(issue_id).to_redo
        assert again is not None
        assert library.operation(issue_id, again.number) == operation
        assert step(library, issue_id, operation, Step.REDO) == apply(MADE, operation)
        assert library.history(issue_id).to_undo is not None


def test_each_type_of_record_can_be_added_changed_and_removed(library: Library):
    issue_id = add_sample(library)
    changed = Operation("x", tuple(Change(r, replace(r, origin="bea", state=State.REJECTED)) for r in MADE.records()))
    assert step(library, issue_id, changed) == apply(MADE, changed)
    assert step(library, issue_id, changed.inverse()) == MADE
    assert step(library, issue_id, REPAIR.inverse()) == apply(ISSUE, SPLIT)
    assert list(library.check()) == []


def test_one_operation_may_change_a_record_several_times(library: Library):
    issue_id = add_sample(library)
    one = MADE.by_id["e16"]
    two, three = replace(one, origin="bea"), replace(one, origin="cid")
    operation = Operation("x", (Change(one, two), Change(two, None), Change(None, three)))
    assert step(library, issue_id, operation) == apply(MADE, operation)


def test_records_of_two_issues_may_have_the_same_ids(library: Library):
    one, other = add_sample(library), add_sample(library, FROM_ELSEWHERE)
    operation = kind_of_first(MADE, ArticleKind.PHOTO)
    assert step(library, one, operation) == apply(MADE, operation)
    assert list(library.load(other).records()) == list(MADE.records())


def test_hostile_names_are_stored_as_they_are(library: Library):
    hostile = "'; DROP TABLE issue; --\0\"?%s"
    issue = Issue(raw="一二", title=hostile, source=Source(hostile, hostile))
    issue_id = library.add(issue, (), author=hostile)
    entity = Entity(id=hostile, origin=hostile, start=Position(0), end=Position(1), label=hostile)
    assert step(library, issue_id, Operation(hostile, added([entity]))).entities == (entity,)
    assert library.find(issue) == issue_id
    assert library.issues()[0].title == hostile


def test_an_issue_is_found_by_the_checksum_of_its_file_and_its_text(library: Library):
    assert library.find(ISSUE) is None
    first = add_sample(library)
    assert library.find(ISSUE) == first
    assert library.find(Issue(raw=ISSUE.raw)) is None
    assert library.find(Issue(raw="read otherwise", source=ISSUE.source)) is None


def test_two_programs_that_store_the_same_issue_store_it_once(address: Address):
    with Library.open(address) as library, Library.open(address) as other:
        assert other.find(ISSUE) is None
        assert add_sample(library) == add_sample(other)
        assert len(other.issues()) == 1
        assert list(other.check()) == []


def test_the_list_counts_articles_without_furniture_approved_ones_and_doubts(library: Library):
    issue_id = add_sample(library)
    row = library.issues()[0]
    assert row == IssueRow(issue_id, "湖畔晨报", "2026-03-01", "晨报.txt", 3, 0, 4, row.changed_at, "湖畔晨报")
    assert row.doubts == len(list(doubts_of(MADE))), "as the queue does"
    head = MADE.articles[1].head
    part = MADE.by_id["p5"]
    approved = Operation(
        "approve",
        (
            Change(head, replace(head, status=Status.APPROVED)),
            Change(part, replace(part, state=State.ACCEPTED)),
        ),
    )
    step(library, issue_id, approved)
    assert library.listing.row(issue_id) == replace(row, approved=1, doubts=3, changed_at=1_700_000_000.25)
    masthead = MADE.articles[0].head
    step(library, issue_id, Operation("x", (Change(masthead, replace(masthead, kind=ArticleKind.FURNITURE)),)))
    assert library.listing.row(issue_id).articles == 2
    assert list(library.check()) == []


def test_the_library_tells_of_an_issue_that_is_not_there(library: Library):
    for ask in (library.load, library.listing.row):
        with pytest.raises(StoreError, match="Issue 7"):
            ask(7)
    with pytest.raises(StoreError, match="Issue 7"):
        library.commit(7, SPLIT, Entry(1, "split", Step.DO, "ann", 0.0))


def test_half_a_character_is_refused_and_nothing_is_stored(library: Library):
    with pytest.raises(StoreError, match="half a character"):
        library.add(Issue(raw="一\ud842"), (), author="ann")
    issue_id = add_sample(library)
    broken = Boundary(id="b1", origin="\ud842", start=1)
    with pytest.raises(StoreError, match="half a character"):
        step(library, issue_id, Operation("x", added([broken])))
    assert library.load(issue_id) == MADE
    assert len(library.issues()) == 1


@pytest.mark.parametrize(
    "name", ["with space.db", "第 一 本“书”.db", 'it\'s "quoted".db', "a#b?c%20d&e=f;.db", "-x", ":memory:"]
)
def test_a_library_may_have_any_file_name(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    with Library.open(Path(name)) as library:
        issue_id = add_sample(library)
    assert (tmp_path / name).is_file()
    with Library.open(tmp_path / name, create=False) as library:
        assert library.load(issue_id) == MADE


def test_two_libraries_on_one_file_see_each_others_work(address: Address):
    with Library.open(address) as one, Library.open(address) as other:
        issue_id = add_sample(one)
        now = step(other, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
        assert one.load(issue_id) == now
        assert step(one, issue_id, kind_of_first(now, ArticleKind.NOTICE)) == other.load(issue_id)


def test_libraries_on_two_files_do_not_touch_each_other(tmp_path: Path):
    with Library.open(tmp_path / "a.db") as one, Library.open(tmp_path / "b.db") as other:
        add_sample(one)
        assert other.issues() == []


def test_a_stale_journal_is_a_conflict_and_changes_nothing(address: Address):
    with Library.open(address) as one, Library.open(address) as stale:
        issue_id = add_sample(one)
        history = stale.history(issue_id)
        now = step(one, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
        entity = Entity(id="e0", origin="bea", start=Position(0), end=Position(1), label="LOC")
        with pytest.raises(Conflict, match="Another program"):
            stale.commit(issue_id, Operation("tag", added([entity])), entry(history, "tag"))
        assert stale.load(issue_id) == now
        assert list(one.check()) == []


@pytest.mark.parametrize(
    "change",
    [
        Change(replace(MADE.by_id["c21"], confidence=0.3), None),
        Change(replace(MADE.by_id["c21"], confidence=0.3), replace(MADE.by_id["c21"], state=State.ACCEPTED)),
        Change(replace(MADE.by_id["c8"], twin=None), None),  # type: ignore[call-arg]
        Change(None, MADE.by_id["e16"]),
        Change(replace(MADE.by_id["n0"], id="n1"), None),
    ],
)
def test_a_record_that_is_not_as_the_operation_says_is_a_conflict(library: Library, change: Change):
    issue_id = add_sample(library)
    with pytest.raises(Conflict):
        step(library, issue_id, Operation("x", (Change(MADE.by_id["b33"], None), change)))
    assert library.load(issue_id) == MADE
    assert len(library.history(issue_id).entries) == len(FIRST)


def test_a_gap_in_the_journal_is_a_conflict(library: Library):
    issue_id = add_sample(library)
    with pytest.raises(Conflict):
        library.commit(issue_id, SPLIT.inverse(), Entry(9, "x", Step.DO, "ann", 0.0))


def test_a_snapshot_shows_one_moment(address: Address):
    with Library.open(address) as reader, Library.open(address) as writer:
        issue_id = add_sample(writer)
        with reader.snapshot():
            assert reader.load(issue_id) == MADE
            now = step(writer, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))
            assert reader.load(issue_id) == MADE
            assert len(reader.history(issue_id).entries) == len(FIRST)
        assert reader.load(issue_id) == now


def test_nothing_is_acknowledged_inside_a_snapshot(library: Library):
    issue_id = add_sample(library)
    with pytest.raises(AssertionError, match="not yet on the disk"), library.snapshot():
        step(library, issue_id, kind_of_first(MADE, ArticleKind.PHOTO))


def test_entities_are_known_as_they_stood_before_they_were_changed_or_removed(library: Library):
    issue_id, other = add_sample(library), add_sample(library, FROM_ELSEWHERE)
    was = library.load(issue_id).by_id["e16"]
    now = step(library, issue_id, edits.untag(library.load(issue_id), "e8", author="ann"))
    step(library, issue_id, edits.stretch_entity(now, "e16", 0, 2, author="ann"))
    before = {(entity.id, entity.start) for entity in library.entities_before(issue_id)}
    assert before == {("e8", Position(8, 1)), ("e16", was.anchor)}
    assert list(library.entities_before(other)) == []


@pytest.mark.parametrize("kind", CODECS)
def test_each_record_type_has_a_table_with_its_columns(library: Library, kind: type):
    found = [column.name for column in library.database.get_columns(kind.table)]
    assert sorted(found) == sorted(["issue", *CODECS[kind].columns])
