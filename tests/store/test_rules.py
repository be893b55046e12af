"""Kept rules in the database, and a database of the first schema that has none yet."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from annotator import workflow
from annotator.core import edits
from annotator.core.address import Address
from annotator.core.history import Entry, Step
from annotator.core.operations import apply
from annotator.core.records import State
from annotator.core.search import Query
from annotator.search.finder import replace_again
from annotator.store import Library

OLD = Path(__file__).parent / "old"
QUERY = Query(pattern="南湖区委", width=True)


def test_a_rule_is_kept_and_dropped(address: Address) -> None:
    with Library.open(address) as library:
        rule_id = library.rules.keep(QUERY, "南湖区", author="ann")
    with Library.open(address) as library:
        [(rule, share)] = library.rules.all()
        assert (rule.id, rule.query, rule.replacement, rule.author, share) == (rule_id, QUERY, "南湖区", "ann", 0.5)
        library.rules.drop(rule_id)
        assert library.rules.all() == []


def test_a_rule_suggests_itself_in_the_next_issue_and_learns_from_the_answers(address: Address, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("南湖区委书记来到菜市场\n\n本报讯 昨天上午，南湖区委举行了会议。\n", encoding="utf-8")
    with Library.open(address) as library:
        library.rules.keep(QUERY, "南湖区", author="ann")
        [found] = workflow.import_all(library, [paper], author="ann", entities=False)
        issue = library.load(found.id)
        asked = [c for c in issue.corrections if c.rule.startswith("kept")]
        assert len(asked) == 2
        assert all(c.state == State.SUGGESTED and not c.applies for c in asked)
        operation = edits.reject(issue, *(c.id for c in asked), author="ann")
        number = library.history(found.id).next_number
        library.commit(found.id, operation, Entry(number, operation.name, Step.DO, "ann", 0.0))
        assert library.rules.all()[0][1] == 0.25
        assert list(library.check()) == []
        assert apply(issue, operation) == library.load(found.id)


def test_a_database_of_the_first_schema_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    shutil.copy(OLD / "version-1.db", path)
    before = path.read_bytes()
    with Library.open(path) as library:
        assert library.rules.all() == []
        assert [row.id for row in library.issues()] == [1]
        assert list(library.check()) == []
    copy = tmp_path / "old.version-1.db"
    assert copy.exists()
    assert path.read_bytes() != before


def test_the_whole_database_is_searched_and_replaced_one_operation_an_issue(address: Address, tmp_path: Path) -> None:
    with Library.open(address) as library:
        ids = []
        for number in range(3):
            paper = tmp_path / f"{number}.txt"
            paper.write_text(f"第{number}期\n\n本报讯 南湖区委举行了会议，南湖区委书记到会。\n", encoding="utf-8")
            ids += [found.id for found in workflow.import_all(library, [paper], author="ann", entities=False)]
        hits = list(workflow.search(library, QUERY, "南湖区"))
        assert [hit.issue for hit in hits] == [i for i in ids for _twice in range(2)]
        wanted = {hit for hit in hits if hit.issue == ids[1]}
        before = library.load(ids[1])
        verb = partial(replace_again, query=QUERY, replacement="南湖区", wanted=wanted)
        done = workflow.act_in(library, ids[1], verb, author="ann")
        assert done is not None
        assert workflow.act_in(library, ids[0], verb, author="ann") is None
        history = library.history(ids[1])
        assert history.to_undo is not None
        assert history.to_undo.name == "replace_hits"
        assert workflow.undo_in(library, done, author="ann")
        assert library.load(ids[1]) == before
        assert not workflow.undo_in(library, done, author="ann")
        assert list(library.check()) == []
