"""A suggester's version rises when what it suggests changes: records keep it for ever, and are counted by it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from annotator import suggest
from annotator.core.issue import Issue
from annotator.core.records import Record
from annotator.paths import sample_issue
from tests.newsprint import RAW
from tests.suggest.fixing import HARBOUR

DIGESTS = {
    "split 1": "bf4ada906dfdacba",
    "repair 1": "d41f553594ea2828",
    "names 1": "3b70f47b6c121394",
    "repair 2": "61c7bd5060b786a6",
    "names 2": "4a25b520de0404ca",
}
"""What each version suggests for the samples, as a checksum. A new version gets a line; those of earlier ones stay."""

ORIGINS = {
    "split": "annotator/suggest/split/assemble.py",
    "repair": "annotator/suggest/repair/fixes.py",
    "entities": "annotator/suggest/entities.py",
}
"""Operation of a suggester -> where its ORIGIN is defined."""

TWICE = HARBOUR[60:100]
SAMPLES = (
    sample_issue().read_text(encoding="utf-8"),
    RAW,
    HARBOUR.replace("，", ",", 3) + TWICE + '(一)\n“船 队出海.他说:"走!"\n\n下转第2版\n灯塔\u200b还在⼀\ufffd...\n',
    f"海港来信\n\n{HARBOUR[:70]}\n\n{HARBOUR[70:]}\n\n潮水预报\n\n今晚八点涨潮,渔船请勿出港。(完)\n",
)


def made(operation: str) -> Iterator[Record]:
    """What a suggester makes of the samples."""
    for raw in SAMPLES:
        for one in suggest.operations(Issue(raw), entities=operation == "entities"):
            if one.name == operation:
                yield from (change.after for change in one.changes if change.after is not None)


def as_data(record: Record) -> dict[str, object]:
    """A record without what differs by the last digits of a machine, or with each version."""
    said = {key: round(value, 3) if isinstance(value, float) else value for key, value in asdict(record).items()}
    return {**said, "origin": ""}


@pytest.mark.parametrize("operation", ORIGINS)
def test_a_suggester_that_suggests_something_else_has_another_version(operation: str) -> None:
    records = list(made(operation))
    [origin] = {record.origin for record in records}
    said = json.dumps([as_data(record) for record in records], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(said.encode()).hexdigest()[:16]
    assert DIGESTS.get(origin) == digest, (
        f"what {origin!r} suggests for the samples is not what is stored for this version. If you meant to change it, "
        f"raise the number in ORIGIN in {ORIGINS[operation]}, and add the new version with {digest!r} to DIGESTS in "
        "tests/suggest/test_versions.py."
    )
