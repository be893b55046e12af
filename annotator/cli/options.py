"""The kinds of arguments that commands share."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from annotator.cli.language import spoken
from annotator.core.address import Address, address
from annotator.core.days import is_day
from annotator.core.errors import Why
from annotator.core.marking import Phrase, marked, phrase
from annotator.core.text import is_text
from annotator.workflow import Column, Columns

F = TypeVar("F", bound=Callable[..., Any])

log = logging.getLogger(__name__)


class _AddressType(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic in newer versions only
    """The path of a file, or the URL of a database on a server."""

    name = "database"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Address:
        log.info("database: %s", address(value))
        return address(value)


class _TextType(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A text that can be stored: not all bytes that a terminal can hand over are one."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not is_text(value):
            said = phrase("Command", "This is no text in the encoding of your terminal. Write it again.")
            self.fail(spoken(said), param, ctx)
        return str(value)


class _DayType(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A day, a month or a year."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value and not is_day(value):
            self.fail(spoken(Phrase("Why", Why.NO_DAY)), param, ctx)
        return str(value)


PATH: Any = click.Path(path_type=Path)
ADDRESS = _AddressType()
TEXT = _TextType()
DAY = _DayType()
_DATABASE = marked("Command", "The database: a file, or postgresql://user@host:port/name on a server.")
database_option = click.option("--database", required=True, type=ADDRESS, help=_DATABASE)


def _cores() -> int:
    """How many cores there are for this program."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=_cores,
    help=marked("Command", "So many processes work at once; else one on each core."),
)
entities_option = click.option(
    "--entities/--no-entities", default=True, help=marked("Command", "Whether entities are suggested too.")
)
scheduler_option = click.option(
    "--scheduler",
    type=TEXT,
    default="",
    metavar="ADDRESS",
    help=marked("Command", "Let the workers of a Dask scheduler do it, as at tcp://10.0.0.1:8786."),
)
encoding_option = click.option(
    "--encoding", type=TEXT, help=marked("Command", "Read raw text in this encoding instead of the detected one.")
)


def _columns(_context: click.Context, _parameter: click.Parameter, said: tuple[str, ...]) -> Columns:
    """What columns hold, as COLUMN=NAME says it of each."""
    given = {}
    for one in said:
        column, mark, name = one.partition("=")
        if not mark or not name.strip() or column not in list(Column):
            wrong = phrase("Command", "{0}: write it as text=NAME; before the sign stands one of {1}.").format(
                one, ", ".join(Column)
            )
            raise click.BadParameter(spoken(wrong))
        given[Column(column)] = name
    return given


column_option = click.option(
    "--column",
    "columns",
    multiple=True,
    type=TEXT,
    metavar="WHAT=NAME",
    callback=_columns,
    help=marked("Command", "Which column of a table holds what, by its name or number: text=正文, title=2."),
)


def chosen(flag: str, members: Iterable[StrEnum], text: str, *names: str, optional: bool = False) -> Callable[[F], F]:
    """An option that is one of the members of an enumeration, by default the first, or None where it is `optional`."""
    by_value = {member.value: member for member in members}
    return click.option(
        flag,
        *names,
        type=click.Choice(list(by_value)),
        default=None if optional else next(iter(by_value)),
        help=text,
        show_default=True,
        callback=parsed_by(by_value.get),
    )


def parsed_by(kind: Callable[[Any], Any]) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """A callback that parses the given text into a value of the program."""
    return lambda _context, _parameter, value: kind(value)
