"""What `make mutants` can change in a module, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("cosmic_ray", reason="only `make mutants` installs it")

from tests.mutants.changes import Change, places

SOURCE = """
def clamp(value: int | None, low: int = -1) -> int | None:
    assert value != 3
    return low if value is None or value < low else value + 1
"""


@pytest.fixture
def changes(tmp_path: Path) -> list[Change]:
    path = tmp_path / "clamp.py"
    path.write_text(SOURCE, encoding="utf-8")
    return [change for some in places(path).values() for change in some]


def test_comparisons_arithmetic_and_conditions_are_changed(changes: list[Change]) -> None:
    become = {change.code for change in changes}
    for old, new in (
        ("< low", "<= low"),
        ("is None", "is not None"),
        ("+ 1", "- 1"),
        (" or ", " and "),
        ("= -1", "= +1"),
    ):
        assert SOURCE.replace(old, new) in become


def test_assertions_and_annotations_stay(changes: list[Change]) -> None:
    assert all("assert value != 3" in change.code for change in changes)
    assert all(change.code.count("int | None") == 2 for change in changes)
    assert all(change.lines[0] != change.lines[1] for change in changes)


def test_what_python_can_not_read_is_known(tmp_path: Path) -> None:
    path = tmp_path / "clamp.py"
    path.write_text("def clamp(value: int, *, low: int) -> int:\n    return low * value\n", encoding="utf-8")
    product = [change for some in places(path).values() for change in some if change.operator.endswith("Mul_Add")]
    assert [(change.line, change.is_code) for change in product] == [(1, False), (2, True)]


def test_members_of_an_enumeration_and_texts_have_no_order(tmp_path: Path) -> None:
    path = tmp_path / "state.py"
    for equal, other in (("state == State.REJECTED", "state != State.REJECTED"), ('step == "undo"', 'step != "undo"')):
        path.write_text(f"gone = {equal}\n", encoding="utf-8")
        assert [change.code for some in places(path).values() for change in some] == [f"gone = {other}\n"]
