"""Gathering: the files that are meant where files and folders are named, and which of them are for what."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from annotator import ocr
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.marking import marked
from annotator.core.text import number_order, without_numbers
from annotator.formats import format_of, formats, guessed, lies_beside, page_folder, suffixes_read
from annotator.formats.extras import is_installed
from annotator.formats.foreign import foreign, is_of_a_known_kind
from annotator.formats.package import IMAGES, PDF
from annotator.formats.page_kinds import SUFFIXES
from annotator.formats.reading import opened
from annotator.formats.table import recognised

_MOST_SHOWN = 5
_PACKAGES = ("mets", "iiif")
"""The formats of files that point to files with pages, which are not imported by themselves then."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files that some names mean, in their order: those that are imported whole, and those whose entities are
    brought back, each with its format; what is wrong with names that mean none; and what is said of files in folders
    that were `passed` over.
    """

    files: Sequence[Path]
    brought_back: Mapping[Path, str]
    wrong: Sequence[AnnotatorError]
    passed: Sequence[AnnotatorError]


class PassedOver(BadInput):
    """A file in a folder is of a kind that is not imported with the others."""


def gather(names: Iterable[Path], *, form: str = "", onto: bool = False) -> Gathered:
    """The files that some names mean; `form` is the format of all that are named, `onto`: they make no new issues.

    Neighbours that differ only in a number are sorted by it, as a shell names 第10版 before 第2版. A folder means the
    files in it and its subfolders whose suffix belongs to a format that is read, in the order of their names; files
    that begin with a dot, and those beside an export that describe it, are left out. Other files are listed. A folder
    that is one file for an annotating tool counts as one.
    """
    files: list[Path] = []
    brought: dict[Path, str] = {}
    wrong: list[AnnotatorError] = []
    passed: list[AnnotatorError] = []

    def take(path: Path) -> bool:
        if name := _brought_back_as(path, form, onto=onto):
            brought[path] = name
        return bool(name)

    is_whole = form == page_folder.FORMAT.name
    for name in names:
        if is_whole and name.exists():
            files.append(name)
            continue
        for file in () if take(name) else _meant(name):
            if isinstance(file, PassedOver):
                passed.append(file)
            elif isinstance(file, AnnotatorError):
                wrong.append(file)
            elif not take(file):
                files.append(file)
    return Gathered(in_number_order(files), brought, wrong, passed)


def _brought_back_as(path: Path, form: str, *, onto: bool) -> str:
    """The format of a file whose entities are brought back; empty for one that is imported as an issue."""
    name = form or guessed(path) or format_of(path).name
    chosen = formats()[name]
    if path.is_dir() and not chosen.folder:
        return ""  # it stands for the files in it
    return name if chosen.is_brought_back or (onto and not chosen.is_raw) else ""


def in_number_order(files: Iterable[Path]) -> list[Path]:
    """Files in their order, but for neighbours that differ in a number only, which are put in its order."""
    return [
        file
        for _alike, group in groupby(files, lambda file: without_numbers(str(file)))
        for file in sorted(group, key=_order)
    ]


def _order(file: Path) -> list[list[tuple[int, str]]]:
    return [number_order(part) for part in file.parts]


def _meant(path: Path) -> Iterator[Path | AnnotatorError]:
    try:
        if path.is_dir():
            files = list(_in_folder(path))
            yield from files
            if all(isinstance(one, PassedOver) for one in files):
                yield BadInput(marked("Trouble", "{0}: there is no file in this folder that can be imported."), path)
        else:
            with opened(path):
                yield path
    except OSError as error:
        yield BadInput(marked("Trouble", "{0}: can't be read ({1})."), path, error.strerror or error)
    except AnnotatorError as error:
        yield error


def _suffixes() -> Container[str]:
    """The suffixes of files in a folder that are imported: not those that need a library which is not installed."""
    missing = set() if ocr.is_installed() else {*IMAGES}
    return suffixes_read() - missing - (set() if is_installed("pypdfium2") else {PDF})


def _in_folder(folder: Path) -> Iterator[Path | AnnotatorError]:
    """The files that can be read in a folder, and its folders that can't; each folder once, wherever links lead."""
    wrong: list[OSError] = []
    seen: set[tuple[int, int]] = set()
    files: list[Path] = []
    suffixes = _suffixes()
    for place, folders, file_names in os.walk(folder, onerror=wrong.append, followlinks=True):
        status = Path(place).stat()
        here = status.st_dev, status.st_ino
        if here in seen:
            folders.clear()
            continue
        seen.add(here)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += (Path(place, name) for name in file_names if not name.startswith("."))
    files = sorted((file for file in files if not lies_beside(file)), key=_order)
    looked_at = (file for file in files if file.suffix.lower() in SUFFIXES)
    known = {file: form.name for file in looked_at if (form := recognised(file)) is not None}
    packages = [file.parent for file, name in known.items() if name in _PACKAGES]
    own = {
        file.stem.casefold() for file in files if file.suffix.lower() in suffixes and file.suffix.lower() not in IMAGES
    }
    own |= {file.stem.casefold() for file in known}
    parts = {file for file, name in known.items() if name not in _PACKAGES and any(p in file.parents for p in packages)}
    parts |= {
        file
        for file in files
        if file.suffix.lower() in IMAGES and file.suffix.lower() in suffixes and _is_of_another(file, own, packages)
    }
    files = [file for file in files if file not in parts]
    yield from (file for file in files if (file.suffix.lower() in suffixes or file in known))
    yield from _passed(folder, [file for file in files if file.suffix.lower() not in suffixes and file not in known])
    for error in wrong:
        yield BadInput(marked("Trouble", "{0}: can't be read ({1})."), error.filename, error.strerror or error)


def _is_of_another(image: Path, stems: Container[str], packages: Iterable[Path]) -> bool:
    """Whether an image belongs to a file with text, by its name, or to what lies in a folder above it."""
    return image.stem.casefold() in stems or any(folder in image.parents for folder in packages)


def _passed(folder: Path, files: Iterable[Path]) -> Iterator[PassedOver]:
    """The message about files that are not imported with the others of their folder."""
    others = []
    for file in files:
        if name := guessed(file):
            yield PassedOver(
                marked("Trouble", "{0}: holds entities ({1}); import it by its own name to bring them back."),
                file,
                name,
            )
        elif is_of_a_known_kind(file) and (error := foreign(file)):
            yield PassedOver(error.sentence, *error.values)
        else:
            others.append(file.name)
    if others:
        shown = ", ".join(others[:_MOST_SHOWN]) + (" …" if others[_MOST_SHOWN:] else "")
        yield PassedOver(
            marked("Trouble", "{0}: {1} files are passed over, as no format that is read has their endings ({2})."),
            folder,
            len(others),
            shown,
        )
