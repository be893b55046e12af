"""What an import of a long file takes: `python -m tests.benchmarks.imports KIND BYTES`.

It prints a JSON object: `took` (CPU seconds) and the peak `memory` (MiB) of the whole process.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from annotator import workflow
from annotator.core.errors import BadInput
from tests.benchmarks.archive import Size, composed
from tests.memory import peak_memory

FILES: dict[str, tuple[str, str, Callable[[int, str], str], str]] = {
    "text": ("", "", lambda number, text: text + "\n\n", ""),
    "conll": ("", "", lambda number, text: "".join(f"{char}\tO\n" for char in text if not char.isspace()) + "\n", ""),
    "label-studio": (
        "[\n",
        ",\n",
        lambda number, text: json.dumps({"id": number, "data": {"text": text}}, ensure_ascii=False),
        "]\n",
    ),
    "tei": (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>\n',
        "\n",
        lambda number, text: f'<div type="article" n="x{number}"><p>{text}</p></div>',
        "</body></text></TEI>\n",
    ),
}
"""How the file of a format begins, what stands between two articles, an article by its number, and how it ends."""


def articles() -> Iterator[str]:
    """Texts that are all different, without end."""
    pages = [composed(number, Size(issues=4))[0].raw[:1500] for number in range(4)]
    for number in count():
        yield f"第{number}则　{pages[number % len(pages)]}"


def write(path: Path, form: str, size: int) -> None:
    """A file of about so many bytes."""
    head, between, one, tail = FILES[form]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(head)
        for number, text in enumerate(articles()):
            file.write((between if number else "") + one(number, text))
            if size - 10_000 < file.tell():
                break
        file.write(tail)


def measure(kind: str, size: int) -> dict[str, float]:
    """Import a file of a format, for "blank" one of so many empty lines, and for "keys" a line of as many keys as is
    just accepted.
    """
    with tempfile.TemporaryDirectory() as folder, workflow.open_library(Path(folder) / "a.db", create=True) as library:
        path = Path(folder) / "file"
        if kind == "blank":
            path.write_text("标题在这里\n" + "\n" * size + "正文在此。\n", encoding="utf-8")
        elif kind == "keys":
            with path.open("w", encoding="utf-8") as file:
                file.write('{"format":"annotator-issue","version":1,"raw":"","more":{')
                file.writelines(f'"{number:x}":0,' for number in range(size))
                file.write('"last":0}}')
        else:
            write(path, kind, size)
        begun = time.process_time()
        if kind in ("blank", "text"):
            list(workflow.import_all(library, [path], author="benchmark", form="text"))
        elif kind == "keys":
            with suppress(BadInput):
                workflow.read_back(path.rename(path.with_suffix(".jsonl")), "jsonl")
        else:
            found = workflow.read_back(path, kind)
            list(workflow.merge(library, workflow.plan(library, found, workflow.Wish(author="benchmark"))))
        return {"took": time.process_time() - begun, "memory": peak_memory() / 2**20}


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
