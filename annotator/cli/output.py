"""What commands say: lines, progress bars, and the exit code."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO

import click

from annotator import workflow
from annotator.cli.language import spoken
from annotator.core.address import without_passwords
from annotator.core.errors import AnnotatorError
from annotator.core.marking import phrase
from annotator.core.text import harmless

WRONG_INPUT = 2
FAULTS = 1
INTERRUPTED = 130


class ImportBar:
    """A progress bar on standard error, if that is a terminal: the files that are done, and the page that is read."""

    def __init__(self, count: int) -> None:
        terminal = sys.stderr if sys.stderr.isatty() else StringIO()
        self._bar = click.progressbar(length=count, file=terminal, show_pos=True, show_percent=True)
        self._began = time.monotonic()

    def hear(self, share: float, page: workflow.PageCount | None = None) -> None:
        """Show which page is read, and how long the rest takes about, at a share (0 to 1) of the work."""
        if page is None:
            return
        left = workflow.time_left(share, time.monotonic() - self._began)
        said = [phrase("Progress", "page {0} of {1}").format(*page)]
        if left:
            said.append(phrase("Progress", "about {0} min left").format(round(left / 60) or 1))
        text = " · ".join(map(spoken, said))
        if text != self._bar.label:
            self._bar.label = text
            self._bar.render_progress()

    def outcomes(self, files: Iterator[Iterator[workflow.Outcome]]) -> Iterator[workflow.Outcome]:
        """The outcomes of files; the bar is shown while they come."""
        new = 0
        with self._bar as bar:
            for outcomes in files:
                is_new = False
                for outcome in outcomes:
                    yield outcome
                    is_new = is_new or isinstance(outcome, AnnotatorError) or not outcome.already
                new += is_new
                rate = 60 * new / (time.monotonic() - self._began)
                bar.label = spoken(phrase("Progress", "{0} files a minute").format(round(rate))) if rate >= 1 else ""
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


@contextmanager
def share_bar() -> Iterator[Callable[[float], object]]:
    """A function that takes a share (0 to 1) of the work, and shows it, and how long the rest takes, as `bar` does."""
    if not sys.stderr.isatty():
        yield lambda share: None
        return
    with click.progressbar(length=1000, file=sys.stderr) as bar:
        yield lambda share: bar.update(round(1000 * share) - bar.pos)


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
