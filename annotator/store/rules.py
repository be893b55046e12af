"""The rules of a library: replacements that people keep, so that further issues have them suggested."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

import time

from annotator.core.records import State
from annotator.core.search import Query, Rule
from annotator.store.errors import trouble
from annotator.store.issues import StoredIssues
from annotator.store.tables import named

_RULE = ("id", "pattern", "replacement", "regex", "width", "variants", "case", "author")


class Rules:
    """The kept rules of a library. Every method may raise StoreError."""

    def __init__(self, issues: StoredIssues) -> None:
        self._issues = issues
        self._table = issues.tables.rule

    def all(self) -> list[tuple[Rule, float]]:
        """The kept rules, each with the share of people's answers to it that were yes (0.5 while there are none)."""
        table = self._table
        with trouble(self._issues.address):
            rows = self._issues.tables.rows(table.select(*named(table, _RULE)).order_by(table.c.id))
            # All corrections are looked through for it, so not where there is nothing to count for.
            answers = {(rule, state): count for rule, state, count in self._issues.tables.answers()} if rows else {}
        rules = []
        for rule_id, pattern, replacement, regex, width, variants, case, author in rows:
            yes, no = (answers.get((f"kept {rule_id}", state.value), 0) for state in (State.ACCEPTED, State.REJECTED))
            query = Query(
                pattern=pattern, regex=bool(regex), width=bool(width), variants=bool(variants), case=bool(case)
            )
            rules.append((Rule(rule_id, query, replacement, author), (yes + 1) / (yes + no + 2)))
        return rules

    def keep(self, query: Query, replacement: str, *, author: str) -> int:
        """Keep a replacement as a rule; its id."""
        with self._issues.transaction():
            rule_id: int = self._table.insert(
                pattern=query.pattern,
                replacement=replacement,
                regex=query.regex,
                width=query.width,
                variants=query.variants,
                case=query.case,
                author=author,
                at=time.time(),
            ).execute()
        return rule_id

    def drop(self, rule_id: int) -> None:
        """Delete a rule; what it suggested stays."""
        with self._issues.transaction():
            self._table.delete().where(self._table.c.id == rule_id).execute()
