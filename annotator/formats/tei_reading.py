"""TEI P5 as the program writes it, or as it comes from elsewhere: the divisions with corrected text and entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from annotator.core.records import Role
from annotator.formats.article_text import ArticleText, TextEntity
from annotator.formats.reading import opened
from annotator.formats.tei_text import ELEMENTS
from annotator.formats.xml import parsed

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LABELS = {element: label for label, element in ELEMENTS.items()}
_PARAGRAPHS = {"p", "ab", "head", "byline", "dateline"}
_TEXT = {*_PARAGRAPHS, *_LABELS, "name", "seg", "corr", "desc"}
_UNREAD = {"sic", "surplus", "note"}
_DEEPEST = 200


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a file with their entities: the divisions that stand in none; BadInput where it is wrong."""
    with opened(path) as file:
        above: list[Element] = []
        about = _About()
        for event, element in parsed(path, file, deepest=_DEEPEST):
            if event == "start":
                above.append(element)
                continue
            above.pop()
            if above and above[-1].tag == f"{_TEI}TEI" and element.tag == f"{_TEI}teiHeader":
                about = _About.of(element)
            is_article = element.tag == f"{_TEI}div" and all(one.tag != element.tag for one in above)
            if is_article:
                yield _article_text(element, about)
            if above and (is_article or element.tag == f"{_TEI}TEI"):
                above[-1].clear()


@dataclass(frozen=True, slots=True)
class _About:
    """What the header of a text says of all its articles."""

    title: str = ""
    date: str = ""

    @classmethod
    def of(cls, header: Element) -> _About:
        """What a header says; the day of its source as ISO 8601 where it has that."""
        day = header.find(f".//{_TEI}sourceDesc//{_TEI}date")
        when = "" if day is None else day.get("when") or _said(day)
        return cls(_said(header.find(f".//{_TEI}titleStmt/{_TEI}title")), when)


def _said(element: Element | None) -> str:
    """The text of an element on one line; empty if there is none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _article_text(division: Element, about: _About) -> ArticleText:
    reading = _Reading()
    reading.take(division)
    return ArticleText(
        "".join(reading.texts),
        tuple(sorted(reading.entities)),
        id=division.get("n", ""),
        title=about.title,
        date=about.date,
        headline="\n".join(map(_read, filter(_is_headline, division.iter()))),
        kind=division.get("type", ""),
    )


def _is_headline(element: Element) -> bool:
    kind = element.tag.removeprefix(_TEI)
    return (kind, element.get("type")) in (("head", "main"), ("ab", str(Role.HEADLINE)))


def _read(element: Element) -> str:
    """The corrected text of a paragraph."""
    reading = _Reading()
    reading.take(element)
    return "".join(reading.texts).strip()


class _Reading:
    """Gathers the corrected text of a division, a line for each paragraph, and the entities in it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.entities: list[TextEntity] = []
        self._length = 0
        self._begun: dict[str, int] = {}

    def take(self, element: Element) -> None:
        """Read the content of an element."""
        kind = element.tag.removeprefix(_TEI)
        start = self._length
        note = ""
        self._say(element.text if kind in _TEXT else None)
        for inner in element:
            if inner.tag.removeprefix(_TEI) not in _UNREAD:
                self.take(inner)
            elif inner.tag == f"{_TEI}note":
                note = "".join(inner.itertext())
            self._say(inner.tail if kind in _TEXT else None)
        if kind in _PARAGRAPHS:
            self._say("\n")
        elif kind in _LABELS or kind == "name":
            self._named(element, _LABELS.get(kind) or element.get("type") or element.get("n") or kind, start, note)

    def _named(self, element: Element, label: str, start: int, note: str) -> None:
        start = self._begun.pop(element.get("prev", ""), start)
        if element.get("next"):
            self._begun[f"#{element.get(_ID, '')}"] = start
        elif start < self._length:
            authority = element.get("ref") or element.get("key") or ""
            is_doubt = element.get("cert") is not None
            self.entities.append(TextEntity(start, self._length, label, authority, note, is_doubt))

    def _say(self, text: str | None) -> None:
        if text:
            self.texts.append(text)
            self._length += len(text)
