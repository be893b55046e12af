"""How a library stands is counted exactly, in a file and on a server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from annotator import workflow
from annotator.core import edits
from annotator.core.history import Entry, Step
from annotator.core.issue import Issue, Source
from annotator.core.operations import Operation, added, apply
from annotator.core.records import (
    ArticleKind,
    Boundary,
    Correction,
    CorrectionKind,
    Entity,
    Newspaper,
    Part,
    Position,
    Role,
    State,
)
from annotator.store import Library
from annotator.workflow.surveying import BREAK, Agreed, Amount, Verdict, Work
from tests.window.samples import RAW as LONGER

RAW = "老桥修好了\n记者王五昨天到西桥头采访。\n明天有雨。\n出门带伞。\n"
RECORDS = (
    Boundary(id="b6", origin="split 1", start=6, state=State.SUGGESTED),
    Boundary(id="b20", origin="split 1", start=20, kind=ArticleKind.NOTICE, state=State.SUGGESTED),
    Part(id="p0", origin="split 1", start=0, end=5, role=Role.HEADLINE, state=State.SUGGESTED),
    Correction(
        id="c12", origin="repair 1", start=12, end=13, text="", kind=CorrectionKind.SPACE, state=State.SUGGESTED
    ),
    Entity(id="e8", origin="tagger 1", start=Position(8), end=Position(10), label="PER", state=State.SUGGESTED),
    Newspaper(id="newspaper", origin="ann", title="湖畔晨报"),
)
FIRST, SECOND = date(2026, 3, 1), date(2026, 3, 2)


@pytest.fixture(params=("file", "server"))
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    if request.param == "file":
        with Library.open(tmp_path / "library.db") as library:
            yield library
    else:
        with request.getfixturevalue("server").library() as url, Library.open(url) as library:
            yield library


class Worker:
    """Works on an issue of a library at given times."""

    def __init__(self, library: Library) -> None:
        made = Issue(raw=RAW, title="晨报", source=Source("a.txt", "ab" * 32))
        self._library, self._number = library, 1
        self.id = library.add(made, [Operation("split", added(RECORDS))], author="ann")
        self.issue = library.load(self.id)

    def does(self, day: date, seconds: float, author: str, operation: Operation, step: Step = Step.DO) -> Operation:
        at = datetime(day.year, day.month, day.day, 9).timestamp() + seconds
        self._number += 1
        after = apply(self.issue, operation)
        self._library.commit(self.id, operation, Entry(self._number, operation.name, step, author, at), after)
        self.issue = after
        return operation


def test_work_is_counted_by_day_and_person_and_breaks_are_left_out(library: Library) -> None:
    worker = Worker(library)
    worker.does(FIRST, 0, "ann", edits.accept(worker.issue, "b6", author="ann"))
    worker.does(FIRST, 30, "ann", edits.accept(worker.issue, "e8", author="ann"))
    worker.does(FIRST, 90, "ann", edits.approve(worker.issue, "b6", author="ann"))
    worker.does(FIRST, 100, "bob", edits.approve(worker.issue, "b20", author="bob"))
    worker.does(SECOND, 0, "ann", edits.reopen(worker.issue, "b6", author="ann"))
    worker.does(SECOND, 60 + BREAK, "ann", edits.approve(worker.issue, "b6", author="ann"))
    made = workflow.survey(library)
    assert made.work == {
        (FIRST, "ann"): Work(1, 3, 90.0),
        (FIRST, "bob"): Work(1, 1, 0.0),
        (SECOND, "ann"): Work(0, 2, 0.0),
    }
    assert made.by_day() == {FIRST: Work(2, 4, 90.0), SECOND: Work(0, 2, 0.0)}
    assert made.by_person() == {"ann": Work(1, 5, 90.0), "bob": Work(1, 1, 0.0)}
    assert made.by_day()[FIRST].minutes_per_article == 0.75
    assert made.by_day()[SECOND].minutes_per_article is None


def test_the_database_counts_newspapers_kinds_corrections_and_doubts(library: Library) -> None:
    worker = Worker(library)
    library.add(Issue(raw="乙", source=Source("b.txt", "cd" * 32)), (), author="ann")
    worker.does(FIRST, 0, "ann", edits.reject(worker.issue, "c12", author="ann"))
    worker.does(FIRST, 1, "ann", edits.approve(worker.issue, "b20", author="ann"))
    made = workflow.survey(library)
    assert made.newspapers == {"": Amount(1, 0, 0), "湖畔晨报": Amount(3, 1, 3)}
    assert made.kinds == {ArticleKind.ARTICLE: Amount(3, 0), ArticleKind.NOTICE: Amount(1, 1)}
    assert made.corrections == {CorrectionKind.SPACE: {State.REJECTED: 1}}
    assert made.doubts == {"boundary": 1, "part": 1, "entity": 1, "space": 0}


def test_suggestions_are_right_wrong_or_missed_as_people_decide_and_an_undo_takes_that_back(library: Library) -> None:
    worker = Worker(library)
    worker.does(FIRST, 0, "ann", edits.accept(worker.issue, "b6", author="ann"))
    worker.does(FIRST, 1, "ann", edits.reject(worker.issue, "c12", author="ann"))
    worker.does(FIRST, 2, "ann", edits.accept(worker.issue, "e8", author="ann"))
    moved = worker.does(FIRST, 3, "ann", edits.move_boundary(worker.issue, "b20", 26, author="ann"))
    assert workflow.survey(library).suggestions == {FIRST: Verdict(right=2, wrong=2, missed=1)}
    worker.does(FIRST, 4, "bob", moved.inverse(), Step.UNDO)
    worker.does(SECOND, 0, "bob", edits.approve(worker.issue, "b6", author="bob"))  # sweeps, which says nothing
    made = workflow.survey(library).suggestions
    assert made == {FIRST: Verdict(right=2, wrong=1, missed=0)}
    assert (made[FIRST].precision, made[FIRST].recall) == (2 / 3, 1.0)
    assert Verdict().precision is None


def test_two_people_who_say_the_same_agree_wholly(library: Library) -> None:
    boundary = Boundary(id="b1", origin="ann", start=LONGER.index("\n") + 1)
    operation = Operation("version", added([boundary]))
    bare = Issue(raw=LONGER, source=Source("a.txt", "ab" * 32))
    library.add(bare, [operation], author="ann", versions=[("bob", operation), ("ann", operation)])
    assert workflow.survey(library).agreement == {("ann", "bob"): Agreed(1, None, 1.0, 0.0)}


def test_it_says_how_far_it_has_come_and_can_be_stopped(library: Library) -> None:
    for number in range(3):
        library.add(Issue(raw="甲", source=Source(f"{number}.txt", f"{number}" * 64)), (), author="ann")
    shares: list[float] = []
    workflow.survey(library, lambda share, _page=None: shares.append(share))
    assert shares == [1 / 3, 2 / 3, 1]

    def stop(_share: float, _page: object = None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workflow.survey(library, stop)
    assert workflow.survey(library).kinds == {ArticleKind.ARTICLE: Amount(3, 0)}
