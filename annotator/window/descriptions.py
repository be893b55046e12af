"""What a record is, said in a few lines for a tool tip."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from annotator import workflow
from annotator.core.doubts import doubt_kind
from annotator.core.faint import faint_print
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.operations import Operation
from annotator.core.records import Addition, Boundary, Correction, Detail, Entity, Newspaper, Note, Part, Record, Region
from annotator.window.labels import LABEL_TITLES
from annotator.window.messages import correction_name, doubt_kind_name, reason, region_kind_name, role_name, state_name
from annotator.window.panels.concordance import context
from annotator.window.panes.marks import main_changes, raw_span

_LONGEST = 80


def description(issue: Issue, record: Record) -> str:
    """What a correction or an entity says, why it was suggested, and what was decided about it."""
    match record:
        case Correction():
            lines = [f"{correction_name(record.kind)}: {_change(issue, record)}"]
        case Entity():
            lines = [f"{LABEL_TITLES[record.label]} {record.authority}".strip()]
        case Note():
            return f"{record.text}\n{record.origin}"
        case _:
            return ""
    if why := workflow.reason(record.rule):
        lines.append(reason(why))
    sure = f" {round(100 * record.confidence)} %" if record.rule else ""
    how = QCoreApplication.translate("Description", ", only by approving the article") if record.swept else ""
    by = "" if record.rule else f" · {record.origin}"  # what the program is called inside says nothing to anybody
    lines.append(f"{state_name(record.state)}{how}{sure}{by}")
    return "\n".join(lines)


def faint_description(issue: Issue, raw: int) -> str:
    """Why the print at a raw offset is tinted; nothing where it is not."""
    faint = next((one for one in faint_print(issue, raw, raw) if one.start <= raw < max(one.end, one.start + 1)), None)
    if faint is None:
        return ""
    if faint.is_gap:
        return QCoreApplication.translate(
            "Description", "A character may be missing here: the gap in the print is wide."
        )
    sure = min((one.confidence for one in issue.geometry.spots(*faint[:2]) if one.confidence is not None), default=0.0)
    return QCoreApplication.translate("Description", "Read from the page, {0} % sure").format(round(100 * sure))


_HEADERS = (
    marked("Doubt", "Kind"),
    marked("Doubt", "Article"),
    marked("Doubt", "Before it"),
    marked("Doubt", "Suggestion"),
    marked("Doubt", "Behind it"),
    marked("Doubt", "Reason"),
    marked("Doubt", "Sure"),
)


def doubt_headers() -> list[str]:
    """What the columns of `doubt_line` are called."""
    return [QCoreApplication.translate("Doubt", header) for header in _HEADERS]


def doubt_line(issue: Issue, record: Record) -> tuple[str, ...]:
    """A suggestion as a line of a concordance: kind, article, the text before it, what it changes, the text after it,
    the reason, and the confidence.
    """
    start, end = raw_span(record)
    left, inside, right = context(issue.raw, start, end)
    match record:
        case Correction():
            change = _from_to(inside, _short(record.text))
        case Entity():
            change = f"{inside} = {LABEL_TITLES[record.label]}"
        case Part():
            change = f"{inside} = {role_name(record.role)}"
        case _:
            change = "▼"
    why = workflow.reason(record.rule)
    number = issue.layout.number_of(issue.layout.article_at(start).id) + 1
    sure = f"{round(100 * record.confidence)} %"
    kind = doubt_kind_name(doubt_kind(record))
    return kind, str(number), left, change, right, reason(why) if why else "", sure


def about(issue: Issue, operation: Operation) -> str:
    """What an operation was about: its first change in a few words, and how many more there were; empty if none."""
    records = [change.record for change in main_changes(operation)]
    if not records:
        return ""
    record = next((record for record in records if not isinstance(record, Boundary)), records[0])
    start, end = raw_span(record)
    inside = _short(issue.raw[start:end])
    match record:
        case Correction():
            text = _change(issue, record)
        case Entity():
            text = f"{inside} = {LABEL_TITLES[record.label]}"
        case Part():
            text = f"{inside} = {role_name(record.role)}"
        case Note():
            text = _short(record.text)
        case Newspaper():
            text = _short(record.title)
        case Detail():
            text = _short(record.text)
        case Region():
            text = f"{region_kind_name(record.kind)} ({issue.pages[record.page].number})"
        case Addition():
            text = _short(record.text.strip())
        case _:
            text = _short(issue.raw[start : start + _LONGEST // 3])
    return f"{text}  (+{len(records) - 1})" if len(records) > 1 else text


def hurt_entities(issue: Issue, operation: Operation) -> list[str]:
    """The entities, as the raw text has them, that an operation has trimmed, put in doubt, or left without text."""
    return [
        _short(issue.raw[before.start.raw : before.end.raw]) or LABEL_TITLES[after.label]
        for change in operation.changes
        if isinstance(before := change.before, Entity)
        and isinstance(after := change.after, Entity)
        and after.doubtful
        and not before.doubtful
    ]


def warning(issue: Issue, operation: Operation) -> str:
    """The sentence that says which entities an operation has hurt; nothing where there are none."""
    hurt = hurt_entities(issue, operation)
    text = QCoreApplication.translate("Description", "The text of these entities has changed, look at them again: {0}")
    return text.format(" ".join(hurt)) if hurt else ""


def when(at: float) -> str:
    """A time (seconds since 1970) in the person's own zone."""
    return datetime.fromtimestamp(at).strftime("%Y-%m-%d %H:%M")


def _change(issue: Issue, correction: Correction) -> str:
    return _from_to(_short(issue.raw[correction.start : correction.end]), _short(correction.text))


def _from_to(old: str, new: str) -> str:
    """What a text becomes; a word for nothing would read as a text that stands there."""
    if not new:
        return QCoreApplication.translate("Description", "{0} (deleted)").format(old)
    if not old:
        return QCoreApplication.translate("Description", "(inserted) {0}").format(new)
    return f"{old} → {new}"


def _short(text: str) -> str:
    """The text on one line, line ends shown, its middle left out where it is long."""
    text = text.replace("\r\n", "↵").replace("\n", "↵").replace("\r", "↵").replace("\u3000", "␣").replace(" ", "␣")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"
