"""From a row of the table of actions to its call: a method of an object, the dock of a panel, or a wish."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from annotator.window.actions import Row, Wish
from annotator.window.panels.docks import Docks
from annotator.window.panels.panel import Method


def calls(
    rows: Sequence[Row], owners: Sequence[object], docks: Docks, wish: Callable[[Wish], object]
) -> Iterator[tuple[Row, Callable[[], object]]]:
    """Each row with its call; a panel that has the keyboard answers first what it names in `answers`.

    LookupError: a method that none or two of the owners have, a panel without a dock, an answer to no action.
    """
    known = {row.does for row in rows}
    for panel in docks.panels.values():
        for unknown in panel.answers.keys() - known:
            raise LookupError(f"{panel.name} answers {unknown}, which is no action")
    for row in rows:
        yield row, partial(_do, docks, row, _usual(row, owners, docks, wish))


def _do(docks: Docks, row: Row, usual: Callable[[], object]) -> None:
    (docks.answer(row.does) or usual)()


def _usual(row: Row, owners: Sequence[object], docks: Docks, wish: Callable[[Wish], object]) -> Callable[[], object]:
    match row.does:
        case Wish():
            return partial(wish, row.does)
        case partial():
            return row.does
        case type():
            return partial(docks.show, docks.of(row.does).name)
    return _bound(row.does, owners)


def _bound(method: Method, owners: Sequence[object]) -> Callable[[], object]:
    """The method of the one object that has it."""
    having = [owner for owner in owners if vars(type(owner)).get(method.__name__) is method]
    if len(having) != 1:
        raise LookupError(f"{method.__qualname__} has {len(having)} owners; an action needs one")
    return partial(method, having[0])
