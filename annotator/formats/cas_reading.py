"""UIMA CAS as the program writes it, or as INCEpTION does; UTF-16 code units, as UIMA counts.

A CAS is read without its library: as any XML that comes from elsewhere, without entities and without network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

from annotator.core.errors import BadInput, Why
from annotator.core.marking import marked, phrase
from annotator.formats.article_text import ArticleText, TextEntity, Unread, own_id
from annotator.formats.cas_files import JSON, XMI, ZIP, CasFile, cas_files
from annotator.formats.strict import Fault, Fields, parse
from annotator.formats.utf16 import Utf16
from annotator.formats.xml import parsed

_WHOLE = re.compile(r"[0-9]{1,10}")
_NUMBERS = {"id", "sofa", "begin", "end"}
_DEEPEST = 8
"""An XMI file has a root, feature structures and the elements of their lists."""

_NAME = "NamedEntity"
_ABOUT = "DocumentMetaData"
_TOKEN = "Token"
_LONGEST_CHARACTER = 2
"""The largest number of UTF-16 code units of a character; longer tokens are words."""
_SILENT = {_ABOUT, _TOKEN, "DocumentAnnotation", "CASMetadata", "Sentence", "Paragraph", "Heading", "Div", "Place"}
"""Annotations that say how a text is laid out or stored; those of other layers are listed."""

_NUMBERED = re.compile(r"\d{6}-")
_CURATED = "CURATION_USER"
_UNTOUCHED = "INITIAL_CAS"


@dataclass(frozen=True, slots=True)
class _Cas:
    """What a file says: its article, and whose annotations they are where it stands in a tree."""

    article: ArticleText
    file: CasFile


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a folder, a tree or a ZIP, in the order of their names, or of one file; BadInput names the file
    that is wrong.
    """
    for folder, files in groupby(cas_files(path), key=lambda file: file.path.parent):
        cases = (_Cas(_read(path, file), file) for file in files)
        yield from _of_folder(cases) if folder.name else (one.article for one in cases)


def _of_folder(cases: Iterable[_Cas]) -> Iterator[ArticleText]:
    """The articles in a folder of a tree: files of one text are the same document, as several users have it."""
    by_text: dict[tuple[str, str], list[_Cas]] = {}
    for one in cases:
        by_text.setdefault((one.article.text, _own_id_in(one.file.path.name)), []).append(one)
    for some in by_text.values():
        people = [one for one in some if one.file.user != _UNTOUCHED] or some
        people.sort(key=lambda one: one.file.user != _CURATED)
        yield _together(people) if people[1:] else people[0].article


def _together(people: Sequence[_Cas]) -> ArticleText:
    """The article with the entities of all people, each of whom annotated the whole text."""
    entities = (replace(entity, origin=one.file.user) for one in people for entity in one.article.entities)
    return replace(
        people[0].article,
        entities=tuple(sorted(entities)),
        annotators=tuple(one.file.user for one in people),
        unread=tuple(unread for one in people for unread in one.article.unread),
    )


def _read(path: Path, file: CasFile) -> ArticleText:
    where = path if str(file.path) == path.name else path / file.path
    data = file.data()
    try:
        records = _of_json(data) if data.lstrip()[:1] == b"{" else _of_xmi(where, data)
        return _article_text(records, file.path, path)
    except Fault as fault:
        raise BadInput(marked("Trouble", "{0}: {1}."), where, fault) from fault


def _of_xmi(file: Path, data: bytes) -> Iterator[tuple[str, Fields]]:
    """The feature structures of an XMI file: the type's short name, and its features."""
    above: list[Element] = []
    for event, element in parsed(file, BytesIO(data), deepest=_DEEPEST):
        if event == "start":
            above.append(element)
            continue
        above.pop()
        if len(above) == 1:
            name = element.tag.rpartition("}")[2]
            values = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
            yield name, Fields({key: _valued(key, value) for key, value in values.items()}, name)
            above[0].clear()


def _valued(key: str, value: str) -> str | int:
    return int(value) if key in _NUMBERS and _WHOLE.fullmatch(value) else value


def _of_json(data: bytes) -> Iterator[tuple[str, Fields]]:
    """The feature structures of a JSON CAS, as those of an XMI file."""
    try:
        fields = parse(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Fault(marked("Trouble", "is not UTF-8 (byte {0})"), error.start + 1) from error
    for structure in fields.objects("%FEATURE_STRUCTURES"):
        yield structure.text("%TYPE").rpartition(".")[2], structure


def _article_text(records: Iterable[tuple[str, Fields]], inside: PurePosixPath, path: Path) -> ArticleText:
    """The article of some feature structures; those of another view than the first are listed."""
    sofas: list[Fields] = []
    abouts: list[Fields] = []
    fields_of_names: list[Fields] = []
    others: dict[str, list[Fields]] = {}
    by_words = False
    for kind, fields in records:
        by_words |= _is_word(kind, fields)
        if kind == "Sofa":
            sofas.append(fields)
        elif kind == _ABOUT:
            abouts.append(fields)
        elif kind == _NAME:
            fields_of_names.append(fields)
        elif kind not in _SILENT and fields.holds("begin"):
            others.setdefault(kind, []).append(fields)
    views = {sofa.text("sofaID", ""): sofa for sofa in sofas}
    sofa = views.get("_InitialView") or next(iter(views.values()), None)
    if sofa is None:
        raise Fault(marked("Trouble", "holds no text (there is no Sofa with a sofaString)"))
    text = sofa.text("sofaString", "")
    here, units = _id(sofa, "id"), Utf16(text)
    entities: list[TextEntity] = []
    unread: list[Unread] = []
    for fields in fields_of_names:
        if _id(fields, "sofa") not in (here, None):
            others.setdefault(_NAME, []).append(fields)
            continue
        entity = _entity(fields, units)
        if entity.start < entity.end:
            entities.append(entity)
        else:
            unread.append(Unread(f"{inside}: {entity.label} {fields.whole('begin')}", Why.NO_TEXT))
    unread += [Unread(f"{inside}: {kind} × {len(some)}", Why.UNKNOWN) for kind, some in others.items()]
    about = abouts[0] if abouts else Fields({})
    return ArticleText(
        text,
        tuple(sorted(entities)),
        id=_document_id(about, inside, path),
        title=_title(about),
        headline=_headline(about),
        by_words=by_words,
        unread=tuple(unread),
    )


def _is_word(kind: str, fields: Fields) -> bool:
    """Whether an annotation is a token of more than one character."""
    return kind == _TOKEN and fields.whole("end", 0) - fields.whole("begin", 0) > _LONGEST_CHARACTER


def _document_id(about: Fields, inside: PurePosixPath, path: Path) -> str:
    """The article's id: INCEpTION puts the user in its place, but keeps the name of the file in one of some others."""
    given = [about.said("documentId"), about.said("documentTitle")]
    places = [inside.name, inside.parent.name, path.name]
    return next(filter(None, map(_own_id_in, [*given, *places])), given[0])


def _own_id_in(name: str) -> str:
    """The article id that a name is, or that the name of an exported file contains; else empty."""
    bare = _NUMBERED.sub("", name, count=1)
    for suffix in (ZIP, XMI, JSON):
        bare = bare.removesuffix(suffix)
    return bare if own_id(bare)[0] else ""


def _title(about: Fields) -> str:
    """The title of the issue, where INCEpTION has not put others in the place of what stood there."""
    if own_id(about.said("documentId"))[0]:
        return about.said("collectionId")
    title = about.said("documentTitle")
    return "" if _own_id_in(title) else title


def _headline(about: Fields) -> str:
    """The headline, which stands as the document's title where INCEpTION has not put a file's name in its place."""
    title = about.said("documentTitle")
    return title if own_id(about.said("documentId"))[0] and title != about.said("collectionId") else ""


def _id(fields: Fields, name: str) -> int | None:
    key = next((key for key in (name, f"%{name.upper()}", f"@{name}") if fields.holds(key)), None)
    return fields.whole(key) if key else None


def _entity(fields: Fields, units: Utf16) -> TextEntity:
    start, end = (units.point(fields.whole(edge)) for edge in ("begin", "end"))
    if start is None or end is None or end < start:
        fields.fault("begin", phrase("Trouble", "and end are no stretch of the text"))
    return TextEntity(start, end, fields.text("value", _NAME), fields.text("identifier", ""))
