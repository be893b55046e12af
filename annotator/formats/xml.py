"""XML that can't be trusted: parsed without entities and without network, to some depth and with tags of some size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, iterparse

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as defused

from annotator.core.errors import BadInput
from annotator.core.marking import marked, phrase
from annotator.formats.reading import Markup

_HEAD = 2**12


def parsed(path: Path, file: IO[bytes], *, deepest: int, with_doctype: bool = False) -> Iterator[tuple[str, Element]]:
    """The elements of a file, each at its "start" and, when all that is in it is known, at its "end".

    BadInput where it is no XML, declares entities or, unless `with_doctype`, a document type, or has more than
    `deepest` elements in each other.
    """
    depth = 0
    try:
        _check_declarations(path, file, with_doctype=with_doctype)
        for event, element in iterparse(Markup(path, file), events=("start", "end")):
            depth += 1 if event == "start" else -1
            if depth > deepest:
                raise BadInput(marked("Trouble", "{0}: {1}."), path, phrase("Trouble", "is nested too deeply"))
            yield event, element
    except DefusedXmlException as error:
        raise BadInput(
            marked("Trouble", "{0}: {1}."), path, phrase("Trouble", "declares a document type or entities")
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        line = getattr(error, "position", (1, 0))[0]
        raise BadInput(
            marked("Trouble", "{0}: line {1}: {2}."), path, line, phrase("Trouble", "is cut off or is no XML")
        ) from error


def _check_declarations(path: Path, file: IO[bytes], *, with_doctype: bool) -> None:
    """Look at what stands before the first element, as nothing harmful can be declared behind it: there a parser that
    is several times faster will do.
    """
    start = file.tell()
    parser = defused.DefusedXMLParser(target=TreeBuilder(), forbid_dtd=not with_doctype)
    parser.parser.AttlistDeclHandler = _refuse_values
    next(iter(defused.iterparse(Markup(path, file, block=_HEAD), events=("start",), parser=parser)))
    file.seek(start)


def _refuse_values(_element: str, _name: str, _kind: str, value: str | None, _is_required: bool) -> None:
    """Refuse an attribute that is declared with a value, as each element without it would hold a copy."""
    if value is not None:
        raise DefusedXmlException
