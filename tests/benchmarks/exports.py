"""What an export costs beside `json.dumps` of the same records: `python -m tests.benchmarks.exports FORMAT ARTICLES`.

It prints a JSON object: `took` and `floor` (CPU seconds), `articles`, and the peak `memory` (MiB) of the whole process.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator import formats
from annotator.core.issue import Issue
from annotator.core.operations import apply
from annotator.formats.options import Options
from annotator.formats.to_json import json_of
from annotator.formats.writing import Scope
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


def measure(name: str, articles: int) -> dict[str, float]:
    """Write so many articles in a format, and their records as JSON."""
    issues = Issues([composed_issue(number) for number in range(_PATTERNS)], articles)
    records = [json_of(issue) for issue in issues.patterns]
    begun = time.process_time()
    count = 0
    while count < articles:
        found = records[count % len(records)]
        json.dumps(found, ensure_ascii=False)
        count += len(found["articles"])
    floor = time.process_time() - begun
    with tempfile.TemporaryDirectory() as folder:
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
