"""What an export costs beside `json.dumps` of the same records, or beside the library that writes the format, which is
given ready rows: `python -m tests.benchmarks.exports FORMAT ARTICLES`.

It prints a JSON object: `took` and `floor` (CPU seconds), `articles`, and the peak `memory` (MiB) of the whole process.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, cycle, islice
from pathlib import Path
from typing import Any

from annotator import formats
from annotator.core.issue import Issue
from annotator.core.operations import apply
from annotator.formats.article_text import ArticleText
from annotator.formats.articles import article_texts
from annotator.formats.huggingface_rows import FEATURES, line_rows, sentence_rows
from annotator.formats.lines import sentences, tags, tokens
from annotator.formats.options import Options
from annotator.formats.pairs import as_object, pairs_of
from annotator.formats.parquet import Table
from annotator.formats.to_json import json_of
from annotator.formats.writing import Report, Scope
from annotator.suggest import words
from tests.benchmarks.archive import Size, composed
from tests.memory import peak_memory

_PATTERNS = 4
_SIZE = Size(issues=_PATTERNS)


@dataclass(frozen=True, slots=True)
class Issues:
    """Some composed issues over and over, until there are enough articles."""

    patterns: list[Issue]
    articles: int

    def __iter__(self) -> Iterator[Issue]:
        count = 0
        while count < self.articles:
            issue = self.patterns[count % len(self.patterns)]
            yield issue
            count += len(issue.articles)


def composed_issue(number: int) -> Issue:
    """An issue of the archive with all its records."""
    issue, operations = composed(number, _SIZE)
    for operation in operations:
        issue = apply(issue, operation)
    return issue


def _ready_json(issues: Issues, _folder: Path) -> Callable[[], object]:
    """What writes the records of some issues as JSON."""
    records = [json_of(issue) for issue in issues.patterns]
    numbers = [issues.patterns.index(issue) for issue in issues]
    return lambda: [json.dumps(records[number], ensure_ascii=False) for number in numbers]


def _texts(issues: Issues) -> tuple[Sequence[ArticleText], int]:
    """The articles of the patterns, and how many of them, again and again, an export has."""
    made = list(article_texts(issues.patterns, Options(scope=Scope.ANY), Report(), flat=True))
    return made, issues.articles


def _ready_docs(issues: Issues, folder: Path) -> Callable[[], object]:
    """What makes a DocBin of the words and tags of some issues."""
    import spacy

    vocab, (texts, count) = spacy.blank("zh").vocab, _texts(issues)
    rows = [
        (list(one.text), [*tags([(at, at + 1) for at in range(len(one.text))], one.entities, Options().scheme)])
        for one in texts
    ]

    def write() -> None:
        docs = spacy.tokens.DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID"], store_user_data=True)
        for characters, marks in islice(cycle(rows), count):
            docs.add(spacy.tokens.Doc(vocab, characters, [False] * len(characters), ents=marks))
        (folder / "floor.spacy").write_bytes(docs.to_bytes())

    return write


def _ready_tables(issues: Issues, folder: Path) -> Callable[[], object]:
    """What writes the rows of some issues into Parquet files."""
    options, (texts, _count) = Options(scope=Scope.ANY), _texts(issues)
    rounds = -(-issues.articles // len(texts))
    rows: Mapping[str, Iterable[Mapping[str, Any]]] = {
        "tokens": [row for one in texts for row in sentence_rows(one, options)],
        "lines": [row for one in issues.patterns for row in line_rows(one, "", options.scope)],
        "pairs": [as_object(pair) for one in issues.patterns for a in one.articles for pair in pairs_of(one, a, "")],
    }

    def write() -> None:
        for name, ready in rows.items():
            with Table(folder / f"{name}.parquet", FEATURES[name]) as table:
                table.take(chain.from_iterable([ready] * rounds))

    return write


def _ready_cas(issues: Issues, folder: Path) -> Callable[[], object]:
    """What writes a CAS of the sentences, tokens and entities of each article of some issues."""
    import cassis

    texts, count = _texts(issues)
    system = cassis.TypeSystem()
    kinds = [system.create_type(name, "uima.tcas.Annotation") for name in ("Sentence", "Token", "Name")]
    spans = [
        [[*sentences(one.text, one.entities)], tokens(one.text, Options()), [(e.start, e.end) for e in one.entities]]
        for one in texts
    ]

    def write() -> None:
        for number, (one, of_kinds) in enumerate(islice(cycle(zip(texts, spans, strict=True)), count)):
            cas = cassis.Cas(system)
            cas.sofa_string = one.text
            for kind, some in zip(kinds, of_kinds, strict=True):
                cas.add_all([kind(begin=start, end=end) for start, end in some])
            (folder / f"{number}.xmi").write_bytes(cas.to_xmi().encode())

    return write


LIBRARIES: Mapping[str, Callable[[Issues, Path], Callable[[], object]]] = {
    "cas": _ready_cas,
    "huggingface": _ready_tables,
    "spacy": _ready_docs,
}
"""The formats that a library writes: what makes rows ready for it, and gives what writes them."""


def measure(name: str, articles: int) -> dict[str, float]:
    """Write so many articles in a format, and their records as JSON."""
    issues = Issues([composed_issue(number) for number in range(_PATTERNS)], articles)
    with tempfile.TemporaryDirectory() as folder:
        write = LIBRARIES.get(name, _ready_json)(issues, Path(folder))
        begun = time.process_time()
        write()
        floor = time.process_time() - begun
        path = Path(folder) / f"gold{formats.formats()[name].suffixes[0]}"
        begun = time.process_time()
        report = formats.write(issues, name, path, Options(scope=Scope.ANY, words=words.words))
        took = time.process_time() - begun
    return {"took": took, "floor": floor, "articles": report.articles, "memory": peak_memory() / 2**20}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("format")
    parser.add_argument("articles", type=int)
    given = parser.parse_args()
    print(json.dumps(measure(given.format, given.articles)))


if __name__ == "__main__":
    main()
