"""The label set of a database: seeded, kept, renamed and merged in one transaction, and never losing a label in use."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annotator.core import edits
from annotator.core.address import Address
from annotator.core.errors import BadInput
from annotator.core.labels import Label, faults
from annotator.core.operations import apply
from annotator.store import Library
from tests.store import samples

OLD = Path(__file__).parent / "old"


def test_a_new_database_has_the_four_labels(address: Address) -> None:
    with Library.open(address) as library:
        assert [(label.name, label.key) for label in library.labels.all()] == [
            ("PER", "1"),
            ("LOC", "2"),
            ("ORG", "3"),
            ("TIME", "4"),
        ]


def test_an_older_database_keeps_the_labels_that_its_names_have(tmp_path: Path) -> None:
    shutil.copy(OLD / "version-2.db", tmp_path / "old.db")
    with Library.open(tmp_path / "old.db") as library:
        assert [label.name for label in library.labels.all()] == ["PER", "LOC", "ORG", "TIME", "WEATHER", "X"]
        assert not any(entity.vouched for entity in library.load(1).entities)
        assert list(library.check()) == []
        assert len(library.rules.all()) == 1
    assert (tmp_path / "old.version-2.db").exists()


def test_a_label_that_comes_with_a_name_joins_the_label_set(address: Address) -> None:
    with Library.open(address) as library:
        issue_id = samples.add_sample(library)
        assert library.labels.all()[-1].name == "X"
        samples.step(library, issue_id, edits.tag(library.load(issue_id), "b33", 0, 2, "WEATHER", author="ann"))
        assert library.labels.all()[-1] == Label(name="WEATHER")


def test_renaming_and_merging_is_one_row_in_each_journal_and_can_be_taken_back(address: Address) -> None:
    with Library.open(address) as library:
        ids = [samples.add_sample(library), samples.add_sample(library, samples.FROM_ELSEWHERE)]
        before = library.load(ids[1])
        others = [label for label in library.labels.all() if label.name not in ("PER", "X")]
        labels = [Label(name="HUMAN", title="人", key="1"), *others]
        library.labels.change(labels, {"PER": "HUMAN", "X": "ORG", "LOC": "LOC"}, author="bob")
        assert library.labels.all() == labels
        assert library.labels.in_use() == {"HUMAN": 2, "ORG": 2}
        for issue_id in ids:
            entry = library.history(issue_id).to_undo
            assert entry is not None
            assert (entry.name, entry.author) == ("relabel_all", "bob")
        undone = apply(library.load(ids[1]), library.operation(ids[1], entry.number).inverse())
        assert undone == before
        assert list(library.check()) == []


def test_a_label_in_use_can_not_vanish(address: Address) -> None:
    with Library.open(address) as library:
        samples.add_sample(library)
        before = library.labels.all()
        with pytest.raises(BadInput, match="1 entities have the label X"):
            library.labels.change([label for label in before if label.name != "X"], {}, author="bob")
        assert library.labels.all() == before


@pytest.mark.parametrize(
    "labels",
    [
        [],
        [Label(name="")],
        [Label(name="A B")],
        [Label(name="A"), Label(name="A")],
        [Label(name="A", key="1"), Label(name="B", key="1")],
        [Label(name="A", key="0")],
        [Label(name="A", parent="B")],
        [Label(name="A", parent="B"), Label(name="B", parent="A")],
    ],
)
def test_a_label_set_that_is_not_sound_is_refused(address: Address, labels: list[Label]) -> None:
    assert list(faults(labels))
    with Library.open(address) as library, pytest.raises(BadInput):
        library.labels.change(labels, {}, author="bob")


def test_of_two_labels_on_one_name_one_is_left_when_they_are_merged() -> None:
    issue = samples.MADE
    name = next(entity for entity in issue.entities if entity.label == "PER")
    twice = apply(issue, edits.tag(issue, "b5", 0, 2, "LOC", author="ann"))
    merged = apply(twice, edits.relabel_all(twice, {"LOC": "PER", "X": "PER"}, author="ann"))
    assert {entity.label for entity in merged.entities} == {"PER"}
    assert name in merged.entities
