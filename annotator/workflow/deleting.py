"""Deleting issues, and bringing them back; what somebody else is editing stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.core.errors import Held
from annotator.core.lease import Lease

if TYPE_CHECKING:
    from annotator.store import DeletedIssue, Library


def delete(library: Library, issue_ids: Iterable[int], *, author: str) -> tuple[list[DeletedIssue], list[Lease]]:
    """Delete issues, each in a step of its own: those under which they are kept, and who edits those that stay.

    Raises StoreError.
    """
    kept, held = [], []
    for issue_id in issue_ids:
        try:
            kept.append(library.deleted.delete(issue_id, author=author))
        except Held as error:
            held.append(error.lease)
    return kept, held


def bring_back(library: Library, numbers: Iterable[int]) -> list[int]:
    """Bring deleted issues back, by the numbers under which they are kept: their ids. Raises StoreError."""
    return [library.deleted.bring_back(number) for number in numbers]
