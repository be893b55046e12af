"""Making the rows of a library agree: records with journals, the list of issues and the label set with both."""

# mypy: allow-untyped-calls
# (peewee's stubs leave many signatures open.)

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from peewee import Table, fn

from annotator.core.errors import AnnotatorError
from annotator.core.issue import Issue, Page
from annotator.core.labels import Label
from annotator.core.marking import phrase
from annotator.core.text import is_text
from annotator.store import pages
from annotator.store.counts import Counts, counted
from annotator.store.deleting import OF_ISSUES, unpacked
from annotator.store.errors import UNREADABLE
from annotator.store.pages import NO_PAGES
from annotator.store.recovery.replay import Mended, fits, mended
from annotator.store.recovery.stored import as_text, geometry_of, operation_of, stored_issue, write_issue
from annotator.store.tables import SOURCE, named
from annotator.store.word_lists import gathered

if TYPE_CHECKING:
    from annotator.store.library import Library

_TITLE = 40
"""The number of characters of a raw text that replace a lost title."""


def mend(library: Library) -> list[str]:
    """Make all issues of a library whole, and what belongs to none; what was done, a line each.

    In one transaction: where anything goes wrong, nothing was done.
    """
    with library.transaction():
        done = [*_recover_issues(library), *_drop_orphans(library), *_drop_unreadable(library)]
        issue = library.tables.issue
        for (number,) in library.tables.rows(issue.select(issue.c.id).order_by(issue.c.id)):
            lines = chain(_mend_source(library, number), _mend_issue(library, number))
            done += [phrase("Fault", "issue {0}: {1}").format(number, line) for line in lines]
        done += [*_mend_texts(library), *_mend_labels(library)]
        if done or not _is_index_right(library):
            library.text_index.clear()
            done.append(phrase("Fault", "the index for searching will be made anew"))
        return done


def _is_index_right(library: Library) -> bool:
    """Whether the index for searching holds what the issues say, as far as they can be read."""
    for row in library.issues():
        try:
            if any(library.text_index.faults(row.id, library.load(row.id))):
                return False
        except UNREADABLE:
            return False
        except AnnotatorError:
            continue  # without its raw text an issue is not searched
    return True


def _recover_issues(library: Library) -> Iterator[str]:
    """Raw texts whose row in the list of issues is lost get a new one."""
    issue, raw = library.tables.issue, library.tables.raw
    known = {number for (number,) in library.tables.rows(issue.select(issue.c.id))}
    for (number,) in library.tables.rows(raw.select(raw.c.issue)):
        text = None if number in known else _raw(library, number)
        if text is not None:
            title, at = _title(text), _last_at(library, number)
            usual = {**dict.fromkeys(SOURCE, ""), "encoding": "utf-8", "pages": NO_PAGES, "title": title}
            issue.insert(id=number, changed_at=at, **usual, **Counts(0, 0, 0)._asdict()).execute()
            yield phrase(
                "Fault", "issue {0}: its row in the list of issues was lost and is made anew, with the title “{1}”"
            ).format(number, title)


def _last_at(library: Library, issue_id: int) -> float:
    journal = library.tables.journal
    query = journal.select(fn.MAX(journal.c.at)).where(journal.c.issue == issue_id)
    return float(library.tables.rows(query)[0][0] or 0)


def _title(text: str) -> str:
    return " ".join(text.split())[:_TITLE] or "?"


def _raw(library: Library, issue_id: int) -> str | None:
    """The raw text of an issue, where it is what was imported."""
    raw = library.tables.raw
    query = raw.select(raw.c.text, raw.c.sha256).where(raw.c.issue == issue_id)
    for text, checksum in library.tables.rows(query):
        try:
            data = bytes(text)
            return data.decode() if sha256(data).hexdigest() == checksum else None
        except (TypeError, ValueError):
            return None
    return None


def _drop_orphans(library: Library) -> Iterator[str]:
    """Rows that belong to no issue are dropped."""
    for name in (*OF_ISSUES, "gold"):
        table = Table(name, _database=library.database)
        issues = library.tables.issue.select(library.tables.issue.c.id)
        count = table.delete().where(table.c.issue.not_in(issues)).execute()
        if count:
            yield phrase("Fault", "{0} rows of “{1}” that belong to no issue were dropped").format(count, name)


def _drop_unreadable(library: Library) -> Iterator[str]:
    """Drop unreadable places on pages, and what the program can gather again."""
    gold, geometry = library.tables.gold, library.tables.geometry
    for issue_id, data in library.tables.rows(geometry.select(geometry.c.issue, geometry.c.data)):
        if geometry_of(data) is None:
            geometry.delete().where(geometry.c.issue == issue_id).execute()
            yield phrase("Fault", "issue {0}: where its text stands on its pages can't be read and was dropped").format(
                issue_id
            )
    deleted = library.tables.deleted
    for number, data in library.tables.rows(deleted.select(deleted.c.id, deleted.c.data)):
        if not _is_kept(data):
            deleted.delete().where(deleted.c.id == number).execute()
            yield phrase("Fault", "the deleted issue {0} can't be read and was dropped").format(number)
    for issue_id, names in library.tables.rows(gold.select(gold.c.issue, gold.c.names)):
        if not _are_gathered(names):
            gold.delete().where(gold.c.issue == issue_id).execute()
            yield phrase("Fault", "issue {0}: its entities in the gold will be gathered anew").format(issue_id)


def _is_kept(data: object) -> bool:
    try:
        unpacked(bytes(data))  # type: ignore[call-overload]
    except UNREADABLE:
        return False
    return True


def _are_gathered(names: object) -> bool:
    try:
        gathered(names)  # type: ignore[arg-type]
    except UNREADABLE:
        return False
    return True


def _mend_source(library: Library, issue_id: int) -> Iterator[str]:
    """What the list shows of an issue has values that can be shown."""
    issue = library.tables.issue
    [row] = library.tables.rows(issue.select(*named(issue, SOURCE)).where(issue.c.id == issue_id))
    for column, value in zip(SOURCE, row, strict=True):
        if not (_pages(value) is not None if column == "pages" else is_text(value)):
            usual = {"pages": NO_PAGES, "title": _title(_raw(library, issue_id) or ""), "encoding": "utf-8"}
            now = as_text(value) if isinstance(value, str) and column != "pages" else usual.get(column, "")
            issue.update(**{column: now}).where(issue.c.id == issue_id).execute()
            yield phrase("Fault", "the {0} could not be read and is “{1}” now").format(column, now)


def _pages(text: object) -> tuple[Page, ...] | None:
    try:
        return pages.read(text)  # type: ignore[arg-type]
    except UNREADABLE:
        return None


def _mend_issue(library: Library, issue_id: int) -> Iterator[str]:
    """The records and the journal of an issue tell one story, and the list of issues counts them."""
    stored = stored_issue(library, issue_id)
    if stored is None:
        return  # without its raw text nothing can be said of it
    whole = mended(stored)
    if whole.done:
        write_issue(library, issue_id, stored, whole)
        yield from whole.done
    yield from _mend_counts(library, issue_id, whole)
    yield from _drop_versions(library, issue_id, whole.issue.without_records())


def _drop_versions(library: Library, issue_id: int, base: Issue) -> Iterator[str]:
    """Other people's versions that can't be read, or don't fit the text, are dropped."""
    version = library.tables.version
    query = version.select(version.c.id, version.c.changes).where(version.c.issue == issue_id)
    for number, changes in library.tables.rows(query):
        operation = operation_of("version", changes)
        if operation is None or not fits(base, operation):
            version.delete().where(version.c.id == number).execute()
            yield phrase("Fault", "another person's version that can't be read was dropped")


def _mend_counts(library: Library, issue_id: int, whole: Mended) -> Iterator[str]:
    """The list of issues counts what there is, and says when the last row of the journal was written."""
    issue = library.tables.issue
    wanted: dict[str, float] = counted(whole.issue.records())._asdict()
    if whole.journal:
        wanted["changed_at"] = whole.journal[-1][0].at
    query = issue.select(*named(issue, tuple(wanted))).where(issue.c.id == issue_id)
    if library.tables.rows(query) != [tuple(wanted.values())]:
        issue.update(**wanted).where(issue.c.id == issue_id).execute()
        yield phrase("Fault", "its articles and doubts were counted anew in the list of issues")


def _mend_texts(library: Library) -> Iterator[str]:
    """What belongs to no issue, and the names of people, are texts."""
    of = library.tables
    for table in (of.label, of.rule, of.listed, of.version, of.deleted):
        columns = tuple(column.name for column in library.database.get_columns(table.__name__))
        for row in library.tables.rows(table.select(*named(table, columns))):
            values = dict(zip(columns, row, strict=True))
            wrong = {k: as_text(v) for k, v in values.items() if isinstance(v, str) and not is_text(v)}
            if wrong:
                table.update(**wrong).where(table.c.id == values["id"]).execute()
                yield phrase("Fault", "row {0} of “{1}” held what is no text; a � stands there now").format(
                    values["id"], table.__name__
                )


def _mend_labels(library: Library) -> Iterator[str]:
    """Labels that entities have are in the label set."""
    table = library.tables.label
    known = {name for (name,) in library.tables.rows(table.select(table.c.name))}
    for name in library.tables.labels_in_use():
        if name not in known:
            table.insert(**asdict(Label(name=name))).execute()
            yield phrase("Fault", "the label “{0}”, which entities have, is in the label set again").format(name)
