"""What commands say: lines, progress bars, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO

import click

from annotator import workflow
from annotator.cli.language import spoken
from annotator.core.address import without_passwords
from annotator.core.errors import AnnotatorError
from annotator.core.text import harmless

WRONG_INPUT = 2
FAULTS = 1
INTERRUPTED = 130


def progress(files: Iterator[Iterator[workflow.Outcome]], count: int) -> Iterator[workflow.Outcome]:
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
            else:  # files imported before say nothing about how long the others take
                bar.length = (bar.length or 0) - 1
                bar.render_progress()


@contextmanager
def bar(approved: int, articles: int) -> Iterator[Callable[[int], object]]:
    """A function that takes the number of articles written, and shows it on standard error if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    with click.progressbar(length=max(approved, articles), file=sys.stderr) as bar:
        yield lambda count: bar.update(count - bar.pos)


def say(line: object) -> None:
    """Print a line, which may be a phrase, where a progress bar may stand."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    click.echo(one_line(spoken(line)))


def complain(sentence: object) -> None:
    """Print what is wrong, an error or a sentence, on standard error, on one line."""
    # What is complained of may be what was typed, a URL in the wrong place.
    click.echo(f"annotator: {one_line(without_passwords(spoken(sentence)))}", err=True)


def one_line(text: str) -> str:
    """A text on one line, which can't control a terminal."""
    return harmless(" ".join(text.splitlines()))
