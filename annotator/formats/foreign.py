"""Files that are neither raw text nor of a format that is read: what each looks like, and what to do about it.

A row of `KINDS` tells such files by how they begin or by the suffix of their name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotator.core.errors import BadInput
from annotator.core.marking import marked, phrase
from annotator.formats.heads import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of file: its name, what to do with it, and how it is recognised.

    `begins` looks at the text that a file begins with; `suffixes` decide only where no row's `begins` does.
    """

    what: str
    advice: str
    begins: Callable[[Head], object] = lambda head: False
    suffixes: tuple[str, ...] = ()


def kind_of(path: Path) -> Kind | None:
    """The kind of foreign file that this is; None if it seems to be none."""
    head = Head(path)
    suffix = path.suffix.lower()
    by_content = (kind for kind in KINDS if kind.begins(head))
    by_name = (kind for kind in KINDS if suffix in kind.suffixes)
    return next(by_content, None) or next(by_name, None)


class LooksForeign(BadInput):
    """A file seems to hold something other than issues; the values are the file, what it looks like, and what to do."""


def foreign(path: Path) -> LooksForeign | None:
    """The message about a file that seems to hold something other than issues: what it looks like, and what to do."""
    kind = kind_of(path) if path.is_file() else None
    if kind is None:
        return None
    return LooksForeign(
        marked("Trouble", "{0}: looks like {1}. {2} To import it as it stands, choose plain text (--format text)."),
        path,
        kind.what,
        kind.advice,
    )


def refuse_foreign(path: Path) -> None:
    """Raise LooksForeign if a file seems to hold something other than issues."""
    if (error := foreign(path)) is not None:
        raise error


def is_of_a_known_kind(path: Path) -> bool:
    """Whether the suffix of a file is that of a foreign kind, about which its beginning says more."""
    return any(path.suffix.lower() in kind.suffixes for kind in KINDS)


def _root(pattern: str) -> Callable[[Head], object]:
    """Tells XML or HTML by its first element."""
    compiled = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    return lambda head: compiled.match(head.root)


def _line(pattern: str) -> Callable[[Head], object]:
    compiled = re.compile(pattern)
    return lambda head: compiled.match(head.line)


def _is_json(head: Head) -> bool:
    """Whether it is JSON; what says its format is for the reader of lossless lines to judge."""
    return head.value is not None and "format" not in head.keys


def _is_w3c(head: Head) -> bool:
    is_page = isinstance(head.value, dict) and head.value.get("type") in ("AnnotationPage", "AnnotationCollection")
    return "text" not in head.keys and (is_page or head.keys >= {"target", "body"})


def _is_for_spacy(head: Head) -> bool:
    value = head.value
    is_pair = isinstance(value, list) and len(value) == 2 and isinstance(value[1], dict) and "entities" in value[1]
    return is_pair or head.keys >= {"classes", "annotations"}


def _lines(head: Head) -> list[str]:
    """The first lines that may be rows of a CoNLL format."""
    return [line for line in head.text.split("\n", _LINES)[:_LINES] if line.strip() and line[0] not in "#-"]


def _is_tagged(head: Head) -> bool:
    """Whether nearly every line has a token and, after white space, a tag, and one has a label."""
    rows = [line.split() for line in _lines(head)]
    tags = [row[-1] for row in rows if len(row) > 1 and _TAG.fullmatch(row[-1])]
    return len(tags) >= _SHARE * len(rows) > 0 and any(tag != "O" for tag in tags)


def _is_conllu(head: Head) -> bool:
    lines = _lines(head)
    return bool(lines) and all(line[0].isdigit() and line.count("\t") == _COLUMNS - 1 for line in lines)


_LINES, _SHARE, _COLUMNS = 50, 0.9, 10
_TAG = re.compile(r"O|[BIMESLUW]-\S+")
_HTML = r"(?:<|<!doctype\s+)html\b"
_AS_TEXT = phrase("Trouble", "Save its texts as plain text, a file for each issue.")

KINDS = (
    Kind(
        what=phrase("Trouble", "the report that lies beside an export"),
        advice=phrase("Trouble", "Choose the export itself."),
        begins=lambda head: head.keys >= {"format", "offsets", "options", "report"},
    ),
    Kind(
        what=phrase("Trouble", "Label Studio's JSON-MIN"),
        advice=phrase("Trouble", "Export the project as JSON there."),
        begins=lambda head: "data" not in head.keys and head.keys & {"annotation_id", "lead_time"},
    ),
    Kind(
        what=phrase("Trouble", "W3C annotations without the text that they are about"),
        advice=marked(
            "Trouble", "Put them under `items` in the line of the page that was exported: the text stands there."
        ),
        begins=_is_w3c,
    ),
    Kind(
        what=phrase("Trouble", "PubAnnotation's JSON"),
        advice=phrase("Trouble", "Convert it into doccano's JSONL or brat's files."),
        begins=lambda head: head.keys >= {"text", "denotations"},
    ),
    Kind(
        what=phrase("Trouble", "doccano's JSON"),
        advice=phrase("Trouble", "Export the project as JSONL there."),
        begins=lambda head: head.in_list and "text" in head.keys and head.keys & {"label", "labels", "entities"},
    ),
    Kind(
        what=phrase("Trouble", "spaCy's training data in JSON"),
        advice=phrase("Trouble", "Save it as a DocBin (.spacy)."),
        begins=_is_for_spacy,
    ),
    Kind(
        what=phrase("Trouble", "JSON of a form that is not known here"),
        advice=_AS_TEXT,
        begins=_is_json,
    ),
    Kind(
        what=phrase("Trouble", "a drawing (SVG)"),
        advice=_AS_TEXT,
        begins=_root(r"(?:<|<!doctype\s+)svg\b"),
        suffixes=(".svg",),
    ),
    Kind(
        what=phrase("Trouble", "a saved web page (MHTML)"),
        advice=phrase("Trouble", "Save the page as HTML."),
        suffixes=(".mhtml", ".mht"),
    ),
    Kind(
        what=phrase("Trouble", "TEI, under a name that does not say so"),
        advice=phrase("Trouble", "Give its name the ending .xml, or choose the format tei."),
        begins=_root(r'<[^>]*"http://www\.tei-c\.org/ns/1\.0"'),
    ),
    Kind(
        what=phrase("Trouble", "XML that is not TEI P5"),
        advice=_AS_TEXT,
        begins=lambda head: head.text.startswith("<?xml"),
        suffixes=(".xml",),
    ),
    Kind(
        what=phrase("Trouble", "WebAnno's TSV"),
        advice=phrase("Trouble", "Export it as UIMA CAS XMI."),
        begins=_line("#FORMAT=WebAnno"),
    ),
    Kind(
        what=phrase("Trouble", "pairs of raw and corrected text"),
        advice=phrase("Trouble", "They are written for training; corrections come back from JSON lines without loss."),
        begins=_line(r"raw\tgold\t"),
        suffixes=(".sighan",),
    ),
    Kind(
        what=phrase("Trouble", "CoNLL-U"),
        advice=phrase("Trouble", "Where its last column holds tags of entities, choose the format conll."),
        begins=_is_conllu,
        suffixes=(".conllu", ".conllx"),
    ),
    Kind(
        what=phrase("Trouble", "characters or words with their tags, one a line"),
        advice=phrase("Trouble", "Give its name the ending .conll, or choose the format conll."),
        begins=_is_tagged,
        suffixes=(".bmes", ".bio", ".bioes", ".bilou", ".iob", ".iob2"),
    ),
    Kind(
        what=phrase("Trouble", "brat's annotations"),
        advice=phrase("Trouble", "Choose the folder in which they lie beside their texts."),
        suffixes=(".ann",),
    ),
    Kind(what=phrase("Trouble", "an RTF document"), advice=_AS_TEXT, begins=_line(r"\{\\rtf"), suffixes=(".rtf",)),
    Kind(what=phrase("Trouble", "an e-mail"), advice=_AS_TEXT, suffixes=(".eml", ".mbox")),
    Kind(what=phrase("Trouble", "subtitles"), advice=_AS_TEXT, suffixes=(".srt", ".vtt", ".ass", ".lrc")),
    Kind(what=phrase("Trouble", "LaTeX"), advice=_AS_TEXT, suffixes=(".tex", ".bib")),
    Kind(
        what=phrase("Trouble", "data or settings"),
        advice=_AS_TEXT,
        suffixes=(".yaml", ".yml", ".toml", ".ini", ".cfg", ".properties"),
    ),
    Kind(what=phrase("Trouble", "a log"), advice=_AS_TEXT, suffixes=(".log",)),
    Kind(
        what=phrase("Trouble", "a program"),
        advice=_AS_TEXT,
        suffixes=(".py", ".js", ".ts", ".css", ".sql", ".sh", ".bat", ".c", ".java"),
    ),
)
"""The kinds; the first that fits is the kind of a file."""
