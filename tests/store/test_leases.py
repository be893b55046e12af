"""An issue is edited by one at a time: who holds it, how it becomes free, and what others can't do meanwhile."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.core.errors import Conflict, Held
from annotator.core.labels import Label
from annotator.core.records import ArticleKind
from annotator.store import Library
from annotator.store.leases import LASTS
from tests.store.samples import FROM_ELSEWHERE, MADE, add_sample, kind_of_first, step

ROOT = Path(__file__).parents[2]
PHOTO = kind_of_first(MADE, ArticleKind.PHOTO)

HOLDER = """
import sys
from annotator.core.address import address
from annotator.store import Library
library = Library.open(address(sys.argv[1]))
library.leases.take(int(sys.argv[2]), person="bea")
print("taken", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(library: Library) -> Iterator[Library]:
    """Somebody else on the same database."""
    with Library.open(library.address) as other:
        yield other


def pass_by(library: Library, seconds: float) -> None:
    """Let some time pass, as far as leases know."""
    table = library.tables.lease
    table.update(expires=table.c.expires - seconds).execute()


@pytest.fixture
def issue(library: Library) -> int:
    return add_sample(library)


def test_an_issue_is_one_person_s_at_a_time(library: Library, other: Library, issue: int):
    assert library.leases.take(issue, person="ann") is None
    found = other.leases.take(issue, person="bea")
    assert found is not None
    assert (found.issue, found.person) == (issue, "ann")
    assert found.machine
    assert library.leases.holder(issue) is None
    assert other.leases.holder(issue) == found
    assert library.leases.all() == other.leases.all() == {issue: found}


def test_taking_an_issue_again_is_no_conflict_with_oneself(library: Library, issue: int):
    library.leases.take(issue, person="ann")
    since = library.leases.all()[issue].since
    assert library.leases.take(issue, person="ann") is None
    assert library.leases.all()[issue].since == since


def test_nobody_else_stores_anything_in_it(library: Library, other: Library, issue: int):
    library.leases.take(issue, person="ann")
    with pytest.raises(Held, match=r"^ann edits this issue at \S+ since \d\d:\d\d\. It can be changed here when"):
        step(other, issue, PHOTO)
    assert library.load(issue) == MADE
    assert len(library.history(issue).entries) == 2
    step(library, issue, PHOTO)
    assert list(library.check()) == []


def test_other_issues_are_free(library: Library, other: Library, issue: int):
    second = add_sample(library, FROM_ELSEWHERE)
    library.leases.take(issue, person="ann")
    assert other.leases.take(second, person="bea") is None
    step(other, second, PHOTO)


def test_a_script_needs_no_lease_where_nobody_edits(other: Library, issue: int):
    step(other, issue, PHOTO)
    assert other.leases.all() == {}


def test_an_issue_that_is_given_back_is_free(library: Library, other: Library, issue: int):
    second = add_sample(library, FROM_ELSEWHERE)
    library.leases.take(issue, person="ann")
    library.leases.take(second, person="ann")
    library.leases.keep_only(second)
    assert other.leases.take(issue, person="bea") is None
    assert other.leases.take(second, person="bea") is not None


def test_closing_gives_everything_back(library: Library, issue: int):
    with Library.open(library.address) as other:
        other.leases.take(issue, person="bea")
    assert library.leases.take(issue, person="ann") is None


def test_who_was_taken_over_stores_nothing_any_more(library: Library, other: Library, issue: int):
    library.leases.take(issue, person="ann")
    assert other.leases.take(issue, person="bea", over=True) is None
    with pytest.raises(Held, match=r"^bea edits"):
        step(library, issue, PHOTO)
    assert library.load(issue) == MADE
    step(other, issue, PHOTO)
    found = library.leases.renew(issue, token=library.leases.token)
    assert found is not None
    assert found.person == "bea"


def test_an_issue_that_was_taken_over_and_given_back_unchanged_is_ours_again(library: Library, issue: int):
    library.leases.take(issue, person="ann")
    with Library.open(library.address) as other:
        other.leases.take(issue, person="bea", over=True)
    step(library, issue, PHOTO)
    assert library.leases.all()[issue].person == "ann"


def test_an_issue_that_was_taken_over_and_changed_is_not_written_over(library: Library, issue: int):
    library.leases.take(issue, person="ann")
    history = library.history(issue)
    with Library.open(library.address) as other:
        other.leases.take(issue, person="bea", over=True)
        after = step(other, issue, PHOTO)
    with pytest.raises(Conflict, match="Another program has changed this issue"):
        library.commit(issue, PHOTO, replace(history.entries[-1], number=history.next_number))
    assert library.load(issue) == after
    assert library.leases.all() == {}


def test_a_lease_that_nobody_renews_runs_out(library: Library, other: Library, issue: int):
    library.leases.take(issue, person="ann")
    pass_by(library, LASTS * 0.9)
    assert other.leases.holder(issue) is not None
    pass_by(library, LASTS * 0.2)
    assert other.leases.holder(issue) is None
    step(other, issue, PHOTO)
    assert other.leases.take(issue, person="bea") is None


def test_a_lease_that_is_renewed_lasts_on(library: Library, other: Library, issue: int):
    library.leases.take(issue, person="ann")
    pass_by(library, LASTS * 0.9)
    # A second connection does it, as the first belongs to its thread.
    assert other.leases.renew(issue, token=library.leases.token) is None
    pass_by(library, LASTS * 0.9)
    assert other.leases.holder(issue) is not None


def test_a_lease_that_was_given_back_is_not_renewed(library: Library, other: Library, issue: int):
    library.leases.take(issue, person="ann")
    library.leases.keep_only()
    assert other.leases.renew(issue, token=library.leases.token) is None
    assert other.leases.all() == {}


def test_a_lease_that_has_run_out_is_ours_as_long_as_nobody_takes_it(library: Library, other: Library, issue: int):
    library.leases.take(issue, person="ann")
    pass_by(library, LASTS * 2)
    assert library.leases.renew(issue, token=library.leases.token) is None
    assert other.leases.holder(issue) is not None


def test_a_program_that_is_killed_frees_what_it_held_at_once(library: Library, issue: int):
    command = [sys.executable, "-c", HOLDER, getattr(library.address, "secret", library.address), str(issue)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "taken\n"
        assert library.leases.holder(issue) is not None
        with pytest.raises(Held, match=r"^bea edits"):
            step(library, issue, PHOTO)
        running.kill()
    step(library, issue, PHOTO)
    assert library.leases.take(issue, person="ann") is None


def test_a_later_program_with_the_same_number_is_another(library: Library, other: Library, issue: int):
    library.leases.take(issue, person="ann")
    assert other.leases.holder(issue) is not None
    table = library.tables.lease
    table.update(began="0").execute()
    assert other.leases.holder(issue) is None


def test_a_program_elsewhere_is_believed_until_its_lease_runs_out(library: Library, other: Library, issue: int):
    library.leases.take(issue, person="ann")
    library.tables.lease.update(place="another machine", began="0", machine="elsewhere").execute()
    found = other.leases.holder(issue)
    assert found is not None
    assert found.machine == "elsewhere"


@pytest.mark.parametrize("place", ["0f3c2a91-6a55-4e0e-b1f7-2d0f9f6f1c55 pid:[4026531836]", ""])
def test_what_an_older_version_says_of_a_program_is_believed_until_its_lease_runs_out(
    library: Library, other: Library, issue: int, place: str
):
    library.leases.take(issue, person="ann")
    library.tables.lease.update(place=place, process=1, began="123456").execute()
    assert other.leases.holder(issue) is not None
    pass_by(library, LASTS)
    assert other.leases.take(issue, person="bea") is None


def test_labels_are_renamed_where_nobody_edits_and_the_rest_is_listed(library: Library, other: Library, issue: int):
    second = add_sample(library, FROM_ELSEWHERE)
    other.leases.take(second, person="bea")
    labels = [Label(name="PERSON", key="1") if label.name == "PER" else label for label in library.labels.all()]
    left_out = library.labels.change(labels, {"PER": "PERSON"}, author="ann")
    assert [(lease.issue, lease.person) for lease in left_out] == [(second, "bea")]
    assert "PERSON" in {entity.label for entity in library.load(issue).entities}
    assert library.load(second) == replace(MADE, source=FROM_ELSEWHERE.source)
    names = [label.name for label in library.labels.all()]
    assert names[-1] == "PER", "a label in use stays in the label set"
    assert list(library.check()) == []
    other.leases.keep_only()
    assert library.labels.change(labels, {"PER": "PERSON"}, author="ann") == []
    assert "PER" not in library.labels.in_use()
    assert "PER" not in [label.name for label in library.labels.all()]


def test_a_database_without_leases_is_brought_up_to_date(tmp_path: Path):
    shutil.copy(Path(__file__).parent / "old" / "version-3.db", tmp_path / "old.db")
    with Library.open(tmp_path / "old.db") as library:
        assert library.leases.all() == {}
        assert library.leases.take(1, person="ann") is None
        assert list(library.check()) == []
    assert (tmp_path / "old.version-3.db").exists()
