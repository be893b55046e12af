"""Raw text files: which encoding they are in, and what is no text at all.

What is certain is decided here (a byte order mark, sound UTF-8, UTF-8 with a few broken places); the rest is decided by
charset-normalizer, asked only about the encodings that Chinese newspapers come in.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from annotator.core.errors import BadInput
from annotator.core.issue import Issue, Source
from annotator.core.marking import marked, phrase
from annotator.core.text import harmless
from annotator.formats.reading import opened

MOST_BYTES = 64 * 2**20
"""Larger files are refused: an issue has some ten thousand characters, a year of them some ten million."""

ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "gb18030",
    "cp950",
    "big5hkscs",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "hz",
    "cp932",
    "euc_jp",
    "cp949",
    "cp1252",
)
"""What a user may choose from, by the names of Python's codecs."""

_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950", "shift_jis": "cp932", "euc_kr": "cp949"}
"""Encodings whose files really use a wider one."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BIG5 = ("cp950", "big5hkscs")
_BY_LINE = ("gb18030", *_BIG5)
_CANDIDATES = ("utf_16_le", "utf_16_be", *_BY_LINE)
_MOST_MESS = 0.5
_MOST_MESS_IN_UTF16 = 0.2  # any bytes are some characters of UTF-16
_MOST_VOTES = 200
_MOST_STRANGE = 0.05
_SAMPLE = 2**20

_MAGIC = (
    (b"%PDF-", phrase("Trouble", "a PDF document")),
    (b"PK\x03\x04", phrase("Trouble", "a ZIP archive, or an Office document")),
    (b"\xd0\xcf\x11\xe0", phrase("Trouble", "an old Office document")),
    (b"\x89PNG", phrase("Trouble", "an image")),
    (b"\xff\xd8\xff", phrase("Trouble", "an image")),
    (b"GIF8", phrase("Trouble", "an image")),
    (b"II*\x00", phrase("Trouble", "an image")),
    (b"MM\x00*", phrase("Trouble", "an image")),
    (b"BM", phrase("Trouble", "an image")),
    (b"RIFF", phrase("Trouble", "an image or a sound")),
    (b"\x1f\x8b", phrase("Trouble", "a compressed file")),
    (b"7z\xbc\xaf", phrase("Trouble", "a compressed file")),
    (b"Rar!", phrase("Trouble", "a compressed file")),
    (b"SQLite format 3\x00", phrase("Trouble", "a database")),
    (b"{\\rtf", phrase("Trouble", "an RTF document")),
)
_STRANGE = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_DATE = re.compile(r"(?<!\d)((?:18|19|20)\d\d)(?:(\d\d)(\d\d)|([-_.年])(\d\d?)(?:\4|月)(\d\d?))(?!\d)")


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The one issue of a raw text file, without records; BadInput if it can't be read as text.

    Line ends and all other characters are unchanged; only a byte order mark is dropped.
    """
    data = contents(path)
    raw, codec = decode(data, path, encoding=encoding)
    title = printable(path.stem)
    yield Issue(raw=raw, title=title, date=date_in(title), source=source_of(path, data, codec))


def source_of(path: Path, data: bytes, codec: str) -> Source:
    """Where what was read in a codec from the bytes of a file came from."""
    return Source(printable(path.name), hashlib.sha256(data).hexdigest(), codec)


def contents(path: Path) -> bytes:
    """The bytes of a file; BadInput when it is none, is empty or has more than MOST_BYTES."""
    with opened(path) as file:
        data = file.read(MOST_BYTES + 1)
    if not data:
        raise BadInput(marked("Trouble", "{0}: is empty."), path)
    if len(data) > MOST_BYTES:
        raise BadInput(
            marked("Trouble", "{0}: is larger than {1} MiB; cut it into its issues first."), path, MOST_BYTES >> 20
        )
    return data


def decode(data: bytes, name: object, *, encoding: str | None = None) -> tuple[str, str]:
    """The text of some bytes and the codec that was used; `name` stands for them in the messages of BadInput.

    Bytes that the codec can't decode become U+FFFD.
    """
    what = next((what for magic, what in _MAGIC if data.startswith(magic)), None)
    if what and (what != phrase("Trouble", "an image") or b"\x00" in data):
        raise BadInput(marked("Trouble", "{0}: is {1}, not a text file."), name, what)
    codec = canonical(encoding) if encoding else detected(data)
    if codec is None:
        raise BadInput(
            marked(
                "Trouble", "{0}: is not a text file, or its encoding can't be told; choose the encoding (--encoding)."
            ),
            name,
        )
    text = data.decode(codec, "replace").removeprefix("\ufeff")
    head = text[:_SAMPLE]
    if _MOST_STRANGE * len(head) < len(_STRANGE.findall(head)):
        raise BadInput(
            marked("Trouble", "{0}: is not a text file in {1}; if it is text, choose another encoding (--encoding)."),
            name,
            codec,
        )
    if not text.strip():
        raise BadInput(marked("Trouble", "{0}: has no text in it."), name)
    return text, codec


def canonical(encoding: str) -> str:
    """The codec for an encoding that a user named; BadInput when it is not one of ENCODINGS."""
    try:
        codec = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        codec = ""
    codec = _WIDER.get(codec, codec)
    if codec not in ENCODINGS:
        raise BadInput(
            marked("Trouble", "The encoding {0} is not known; choose one of {1}."), encoding, ", ".join(ENCODINGS)
        )
    return codec


def detected(data: bytes) -> str | None:
    """The codec of some bytes; None when no encoding fits them."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    if _is_utf8(data):
        return "utf-8"
    return _best(data) or _best(data[:-1]) or _voted(data)


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, save for one in twenty characters; half NULs speak for UTF-16 in Latin letters."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    wide = (len(data) - len(text)) // 2
    return broken * 20 <= wide and data.count(0) * 4 < len(data)


def _best(data: bytes, candidates: Sequence[str] = _CANDIDATES) -> str | None:
    """What charset-normalizer says of sound bytes."""
    import charset_normalizer  # 40 ms, and not needed for UTF-8

    best = charset_normalizer.from_bytes(data, cp_isolation=list(candidates), threshold=_MOST_MESS).best()
    if best is None or best.encoding not in candidates:
        return None
    if best.encoding.startswith("utf_16") and best.chaos > _MOST_MESS_IN_UTF16:
        return None
    family = _BIG5 if best.encoding in _BIG5 else (best.encoding,)
    sound = next((codec for codec in family if _is_sound(data, codec)), None)
    return sound and codecs.lookup(sound).name


def _is_sound(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeError:
        return False
    return True


def _voted(data: bytes) -> str | None:
    """What most lines are in, where broken bytes in some of them fit no encoding."""
    votes = Counter(filter(None, (_best(line, _BY_LINE) for line in data.splitlines()[:_MOST_VOTES])))
    return votes.most_common(1)[0][0] if votes else None


def printable(name: str) -> str:
    """A file's name as text that can be stored: bytes of it that are no UTF-8 become U+FFFD, as in `harmless`."""
    return harmless(os.fsencode(name).decode("utf-8", "replace"))


def date_in(name: str) -> str:
    """The day (ISO 8601) that stands in a file's name, or nothing."""
    for match in _DATE.finditer(name):
        try:
            return date(int(match[1]), int(match[2] or match[5]), int(match[3] or match[6])).isoformat()
        except ValueError:
            continue
    return ""
