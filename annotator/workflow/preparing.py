"""Preparing: a file's issues with all that is suggested for them, ready to be stored; no library is needed for it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import formats, ocr
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.operations import Operation
from annotator.formats.audit import Finding, audit
from annotator.formats.reading import checksum
from annotator.workflow.page_readings import Readings
from annotator.workflow.progress import OnProgress
from annotator.workflow.reading_pages import may_be_read, with_text
from annotator.workflow.suggesting import Known, first_operations, records_of

if TYPE_CHECKING:
    from annotator.store import Library
    from annotator.store.rows import OperationRows

log = logging.getLogger(__name__)

_READ = 0.95
"""Which share of the whole time has gone by, about, when the images of an issue are read."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What issues are prepared on: what is known, how files are read, and what is there already.

    `readings` are of pages that were read before an import was stopped, `engine` reads the others. `here` holds for the
    checksum of a file the checksums of the raw texts that came from it, each with the encoding that it was read in.
    """

    known: Known = field(default_factory=Known)
    how: formats.Reading = field(default_factory=formats.Reading)
    readings: Readings = field(default_factory=Readings)
    engine: ocr.Engine | None = None
    here: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def ground_of(library: Library, known: Known, how: formats.Reading) -> Ground:
    """What issues for a library are prepared on; all is read at once, so each is prepared on the same."""
    here: dict[str, dict[str, str]] = {}
    for file, read_in, raw in library.listing.sources():
        here.setdefault(file, {})[raw] = read_in
    columns = dict(how.get("columns", {}))  # one that can be sent to processes
    return Ground(known, {**how, "columns": columns}, Readings(library.images.folder), here=here)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An issue as its file has it, the operations that make its first records, and what the audit found odd in its raw
    text.

    `is_raw`: the file held no records. `operations` is None where the issue is there already.
    """

    issue: Issue
    operations: Sequence[Operation | OperationRows] | None
    findings: tuple[Finding, ...] = ()
    is_raw: bool = True


def prepared(path: Path, ground: Ground) -> Iterator[Prepared]:
    """The issues of a file; BadInput before the first when anything in the file is wrong."""
    is_raw = formats.format_of(path, ground.how.get("form", "")).is_raw
    if is_raw and (there := _there_already(path, ground)):
        yield from (Prepared(issue, None) for issue in there)
        return
    for issue in _sound(path, ground):
        known = ground.known
        if is_raw and may_be_read(issue):
            if _is_here(issue, ground):
                yield Prepared(issue, None)
                continue
            reading, known = _in_two(known)
            issue = with_text(issue, path, reading, ground.readings, ground.engine)
        findings = tuple(audit(issue.raw, issue.source.encoding))
        if is_raw:
            yield Prepared(issue, first_operations(issue, known), findings)
        else:
            yield Prepared(issue, _as_they_are(issue), findings, is_raw=False)


def _in_two(known: Known) -> tuple[OnProgress, Known]:
    """What hears how far the reading of images has come, and what is known with what hears of the rest behind it."""
    progress = known.progress
    rest = replace(known, progress=lambda share, page=None: progress(_READ + (1 - _READ) * share, page))
    return lambda share, page=None: progress(_READ * share, page), rest


def _is_here(issue: Issue, ground: Ground) -> bool:
    """Whether an issue with pages to be read is in the library already."""
    return sha256(issue.first_raw.encode()).hexdigest() in ground.here.get(issue.source.sha256, ())


def carefully_prepared(path: Path, ground: Ground) -> Iterator[Prepared]:
    """The issues of a file among many, which a fault of the program in one of them must not stop; AnnotatorError."""
    try:
        yield from prepared(path, ground)
    except AnnotatorError:
        raise
    except MemoryError as error:
        raise BadInput(marked("Trouble", "{0}: needs more memory than there is."), path) from error
    except Exception as error:
        log.exception("preparing %s", path)
        raise AnnotatorError(
            marked("Trouble", "{0}: the program itself failed ({1}); please report this."), path, repr(error)
        ) from error


def exhaust(issues: Iterator[Issue]) -> None:
    """Read issues to their end, as only that tells whether their file is sound."""
    deque(issues, maxlen=0)


def _there_already(path: Path, ground: Ground) -> list[Issue]:
    """The issues of a raw file if all are in the library: then neither encoding detection nor the split is needed.

    If no encoding is chosen this time, the one chosen then is used.
    """
    if path.is_dir():
        return []
    raws = ground.here.get(checksum(path), {})
    chosen = ground.how.get("encoding")
    for encoding in dict.fromkeys([chosen] if chosen else raws.values()):
        how: formats.Reading = {**ground.how, "encoding": encoding}
        try:
            issues = list(formats.read(path, **how))
        except BadInput:  # an issue with this checksum need not have come from this file
            continue
        if all(sha256(issue.raw.encode()).hexdigest() in raws for issue in issues):
            return issues
    return []


def _sound(path: Path, ground: Ground) -> Iterator[Issue]:
    """The issues of a file, which is read to its end before the first is given; two of them are held at most."""
    issues = formats.read(path, **ground.how)
    first = list(islice(issues, 2))
    if not first[1:]:
        return iter(first)
    exhaust(issues)
    return formats.read(path, **ground.how)


def _as_they_are(issue: Issue) -> list[Operation]:
    """The operation, if there is any to make, that gives an issue without records the records of this one."""
    changes = records_of(issue)
    return [Operation("import", changes)] if changes else []
