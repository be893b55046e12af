"""The JSON Schema that is shipped says what the lossless form is: no less, and no more."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from annotator import paths
from annotator.core import edits
from annotator.core.issue import Image, Issue
from annotator.core.operations import apply
from annotator.core.records import ArticleKind, CorrectionKind, Decided, DetailField, RegionKind, Role, State, Status
from annotator.formats.to_json import json_of
from tests.core.histories import suggested_issues
from tests.store.samples import MADE, ON_PAGES

SCHEMA: dict[str, Any] = json.loads(paths.resource("formats", "issue.schema.json").read_text(encoding="utf-8"))
PRINTED = replace(MADE, pages=tuple(replace(page, width=9, image=Image("1.tif")) for page in MADE.pages))
ON_PAGES_ONLY = ("regions", "additions", "scans")
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(suggested_issues())
def test_what_is_written_keeps_to_the_schema(issue: Issue) -> None:
    found = json.loads(json.dumps(json_of(replace(issue, source=MADE.source))))
    assert [error.message for error in VALIDATOR.iter_errors(found)] == []


def test_the_schema_names_each_key_that_is_written() -> None:
    named = edits.set_details(PRINTED, {("", DetailField.TITLE): "南湖晚报"}, author="ann")
    found = json.loads(json.dumps(json_of(apply(apply(PRINTED, named), ON_PAGES))))
    assert found.keys() == SCHEMA["properties"].keys()
    for table in (
        "boundaries",
        "parts",
        "corrections",
        "entities",
        "notes",
        "articles",
        "pages",
        "details",
        *ON_PAGES_ONLY,
    ):
        name = SCHEMA["properties"][table]["items"]["$ref"].rpartition("/")[2]
        assert all(record.keys() == SCHEMA["$defs"][name]["properties"].keys() for record in found[table]), table


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("state", State),
        ("decided", Decided),
        ("status", Status),
        ("kind", ArticleKind),
        ("role", Role),
        ("why", CorrectionKind),
        ("regionkind", RegionKind),
        ("detailfield", DetailField),
    ],
)
def test_the_schema_knows_the_words_of_the_model(name: str, members: Any) -> None:
    assert SCHEMA["$defs"][name]["enum"] == [member.value for member in members]


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("regions", "polygon", [[0, 0], [1, 1]]),
        ("scans", "image", None),
        ("boundaries", "start", -1),
        ("entities", "state", "maybe"),
        ("corrections", "text", 3),
        ("parts", "role", None),
    ],
)
def test_the_schema_refuses_what_is_wrong(table: str, key: str, value: object) -> None:
    found = copy.deepcopy(json.loads(json.dumps(json_of(apply(MADE, ON_PAGES)))))
    found[table][0][key] = value
    assert not VALIDATOR.is_valid(found)
