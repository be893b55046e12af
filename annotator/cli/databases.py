"""What is done with whole databases: judged, compared, checked, repaired, backed up and restored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import click

from annotator import paths, settings, workflow
from annotator.cli.language import spoken
from annotator.cli.options import ADDRESS, PATH, database_option, entities_option, jobs_option, scheduler_option
from annotator.cli.output import FAULTS, complain, say, share_bar
from annotator.core.address import Address
from annotator.core.lease import Lease
from annotator.core.marking import marked, phrase


@click.command(help=marked("Command", "Print how good the automatic split, repairs and entities are."))
@click.option(
    "--database",
    type=ADDRESS,
    help=marked("Command", "Hold the suggestions against what is approved in this database."),
)
@click.option(
    "--cases",
    type=PATH,
    metavar="DIR",
    help=marked("Command", "Hold them against a folder of issues with known answers."),
)
@scheduler_option
def evaluate(database: Address | None, cases: Path | None, scheduler: str) -> int:
    """The command `evaluate`."""
    if (database is None) == (cases is None):
        raise click.UsageError(phrase("Command", "Name either --database or --cases."))
    with workflow.workers_of(scheduler, jobs=1) as workers:
        if cases is not None:
            lines = workflow.evaluate_cases(cases, workers)
        else:
            assert database is not None
            with workflow.open_library(database) as library:
                lines = workflow.evaluate_library(library, workers)
    for line in lines:
        click.echo(spoken(line))
    return 0


@click.command(
    help=marked(
        "Command",
        "Make new suggestions for issues, by their numbers, or for all.\n\n"
        "What people have decided stays, and so does an approved article. An issue that somebody is editing is named, "
        "and the exit code is 1.",
    )
)
@click.argument("numbers", metavar="[NUMBER…]", nargs=-1, type=click.IntRange(1))
@database_option
@entities_option
@jobs_option
@scheduler_option
def suggest(numbers: tuple[int, ...], database: Address, entities: bool, jobs: int, scheduler: str) -> int:
    """The command `suggest`."""
    author = settings.load(paths.settings_file()).person
    with workflow.open_library(database) as library:
        for number in numbers:
            library.listing.row(number)  # one that is not there is named
        ids = list(dict.fromkeys(numbers)) or library.listing.ids()
        with workflow.workers_of(scheduler, min(jobs, len(ids) or 1)) as workers, share_bar() as progress:
            done, held = workflow.renew_in_all(
                library, ids, author=author, entities=entities, progress=progress, workers=workers
            )
    for one in done:
        say(phrase("Command", "issue {0}: has new suggestions").format(one.issue))
    say(
        phrase("Command", "{0} issues have new suggestions, {1} have no other than before").format(
            len(done), len(ids) - len(done) - len(held)
        )
    )
    return _held(held)


@click.command(
    help=marked(
        "Command",
        "Print how far two people's gold agrees, issue by issue.\n\n"
        "FIRST and SECOND are databases, or exports in the format jsonl. In the database of --into each "
        "difference has a note; the window settles them one by one.",
    )
)
@click.argument("first", type=ADDRESS)
@click.argument("second", type=ADDRESS)
@click.option(
    "--into",
    type=ADDRESS,
    metavar="DATABASE",
    help=marked("Command", "Make a database in which the differences are settled."),
)
def compare(first: Address, second: Address, into: Address | None) -> int:
    """The command `compare`."""
    if into is not None:
        judged = workflow.adjudicate(first, second, into, author=settings.load(paths.settings_file()).person)
    else:
        judged = list(workflow.compare(first, second))
    for pair in judged:
        say(pair.first.title or pair.first.source.name)
        for line in pair.agreement.lines():
            click.echo(f"  {spoken(line)}")
    return 0


@click.command(
    help=marked(
        "Command",
        "Print a line for each fault of a database.\n\n"
        "The exit code is 1 when there is any. With --repair what was done is printed first, and then what "
        "remains.",
    )
)
@database_option
@click.option("--repair", is_flag=True, help=marked("Command", "Keep a copy, and repair what can be repaired."))
def check(database: Address, repair: bool) -> int:
    """The command `check`."""
    count = 0
    for line in workflow.repair(database) if repair else ():
        say(phrase("Command", "repaired: {0}").format(line))
    for fault in workflow.check(database):
        say(fault)
        count += 1
    if not count and (missing := workflow.missing_images(database)):
        say(
            phrase(
                "Command", "{0} page images are missing; import their files again, or put them back from a backup."
            ).format(missing)
        )
    return FAULTS if count else 0


@click.command(
    help=marked(
        "Command",
        "Back a database up, and print the name of the backup.\n\n"
        "It is checked before it counts. Beside the database a new one takes the place of those that need not "
        "stay.",
    )
)
@database_option
@click.option(
    "--output",
    type=PATH,
    metavar="PATH",
    help=marked("Command", "Write it to a new file, instead of beside the database."),
)
def backup(database: Address, output: Path | None) -> int:
    """The command `backup`."""
    kept = settings.load(paths.settings_file()).backups_kept
    with workflow.open_library(database) as library:
        say(str(workflow.back_up(library, keep=kept, output=output)))
    return 0


@click.command(
    help=marked(
        "Command",
        "Make a database what a backup holds.\n\n"
        "The backup is checked first. What the database was before is kept among its backups; that name is "
        "printed.",
    )
)
@database_option
@click.option(
    "--from",
    "source",
    required=True,
    type=PATH,
    metavar="BACKUP",
    help=marked("Command", "The backup; it stays as it is."),
)
def restore(database: Address, source: Path) -> int:
    """The command `restore`."""
    kept = settings.load(paths.settings_file()).backups_kept
    before = workflow.restore(database, source, keep=kept)
    if before:
        say(phrase("Command", "{0}: restored from {1}; before it was as in {2}").format(database, source, before))
    else:
        say(phrase("Command", "{0}: restored from {1}").format(database, source))
    return 0


@click.command(
    help=marked(
        "Command",
        "Delete issues by their numbers, as `annotator import` prints them.\n\n"
        "Each is kept with all that was done in it, and can be brought back. What somebody is editing stays: it is "
        "named, and the exit code is 1.",
    )
)
@click.argument("numbers", metavar="[NUMBER…]", nargs=-1, type=click.IntRange(1))
@database_option
@click.option(
    "--back", is_flag=True, help=marked("Command", "Bring deleted issues back, by the numbers that --list prints.")
)
@click.option("--list", "listed", is_flag=True, help=marked("Command", "Print the deleted issues instead."))
def delete(numbers: tuple[int, ...], database: Address, back: bool, listed: bool) -> int:
    """The command `delete`."""
    if bool(numbers) == listed or (back and listed):
        raise click.UsageError(phrase("Command", "Name the numbers of issues, or --list."))
    with workflow.open_library(database) as library:
        if listed:
            for one in library.deleted.all():
                day = datetime.fromtimestamp(one.at).strftime("%Y-%m-%d %H:%M")
                say(f"{one.id}: {one.title} ({day}, {one.author})")
        elif back:
            for number, issue in zip(numbers, workflow.bring_back(library, numbers), strict=True):
                say(phrase("Command", "{0}: is here as issue {1} again").format(number, issue))
        else:
            return _delete(library, numbers)
    return 0


def _delete(library: workflow.Library, numbers: Sequence[int]) -> int:
    """Delete issues; the exit code."""
    for number in numbers:
        library.listing.row(number)  # nothing is deleted where one is not there
    kept, held = workflow.delete(library, numbers, author=settings.load(paths.settings_file()).person)
    for one in kept:
        said = phrase("Command", "{0}: deleted, and kept as {1}; `annotator delete --back {1}` brings it back")
        say(said.format(one.title, one.id))
    return _held(held)


def _held(leases: Iterable[Lease]) -> int:
    """Name the issues that somebody is editing; the exit code."""
    code = 0
    for lease in leases:
        said = phrase("Command", "issue {0}: {1} edits it on {2}, so it stays.")
        complain(said.format(lease.issue, lease.person, lease.machine))
        code = FAULTS
    return code
