"""Records and journals make each other whole in a library of either kind."""

from __future__ import annotations

import pytest

from annotator.core.address import Address
from annotator.core.history import Step
from annotator.core.records import ArticleKind
from annotator.store import Library
from annotator.store.recovery.repair import repair
from tests.store.samples import FROM_ELSEWHERE, MADE, add_sample, kind_of_first, step
from tests.torture.deaths import repeat


@pytest.mark.parametrize(
    ("sql", "done"),
    [
        ("DELETE FROM note WHERE issue = 1", "issue 1: the record n0 was made anew from the journal"),
        (
            "UPDATE entity SET state = 'perhaps' WHERE issue = 1",
            "issue 1: the record e16 was made anew from the journal",
        ),
        (
            "DELETE FROM journal WHERE issue = 1 AND number = 2",
            "issue 1: row 2 of the journal lost or damaged; row 2 was written anew from the records",
        ),
        (
            "DELETE FROM journal WHERE issue = 1",
            "issue 1: the journal ended too early; row 1 was written from the records",
        ),
        ("UPDATE issue SET doubts = 9", "issue 1: its articles and doubts were counted anew in the list of issues"),
        ("UPDATE issue SET pages = '{' WHERE id = 1", "issue 1: the pages could not be read and is “[]” now"),
        ("INSERT INTO gold VALUES (1, 1.0, '{')", "issue 1: its entities in the gold will be gathered anew"),
        ("DELETE FROM label WHERE name = 'PER'", "the label “PER”, which entities have, is in the label set again"),
    ],
)
def test_a_library_is_mended(address: Address, sql: str, done: str) -> None:
    with Library.open(address) as library:
        add_sample(library)
        add_sample(library, FROM_ELSEWHERE)
        issue = step(library, 1, kind_of_first(MADE, ArticleKind.PHOTO))
        library.database.execute_sql(sql)
        assert list(library.check())
    assert done in list(repair(address))
    with Library.open(address, create=False) as library:
        assert list(library.check()) == []
        found = library.load(1)
        assert found.by_id == issue.by_id
        repeat(library, 1, Step.REDO, repeat(library, 1, Step.UNDO))
        assert library.load(1) == found


def test_a_sound_library_is_left_alone(address: Address) -> None:
    with Library.open(address) as library:
        add_sample(library)
    assert list(repair(address)) == []
    with Library.open(address, create=False) as library:
        assert library.load(1) == MADE
