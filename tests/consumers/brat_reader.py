"""Reads a folder as brat's own server does, and lets its verifier look at it: python brat_reader.py FOLDER

It runs in an environment of its own, which has the server; prints JSON: what it reads, and what the verifier says.
"""

from __future__ import annotations

import codecs
import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any


def without_u(opening: Callable[..., Any]) -> Callable[..., Any]:
    """What opens files in the mode U too, which Python no longer has: brat is older."""
    return lambda file, mode="r", *more, **named: opening(file, mode.replace("U", ""), *more, **named)


def main() -> None:
    folder = Path(sys.argv[1])
    root = Path(importlib.util.find_spec("brat").submodule_search_locations[0])
    sys.path[:0] = [str(root / "server" / "src"), str(root / "server" / "lib")]
    config = ModuleType("config")
    vars(config).update(DATA_DIR=str(folder), BASE_DIR=str(folder), WORK_DIR=str(folder), DEBUG=False, LOG_LEVEL=30)
    sys.modules["config"] = config
    codecs.open = without_u(codecs.open)
    import annotation
    from projectconfig import ProjectConfiguration
    from verify_annotations import verify_annotation

    project = ProjectConfiguration(str(folder))
    found, complaints = {}, []
    for path in sorted(folder.glob("*.ann")):
        with annotation.TextAnnotations(str(path.with_suffix(""))) as read:
            found[path.stem] = [[one.type, one.spans, one.text] for one in read.get_textbounds()]
            complaints += [str(one).strip() for one in verify_annotation(read, project)]
    json.dump({"found": found, "complaints": complaints}, sys.stdout)


if __name__ == "__main__":
    main()
