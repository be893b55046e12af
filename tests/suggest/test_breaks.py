from __future__ import annotations

import pytest

from annotator.suggest.repair.breaks import line_joins
from tests.suggest.fixing import fixed, rules


def joined(raw: str) -> str:
    start = raw.index("\n")
    end = start + len(raw[start:]) - len(raw[start:].lstrip())
    return fixed(raw, line_joins(raw, [(start, end, 0.9)]))


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("渔船今天出\n海了", "渔船今天出海了"),
        ("渔船今天出\n\n　　海了", "渔船今天出海了"),
        ("新闻网Inter\nnet上", "新闻网Internet上"),
        ("增长1.\n96倍", "增长1.96倍"),
        ("the old light\nhouse keeper said", "the old light house keeper said"),
        ("he said so,\nand left it there", "he said so, and left it there"),
        ("an inter-\nnational port", "an international port"),
        ("a state-of-the-art port is state-of-\nthe-art", "a state-of-the-art port is state-of-the-art"),
    ],
)
def test_a_break_inside_a_sentence_leaves_what_its_script_wants(raw: str, wanted: str) -> None:
    assert joined(raw) == wanted


def test_an_unsure_break_is_only_asked_about() -> None:
    (fix,) = line_joins("出\n海", [(1, 2, 0.3)])
    assert not fix.applies


def test_a_break_over_a_blank_line_is_a_column_break() -> None:
    assert rules(line_joins("出\n\n海", [(1, 3, 0.9)])) == ["join.column"]
    assert rules(line_joins("出\n海", [(1, 2, 0.9)])) == ["join.line"]
