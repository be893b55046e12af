"""brat standoff: a folder with NAME.txt and NAME.ann for each article, and brat's configuration; code points.

An entity that spans line ends is written as one fragment a line. Its link is a normalization (`N`), its note has a
comment (`#`) for each line. Labels that brat can't store as they are get names made of their code points; the titles in
visual.conf show them as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from annotator.core.errors import BadInput, Why
from annotator.core.labels import Label, colour_of, with_others
from annotator.core.marking import marked, phrase
from annotator.formats.article_text import ArticleText, TextEntity, Unread, squeezed
from annotator.formats.format import Format
from annotator.formats.lines import MOST_BYTES_A_LINE, numbered, wrong
from annotator.formats.options import Options
from annotator.formats.reading import opened
from annotator.formats.writing import write_text

_TEXT_BOUND = re.compile(r"(T\d+)\t(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)(?:\t(.*))?", re.DOTALL)
_REFERENCE = re.compile(r"N\d+\tReference (\S+) (\S+?:\S+)")
_COMMENT = re.compile(r"#\d+\tAnnotatorNotes (\S+)\t(.*)", re.DOTALL)
_UNSAFE = re.compile(r"[^\w.-]")
_LINE_END = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MOST_SHOWN = 40

_STORED = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_CODED = re.compile(r"u(?:-[0-9A-F]{2,6})+")
_WIKIDATA = re.compile(r"Wikidata:(Q\d+)")
_ITEM = re.compile(r"Q\d+")
_DATABASE = re.compile(r"([^\s:]+):\S+")
_OTHER = "ID"
"""Stands as the database of a link that names none."""

_ANNOTATION = (
    "[entities]\n{0}\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:contain|equal\n"
    "[events]\n[attributes]\n"
)
_VISUAL = (
    "[labels]\n{0}\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken\n"
    "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5\nATTRIBUTE_DEFAULT\tglyph:*\n{1}\n"
)
_TOOLS = (
    "[options]\nValidation\tvalidate:all\nTokens\ttokenizer:whitespace\nSentences\tsplitter:newline\n"
    "Annotation-log\tlogfile:<NONE>\n[search]\nWikidata\t<URL>:https://www.wikidata.org/w/index.php?search=%s\n"
    "[annotators]\n[disambiguators]\n[normalization]\n{0}"
)
_WEB = "Wikidata\t<URL>:https://www.wikidata.org/, <URLBASE>:https://www.wikidata.org/wiki/%s\n"
_SPECIAL = str.maketrans("<>|!\t", "‹›¦！ ")
"""Characters with a meaning in brat's configuration, and their replacements in titles."""


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write two files for each article, and what brat must know of the labels."""
    path.mkdir()
    labels: set[str] = set()
    databases: set[str] = set()
    for number, article in enumerate(articles, 1):
        labels |= {entity.label for entity in article.entities}
        databases |= {_linked(entity.authority).partition(":")[0] for entity in article.entities if entity.authority}
        entity = path / f"{number:06}-{_UNSAFE.sub('_', article.id)}"
        entity.with_name(f"{entity.name}.txt").write_bytes(article.text.encode())
        entity.with_name(f"{entity.name}.ann").write_bytes("".join(_lines(article)).encode())
    _configure(path, with_others(options.labels, labels), databases - {"Wikidata"})


def _configure(path: Path, labels: Sequence[Label], databases: Iterable[str]) -> None:
    """Write brat's configuration."""
    types = {_stored(label.name): label for label in labels}
    titles = "\n".join(f"{name} | {_shown(label.title or label.name)}" for name, label in types.items())
    colours = "\n".join(f"{name}\tbgColor:{_pale(colour_of(label))}" for name, label in types.items())
    others = (name for name in sorted(databases) if _STORED.fullmatch(name))
    write_text(path / "annotation.conf", _ANNOTATION.format("\n".join(types)))
    write_text(path / "visual.conf", _VISUAL.format(titles, colours))
    write_text(path / "tools.conf", _TOOLS.format(_WEB + "".join(f"{name}\t<URL>:{name}:\n" for name in others)))


def _stored(label: str) -> str:
    """The name of a label in brat's files, where only ASCII letters, digits, hyphens and underlines may stand."""
    if _STORED.fullmatch(label) and not _CODED.fullmatch(label):
        return label
    return "u" + "".join(f"-{ord(char):02X}" for char in label)


def _label(stored: str) -> str:
    """The label of an entity in brat's files."""
    if not _CODED.fullmatch(stored):
        return stored
    codes = [int(code, 16) for code in stored.split("-")[1:]]
    is_text = all(code <= 0x10FFFF and not 0xD800 <= code < 0xE000 for code in codes)
    return "".join(map(chr, codes)) if is_text else stored


def _shown(title: str) -> str:
    return " ".join(title.translate(_SPECIAL).split())


def _pale(colour: str) -> str:
    """A colour on which black can be read."""
    return "#" + "".join(f"{(int(colour[at : at + 2], 16) + 255) // 2:02x}" for at in (1, 3, 5))


def link(authority: str) -> str:
    """A link as brat can hold it: one word."""
    return "_".join(authority.split())


def note(text: str) -> str:
    """A note as brat can hold it: lines that are not blank."""
    return "\n".join(filter(None, (line.strip() for line in _LINE_END.split(text))))


def _linked(authority: str) -> str:
    """A link with the database that it leads to."""
    if _ITEM.fullmatch(authority):
        return f"Wikidata:{authority}"
    known = _DATABASE.fullmatch(authority)
    return authority if known and known[1] != _OTHER and not _WIKIDATA.fullmatch(authority) else f"{_OTHER}:{authority}"


def _authority(linked: str) -> str:
    """The link that a normalization says."""
    item = _WIKIDATA.fullmatch(linked)
    return item[1] if item else linked.removeprefix(f"{_OTHER}:")


def _lines(article: ArticleText) -> Iterator[str]:
    links = notes = 0
    for number, entity in enumerate(article.entities, 1):
        fragments = list(_fragments(article.text, entity))
        spans = ";".join(f"{start} {end}" for start, end in fragments)
        yield f"T{number}\t{_stored(entity.label)} {spans}\t{_text_of(article.text, fragments)}\n"
        if entity.authority:
            links += 1
            shown = " ".join(article.text[entity.start : entity.end].split())
            yield f"N{links}\tReference T{number} {_linked(entity.authority)}\t{shown}\n"
        for line in entity.note.splitlines():
            notes += 1
            yield f"#{notes}\tAnnotatorNotes T{number}\t{line}\n"


def _text_of(text: str, fragments: Iterable[tuple[int, int]]) -> str:
    return " ".join(text[start:end] for start, end in fragments)


def _fragments(text: str, entity: TextEntity) -> Iterator[tuple[int, int]]:
    """The stretches of an entity between the line ends in it."""
    start = entity.start
    for match in _LINE_END.finditer(text, entity.start, entity.end):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    yield start, entity.end


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a folder, in the order of their names; BadInput names the file and the line that is wrong."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else []
    if not files:
        raise BadInput(marked("Trouble", "{0}: is no folder with files NAME.txt and NAME.ann."), path)
    for file in files:
        text = _text(file)
        standoff = _Standoff(file.with_suffix(".ann"), text)
        standoff.read()
        yield ArticleText(
            text,
            tuple(sorted(standoff.entities.values())),
            id=file.stem.partition("-")[2] or file.stem,
            unread=tuple(standoff.unread),
        )


def _text(file: Path) -> str:
    """The text of a file with its own line ends."""
    with opened(file) as bytes_:
        data = bytes_.read(MOST_BYTES_A_LINE + 1)
    if len(data) > MOST_BYTES_A_LINE:
        wrong(file, 1, phrase("Trouble", "begins a text of more than {0} MiB").format(MOST_BYTES_A_LINE >> 20))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        fault = phrase("Trouble", "is not UTF-8 (byte {0} of the file)").format(error.start + 1)
        wrong(file, data.count(b"\n", 0, error.start) + 1, fault)


@dataclass(slots=True)
class _Standoff:
    """What the lines of a file say about a text: the entities by brat's numbers, and what can't be imported."""

    path: Path
    text: str
    entities: dict[str, TextEntity] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)

    def read(self) -> None:
        """Read all lines: those about other lines come last, wherever they are."""
        if not self.path.is_file():
            raise BadInput(marked("Trouble", "{0}: there is no such file."), self.path)
        later: list[tuple[int, str]] = []
        for number, line in numbered(self.path):
            if line.startswith("T"):
                self._take_entity(number, line)
            elif line.strip():
                later.append((number, line))
        others: dict[str, list[tuple[int, str]]] = {}
        for number, line in later:
            if not self._describe(number, line):
                others.setdefault(line[0], []).append((number, line))
        for (number, line), *more in others.values():
            shown = " ".join(line.split())[:_MOST_SHOWN]
            self._leave(number, f"{shown} (+{len(more)})" if more else shown, Why.UNKNOWN)

    def _take_entity(self, number: int, line: str) -> None:
        match = _TEXT_BOUND.fullmatch(line)
        if match is None:
            wrong(self.path, number, phrase("Trouble", "is no annotation of a text"))
        if match[1] in self.entities:
            wrong(self.path, number, phrase("Trouble", "has the number of an earlier annotation"))
        fragments = [(int(start), int(end)) for start, end in (fragment.split() for fragment in match[3].split(";"))]
        if any(end < start or len(self.text) < end for start, end in fragments):
            wrong(self.path, number, phrase("Trouble", "lies outside the text"))
        self._compare(number, fragments, match[4] or "")
        fragments.sort()
        why = self._fault(fragments)
        if why is None:
            self.entities[match[1]] = TextEntity(fragments[0][0], fragments[-1][1], _label(match[2]))
        else:
            self._leave(number, f"{_text_of(self.text, fragments)[:_MOST_SHOWN]} {_label(match[2])}", why)

    def _compare(self, number: int, fragments: Sequence[tuple[int, int]], text: str) -> None:
        """BadInput where an annotation does not say what the text says."""
        here = _text_of(self.text, fragments)
        if squeezed(text) != squeezed(here) and not text.startswith((f"{here}\t", f"{here} ")):
            raise BadInput(
                marked(
                    "Trouble",
                    "{0}: line {1}: the text has “{2}” there, not “{3}”. Bring back the .txt file that belongs to it.",
                ),
                self.path,
                number,
                " ".join(here[:_MOST_SHOWN].split()),
                " ".join(text[:_MOST_SHOWN].split()),
            )

    def _fault(self, fragments: Sequence[tuple[int, int]]) -> Why | None:
        """Why some pieces, which are in order, are no entity; None where they are one."""
        if any(start == end for start, end in fragments):
            return Why.NO_TEXT
        between = [(end, start) for (_, end), (start, _) in pairwise(fragments)]
        if any(start < end for end, start in between):
            return Why.FRAGMENTS_OVERLAP
        return Why.IN_SEGMENTS if any(self.text[end:start].strip() for end, start in between) else None

    def _describe(self, number: int, line: str) -> bool:
        """Read a link or a note; returns whether the line is one."""
        reference, comment = _REFERENCE.match(line), _COMMENT.fullmatch(line)
        match = reference or comment
        if match is None:
            return False
        entity = self.entities.get(match[1])
        if entity is None or (reference and entity.authority):
            self._leave(number, match[2], Why.UNKNOWN if entity is None else Why.SECOND_LINK)
        elif reference:
            self.entities[match[1]] = replace(entity, authority=_authority(match[2]))
        else:
            self.entities[match[1]] = replace(entity, note="\n".join(filter(None, (entity.note, match[2].strip()))))
        return True

    def _leave(self, number: int, text: str, why: Why) -> None:
        self.unread.append(Unread(f"{self.path.name}:{number}: {text}", why))


FORMAT = Format(
    name="brat",
    title=marked("Format", "brat's standoff, a folder"),
    suffixes=("",),
    folder=True,
    read_article_texts=read,
    holds=lambda path: path.is_dir() and any(path.glob("*.ann")),
    writer=write,
    links=link,
    notes=note,
)
