"""The way out of a database, and the formats that there are."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from annotator import paths, workflow
from annotator.cli.language import padded, spoken
from annotator.cli.options import DAY, PATH, TEXT, chosen, database_option, parsed_by
from annotator.cli.output import WRONG_INPUT, bar, complain, say
from annotator.core.address import Address
from annotator.core.errors import AnnotatorError
from annotator.core.issue_filter import IssueFilter
from annotator.core.marking import Phrase, marked, phrase
from annotator.workflow import Decisions, Edges, Nested, Offsets, Options, Scheme, Scope, Unit

_WRITTEN = [one.name for one in workflow.writable()]


def _shares(given: str | None) -> tuple[int, ...]:
    """Three integers separated by commas; empty if not given."""
    if given is None:
        return ()
    if not re.fullmatch(r"\d{1,6},\d{1,6},\d{1,6}", given, re.ASCII) or not re.search("[1-9]", given):
        raise click.BadParameter(spoken(phrase("Command", "name three shares, as in 80,10,10.")))
    return tuple(map(int, given.split(",")))


@click.command(
    help=marked(
        "Command",
        "Write the articles of a database to a file, or several exports in one go, as a recipe says.\n\n"
        "A recipe is a file in JSON or TOML that the window saves, or a person writes; --output names another "
        "folder for it. What went out, and what could not, is counted on standard error, and in the report "
        "beside the file. --split never divides an issue, a day, or issues with articles that are nearly alike.",
    )
)
@database_option
@click.option(
    "--to", "name", type=click.Choice(_WRITTEN), help=marked("Command", "The format; see `annotator formats`.")
)
@click.option("--output", type=PATH, help=marked("Command", "The file or folder; an export that is there is replaced."))
@click.option(
    "--recipe",
    type=PATH,
    metavar="FILE",
    help=marked("Command", "Write the exports of a recipe: formats, options, issues."),
)
@click.option(
    "--issue",
    "ids",
    multiple=True,
    type=click.IntRange(1),
    help=marked("Command", "Only this issue; as often as wanted."),
)
@click.option(
    "--since",
    type=DAY,
    default="",
    metavar="DAY",
    help=marked("Command", "Only issues of this day (month, year) and later."),
)
@click.option(
    "--until",
    type=DAY,
    default="",
    metavar="DAY",
    help=marked("Command", "Only issues of this day (month, year) and earlier."),
)
@click.option("--newspaper", type=TEXT, help=marked("Command", "Only issues of this newspaper."))
@click.option(
    "--force",
    is_flag=True,
    help=marked("Command", "Replace it even where people have worked in it since: their work is lost."),
)
@chosen("--status", Scope, marked("Command", "Which articles."), "scope")
@chosen(
    "--decided",
    Decisions,
    marked("Command", "Which entities, pairs and lines: seen leaves out those that nobody has looked at."),
)
@chosen(
    "--nested",
    Nested,
    marked("Command", "Which of entities that lie in each other, where a format holds none inside another."),
)
@chosen("--edges", Edges, marked("Command", "What becomes of entities that cut words, where a line is a word."))
@chosen("--scheme", Scheme, marked("Command", "How tags are written."))
@chosen("--unit", Unit, marked("Command", "What a line is, where each has a tag."))
@chosen(
    "--offsets",
    (Offsets.UTF16, Offsets.GRAPHEME),
    marked("Command", "What doccano's project counts: grapheme if its grapheme mode is on."),
)
@click.option(
    "--split",
    "shares",
    metavar="N,N,N",
    callback=parsed_by(_shares),
    help=marked(
        "Command", "Write a folder with three parts, train, validation and test, of these shares: as in 80,10,10."
    ),
)
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=0,
    help=marked("Command", "What settles the chance in --split."),
    show_default=True,
)
@click.pass_context
def export(
    context: click.Context,
    /,
    database: Address,
    name: str | None,
    output: Path | None,
    recipe: Path | None,
    ids: tuple[int, ...],
    since: str,
    until: str,
    newspaper: str | None,
    force: bool,
    **options: Any,
) -> int:
    """The command `export`."""
    wanted = IssueFilter(since=since, until=until, newspaper=newspaper, ids=ids or None)
    if recipe is not None:
        chosen_too = [given for given in (name, *options) if given and _is_given(context, given)]
        if chosen_too or wanted != IssueFilter():
            raise click.UsageError(
                phrase("Command", "With --recipe only --output and --force are named; it says all else.")
            )
        return _export_all(database, workflow.read_recipe(recipe), output, force=force)
    if name is None or output is None:
        raise click.UsageError(phrase("Command", "Name --to and --output, or --recipe."))
    with workflow.open_library(database) as library, bar(*library.listing.progress(wanted)) as progress:
        for issue_id in ids:
            library.listing.row(issue_id)  # one that is not there is named
        made = Options(**options)
        report = workflow.export(library, name, output, made, wanted=wanted, progress=progress, force=force)
    for line in report.lines():
        click.echo(spoken(line), err=True)
    return 0


def _is_given(context: click.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not click.core.ParameterSource.DEFAULT


def _export_all(database: Address, recipe: workflow.Recipe, folder: Path | None, *, force: bool) -> int:
    """Write the exports of a recipe; the exit code."""
    recipe = replace(recipe, folder=folder or recipe.folder)
    code = 0
    with workflow.open_library(database) as library, bar(*library.listing.progress(recipe.wanted)) as progress:
        for path, outcome in workflow.export_all(library, recipe, progress=progress, force=force):
            if isinstance(outcome, AnnotatorError):
                complain(outcome)
                code = WRONG_INPUT
            else:
                say(str(path))
                for line in outcome.lines():
                    click.echo(f"  {spoken(line)}", err=True)
    return code


@click.command(
    "formats",
    help=marked("Command", "List what can be read and written, with the suffixes of files, and in what offsets count."),
)
@click.option("--schema", is_flag=True, help=marked("Command", "Print the JSON Schema of the lossless form instead."))
def list_formats(schema: bool) -> int:
    """The command `formats`."""
    if schema:
        click.echo(paths.resource("formats", "issue.schema.json").read_text(encoding="utf-8"), nl=False)
        return 0
    for one in workflow.formats():
        is_read = one.read is not None or one.is_brought_back
        ways = " ".join(way for way, is_there in (("read", is_read), ("write", one.is_written)) if is_there)
        offsets = padded(spoken(Phrase("Format", one.offsets)), 18)
        title = spoken(Phrase("Format", one.title))
        click.echo(f"{one.name:13} {ways:11} {' '.join(one.suffixes):14} {offsets} {title}")
    return 0
