"""The command line: arguments in, exit code out. What a command needs is imported when it runs: it starts quickly."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from enum import StrEnum
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import click

from annotator import formats, logs, paths, settings, workflow
from annotator.core.address import Address, address, without_passwords
from annotator.core.errors import AnnotatorError
from annotator.core.records import ArticleKind, State
from annotator.formats.text import harmless
from annotator.workflow import Edges, Nested, Options, Scheme, Scope, Unit

log = logging.getLogger(__name__)

WRONG_INPUT = 2
FAULTS_FOUND = 1
INTERRUPTED = 130


class _AddressType(click.ParamType):
    """The path of a file, or the URL of a database on a server."""

    name = "database"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Address:
        log.info("database: %s", address(value))
        return address(value)


_PATH: Any = click.Path(path_type=Path)
_ADDRESS = _AddressType()
_WRITTEN = [found.name for found in formats.formats().values() if found.is_written]
_BROUGHT_BACK = [found.name for found in formats.formats().values() if found.is_brought_back]
_DATABASE = "The database: a file, or postgresql://user@host:port/name on a server."
_database = click.option("--database", required=True, type=_ADDRESS, help=_DATABASE)
_encoding = click.option("--encoding", help="Read raw text in this encoding instead of the detected one.")


def _chosen(flag: str, kind: type[StrEnum], said: str, *names: str) -> Any:
    """An option that is one of the values of an enumeration, the first by default."""
    values = [member.value for member in kind]
    return click.option(
        flag, *names, type=click.Choice(values), default=values[0], help=said, show_default=True, callback=_as(kind)
    )


def _as(kind: Callable[[Any], Any]) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """A callback that makes of what was given a value of the program's own."""
    return lambda _context, _parameter, value: kind(value)


def _shares(said: str | None) -> tuple[int, ...]:
    """Three whole numbers, divided by commas; none where nothing is said."""
    if said is None:
        return ()
    if not re.fullmatch(r"\d{1,6},\d{1,6},\d{1,6}", said, re.ASCII) or not re.search("[1-9]", said):
        raise click.BadParameter("name three shares, as in 80,10,10.")
    return tuple(map(int, said.split(",")))


class _WindowOrCommand(click.Group):
    """A group whose arguments, where the first is no command, are files for the window."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "--version")):
            if args and not args[0].startswith("-"):
                _see_that_it_is_there(address(args[0]))  # a mistyped command is named, not its options
            args = ["window", *args]
        return super().parse_args(ctx, args)


def _see_that_it_is_there(name: Address) -> None:
    if not workflow.is_database(name) and not (isinstance(name, Path) and name.exists()):
        raise click.UsageError(f"{name}: is neither a file nor a command.")


@click.group(cls=_WindowOrCommand, subcommand_metavar="[DATABASE | FILE …] | COMMAND …")
@click.version_option(package_name="newspaper-annotator", message="%(version)s")
def cli() -> None:
    """The correction desk of a newspaper archive.

    Without a command the window opens on a DATABASE, or on FILEs, which are imported into your own database; --sample
    opens it on the sample issue.
    """
    log.info("command: %s", click.get_current_context().invoked_subcommand)


@cli.command(hidden=True)
@click.argument("names", metavar="[DATABASE | FILE …]", nargs=-1, type=_ADDRESS)
@click.option("--sample", is_flag=True, help="Open the sample issue.")
@click.option("--tour", type=_PATH, metavar="FOLDER", help="Walk the main job and leave its results in FOLDER.")
def window(names: tuple[Address, ...], sample: bool, tour: Path | None) -> int:
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
    except ImportError as error:
        raise AnnotatorError("The window can't start ({0}); `make run` installs what it needs.", error) from error
    return app.run(databases[0] if databases else None, files, sample=sample, tour=tour)


@cli.command("import")
@click.argument("names", metavar="FILE…", nargs=-1, required=True, type=_PATH)
@_database
@_encoding
@click.option("--author", help="Who imports; else the name in your settings, or that of your account.")
@click.option("--entities/--no-entities", default=True, help="Whether names are suggested too.")
@click.option("--jobs", type=click.IntRange(min=1), help="So many files are split at once; else one on each core.")
@click.option(
    "--format", "form", type=click.Choice(_BROUGHT_BACK), help="The format of the names, where a file does not tell it."
)
@click.option("--onto", is_flag=True, help="Take up what files say of issues that are here, and nothing else.")
@click.option("--as-new", is_flag=True, help="Make new issues of the texts of annotating tools, whatever is here.")
@click.option("--replace", is_flag=True, help="What such files do not have is taken away from their articles.")
@click.option("--annotator", default="", help="Whose names are taken where several people have made some.")
def import_(
    names: tuple[Path, ...],
    database: Address,
    encoding: str | None,
    author: str | None,
    entities: bool,
    jobs: int | None,
    form: str | None,
    onto: bool,
    as_new: bool,
    replace: bool,
    annotator: str,
) -> int:
    """Import FILEs, with suggestions, into a database.

    A folder stands for all files in it that can be read. The database is made where there is none. A file that can't be
    read is named at the end, and nothing of it is imported. A file that is there already stays as it is: so an import
    that was interrupted goes on where it stopped when the same command is given again.

    Names in FILEs of annotating tools come onto the articles that have the same text, else they make new issues; what
    doesn't fit is listed, and the exit code is 1.
    """
    if onto and as_new:
        raise click.UsageError("Name either --onto or --as-new.")
    author = author or settings.load(paths.settings_file()).person
    wish = workflow.Wish(author=author, onto=not as_new, new=not onto, replacing=replace, annotator=annotator)
    brought, others = _with_names(names, form, onto=onto)
    files, wrong = workflow.gather(others)
    in_folders, files = _with_names(files, form, onto=onto)
    code = 0
    try:
        if brought or in_folders:
            code = _bring_back({**brought, **in_folders}, database, wish)
        for outcome in _imported(
            database, files, author=author, encoding=encoding, entities=entities, jobs=jobs or _cores()
        ):
            if isinstance(outcome, AnnotatorError):
                wrong.append(outcome)
                continue
            _say(_line(outcome))
            code = WRONG_INPUT if outcome.differs else code
    except KeyboardInterrupt:
        code = INTERRUPTED
        _complain("Interrupted. What is stored stays; the same command goes on from there.")
    finally:
        for error in wrong:
            _complain(str(error))
    return max(code, WRONG_INPUT if wrong else 0)


def _with_names(paths_: Sequence[Path], form: str | None, *, onto: bool) -> tuple[dict[Path, str], list[Path]]:
    """Which of some files hold names that are brought back, each with its format, and which are imported whole."""
    brought = {path: name for path in paths_ if (name := _format_with_names(path, form, onto=onto))}
    return brought, [path for path in paths_ if path not in brought]


def _imported(database: Address, files: list[Path], **options: Any) -> Iterator[workflow.Outcome]:
    """What became of each issue; a database is made only where there is a file to import."""
    if not files:
        return
    with (
        workflow.open_library(database, create=True) as library,
        closing(workflow.import_files(library, files, **options)) as imported,
    ):
        yield from _progress(imported, len(files))


def _cores() -> int:
    """How many cores there are for this program."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _format_with_names(path: Path, form: str | None, *, onto: bool) -> str:
    """The format of a file whose names are brought back; nothing for one that is imported as it is."""
    name = form or formats.guessed(path) or formats.format_of(path).name
    found = formats.formats()[name]
    if path.is_dir() and not found.folder:
        return ""  # it stands for the files in it
    return name if found.is_brought_back or (onto and not found.is_raw) else ""


def _bring_back(files: dict[Path, str], database: Address, wish: workflow.Wish) -> int:
    """Bring the names in files back; the exit code. Where anything is wrong with one of them nothing is stored."""
    code = 0
    brought = [workflow.read_back(path, name) for path, name in files.items()]
    with workflow.open_library(database, create=True) as library:
        plans = [workflow.plan(library, found, wish) for found in brought]
        for plan in plans:
            unfit = list(plan.unmatched)
            for merged in workflow.merge(library, plan):
                _say(_merged(merged))
                unfit += merged.unfit
            for one in unfit:
                _complain(f"{plan.brought.path}: document {one.document}: {one.said}: {one.why}")
            code = FAULTS_FOUND if unfit else code
    return code


def _merged(found: workflow.Merged) -> str:
    """What is said of an issue that names were brought back onto."""
    other = f", {found.others} other changes" if found.others else ""
    gone = f", {found.gone} taken away" if found.gone else ""
    unfit = f"; {len(found.unfit)} don't fit" if found.unfit else ""
    new = "new " if found.is_new else ""
    return (
        f"{found.title}: {new}issue {found.issue}, {found.taken} names, {found.there} there already{gone}{other}{unfit}"
    )


def _line(found: workflow.Imported) -> str:
    """What is said of an imported issue."""
    issue, name = found.issue, found.issue.source.name
    if found.differs:
        return f"{name}: another version of it is here as issue {found.id}; nothing was changed"
    if found.already:
        return f"{name}: is already here as issue {found.id}, read as {issue.source.encoding}; nothing was changed"
    articles = sum(article.kind != ArticleKind.FURNITURE for article in issue.articles)
    suggestions = sum(record.state == State.SUGGESTED for record in issue.records())
    odd = "".join(f"; {finding}" for finding in found.findings)
    return f"{name}: issue {found.id}, {articles} articles, {suggestions} suggestions, {issue.source.encoding}{odd}"


@cli.command()
@click.argument("file", type=_PATH)
@click.option("--format", "form", type=click.Choice(["json"]), default="json", help="The only form there is.")
@click.option("--entities", is_flag=True, help="Suggest names too.")
@_encoding
def split(file: Path, form: str, entities: bool, encoding: str | None) -> int:
    """Print what the automatic split makes of FILE.

    It is printed as JSON; no database is needed.
    """
    from annotator.formats import jsonl, to_json

    for issue in workflow.split(file, encoding=encoding, entities=entities):
        sys.stdout.buffer.write(jsonl.line(to_json.document(issue)).encode())
    return 0


@cli.command()
@_database
@click.option("--to", "name", required=True, type=click.Choice(_WRITTEN), help="The format; see `annotator formats`.")
@click.option("--output", required=True, type=_PATH, help="The file or folder; an export that is there is replaced.")
@_chosen("--status", Scope, "Which articles.", "scope")
@_chosen("--nested", Nested, "Which of names that lie in each other, where a format holds none inside another.")
@_chosen("--edges", Edges, "What becomes of names that cut words, where a line is a word.")
@_chosen("--scheme", Scheme, "How tags are written.")
@_chosen("--unit", Unit, "What a line is, where each has a tag.")
@click.option(
    "--split",
    "shares",
    metavar="N,N,N",
    callback=_as(_shares),
    help="Write a folder with three parts, train, validation and test, of these shares: as in 80,10,10.",
)
@click.option(
    "--seed", type=click.IntRange(0), default=0, help="What settles the chance in --split.", show_default=True
)
def export(database: Address, name: str, output: Path, **options: Any) -> int:
    """Write the articles of a database to a file.

    What went out, and what could not, is counted on standard error, and in the report beside the file. --split never
    divides an issue, a day, or issues with articles that are nearly alike.
    """
    with workflow.open_library(database) as library, _bar(*library.progress()) as tell:
        report = workflow.export(library, name, output, Options(**options), tell=tell)
    for line in report.lines():
        click.echo(line, err=True)
    return 0


@cli.command()
@click.option("--database", type=_ADDRESS, help="Hold the suggestions against what is approved in this database.")
@click.option("--cases", type=_PATH, metavar="DIR", help="Hold them against a folder of issues with known answers.")
def evaluate(database: Address | None, cases: Path | None) -> int:
    """Print how good the automatic split, repairs and names are."""
    if (database is None) == (cases is None):
        raise click.UsageError("Name either --database or --cases.")
    if cases is not None:
        lines = workflow.evaluate_cases(cases)
    else:
        assert database is not None
        with workflow.open_library(database) as library:
            lines = workflow.evaluate_library(library)
    for line in lines:
        click.echo(line)
    return 0


@cli.command()
@click.argument("files", metavar="[FILE…]", nargs=-1, type=_PATH)
@_database
@click.option("--label", default="PER", help="What the names are where a row does not say it; else PER.")
@click.option("--drop", multiple=True, metavar="NAME", help="Keep the list of this name no longer.")
@_encoding
def lists(files: tuple[Path, ...], database: Address, label: str, drop: tuple[str, ...], encoding: str | None) -> int:
    """Keep lists of names, which are suggested in further issues.

    A FILE has a name a line, or is CSV or TSV with a name and its label in each row. All lists of the database are
    printed, each with how many names it holds.
    """
    with workflow.open_library(database, create=True) as library:
        for name in drop:
            library.word_lists.drop(name)
        for path in files:
            workflow.keep_list(library, path, label=label, encoding=encoding)
        for name, count in sorted(library.word_lists.names().items()):
            _say(f"{name}: {count}")
    return 0


@cli.command()
@click.argument("first", type=_ADDRESS)
@click.argument("second", type=_ADDRESS)
@click.option("--into", type=_ADDRESS, metavar="DATABASE", help="Make a database in which the differences are settled.")
def compare(first: Address, second: Address, into: Address | None) -> int:
    """Print how far two people's gold agrees, issue by issue.

    FIRST and SECOND are databases, or exports in the format jsonl. In the database of --into each difference has a
    note; the window settles them one by one.
    """
    if into is not None:
        found = workflow.adjudicate(first, second, into, author=settings.load(paths.settings_file()).person)
    else:
        found = list(workflow.compare(first, second))
    for pair in found:
        _say(pair.first.title or pair.first.source.name)
        for line in pair.agreement.lines():
            click.echo(f"  {line}")
    return 0


@cli.command()
@_database
@click.option("--repair", is_flag=True, help="Keep a copy, and repair what can be repaired.")
def check(database: Address, repair: bool) -> int:
    """Print a line for each fault of a database.

    The exit code is 1 when there is any. With --repair what was done is printed first, and then what remains.
    """
    count = 0
    for line in workflow.repair(database) if repair else ():
        click.echo(_one_line(f"repaired: {line}"))
    for fault in workflow.check(database):
        click.echo(_one_line(fault))
        count += 1
    return FAULTS_FOUND if count else 0


@cli.command()
@_database
@click.option("--output", type=_PATH, metavar="PATH", help="Write it to a new file, instead of beside the database.")
def backup(database: Address, output: Path | None) -> int:
    """Back a database up, and print the name of the backup.

    It is checked before it counts. Beside the database a new one takes the place of those that need not stay.
    """
    kept = settings.load(paths.settings_file()).backups_kept
    with workflow.open_library(database) as library:
        _say(str(workflow.back_up(library, keep=kept, output=output)))
    return 0


@cli.command()
@_database
@click.option("--from", "source", required=True, type=_PATH, metavar="BACKUP", help="The backup; it stays as it is.")
def restore(database: Address, source: Path) -> int:
    """Make a database what a backup holds.

    The backup is checked first. What the database was before is kept among its backups; that name is printed.
    """
    kept = settings.load(paths.settings_file()).backups_kept
    before = workflow.restore(database, source, keep=kept)
    _say(f"{database}: restored from {source}" + (f"; before it was as in {before}" if before else ""))
    return 0


@cli.command("formats")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the lossless form instead.")
def list_formats(schema: bool) -> int:
    """List what can be read and written, with the suffixes of files, and in what offsets count."""
    if schema:
        click.echo(paths.resource("formats", "issue.schema.json").read_text(encoding="utf-8"), nl=False)
        return 0
    for found in formats.formats().values():
        is_read = found.read is not None or found.is_brought_back
        ways = " ".join(way for way, is_there in (("read", is_read), ("write", found.is_written)) if is_there)
        click.echo(f"{found.name:13} {ways:11} {' '.join(found.suffixes):14} {found.offsets:18} {found.title}")
    return 0


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
        _complain(f"{error.format_message()} `annotator --help` says more.")
    except click.Abort:
        return INTERRUPTED
    except AnnotatorError as error:
        log.warning("%s", error.without_texts)
        log.debug("%s", error)
        _complain(str(error))
    except click.ClickException as error:
        _complain(str(error))
    except OSError as error:
        log.warning("%s: %s", error.filename, error.strerror)
        _complain(f"{error.filename or 'The output'}: {error.strerror or error}.")
    except Exception:
        log.critical("unexpected", exc_info=True)
        raise
    return WRONG_INPUT


def _progress(files: Iterator[Iterator[workflow.Outcome]], count: int) -> Iterator[workflow.Outcome]:
    """The outcomes of files, with a progress bar on standard error while they come if that is a terminal."""
    terminal = sys.stderr if sys.stderr.isatty() else StringIO()
    with click.progressbar(length=count, file=terminal, show_pos=True, show_percent=True) as bar:
        for outcomes in files:
            is_new = False
            for outcome in outcomes:
                yield outcome
                is_new = is_new or isinstance(outcome, AnnotatorError) or not outcome.already
            if is_new:
                bar.update(1)
            else:  # what is there already says nothing of how long the others take
                bar.length = (bar.length or 0) - 1
                bar.render_progress()


@contextmanager
def _bar(approved: int, articles: int) -> Iterator[Callable[[int], object]]:
    """A function that hears how many articles are written, and shows it on standard error if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    with click.progressbar(length=max(approved, articles), file=sys.stderr) as bar:
        yield lambda count: bar.update(count - bar.pos)


def _say(line: str) -> None:
    """Print a line where a progress bar may stand."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    click.echo(_one_line(line))


def _complain(sentence: str) -> None:
    # What is complained of may be what was typed, a URL in the wrong place.
    click.echo(f"annotator: {_one_line(without_passwords(sentence))}", err=True)


def _one_line(text: str) -> str:
    return harmless(" ".join(text.splitlines()))
