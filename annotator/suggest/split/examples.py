"""Issues with known answers as the fits of the split read them: what each line and each paragraph is.

Only the fits use this.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from annotator.suggest.cases import Gold, read_cases
from annotator.suggest.lines import Line, lines_of
from annotator.suggest.split import labels as words
from annotator.suggest.split import layouts
from annotator.suggest.split.paragraphs import Paragraph
from annotator.suggest.split.rules import Known, possible_labels
from annotator.suggest.split.style import Style, style_of

LAYOUTS, MOST_LAYOUTS = 3, 8
"""In how many new layouts each example of an average paper is set, and in how many at most."""
PLAIN = "dump"
"""The style of the cases whose lines are paragraphs: these are laid out again."""
_NOT_CROSSHEAD = re.compile(r"[。！？”；，、）)…!?:：,;]$|摄|攝|供图|供圖|记者|記者|编者|編者")


@dataclass(frozen=True, slots=True)
class Example:
    """An issue with its answer: for each line whether it is joined to the one above, its role, and which segment of an
    article begins with it (0: the first).
    """

    lines: Sequence[Line]
    style: Style
    joined: Sequence[bool]
    roles: Sequence[str]
    segments: dict[int, int]


def example(raw: str, gold: dict[str, Any]) -> Example:
    """An issue and its answer, as `articles`, `roles`, `joins` and `furniture` give it."""
    lines = lines_of(raw)
    starts = [line.start for line in lines]
    joined, roles = [False] * len(lines), [words.BODY] * len(lines)
    for _, end in gold["joins"]:
        at = bisect_left(starts, end)
        if at < len(lines) and not raw[end : starts[at]].strip():
            joined[at] = True
    for start, end, role in [*gold["roles"], *((*span, words.FURNITURE) for span in gold["furniture"])]:
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            roles[at] = role
    segments = {}
    for article in gold["articles"]:
        for number, (start, _) in enumerate(article["segments"]):
            segments[bisect_left(starts, start)] = number
    return Example(lines, style_of(lines), joined, roles, segments)


def articles_of(answer: Example) -> list[list[tuple[str, str]]]:
    """The articles of an example in reading order, as `layouts` takes them; jumps and furniture left out."""
    made: list[list[tuple[str, str]]] = []
    for at, line in enumerate(answer.lines):
        opens = answer.segments.get(at)
        role = answer.roles[at]
        if role == words.FURNITURE or opens or (not made and opens is None):
            continue
        if opens == 0:
            made.append([])
        if answer.joined[at] and made[-1]:
            made[-1][-1] = role, made[-1][-1][1] + line.text
        else:
            made[-1].append((role, line.text))
    return [article for article in made if any(role == words.BODY for role, _ in article)]


def labels_of(paragraphs: Sequence[Paragraph], answer: Example) -> list[str]:
    """The label of each paragraph, from the answer for its first line."""
    made: list[str] = []
    for paragraph, below in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        at = paragraph.first
        whole = below is None or not answer.joined[below.first]
        role = answer.roles[at]
        opens = at in answer.segments
        if answer.joined[at]:
            made.append(words.INSIDE)
        elif role == "headline" and not opens:
            made.append(words.DECK)
        elif role == "subhead" and opens:
            made.append(words.HEADLINE)
        elif role != words.BODY:
            made.append(role)
        elif opens:
            made.append(words.CONTINUED if answer.segments[at] else words.UNHEADED)
        elif whole and len(paragraph.text) <= 30 and not _NOT_CROSSHEAD.search(paragraph.text):
            made.append(words.CROSSHEAD)
        else:
            made.append(words.BODY)
    return made


def as_known(labels: Iterable[str], paragraphs: Iterable[Paragraph], known: Known) -> list[str]:
    """The labels, but where the rules leave only one, that one: a piece of a table's row is body, as it is decoded."""
    possible = (possible_labels(paragraph, known) for paragraph in paragraphs)
    return [min(some) if len(some) == 1 else label for label, some in zip(labels, possible, strict=True)]


@dataclass(frozen=True, slots=True)
class Case:
    """A file of a folder with its answer; `style` says how it is laid out."""

    name: str
    style: str
    gold: Gold
    example: Example


def read_folders(folders: Iterable[Path]) -> dict[str, list[Case]]:
    """The cases of folders by paper: the part of the name before the first "-"."""
    made: dict[str, list[Case]] = defaultdict(list)
    for folder in folders:
        for path, gold in zip(sorted(folder.glob("*.gold.json")), read_cases(folder), strict=True):
            answer = json.loads(path.read_text(encoding="utf-8"))
            name = path.name.removesuffix(".gold.json")
            style = answer.get("style", PLAIN)
            made[name.partition("-")[0]].append(Case(name, style, gold, example(gold.issue.raw, answer)))
    return dict(made)


def examples_of(papers: Mapping[str, Sequence[Case]]) -> dict[str, list[Example]]:
    """The examples of each paper, those whose lines are not wrapped in further layouts as well; the more of these the
    smaller a paper is, so that each weighs about as much as the root of its size.
    """
    sizes = {paper: sum(len(case.gold.issue.raw) for case in _plain(cases)) for paper, cases in papers.items()}
    usual = sum(sizes.values()) / max(len(sizes), 1)
    made = {}
    for paper, cases in papers.items():
        given = len(cases) / max(len(_plain(cases)), 1)
        more = round((given + LAYOUTS) * sqrt(usual / max(sizes[paper], 1)) - given)
        made[paper] = [case.example for case in cases]
        for case in _plain(cases):
            made[paper].extend(laid_out(case.example, case.name.partition(".")[0], min(max(more, 0), MOST_LAYOUTS)))
    return made


def _plain(cases: Iterable[Case]) -> list[Case]:
    return [case for case in cases if case.style == PLAIN]


def laid_out(answer: Example, name: str, count: int = LAYOUTS) -> Iterator[Example]:
    """The articles of an example in `count` other layouts; the name decides which."""
    articles = articles_of(answer)
    for number in range(count):
        yield example(*layouts.issue(articles, f"{name}.{number}"))
