"""Preparing: a file's issues with all that is suggested for them, ready to be stored; no library is needed for it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from annotator import formats, ocr
from annotator.core.edits.newspapers import named
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.missing import Missing, missing
from annotator.core.operations import Operation
from annotator.core.records import Newspaper
from annotator.formats.audit import Finding, audit
from annotator.formats.manifest import Listed
from annotator.formats.reading import checksum
from annotator.formats.table import recognised
from annotator.formats.text import printable
from annotator.search.finder import folding
from annotator.staging import staged
from annotator.workflow.page_readings import Readings
from annotator.workflow.progress import OnProgress
from annotator.workflow.reading_pages import may_be_read, with_text
from annotator.workflow.suggesting import Known, first_operations, records_of

if TYPE_CHECKING:
    from annotator.store import Library
    from annotator.store.passages import Passages
    from annotator.store.rows import OperationRows

log = logging.getLogger(__name__)

_READ = 0.95
"""Which share of the whole time has gone by, about, when the images of an issue are read."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What issues are prepared on: what is known, and how files are read.

    `readings` are of pages that were read before an import was stopped, `engine` reads the others. `is_elsewhere`: it
    is done on other machines, which may not see the files.
    """

    known: Known = field(default_factory=Known)
    how: formats.Reading = field(default_factory=formats.Reading)
    readings: Readings = field(default_factory=Readings)
    engine: ocr.Engine | None = None
    is_elsewhere: bool = False


def ground_of(library: Library, known: Known, how: formats.Reading) -> Ground:
    """What issues for a library are prepared on; all is read at once, so each is prepared on the same."""
    columns = dict(how.get("columns", {}))  # one that can be sent to processes
    return Ground(known, {**how, "columns": columns}, Readings(library.images.folder))


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be prepared; a title, a date or a newspaper that a manifest gives it stand over its own.

    `here` holds the checksums of the raw texts that a library has from it, each with the encoding that it was read in.
    `data` are its bytes, where whoever prepares it can't open it.
    """

    path: Path
    here: Mapping[str, str] = field(default_factory=dict)
    data: bytes | None = None
    title: str = ""
    date: str = ""
    newspaper: Newspaper | None = None


def input_of(library: Library, listed: Listed, *, author: str, with_data: bool = False) -> Input:
    """A file to be prepared for a library, with its data where these are to be sent and it stands for itself; of a
    folder only the name is known before it is read.
    """
    path = listed.path
    newspaper = named(listed.newspaper, author) if listed.newspaper else None
    file = Input(path, title=listed.title, date=listed.date, newspaper=newspaper)
    if path.is_dir():
        return replace(file, here=library.listing.read_from(name=printable(path.name)))
    try:
        here = library.listing.read_from(checksum=checksum(path))
        return replace(file, here=here, data=path.read_bytes() if with_data and recognised(path) is None else None)
    except BadInput:  # whoever prepares it says so
        return file


@contextmanager
def _at_hand(file: Input, ground: Ground) -> Iterator[Path]:
    """Where a file is while it is prepared; errors name it by where it came from."""
    if file.data is None:
        if ground.is_elsewhere and not file.path.exists():
            raise BadInput(
                marked(
                    "Trouble",
                    "{0}: a worker does not see it; keep it in a folder that all of them see by this name, or add "
                    "--send where it is a single file.",
                ),
                file.path,
            )
        yield file.path
        return
    with TemporaryDirectory(prefix="annotator-") as folder:
        path = Path(folder, file.path.name)
        try:
            with staged(path) as [new]:
                new.write_bytes(file.data)
            yield path
        except AnnotatorError as error:
            error.values = tuple(
                str(value).replace(str(path), str(file.path)) if str(path) in str(value) else value
                for value in error.values
            )
            error.args = (error.sentence, *error.values)
            raise


@dataclass(frozen=True, slots=True)
class Prepared:
    """An issue as its file has it, the operations that make its first records, and what the audit found odd in its raw
    text.

    `is_raw`: the file held no records. `operations` is None where the issue is there already; else `passages` are what
    the index for searching holds of it, and `missing` what its articles lack.
    """

    issue: Issue
    operations: Sequence[OperationRows] | None
    findings: tuple[Finding, ...] = ()
    is_raw: bool = True
    passages: Passages | None = None
    missing: Missing = field(default_factory=Missing)


def prepared(file: Input, ground: Ground) -> Iterator[Prepared]:
    """The issues of a file; BadInput before the first when anything in the file is wrong."""
    path = file.path
    is_raw = formats.format_of(path, ground.how.get("form", "")).is_raw
    if is_raw and (there := _there_already(file, ground)):
        yield from (Prepared(issue, None) for issue in there)
        return
    for one in _sound(path, ground):
        issue = replace(one, title=file.title or one.title, date=file.date or one.date)
        known = ground.known
        if file.newspaper and not known.newspaper:
            known = replace(known, newspaper=file.newspaper)
        if is_raw and may_be_read(issue):
            if sha256(issue.first_raw.encode()).hexdigest() in file.here:
                yield Prepared(issue, None)
                continue
            reading, known = _in_two(known)
            issue = with_text(issue, path, reading, ground.readings, ground.engine)
        findings = tuple(audit(issue.raw, issue.source.encoding))
        operations = first_operations(issue, known) if is_raw else _as_they_are(issue)
        yield with_all(Prepared(issue, operations, findings, is_raw))


def with_all(made: Prepared) -> Prepared:
    """An issue with all that storing it would else work out: many processes prepare issues, and one stores them."""
    from annotator.store.passages import passages_of
    from annotator.store.rows import text_of

    assert made.operations is not None, "what is there already is not stored"
    for operation in made.operations:
        operation.encoded()
    text = text_of(made.issue.raw, made.operations)
    return replace(made, passages=passages_of(text, folding()), missing=missing(text))


def _in_two(known: Known) -> tuple[OnProgress, Known]:
    """What hears how far the reading of images has come, and what is known with what hears of the rest behind it."""
    progress = known.progress
    rest = replace(known, progress=lambda share, page=None: progress(_READ + (1 - _READ) * share, page))
    return lambda share, page=None: progress(_READ * share, page), rest


def carefully_prepared(file: Input, ground: Ground) -> Iterator[Prepared]:
    """The issues of a file among many, which a fault of the program in one of them must not stop; AnnotatorError."""
    try:
        with _at_hand(file, ground) as path:
            yield from prepared(replace(file, path=path), ground)
    except AnnotatorError:
        raise
    except MemoryError as error:
        raise BadInput(marked("Trouble", "{0}: needs more memory than there is."), file.path) from error
    except OSError as error:  # the disk for temporary files may be full
        raise AnnotatorError(
            marked("Trouble", "{0}: could not be read ({1})."), file.path, error.strerror or error
        ) from error
    except Exception as error:
        log.exception("preparing %s", file.path)
        raise AnnotatorError(
            marked("Trouble", "{0}: the program itself failed ({1}); please report this."), file.path, repr(error)
        ) from error


def exhaust(issues: Iterator[Issue]) -> None:
    """Read issues to their end, as only that tells whether their file is sound."""
    deque(issues, maxlen=0)


def _there_already(file: Input, ground: Ground) -> list[Issue]:
    """The issues of a raw file if all are in the library: then neither encoding detection nor the split is needed.

    If no encoding is chosen this time, the one chosen then is used.
    """
    if file.path.is_dir():
        return []
    chosen = ground.how.get("encoding")
    for encoding in dict.fromkeys([chosen] if chosen else file.here.values()):
        how: formats.Reading = {**ground.how, "encoding": encoding}
        try:
            issues = list(formats.read(file.path, **how))
        except BadInput:  # an issue with this checksum need not have come from this file
            continue
        if all(sha256(issue.raw.encode()).hexdigest() in file.here for issue in issues):
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


def _as_they_are(issue: Issue) -> list[OperationRows]:
    """The operation, if there is any to make, that gives an issue without records the records of this one."""
    from annotator.store.rows import joined

    changes = records_of(issue)
    return joined([Operation("import", changes)] if changes else [])
