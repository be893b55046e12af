"""TEI P5: a corpus with a text for each issue and a division for each article.

Corrections stand as `choice` (`sic`: raw, `corr`: corrected), text that stands twice as `surplus`, lost text as `gap`,
line ends of the raw text that do not count as `lb`, pages as `pb`, the segments of an article as `milestone`; where
these stand on pages of print are the zones of a `facsimile`. Entities nest; one that spans the end of a paragraph is
cut into elements that are linked by `next` and `prev`. The model knows no columns, so there is no `cb`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from annotator.core.geometry import Box, around
from annotator.core.issue import Article, Issue
from annotator.core.marking import marked
from annotator.core.offsets import OffsetMap
from annotator.core.reading import parts_of
from annotator.core.records import DetailField, Part, Role
from annotator.formats import tei_reading
from annotator.formats.article_text import ArticleText, TextEntity
from annotator.formats.format import Counted, Format
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.tei_text import BREAK, ELEMENTS, Walk, tag, written
from annotator.formats.writing import Report

_HEADS = {
    Role.KICKER: "kicker",
    Role.HEADLINE: "main",
    Role.SUBHEAD: "sub",
    Role.CROSSHEAD: "crosshead",
}
_WRAPPERS = (Role.BYLINE, Role.DATELINE)
_WORD = re.compile(r"[\w.:/#@+-]+", re.ASCII)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:[\w/?#\[\]@!$&'()*+,;=.~%:-]+", re.ASCII)
_HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader><fileDesc><titleStmt><title>Gold</title></titleStmt>'
    "<publicationStmt><p>Written by newspaper-annotator.</p></publicationStmt>"
    "<sourceDesc><p>Each text names its source.</p></sourceDesc></fileDesc><encodingDesc><editorialDecl>"
    '<correction method="markup"><p>The raw text is in sic, the corrected text in corr, of the kind that its type says.'
    " A passage that stands twice is in surplus where it does not count. A gap holds the sign that stands for lost"
    " text. An attribute cert marks what nobody has decided on.</p></correction>"
    "<segmentation><p>A division is an article. A milestone begins the next of the places of the source where it"
    " stands.</p></segmentation><interpretation><p>The pieces of an entity that goes over the end of a paragraph are"
    " linked by next and prev.</p></interpretation></editorialDecl></encodingDesc></teiHeader>\n"
)


def write(outgoing: Outgoing, path: Path, options: Options) -> None:
    """Write one file with the issues that have an article in the scope."""
    number = issues = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEADER)
        for issue in outgoing.issues:
            articles = Report().taken(issue, options.scope)
            fitted = outgoing.fitted([issue])
            page = -1
            if articles:
                issues += 1
                file.write(_issue_header(issue, articles, number))
                file.writelines(_facsimile(issue, articles, f"i{issues}"))
                file.write("<text><body>\n")
            for article, article_text in zip(articles, fitted, strict=True):
                number += 1
                offsets = OffsetMap(issue, article)
                walk = Walk(issue, offsets, page, f"i{issues}" if issue.geometry else "")
                parts = parts_of(issue, article, offsets)
                zones = " ".join(f"#{name}" for name, _page, _box in _zones(issue, article, f"i{issues}"))
                file.writelines(_division(f"a{number}", article_text, parts, walk, zones))
                page = walk.page
            if articles:
                file.write("</body></text></TEI>\n")
        file.write("</teiCorpus>\n")
    outgoing.report.left_out.pop("gaps", None)


def _zones(issue: Issue, article: Article, prefix: str) -> Iterator[tuple[str, int, Box]]:
    """Where an article stands: an id, the page and the box for each of its segments on each page."""
    lines = issue.geometry.lines
    for segment in article.segments:
        by_page: dict[int, list[Box]] = {}
        for number in lines.between(segment.start, segment.end):
            by_page.setdefault(lines.pages[number], []).append(lines.box(number))
        for page, boxes in by_page.items():
            if not (box := around(boxes)).is_empty:
                yield f"{prefix}.z{segment.start}.{page}", page, box


def _facsimile(issue: Issue, articles: Iterable[Article], prefix: str) -> Iterator[str]:
    """The pages of an issue with the places of some articles; nothing where these are not known."""
    if not issue.geometry:
        return
    zones = [zone for article in articles for zone in _zones(issue, article, prefix)]
    yield "<facsimile>\n"
    for number, page in enumerate(issue.pages):
        size = {"ulx": "0", "uly": "0", "lrx": str(page.width), "lry": str(page.height)} if page.width else {}
        yield tag("surface", {"xml:id": f"{prefix}.p{number}", "n": page.number} | size)
        if name := issue.image_of(number).name:
            yield tag("graphic", {"url": quote(name)}, empty=True)
        for zone, _page, box in (one for one in zones if one[1] == number):
            corners = dict(zip(("ulx", "uly", "lrx", "lry"), map(str, box), strict=True))
            yield tag("zone", {"xml:id": zone} | corners, empty=True)
        yield "</surface>\n"
    yield "</facsimile>\n"


_OF_BIBL = {
    DetailField.PAGE: ('<biblScope unit="page">', "</biblScope>"),
    DetailField.COLUMN: ('<biblScope unit="column">', "</biblScope>"),
    DetailField.PUBLISHER: ("<publisher>", "</publisher>"),
    DetailField.CREATOR: ("<author>", "</author>"),
    DetailField.IDENTIFIER: ("<idno>", "</idno>"),
}
"""The elements of a `bibl` for fields of the catalogue; the others are notes of a type."""


def _said(details: Mapping[DetailField, str]) -> str:
    """What the catalogue says, but for the title and the date, as parts of a `bibl`."""
    parts = []
    for name, text in details.items():
        if name not in (DetailField.TITLE, DetailField.DATE):
            opening, closing = _OF_BIBL.get(name, (f'<note type="{name}">', "</note>"))
            parts.append(opening + written(text) + closing)
    return "".join(parts)


def _issue_header(issue: Issue, articles: Iterable[Article], before: int) -> str:
    """The header of an issue, of whose articles the first has the number `before` + 1."""
    of_articles = "".join(
        f"{tag('bibl', {'corresp': f'#a{number}'})}{_said(details)}</bibl>"
        for number, article in enumerate(articles, before + 1)
        if (details := issue.details_of(article.id))
    )
    title = written(" ".join((issue.title or issue.source.name).split()))
    journal = written(issue.newspaper) or title
    day = ""
    if issue.date:
        when = {"when": issue.date if _is_day(issue.date) else ""}
        day = f"{tag('date', when)}{written(issue.date)}</date>"
    checksum = f'<idno type="sha256">{written(issue.source.sha256)}</idno>' if issue.source.sha256 else ""
    return (
        f'<TEI xml:lang="zh"><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>'
        "<publicationStmt><p>See the header of the corpus.</p></publicationStmt>"
        f'<sourceDesc><bibl><title level="j">{journal}</title>{day}{checksum}{_said(issue.details_of())}</bibl>'
        f"{of_articles}</sourceDesc></fileDesc>"
        "</teiHeader>\n"
    )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@dataclass(slots=True)
class _Line:
    """A paragraph: its stretch [start, end) of the corrected text, its role, and what is marked in it."""

    start: int
    end: int
    role: Role | None = None
    marks: list[_Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mark:
    """An element around [start, end) of the corrected text, and what precedes its end tag."""

    start: int
    end: int
    name: str
    opening: str
    closing: str


def _division(
    xml_id: str, article_text: ArticleText, parts: Iterable[tuple[int, int, Part]], walk: Walk, zones: str
) -> Iterator[str]:
    text = article_text.text
    lines = _lines(text)
    _mark_entities(lines, text, article_text.entities, xml_id)
    for start, end, part in parts:
        _give_part(lines, text, start, end, part.role)
    yield tag("div", {"type": article_text.kind, "xml:id": xml_id, "n": article_text.id, "facs": zones}) + "\n"
    yield from _blocks(list(_filled(lines, text, walk)))
    yield "</div>\n"


def _lines(text: str) -> list[_Line]:
    edges = [0, *(edge for match in BREAK.finditer(text) for edge in match.span()), len(text)]
    return [_Line(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _of(lines: Sequence[_Line], text: str, start: int, end: int) -> list[tuple[_Line, int, int]]:
    """The lines that a stretch has characters in, and its stretch of each without the white space at its edges."""
    touched = []
    at = bisect_right(lines, start, key=lambda line: line.start) - 1
    while at < len(lines) and lines[at].start < end:
        low, high = max(start, lines[at].start), min(end, lines[at].end)
        inner = text[low:high]
        if inner.strip():
            touched.append((lines[at], high - len(inner.lstrip()), low + len(inner.rstrip())))
        at += 1
    return touched


def _mark_entities(lines: Sequence[_Line], text: str, entities: Iterable[TextEntity], xml_id: str) -> None:
    for count, entity in enumerate(entities, 1):
        element = ELEMENTS.get(entity.label, "name")
        attributes = {}
        if element == "name":
            attributes["type" if _WORD.fullmatch(entity.label) else "n"] = entity.label
        attributes["ref" if _ADDRESS.fullmatch(entity.authority) else "key"] = entity.authority
        attributes["cert"] = f"{entity.confidence:.2f}" if entity.suggested else ""
        stretches = _of(lines, text, entity.start, entity.end)
        for number, (line, start, end) in enumerate(stretches):
            linked = {}
            if len(stretches) > 1:
                ids = [f"{xml_id}.{count}.{part}" for part in range(len(stretches))]
                linked = {"xml:id": ids[number], "prev": f"#{ids[number - 1]}" if number else ""}
                linked["next"] = f"#{ids[number + 1]}" if number + 1 < len(stretches) else ""
            note = f"<note>{written(entity.note)}</note>" if entity.note and number + 1 == len(stretches) else ""
            opening = tag(element, linked | attributes)
            line.marks.append(_Mark(start, end, element, opening, f"{note}</{element}>"))


def _give_part(lines: Sequence[_Line], text: str, start: int, end: int, role: Role) -> None:
    """Give a role to the lines that a part covers, and mark its stretch of those that it does not."""
    for line, low, high in _of(lines, text, start, end):
        if not text[line.start : low].strip() and not text[high : line.end].strip():
            line.role = role
            continue
        cuts = {low, high}
        for mark in line.marks:
            if mark.start < low < mark.end < high:
                cuts.add(mark.end)
            if low < mark.start < high < mark.end:
                cuts.add(mark.start)
        edges = sorted(cuts)
        for number, (first, last) in enumerate(pairwise(edges)):
            part = "" if len(edges) == 2 else "I" if not number else "F" if last == high else "M"
            line.marks.append(_Mark(first, last, "seg", tag("seg", {"type": str(role), "part": part}), "</seg>"))


def _content(line: _Line, walk: Walk) -> Iterator[str]:
    """The content of a paragraph."""
    walk.skip(line.start)
    opened: list[_Mark] = []
    for mark in sorted(line.marks, key=lambda mark: (mark.start, -mark.end, mark.name != "seg")):
        while opened and opened[-1].end <= mark.start:
            yield from walk.upto(opened[-1].end)
            yield opened.pop().closing
        yield from walk.upto(mark.start)
        yield from walk.begin()
        yield mark.opening
        opened.append(mark)
    while opened:
        yield from walk.upto(opened[-1].end)
        yield opened.pop().closing
    yield from walk.upto(line.end)
    yield from walk.rest()


def _filled(lines: Iterable[_Line], text: str, walk: Walk) -> Iterator[tuple[Role | None, str]]:
    """The paragraphs that have text, each with its role; the content of others goes with the next, or the last."""
    waiting = ""
    last: tuple[Role | None, str] | None = None
    for line in lines:
        content = waiting + "".join(_content(line, walk))
        if text[line.start : line.end].strip():
            if last:
                yield last
            last, waiting = (line.role, content), ""
        else:
            waiting = content if content.strip() else ""
    if last:
        yield last[0], last[1] + waiting
    elif waiting:
        yield None, waiting


def _blocks(paragraphs: Iterable[tuple[Role | None, str]]) -> Iterator[str]:
    """The paragraphs of an article; a crosshead begins a division in it."""
    sections: list[list[tuple[Role | None, str]]] = [[]]
    for role, content in paragraphs:
        if role == Role.CROSSHEAD:
            sections.append([])
        sections[-1].append((role, content))
    for number, section in enumerate(sections):
        if number:
            yield '<div type="section">\n'
        yield from _section(section, has_end=number > 0 or len(sections) == 1)
        if number:
            yield "</div>\n"


def _section(paragraphs: list[tuple[Role | None, str]], *, has_end: bool) -> Iterator[str]:
    """The paragraphs of a division: TEI has heads at its beginning only, bylines there and at its end."""
    end = len(paragraphs)
    while has_end and end and paragraphs[end - 1][0] in (*_WRAPPERS, Role.CAPTION):
        end -= 1
    is_top = True
    for at, (role, content) in enumerate(paragraphs):
        if role == Role.CAPTION:
            yield f"<figure><head>{content}</head></figure>\n"
        elif role in _HEADS and is_top:
            yield f'<head type="{_HEADS[role]}">{content}</head>\n'
        elif role in _WRAPPERS and (is_top or at >= end):
            yield f"<{role}>{content}</{role}>\n"
        else:
            is_top = False
            yield f'<ab type="{role}">{content}</ab>\n' if role else f"<p>{content}</p>\n"


FORMAT = Format(
    name="tei",
    title=marked("Format", "TEI P5: articles with their corrections, entities, pages and lines"),
    suffixes=(".xml",),
    squeezed=True,
    printable=True,
    read_article_texts=tei_reading.read,
    begins=lambda head: head.text.startswith("<") and "http://www.tei-c.org/ns/1.0" in head.text,
    writer=write,
    offsets=Counted.NONE,
    links=str,
    notes=str,
)
