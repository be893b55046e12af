"""doccano: an object a line, with the text and its labels as [start, end, label]; code points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats.article_text import ArticleText, Name
from annotator.formats.lines import dumped, name_of, objects, wrong
from annotator.formats.options import Options
from annotator.formats.strict import Fault, Fields


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write a line for each article."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, article in enumerate(articles, 1):
            found = {
                "id": number,
                "text": article.text,
                "label": [[name.start, name.end, name.label] for name in article.names],
                "Comments": [],
                "document": article.id,
                "issue": article.title,
                "date": article.date,
            }
            file.write(dumped(found) + "\n")


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a file, of either of doccano's two forms: lists of three, or objects under "entities"."""
    for number, fields in objects(path):
        try:
            fields.must_hold("label", "labels", "entities")
            text = fields.text("text")
            names = [*_listed(fields, len(text)), *_entities(fields, len(text))]
            name, title, day = (fields.said(key) for key in ("document", "issue", "date"))
            yield ArticleText(text, tuple(sorted(names)), id=name, title=title, date=day)
        except Fault as fault:
            wrong(path, number, fault)


def _listed(fields: Fields, length: int) -> Iterator[Name]:
    for key in ("label", "labels"):
        for row in fields.rows(key):
            if len(row) != 3 or type(row[0]) is not int or type(row[1]) is not int or not isinstance(row[2], str):
                fields.fault(key, "must hold [start, end, label]")
            yield name_of(Fields({"start": row[0], "end": row[1]}, key), length, row[2])


def _entities(fields: Fields, length: int) -> Iterator[Name]:
    for entity in fields.objects("entities"):
        yield name_of(entity, length, entity.text("label"), start="start_offset", end="end_offset")
