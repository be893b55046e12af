"""What is changed in passing goes in, however often others are faster."""

from __future__ import annotations

from pathlib import Path

from annotator import workflow
from annotator.core import edits
from annotator.core.issue import Issue
from annotator.core.operations import Operation
from annotator.core.records import ArticleKind
from annotator.store import Library
from tests.store.samples import add_sample, kind_of_first, step


def test_a_program_that_others_are_always_faster_than_makes_them_wait_in_the_end(tmp_path: Path) -> None:
    kinds = [ArticleKind.PHOTO, ArticleKind.NOTICE]
    faster = 0

    with Library.open(tmp_path / "a.db") as library, Library.open(tmp_path / "a.db") as other:
        issue_id = add_sample(library)

        def verb(issue: Issue, *, author: str, issue_id: int) -> Operation:
            nonlocal faster
            if not library.database.in_transaction():
                step(other, issue_id, kind_of_first(issue, kinds[faster % 2]))
                faster += 1
            return edits.add_note(issue, 0, 2, "看", author=author)

        done = workflow.act_in(library, issue_id, verb, author="script")
        assert done is not None
        assert done.number == 3 + faster
        assert faster > 1
        assert [note.origin for note in library.load(issue_id).notes].count("script") == 1
        assert list(library.check()) == []
