"""XML that can't be trusted: parsed without entities and without network, to some depth and with tags of some size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from annotator.core.errors import BadInput
from annotator.core.marking import marked, phrase
from annotator.formats.reading import Markup


def parsed(path: Path, file: IO[bytes], *, deepest: int, with_doctype: bool = False) -> Iterator[tuple[str, Element]]:
    """The elements of a file, each at its "start" and, when all that is in it is known, at its "end".

    BadInput where it is no XML, declares entities or, unless `with_doctype`, a document type, or has more than
    `deepest` elements in each other.
    """
    depth = 0
    try:
        for event, element in iterparse(Markup(path, file), events=("start", "end"), forbid_dtd=not with_doctype):
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
