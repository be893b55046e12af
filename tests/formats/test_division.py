"""Divided exports: nothing of one part stands in another, and the same seed gives the same parts."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import formats
from annotator.core.issue import Issue
from annotator.core.operations import Operation, added, apply
from annotator.core.records import Boundary, Entity, Position
from annotator.formats.division import PARTS, divided
from annotator.formats.options import Options
from annotator.formats.writing import Scope
from tests.formats.writer import OF_ANY_ARTICLE, write_as

ANY = Options(scope=Scope.ANY, shares=(80, 10, 10))
WORDS = "湖城石桥菜场清晨开门老人孩子早起看书种树修路送信唱戏打鱼织布酿酒烧窑采茶养蚕"


def text(number: int, size: int = 400) -> str:
    """A text that is like none of another number."""
    return "".join(WORDS[(number * 7919 + at * at * (number + 3)) % len(WORDS)] for at in range(size))


def issue(number: int, *, date: str = "", more: str = "") -> Issue:
    found = Issue(text(number) + more, title=f"湖畔晨报{number}", date=date)
    name = Entity(id="e1", origin="ann", start=Position(0), end=Position(2), label="LOC")
    return apply(found, Operation("made", added([name])))


def test_the_shares_are_kept_where_nothing_binds_issues_together() -> None:
    assert Counter(divided([issue(number) for number in range(20)], ANY)) == {0: 16, 1: 2, 2: 2}


def test_no_part_stays_empty_where_there_are_issues_enough() -> None:
    options = Options(scope=Scope.ANY, shares=(60, 20, 20))
    assert set(divided([issue(number) for number in range(3)], options)) == {0, 1, 2}


def test_issues_of_one_day_stay_together() -> None:
    parts = divided([issue(number, date=f"2026-03-0{number % 5 + 1}") for number in range(20)], ANY)
    assert all(len({parts[number] for number in range(day, 20, 5)}) == 1 for day in range(5))
    assert len(set(parts)) > 1


def test_issues_with_nearly_the_same_article_stay_together() -> None:
    twin = text(0)[:200] + "改" + text(0)[201:]
    issues = [issue(number) for number in range(9)]
    for number in (3, 8):
        issues[number] = apply(
            Issue(text(number) + "\n" + twin),
            Operation("made", added([Boundary(id="b1", origin="ann", start=len(text(number)) + 1)])),
        )
    for seed in range(8):
        parts = divided(issues, Options(scope=Scope.ANY, shares=(1, 1, 1), seed=seed))
        assert parts[0] == parts[3] == parts[8]


def test_short_articles_that_are_alike_bind_nothing() -> None:
    issues = [
        apply(
            Issue(text(number) + "\n天气：明天有雨。"),
            Operation("made", added([Boundary(id="b1", origin="ann", start=len(text(number)) + 1)])),
        )
        for number in range(9)
    ]
    assert len(set(divided(issues, Options(scope=Scope.ANY, shares=(1, 1, 1))))) == 3


def test_the_seed_settles_the_division() -> None:
    issues = [issue(number) for number in range(12)]
    found = {seed: tuple(divided(issues, Options(scope=Scope.ANY, shares=(1, 1, 1), seed=seed))) for seed in range(5)}
    assert found[3] == tuple(divided(issues, Options(scope=Scope.ANY, shares=(1, 1, 1), seed=3)))
    assert len(set(found.values())) > 1


@given(st.lists(st.integers(0, 5), max_size=12), st.tuples(*[st.integers(0, 9)] * 3).filter(any), st.integers(0, 3))
def test_each_issue_is_in_one_part_that_has_a_share(days: list[int], shares: tuple[int, ...], seed: int) -> None:
    issues = [Issue(text(number, 60), date=f"2026-03-{day:02}") for number, day in enumerate(days)]
    parts = divided(issues, Options(scope=Scope.ANY, shares=shares, seed=seed))
    assert len(parts) == len(issues)
    assert all(shares[part] for part in parts)


@pytest.mark.parametrize("name", OF_ANY_ARTICLE)
def test_a_divided_export_is_a_folder_of_parts_with_a_manifest(name: str, tmp_path: Path) -> None:
    suffix = formats.formats()[name].suffixes[0]
    path = tmp_path / f"gold{suffix}"
    report = write_as(name, [issue(number) for number in range(10)], path, scope=Scope.ANY, shares=(80, 10, 10))
    assert {part: of.articles for part, of in report.parts.items()} == {"train": 8, "validation": 1, "test": 1}
    assert report.articles == 10
    assert all((path / f"{part}{suffix}").exists() for part in PARTS)
    manifest = json.loads((tmp_path / f"{path.name}.report.json").read_text(encoding="utf-8"))
    assert manifest["report"]["parts"]["train"]["articles"] == 8
    assert manifest["options"]["split"] == [80, 10, 10]
    assert {file["name"] for file in manifest["files"]} >= {
        file.relative_to(tmp_path).as_posix()
        for file in path.rglob("*")
        if file.is_file() and not file.name.startswith(".")
    }


def test_a_part_without_a_share_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    write_as("jsonl", [issue(number) for number in range(4)], path, scope=Scope.ANY, shares=(1, 0, 1))
    assert sorted(file.name for file in path.glob("*.jsonl")) == ["test.jsonl", "train.jsonl"]


def test_the_data_card_says_what_it_is_whence_and_by_whom(tmp_path: Path) -> None:
    issues = [issue(1, date="2026-03-02"), issue(2, date="2026-03-01"), issue(3)]
    write_as("jsonl", issues, tmp_path / "gold.jsonl", scope=Scope.ANY)
    card = json.loads((tmp_path / "gold.jsonl.report.json").read_text(encoding="utf-8"))["card"]
    assert card["issues"] == {"湖畔晨报1": 1, "湖畔晨报2": 1, "湖畔晨报3": 1}
    assert card["dates"] == ["2026-03-01", "2026-03-02"]
    assert card["records_by"]["ann"] == 3
    assert "articles" in card["what"]
