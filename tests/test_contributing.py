"""What CONTRIBUTING promises to newcomers: a format and a panel are one module, and a line in one table."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from annotator import formats
from annotator.formats import Format
from annotator.suggest import tagging
from annotator.suggest.repair import fixes
from annotator.suggest.split import assemble
from annotator.window.action_table import ACTIONS
from annotator.window.panels.docks import PANELS
from annotator.window.panels.panel import Panel

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def modules(folder: str) -> Iterator[ModuleType]:
    """The modules of a room."""
    for path in sorted((ROOT / folder).glob("*.py")):
        yield importlib.import_module(f"{folder.replace('/', '.')}.{path.stem}")


def test_the_table_lists_the_format_of_each_module() -> None:
    for module in modules("annotator/formats"):
        for name, found in inspect.getmembers(module, lambda one: isinstance(one, Format)):
            place = f"{module.__name__.rpartition('.')[2]}.{name}"
            listed = formats.FORMATS.get(found.name)
            assert listed is found, f"add {place} to FORMATS in annotator/formats/table.py, under a name of its own"


def test_the_docks_and_the_table_of_actions_list_the_panel_of_each_module() -> None:
    called = {row.name: row.does for row in ACTIONS}
    for module in modules("annotator/window/panels"):
        for _name, panel in inspect.getmembers(module, inspect.isclass):
            if issubclass(panel, Panel) and hasattr(panel, "name"):  # the others are what panels share
                name = panel.__name__
                assert panel in PANELS, f"add {name} to PANELS in annotator/window/panels/docks.py"
                row = f'Row("{panel.name}", {name}, "view", marked("Action", "…"))'
                assert called.get(panel.name) is panel, f"add {row} to annotator/window/action_table.py"


def test_it_says_where_the_version_of_each_suggester_is_and_names_files_that_are_there() -> None:
    for module in (assemble, fixes, tagging):
        assert Path(module.__file__ or "").relative_to(ROOT).as_posix() in TEXT
        assert re.fullmatch(r"\w+ [1-9]\d*", module.ORIGIN)
    for path in re.findall(r"`((?:annotator|tests|resources)/[\w/.]+)`", TEXT):
        assert (ROOT / path).exists(), path
