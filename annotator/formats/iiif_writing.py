"""IIIF Presentation 3: a folder with a manifest for each issue. Its canvases carry their text line by line, and their
blocks and areas with what each is; its ranges are the articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from annotator.core.days import is_day
from annotator.core.geometry import Box, Polygon, around, box_of
from annotator.formats.lines import dumped
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.printed import PrintedArticle, PrintedIssue, printed_issues
from annotator.formats.writing import write_text

_CONTEXT = [
    "http://iiif.io/api/extension/text-granularity/context.json",
    "http://iiif.io/api/presentation/3/context.json",
]
_DAY = len("1963-05-31")
_DIGITS = 12
_URN = "urn:newspaper-annotator:"


def write(outgoing: Outgoing, path: Path, options: Options) -> None:
    """Write a manifest for each issue."""
    path.mkdir()
    for count, issue in enumerate(printed_issues(outgoing, options), 1):
        # The checksum tells it from those of other exports, the number from others that came in the same file.
        urn = f"{_URN}{issue.checksum[:_DIGITS]}:{count:06}"
        write_text(path / f"{count:06}.json", dumped(_Manifest(issue, urn).made()) + "\n")


class _Manifest:
    """The manifest of an issue, under the URN from which those of all that is in it are made."""

    def __init__(self, issue: PrintedIssue, urn: str) -> None:
        self._issue = issue
        self._urn = urn

    def made(self) -> dict[str, Any]:
        """All that it says."""
        issue = self._issue
        return {
            "@context": _CONTEXT,
            "id": self._urn,
            "type": "Manifest",
            "label": _said(issue.title),
            **({"navDate": f"{issue.date}T00:00:00Z"} if is_day(issue.date) and len(issue.date) == _DAY else {}),
            "metadata": [{"label": _said(name), "value": _said(text)} for name, text in issue.catalogue.items()],
            "items": [self._canvas(page) for page in range(len(issue.pages))],
            "structures": list(self._ranges()),
        }

    def _canvas(self, page: int) -> dict[str, Any]:
        about, urn = self._issue.pages[page], self._page(page)
        width, height = self._size(page)
        image = {"id": f"{urn}/{quote(about.image.name)}", "type": "Image", "width": width, "height": height}
        painted = {
            "id": f"{urn}:painting",
            "type": "Annotation",
            "motivation": "painting",
            "body": image,
            "target": urn,
        }
        items = [{"id": f"{urn}:image", "type": "AnnotationPage", "items": [painted]}] if about.image.name else []
        said = [
            {"id": f"{urn}:{number}", "type": "Annotation", **annotation}
            for number, annotation in enumerate(self._annotations(page), 1)
        ]
        return {
            "id": urn,
            "type": "Canvas",
            "label": _said(about.number),
            "width": width,
            "height": height,
            "items": items,
            "annotations": [{"id": f"{urn}:annotations", "type": "AnnotationPage", "items": said}],
        }

    def _page(self, page: int) -> str:
        return f"{self._urn}:page:{page + 1}"

    def _size(self, page: int) -> tuple[int, int]:
        """The size of a page; where it is not known, what its text and areas take."""
        about = self._issue.pages[page]
        if about.width and about.height:
            return about.width, about.height
        boxes = [block.box for block in self._issue.blocks_of(page)]
        box = around([*boxes, *(box_of(area.polygon) for area in self._issue.areas_of(page))])
        return max(box.right, 1), max(box.bottom, 1)

    def _annotations(self, page: int) -> Iterator[dict[str, Any]]:
        """What is said of a page: its articles with their kinds, their blocks, line by line, and its areas."""
        urn = self._page(page)
        for article, blocks in self._issue.articles_of(page):
            yield _tagged(str(article.kind), [_place(urn, block.box.polygon) for block in blocks], article.headline)
            for block in blocks:
                yield _tagged(str(block.role or "text"), [_place(urn, block.box.polygon)]) | {
                    "textGranularity": "block"
                }
                for line in block.lines:
                    yield {
                        "motivation": "supplementing",
                        "textGranularity": "line",
                        **({} if line.confidence is None else {"confidence": line.confidence}),
                        "body": {"type": "TextualBody", "value": line.text},
                        "target": _place(urn, line.box.polygon),
                    }
        for area in self._issue.areas_of(page):
            yield _tagged(str(area.kind), [_place(urn, area.polygon)])

    def _ranges(self) -> Iterator[dict[str, Any]]:
        """The articles: their headlines, and where their blocks and areas stand."""
        for number, article in enumerate(self._issue.articles, 1):
            if places := list(self._parts(article)):
                label = " ".join(article.headline.split()) or str(article.kind)
                yield {"id": f"{self._urn}:article:{number}", "type": "Range", "label": _said(label), "items": places}

    def _parts(self, article: PrintedArticle) -> Iterator[dict[str, str]]:
        boxes = [*((block.page, block.box) for block in article.blocks)]
        boxes += ((area.page, box_of(area.polygon)) for area in article.areas)
        for page, box in boxes:
            yield {"id": self._page(page) + _fragment(box), "type": "Canvas"}


def _said(text: str) -> dict[str, list[str]]:
    """A text in no language that is named."""
    return {"none": [text]}


def _tagged(kind: str, places: Iterable[Any], headline: str = "") -> dict[str, Any]:
    """An annotation that says what kind of thing stands in some places, and what it is headed."""
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": kind}]
    if headline := " ".join(headline.split()):
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": headline})
    return {"motivation": "tagging", "body": bodies, "target": list(places)}


def _place(canvas: str, polygon: Polygon) -> Any:
    """A place on a canvas: a rectangle, a shape, or all of it where the place is not known."""
    box = box_of(polygon)
    if len(polygon) < 3 or set(polygon) == set(box.polygon):
        return canvas + _fragment(box)
    corners = " ".join(f"{x},{y}" for x, y in polygon)
    shape = f'<svg xmlns="http://www.w3.org/2000/svg"><polygon points="{escape(corners)}"/></svg>'
    source = {"id": canvas, "type": "Canvas"}
    return {"type": "SpecificResource", "source": source, "selector": {"type": "SvgSelector", "value": shape}}


def _fragment(box: Box) -> str:
    return "" if box.is_empty else f"#xywh={box.left},{box.top},{box.width},{box.height}"
