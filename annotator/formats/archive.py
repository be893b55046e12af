"""ZIP archives of files that issues are read from; each file in one makes issues as it does by itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol
from zipfile import ZipFile, ZipInfo

from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.text import number_order
from annotator.formats import mets, page_folder
from annotator.formats.columns import NO_COLUMNS, Columns
from annotator.formats.format import Counted, Format
from annotator.formats.heads import Head
from annotator.formats.reading import checksum
from annotator.formats.text import MOST_BYTES, printable
from annotator.formats.web_reading import NoArticle
from annotator.formats.zipped import contents_of, unzipped

_SUFFIXES = (".zip",)
_HEAD = 4096
_UTF8 = 0x800
"""The flag of a file in an archive whose name is UTF-8; others are in the encoding of some machine."""


class Inner(Protocol):
    """Reads the issues of a file from an archive, in whatever raw format it is."""

    def __call__(self, path: Path, *, encoding: str | None, columns: Columns) -> Iterator[Issue]: ...


def made(read_inner: Inner, suffixes: Callable[[], Collection[str]]) -> Format:
    """The format of archives, given what reads the files in one, and the suffixes of files that it reads."""

    def read(path: Path, *, encoding: str | None = None, columns: Columns = NO_COLUMNS) -> Iterator[Issue]:
        wanted = set(suffixes()) - set(_SUFFIXES)
        return _issues(path, wanted, lambda inner: read_inner(inner, encoding=encoding, columns=columns))

    return Format(
        name="zip",
        title=marked("Format", "an archive of files that are read"),
        suffixes=_SUFFIXES,
        read=read,
        is_raw=True,
        has_columns=True,
        offsets=Counted.NONE,
    )


def _issues(path: Path, suffixes: Collection[str], read: Callable[[Path], Iterator[Issue]]) -> Iterator[Issue]:
    """The issues of the files in an archive, in the order of their names, or the one whose pages a METS in it lists;
    BadInput names the file that is wrong.

    Files of kinds that are not read, and pages without an article, are skipped. Only one file at a time is unpacked,
    under a generated name, into a temporary folder.
    """
    own, count = checksum(path), 0
    with unzipped(path) as archive, TemporaryDirectory(prefix="annotator-") as folder:
        entries = [entry for entry in archive.infolist() if _is_read(entry, suffixes)]
        if any(_is_mets(archive, entry) for entry in entries):
            yield from page_folder.read(path)
            return
        entries.sort(key=lambda entry: number_order(_name(entry)))
        for number, entry in enumerate(entries):
            name = _name(entry)
            if entry.file_size > MOST_BYTES:
                raise BadInput(
                    marked("Trouble", "{0}: is larger than {1} MiB; cut it into its issues first."),
                    f"{path}/{name}",
                    MOST_BYTES >> 20,
                )
            inner = Path(folder, str(number), Path(name).name)
            inner.parent.mkdir()
            inner.write_bytes(contents_of(archive, entry))
            for issue in _named(read(inner), inner, f"{path}/{name}"):
                count += 1
                yield replace(issue, source=replace(issue.source, name=f"{printable(path.name)}/{name}", sha256=own))
            inner.unlink()
    if not count:
        raise BadInput(marked("Trouble", "{0}: there is no file in this archive that can be imported."), path)


def _named(issues: Iterator[Issue], inner: Path, name: str) -> Iterator[Issue]:
    """The issues of a file from an archive; errors name it as in the archive."""
    try:
        yield from issues
    except NoArticle:
        return
    except BadInput as error:
        values = (name if value in (inner, str(inner), inner.name) else value for value in error.values)
        raise type(error)(error.sentence, *values) from error


def _is_read(entry: ZipInfo, suffixes: Collection[str]) -> bool:
    """Whether a file in an archive has one of some suffixes; what systems put beside it is none."""
    name = Path(_name(entry))
    is_hidden = any(part.startswith((".", "__MACOSX")) for part in name.parts)
    return not entry.is_dir() and not is_hidden and name.suffix.lower() in suffixes


def _is_mets(archive: ZipFile, entry: ZipInfo) -> bool:
    if not entry.filename.lower().endswith((".xml", ".mets")):
        return False
    with archive.open(entry) as file:
        return bool(mets.begins(Head.of(file.read(_HEAD))))


def _name(entry: ZipInfo) -> str:
    """The name of a file in an archive; one of no stated encoding is read as Chinese systems write it."""
    name = entry.filename
    if not entry.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = entry.filename
    return "/".join(printable(part) for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))
