"""What the formats with an object or a token on each line share."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

from annotator.core.errors import BadInput
from annotator.formats.documents import Name, Options, Scheme, Unit
from annotator.formats.reading import opened
from annotator.formats.strict import Fault, Fields, parse

MOST_BYTES_A_LINE = 2**26
"""Longer lines are no article's."""

_SIGNS = {
    Scheme.BIO: ("B", "I", "I", "B"),
    Scheme.BIOES: ("B", "I", "E", "S"),
    Scheme.BMES: ("B", "M", "E", "S"),
}
"""How the first, an inner, the last and the only token of a name are marked."""
_SENTENCE_END = re.compile("[。！？!?…]+[”’」』）)】》]*|[\r\n]+")
_LINE_BREAKS = {char: f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def dumped(value: object) -> str:
    """A value as JSON on one line, whatever readers take for a line end."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char, escaped in _LINE_BREAKS.items():
        text = text.replace(char, escaped)
    return text


def numbered(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a UTF-8 file, without their ends, numbered from 1; BadInput names a line that is wrong."""
    with opened(path) as file:
        for number, data in enumerate(iter(lambda: file.readline(MOST_BYTES_A_LINE + 1), b""), 1):
            if len(data) > MOST_BYTES_A_LINE:
                wrong(path, number, f"is longer than {MOST_BYTES_A_LINE >> 20} MiB")
            try:
                yield number, data.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
            except UnicodeDecodeError as error:
                wrong(path, number, f"is not UTF-8 (byte {error.start + 1})")


def objects(path: Path) -> Iterator[tuple[int, Fields]]:
    """The JSON objects of a file, one a line, with their lines' numbers."""
    for number, line in numbered(path):
        if line.strip():
            try:
                yield number, parse(line)
            except Fault as fault:
                wrong(path, number, fault)


def wrong(path: Path, number: int, what: object) -> NoReturn:
    """Raise the BadInput that tells what is wrong with a line."""
    raise BadInput("{0}: line {1}: {2}.", path, number, what)


def name_of(fields: Fields, length: int, label: str, *, start: str = "start", end: str = "end") -> Name:
    """A name whose offsets lie in a text of so many code points; Fault where they do not."""
    last = fields.whole(end, most=length)
    first = fields.whole(start, most=max(0, last - 1))
    if not label:
        fields.fault("label", "is empty")
    return Name(first, last, label)


def sentences(text: str, names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """The sentences of a text, half open: each ends at a line end, or behind a mark that closes it and the quotes and
    brackets behind the mark, but never inside a name.
    """
    inside = {at for name in names for at in range(name.start + 1, name.end)}
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.end() < len(text) and match.end() not in inside:
            yield start, match.end()
            start = match.end()
    yield start, len(text)


def tokens(text: str, options: Options) -> list[tuple[int, int]]:
    """The characters or words of a text that are no white space, half open."""
    if options.unit == Unit.CHARACTER:
        return [(at, at + 1) for at, char in enumerate(text) if not char.isspace()]
    return [(span.start, span.end) for span in options.words(text) if text[span.start : span.end].strip()]


def signs(scheme: Scheme) -> list[str]:
    """The signs before the labels of a scheme, each once."""
    return list(dict.fromkeys(_SIGNS[scheme]))


def tags(found: Sequence[tuple[int, int]], names: Iterable[Name], scheme: Scheme) -> list[str]:
    """A tag for each token; the names are apart, and begin and end with tokens."""
    first, inner, last, single = _SIGNS[scheme]
    result = ["O"] * len(found)
    at = 0
    for name in sorted(names):
        while at < len(found) and found[at][0] < name.start:
            at += 1
        begin = at
        while at < len(found) and found[at][1] <= name.end:
            result[at] = f"{inner}-{name.label}"
            at += 1
        if at > begin:
            result[begin] = f"{first}-{name.label}"
            result[at - 1] = f"{last if at - begin > 1 else single}-{name.label}"
    return result


def names_of_tags(pieces: Sequence[str], found: Sequence[str]) -> list[Name]:
    """The names that the tags of some tokens say, on the text that the tokens make; any of the schemes."""
    names: list[Name] = []
    start, label, at = 0, "", 0
    for piece, tag in zip(pieces, found, strict=True):
        sign, _, of = tag.partition("-")
        if label and (sign in "BSO" or of != label):
            names.append(Name(start, at, label))
            label = ""
        if sign in "BS" or (sign in "IME" and not label):
            start, label = at, of
        at += len(piece)
        if sign in "ES" and label:
            names.append(Name(start, at, label))
            label = ""
    if label:
        names.append(Name(start, at, label))
    return names


def is_tag(tag: str) -> bool:
    """Whether a text is a tag of one of the schemes."""
    return tag == "O" or (tag[:2] in ("B-", "I-", "E-", "S-", "M-") and len(tag) > 2)


def jsonable(value: Any) -> Any:
    """A value that JSON can hold, without what is empty."""
    return {key: one for key, one in value.items() if one not in ("", None, [], ())}
