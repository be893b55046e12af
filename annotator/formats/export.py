"""Writing an export: whole or divided, with policies, progress, the look back at what was written, and a manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from annotator.core.errors import AnnotatorError
from annotator.core.issue import Issue
from annotator.core.labels import with_others
from annotator.core.marking import marked
from annotator.core.records import State
from annotator.formats.article_text import ArticleText
from annotator.formats.articles import article_texts
from annotator.formats.card import Card
from annotator.formats.division import PARTS, divided
from annotator.formats.fingerprint import Fingerprint
from annotator.formats.format import Counted, Format
from annotator.formats.options import Decisions, Offsets, Options, Unit
from annotator.formats.outgoing import Outgoing
from annotator.formats.table import formats
from annotator.formats.worked_on import listed, refuse_worked_on
from annotator.formats.writing import Loss, Report, write_json, write_text
from annotator.staging import staged

REPORT_SUFFIX = ".report.json"
_LONGEST_NAME = 255

OnProgress = Callable[[int], object]
"""Called with the number of articles written; it stops the export by raising."""


def write(
    issues: Iterable[Issue],
    name: str,
    path: Path,
    options: Options,
    *,
    progress: OnProgress = lambda count: None,
    about: dict[str, Any] | None = None,
    force: bool = False,
) -> Report:
    """Write issues in a named format, whole or not at all, and beside them a manifest and the set-up files of the
    format's tool.

    An earlier export there is replaced; one with people's work in it only with `force`, otherwise WorkedOn is raised.

    With `options.shares` a folder is written, with a file or a folder for each part; then `issues` are iterated several
    times. What was written is read back and compared before it takes its place. `about` goes into the manifest
    unchanged. The same issues and options always give the same bytes. KeyError where no format of that name is written.
    """
    format_ = formats()[name]
    if format_.writer is None:
        raise KeyError(name)
    suffix = path.suffix.lower()
    options = replace(options, suffix=suffix if suffix in format_.suffixes else format_.suffixes[0])
    card, labels = Card(options.scope), set[str]()
    manifest_path = _beside(path, REPORT_SUFFIX)
    companion = format_.beside if format_.beside and options.suffix not in format_.beside.not_for else None
    besides = [_beside(path, companion.suffix)] if companion else []
    with staged(path, manifest_path, *besides) as (temporary, beside, *made):
        if not force:
            refuse_worked_on(path, manifest_path)
        report = _write_parts(format_, issues, temporary, options, card, labels, progress)
        _refuse_nothing(report, path)
        manifest = _manifest(format_, options, report, card, about or {})
        if format_.finish is not None:
            format_.finish(temporary, manifest)
        files = list(listed(temporary, path.name))
        if companion is not None:
            write_text(made[0], companion.made(with_others(options.labels, labels)))
            files += listed(made[0], besides[0].name)
        write_json(beside, {**manifest, "files": files})
        if not force:
            refuse_worked_on(path, manifest_path)  # again, as writing may have taken long
    return report


def lies_beside(path: Path) -> bool:
    """Whether a file lies beside an export and says something about it."""
    suffixes = (REPORT_SUFFIX, *(one.beside.suffix for one in formats().values() if one.beside is not None))
    return any(
        path.name.endswith(suffix) and path.with_name(path.name.removesuffix(suffix)).exists() for suffix in suffixes
    )


def _beside(path: Path, suffix: str) -> Path:
    """Where what belongs to an export stands: beside it, under as much of its name as the disk allows."""
    if not path.name:
        raise AnnotatorError(marked("Trouble", "{0}: is no ordinary file; name another one to write to."), path)
    whole = path.name.encode("utf-8", "surrogateescape")[: _LONGEST_NAME - len(suffix)]
    return path.with_name(whole.decode("utf-8", "ignore") + suffix)


def _parts(
    format_: Format, issues: Iterable[Issue], path: Path, options: Options
) -> Iterator[tuple[str, Path, Iterable[Issue]]]:
    """The parts of an export that hold anything: the name, where it is written, and its issues."""
    if not options.shares:
        yield "", path, issues
        return
    numbers = divided(issues, options)
    path.mkdir()
    for number, part in enumerate(PARTS):
        if number in numbers:
            some = (issue for issue, other in zip(issues, numbers, strict=True) if other == number)
            yield part, path / f"{part}{'' if format_.folder else options.suffix}", some


def _write_parts(
    format_: Format,
    issues: Iterable[Issue],
    path: Path,
    options: Options,
    card: Card,
    labels: set[str],
    progress: OnProgress,
) -> Report:
    """Write all parts; what is exported is counted and recorded by the card, and its labels are added to `labels`."""
    report = Report()
    for part, target, some in _parts(format_, issues, path, options):
        of_part = Report()
        looked_at = card.through(_looked_at(some, options, of_part))
        _write(format_, looked_at, target, options, of_part, labels, _later(progress, report.articles))
        report.take(of_part, part)
    return report


def _refuse_nothing(report: Report, path: Path) -> None:
    if not report.articles and report.left_out[Loss.NO_TEXT]:
        raise AnnotatorError(
            marked("Trouble", "{0}: nothing was written, as no article of this status has any text."), path
        )
    if not report.articles and report.left_out[Loss.NO_PAGES]:
        raise AnnotatorError(
            marked("Trouble", "{0}: nothing was written, as this format takes only issues with pages of print."), path
        )
    if not report.articles:
        raise AnnotatorError(marked("Trouble", "{0}: nothing was written, as no article has this status."), path)


def _later(progress: OnProgress, before: int) -> OnProgress:
    return lambda count: progress(before + count)


def _write(
    format_: Format,
    issues: Iterable[Issue],
    path: Path,
    options: Options,
    report: Report,
    labels: set[str],
    progress: OnProgress,
) -> None:
    """Write the issues of one part; their labels are added to `labels`."""
    written, back = (
        Fingerprint(squeezed=format_.squeezed, links=bool(format_.links), notes=bool(format_.notes)) for _ in range(2)
    )

    def hear(article: ArticleText) -> None:
        written.add(article)
        labels.update(entity.label for entity in article.entities)
        progress(written.count)

    report.hear = hear
    fitted = partial(_fitted, format_=format_, options=options, report=report)
    assert format_.writer is not None, "write has asked for it"
    format_.writer(Outgoing(_counted(issues, report, progress), fitted, report), path, options)
    if format_.read_article_texts is not None and written.count:
        for article in format_.read_article_texts(path):
            back.add(article)
        if written != back:
            raise AnnotatorError(
                marked("Trouble", "{0}: what was written does not read back as it was; nothing was kept."), path.name
            )


def _fitted(issues: Iterable[Issue], *, format_: Format, options: Options, report: Report) -> Iterator[ArticleText]:
    """The articles as a format can hold them."""
    by_words = format_.by_words and options.unit == Unit.WORD
    return article_texts(
        issues,
        options,
        report,
        flat=format_.flat,
        by_words=by_words,
        by_clusters=_counts(format_, options) == Offsets.GRAPHEME,
        printable=format_.printable,
        links=format_.links,
        notes=format_.notes,
        refuses_empty=format_.refuses_empty,
    )


def _counts(format_: Format, options: Options) -> Offsets | None:
    """What a person has chosen that the offsets count, where the format leaves a choice."""
    return options.offsets if options.offsets in format_.counts else None


def _looked_at(issues: Iterable[Issue], options: Options, report: Report) -> Iterator[Issue]:
    """The issues without the entities that nobody has looked at, unless these are wanted too; they are counted."""
    if options.decided == Decisions.ANY:
        yield from issues
        return
    for issue in issues:
        left = {e.id for e in issue.entities if e.swept or e.state == State.SUGGESTED}
        if not left:
            yield issue
            continue
        articles = (issue.layout.article_at(e.start.raw) for e in issue.entities if e.id in left and e.live)
        report.left_out[Loss.SWEPT] += sum(map(options.scope.takes, articles))
        yield replace(issue, entities=tuple(e for e in issue.entities if e.id not in left), by_id={})


def _counted(issues: Iterable[Issue], report: Report, progress: OnProgress) -> Iterator[Issue]:
    for issue in issues:
        yield issue
        progress(report.articles)


def _manifest(format_: Format, options: Options, report: Report, card: Card, about: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": format_.name,
        "offsets": Counted.CLUSTERS if _counts(format_, options) == Offsets.GRAPHEME else format_.offsets,
        "options": options.to_json(),
        "report": report.to_json(),
        **about,
        "card": {**card.to_json(), **about.get("card", {})},
    }
