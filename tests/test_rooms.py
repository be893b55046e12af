"""Who may import whom: the rooms know only the rooms that the design lets them know."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "annotator"
ROOMS = {"compare", "core", "decoding", "formats", "ocr", "search", "store", "suggest", "window"}
ALL = ROOMS | {
    "workflow",
    "settings",
    "staging",
    "paths",
    "app",
    "manual",
    "tour",
    "cli",
    "logs",
}
MAY_IMPORT = {
    "__init__": set[str](),
    "__main__": {"cli"},
    # What is done with files and databases stands in the use cases alone, so that both ways in do the same.
    "cli": {"logs", "app", "tour", "workflow", "core", "settings", "paths"},
    "app": {"logs", "window", "workflow", "core", "settings", "paths"},
    "tour": ALL - {"cli"},  # a user of the window, as a test is
    "manual": {"cli", "window", "workflow", "core", "settings"},  # what is written of them in the guide
    "workflow": {"suggest", "decoding", "ocr", "formats", "store", "core", "search", "compare", "staging"},
    "window": {"core", "workflow", "settings", "paths", "search", "compare"},
    "search": {"core", "paths"},
    "compare": {"core"},
    "suggest": {"core", "paths"},
    "formats": {"core", "decoding", "staging"},
    "ocr": {"core", "decoding"},
    "decoding": {"core"},
    "store": {"core", "staging"},
    "core": set(),
    "settings": {"core", "paths", "staging"},
    "paths": set(),
    "staging": {"core"},
    "logs": {"core"},
}
OTHERS = {
    "PySide6": {"window", "app", "tour"},
    "peewee": {"store"},
    "playhouse": {"store"},
    "sqlite3": {"store"},
    "psutil": {"store"},
    "psycopg": {"store"},
    "dask": {"workflow"},
    "distributed": {"workflow"},
    "click": {"cli", "manual"},
    "platformdirs": {"paths"},
    "charset_normalizer": {"formats"},
    "rapidfuzz": {"compare"},
    "nervaluate": {"compare"},
    "segeval": {"compare"},
    "regex": {"search", "formats"},
    "filelock": {"staging"},
    "PIL": {"decoding", "ocr"},
    "cv2": {"ocr"},
    "rapidocr": {"ocr"},
    "pypdfium2": {"decoding"},
}
ONLY_IN_WORDS = {"jieba", "rjieba"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The dotted names that a module imports anywhere in it, also only for type checking."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported(path: Path) -> set[str]:
    names = (name.split(".") for name in imports(path))
    return {name[1] for name in names if name[0] == "annotator" and len(name) > 1}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    room = room_of(path)
    assert rooms_imported(path) - {room} <= MAY_IMPORT[room]


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


NAMES = {name_of(path) for path in MODULES}


def modules_imported(path: Path) -> set[str]:
    """The modules that a module imports; importing a part of a package is not importing the whole of it."""
    parts = (name.split(".") for name in imports(path))
    longest = (next((n for i in range(len(p), 1, -1) if (n := ".".join(p[:i])) in NAMES), "") for p in parts)
    return set(longest) - {"", name_of(path)}


IMPORTED = {name_of(path): modules_imported(path) for path in MODULES}


def reached(module: str) -> set[str]:
    """The modules that a module needs, also by way of others."""
    seen, ahead = set[str](), list(IMPORTED[module])
    while ahead:
        if (name := ahead.pop()) not in seen:
            seen.add(name)
            ahead += IMPORTED[name]
    return seen


def knots() -> list[list[str]]:
    """The modules that need each other in a circle, those of one circle together."""
    needs = {name: reached(name) for name in IMPORTED}
    circles = {tuple(sorted(other for other in needs[name] if name in needs[other])) for name in needs}
    return sorted(map(list, circles - {()}))


def test_no_modules_import_each_other_in_a_circle_even_for_type_checking() -> None:
    assert knots() == []


def test_panels_work_at_the_desk_and_send_no_signals_of_their_own() -> None:
    for path in (PACKAGE / "window" / "panels").glob("*.py"):
        classes = [
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ClassDef)
        ]
        for panel in (found for found in classes if any(ast.unparse(base).endswith("Panel") for base in found.bases)):
            assert "Signal(" not in "".join(map(ast.unparse, panel.body)), f"{panel.name}: ask `desk.database` instead"


def test_the_application_knows_no_panel() -> None:
    for path in (PACKAGE / "app").glob("*.py"):
        assert not [name for name in imports(path) if name.startswith("annotator.window.panels")], path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_known_only_where_it_belongs(path: Path) -> None:
    libraries = {name.split(".")[0] for name in imports(path)}
    for name in libraries & OTHERS.keys():
        assert room_of(path) in OTHERS[name], f"{name} belongs to {OTHERS[name]}"
    assert not libraries & ONLY_IN_WORDS or path == PACKAGE / "suggest" / "words.py"


def test_the_core_needs_nothing_but_the_standard_library() -> None:
    import sys

    for path in (PACKAGE / "core").rglob("*.py"):
        others = {name.split(".")[0] for name in imports(path)} - {"annotator"}
        assert others <= sys.stdlib_module_names, path


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_says_its_rule(room: str) -> None:
    said = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8")))
    assert said is not None
    assert said.endswith(".")


def test_every_module_has_its_row_in_the_table() -> None:
    assert {room_of(path) for path in MODULES} == MAY_IMPORT.keys()


def test_every_module_says_what_it_is_for() -> None:
    assert [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


WRITES_BY_ITSELF = {"manual", "formats", "store", "suggest", "staging", "logs"}
"""Rooms that write where `staged` or `workroom` has given them a place, or that fit weights; and the log."""


def _unstaged(node: ast.AST) -> Iterator[ast.Call]:
    """The calls in a tree that write a file, but those within `with staged(…)`."""
    if isinstance(node, ast.With) and any("staged(" in ast.unparse(item.context_expr) for item in node.items):
        return
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        mode = next((a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)), "r")
        if name in ("write_text", "write_bytes") or (name == "open" and set(mode) & set("wax+") and len(mode) < 4):
            yield node
    for child in ast.iter_child_nodes(node):
        yield from _unstaged(child)


def test_what_is_written_outside_a_database_is_staged() -> None:
    found = []
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room not in WRITES_BY_ITSELF:
            calls = [ast.unparse(call) for call in _unstaged(ast.parse(path.read_text(encoding="utf-8")))]
            found += [
                f"{path.name}: {call}"
                for call in calls
                if not call.startswith(("workflow.write_text(", "super().write_text("))
            ]
    assert found == []
