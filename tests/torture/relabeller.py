"""A program that renames a label in all issues, to and fro, until it is killed: `python -m tests.torture.relabeller
LIBRARY`. Each time all issues change in one transaction; after the first it says so.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from annotator.store import Library

NAMES = ("PER", "PERSON")


def main(path: Path) -> None:
    """Rename for ever."""
    with Library.open(path) as library:
        while True:
            for old, new in (NAMES, NAMES[::-1]):
                labels = [replace(label, name=new) if label.name == old else label for label in library.labels.all()]
                library.labels.change(labels, {old: new}, author="ann")
                print(new, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
