"""The verb on the newspaper of an issue. It concerns no text, so an approval does not stand against it."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.core.edits.ground import operation, seen
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.operations import Change, Operation
from annotator.core.records import Newspaper, State

ID = "newspaper"
"""The id of the record of an issue's newspaper."""


def set_newspaper(issue: Issue, title: str, *, author: str) -> Operation:
    """Set the newspaper of an issue; an empty title means that it is unknown.

    Refused where nothing changes.
    """
    made = operation("set_newspaper", change_newspaper(issue, title, author))
    if not made:
        raise Refused(Why.NOTHING)
    return made


def named(title: str, author: str) -> Newspaper:
    """The record of the newspaper that an issue is of, as a person says."""
    return Newspaper(id=ID, origin=author, title=" ".join(title.split()))


def change_newspaper(issue: Issue, title: str, author: str) -> Iterator[Change]:
    """The change that sets the newspaper of an issue, if it changes anything."""
    before = next(iter(issue.newspapers), None)
    after = _after(before, " ".join(title.split()), author)
    if before != after:
        yield Change(before, after)


def _after(before: Newspaper | None, title: str, author: str) -> Newspaper | None:
    """The record after a person's decision; a suggestion is kept as rejected where the title is empty."""
    if before is None:
        return named(title, author) if title else None
    if not title:
        return seen(before, State.REJECTED) if before.rule else None
    return seen(before, title=title, origin=before.origin if title == before.title else author)
