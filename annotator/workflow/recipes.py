"""Recipes: several exports in one go, as the window saves them and the command line reads them.

A recipe is JSON or TOML: `{"folder": "out", "issues": {"since": "2026-03"}, "exports": [{"format": "conll", "file":
"gold.conll", "options": {"scheme": "BIOES"}}]}`. A folder that is not absolute lies beside the recipe.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.core.days import is_day
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.issue_filter import ALL_ISSUES, IssueFilter
from annotator.core.marking import marked
from annotator.core.text import is_text
from annotator.formats import table, writing
from annotator.formats.options import Decisions, Edges, Nested, Offsets, Options, Scheme, Unit
from annotator.formats.writing import Report, Scope
from annotator.staging import staged
from annotator.workflow.exporting import export

if TYPE_CHECKING:
    from annotator.store import Library

_MOST_BYTES = 1_000_000
_CHOICES: Mapping[str, tuple[str, type[StrEnum]]] = {
    "status": ("scope", Scope),
    "decided": ("decided", Decisions),
    "nested": ("nested", Nested),
    "edges": ("edges", Edges),
    "scheme": ("scheme", Scheme),
    "unit": ("unit", Unit),
    "offsets": ("offsets", Offsets),
}
_DAYS = ("since", "until")
_IN_COMMON = (*_DAYS, "newspaper")


@dataclass(frozen=True, slots=True)
class Export:
    """One export of a recipe: a format, a file or folder in the folder of the recipe, and options."""

    format: str
    file: str
    options: Options


@dataclass(frozen=True, slots=True)
class Recipe:
    """Exports into one folder, and of which issues."""

    folder: Path
    exports: tuple[Export, ...]
    wanted: IssueFilter = ALL_ISSUES


def read_recipe(path: Path) -> Recipe:
    """The recipe in a file; BadInput where it is none, and nothing is written then."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        text = data[:_MOST_BYTES].decode()
        said = tomllib.loads(text) if path.suffix.lower() == ".toml" else json.loads(text)
    except OSError as error:
        raise BadInput(marked("Trouble", "{0}: can't be read ({1})."), path, error.strerror or error) from error
    except (ValueError, RecursionError) as error:
        raise BadInput(marked("Trouble", "{0}: is no recipe: it is neither JSON nor TOML."), path) from error
    return _Reader(path).recipe(said)


def write_recipe(recipe: Recipe, path: Path) -> None:
    """Write a recipe as JSON, whole or not at all."""
    days = {name: value for name in _IN_COMMON if (value := getattr(recipe.wanted, name))}
    said = {
        "folder": str(recipe.folder),
        **({"issues": days} if days else {}),
        "exports": [
            {"format": one.format, "file": one.file, "options": options_json(one.options)} for one in recipe.exports
        ],
    }
    with staged(path) as [new]:
        writing.write_text(new, json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def options_json(options: Options) -> dict[str, object]:
    """Options as plain data, without those that are as usual."""
    usual, said = Options().to_json(), options.to_json() | {"offsets": str(options.offsets)}
    return {name: value for name, value in said.items() if value != {**usual, "offsets": "utf-16"}[name]}


def options_of(said: object) -> Options:
    """The options that plain data says; ValueError with what is wrong in it."""
    if not isinstance(said, dict):
        raise ValueError("options")
    made: dict[str, Any] = {}
    for name, value in said.items():
        if name in _CHOICES:
            field, kind = _CHOICES[name]
            made[field] = _checked(kind, name, str(value))
        elif name == "split" and _is_split(value):
            made["shares"] = tuple(value)
        elif name == "seed" and type(value) is int and value >= 0:
            made["seed"] = value
        else:
            raise ValueError(name)
    return Options(**made)


def export_all(
    library: Library,
    recipe: Recipe,
    *,
    progress: Callable[[int], object] = lambda count: None,
    force: bool = False,
    kind_names: Mapping[str, str] | None = None,
) -> Iterator[tuple[Path, Report | AnnotatorError]]:
    """Write the exports of a recipe one after the other: where each is, and what went out or why it failed.

    The folder is made where it is not there. `progress` hears how many articles of one are written.
    """
    try:
        recipe.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AnnotatorError(
            marked("Trouble", "{0}: can't be written ({1})."), recipe.folder, error.strerror or error
        ) from error
    for one in recipe.exports:
        path = recipe.folder / one.file
        options = replace(one.options, kind_names=kind_names or {})
        try:
            yield (
                path,
                export(library, one.format, path, options, wanted=recipe.wanted, progress=progress, force=force),
            )
        except AnnotatorError as error:
            yield path, error


def _checked(kind: type[StrEnum], name: str, value: str) -> StrEnum:
    try:
        return kind(value)
    except ValueError as error:
        raise ValueError(name) from error


def _is_split(value: object) -> bool:
    return (
        isinstance(value, list)
        and (not value or (len(value) == 3 and any(value)))
        and all(type(share) is int and 0 <= share < 10**6 for share in value)
    )


class _Reader:
    """Reads the recipe of a file, with nothing in it taken on trust."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def recipe(self, said: object) -> Recipe:
        """The recipe that plain data says."""
        fields = self._fields(said, ("folder", "issues", "exports"), "exports")
        folder = self._text(fields, "folder", ".")
        exports = fields.get("exports")
        if not isinstance(exports, list) or not exports:
            raise self._wrong("exports")
        made = tuple(self._export(one) for one in exports)
        if len({one.file for one in made}) < len(made):
            raise self._wrong("file")
        return Recipe(self._path.parent / Path(folder).expanduser(), made, self._wanted(fields.get("issues", {})))

    def _export(self, said: object) -> Export:
        fields = self._fields(said, ("format", "file", "options"), "exports")
        name = self._text(fields, "format", "")
        format_ = table.formats().get(name)
        if format_ is None or not format_.is_written:
            raise self._wrong("format")
        file = self._text(fields, "file", f"gold{format_.suffixes[0]}")
        if Path(file).name != file or file in (".", ".."):
            raise self._wrong("file")  # it stays in its folder
        try:
            return Export(name, file, options_of(fields.get("options", {})))
        except ValueError as error:
            raise self._wrong(str(error)) from error

    def _wanted(self, said: object) -> IssueFilter:
        fields = self._fields(said, _IN_COMMON, "issues")
        given = {name: self._text(fields, name, "") for name in fields}
        for name in _DAYS:
            if name in given and not is_day(given[name]):
                raise self._wrong(name)
        return IssueFilter(**given)  # type: ignore[arg-type]

    def _fields(self, said: object, known: Sequence[str], name: str) -> dict[str, Any]:
        if not isinstance(said, dict):
            raise self._wrong(name)
        for other in said:
            if other not in known:
                raise self._wrong(other)
        return said

    def _text(self, fields: Mapping[str, Any], name: str, usual: str) -> str:
        text = fields.get(name, usual)
        if not isinstance(text, str) or not text or not is_text(text) or "\0" in text:
            raise self._wrong(name)
        return text

    def _wrong(self, name: str) -> BadInput:
        return BadInput(
            marked("Trouble", "{0}: this recipe says something wrong or unknown of “{1}”; the README shows one."),
            self._path,
            name,
        )
