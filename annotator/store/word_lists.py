"""Texts that people said are entities: the lists that they brought, and the entities of what they approved."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from peewee import fn

from annotator.core.entity_groups import entity_groups
from annotator.core.issue import Issue
from annotator.core.records import Entity, Record, State
from annotator.store.errors import damage, trouble
from annotator.store.issues import StoredIssues
from annotator.store.tables import named

_SHORTEST = 2
"""Shorter entities (code points) of the gold are not searched for: too many words contain them."""


class WordLists:
    """The lists of entities of a library. Every method may raise StoreError."""

    def __init__(self, issues: StoredIssues) -> None:
        self._issues = issues
        self._listed, self._gold = issues.tables.listed, issues.tables.gold

    def names(self) -> dict[str, int]:
        """The lists by their names, each with how many texts it holds."""
        query = self._listed.select(self._listed.c.source, fn.COUNT(self._listed.c.text))
        with trouble(self._issues.address):
            return dict(self._issues.tables.rows(query.group_by(self._listed.c.source)))

    def keep(self, name: str, entries: Iterable[tuple[str, str]]) -> None:
        """Keep a list of texts with their labels, instead of one of the same name."""
        with self._issues.transaction():
            self._drop(name)
            for text, label in dict(entries).items():
                self._listed.insert(text=text, label=label, source=name).execute()

    def drop(self, name: str) -> None:
        """Delete a list; what it suggested stays."""
        with self._issues.transaction():
            self._drop(name)

    def _drop(self, name: str) -> None:
        self._listed.delete().where(self._listed.c.source == name).execute()

    def listed(self) -> dict[str, str]:
        """The texts of all lists with their labels."""
        query = self._listed.select(*named(self._listed, ("text", "label"))).order_by(self._listed.c.id)
        with trouble(self._issues.address):
            return dict(self._issues.tables.rows(query))

    def all(self) -> dict[str, str]:
        """The texts of all lists, and the entities of all approved articles, each with the label that it has most
        often.

        Only issues that were changed since the last call are read again.
        """
        self._look_again()
        counts: dict[str, Counter[str]] = {}
        with trouble(self._issues.address):
            rows = self._issues.tables.rows(self._gold.select(self._gold.c.issue, self._gold.c.names))
        for number, names in rows:
            with damage(self._issues.address, f"Issue {number}"):
                for text, label, count in gathered(names):
                    counts.setdefault(text, Counter())[label] += count
        gold = {text: max(labels.items(), key=lambda item: (item[1], item[0]))[0] for text, labels in counts.items()}
        return {**gold, **self.listed()}

    def _look_again(self) -> None:
        issue, gold = self._issues.tables.issue, self._gold
        with trouble(self._issues.address):
            known: Mapping[int, float] = dict(self._issues.tables.rows(gold.select(gold.c.issue, gold.c.at)))
            rows = self._issues.tables.rows(issue.select(issue.c.id, issue.c.changed_at, issue.c.approved))
        stale = [
            (number, at) for number, at, approved in rows if known.get(number) != at and (approved or number in known)
        ]
        for number, at in stale:
            names = json.dumps(_gold_entities(self._issues.load(number)), ensure_ascii=False)
            with self._issues.transaction(on=number, step=False):
                gold.delete().where(gold.c.issue == number).execute()
                gold.insert(issue=number, at=at, names=names).execute()


def gathered(names: str) -> list[tuple[str, str, int]]:
    """The entities of an issue in the gold, as they were stored: text, label, how often; ValueError or TypeError where
    they are damaged.
    """
    rows = json.loads(names)
    if not isinstance(rows, list) or not all(
        isinstance(text, str) and isinstance(label, str) and type(count) is int for text, label, count in rows
    ):
        raise ValueError("these are no entities")
    return rows


def _gold_entities(issue: Issue) -> list[tuple[str, str, int]]:
    """The entities of the approved articles of an issue that were not only swept in: text, label, how often."""
    texts = []
    for group in entity_groups(issue, [article for article in issue.articles if article.approved]):
        records = (issue.by_id[entity] for _issue, entity in group.places)
        count = sum(_is_seen(record) for record in records)
        if count and _SHORTEST <= len(group.text) and "\n" not in group.text:
            texts.append((group.text, group.label, count))
    return texts


def _is_seen(record: Record) -> bool:
    return isinstance(record, Entity) and record.state == State.ACCEPTED and not record.swept
