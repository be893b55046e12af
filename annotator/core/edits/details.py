"""The verb on what the catalogue says of an issue and its articles. It concerns no text, so an approval does not stand
against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.core.days import is_day
from annotator.core.edits.ground import operation, seen
from annotator.core.edits.newspapers import change_newspaper
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import Detail, DetailField, State

Said = Mapping[tuple[str, DetailField], str]
"""Texts by the article (its id; empty for the issue itself) and the field; an empty one takes away what was said."""


def set_details(issue: Issue, said: Said, newspaper: str | None = None, *, author: str) -> Operation:
    """Set what the catalogue says of an issue and its articles, and its newspaper where one is given.

    A title or date as it came with the file needs no detail. Refused where nothing changes, or a date is none.
    """
    changes = [] if newspaper is None else list(change_newspaper(issue, newspaper, author))
    changes += _changes(issue, said, author)
    made = operation("set_details", changes)
    if not made:
        raise Refused(Why.NOTHING)
    return made


def detail_id(issue: Issue, article_id: str, field: DetailField) -> str:
    """The id of a new detail, which is not in use in the issue."""
    wanted = f"detail:{article_id}:{field}"
    while wanted in issue.by_id:
        wanted += "'"
    return wanted


def details_along(before: Issue, after: Issue) -> Iterator[Change]:
    """What the catalogue says of articles that have another head now goes with their text, unless it is said there."""
    said = {(detail.article, detail.field) for detail in after.details if detail.live}
    for detail in after.details:
        if not before.layout.begins_article(detail.article) or after.layout.begins_article(detail.article):
            continue
        article = after.layout.article_at(before.by_id[detail.article].anchor.raw).id
        if (article, detail.field) not in said:
            said.add((article, detail.field))
            yield Change(detail, replace(detail, article=article))


def _changes(issue: Issue, said: Said, author: str) -> Iterator[Change]:
    there = {(detail.article, detail.field): detail for detail in issue.details}
    came = dict(zip((DetailField.TITLE, DetailField.DATE), issue.came or (issue.title, issue.date), strict=True))
    for (article_id, field), given in said.items():
        before, text = there.get((article_id, field)), " ".join(given.split())
        if not article_id and text == came.get(field):
            text = ""
        is_same = before is not None and before.text == text
        if field == DetailField.DATE and text and not is_same and not is_day(text):
            raise Refused(Why.NO_DAY)
        if before is not None:
            yield Change(before, _after(before, text, author))
        elif text:
            new = Detail(
                id=detail_id(issue, article_id, field), origin=author, field=field, text=text, article=article_id
            )
            yield Change(None, new)


def _after(before: Detail, text: str, author: str) -> Detail | None:
    """The record after a person's decision; a suggestion is kept as rejected where the text is empty."""
    if not text:
        return seen(before, State.REJECTED) if before.rule else None
    return seen(before, text=text, origin=before.origin if text == before.text else author)
