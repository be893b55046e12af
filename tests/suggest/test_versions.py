"""A suggester's version rises when what it suggests changes: records keep it for ever, and are counted by it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict

import pytest

from annotator.core.issue import Issue
from annotator.core.records import Boundary, Record
from annotator.paths import sample_issue
from annotator.suggest.repair import repairs
from annotator.suggest.split import read
from annotator.suggest.tagging import suggest_entities
from tests.newsprint import RAW
from tests.suggest.fixing import HARBOUR

DIGESTS = {
    "split 1": "bf4ada906dfdacba",
    "split 2": "f9a54db366aca83a",
    "split 3": "4f9d1308afc05443",
    "split 4": "e74b03b6a9097353",
    "split 5": "9065a2f005685b78",
    "split 6": "9065a2f005685b78",
    "split 7": "9065a2f005685b78",
    "split 8": "df5959dabea433e7",
    "split 9": "df5959dabea433e7",
    "split 10": "df5959dabea433e7",
    "split 11": "df5959dabea433e7",
    "split 12": "49454249f5d56b45",
    "repair 1": "0c058fc1bfbdf137",
    "repair 2": "75b179c9e8c5390e",
    "repair 3": "75b179c9e8c5390e",
    "repair 4": "75b179c9e8c5390e",
    "names 1": "6e36a446b3dff9d2",
    "names 2": "c2bb151e2fb33d9d",
    "names 3": "2e521bc2b3800778",
    "names 4": "37f88354e6f57fb4",
    "names 5": "056c8be7855fd04e",
    "names 6": "dba62fbb73b3d073",
    "names 7": "dba62fbb73b3d073",
}
"""What each version suggests for the samples, as a checksum. A new version gets a line; those of earlier ones stay."""

TWICE = HARBOUR[60:100]
SAMPLES = (
    sample_issue().read_text(encoding="utf-8"),
    RAW,
    HARBOUR.replace("，", ",", 3) + TWICE + '(一)\n“船 队出海.他说:"走!"\n\n下转第2版\n灯塔\u200b还在⼀\ufffd...\n',
    f"海港来信\n\n{HARBOUR[:70]}\n\n{HARBOUR[70:]}\n\n潮水预报\n\n今晚八点涨潮,渔船请勿出港。(完)\n",
)


def split(raw: str) -> Iterable[Record]:
    reading = read(raw)
    return [*reading.boundaries, *reading.parts]


def repair(raw: str) -> Iterable[Record]:
    joins = [(match.start(), match.end(), 0.9) for match in re.finditer(r"(?<![。」”\s])\s+(?![\s　])", raw)]
    return repairs(raw, [Boundary(id="b0", origin="split", start=0)], [], joins)


def names(raw: str) -> Iterable[Record]:
    return suggest_entities(Issue(raw))


SUGGESTERS = {
    split: "annotator/suggest/split/assemble.py",
    repair: "annotator/suggest/repair/fixes.py",
    names: "annotator/suggest/tagging.py",
}
"""What a suggester makes of a text, without the ones before it -> where its ORIGIN is defined."""


def as_data(record: Record) -> dict[str, object]:
    """A record without what differs by the last digits of a machine, or with each version."""
    said = {key: round(value, 3) if isinstance(value, float) else value for key, value in asdict(record).items()}
    return {**said, "origin": ""}


@pytest.mark.parametrize("suggester", SUGGESTERS)
def test_a_suggester_that_suggests_something_else_has_another_version(
    suggester: Callable[[str], Iterable[Record]],
) -> None:
    records = [record for raw in SAMPLES for record in suggester(raw)]
    [origin] = {record.origin for record in records}
    said = json.dumps([as_data(record) for record in records], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(said.encode()).hexdigest()[:16]
    assert DIGESTS.get(origin) == digest, (
        f"what {origin!r} suggests for the samples is not what is stored for this version. If you meant to change it, "
        f"raise the number in ORIGIN in {SUGGESTERS[suggester]}, and add the new version with {digest!r} to DIGESTS in "
        "tests/suggest/test_versions.py."
    )
