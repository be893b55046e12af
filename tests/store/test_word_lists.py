"""Lists of names and the names of approved articles suggest themselves in further issues."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator import workflow
from annotator.core import edits
from annotator.core.address import Address
from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.operations import Operation, added
from annotator.core.records import Entity, Position, State
from annotator.store import Library
from tests.store import samples

PAPER = "湖城要闻\n\n本报讯 昨天上午，丁零汀在鲤鱼墩讲了话，丁零汀说水位是关键。\n"


def suggested_in(library: Library, folder: Path, name: str, text: str = PAPER) -> set[tuple[str, str, str]]:
    """The names that are suggested when a text is imported, each with its label and its source."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    [found] = workflow.import_all(library, [path], author="ann")
    issue = library.load(found.id)
    return {
        (issue.raw[entity.start.raw : entity.end.raw], entity.label, entity.rule)
        for entity in issue.entities
        if entity.state == State.SUGGESTED
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "鲤鱼墩\n\n  丁零汀  \n"),
        ("a.csv", 'text,label\n"鲤鱼墩",LOC\n丁零汀,PER\n,ORG\n'),
        ("a.tsv", "鲤鱼墩\tLOC\r\n丁零汀\tPER\r\n"),
    ],
)
def test_a_list_is_kept_and_suggests_its_names(address: Address, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with Library.open(address) as library:
        assert ("鲤鱼墩", "LOC", "gazetteer") not in suggested_in(library, tmp_path, "0.txt")
        assert workflow.keep_list(library, tmp_path / name, label="LOC") == 2
        assert library.word_lists.names() == {name: 2}
        found = suggested_in(library, tmp_path, "1.txt", PAPER + "再见。")
        assert {(text, label) for text, label, _rule in found} >= {("鲤鱼墩", "LOC")}
        library.word_lists.drop(name)
        assert library.word_lists.listed() == {}


def test_the_names_of_approved_articles_are_known_until_they_are_reopened(address: Address, tmp_path: Path) -> None:
    with Library.open(address) as library:
        issue_id = samples.add_sample(library)

        def do(verb: Callable[..., Operation]) -> None:
            made = workflow.act_in(library, issue_id, lambda issue, author, issue_id: verb(issue), author="ann")
            assert made is not None

        assert library.word_lists.all() == {}
        do(lambda issue: edits.tag(issue, "b5", 0, 2, "LOC", author="ann"))
        assert library.word_lists.all() == {}
        do(lambda issue: edits.approve(issue, "b5", author="ann"))
        assert library.word_lists.all()["老桥"] == "LOC"
        found = suggested_in(library, tmp_path, "1.txt", "要闻\n\n本报讯 老桥在河上，有人来看老桥。\n")
        assert ("老桥", "LOC") in {(text, label) for text, label, _rule in found}
        do(lambda issue: edits.reopen(issue, "b5", author="ann"))
        assert library.word_lists.all() == {}


def test_what_nobody_looked_at_or_somebody_rejected_is_no_known_name(address: Address) -> None:
    raw = "老桥和新桥，石桥和木桥。\n"
    names = [
        Entity(
            id=f"e{at}", origin="names 1", rule="r", start=Position(at), end=Position(at + 2), label="LOC", state=state
        )
        for at, state in ((0, State.SUGGESTED), (3, State.REJECTED), (6, State.SUGGESTED), (9, State.ACCEPTED))
    ]
    with Library.open(address) as library:
        issue_id = library.add(Issue(raw=raw), [Operation("suggest", added(names))], author="ann")
        step = samples.step(library, issue_id, edits.accept(library.load(issue_id), "e6", author="ann"))
        samples.step(library, issue_id, edits.approve(step, "b0", author="ann"))
        assert library.word_lists.all() == {"石桥": "LOC", "木桥": "LOC"}


@pytest.mark.parametrize(
    "line", ["长" * 101, "长" * 200_000, "好,A B", f"好,{'L' * 41}", '"好,PER', '"好" 了,PER', '好,"PER']
)
def test_what_can_be_no_name_is_told_with_its_line_and_nothing_is_kept(
    address: Address, tmp_path: Path, line: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"鲤鱼墩,LOC\n{line}\n", encoding="utf-8")
    with Library.open(address) as library:
        with pytest.raises(BadInput, match="line 2"):
            workflow.keep_list(library, path, label="LOC")
        assert library.word_lists.names() == {}
