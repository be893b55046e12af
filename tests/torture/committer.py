"""A program that stores random operations until it is killed: `python -m tests.torture.committer LIBRARY SEED`.

After each operation that the library has acknowledged it prints the issue, the row's number and the operation's
checksum.
"""

from __future__ import annotations

import random
import sys
import time
from hashlib import sha256

from annotator.core import edits
from annotator.core.address import address
from annotator.core.errors import Refused
from annotator.core.history import Entry, History, Step
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, apply
from annotator.core.records import ArticleKind, Position
from annotator.store import Library
from annotator.store.codec import encode


def receipt(issue_id: int, number: int, operation: Operation) -> str:
    """The line that is printed of an operation which is acknowledged."""
    return f"{issue_id} {number} {sha256(encode(operation)).hexdigest()}"


def gesture(issue: Issue, chance: random.Random) -> Operation:
    """A random step that a person might take; Refused where it may not be taken."""
    article = chance.choice(issue.articles)
    length = len(OffsetMap(issue, article).text)
    start = chance.randint(0, length)
    end = min(length, start + chance.randint(0, 4))
    match chance.randrange(6):
        case 0:
            return edits.correct(issue, article.id, start, end, chance.choice(["", "改", "𠮷田"]), author="ann")
        case 5:
            return edits.correct(issue, article.id, start, end, "长" * chance.randint(1, 20_000), author="ann")
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


def import_another(library: Library, chance: random.Random) -> None:
    """Store a new issue of random size with its first operation, whose receipt is printed."""
    raw = "\n".join("新闻" * chance.randint(1, 200) for _ in range(chance.randint(1, 50)))
    issue = Issue(raw=raw, title=f"{chance.random()}")
    operation = edits.split_at(issue, Position(raw.find("\n") + 1 or 1), author="ann")
    print(receipt(library.add(issue, [operation], author="ann"), 1, operation), flush=True)


def work_on(library: Library, issue_id: int, chance: random.Random, times: int) -> None:
    """Store operations of an issue, and print a receipt of each."""
    issue, history = library.load(issue_id), library.history(issue_id)
    for _ in range(times):
        try:
            operation, step = chosen(library, issue_id, issue, history, chance)
            after = apply(issue, operation)
        except Refused:
            continue
        entry = Entry(history.next_number, operation.name, step, "ann", time.time())
        library.commit(issue_id, operation, entry)
        issue = after
        history.add(entry)
        print(receipt(issue_id, entry.number, operation), flush=True)


def main(where: str, seed: str) -> None:
    """Store operations for ever."""
    chance = random.Random(seed)
    with Library.open(address(where)) as library:
        import_another(library, chance)
        while True:
            work_on(library, chance.choice(library.issues()).id, chance, chance.randint(1, 20))
            if chance.random() < 0.2:
                import_another(library, chance)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
