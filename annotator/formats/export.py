"""Writing an export: policies, progress, the look back at what was written, and the report beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.core.errors import AnnotatorError
from annotator.core.issue import Issue
from annotator.formats.documents import Document, Fingerprint, Options, Unit, documents
from annotator.formats.table import Format, formats
from annotator.formats.writing import MARK, Report, staged, write_json

REPORT_SUFFIX = ".report.json"
_LONGEST_NAME = 255


def write(
    issues: Iterable[Issue],
    name: str,
    path: Path,
    options: Options,
    *,
    tell: Callable[[int], object] = lambda count: None,
    about: dict[str, Any] | None = None,
) -> Report:
    """Write issues in the format of a name, whole or not at all, and a report beside them; KeyError for no such writer.

    What was written is read back, and must say what was to be written, before it takes its place. `tell` hears how many
    articles are written, and stops all by raising; `about` goes into the report as it is. The same issues and options
    always give the same bytes.
    """
    found = formats()[name]
    if not found.is_written:
        raise KeyError(name)
    options = replace(options, suffix=path.suffix.lower())
    report = Report()
    with staged(_beside(path)) as beside, staged(path) as temporary:
        if found.write is not None:
            found.write(_counted(issues, tell), temporary, options, report)
        else:
            _write_documents(found, issues, temporary, options, report, tell)
        if not report.articles:
            raise AnnotatorError("{0}: nothing was written, as no article has this status.", path)
        write_json(beside, _report(found, options, report, _files(temporary, path), about or {}))
    return report


def _beside(path: Path) -> Path:
    """Where the report of an export stands: beside it, under as much of its name as the disk allows."""
    if not path.name:
        raise AnnotatorError("{0}: is no ordinary file; name another one to write to.", path)
    whole = path.name.encode("utf-8", "surrogateescape")[: _LONGEST_NAME - len(REPORT_SUFFIX)]
    return path.with_name(whole.decode("utf-8", "ignore") + REPORT_SUFFIX)


def _counted(issues: Iterable[Issue], tell: Callable[[int], object]) -> Iterator[Issue]:
    count = 0
    for issue in issues:
        yield issue
        count += len(issue.articles)
        tell(count)


def _write_documents(
    found: Format,
    issues: Iterable[Issue],
    path: Path,
    options: Options,
    report: Report,
    tell: Callable[[int], object],
) -> None:
    by_words = found.by_words and options.unit == Unit.WORD
    going = documents(issues, options, report, flat=found.flat, by_words=by_words, printable=found.printable)
    written, back = Fingerprint(squeezed=found.squeezed), Fingerprint(squeezed=found.squeezed)
    assert found.write_documents is not None
    found.write_documents(_told(written.through(going), tell), path, options)
    if found.read_documents is not None and written.count:
        for document in found.read_documents(path):
            back.add(document)
        if written != back:
            raise AnnotatorError("{0}: what was written does not read back as it was; nothing was kept.", path.name)


def _told(going: Iterable[Document], tell: Callable[[int], object]) -> Iterator[Document]:
    for count, document in enumerate(going, 1):
        tell(count)
        yield document


def _files(temporary: Path, path: Path) -> list[dict[str, object]]:
    """Each file that was written, by its name: its size in bytes and its checksum."""
    files = [temporary] if temporary.is_file() else sorted(temporary.rglob("*"))
    return [
        {
            "name": path.name if file == temporary else f"{path.name}/{file.relative_to(temporary).as_posix()}",
            "bytes": file.stat().st_size,
            "sha256": _checksum(file),
        }
        for file in files
        if file.is_file() and file.name != MARK
    ]


def _checksum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _report(
    found: Format, options: Options, report: Report, files: list[dict[str, object]], about: dict[str, Any]
) -> dict[str, Any]:
    return {
        "format": found.name,
        "offsets": found.offsets,
        "options": {
            "status": str(options.scope),
            "nested": str(options.nested),
            "edges": str(options.edges),
            "scheme": str(options.scheme),
            "unit": str(options.unit),
        },
        "report": report.to_json(),
        "files": files,
        **about,
    }
