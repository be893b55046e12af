"""The index for full-text search: which passages hold a text, kept up to date with each operation.

An issue is looked up only if it was indexed with the folding in use; `pending` names all others. Storing without a
folding, or with another one, removes the issue from the index. A folding that changes must change its name; the whole
index is then rebuilt.
"""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from annotator.core.issue import Article, Issue
from annotator.core.marking import phrase
from annotator.core.operations import Operation
from annotator.core.records import Correction
from annotator.core.search import Folding
from annotator.store import passages
from annotator.store.codec import CODECS
from annotator.store.errors import damage, trouble
from annotator.store.issues import StoredIssues
from annotator.store.passages import LONGEST, TEXTUAL, Passage, Passages, Side


class Place(NamedTuple):
    """A raw span of an issue (code points) in whose articles something may stand, on one side of the text."""

    issue: int
    side: Side
    start: int
    end: int


class TextIndex:
    """The passages of a library, by what they hold."""

    def __init__(self, issues: StoredIssues, folding: Folding | None) -> None:
        self._issues, self._fold = issues, folding
        self._database = issues.database
        self._param = issues.database.param

    def pending(self) -> list[int]:
        """The issues that are not in the index, or were put there with another folding."""
        rows = self._rows(
            "SELECT i.id FROM issue i LEFT JOIN searched s ON s.issue = i.id AND s.folding = ? "
            "WHERE s.issue IS NULL ORDER BY i.id",
            self.name,
        )
        return [issue for (issue,) in rows]

    def update(self, issue_id: int) -> None:
        """Index an issue as it is stored now."""
        with self._issues.transaction(issue_id, step=False):
            self.put(issue_id, self._issues.load(issue_id, TEXTUAL))

    def put(self, issue_id: int, issue: Issue) -> None:
        """Put an issue into the index; part of a transaction."""
        if self._fold is None:
            return
        self._forget_other_foldings()
        self._put_windows(issue_id, issue.raw)
        whole = passages.mended(issue, self._fold, 0, len(issue.raw))
        self._replace(issue_id, self._stored(issue_id, Side.MENDED), whole)
        self._replace(issue_id, self._stored(issue_id, Side.SEAM), passages.seams(issue, self._fold))
        self._run("DELETE FROM searched WHERE issue = ?", issue_id)
        self._run("INSERT INTO searched (issue, folding) VALUES (?, ?)", issue_id, self._fold.name)

    def add(self, issue_id: int, new: Passages) -> None:
        """Put a new issue into the index by its passages, made with the folding in use; part of a transaction."""
        self._forget_other_foldings()
        self._add(issue_id, new.all)
        self._run("INSERT INTO searched (issue, folding) VALUES (?, ?)", issue_id, self.name)

    def follow(self, issue_id: int, operation: Operation, after: Issue | None) -> None:
        """Update the index for an operation, as part of its transaction; `after` is the issue with it, loaded if not
        given.
        """
        corrections, relays = passages.changing(operation), passages.moves_text(operation)
        additions = passages.additions(operation)
        if not corrections and not relays and not additions:
            return
        if not self._holds(issue_id):
            self._run("DELETE FROM searched WHERE issue = ?", issue_id)
            return
        issue, fold = after or self._issues.load(issue_id, TEXTUAL), self._fold
        assert fold is not None
        changed = [(c.start, c.end) for c in corrections if fold(c.text) != fold(issue.raw[c.start : c.end])]
        if additions:
            self._replace_windows(issue_id, passages.raw_before(additions, issue.raw), issue.raw)
            grown = min(change.record.anchor.raw for change in additions)
            changed.append((grown, grown))  # what follows the corrections before it
        for start, end in passages.around(issue, fold, changed):
            there = self._stored(issue_id, Side.MENDED, start, end)
            self._replace(issue_id, there, passages.mended(issue, fold, start, end))
        if changed or relays:
            self._replace(issue_id, self._stored(issue_id, Side.SEAM), passages.seams(issue, fold))

    def forget(self, issue_id: int) -> None:
        """Invalidate what the index holds of an issue until it is indexed again; part of a transaction."""
        for passage_id, passage in self._stored(issue_id, Side.MENDED) + self._stored(issue_id, Side.SEAM):
            self._remove(passage_id, passage)
        self._run("DELETE FROM searched WHERE issue = ?", issue_id)

    def remove(self, issue_id: int, issue: Issue) -> None:
        """Take out all that the index holds of an issue as it is stored now; part of a transaction."""
        windows = self._stored(issue_id, Side.RAW)
        if self._fold is None and (windows or self._rows("SELECT 1 FROM searched WHERE issue = ?", issue_id)):
            self.clear()  # without a folding nobody knows its words
            return
        if windows:
            self._replace_windows(issue_id, issue.raw[: max(passage.end for _number, passage in windows)], "")
        self.forget(issue_id)

    def clear(self) -> None:
        """Empty the index, so that every issue is indexed again; part of a transaction."""
        self._database.remove_passages()
        self._run("DELETE FROM searched")

    def folded(self, text: str) -> str:
        """What is looked up for a text; nothing where the index can't help."""
        return self._fold(text)[:LONGEST] if self._fold else ""

    def find(self, folded: str, *, raw: bool) -> Iterator[Place]:
        """The places where a folded text may stand, in the raw text alone or in the corrected one, those of issues in
        the index: all where it does stand, and some more. Each comes when it is asked for.
        """
        with trouble(self._issues.address):
            sql, sought = self._database.finding(folded)
            sql = sql.replace("?", self._param) + (" AND p.side = 'raw'" if raw else "")
            for issue, side, start, end in self._database.stream(sql, (sought, self.name)):
                yield Place(issue, Side(side), start, end)

    def stands(self, folded: str, issue: Issue, article: Article) -> bool:
        """Whether a folded text is in the raw text of an article of one segment."""
        fold, runs = self._fold, list[tuple[int, int]]()
        for segment in article.segments:
            goes_on = runs and runs[-1][1] == segment.start
            runs.append((runs.pop()[0] if goes_on else segment.start, segment.end))
        return fold is not None and any(folded in fold(issue.raw[start:end]) for start, end in runs)

    def read(self, issue_id: int, issue: Issue, articles: Iterable[Article]) -> Issue:
        """An issue that was loaded without its corrections, with those of some articles."""
        spans = [(segment.start, issue.reach(segment)) for article in articles for segment in article.segments]
        with trouble(self._issues.address):
            some = [rows for span in spans for rows in self._issues.tables.records(Correction, issue_id, span)]
        with damage(self._issues.address, f"Issue {issue_id}"):
            corrections = sorted(CODECS[Correction].records([*chain(*some)]), key=lambda one: one.order)
        return issue.with_tables({"corrections": tuple(corrections)}, {**issue.by_id, **{c.id: c for c in corrections}})

    def faults(self, issue_id: int, issue: Issue) -> Iterator[str]:
        """Where the index does not hold what the issue says."""
        if self._fold is None or not self._holds(issue_id):
            return
        wanted = {
            *passages.windows(issue.raw, self._fold),
            *passages.mended(issue, self._fold, 0, len(issue.raw)),
            *passages.seams(issue, self._fold),
        }
        texts = {(passage.side, passage.start): passage.text for passage in wanted}
        stored = [entry for side in Side for entry in self._stored(issue_id, side)]
        there = {
            Passage(p.side, p.start, p.end, p.text or texts.get((p.side, p.start), "")) for _, p in stored
        }  # the texts of windows are not kept in a file
        if there != wanted or len(stored) != len(wanted):
            yield phrase("Fault", "the index for searching holds other passages than the issue has")
        elif not all(
            self._database.is_indexed(number, texts[passage.side, passage.start]) for number, passage in stored
        ):
            yield phrase("Fault", "the index for searching does not find the words of the issue")

    @property
    def name(self) -> str:
        """The name of the folding in use; empty where there is none."""
        return self._fold.name if self._fold else ""

    def _holds(self, issue_id: int) -> bool:
        return bool(self._rows("SELECT 1 FROM searched WHERE issue = ? AND folding = ?", issue_id, self.name))

    def _stored(self, issue_id: int, side: Side, start: int = 0, end: int | None = None) -> list[tuple[int, Passage]]:
        """The passages of one side that start in a raw span (its end included), with their ids."""
        sql = 'SELECT id, side, start, "end", text FROM passage WHERE issue = ? AND side = ? AND start >= ?'
        if end is None:
            rows = self._rows(sql, issue_id, side.value, start)
        else:
            rows = self._rows(sql + " AND start <= ?", issue_id, side.value, start, end)
        return [(number, Passage(Side(which), low, high, text or "")) for number, which, low, high, text in rows]

    def _put_windows(self, issue_id: int, raw: str) -> None:
        """Index a raw text, of which an earlier, shorter state may be indexed already."""
        stored = self._stored(issue_id, Side.RAW)
        there = max((passage.end for _number, passage in stored), default=0)
        if there > len(raw):  # what was read later has been taken back since, and nobody knows its words any more
            self.clear()
            there = 0
        if there < len(raw):
            self._replace_windows(issue_id, raw[:there], raw)

    def _replace_windows(self, issue_id: int, before: str, raw: str) -> None:
        """Index a raw text in place of one with the same beginning."""
        assert self._fold is not None, "an index has a folding"
        old, new = set(passages.windows(before, self._fold)), set(passages.windows(raw, self._fold))
        numbers = {(passage.start, passage.end): number for number, passage in self._stored(issue_id, Side.RAW)}
        for passage in old - new:
            self._remove(numbers[passage.start, passage.end], passage)
        self._add(issue_id, sorted(new - old))

    def _replace(self, issue_id: int, there: list[tuple[int, Passage]], wanted: Iterable[Passage]) -> None:
        missing = list(wanted)
        for number, passage in there:
            if passage in missing:
                missing.remove(passage)
            else:
                self._remove(number, passage)
        self._add(issue_id, missing)

    def _add(self, issue_id: int, added: Iterable[Passage]) -> None:
        with trouble(self._issues.address):
            self._database.add_passages([(issue_id, p.side.value, p.start, p.end, p.text) for p in added])

    def _remove(self, number: int, passage: Passage) -> None:
        with trouble(self._issues.address):
            self._database.remove_passage(number, passage.text)

    def _forget_other_foldings(self) -> None:
        if self._rows("SELECT 1 FROM searched WHERE folding <> ? LIMIT 1", self.name):
            self.clear()

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with trouble(self._issues.address):
            rows: list[tuple[Any, ...]] = self._run(sql, *values).fetchall()
        return rows

    def _run(self, sql: str, *values: object) -> Any:
        return self._database.execute_sql(sql.replace("?", self._param), values)
