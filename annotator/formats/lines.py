"""What the formats with an object or a token on each line share."""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import accumulate, compress, pairwise
from operator import add
from pathlib import Path
from typing import Any, NoReturn, cast

from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.marking import marked, phrase
from annotator.formats.article_text import ArticleText, TextEntity
from annotator.formats.options import Options, Scheme, Unit
from annotator.formats.reading import opened
from annotator.formats.strict import Fault, Fields, parse

MOST_BYTES_A_LINE = 2**26
"""Longer lines are no article's."""

_BLOCK = 2**20
_EMPTY_LINE = "\n\n"
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_AT_ONCE = 100
"""Lists of so many members, at most, are encoded in one call."""

_SIGNS = {
    Scheme.BIO: ("B", "I", "I", "B"),
    Scheme.BIOES: ("B", "I", "E", "S"),
    Scheme.BMES: ("B", "M", "E", "S"),
}
"""How the first, an inner, the last and the only token of an entity are marked."""
_SENTENCE_END = re.compile("[。！？!?…]+[”’」』）)】》]*|[\r\n]+")
_SPACED = re.compile("[\0-\u2e7f\uac00-\ud7a3]").match
"""Finds a character of a script that has spaces between words, or a mark beside one."""
_LINE_BREAKS = {char: f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def dumped(value: object) -> str:
    """A value as JSON on one line, without any character that readers take for a line end."""
    text = _encoded(value)
    for char, escaped in _LINE_BREAKS.items():
        text = text.replace(char, escaped)
    return text


def _encoded(value: object) -> str:
    """A value as JSON; long lists in an object in slices, as all threads wait for each call."""
    if isinstance(value, dict) and any(isinstance(one, list) and len(one) > _AT_ONCE for one in value.values()):
        return "{" + ",".join([f"{_JSON.encode(str(name))}:{_encoded(one)}" for name, one in value.items()]) + "}"
    if isinstance(value, list) and len(value) > _AT_ONCE:
        slices = (value[start : start + _AT_ONCE] for start in range(0, len(value), _AT_ONCE))
        return "[" + ",".join([_JSON.encode(one)[1:-1] for one in slices]) + "]"
    return _JSON.encode(value)


@contextmanager
def objects_into(path: Path) -> Iterator[Callable[[object], object]]:
    """What writes values into a file, as JSON and one a line; at the end the file must read back as it was written."""
    written, back = sha256(), sha256()
    with path.open("wb") as file:

        def write(value: object) -> None:
            data = dumped(value).encode() + b"\n"
            written.update(data)
            file.write(data)

        yield write
    with path.open("rb") as again:
        while block := again.read(_BLOCK):
            back.update(block)
    if written.digest() != back.digest():
        raise AnnotatorError(
            marked("Trouble", "{0}: what was written does not read back as it was; nothing was kept."), path.name
        )


def numbered(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a UTF-8 file, without their ends, numbered from 1; BadInput names a line that is wrong."""
    for number, text in _blocks(path):
        yield from enumerate(lines_of(text), number)


def stretches(path: Path) -> Iterator[tuple[int, str]]:
    """A UTF-8 file in pieces, each with the number of its first line, from 1: lines with their ends, up to an empty one
    as a rule. BadInput names a line that is wrong.
    """
    for number, text in _blocks(path):
        *whole, rest = text.split(_EMPTY_LINE)
        for lines in whole:
            yield number, lines + _EMPTY_LINE
            number += lines.count("\n") + 2
        if rest:
            yield number, rest


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends."""
    return text.removesuffix("\n").split("\n")


def columns(text: str, count: int) -> list[list[str]]:
    """The columns of rows of so many cells with tabs between them; none where any row has more or fewer."""
    cells = text.rstrip("\n").replace("\n", "\t\n\t").split("\t")
    ends = cells[count :: count + 1]
    are_rows = len(cells) % (count + 1) == count and ends.count("\n") == len(ends) == cells.count("\n")
    return [cells[at :: count + 1] for at in range(count)] if are_rows else []


def _blocks(path: Path) -> Iterator[tuple[int, str]]:
    """A UTF-8 file in blocks of whole lines with the end `\\n`, each with the number of its first line."""
    number, rest = 1, b""
    with opened(path) as file:
        # By the block, as a call for each line would take longer than everything else.
        while block := file.read(_BLOCK):
            whole, end, rest = (rest + block).rpartition(b"\n")
            if end:
                text = _decoded(path, number, whole) + "\n"
                yield number, text
                number += text.count("\n")
            if len(rest) > MOST_BYTES_A_LINE:
                wrong(path, number, phrase("Trouble", "is longer than {0} MiB").format(MOST_BYTES_A_LINE >> 20))
        if rest:
            yield number, _decoded(path, number, rest)


def _decoded(path: Path, number: int, data: bytes) -> str:
    """Some lines; `number` is that of the first."""
    try:
        text = data.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        at = error.start - (before.rfind(b"\n") + 1)
        wrong(path, number + before.count(b"\n"), phrase("Trouble", "is not UTF-8 (byte {0})").format(at + 1))
    return "\n".join([line.rstrip("\r") for line in text.split("\n")]) if b"\r" in data else text


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
    raise BadInput(marked("Trouble", "{0}: line {1}: {2}."), path, number, what)


def entity_of(fields: Fields, length: int, label: str, *, start: str = "start", end: str = "end") -> TextEntity:
    """An entity whose offsets lie in a text of so many code points; Fault where they do not."""
    last = fields.whole(end, most=length)
    first = fields.whole(start, most=max(0, last - 1))
    if not label:
        fields.fault("label", phrase("Trouble", "is empty"))
    return TextEntity(first, last, label)


def sentences(text: str, entities: Sequence[TextEntity]) -> Iterator[tuple[int, int]]:
    """The sentences of a text, half open: each ends at a line end, or after a closing mark and the quotes and brackets
    that follow it, but never inside an entity.
    """
    inside = {at for entity in entities for at in range(entity.start + 1, entity.end)}
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


def tags(spans: Sequence[tuple[int, int]], entities: Iterable[TextEntity], scheme: Scheme) -> list[str]:
    """A tag for each token; the entities are apart, and begin and end with tokens."""
    first, inner, last, single = _SIGNS[scheme]
    result = ["O"] * len(spans)
    at = 0
    for entity in sorted(entities):
        begin = at = bisect_left(spans, (entity.start,), at)
        while at < len(spans) and spans[at][1] <= entity.end:
            result[at] = f"{inner}-{entity.label}"
            at += 1
        if at > begin:
            result[begin] = f"{first}-{entity.label}"
            result[at - 1] = f"{last if at - begin > 1 else single}-{entity.label}"
    return result


def runs(text: str, entities: Iterable[TextEntity], options: Options) -> Iterator[list[tuple[Sequence[str], str]]]:
    """The tokens of each sentence that has any, as runs that share a tag; entities are apart and hold whole tokens."""
    ordered = sorted(entities)
    within = _tokens_within(text, options)
    following = 0
    for start, end in sentences(text, ordered):
        rows: list[tuple[Sequence[str], str]] = []
        while following < len(ordered) and ordered[following].start < end:
            entity = ordered[following]
            rows.append((within(start, entity.start), "O"))
            rows += _run_of(within(entity.start, entity.end), entity.label, options.scheme)
            start = entity.end
            following += 1
        rows.append((within(start, end), "O"))
        if rows := [run for run in rows if run[0]]:
            yield rows


def _run_of(tokens: Sequence[str], label: str, scheme: Scheme) -> list[tuple[Sequence[str], str]]:
    """The tokens of an entity with their tags."""
    first, inner, last, single = _SIGNS[scheme]
    if len(tokens) == 1:
        return [(tokens, f"{single}-{label}")]
    return [(tokens[:1], f"{first}-{label}"), (tokens[1:-1], f"{inner}-{label}"), (tokens[-1:], f"{last}-{label}")]


def _tokens_within(text: str, options: Options) -> Callable[[int, int], Sequence[str]]:
    """What gives the tokens that begin in a stretch of a text; white space is none."""
    if options.unit == Unit.CHARACTER:
        return lambda start, end: "".join(text[start:end].split())
    spans = tokens(text, options)
    return lambda start, end: [
        text[low:high] for low, high in spans[bisect_left(spans, (start,)) : bisect_left(spans, (end,))]
    ]


def spaces(tokens: Sequence[str]) -> list[str]:
    """What follows each token where a file does not say it: a space between two words of a script that has spaces,
    nothing between characters and at the end.
    """
    if len("".join(tokens)) == len(tokens):
        return [""] * len(tokens)
    between = (" " if _SPACED(one[-1]) and _SPACED(other[0]) else "" for one, other in pairwise(tokens))
    return [*between, ""]


def article_text_of(tokens: Sequence[str], marks: Sequence[str], behind: Sequence[str], **about: Any) -> ArticleText:
    """The text made of tokens and what follows each, and the entities that their tags mark."""
    text, starts = "".join(tokens), cast("Sequence[int]", range(len(tokens) + 1))
    by_words = len(text) > len(tokens)
    if by_words or any(behind):
        text = "".join(map(add, tokens, behind))
        starts = array("q", accumulate(map(add, map(len, tokens), map(len, behind)), initial=0))
    entities = (
        TextEntity(starts[first], starts[last] - len(behind[last - 1]), label)
        for first, last, label in spans_of_tokens(marks)
    )
    return ArticleText(text, tuple(entities), by_words=by_words, **about)


def entities_of_tags(tokens: Sequence[str], marks: Sequence[str]) -> list[TextEntity]:
    """The entities that the tags of some tokens say, on the text that the tokens make; any of the schemes."""
    places = [0, *accumulate(map(len, tokens))]
    return [TextEntity(places[first], places[last], label) for first, last, label in spans_of_tokens(marks)]


def spans_of_tokens(marks: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The entities that some tags say, of any of the schemes: tokens [first, last), and the label."""
    first, last, label = 0, 0, ""  # of the entity that may still go on: its tokens are first..last
    for at, tag in compress(enumerate(marks), map("O".__ne__, marks)):
        sign, _, of = tag.partition("-")
        if label and (at != last or sign in "BS" or of != label):
            yield first, last, label
            label = ""
        if not label:
            first, label = at, of
        last = at + 1
        if sign in "ES":
            yield first, last, label
            label = ""
    if label:
        yield first, last, label


def is_tag(tag: str) -> bool:
    """Whether a text is a tag of one of the schemes."""
    return tag == "O" or (tag[:2] in ("B-", "I-", "E-", "S-", "M-") and len(tag) > 2)
