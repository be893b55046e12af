"""The glossary of CONTRIBUTING.md, kept by the names that the code defines."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "annotator"
ROW = re.compile(r"\| (?P<word>[^|]+) \| [^|]+ \| (?P<avoided>[^|]*) ?\|")
WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
EXCEPT = {"document", "read_documents", "write_documents", "Document", "_document_id"}
"""What packages of other formats know by its earlier name, and the document of INCEpTION."""


def avoided() -> dict[str, str]:
    """Each word that is not used -> the ones that are."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Glossary")[2].partition("\n## ")[0]
    rows = [row for row in ROW.finditer(text) if row["word"] != "word"]
    return {word: row["word"] for row in rows for word in row["avoided"].replace(",", " ").split()}


def defined(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What a module defines: functions, classes, arguments, variables and attributes of its own, with their lines."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, name
            case ast.arg(arg=name):
                yield node.lineno, name
            case ast.Name(id=name, ctx=ast.Store()):
                yield node.lineno, name
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                yield node.lineno, name


def test_the_glossary_says_what_is_avoided() -> None:
    assert {"document", "piece", "told", "found"} <= avoided().keys()


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_defined_under_a_word_that_the_glossary_avoids(path: Path) -> None:
    instead = avoided()
    for line, name in [(1, path.stem), *defined(ast.parse(path.read_text(encoding="utf-8")))]:
        for word in WORDS.findall(name):
            assert name in EXCEPT or word.lower() not in instead, (
                f"{path.relative_to(ROOT)}:{line}: {name}: the glossary of CONTRIBUTING.md says {instead[word.lower()]}"
            )
