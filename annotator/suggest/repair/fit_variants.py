"""Make the table of the forms of a character: python -m annotator.suggest.repair.fit_variants [OUTPUT].

OUTPUT (default: the shipped table) gets a line for each simplified character: itself, then the forms that OpenCC
(Apache-2.0) turns into it, from Taiwan, Hong Kong and Japan. `pip install newspaper-annotator[script]` brings it.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from annotator import paths

_BLOCKS = (range(0x4E00, 0xA000), range(0x3400, 0x4DC0), range(0x20000, 0x2A6E0))
_STEPS = ("tw2t", "hk2t", "jp2t", "t2s")


def lines() -> list[str]:
    """The lines of the table."""
    from opencc import OpenCC

    steps = [OpenCC(step) for step in _STEPS]
    forms: dict[str, list[str]] = defaultdict(list)
    for char in (chr(code) for block in _BLOCKS for code in block):
        simple = char
        for step in steps:
            simple = step.convert(simple)
        if len(simple) == 1 and simple != char:
            forms[simple].append(char)
    return [simple + "".join(sorted(others)) for simple, others in sorted(forms.items())]


if __name__ == "__main__":
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else paths.resource("search", "variants.txt")
    output.write_text("\n".join(lines()) + "\n", encoding="utf-8")
