"""The README says the same in both languages, as far as commands, names and headings go, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator import workflow
from annotator.cli import cli

ROOT = Path(__file__).parents[1]
ENGLISH, CHINESE = (ROOT.joinpath(name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md"))


@pytest.mark.parametrize(
    "what",
    [
        pytest.param(r"```\n.*?```", id="blocks"),
        pytest.param(r"(?<!`)`([^`]+)`(?!`)", id="names"),
        pytest.param(r"(?:Ctrl|Alt|Shift)\+[A-Za-z0-9+↑↓←→]*[A-Z0-9↑↓←→]", id="keys"),
    ],
)
def test_both_languages_show_the_same(what: str) -> None:
    ours, theirs = (set(re.findall(what, " ".join(text.split(" ")), re.DOTALL)) for text in (ENGLISH, CHINESE))
    flat = [{" ".join(one.split()) for one in some} for some in (ours, theirs)]
    assert flat[0] == flat[1]


def test_both_languages_have_the_same_headings_and_tables() -> None:
    for what in (r"^#+ ", r"^\|", r"^- "):
        ours, theirs = (len(re.findall(what, text, re.MULTILINE)) for text in (ENGLISH, CHINESE))
        assert ours == theirs, what


def test_each_command_and_format_is_named() -> None:
    for name, command in cli.commands.items():
        assert command.hidden or f"\nannotator {name} " in ENGLISH
    for one in workflow.writable():
        assert f"`{one.name}`" in ENGLISH


def test_each_room_of_the_code_is_named() -> None:
    for path in ROOT.joinpath("annotator").glob("*/__init__.py"):
        assert f"\nannotator/{path.parent.name} " in ENGLISH


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_no_line_of_english_is_too_long_to_read(name: str) -> None:
    lines = ROOT.joinpath(name).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if len(line) > 140 and not line.startswith("|")]
