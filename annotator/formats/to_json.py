"""An issue as a JSON object: the shape that the lossless form and `annotator split` share.

The records stand in `boundaries`, `parts`, `corrections`, `questions` (suggested corrections that do not stand in the
text), `entities`, `notes` and `newspapers`, with all their fields; spans are code points of `raw`, half open.
`articles`, `newspaper`, and an entity's `text` and `article`, are derived from them for those who read the file.
Where the catalogue says anything, it is in `details`, and in `came` the title and date that came with the file; issues
with pages of print have `regions`, `additions`, `scans` and `geometry` too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from annotator.core.issue import Article, Image, Issue, Page
from annotator.core.offsets import OffsetMap
from annotator.core.reading import headline_of
from annotator.core.records import (
    Addition,
    Boundary,
    Correction,
    Detail,
    Entity,
    Newspaper,
    Note,
    Part,
    Record,
    Region,
    Scan,
    State,
)
from annotator.formats.places import rows_of
from annotator.formats.writing import Scope

FORMAT = "annotator-issue"
VERSION = 1

R = TypeVar("R", bound=Record)


def json_of(issue: Issue, *, scope: Scope = Scope.ANY) -> dict[str, Any]:
    """The JSON object of an issue."""
    articles, placed = [], {}
    for article in filter(scope.takes, issue.articles):
        offsets = OffsetMap(issue, article)
        articles.append(_article(issue, article, offsets))
        for entity in issue.of_article(issue.entities, article):
            placed[entity.id] = {"text": offsets.slice(entity.start, entity.end), "article": article.id}
    corrections = _taken(issue, issue.corrections, scope)
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": issue.title,
        "date": issue.date,
        "newspaper": issue.newspaper,
        "source": {"name": issue.source.name, "sha256": issue.source.sha256, "encoding": issue.source.encoding},
        "raw": issue.raw,
        "pages": list(map(_page, issue.pages)),
        "articles": articles,
        "boundaries": [_boundary(boundary) for boundary in issue.boundaries],
        "parts": [_part(part) for part in _taken(issue, issue.parts, scope)],
        "corrections": [_correction(correction) for correction in corrections if not _is_question(correction)],
        "questions": [_correction(correction) for correction in corrections if _is_question(correction)],
        "entities": [_entity(entity, placed[entity.id]) for entity in issue.entities if entity.id in placed],
        "notes": [_note(note) for note in _taken(issue, issue.notes, scope)],
        "newspapers": [_newspaper(newspaper) for newspaper in issue.newspapers],
        **_of_catalogue(issue, scope),
        **_of_pages(issue, scope),
    }


def _of_catalogue(issue: Issue, scope: Scope) -> dict[str, Any]:
    """What the catalogue says, and the title and date that came with the file where it says others."""
    left = {article.id for article in issue.articles if not scope.takes(article)}
    details = [_detail(detail) for detail in issue.details if detail.article not in left]
    fields: dict[str, Any] = {"details": details} if details else {}
    return fields | ({"came": {"title": issue.came[0], "date": issue.came[1]}} if issue.came else {})


def _page(page: Page) -> dict[str, Any]:
    fields: dict[str, Any] = {"number": page.number, "start": page.start, "end": page.end}
    if page.width or page.height or page.image:
        fields |= {"width": page.width, "height": page.height}
    return fields | {"image": _image(page.image)} if page.image else fields


def _image(image: Image | Scan) -> dict[str, Any]:
    return {"name": image.name, "sha256": image.sha256, "frame": image.frame}


def _of_pages(issue: Issue, scope: Scope) -> dict[str, Any]:
    """What only issues with pages of print have, as far as there is any."""
    regions = [region for region in issue.regions if region.apart or _taken(issue, [region], scope)]
    fields = {
        "regions": list(map(_region, regions)),
        "additions": list(map(_addition, issue.additions)),
        "scans": list(map(_scan, issue.scans)),
        "geometry": rows_of(issue.geometry),
    }
    return {name: value for name, value in fields.items() if value}


def _taken(issue: Issue, table: Sequence[R], scope: Scope) -> list[R]:
    """The records of a table that begin in an article of the scope."""
    return [record for record in table if scope.takes(issue.layout.article_at(record.anchor.raw))]


def _article(issue: Issue, article: Article, offsets: OffsetMap) -> dict[str, Any]:
    parts = [part for part in issue.of_article(issue.parts, article) if part.live]
    return {
        "id": article.id,
        "kind": article.kind,
        "status": article.status,
        "segments": [{"start": segment.start, "end": segment.end} for segment in article.segments],
        "parts": [{"id": part.id, "start": part.start, "end": part.end, "role": part.role} for part in parts],
        "headline": headline_of(issue, article, offsets),
        "text": offsets.text,
    }


def _is_question(correction: Correction) -> bool:
    return correction.state == State.SUGGESTED and not correction.applies


def _boundary(boundary: Boundary) -> dict[str, Any]:
    return {
        "id": boundary.id,
        "start": boundary.start,
        "kind": boundary.kind,
        "status": boundary.status,
        "continues": boundary.continues,
        "inside": boundary.inside,
        "kind_confidence": float(boundary.kind_confidence),
        **_verdict(boundary),
    }


def _part(part: Part) -> dict[str, Any]:
    return {"id": part.id, "start": part.start, "end": part.end, "role": part.role, **_verdict(part)}


def _correction(correction: Correction) -> dict[str, Any]:
    twin = correction.twin
    return {
        "id": correction.id,
        "start": correction.start,
        "end": correction.end,
        "text": correction.text,
        "kind": correction.kind,
        "twin": {"start": twin.start, "end": twin.end} if twin else None,
        **_verdict(correction),
    }


def _entity(entity: Entity, derived: dict[str, str]) -> dict[str, Any]:
    return {
        "id": entity.id,
        **_places(entity),
        "label": entity.label,
        **derived,
        "doubtful": entity.doubtful,
        "authority": entity.authority,
        "note": entity.note,
        "vouched": entity.vouched,
        **_verdict(entity),
    }


def _note(note: Note) -> dict[str, Any]:
    return {"id": note.id, **_places(note), "text": note.text, **_verdict(note)}


def _newspaper(newspaper: Newspaper) -> dict[str, Any]:
    return {"id": newspaper.id, "title": newspaper.title, **_verdict(newspaper)}


def _detail(detail: Detail) -> dict[str, Any]:
    return {
        "id": detail.id,
        "article": detail.article,
        "field": detail.field,
        "text": detail.text,
        **_verdict(detail),
    }


def _region(region: Region) -> dict[str, Any]:
    return {
        "id": region.id,
        "start": region.start,
        "page": region.page,
        "polygon": [list(point) for point in region.polygon],
        "kind": region.kind,
        "apart": region.apart,
        **_verdict(region),
    }


def _addition(addition: Addition) -> dict[str, Any]:
    return {
        "id": addition.id,
        "start": addition.start,
        "end": addition.end,
        "page": addition.page,
        **_verdict(addition),
    }


def _scan(scan: Scan) -> dict[str, Any]:
    return {"id": scan.id, "start": scan.start, "page": scan.page, "image": _image(scan), **_verdict(scan)}


def _places(record: Entity | Note) -> dict[str, int]:
    start, end = record.start, record.end
    return {"start": start.raw, "end": end.raw, "start_inner": start.inner, "end_inner": end.inner}


def _verdict(record: Record) -> dict[str, Any]:
    return {
        "origin": record.origin,
        "state": record.state,
        "decided": None if record.state == State.SUGGESTED else record.decided,
        "confidence": float(record.confidence),
        "rule": record.rule,
    }
