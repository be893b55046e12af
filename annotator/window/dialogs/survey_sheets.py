"""What the survey of a library says, as sheets: each is a table of which some columns are drawn."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from annotator.core.marking import marked
from annotator.core.records import State
from annotator.window.messages import correction_name, doubt_kind_name, kind_name, state_name
from annotator.workflow import Survey

Value = str | int | float | None
Row = tuple[Value, ...]

_MARKED = {
    "days": marked("Survey", "By day"),
    "people": marked("Survey", "By person"),
    "newspapers": marked("Survey", "By newspaper"),
    "kinds": marked("Survey", "By kind"),
    "corrections": marked("Survey", "Corrections"),
    "doubts": marked("Survey", "Doubts left"),
    "suggestions": marked("Survey", "Quality of suggestions"),
    "agreement": marked("Survey", "Agreement"),
    "time": marked("Survey", "Time per article"),
    "day": marked("Survey", "Day"),
    "person": marked("Survey", "Person"),
    "newspaper": marked("Survey", "Newspaper"),
    "kind": marked("Survey", "Kind"),
    "articles": marked("Survey", "Articles"),
    "approved": marked("Survey", "Approved"),
    "left": marked("Survey", "Doubts"),
    "steps": marked("Survey", "Steps"),
    "hours": marked("Survey", "Hours"),
    "minutes": marked("Survey", "Minutes per article"),
    "right": marked("Survey", "Right"),
    "wrong": marked("Survey", "Wrong"),
    "missed": marked("Survey", "Missed"),
    "precision": marked("Survey", "Right of those suggested, %"),
    "recall": marked("Survey", "Suggested of those right, %"),
    "both": marked("Survey", "People"),
    "issues": marked("Survey", "Issues"),
    "entities": marked("Survey", "Entities, %"),
    "boundaries": marked("Survey", "Boundaries, %"),
    "characters": marked("Survey", "Characters that differ, %"),
    "unknown": marked("Survey", "not known"),
    "about work": marked(
        "Survey",
        "Articles approved, less those reopened. Time is counted from step to step, without breaks of over 5 minutes.",
    ),
    "about amounts": marked("Survey", "Furniture is no article."),
    "about suggestions": marked(
        "Survey",
        "What people decided one by one, by the day: suggestions that were right or wrong, and what they had to add. "
        "What was accepted only by approving an article is not counted.",
    ),
    "about agreement": marked(
        "Survey",
        "In issues that two people have worked on apart: entities by strict F1, boundaries by boundary similarity, and "
        "characters that differ.",
    ),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; a chart shows the columns `drawn` by the first one. `runs`: its rows follow one another in time."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: list[Row]
    drawn: tuple[int, ...]
    runs: bool = False


def sheets(survey: Survey) -> list[Sheet]:
    """All that a survey says."""
    return [*_progress(survey), *_texts(survey), *_quality(survey)]


def as_csv(sheet: Sheet) -> bytes:
    """A sheet as CSV in UTF-8, which spreadsheets know by its first bytes."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(sheet.columns)
    writer.writerows([_cell(value) for value in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def shown(value: Value) -> str:
    """A value as the table has it."""
    return "–" if value is None else f"{value:.1f}" if isinstance(value, float) else str(value)


def _cell(value: Value) -> Value:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.lstrip()[:1] in ("=", "+", "-", "@") else value


def _progress(survey: Survey) -> Iterable[Sheet]:
    done = ("approved", "steps", "hours", "minutes")
    days, people = (
        [(str(key), one.approved, one.steps, one.seconds / 3600, one.minutes_per_article) for key, one in rows.items()]
        for rows in (survey.by_day(), survey.by_person())
    )
    newspapers = [
        (title or _said("unknown"), one.articles, one.approved, one.doubts) for title, one in survey.newspapers.items()
    ]
    kinds = [(kind_name(kind), one.articles, one.approved) for kind, one in survey.kinds.items()]
    yield _sheet("days", ("day", *done), days, (1,), about="about work", runs=True)
    yield _sheet("people", ("person", *done), people, (1,), about="about work")
    yield _sheet("newspapers", ("newspaper", "articles", "approved", "left"), newspapers, (1, 2), about="about amounts")
    yield _sheet("kinds", ("kind", "articles", "approved"), kinds, (1, 2), about="about amounts")
    yield _sheet(
        "time",
        ("day", "person", "approved", "minutes"),
        [(str(day), person, w.approved, w.minutes_per_article) for (day, person), w in sorted(survey.work.items())],
        (3,),
        about="about work",
        runs=True,
    )


def _texts(survey: Survey) -> Iterable[Sheet]:
    corrections: list[Row] = [
        (correction_name(kind), *(counts.get(state, 0) for state in State))
        for kind, counts in survey.corrections.items()
    ]
    doubts = [(doubt_kind_name(kind), count) for kind, count in survey.doubts.items()]
    states = tuple(state_name(state) for state in State)
    yield Sheet(_said("corrections"), "", (_said("kind"), *states), corrections, (1, 2, 3))
    yield _sheet("doubts", ("kind", "left"), doubts, (1,))


def _quality(survey: Survey) -> Iterable[Sheet]:
    suggestions = [
        (str(day), one.right, one.wrong, one.missed, _percent(one.precision), _percent(one.recall))
        for day, one in sorted(survey.suggestions.items())
    ]
    judged = ("day", "right", "wrong", "missed", "precision", "recall")
    yield _sheet("suggestions", judged, suggestions, (4, 5), about="about suggestions", runs=True)
    agreement = [
        (
            " · ".join(pair),
            one.issues,
            _percent(one.entities),
            _percent(one.boundaries),
            one.characters * 100,
        )
        for pair, one in survey.agreement.items()
    ]
    compared = ("both", "issues", "entities", "boundaries", "characters")
    yield _sheet("agreement", compared, agreement, (2, 3), about="about agreement")


def _sheet(
    title: str,
    columns: tuple[str, ...],
    rows: Iterable[Row],
    drawn: tuple[int, ...],
    *,
    about: str = "",
    runs: bool = False,
) -> Sheet:
    return Sheet(_said(title), _said(about), tuple(map(_said, columns)), list(rows), drawn, runs)


def _percent(share: float | None) -> float | None:
    return None if share is None else share * 100


def _said(name: str) -> str:
    return QCoreApplication.translate("Survey", _MARKED[name]) if name else ""
