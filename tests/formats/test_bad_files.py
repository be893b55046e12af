"""Files that are wrong: each gets one clear message with its name, whatever is wrong with it, and nothing else happens.

Each format's own good export is damaged in many ways; a damaged file is refused as bad input, or read.
"""

from __future__ import annotations

import json
import resource
import shutil
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import formats
from annotator.cli import main
from annotator.core.errors import BadInput
from annotator.core.issue import Source
from annotator.core.operations import Operation
from annotator.formats.writing import Scope
from annotator.formats.xml import parsed
from annotator.store import Library
from annotator.workflow.suggesting import records_of
from tests.formats.test_article_texts import RAW, sample, target
from tests.formats.writer import write_as

READ = sorted(
    name
    for name, found in formats.formats().items()
    if found.is_written
    and (found.is_brought_back or (found.read and not found.folder))
    and name not in ("text", "html")
)
OF_OBJECTS = {
    "doccano": '"label":[[',
    "w3c": '"start":',
    "label-studio": '"start":',
    "jsonl": '"start":',
    "spacy": '"start":',
}


def export(name: str, folder: Path) -> Path:
    """A good file of a format, or the folder that it is."""
    path = target(folder, name)
    path = path.with_suffix(".jsonl") if name == "spacy" else path
    issue = replace(sample(), source=Source("a.txt", sha256(RAW.encode()).hexdigest()))
    write_as(name, [issue], path, scope=Scope.ANY)
    return path


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {name: export(name, tmp_path_factory.mktemp(name)) for name in READ}


def files_of(path: Path) -> list[Path]:
    """The files in which a format's content stands."""
    if path.is_file():
        return [path]
    kinds = (".ann", ".txt", ".xmi")
    return sorted(file for file in path.rglob("*") if file.suffix in kinds)


def read(path: Path, name: str) -> str:
    """What reading a file to its end comes to: "" where it is read, else the sentence that refuses it."""
    found = formats.formats()[name]
    try:
        issues = found.read_article_texts(path) if found.read_article_texts else found.read(path)  # type: ignore[misc]
        deque(issues, maxlen=0)
    except BadInput as error:
        said = str(error)
        assert "\n" not in said.replace(str(path), "")
        assert path.name in said or any(file.name in said for file in files_of(path))
        return said
    return ""


def damaged(path: Path, folder: Path, data: bytes, *, number: int = 0) -> Path:
    """A copy of a file, or of a folder with one of its files, that holds something else."""
    copy = folder / path.name
    if path.is_dir():
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(path, copy)
        (copy / files_of(path)[number].relative_to(path)).write_bytes(data)
    else:
        copy.write_bytes(data)
    return copy


def each_file(path: Path) -> Iterator[tuple[int, bytes]]:
    for number, file in enumerate(files_of(path)[:4]):
        yield number, file.read_bytes()


@pytest.mark.parametrize("name", READ)
def test_what_was_written_is_read(name: str, good: dict[str, Path]) -> None:
    assert read(good[name], name) == ""


@pytest.mark.parametrize("name", READ)
def test_a_file_that_is_cut_off_is_refused_or_read(name: str, good: dict[str, Path], tmp_path: Path) -> None:
    for number, data in each_file(good[name]):
        for at in {len(data) * share // 24 for share in range(24)} | {len(data) - 1, len(data) - 2}:
            read(damaged(good[name], tmp_path, data[: max(0, at)], number=number), name)


@pytest.mark.parametrize("name", READ)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_file_with_other_bytes_is_refused_or_read(
    name: str, data: st.DataObject, good: dict[str, Path], tmp_path: Path
) -> None:
    number = data.draw(st.integers(0, min(3, len(files_of(good[name])) - 1)))
    content = bytearray(files_of(good[name])[number].read_bytes())
    for _time in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.binary(max_size=3)
            | st.sampled_from([b"\x00", b"\xff", b"\n", b"\t", b'"', b"[", b"{", b"9" * 12, b"-1"])
        )
    read(damaged(good[name], tmp_path, bytes(content), number=number), name)


FAULTS = {
    "empty": b"",
    "white space": b" \n\n",
    "NULs": b"\x00" * 4000,
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" * 20,
    "another encoding": "老桥修好了\n昨天\n".encode("gb18030"),
    "half a character": "老桥".encode()[:-1],
    "UTF-16": "老桥\tO\n".encode("utf-16"),
    "deep lists": b"[" * 200_000,
    "deep objects": b'{"a":' * 200_000,
    "deep lists in a list": b'[{"a":' + b"[" * 200_000,
    "deep elements": b"<a>" * 200_000,
    "a long number": b'{"text":' + b"9" * 100_000 + b"}",
    "a key twice": b'{"text":"a","text":"b"}',
    "NaN": b'{"text":"a","label":[[NaN,1,"A"]],"spans":[{"start":NaN}],"items":NaN}',
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", READ)
def test_a_file_that_is_something_else_is_refused(name: str, fault: str, good: dict[str, Path], tmp_path: Path) -> None:
    found = formats.formats()[name]
    path = damaged(good[name], tmp_path, FAULTS[fault])
    said = read(path, name)
    if name != "brat" and not (name in ("conll", "hipe", "doccano", "spacy", "w3c") and fault == "white space"):
        assert said or (found.read_article_texts and not list(found.read_article_texts(path)))


@pytest.mark.parametrize("name", READ)
def test_a_file_of_another_format_is_refused(name: str, good: dict[str, Path], tmp_path: Path) -> None:
    others = [other for other in READ if other != name and good[other].is_file() == good[name].is_file()]
    assert others
    for other in others:
        copy = tmp_path / f"{other}{good[name].suffix}"
        shutil.copytree(good[other], copy) if good[other].is_dir() else shutil.copy(good[other], copy)
        assert read(copy, name), f"{other} is read as {name}"


@pytest.mark.parametrize("name", sorted(OF_OBJECTS))
@pytest.mark.parametrize("value", ["NaN", "-1", "1e3", "99999", "9" * 5000, '"0"', "null", "true", "[]", "Infinity"])
def test_an_offset_that_is_none_is_refused_with_its_line(
    name: str, value: str, good: dict[str, Path], tmp_path: Path
) -> None:
    text = files_of(good[name])[0].read_text(encoding="utf-8")
    key = OF_OBJECTS[name]
    at = text.index(key, text.index('"entities"')) if name == "jsonl" else text.index(key)
    start = at + len(key)
    end = next(place for place in range(start, len(text)) if not text[place].isdigit())
    path = damaged(good[name], tmp_path, f"{text[:start]}{value}{text[end:]}".encode())
    assert "line " in read(path, name)


@pytest.mark.parametrize("name", sorted(OF_OBJECTS))
def test_a_key_that_stands_twice_is_refused_with_its_line(name: str, good: dict[str, Path], tmp_path: Path) -> None:
    text = files_of(good[name])[0].read_text(encoding="utf-8")
    path = damaged(good[name], tmp_path, text.replace("{", '{"same":1,"same":2,', 1).encode())
    assert "line " in read(path, name)
    assert "twice" in read(path, name)


@pytest.mark.parametrize(
    "line",
    [
        "T1\tLOC 0 9999\t老",
        "T1\tLOC 3 1\t老",
        "T1\tLOC -1 2\t老",
        "T1\tLOC 0 99999999999999\t老",
        "T1\tLOC 0 1;9 8;3 4\t老",
        "T1\tLOC 0 NaN\t老",
        "T1\tLOC" + " 1" * 100_000 + "\t老",
        "T1\tLOC 0 1" + ";1 2" * 100_000,
    ],
)
def test_a_line_of_brat_that_is_no_stretch_is_refused_with_its_line(
    line: str, good: dict[str, Path], tmp_path: Path
) -> None:
    path = damaged(good["brat"], tmp_path, f"T9\tLOC 0 1\t老\n{line}\n".encode())
    assert ".ann: line 2" in read(path, "brat")


BILLION = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">%s]><a>&z;</a>""" % b"".join(
    b'<!ENTITY %c "%s">' % (next_, b"&%c;" % before * 10)
    for before, next_ in zip(b"abcdefghijkl", b"bcdefghijklz", strict=True)
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY z SYSTEM "file:///etc/hostname">]><a>&z;</a>'
FAR = OUTSIDE.replace(b"<!DOCTYPE", b"<!--%s--><!DOCTYPE" % (b"x" * 20_000))


@pytest.mark.parametrize(
    "content", [BILLION, OUTSIDE, FAR], ids=["billion laughs", "an entity from outside", "far down"]
)
@pytest.mark.parametrize("name", ["cas", "tei"])
def test_xml_with_entities_is_refused(name: str, content: bytes, good: dict[str, Path], tmp_path: Path) -> None:
    began = time.process_time()
    assert "declares a document type or entities" in read(damaged(good[name], tmp_path, content), name)
    assert time.process_time() - began < 60


def test_xml_with_a_document_type_that_gives_elements_their_attributes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    text = b'<!DOCTYPE nitf [<!ATTLIST p class CDATA "%s">]><nitf>%s</nitf>' % (b"x" * 1000, b"<p/>" * 1000)
    path.write_bytes(text)
    with pytest.raises(BadInput, match="declares a document type or entities"):
        list(formats.read(path, form="newsml"))


class _Counted(BytesIO):
    """A file that counts how often it is read."""

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        return super().read(size)


def test_a_huge_first_tag_is_read_in_few_blocks_as_a_parser_begins_it_again_with_each() -> None:
    file = _Counted(b"<a b='%s'/>" % (b"x" * 2**22))
    assert [event for event, _element in parsed(Path("a.xml"), file, deepest=9)] == ["start", "end"]
    assert file.reads < 64


@pytest.mark.parametrize("name", [name for name in READ if not formats.formats()[name].is_raw])
def test_the_command_line_refuses_a_wrong_file_in_one_line_and_stores_nothing(
    name: str, good: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "a.db"
    with Library.open(database) as library:
        library.add(sample().without_records(), [Operation("import", records_of(sample()))], author="ann")
    before = database.read_bytes()
    path = damaged(good[name], tmp_path, files_of(good[name])[0].read_bytes() + b"\xff\xfe\n")
    form = [] if name == "jsonl" else ["--format", name]
    assert main(["import", str(path), *form, "--database", str(database), "--onto"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert str(path) in told.err
    assert database.read_bytes() == before


@pytest.mark.parametrize("name", ["brat", "conll", "jsonl", "label-studio", "tei"])  # each has another reader
def test_a_line_of_200_megabytes_is_refused_without_much_memory(
    name: str, good: dict[str, Path], tmp_path: Path
) -> None:
    data = files_of(good[name])[0].read_bytes()
    path = damaged(good[name], tmp_path, b"")
    with files_of(path)[0].open("wb") as file:
        file.write(data[: len(data) // 3].rstrip(b"\n"))
        for _megabyte in range(200):
            file.write(b"a" * 2**20)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    said = read(path, name)
    assert said
    assert time.process_time() - began < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_500_000  # KiB


def test_a_list_longer_than_what_is_read_at_once_is_read_whole_and_names_the_line_that_is_wrong(tmp_path: Path) -> None:
    tasks = [{"data": {"text": f"{number}𠮷" + "桥" * 500}, "annotations": [], "id": number} for number in range(2_000)]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(tasks, ensure_ascii=False, indent=1), encoding="utf-8")
    assert path.stat().st_size > 3 * 2**20
    assert [found.text.partition("𠮷")[0] for found in formats.read_article_texts(path, "label-studio")] == [
        str(number) for number in range(2_000)
    ]
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if '"text": "1500𠮷' in line)
    lines[place] = '   "text": 7'
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BadInput, match=f"line {place - 1}: data.text must be a string"):
        formats.read_article_texts(path, "label-studio")
