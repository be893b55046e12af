from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.core import edits
from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.operations import apply
from annotator.core.records import Boundary, Correction, CorrectionKind, Entity, Part, Position, Role, State, Status
from annotator.suggest.evaluate import lines, over_cases, over_issues

RAW = "灯塔完工\n老人清早,出\n海了。\n邮局搬家\n下月搬。\n"
GOLD: dict[str, Any] = {
    "articles": [{"segments": [[0, 15]]}, {"segments": [[16, 24]]}],
    "roles": [[0, 4, "headline"], [5, 11, "body"], [16, 20, "headline"]],
    "joins": [[11, 12]],
    "duplicates": [],
    "furniture": [],
    "entities": None,
    "half_width": False,
}


def case(folder: Path, name: str, raw: str = RAW, **changes: Any) -> None:
    (folder / f"{name}.txt").write_text(raw, encoding="utf-8", newline="")
    (folder / f"{name}.gold.json").write_text(json.dumps(GOLD | changes), encoding="utf-8")


def guess(raw: str) -> Issue:
    return Issue(
        raw=raw,
        boundaries=(
            Boundary(id="b0", origin="split", start=0),
            Boundary(id="b16", origin="split", start=16, rule="head"),
        ),
        parts=(Part(id="p0", origin="split", start=0, end=4, role=Role.HEADLINE, rule="short"),),
        corrections=(
            Correction(
                id="c9", origin="repair", start=9, end=10, text="，", kind=CorrectionKind.PUNCTUATION, rule="comma"
            ),
            Correction(
                id="c11", origin="repair", start=11, end=12, text="", kind=CorrectionKind.LINE_JOIN, rule="join"
            ),
            Correction(
                id="c15",
                origin="repair",
                start=15,
                end=16,
                text="",
                kind=CorrectionKind.LINE_JOIN,
                rule="guess",
                state=State.SUGGESTED,
                confidence=0.2,
            ),
        ),
    )


def test_kinds_and_rules_get_their_precision_and_recall(tmp_path: Path) -> None:
    case(tmp_path, "one")
    table = over_cases(tmp_path, guess)
    headline = table.kinds["part headline"]
    assert (headline.precision, headline.recall) == (1.0, 0.5)
    assert table.kinds["article"].recall == 1.0
    assert table.rules["correction line-join", "join"].precision == 1.0


def test_a_question_counts_for_its_rule_only(tmp_path: Path) -> None:
    case(tmp_path, "one")
    table = over_cases(tmp_path, guess)
    assert table.kinds["correction line-join"].precision == 1.0
    assert table.rules["correction line-join", "guess"].precision == 0.0


def test_another_layout_of_the_day_says_what_the_punctuation_should_be(tmp_path: Path) -> None:
    case(tmp_path, "day.seed", half_width=True)
    case(tmp_path, "day.dump", raw=RAW.replace(",", "，"))
    right = over_cases(tmp_path, lambda raw: guess(raw) if "," in raw else Issue(raw=raw))
    assert right.rules["correction punctuation", "comma"].precision == 1.0


def test_what_the_gold_says_nothing_of_has_no_figures(tmp_path: Path) -> None:
    case(tmp_path, "one", half_width=True)
    table = over_cases(tmp_path, guess)
    assert not table.kinds["correction punctuation"].scored
    assert lines(table)[-1].startswith("Where figures are missing")


def test_a_repeat_counts_when_nearly_all_of_it_is_found(tmp_path: Path) -> None:
    case(tmp_path, "one", raw="甲" * 60, articles=[{"segments": [[0, 60]]}], roles=[], joins=[], duplicates=[[10, 40]])

    def found(raw: str, start: int) -> Issue:
        duplicate = Correction(id="c", origin="r", start=start, end=40, text="", kind=CorrectionKind.DUPLICATE)
        return Issue(raw=raw, corrections=(duplicate,))

    assert over_cases(tmp_path, lambda raw: found(raw, 13)).kinds["correction duplicate"].recall == 1.0
    assert over_cases(tmp_path, lambda raw: found(raw, 25)).kinds["correction duplicate"].recall == 0.0


def test_only_approved_articles_of_a_library_count() -> None:
    suggested = guess(RAW)
    first, second = suggested.boundaries
    gold = replace(suggested, boundaries=(replace(first, status=Status.APPROVED), second), parts=(), by_id={})
    table = over_issues([(suggested, gold)])
    assert table.kinds["article"].wanted == 1
    assert table.kinds["part headline"].precision == 0.0


def test_what_was_only_swept_in_speaks_neither_for_a_suggestion_nor_against_it() -> None:
    open_ = guess(RAW)
    asked = Correction(id="q", origin="r", rule="ask", start=0, end=1, text="丁", confidence=0.2, state=State.SUGGESTED)
    parts = tuple(replace(part, state=State.SUGGESTED) for part in open_.parts)
    open_ = replace(open_, parts=parts, corrections=(asked,), by_id={})
    gold = apply(open_, edits.approve(open_, "b0", author="ann"))
    table = over_issues([(open_, gold)])
    assert table.swept == 2
    assert not table.kinds["part headline"].scored
    assert not table.rules["correction other", "ask"].scored
    assert lines(table)[-1].startswith("2 things")
    seen = apply(open_, edits.accept(open_, "p0", author="ann"))
    seen = apply(seen, edits.reject(seen, "q", author="ann"))
    table = over_issues([(open_, apply(seen, edits.approve(seen, "b0", author="ann")))])
    assert table.swept == 0
    assert table.kinds["part headline"].right == 1
    assert table.rules["correction other", "ask"].precision == 0.0


def test_a_name_in_the_place_of_one_that_nobody_looked_at_is_not_judged_by_it() -> None:
    def name(start: int, end: int, label: str) -> Entity:
        return Entity(
            id=f"e{start}",
            origin="n",
            rule="r",
            state=State.SUGGESTED,
            start=Position(start),
            end=Position(end),
            label=label,
        )

    issue = replace(guess(RAW), parts=(), corrections=(), entities=(name(0, 2, "LOC"), name(5, 7, "PER")), by_id={})
    seen = apply(issue, edits.accept(issue, "e5", author="ann"))
    gold = apply(seen, edits.approve(seen, "b0", author="ann"))
    other = replace(issue, entities=(name(0, 2, "ORG"), name(5, 7, "PER")), by_id={})
    table = over_issues([(other, gold)])
    assert {
        row: (one.made, one.right) for row, one in table.kinds.items() if row.startswith("entity") and one.made
    } == {"entity PER": (1, 1)}


def test_each_newspaper_and_each_kind_of_text_has_its_own_figures(tmp_path: Path) -> None:
    kinds = [{"segments": [[0, 15]]}, {"segments": [[16, 24]], "kind": "notice"}]
    case(tmp_path, "one", newspaper="湖畔晨报", articles=kinds)
    case(tmp_path, "two", newspaper="南湖晚报")
    table = over_cases(tmp_path, lambda raw: replace(guess(raw), boundaries=guess(raw).boundaries[:1], by_id={}))
    assert {name: group.kinds["boundary"].recall for name, group in table.groups.items()} == {
        "newspaper 湖畔晨报": 0.5,
        "newspaper 南湖晚报": 0.5,
        "kind of text article": 2 / 3,
        "kind of text notice": 0.0,
    }
    assert any(line.startswith("kind of text notice ") for line in lines(table))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"articles": 3}'])
def test_a_broken_case_is_named_in_one_sentence(tmp_path: Path, content: str) -> None:
    case(tmp_path, "one")
    (tmp_path / "one.gold.json").write_text(content)
    with pytest.raises(BadInput, match=r"one\.gold\.json"):
        over_cases(tmp_path, guess)


def test_a_folder_without_cases_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no cases"):
        over_cases(tmp_path, guess)
