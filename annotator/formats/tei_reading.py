"""TEI P5 as the program writes it, or as it comes from elsewhere: the divisions with their corrected text and names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from annotator.formats.article_text import ArticleText, Name
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
    """The articles of a file with their names: the divisions that stand in none; BadInput where it is wrong."""
    with opened(path) as file:
        above: list[Element] = []
        for event, element in parsed(path, file, deepest=_DEEPEST):
            if event == "start":
                above.append(element)
                continue
            above.pop()
            is_article = element.tag == f"{_TEI}div" and all(one.tag != element.tag for one in above)
            if is_article:
                yield _article_text(element)
            if above and (is_article or element.tag == f"{_TEI}TEI"):
                above[-1].clear()


def _article_text(division: Element) -> ArticleText:
    reading = _Reading()
    reading.take(division)
    text = "".join(reading.pieces)
    return ArticleText(text, tuple(sorted(reading.names)), id=division.get("n", ""))


class _Reading:
    """Gathers the corrected text of a division, a line for each paragraph, and the names in it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.names: list[Name] = []
        self._length = 0
        self._begun: dict[str, int] = {}

    def take(self, element: Element) -> None:
        """Take up what stands in an element."""
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
            self.names.append(Name(start, self._length, label, authority, note, is_doubt))

    def _say(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self._length += len(text)
