"""Reads a file of CoNLL as flair does: python flair_reader.py FILE

It runs in an environment of its own, which has flair; prints JSON: the names of each sentence and their labels.
"""

from __future__ import annotations

import json
import sys
from contextlib import redirect_stdout
from pathlib import Path


def main() -> None:
    with redirect_stdout(sys.stderr):
        from flair.datasets import ColumnDataset

        read = ColumnDataset(Path(sys.argv[1]), {0: "text", 1: "ner"}, comment_symbol="# ")
        found = [["".join(token.text for token in span), span.tag] for one in read for span in one.get_spans("ner")]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
