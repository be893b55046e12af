"""Guesses from the raw text, every guess a record that a person can accept or reject.

The room knows neither files nor the store. `split`, `repair` and `names` make the guesses; `words.py` is the only
importer of jieba; nothing is imported before it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from annotator.core.issue import Issue
from annotator.core.operations import Operation

_NOTHING: Mapping[str, str] = MappingProxyType({})


def operations(
    issue: Issue,
    *,
    entities: bool,
    gazetteer: Mapping[str, str] = _NOTHING,
    progress: Callable[[float], object] = lambda share: None,
) -> Iterator[Operation]:
    """The operations that the suggesters make for an issue without records (see `suggesters.operations`)."""
    from annotator.suggest import suggesters

    return suggesters.operations(issue, entities=entities, gazetteer=gazetteer, progress=progress)
