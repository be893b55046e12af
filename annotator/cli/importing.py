"""The ways into a database, and what the automatic split would say."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from annotator import paths, settings, workflow
from annotator.cli.language import spoken
from annotator.cli.options import (
    PATH,
    TEXT,
    chosen,
    column_option,
    database_option,
    encoding_option,
    entities_option,
    jobs_option,
    scheduler_option,
)
from annotator.cli.output import FAULTS, INTERRUPTED, WRONG_INPUT, ImportBar, complain, say
from annotator.core.address import Address
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.marking import Phrase, marked, phrase

_FORMATS = [one.name for one in workflow.formats() if one.is_brought_back or one.is_raw]
_RAW = [one.name for one in workflow.formats() if one.is_raw]


@click.command(
    "import",
    help=marked(
        "Command",
        "Import FILEs, with suggestions, into a database.\n\n"
        "A folder means all files in it that can be read. The database is created if it does not exist. A file "
        "that can't be read is named at the end, and nothing of it is imported. A file that was imported "
        "before is left unchanged, so the same command continues an interrupted import.\n\n"
        "Entities in FILEs of annotating tools come onto the articles that have the same text, else they make "
        "new issues; what doesn't fit is listed, and the exit code is 1.",
    ),
)
@click.argument("names", metavar="[FILE…]", nargs=-1, type=PATH)
@click.option(
    "--manifest",
    type=PATH,
    metavar="TABLE",
    help=marked(
        "Command",
        "Import the files that a table (CSV, Parquet) names in its column path, with the title, date and newspaper "
        "that its columns of these names give them.",
    ),
)
@database_option
@encoding_option
@click.option(
    "--author",
    type=TEXT,
    help=marked("Command", "Who imports; else the name in your settings, or that of your account."),
)
@entities_option
@jobs_option
@scheduler_option
@click.option(
    "--send",
    is_flag=True,
    help=marked(
        "Command", "Send such workers the files, where they do not see them; not folders and pages with images."
    ),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help=marked("Command", "The format of FILEs; text takes any as raw text."),
)
@column_option
@click.option(
    "--newspaper",
    type=TEXT,
    default="",
    metavar="NAME",
    help=marked("Command", "The newspaper that FILEs are of; else what they say, or what is guessed."),
)
@chosen(
    "--ocr",
    workflow.Engine,
    marked(
        "Command",
        "What reads images: RapidOCR, which is usual, Tesseract, or both, where Tesseract's reading stands among the "
        "alternatives.",
    ),
    "engine",
    optional=True,
)
@click.option("--as-issue", is_flag=True, help=marked("Command", "Take each folder or ZIP of pages as one issue."))
@click.option(
    "--onto", is_flag=True, help=marked("Command", "Take up what files say of issues that are here, and nothing else.")
)
@click.option(
    "--as-new",
    is_flag=True,
    help=marked("Command", "Make new issues of the texts of annotating tools, whatever is here."),
)
@click.option(
    "--replace", is_flag=True, help=marked("Command", "What such files do not have is taken away from their articles.")
)
@chosen(
    "--offsets",
    workflow.Offsets,
    marked("Command", "What the offsets of doccano's files count, where these do not say it."),
    optional=True,
)
@click.option(
    "--annotator",
    type=TEXT,
    default="",
    help=marked("Command", "Whose entities are taken where several people have made some."),
)
def import_(
    names: tuple[Path, ...],
    manifest: Path | None,
    database: Address,
    author: str | None,
    form: str | None,
    as_issue: bool,
    onto: bool,
    as_new: bool,
    replace: bool,
    offsets: workflow.Offsets | None,
    annotator: str,
    **options: Any,
) -> int:
    """The command `import`."""
    if bool(names) == bool(manifest):
        raise click.UsageError(phrase("Command", "Name either FILEs or a --manifest of them."))
    if onto and as_new:
        raise click.UsageError(phrase("Command", "Name either --onto or --as-new."))
    if as_issue and form not in (None, "pages"):
        raise click.UsageError(phrase("Command", "--as-issue takes no --format: the files say theirs."))
    form = "pages" if as_issue else form or ""
    author = author or settings.load(paths.settings_file()).person
    wish = workflow.Wish(author=author, onto=not as_new, new=not onto, replacing=replace, annotator=annotator)
    gathered = workflow.gather(names, form=form, onto=onto)
    wrong = list(gathered.wrong)
    code = 0
    try:
        if gathered.brought_back:
            code = _bring_back(gathered.brought_back, database, wish, offsets)
        files = workflow.Manifest(manifest) if manifest else gathered.files
        for outcome in _imported(database, files, author=author, form=form, **options):
            if isinstance(outcome, AnnotatorError):
                wrong.append(outcome)
            elif outcome.differs:
                complain(_line(outcome))
                code = WRONG_INPUT
            else:
                say(_line(outcome))
    except KeyboardInterrupt:
        code = INTERRUPTED
        complain(phrase("Command", "Interrupted. What is stored stays; the same command goes on from there."))
    finally:
        for error in (*gathered.passed, *wrong):
            complain(error)
    return max(code, WRONG_INPUT if wrong else 0)


def _imported(
    database: Address, files: Sequence[Path] | workflow.Manifest, scheduler: str, **options: Any
) -> Iterator[workflow.Outcome]:
    """The outcome of each issue; a database is created only if there is a file to import."""
    if not len(files):
        return
    images = settings.load(paths.settings_file()).images
    bar = ImportBar(len(files))
    with (
        workflow.cluster_at(scheduler) as cluster,
        workflow.open_library(database, create=True, images=images) as library,
        closing(workflow.import_files(library, files, cluster=cluster, progress=bar.hear, **options)) as imported,
    ):
        yield from bar.outcomes(imported)


def _bring_back(
    files: Mapping[Path, str], database: Address, wish: workflow.Wish, offsets: workflow.Offsets | None
) -> int:
    """Bring the entities in files back; the exit code. Where anything is wrong with one of them nothing is stored."""
    code = 0
    brought = [workflow.read_back(path, name, offsets=offsets) for path, name in files.items()]
    for outcome in brought:
        if outcome.is_guessed:
            complain(
                phrase(
                    "Command",
                    "{0}: does not say what its offsets count. Look at its entities behind rare characters; "
                    "if they are wrong, undo it and name --offsets.",
                ).format(outcome.path)
            )
    with workflow.open_library(database, create=True) as library:
        plans = [workflow.plan(library, outcome, wish) for outcome in brought]
        for plan in plans:
            unfit = list(plan.unmatched)
            for merged in workflow.merge(library, plan):
                say(_merged(merged))
                unfit += merged.unfit
            for one in unfit:
                why = Phrase("Why", one.why)
                complain(
                    phrase("Command", "{0}: article {1}: {2}: {3}").format(plan.brought.path, one.number, one.said, why)
                )
            code = FAULTS if unfit else code
    return code


def _merged(merged: workflow.Merged) -> Phrase:
    """The line about an issue that entities were brought back onto."""
    parts = [
        phrase("Command", "new issue {0}").format(merged.issue)
        if merged.is_new
        else phrase("Command", "issue {0}").format(merged.issue),
        phrase("Command", "{0} entities, {1} there already").format(merged.taken, merged.there),
    ]
    if merged.removed:
        parts.append(phrase("Command", "{0} taken away").format(len(merged.removed)))
    if merged.others:
        parts.append(phrase("Command", "{0} other changes").format(merged.others))
    unfit = phrase("Command", "; {0} don't fit").format(len(merged.unfit)) if merged.unfit else ""
    return phrase("Command", "{0}: {1}{2}").format(merged.title, ", ".join(map(spoken, parts)), unfit)


def _line(imported: workflow.Imported) -> Phrase:
    """The line about an imported issue."""
    issue, name = imported.issue, imported.issue.source.name
    if imported.differs:
        return phrase("Command", "{0}: another version of it is here as issue {1}; nothing was changed").format(
            name, imported.id
        )
    encoding = issue.source.encoding
    if imported.already:
        return phrase("Command", "{0}: is already here as issue {1}, read as {2}; nothing was changed").format(
            name, imported.id, encoding
        )
    counts = phrase("Command", "{0} articles, {1} suggestions, {2}").format(
        imported.articles, imported.suggestions, encoding
    )
    odd = "".join(f"; {spoken(finding.said)}" for finding in imported.findings)
    return phrase("Command", "{0}: issue {1}, {2}; {3}{4}").format(
        name, imported.id, counts, imported.missing.said, odd
    )


@click.command(help=marked("Command", "Print the automatic split of FILE as JSON; no database is needed."))
@click.argument("file", type=PATH)
@click.option(
    "--format", "form", type=click.Choice(["json"]), default="json", help=marked("Command", "The only form there is.")
)
@click.option("--entities", is_flag=True, help=marked("Command", "Suggest entities too."))
@click.option("--raw", is_flag=True, help=marked("Command", "Take FILE as raw text, whatever it looks like."))
@click.option("--from", "source", type=click.Choice(_RAW), help=marked("Command", "The format of FILE."))
@column_option
@encoding_option
def split(
    file: Path,
    form: str,
    entities: bool,
    raw: bool,
    source: str | None,
    columns: workflow.Columns,
    encoding: str | None,
) -> int:
    """The command `split`."""
    try:
        source = "text" if raw else source or ""
        for issue in workflow.split(file, encoding=encoding, entities=entities, form=source, columns=columns):
            sys.stdout.buffer.write(workflow.json_line(issue).encode())
    except workflow.LooksForeign as error:
        raise BadInput(
            marked("Trouble", "{0}: looks like {1}. {2} To split it as it stands, add --raw."), *error.values
        ) from error
    return 0


@click.command(
    help=marked(
        "Command",
        "Keep lists of entities, which are suggested in further issues.\n\n"
        "A FILE has an entity a line, or is CSV or TSV with an entity and its label in each row. All lists of "
        "the database are printed, each with how many entities it holds.",
    )
)
@click.argument("files", metavar="[FILE…]", nargs=-1, type=PATH)
@database_option
@click.option(
    "--label",
    type=TEXT,
    default="PER",
    help=marked("Command", "What the entities are where a row does not say it; else PER."),
)
@click.option(
    "--drop", multiple=True, type=TEXT, metavar="NAME", help=marked("Command", "Keep the list of this name no longer.")
)
@encoding_option
def lists(files: tuple[Path, ...], database: Address, label: str, drop: tuple[str, ...], encoding: str | None) -> int:
    """The command `lists`."""
    with workflow.open_library(database, create=True) as library:
        for name in drop:
            library.word_lists.drop(name)
        for path in files:
            workflow.keep_list(library, path, label=label, encoding=encoding)
        for name, count in sorted(library.word_lists.names().items()):
            say(f"{name}: {count}")
    return 0
