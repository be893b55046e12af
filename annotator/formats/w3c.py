"""W3C Web Annotation: a page of annotations for each article, as JSON-LD, one a line; code points.

Each annotation tags a stretch, selected by its position and by what it says; the text stands with its page. On pages of
print its further targets are where it stands on their images.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from annotator.core.marking import marked, phrase
from annotator.core.records import DetailField
from annotator.formats.article_text import ArticleText, TextEntity, own_id
from annotator.formats.format import Format
from annotator.formats.lines import dumped, entity_of, objects, wrong
from annotator.formats.options import Options
from annotator.formats.strict import Fault, Fields

_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"text": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "date": "http://purl.org/dc/terms/date"},
]
_AROUND = 16
_URN = "urn:newspaper-annotator:"


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write a page of annotations for each article."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for article in articles:
            page = {
                "@context": _CONTEXT,
                "id": f"{_URN}{article.id}:page",
                "type": "AnnotationPage",
                "label": article.headline or article.title,
                "partOf": _issue(article),
                **({"date": article.date} if article.date else {}),
                **_catalogue(article),
                "text": article.text,
                "items": [_annotation(article, number, entity) for number, entity in enumerate(article.entities)],
            }
            file.write(dumped(page) + "\n")


def _catalogue(article: ArticleText) -> dict[str, str]:
    """What the catalogue says in Dublin Core, which the context knows; title and date stand elsewhere."""
    left = (DetailField.TITLE, DetailField.DATE, DetailField.PAGE, DetailField.COLUMN)
    said = {f"dcterms:{name}": text for name, text in article.catalogue.items() if name not in left}
    part = [article.catalogue[name] for name in (DetailField.COLUMN, DetailField.PAGE) if name in article.catalogue]
    return said | ({"dcterms:isPartOf": " · ".join(part)} if part else {})


def _issue(article: ArticleText) -> dict[str, str]:
    """The issue of an article, as the collection that its page is in."""
    return {"id": f"{_URN}{own_id(article.id)[0]}", "type": "AnnotationCollection", "label": article.title}


def _annotation(article: ArticleText, number: int, entity: TextEntity) -> dict[str, Any]:
    text = article.text
    bodies: list[dict[str, str]] = [{"type": "TextualBody", "purpose": "tagging", "value": entity.label}]
    if entity.authority:
        bodies.append({"type": "TextualBody", "purpose": "identifying", "value": entity.authority})
    if entity.note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": entity.note})
    target = {
        "source": f"{_URN}{article.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": entity.start, "end": entity.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[entity.start : entity.end],
                "prefix": text[max(0, entity.start - _AROUND) : entity.start],
                "suffix": text[entity.end : entity.end + _AROUND],
            },
        ],
    }
    return {
        "id": f"{_URN}{article.id}:{number}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": bodies,
        "target": [target, *places] if (places := _places(article, entity)) else target,
    }


def _places(article: ArticleText, entity: TextEntity) -> list[dict[str, Any]]:
    """Where an entity stands on the images of its pages, as further targets."""
    urn = f"{_URN}{own_id(article.id)[0]}:page:"
    return [
        {
            "source": {"id": f"{urn}{quote(place.page)}", "type": "Image", "label": place.image or place.page},
            "selector": {
                "type": "FragmentSelector",
                "conformsTo": "http://www.w3.org/TR/media-frags/",
                "value": f"xywh={place.box.left},{place.box.top},{place.box.width},{place.box.height}",
            },
        }
        for place in article.located(entity.start, entity.end)
    ]


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a file of pages; an entity whose text is not what its annotation quotes is wrong."""
    for number, fields in objects(path):
        try:
            fields.must_hold("items")
            text = fields.text("text")
            entities = [_entity(item, text) for item in fields.objects("items")]
            title, label = _title(fields), fields.said("label")
            yield ArticleText(
                text,
                tuple(sorted(entities)),
                id=fields.text("id", "").removeprefix(_URN).removesuffix(":page"),
                title=title,
                date=fields.said("date"),
                headline=label if label != title else "",
            )
        except Fault as fault:
            wrong(path, number, fault)


def _title(page: Fields) -> str:
    return page.object("partOf").said("label") if isinstance(page.get("partOf"), dict) else ""


def _entity(item: Fields, text: str) -> TextEntity:
    said = {body.text("purpose", ""): body.text("value") for body in item.objects("body")}
    target = next(item.objects("target"), None) if isinstance(item.get("target"), list) else item.object("target")
    if target is None:
        item.fault("target", phrase("Trouble", "is empty"))
    selectors = {one.text("type"): one for one in target.objects("selector")}
    position = selectors.get("TextPositionSelector")
    if position is None:
        item.fault("target", phrase("Trouble", "has no TextPositionSelector"))
    entity = entity_of(position, len(text), said.get("tagging", ""))
    quoted = selectors.get("TextQuoteSelector")
    if quoted is not None and quoted.text("exact") != text[entity.start : entity.end]:
        quoted.fault("exact", phrase("Trouble", "is not what stands there"))
    return TextEntity(entity.start, entity.end, entity.label, said.get("identifying", ""), said.get("commenting", ""))


FORMAT = Format(
    name="w3c",
    title=marked("Format", "W3C Web Annotation, JSON-LD"),
    suffixes=(".jsonl",),
    read_article_texts=read,
    begins=lambda head: "items" in head.text_keys,
    writer=write,
    links=str,
    notes=str,
)
