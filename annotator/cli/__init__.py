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
from annotator.cli.databases import backup, check, compare, delete, evaluate, restore
from annotator.cli.exporting import export, list_formats
from annotator.cli.importing import import_, lists, split
from annotator.cli.options import ADDRESS, PATH
from annotator.cli.output import INTERRUPTED, WRONG_INPUT, complain
from annotator.core.address import Address, address
from annotator.core.errors import AnnotatorError
from annotator.core.marking import marked

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
        with formatter.section(f"Preferences, kept in {paths.settings_file()}"):
            formatter.write_dl(
                [
                    (name, f"{row.title} ({json.dumps(getattr(defaults, name))})")
                    for name, row in settings.PREFERENCES.items()
                ]
            )


def _see_that_it_is_there(name: Address) -> None:
    if not workflow.is_database(name) and not (isinstance(name, Path) and name.exists()):
        raise click.UsageError(f"{name}: is neither a file nor a command.")


@click.group(cls=_WindowOrCommand, subcommand_metavar="[DATABASE | FILE …] | COMMAND …")
@click.version_option(package_name="newspaper-annotator", message="%(version)s")
def cli() -> None:
    """The correction desk of a newspaper archive.

    Without a command the window opens on a DATABASE, or on FILEs, which are imported into your own database; --sample
    opens it on the sample issue, --sample-page on a scanned page.
    """
    log.info("command: %s", click.get_current_context().invoked_subcommand)


@click.command(hidden=True)
@click.argument("names", metavar="[DATABASE | FILE …]", nargs=-1, type=ADDRESS)
@click.option("--sample", is_flag=True, help="Open the sample issue.")
@click.option("--sample-page", is_flag=True, help="Open the scanned sample page.")
@click.option("--tour", type=PATH, metavar="FOLDER", help="Walk the main job and leave its results in FOLDER.")
def window(names: tuple[Address, ...], sample: bool, sample_page: bool, tour: Path | None) -> int:
    """Open the window."""
    databases = [name for name in names if workflow.is_database(name)]
    if databases[1:]:
        raise click.UsageError(f"{databases[1]}: the window shows one database at a time.")
    if tour and names:
        raise click.UsageError("--tour walks on the sample alone; name no file with it.")
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


for command in (window, import_, split, export, evaluate, lists, compare, delete, check, backup, restore, list_formats):
    cli.add_command(command)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code. The user's trouble becomes one line on standard error."""
    logs.start(paths.log_folder(), texts=settings.load(paths.settings_file()).log_texts)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name that the terminal can't show must not stop anything
    try:
        code: int | None = cli.main(args, prog_name="annotator", standalone_mode=False)
        return code or 0
    except click.UsageError as error:
        complain(f"{error.format_message()} `annotator --help` says more.")
    except click.Abort:
        return INTERRUPTED
    except AnnotatorError as error:
        log.warning("%s", error.without_texts)
        log.debug("%s", error)
        complain(str(error))
    except click.ClickException as error:
        complain(str(error))
    except OSError as error:
        log.warning("%s: %s", error.filename, error.strerror)
        complain(f"{error.filename or 'The output'}: {error.strerror or error}.")
    except Exception:
        log.critical("unexpected", exc_info=True)
        raise
    return WRONG_INPUT
