"""A program that stores random operations until it is killed: `python -m tests.store.committer LIBRARY SEED`.

After each operation that the library has acknowledged it prints the row's number and the operation's checksum.
"""

from __future__ import annotations

import random
import sys
from hashlib import sha256
from pathlib import Path

from annotator.core import edits
from annotator.core.errors import Refused
from annotator.core.history import Entry, History, Step
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, apply
from annotator.core.records import ArticleKind, Position
from annotator.store import Library
from annotator.store.codec import encode


def checksum(operation: Operation) -> str:
    """What is printed of an operation."""
    return sha256(encode(operation)).hexdigest()


def gesture(issue: Issue, chance: random.Random) -> Operation:
    """A random step that a person might take; Refused where it may not be taken."""
    article = chance.choice(issue.articles)
    length = len(OffsetMap(issue, article).text)
    start = chance.randint(0, length)
    end = min(length, start + chance.randint(0, 4))
    match chance.randrange(5):
        case 0:
            return edits.correct(issue, article.id, start, end, chance.choice(["", "改", "𠮷田"]), author="ann")
        case 1:
            return edits.tag(issue, article.id, start, end, chance.choice(["PER", "LOC"]), author="ann")
        case 2:
            return edits.split_at(issue, Position(chance.randrange(len(issue.raw))), author="ann")
        case 3:
            return edits.merge_with_previous(issue, chance.choice(issue.boundaries).id, author="ann")
        case _:
            return edits.set_kind(issue, article.id, chance.choice(list(ArticleKind)), author="ann")


def chosen(
    library: Library, issue_id: int, issue: Issue, history: History, chance: random.Random
) -> tuple[Operation, Step]:
    """The next operation: mostly something new, at times undo or redo."""
    step = chance.choices([Step.DO, Step.UNDO, Step.REDO], [6, 2, 1])[0]
    if step == Step.UNDO and history.to_undo:
        return library.operation(issue_id, history.to_undo.number).inverse(), step
    if step == Step.REDO and history.to_redo:
        return library.operation(issue_id, history.to_redo.number), step
    return gesture(issue, chance), Step.DO


def main(path: Path, seed: str) -> None:
    """Store operations for ever."""
    chance = random.Random(seed)
    with Library.open(path) as library:
        issue_id = library.issues()[0].id
        issue, history = library.load(issue_id), library.history(issue_id)
        while True:
            try:
                operation, step = chosen(library, issue_id, issue, history, chance)
            except Refused:
                continue
            after = apply(issue, operation)
            entry = Entry(history.next_number, operation.name, step, "ann", 0.0)
            library.commit(issue_id, operation, entry)
            issue = after
            history.add(entry)
            print(entry.number, checksum(operation), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
