"""Prints the catalogue of the command line (.mo), made of the translations of the window."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator, Mapping
from itertools import accumulate
from xml.etree import ElementTree

from annotator import paths
from annotator.core.marking import marked

SOURCE = paths.resource("i18n", "annotator_zh_CN.ts")
_MAGIC = 0x950412DE
_HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"

_OF_CLICK = {
    marked("Click", "Usage:"): "",
    marked("Click", "Options"): "",
    marked("Click", "Commands"): "",
    marked("Click", "required"): "",
    marked("Click", "default: {default}"): "",
    marked("Click", "Show this message and exit."): "",
    marked("Click", "Missing argument"): "",
    marked("Click", "Missing option"): "",
    marked("Click", "Missing parameter"): "",
    marked("Click", "Missing command."): "",
    marked("Click", "Choose from:\n\t{choices}"): "",
    marked("Click", "Invalid value for {param_hint}: {message}"): "",
    marked("Click", "Invalid value: {message}"): "",
    marked("Click", "No such option {name!r}."): "",
    marked("Click", "No such command {name!r}."): "",
    marked("Click", "Option {name!r} does not take a value."): "",
    marked("Click", "{value} is not in the range {range}."): "",
    marked("Click", "{value!r} is not a valid {number_type}."): "",
    marked("Click", "Got unexpected extra argument ({args})"): "Got unexpected extra arguments ({args})",
    marked("Click", "Did you mean {possibility}?"): "(Did you mean one of: {possibilities}?)",
    marked("Click", "{value!r} is not {choice}."): "{value!r} is not one of {choices}.",
    marked("Click", "Option {name!r} requires an argument."): "Option {name!r} requires {nargs} arguments.",
}
"""What click says of its own, each with its plural where it has one."""


def texts() -> Iterator[tuple[str, str]]:
    """The key of each text in a catalogue of gettext, and its translation; texts with plural forms are the window's."""
    for context in ElementTree.parse(SOURCE).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            if not message.get("numerus"):
                english = message.findtext("source", "")
                yield _key(name, english), message.findtext("translation", "")


def _key(context: str, english: str) -> str:
    if context != "Click":
        return f"{context}\4{english}"
    return "\0".join(filter(None, (english, _OF_CLICK[english])))


def compiled(translations: Mapping[str, str]) -> bytes:
    """The bytes of a catalogue (.mo), as gettext's manual describes them."""
    rows = sorted((key.encode(), text.encode()) for key, text in {"": _HEADER, **translations}.items())
    strings = [key for key, _text in rows] + [text for _key, text in rows]
    tables = struct.calcsize("<7I")
    starts = accumulate((len(one) + 1 for one in strings), initial=tables + 8 * len(strings))
    places = [number for one, start in zip(strings, starts, strict=False) for number in (len(one), start)]
    head = struct.pack("<7I", _MAGIC, 0, len(rows), tables, tables + 8 * len(rows), 0, 0)
    return head + struct.pack(f"<{len(places)}I", *places) + b"".join(one + b"\0" for one in strings)


if __name__ == "__main__":
    sys.stdout.buffer.write(compiled(dict(texts())))
