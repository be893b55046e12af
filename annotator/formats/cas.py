"""UIMA CAS for INCEpTION: a folder with a CAS for each article and the type system; UTF-16 code units, as UIMA counts.

The files are XMI, or JSON where the name of the folder ends in .json. Names are annotations of INCEpTION's built-in
layer "Named entity" and lie on tokens, which are characters or words. The labels are beside them as a set of tags.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.core.labels import Label
from annotator.core.marking import marked
from annotator.formats import cas_reading
from annotator.formats.article_text import ArticleText
from annotator.formats.cas_files import JSON, XMI, holds_cas
from annotator.formats.extras import wanted
from annotator.formats.format import Beside, Counted, Format
from annotator.formats.lines import sentences, tokens
from annotator.formats.options import Options

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
_PLACE = "annotator.Place"
"""Where a line stands on pages of print: the number and image of its page, its box as left,top,right,bottom."""
_STRING = "uima.cas.String"
_UNSAFE = re.compile(r"[^\w.-]")
_LANGUAGE = "zh"


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write a file for each article, in the form that the folder's name asks for, and the type system."""
    cassis = wanted("cassis", extra="cas")
    system = _system(cassis)
    path.mkdir()
    for number, article in enumerate(articles, 1):
        name = f"{number:06}-{_UNSAFE.sub('_', article.id)}"
        cas = _cas(cassis.Cas(system), article, options)
        made = cas.to_json() if options.suffix == JSON else cas.to_xmi()
        (path / f"{name}{JSON if options.suffix == JSON else XMI}").write_bytes(made.encode())
    (path / TYPES).write_bytes(system.to_xml().encode())


def _system(cassis: Any) -> Any:
    """The types that INCEpTION has in each of its projects."""
    system = cassis.TypeSystem()
    for name, (parent, features) in _FEATURES.items():
        _add_type(system, name, parent, features)
    return system


def _add_type(system: Any, name: str, parent: str, features: Sequence[str]) -> None:
    made = system.create_type(name, parent)
    for feature in features:
        system.create_feature(made, feature, _STRING)


def _cas(cas: Any, article: ArticleText, options: Options) -> Any:
    text = article.text
    types = {name: cas.typesystem.get_type(name) for name in _FEATURES}
    cas.sofa_string, cas.sofa_mime = text, "text/plain"
    about = {"documentTitle": article.headline or article.title, "documentId": article.id}
    cas.add(types[_ABOUT](begin=0, end=len(text), collectionId=article.title, language=_LANGUAGE, **about))
    for start, end in sentences(text, article.entities):
        inner = text[start:end]
        if inner.strip():
            cas.add(types[_SENTENCE](begin=end - len(inner.lstrip()), end=start + len(inner.rstrip())))
    for start, end in tokens(text, options):
        cas.add(types[_TOKEN](begin=start, end=end))
    _add_places(cas, article)
    for name in article.entities:
        linked = {"identifier": name.authority} if name.authority else {}
        cas.add(types[_NAME](begin=name.start, end=name.end, value=name.label, **linked))
    return cas


def _add_places(cas: Any, article: ArticleText) -> None:
    """Say where the lines of an article stand, where it has pages of print."""
    places = article.located(0, len(article.text))
    if places and not cas.typesystem.contains_type(_PLACE):
        _add_type(cas.typesystem, _PLACE, "uima.tcas.Annotation", ("page", "image", "box"))
    for place in places:
        made = cas.typesystem.get_type(_PLACE)
        box = ",".join(map(str, place.box))
        cas.add(made(begin=place.start, end=place.end, page=place.page, image=place.image, box=box))


def tags(labels: Sequence[Label]) -> str:
    """The labels as a set of tags for the built-in layer, as INCEpTION imports one ("JSON")."""
    tags = [{"name": label.name, "description": label.description or label.title} for label in labels]
    tagset = {"name": "Newspaper entities", "description": "", "language": _LANGUAGE, "tags": tags, "create_tag": True}
    return json.dumps(tagset, ensure_ascii=False, indent=1) + "\n"


FORMAT = Format(
    name="cas",
    title=marked("Format", "UIMA CAS for INCEpTION, a folder of XMI or JSON"),
    suffixes=("", ".json"),
    folder=True,
    refuses_empty=True,
    beside=Beside(".tagset.json", tags),
    by_words=True,
    printable=True,
    read_article_texts=cas_reading.read,
    begins=lambda head: head.text.startswith("{") and '"%FEATURE_STRUCTURES"' in head.text,
    holds=holds_cas,
    writer=write,
    offsets=Counted.UTF16,
    links=str,
)
