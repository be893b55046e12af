"""The lossless form of issues with pages of print."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.core import edits
from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.operations import apply
from annotator.formats import jsonl
from annotator.formats.to_json import json_of
from annotator.formats.writing import Scope
from tests.store.samples import FIRST, ISSUE
from tests.store.test_pages import FIRST as REGIONS
from tests.store.test_pages import LATER, PAGED

READ_ON = apply(PAGED, REGIONS)
READ_ON = apply(READ_ON, edits.append_text(READ_ON, 1, LATER, origin="reader 1", author="ann"))
READ_ON = apply(READ_ON, edits.show_image(READ_ON, 0, READ_ON.pages[1].image, author="ann"))


def read(path: Path, *issues: dict[str, Any]) -> list[Issue]:
    path.write_text("".join(json.dumps(issue) + "\n" for issue in issues), encoding="utf-8")
    return list(jsonl.read(path))


def test_an_issue_with_pages_is_written_and_read_as_it_is(tmp_path: Path) -> None:
    [back] = read(tmp_path / "a.jsonl", json_of(READ_ON))
    assert back == READ_ON
    assert back.without_records() == PAGED


def test_an_issue_without_pages_is_written_as_before() -> None:
    text_only = Issue(raw=ISSUE.raw, source=ISSUE.source)
    assert json_of(apply(text_only, FIRST[0])).keys().isdisjoint({"regions", "additions", "scans", "geometry"})


def test_regions_of_articles_that_are_not_approved_stay_away_and_those_of_none_go_out() -> None:
    issue = apply(READ_ON, edits.give_region(READ_ON, "r0.0", READ_ON.articles[0].id, author="ann"))
    approved = apply(issue, edits.approve(issue, issue.articles[1].id, author="ann"))
    assert [region["id"] for region in json_of(approved, scope=Scope.APPROVED)["regions"]] == ["r1.0"]


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda found: found["geometry"]["lines"][0].pop(), "geometry.lines must hold lists of 7 whole numbers"),
        (lambda found: found["geometry"]["lines"][0].append(3), "must hold lists of alternatives"),
        (lambda found: found["geometry"]["lines"][0].append([["\ud800", 1]]), "alternatives that are a text"),
        (lambda found: found["geometry"]["lines"][0].__setitem__(3, -1), "whole numbers in 0.."),
        (lambda found: found["geometry"]["lines"][0].__setitem__(3, True), "whole numbers in 0.."),
        (lambda found: found["geometry"]["lines"][0].__setitem__(7, 1.5), "confidences in 0..1"),
        (lambda found: found["geometry"]["lines"][0].__setitem__(2, 7), "a page that is not there"),
        (lambda found: found["geometry"]["lines"].reverse(), "one behind the other"),
        (lambda found: found["geometry"]["characters"][0].__setitem__(1, 2**30), "one behind the other"),
        (lambda found: found["geometry"].__setitem__("words", 3), "geometry.words must be a list"),
        (
            lambda found: found["geometry"]["lines"][-2].__setitem__(1, found["additions"][0]["start"] + 1),
            "that began before",
        ),
        (lambda found: found["regions"][0].__setitem__("polygon", [[0, 0], [1, 2, 3]]), "pairs of whole numbers"),
        (lambda found: found["regions"][0].__setitem__("polygon", [[0, 0], [1, 2]]), "no area of a page"),
        (lambda found: found["regions"][0].__setitem__("page", 2), "a page that is not there"),
        (lambda found: found["additions"][0].__setitem__("end", found["additions"][0]["end"] - 1), "goes on"),
        (lambda found: found["pages"][0].__setitem__("width", -1), "pages[0].width"),
        (lambda found: found["pages"][0]["image"].__setitem__("sha256", "x"), "64 digits"),
        (lambda found: found["scans"][0].pop("image"), "image is missing"),
    ],
)
def test_what_is_wrong_on_pages_is_named(tmp_path: Path, spoil: Callable[[Any], object], what: str) -> None:
    found = copy.deepcopy(json.loads(json.dumps(json_of(READ_ON))))
    spoil(found)
    with pytest.raises(BadInput) as caught:
        read(tmp_path / "a.jsonl", found)
    assert what in str(caught.value)
