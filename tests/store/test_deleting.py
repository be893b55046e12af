"""Issues that are deleted are kept whole, and come back with their history."""

from __future__ import annotations

import pytest

from annotator.core import edits
from annotator.core.address import Address
from annotator.core.errors import Held
from annotator.core.records import DetailField
from annotator.core.search import Folding
from annotator.store import Library, StoreError
from tests.store.samples import ON_PAGES, add_sample, step

FOLDING = Folding("plain", {})


def test_a_deleted_issue_is_gone_and_comes_back_as_it_was(address: Address) -> None:
    with Library.open(address, folding=FOLDING) as library:
        issue_id = add_sample(library)
        step(library, issue_id, ON_PAGES)
        before, history = library.load(issue_id), library.history(issue_id).entries
        deleted = library.deleted.delete(issue_id, author="ann")
        assert not library.listing.has(issue_id)
        assert library.progress() == (0, 0)
        assert library.find(before) is None
        assert list(library.check()) == []
        assert list(library.text_index.find("湖", raw=False)) == []
        [kept] = library.deleted.all()
        assert (kept.id, kept.title, kept.author) == (deleted.id, before.title, "ann")
        again = library.deleted.bring_back(kept.id)
        assert (again, library.load(again), library.history(again).entries) == (issue_id, before, history)
        assert list(library.text_index.find("湖", raw=False))
        assert library.deleted.all() == []
        assert list(library.check()) == []


def test_an_issue_whose_number_was_given_away_comes_back_under_another_one(library: Library) -> None:
    issue_id = add_sample(library)
    before = library.load(issue_id)
    kept = library.deleted.delete(issue_id, author="ann")
    other = add_sample(library)
    again = library.deleted.bring_back(kept.id)
    assert (library.load(again), library.load(other)) == (before, before)


def test_what_somebody_else_edits_is_not_deleted(library: Library) -> None:
    issue_id = add_sample(library)
    with Library.open(library.address) as other:
        other.leases.take(issue_id, person="bob")
        with pytest.raises(Held):
            library.deleted.delete(issue_id, author="ann")
    assert library.listing.has(issue_id)


def test_what_is_forgotten_can_not_be_brought_back(library: Library) -> None:
    kept = library.deleted.delete(add_sample(library), author="ann")
    library.deleted.forget([kept.id])
    with pytest.raises(StoreError, match="no deleted issue"):
        library.deleted.bring_back(kept.id)


def test_the_list_shows_the_title_and_the_date_that_the_catalogue_says(library: Library) -> None:
    issue_id = add_sample(library)
    said = {("", DetailField.TITLE): "南湖晚报 第二版", ("", DetailField.DATE): "1963-05-01"}
    step(library, issue_id, edits.set_details(library.load(issue_id), said, author="ann"))
    [row] = library.listing.page("date", 0, 9, text="1963-05")
    assert (row.title, row.date, row.id) == ("南湖晚报 第二版", "1963-05-01", issue_id)
    assert library.listing.count("晚报") == library.listing.count("第二版") == 1
    assert library.load(issue_id).title == "南湖晚报 第二版"
    assert list(library.check()) == []
