"""What a format says about itself: its name, its suffixes, how it is read and written, and what it can't hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import InitVar, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from annotator.core.issue import Issue
from annotator.core.labels import Label
from annotator.core.marking import marked
from annotator.formats.article_text import ArticleText
from annotator.formats.fitting import Kept
from annotator.formats.heads import Head
from annotator.formats.options import Offsets, Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.writing import Report


class Reader(Protocol):
    """Reads the issues of a file one by one; BadInput where it is wrong. With `columns` where a format has such."""

    def __call__(self, path: Path, *, encoding: str | None = None) -> Iterator[Issue]: ...


Heading = Callable[[Path, str | None], Sequence[str]]
"""What the columns of a file in some encoding are called; BadInput where it can't be read."""
ReadArticleTexts = Callable[..., Iterator[ArticleText]]
"""Reads the articles of a file; with `offsets` where a format's `counts` leave a choice."""
Writer = Callable[[Outgoing, Path, Options], None]
"""Writes what goes out; one that needs only texts and entities can take it as `Iterable[ArticleText]`."""
WriteIssues = Callable[[Iterable[Issue], Path, Options, Report], None]
Finish = Callable[[Path, Mapping[str, Any]], None]


class Counted(StrEnum):
    """In what the offsets of a format count, as manifests and the list of formats say it."""

    NONE = marked("Format", "none")
    POINTS = marked("Format", "code points")
    UTF16 = marked("Format", "UTF-16 code units")
    CLUSTERS = marked("Format", "grapheme clusters")


@dataclass(frozen=True, slots=True)
class Beside:
    """A file beside an export: its suffix after the name of the export, and what makes its text from a label set.

    Exports with a suffix that is one of `not_for` have none.
    """

    suffix: str
    made: Callable[[Sequence[Label]], str]
    not_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name on the command line, what it is, its suffixes, and how it is read and written if it can be.

    `says_states`: a file says which entities somebody has decided on. `is_raw`: a file holds no records but those of
    `given`, so suggestions are made when it is imported; `has_columns`: it is a table, of whose columns a person says
    what they hold, and `heading` reads what these are called; `has_order`: a person says in which order its files are
    pages. `flat`: it holds no entity inside another; `by_words`:
    with Unit.WORD its entities begin and end with words; `squeezed`: it loses white space; `printable`: it holds no
    control characters, as XML has none; `links`, `notes`: how it keeps those of entities, if it does. `offsets` says in
    what its offsets count, and `counts` what a person may choose for it. `drops_nested`: its tool loses entities in
    others without a word, `refuses_empty`: it refuses articles without text. `beside` makes the file beside an export
    that its tool takes the labels or the settings from. `folder`: it is a folder; `finish` writes into it, once all
    parts are there, what
    belongs to the whole, by the manifest. What `read_article_texts` reads is what `writer` has written, so that each
    export is checked; `only_checked`: it is there for nothing else, and reads no file of others.
    `begins` and `holds` say whether a file is in the format, where its suffix does not: by what JSON, XML or TSV begins
    with, by what a folder or another file holds.

    Packages that bring a format may still give its reader as `read_documents`, and its writer as `write_documents`, or
    as `write` where it takes the issues and the report.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Reader | None = None
    read_article_texts: ReadArticleTexts | None = None
    writer: Writer | None = None
    begins: Callable[[Head], object] | None = None
    holds: Callable[[Path], object] | None = None
    finish: Finish | None = None
    is_raw: bool = False
    has_columns: bool = False
    has_order: bool = False
    heading: Heading | None = None
    says_states: bool = False
    flat: bool = False
    by_words: bool = False
    squeezed: bool = False
    printable: bool = False
    folder: bool = False
    only_checked: bool = False
    links: Kept | None = None
    notes: Kept | None = None
    offsets: str = Counted.POINTS
    counts: tuple[Offsets, ...] = ()
    drops_nested: bool = False
    refuses_empty: bool = False
    beside: Beside | None = None
    write: InitVar[WriteIssues | None] = None
    write_documents: InitVar[Writer | None] = None
    read_documents: InitVar[ReadArticleTexts | None] = None

    def __post_init__(
        self, write: WriteIssues | None, write_documents: Writer | None, read_documents: ReadArticleTexts | None
    ) -> None:
        earlier = _of_issues(write) if write else write_documents
        if earlier is not None:
            object.__setattr__(self, "writer", earlier)
        if read_documents is not None:
            object.__setattr__(self, "read_article_texts", read_documents)

    @property
    def is_brought_back(self) -> bool:
        """Whether entities in the format can be imported."""
        return self.read_article_texts is not None and not self.only_checked

    @property
    def is_written(self) -> bool:
        """Whether the format can be written."""
        return self.writer is not None


def _of_issues(write: WriteIssues) -> Writer:
    """A writer of issues in the earlier form, in the present one."""
    return lambda outgoing, path, options: write(outgoing.issues, path, options, outgoing.report)
