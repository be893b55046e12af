"""Bytes that somebody's disk has turned: nothing raises but plain sentences, nothing readable is lost, and no raw text
is anything but what was imported.

`FLIPS=3000` tries that often (`make torture` does); the suite only some times.
"""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.core.issue import Issue
from annotator.core.operations import Operation, added
from annotator.core.records import ArticleKind, Note, Position
from annotator.store import Library, StoreError
from annotator.store.recovery.repair import repair
from tests.store.samples import FIRST, FROM_ELSEWHERE, ISSUE, MADE, SPLIT, add_sample, kind_of_first, step

FLIPS = int(os.environ.get("FLIPS", "60"))
BATCH = 20
LONG = Operation("note", added([Note(id="n9", origin="ann", start=Position(0), end=Position(1), text="注" * 9_000)]))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with some of everything."""
    path = tmp_path_factory.mktemp("whole") / "library.db"
    with Library.open(path) as library:
        add_sample(library)
        library.add(FROM_ELSEWHERE, FIRST, author="bea", versions=[("cid", SPLIT)])
        library.add(Issue(raw="长文。\n" * 5_000, title="长"), [], author="ann")
        step(library, 1, kind_of_first(MADE, ArticleKind.PHOTO))
        step(library, 1, LONG)
        library.word_lists.keep("names.txt", [("周阿姨", "PER")])
    return path


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)


def _flip_header(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(100)] ^= 1 << chance.randrange(8)


def _wipe(data: bytearray, chance: random.Random) -> None:
    size = chance.choice([16, 512, 4096])
    start = chance.randrange(0, len(data), size)
    data[start : start + size] = chance.choice([bytes(size), chance.randbytes(size)])


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _swap(data: bytearray, chance: random.Random) -> None:
    """Two pages change places."""
    one, other = (4096 * chance.randrange(len(data) // 4096) for _ in range(2))
    data[one : one + 4096], data[other : other + 4096] = data[other : other + 4096], data[one : one + 4096]


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip,
    _flip,
    _flip,
    _flip_header,
    _wipe,
    _cut,
    _swap,
)


def _readable(path: Path) -> dict[int, str]:
    """The raw texts of the issues that can be read, by their ids."""
    found: dict[int, str] = {}
    try:
        with Library.open(path, create=False) as library:
            for row in library.issues():
                try:
                    found[row.id] = library.load(row.id).raw
                    library.history(row.id)
                except StoreError:
                    pass
    except StoreError:
        pass
    return found


def _faults(path: Path) -> list[str]:
    try:
        with Library.open(path, create=False) as library:
            return list(library.check())
    except StoreError as error:
        return [str(error)]


def _repaired(path: Path) -> list[str]:
    try:
        return list(repair(path))
    except StoreError as error:
        return [f"not repaired: {error}"]


RAWS = {1: ISSUE.raw, 2: ISSUE.raw, 3: "长文。\n" * 5_000}


def _sound(path: Path, faults: list[str]) -> dict[int, Issue]:
    """The issues with which nothing is wrong, in a file with which nothing is."""
    if any("the file:" in line or str(path) in line.partition(": ")[0] for line in faults):
        return {}
    with Library.open(path, create=False) as library:
        named = {int(line.split()[1].strip(":")) for line in faults if line.startswith("issue ")}
        return {row.id: library.load(row.id) for row in library.issues() if row.id not in named}


def _outcome(faults: list[str], done: list[str], remaining: list[str]) -> str:
    if not faults:
        return "sound anyway"
    if not remaining:
        return "repaired entirely"
    return "repaired in part" if done and not done[0].startswith("not repaired") else "not repairable"


def _tear(path: Path, seed: int) -> str:
    """Damage a file, repair it, and see that this was no harm; the outcome."""
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    chance.choice(DAMAGES)(data, chance)
    path.write_bytes(data)
    faults = _faults(path)
    assert path.read_bytes() == data or not faults, seed
    before, sound = _readable(path), _sound(path, faults)
    done = _repaired(path)
    after, remaining = _readable(path), _faults(path)
    said = (seed, faults, done, remaining)
    assert all(after[number] == raw for number, raw in before.items()), said
    # A raw text that is not what was imported is never left unsaid.
    wrong = [number for number, raw in after.items() if raw != RAWS.get(number)]
    assert all(any(line.startswith(f"issue {number} ") for line in remaining) for number in wrong), said
    for number, issue in sound.items():
        with Library.open(path, create=False) as library:
            assert library.load(number).by_id == issue.by_id, said
    if done and not done[0].startswith("not repaired"):
        assert path.with_name("library.before-repair.db").read_bytes() == data, said
    return _outcome(faults, done, remaining)


@pytest.mark.parametrize("first", range(0, FLIPS, BATCH))
def test_no_damage_is_made_worse(
    whole: Path, tmp_path: Path, first: int, record_property: Callable[[str, object], None]
) -> None:
    told: Counter[str] = Counter()
    for seed in range(first, min(FLIPS, first + BATCH)):
        path = tmp_path / f"{seed}" / "library.db"
        path.parent.mkdir()
        shutil.copy(whole, path)
        told[_tear(path, seed)] += 1
        shutil.rmtree(path.parent)
    for name, number in told.items():
        record_property(f"damaged files {name}", number)
