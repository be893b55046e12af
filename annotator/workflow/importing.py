"""Importing: the issues of files into a library, raw text with what is suggested for it."""

from __future__ import annotations

import time
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from annotator import formats, ocr
from annotator.core.edits.newspapers import named
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.missing import Missing
from annotator.formats.audit import Finding, audit
from annotator.formats.manifest import Listed, Manifest
from annotator.formats.package import IMAGES, PDF
from annotator.workflow.page_images import keep_images
from annotator.workflow.page_readings import Readings
from annotator.workflow.preparing import Prepared, carefully_prepared, exhaust, ground_of, input_of, with_all
from annotator.workflow.progress import OnProgress, PageCount, no_progress
from annotator.workflow.suggesting import Known, first_operations, known_to
from annotator.workflow.workers import HERE, Lost, Processes, Workers

if TYPE_CHECKING:
    from annotator.store import Library

_NOTHING_MISSING = Missing()


@dataclass(frozen=True, slots=True)
class Look:
    """An issue as it would be read from a file, what the audit finds odd in its raw text, and what the format is."""

    issue: Issue
    findings: tuple[Finding, ...]
    format_title: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the columns of a table are called, and the place of each that is called as one whose content is known."""

    names: tuple[str, ...]
    known: Mapping[formats.Column, int]


def heading(path: Path, *, encoding: str | None = None, form: str = "") -> Heading:
    """The heading of a table; without names for a file that is none, or can't be read."""
    names = tuple(formats.heading(path, encoding=encoding, form=form))
    return Heading(names, formats.known_places(names))


def look(path: Path, **how: Unpack[formats.Reading]) -> Look:
    """The first issue of a file, before anything is imported; BadInput when it can't be read."""
    first = audited(next(formats.read(path, **how)))
    return replace(first, format_title=formats.format_of(path, how.get("form", "")).title)


def audited(issue: Issue) -> Look:
    """An issue with what is odd in its raw text."""
    return Look(issue, tuple(audit(issue.raw, issue.source.encoding)))


def unreadable(paths: Iterable[Path], **how: Unpack[formats.Reading]) -> Iterator[AnnotatorError]:
    """What is wrong with each file that can't be imported; all of every file is read for that."""
    for path in paths:
        try:
            exhaust(formats.read(path, **how))
        except AnnotatorError as error:
            yield error


@dataclass(frozen=True, slots=True)
class Imported:
    """The outcome of an issue in a file: its id in the library, and what the audit found odd in a new one's raw text.

    `issue` is as the file has it. `already`: it was imported before, and nothing was changed. `differs`: the file holds
    other records than the issue in the library. Of a new issue `articles` and `suggestions` are counted in the library.
    """

    id: int
    issue: Issue
    already: bool
    differs: bool
    findings: tuple[Finding, ...]
    articles: int = 0
    suggestions: int = 0
    missing: Missing = _NOTHING_MISSING


Outcome = Imported | AnnotatorError
"""The outcome of an issue, or why its file failed."""


def import_files(
    library: Library,
    paths: Collection[Path] | Manifest,
    *,
    author: str,
    entities: bool = True,
    newspaper: str = "",
    jobs: int = 1,
    cluster: Workers | None = None,
    send: bool = False,
    progress: OnProgress = no_progress,
    engine: ocr.Engine | None = None,
    **how: Unpack[formats.Reading],
) -> Generator[Iterator[Outcome], None, None]:
    """Import files in order, prepared by `jobs` processes or a cluster, and stored by this one; yields the outcomes of
    each.

    An error in a file is its last outcome, and the next file follows; of a file that can't be read nothing is stored.
    Raises StoreError. Whenever this is stopped, what is stored is complete, and the same call continues from there. All
    issues have one time, so that a list by time has them in their order. `send`: the cluster does not see the files.
    `newspaper` is that of all raw ones, whatever their files and a manifest say. `engine` reads images, or the usual
    one. `progress` hears which share of the work (0 to 1) is done, if all is done in this process.
    """
    began, done = time.time(), 0

    def of_all(share: float, page: PageCount | None = None, /) -> None:
        progress((done + share) / len(paths), page)

    known = known_to(library, entities=entities, progress=of_all)
    if newspaper:
        known = replace(known, newspaper=named(newspaper, author))
    workers = cluster or _workers(paths, jobs)
    ground = ground_of(library, known if workers.is_here else replace(known, progress=no_progress), how)
    ground = replace(ground, engine=engine)
    if cluster:
        ground = replace(ground, readings=Readings(), is_elsewhere=True)
    inputs = (input_of(library, listed, author=author, with_data=send) for listed in _listed(paths))
    with closing(workers.results(partial(carefully_prepared, ground=ground), inputs)) as files:
        for listed, outcomes in zip(_listed(paths), files, strict=True):
            yield _outcomes(library, listed.path, outcomes, known, author, began)
            done += 1


def _listed(paths: Iterable[Path] | Manifest) -> Iterator[Listed]:
    """Files as a manifest lists them, which says nothing of those that are just named."""
    return iter(paths) if isinstance(paths, Manifest) else map(Listed, paths)


def _workers(paths: Collection[Path] | Manifest, jobs: int) -> Workers:
    """What prepares files on this machine; an engine that reads images takes all of it."""
    has_images = any(listed.path.suffix.lower() in (*IMAGES, PDF) for listed in _listed(paths))
    jobs = 1 if has_images else min(jobs, len(paths))
    return HERE if jobs <= 1 else Processes(jobs)


def import_all(
    library: Library,
    paths: Sequence[Path],
    *,
    author: str,
    entities: bool = True,
    progress: OnProgress = no_progress,
    **how: Unpack[formats.Reading],
) -> list[Imported]:
    """Import all of some files, or nothing: AnnotatorError before anything is stored when one of them can't be read."""
    for error in unreadable(paths, **how):
        raise error
    done = []
    files = import_files(library, paths, author=author, entities=entities, progress=progress, **how)
    for outcome in chain.from_iterable(files):
        if isinstance(outcome, AnnotatorError):
            raise outcome
        done.append(outcome)
    return done


def _outcomes(
    library: Library, path: Path, issues: Iterator[Prepared], known: Known, author: str, began: float
) -> Iterator[Outcome]:
    while True:
        try:
            outcome = next(issues, None)
        except AnnotatorError as error:
            yield error
            return
        except Lost:
            yield BadInput(
                marked(
                    "Trouble",
                    "{0}: each process that works on it is killed, perhaps for lack of memory; divide the file, or "
                    "import it on a machine with more.",
                ),
                path,
            )
            return
        if outcome is None:
            return
        try:
            keep_images(library.images, path, outcome.issue)
        except AnnotatorError as error:
            yield error
            return
        yield _stored(library, outcome, known, author, began)
        Readings(library.images.folder).forget(page.image for page in outcome.issue.pages)


def _stored(library: Library, ready: Prepared, known: Known, author: str, began: float) -> Imported:
    issue = ready.issue
    there = library.find(issue)
    if there is not None:
        differs = not ready.is_raw and set(library.load(there).records()) != set(issue.records())
        return Imported(there, issue, True, differs, ready.findings)
    if ready.operations is None:  # it was there when the import began
        ready = with_all(replace(ready, operations=first_operations(issue, known)))
    operations = ready.operations or ()
    issue_id = library.add(issue.without_records(), operations, author=author, at=began, passages=ready.passages)
    return Imported(
        issue_id,
        issue,
        already=False,
        differs=False,
        findings=ready.findings,
        articles=library.listing.row(issue_id).articles,
        suggestions=library.suggestions(issue_id),
        missing=ready.missing,
    )
