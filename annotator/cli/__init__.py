"""The command line: arguments in, exit code out. What is done stands in workflow; what a command needs is imported when
it runs, so that it starts quickly.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from annotator import logs, paths, settings, workflow
from annotator.cli import language
from annotator.cli.databases import backup, check, compare, delete, evaluate, restore, suggest
from annotator.cli.exporting import export, list_formats
from annotator.cli.importing import import_, lists, split
from annotator.cli.language import spoken
from annotator.cli.options import ADDRESS, PATH
from annotator.cli.output import INTERRUPTED, WRONG_INPUT, complain
from annotator.core.address import Address, address
from annotator.core.errors import AnnotatorError
from annotator.core.marking import Phrase, marked, phrase

log = logging.getLogger(__name__)


class _WindowOrCommand(click.Group):
    """A group whose arguments, where the first is no command, are files for the window."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "--version")):
            if args and not args[0].startswith("-"):
                _see_that_it_is_there(address(args[0]))  # a mistyped command is named, not its options
            args = ["window", *args]
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the preferences, each with its default as the file would hold it."""
        defaults = settings.Settings()
        title = phrase("Command", "Preferences, kept in {0}").format(paths.settings_file())
        with formatter.section(spoken(title)):
            formatter.write_dl(
                [
                    (name, f"{spoken(Phrase('Preference', row.title))} ({json.dumps(getattr(defaults, name))})")
                    for name, row in settings.PREFERENCES.items()
                ]
            )


def _see_that_it_is_there(name: Address) -> None:
    if not workflow.is_database(name) and not (isinstance(name, Path) and name.exists()):
        raise click.UsageError(phrase("Command", "{0}: is neither a file nor a command.").format(name))


@click.group(
    cls=_WindowOrCommand,
    subcommand_metavar="[DATABASE | FILE …] | COMMAND …",
    help=marked(
        "Command",
        "The correction desk of a newspaper archive.\n\n"
        "Without a command the window opens on a DATABASE, or on FILEs, which are imported into your own "
        "database; --sample opens it on the sample issue, --sample-page on a scanned page.",
    ),
)
@click.version_option(
    package_name="newspaper-annotator",
    message="%(version)s",
    help=marked("Command", "Print the version."),
)
def cli() -> None:
    """The command `annotator`, with its commands."""
    log.info("command: %s", click.get_current_context().invoked_subcommand)


@click.command(hidden=True, help=marked("Command", "Open the window."))
@click.argument("names", metavar="[DATABASE | FILE …]", nargs=-1, type=ADDRESS)
@click.option("--sample", is_flag=True, help=marked("Command", "Open the sample issue."))
@click.option("--sample-page", is_flag=True, help=marked("Command", "Open the scanned sample page."))
@click.option(
    "--tour", type=PATH, metavar="FOLDER", help=marked("Command", "Walk the main job and leave its results in FOLDER.")
)
def window(names: tuple[Address, ...], sample: bool, sample_page: bool, tour: Path | None) -> int:
    """The command `window`."""
    databases = [name for name in names if workflow.is_database(name)]
    if databases[1:]:
        raise click.UsageError(phrase("Command", "{0}: the window shows one database at a time.").format(databases[1]))
    if tour and names:
        raise click.UsageError(phrase("Command", "--tour walks on the sample alone; name no file with it."))
    files = [name for name in names if isinstance(name, Path) and name not in databases]
    for name in files:
        _see_that_it_is_there(name)
    try:
        from annotator import app
        from annotator import tour as guide
    except ImportError as error:
        raise AnnotatorError(
            marked("Trouble", "The window can't start ({0}); `make run` installs what it needs."), error
        ) from error
    if tour:
        return guide.walk(tour)
    return app.run(databases[0] if databases else None, files, sample=sample, page=sample_page)


for command in (
    window,
    import_,
    split,
    suggest,
    export,
    evaluate,
    lists,
    compare,
    delete,
    check,
    backup,
    restore,
    list_formats,
):
    cli.add_command(command)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code. The user's trouble becomes one line on standard error."""
    logs.start(paths.log_folder(), texts=settings.load(paths.settings_file()).log_texts)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name that the terminal can't show must not stop anything
    language.begin()
    try:
        code: int | None = language.translated(cli).main(args, prog_name="annotator", standalone_mode=False)
        return code or 0
    except click.UsageError as error:
        complain(phrase("Command", "{0} `annotator --help` says more.").format(error.format_message()))
    except click.Abort:
        return INTERRUPTED
    except AnnotatorError as error:
        log.warning("%s", error.without_texts)
        log.debug("%s", error)
        complain(error)
    except click.ClickException as error:
        complain(error.format_message())
    except OSError as error:
        log.warning("%s: %s", error.filename, error.strerror)
        complain(
            phrase("Command", "{0}: {1}.").format(
                error.filename or phrase("Command", "The output"), error.strerror or error
            )
        )
    except Exception:
        log.critical("unexpected", exc_info=True)
        raise
    return WRONG_INPUT
