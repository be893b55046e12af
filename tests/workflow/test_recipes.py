"""Recipes: what is saved is read again, and nothing in one is taken on trust."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator import workflow
from annotator.core.errors import BadInput
from annotator.core.issue_filter import IssueFilter

OPTIONS = workflow.Options(scope=workflow.Scope.ANY, scheme=workflow.Scheme.BIOES, shares=(8, 1, 1), seed=7)
GOOD = {"exports": [{"format": "conll"}]}


def test_a_recipe_that_was_saved_is_read_again(tmp_path: Path) -> None:
    exports = (workflow.Export("conll", "a.conll", OPTIONS), workflow.Export("jsonl", "b.jsonl", workflow.Options()))
    recipe = workflow.Recipe(tmp_path / "out", exports, IssueFilter(since="1963", newspaper="湖畔晨报"))
    workflow.write_recipe(recipe, tmp_path / "r.json")
    assert workflow.read_recipe(tmp_path / "r.json") == recipe


def test_a_recipe_without_a_folder_writes_beside_itself(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(json.dumps(GOOD), encoding="utf-8")
    recipe = workflow.read_recipe(tmp_path / "r.json")
    assert (recipe.folder, recipe.exports[0].file) == (tmp_path, "gold.conll")


@pytest.mark.parametrize(
    "said",
    [
        [],
        {},
        {"exports": []},
        {"exports": [{"format": "nothing"}]},
        {"exports": [{"format": "conll", "file": "../a"}]},
        {"exports": [{"format": "conll", "file": "/etc/passwd"}]},
        {"exports": [{"format": "conll"}, {"format": "conll"}]},
        {"exports": [{"format": "conll", "options": {"scheme": "X"}}]},
        {"exports": [{"format": "conll", "options": {"split": [0, 0, 0]}}]},
        {"exports": [{"format": "conll", "options": {"seed": "1"}}]},
        {**GOOD, "folder": 3},
        {**GOOD, "issues": {"since": 1963}},
        {**GOOD, "issues": {"since": "1963-13"}},
        {**GOOD, "issues": {"until": "1963-05-32"}},
        {**GOOD, "other": 1},
    ],
)
def test_a_wrong_recipe_is_refused(tmp_path: Path, said: object) -> None:
    (tmp_path / "r.json").write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(BadInput, match=r"r\.json"):
        workflow.read_recipe(tmp_path / "r.json")


@pytest.mark.parametrize("data", [b"{", b"\xff", b"[" * 100_000, b"a = 1"])
def test_a_file_that_is_no_recipe_is_refused(tmp_path: Path, data: bytes) -> None:
    for name in ("r.json", "r.toml"):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadInput):
            workflow.read_recipe(tmp_path / name)
