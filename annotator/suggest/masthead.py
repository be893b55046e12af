"""Guesses the newspaper, the day and the page of an issue from its masthead, its page headers or its file name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from annotator.core.issue import Issue
from annotator.core.records import Detail, DetailField, Newspaper, State

ORIGIN = "masthead 1"

_ID = "newspaper"
_TOP, _MOST_LINES, _LONGEST = 3, 20_000, 60
_HAN = r"[\u3400-\u9fff]"
_PAPER = rf"(?!本[报報]){_HAN}{{1,11}}?(?<![预預海情电電公汇匯通举舉简簡喜捷])[报報刊](?!{_HAN})"
_FOLIO = (
    r"(?:第?[ \u3000]*[\d０-９一二三四五六七八九十]{1,4}[ \u3000]*版|[A-D]?\d{1,2}(?!\d)|[12]\d{3}[ \u3000]*[年.-]|星期"
    r"|[第总總][ \u3000]*\d+[ \u3000]*期)"
)
_HEADER = re.compile(rf"《?(?P<title>{_PAPER})》?(?:[ \u3000·|（(—_-]*{_FOLIO}.*)?")
_TRAILER = re.compile(rf"《(?P<title>{_PAPER})》[ \u3000]*[（(]?[ \u3000]*[12]\d{{3}}[ \u3000]*年")
_FIRST = re.compile(rf"(?P<title>{_HAN}{{2,12}})[ \u3000]*[\d.\-/年月日]*")
_FILE = re.compile(rf"[《\[【(（]?(?P<title>{_PAPER})")
_HEAD = 12
_DAY = re.compile(r"(?<!\d)([12]\d{3})[ \u3000]*[年.\-/][ \u3000]*(\d{1,2})[ \u3000]*[月.\-/][ \u3000]*(\d{1,2})(?!\d)")
_PAGE = re.compile(r"第?[ \u3000]*(?<!\d)(\d{1,3})[ \u3000]*版")
_SPACED = re.compile(r"(?:\S[ \u3000]+){2,}\S")


def newspaper_of(issue: Issue) -> Newspaper | None:
    """The record that says which newspaper an issue seems to be of; None where nothing speaks for one.

    What the text itself says counts before the name of its file, and what it says more often before the rest.
    """
    titles = Counter(_titles(issue.raw))
    if titles:
        (title, rule), _count = max(titles.items(), key=lambda item: item[1])
        return _record(title, rule, 0.9 if rule != "newspaper.first-line" else 0.6)
    if match := _FILE.match(issue.title):
        return _record(match["title"], "newspaper.file", 0.7)
    return None


def details_of(issue: Issue) -> list[Detail]:
    """The records that say of which day and page an issue seems to be, where it does not come with what says so."""
    given = issue.details_of()
    came = {DetailField.DATE: issue.date, DetailField.PAGE: "".join(page.number for page in issue.pages)}
    return [
        Detail(
            id=f"detail::{field}",
            origin=ORIGIN,
            state=State.SUGGESTED,
            rule="detail.masthead",
            confidence=0.9,
            field=field,
            text=text,
        )
        for field, text in details_in(issue).items()
        if field not in given and not came[field]
    ]


def details_in(issue: Issue) -> dict[DetailField, str]:
    """The day (ISO 8601) and the page that the masthead of an issue, its page headers or its file's name say."""
    lines = [issue.title, *issue.raw.split("\n", _HEAD)[:_HEAD]]
    said = {}
    if day := next(filter(None, map(_day, lines)), ""):
        said[DetailField.DATE] = day
    pages = {str(int(match[1])) for line in lines if len(line) <= _LONGEST and (match := _PAGE.search(line))}
    if len(pages) == 1:
        said[DetailField.PAGE] = pages.pop()
    return said


def _day(line: str) -> str:
    match = _DAY.search(line) if len(line) <= _LONGEST else None
    try:
        return date(*map(int, match.groups())).isoformat() if match else ""
    except ValueError:
        return ""


def _record(title: str, rule: str, confidence: float) -> Newspaper:
    return Newspaper(id=_ID, origin=ORIGIN, state=State.SUGGESTED, rule=rule, confidence=confidence, title=title)


def _titles(raw: str) -> Iterator[tuple[str, str]]:
    """Each place that names the newspaper: the title, and the rule that took it for one."""
    lines = [line.strip() for line in raw.split("\n", _MOST_LINES)[:_MOST_LINES]]
    short = [line for line in lines if 0 < len(line) <= _LONGEST]
    for number, line in enumerate(short):
        match = _HEADER.fullmatch(_tight(line))
        if match and (number < _TOP or match["title"] != match[0]):
            yield match["title"], "newspaper.masthead"
        elif match := _TRAILER.search(line):
            yield match["title"], "newspaper.trailer"
    if len(short) > 1 and (match := _FIRST.fullmatch(short[0])) and re.match(_FOLIO, short[1]):
        yield match["title"], "newspaper.first-line"


def _tight(line: str) -> str:
    """A line without the spaces that a masthead has between its characters."""
    return "".join(line.split()) if _SPACED.fullmatch(line) else line
