"""UIMA CAS for INCEpTION: a folder with a CAS for each article and the type system; UTF-16 code units, as UIMA counts.

The files are XMI, or JSON where the name of the folder ends in .json. Names are annotations of INCEpTION's built-in
layer "Named entity" and lie on tokens, which are characters or words. A CAS is read without its library: as any XML
that comes from elsewhere, without entities and without network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from annotator.core.errors import BadInput
from annotator.formats import text as texts
from annotator.formats.article_text import ArticleText, Name
from annotator.formats.extras import wanted
from annotator.formats.lines import sentences, tokens
from annotator.formats.options import Options
from annotator.formats.strict import Fault, Fields, parse
from annotator.formats.utf16 import Utf16
from annotator.formats.xml import parsed

JSON = ".json"
TYPES = "TypeSystem.xml"
"""The name under which INCEpTION looks for the type system beside the files."""

_CORE = "de.tudarmstadt.ukp.dkpro.core.api"
_NAME = f"{_CORE}.ner.type.NamedEntity"
_SENTENCE = f"{_CORE}.segmentation.type.Sentence"
_TOKEN = f"{_CORE}.segmentation.type.Token"
_ABOUT = f"{_CORE}.metadata.type.DocumentMetaData"
_FEATURES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    _NAME: ("uima.tcas.Annotation", ("value", "identifier")),
    _SENTENCE: ("uima.tcas.Annotation", ("id",)),
    _TOKEN: ("uima.tcas.Annotation", ("id",)),
    _ABOUT: ("uima.tcas.DocumentAnnotation", ("documentTitle", "documentId", "documentUri", "collectionId")),
}
_STRING = "uima.cas.String"
_UNSAFE = re.compile(r"[^\w.-]")
_WHOLE = re.compile(r"[0-9]{1,10}")
_NUMBERS = {"id", "sofa", "begin", "end"}
_DEEPEST = 8
"""An XMI file has a root, feature structures and the elements of their lists."""


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write a file for each article, in the form that the folder's name asks for, and the type system."""
    cassis = wanted("cassis", extra="cas")
    system = _system(cassis)
    path.mkdir()
    (path / TYPES).write_bytes(system.to_xml().encode())
    for number, article in enumerate(articles, 1):
        name = f"{number:06}-{_UNSAFE.sub('_', article.id)}"
        cas = _cas(cassis.Cas(system), article, options)
        made = cas.to_json() if options.suffix == JSON else cas.to_xmi()
        (path / f"{name}{JSON if options.suffix == JSON else '.xmi'}").write_bytes(made.encode())


def _system(cassis: Any) -> Any:
    """The types that INCEpTION has in each of its projects."""
    system = cassis.TypeSystem()
    for name, (parent, features) in _FEATURES.items():
        made = system.create_type(name, parent)
        for feature in features:
            system.create_feature(made, feature, _STRING)
    return system


def _cas(cas: Any, article: ArticleText, options: Options) -> Any:
    text = article.text
    types = {name: cas.typesystem.get_type(name) for name in _FEATURES}
    cas.sofa_string, cas.sofa_mime = text, "text/plain"
    about = {"documentTitle": article.headline or article.title, "documentId": article.id}
    cas.add(types[_ABOUT](begin=0, end=len(text), collectionId=article.title, **about))
    for start, end in sentences(text, article.names):
        inner = text[start:end]
        if inner.strip():
            cas.add(types[_SENTENCE](begin=end - len(inner.lstrip()), end=start + len(inner.rstrip())))
    for start, end in tokens(text, options):
        cas.add(types[_TOKEN](begin=start, end=end))
    for name in article.names:
        linked = {"identifier": name.authority} if name.authority else {}
        cas.add(types[_NAME](begin=name.start, end=name.end, value=name.label, **linked))
    return cas


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a folder, in the order of their names, or of one file; BadInput names the file that is wrong."""
    files = [path]
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix.lower() in (".xmi", JSON))
        if not files:
            raise BadInput("{0}: is no folder with files NAME.xmi or NAME.json.", path)
    for file in files:
        data = texts.contents(file)
        try:
            yield _article_text(_of_json(data) if data.lstrip()[:1] == b"{" else _of_xmi(file, data))
        except Fault as fault:
            raise BadInput("{0}: {1}.", file, fault) from fault


def _of_xmi(file: Path, data: bytes) -> Iterator[tuple[str, Fields]]:
    """The feature structures of an XMI file that count here: the type's short name, and its features."""
    above: list[Element] = []
    for event, element in parsed(file, BytesIO(data), deepest=_DEEPEST):
        if event == "start":
            above.append(element)
            continue
        above.pop()
        if len(above) == 1:
            name = element.tag.rpartition("}")[2]
            found = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
            yield name, Fields({key: _valued(key, value) for key, value in found.items()}, name)
            above[0].clear()


def _valued(key: str, value: str) -> str | int:
    return int(value) if key in _NUMBERS and _WHOLE.fullmatch(value) else value


def _of_json(data: bytes) -> Iterator[tuple[str, Fields]]:
    """The feature structures of a JSON CAS, as those of an XMI file."""
    try:
        fields = parse(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Fault(f"is not UTF-8 (byte {error.start + 1})") from error
    for found in fields.objects("%FEATURE_STRUCTURES"):
        yield found.text("%TYPE").rpartition(".")[2], found


def _article_text(records: Iterable[tuple[str, Fields]]) -> ArticleText:
    """The article of some feature structures; those of another view than the first do not count."""
    known: dict[str, list[Fields]] = {"Sofa": [], "NamedEntity": [], "DocumentMetaData": []}
    for name, fields in records:
        if name in known:
            known[name].append(fields)
    views = {sofa.text("sofaID", ""): sofa for sofa in known["Sofa"]}
    sofa = views.get("_InitialView") or next(iter(views.values()), None)
    if sofa is None:
        raise Fault("holds no text (there is no Sofa with a sofaString)")
    text = sofa.text("sofaString", "")
    about = next(iter(known["DocumentMetaData"]), None)
    here, units = _id(sofa, "id"), Utf16(text)
    names = [_name(found, units) for found in known["NamedEntity"] if _id(found, "sofa") in (here, None)]
    return ArticleText(text, tuple(sorted(names)), id=about.text("documentId", "") if about else "")


def _id(fields: Fields, name: str) -> int | None:
    key = next((key for key in (name, f"%{name.upper()}", f"@{name}") if fields.holds(key)), None)
    return fields.whole(key) if key else None


def _name(fields: Fields, units: Utf16) -> Name:
    start, end = (units.point(fields.whole(edge)) for edge in ("begin", "end"))
    if start is None or end is None or end <= start:
        fields.fault("begin", "and end are no stretch of the text")
    return Name(start, end, fields.text("value", "NamedEntity"), fields.text("identifier", ""))
