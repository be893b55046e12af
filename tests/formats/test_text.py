"""Raw text files in the encodings and with the line ends that archives have."""

from __future__ import annotations

import codecs
import hashlib
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.formats import text

SIMPLIFIED = """湖畔晨报 2026年3月1日 星期日 第2版

老桥修好了 两岸居民结伴来看新栏杆

■记者 林小满

本报讯 昨天上午,东关老桥重新开放。桥面换上了防滑的石板,两边的栏杆按旧照片仿制,夜里还有灯。“从前雨天过桥要扶着走,
现在推着婴儿车也稳当。”住在桥头的周阿姨说。

据了解,工程历时七个月,投入三百二十万元,施工时发现的两块旧碑已经移交县博物馆,将于下月展出。
"""
TRADITIONAL = """【本報訊】縣政府昨日宣佈,自下月起整修沿湖道路,預計工期三個月。縣長林國華表示,這條路使用超過二十年,
路面多處龜裂。

工程分為兩段進行,東段先行封閉,西段維持雙向通車。附近商家擔心生意受影響,要求加派人手疏導,並在假日開放部分車道。
湖邊小學校長陳淑芬說,學童上下學必須經過工地旁,校方已安排志工護送。
"""
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
PLAIN = ("utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be")
MARKED = {"utf-8-sig": b"", "utf-16": b"", "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
SHARED = Path(__file__).parents[3] / "shared"


def read(path: Path, data: bytes, *, encoding: str | None = None) -> Issue:
    path.write_bytes(data)
    [issue] = text.read(path, encoding=encoding)
    return issue


@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize(
    ("encoding", "sample"),
    [*((e, SIMPLIFIED) for e in PLAIN), *((e, TRADITIONAL) for e in (*PLAIN, "big5", "cp950", "big5hkscs"))],
)
def test_a_text_comes_in_as_it_is(tmp_path: Path, encoding: str, sample: str, line_end: str) -> None:
    raw = sample.replace("\n", LINE_ENDS[line_end])
    for piece in (raw, raw[:40], raw * 200):
        assert read(tmp_path / "a.txt", piece.encode(encoding)).raw == piece


@pytest.mark.parametrize("encoding", MARKED)
def test_only_the_byte_order_mark_is_dropped(tmp_path: Path, encoding: str) -> None:
    raw = "\u3000" + SIMPLIFIED + "\ufeff\n"
    assert read(tmp_path / "a.txt", MARKED[encoding] + raw.encode(encoding)).raw == raw


def test_characters_beyond_the_basic_plane_come_in_whole(tmp_path: Path) -> None:
    raw = SIMPLIFIED + "𠮷田𪚥"
    for encoding in ("utf-8", "gb18030", "utf-16-le"):
        assert read(tmp_path / "a.txt", raw.encode(encoding)).raw == raw


def test_the_issue_says_where_it_came_from(tmp_path: Path) -> None:
    data = SIMPLIFIED.encode("gbk")
    issue = read(tmp_path / "湖畔晨报 2026-03-01.txt", data)

    assert issue.source.name == "湖畔晨报 2026-03-01.txt"
    assert issue.source.sha256 == hashlib.sha256(data).hexdigest()
    assert issue.source.encoding == "gb18030"
    assert (issue.title, issue.date) == ("湖畔晨报 2026-03-01", "2026-03-01")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("20260301", "2026-03-01"),
        ("2026_3_1 A02", "2026-03-01"),
        ("晨报2026年3月1日", "2026-03-01"),
        ("20261301", ""),
        ("湖城202312", ""),
        ("199912期", ""),
        ("000_6057617593398", ""),
        ("2026-02-30", ""),
    ],
)
def test_a_day_in_the_name_is_the_issues_date(name: str, day: str) -> None:
    assert text.date_in(name) == day


def test_the_user_may_choose_another_encoding(tmp_path: Path) -> None:
    data = "桥".encode("gb18030") * 3
    assert read(tmp_path / "a.txt", data, encoding="GBK").raw == "桥桥桥"
    assert read(tmp_path / "a.txt", data, encoding="big5").source.encoding == "cp950"


def test_an_encoding_that_is_not_known_is_refused_with_those_that_are(tmp_path: Path) -> None:
    for name in ("rot13", "klingon", "unicode_escape", "a\0b", ""):
        if name:
            with pytest.raises(BadInput, match="choose one of utf-8"):
                read(tmp_path / "a.txt", b"abc", encoding=name)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950"])
def test_broken_bytes_become_replacement_characters(tmp_path: Path, encoding: str) -> None:
    lines = (TRADITIONAL * 10).encode(encoding).split(b"\n")
    lines[3] = lines[3][:20] + b"\xff\xff" + lines[3][20:]
    issue = read(tmp_path / "a.txt", b"\n".join(lines))

    assert issue.source.encoding == encoding
    assert 1 <= issue.raw.count("\ufffd") <= 4
    assert TRADITIONAL[:60] in issue.raw


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950", "utf-16-le"])
def test_a_file_that_was_cut_off_inside_a_character_is_read(tmp_path: Path, encoding: str) -> None:
    issue = read(tmp_path / "a.txt", TRADITIONAL.strip().encode(encoding)[:-1])
    assert issue.raw.rstrip("\ufffd") == TRADITIONAL.strip()[:-1]


def test_a_few_nuls_do_not_make_a_text_a_binary_file(tmp_path: Path) -> None:
    raw = SIMPLIFIED.replace("\n\n", "\n\0\n")
    for encoding in ("utf-8", "gb18030"):
        assert read(tmp_path / "a.txt", raw.encode(encoding)).raw == raw


NOISE = random.Random(4).randbytes(5000)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n" + NOISE, "a PDF document"),
        (b"\x89PNG\r\n\x1a\n" + NOISE, "an image"),
        (b"PK\x03\x04" + NOISE, "a ZIP archive"),
        (b"SQLite format 3\x00" + bytes(100), "a database"),
        (NOISE, "is not a text file"),
        (bytes(5000), "is not a text file"),
        (b"\x7fELF\x02\x01" + bytes(range(256)) * 9, "is not a text file"),
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "has no text"),
        (" \r\n\u3000\n".encode(), "has no text"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(tmp_path / "scan.txt", data)
    assert "scan.txt: " in str(caught.value)
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(text.MOST_BYTES + 1)
    with pytest.raises(BadInput, match="larger than 64 MiB"):
        list(text.read(path))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        list(text.read(tmp_path / "nowhere.txt"))
    with pytest.raises(BadInput, match="no ordinary file"):
        list(text.read(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(BadInput, match="no ordinary file"):
        list(text.read(tmp_path / "pipe.txt"))


@given(
    st.text(
        alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufffd"),
        min_size=1,
        max_size=50,
    )
)
def test_utf_8_is_always_known(sample: str) -> None:
    raw = "桥" + sample.removeprefix("\ufeff")
    assert text.decode(raw.encode(), "a.txt") == (raw, "utf-8")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        raw, codec = text.decode(data, "a.txt")
    except BadInput:
        return
    assert raw.encode()
    assert codec in text.ENCODINGS


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared issues are not beside the repository")
@pytest.mark.parametrize("encoding", [*PLAIN, "utf-8-sig", "utf-16"])
def test_real_issues_come_in_as_they_are(encoding: str) -> None:
    paths = [*SHARED.glob("issue/*.txt"), *SHARED.glob("measure/cases/*.txt")]
    for path in paths:
        raw = path.read_bytes().decode().replace("\r\n", "\n").replace("\n", "\r\n")
        data = raw.encode(encoding, "ignore")
        assert text.decode(data, path.name)[0] == data.decode(encoding).removeprefix("\ufeff"), path.name


def test_what_would_control_a_terminal_is_no_part_of_a_name(tmp_path: Path) -> None:
    issue = read(tmp_path / "新\n报\x1b[31m\u202e　𠮷.txt", b"abc")
    assert issue.title == "新\ufffd报\ufffd[31m\ufffd　𠮷"
    assert issue.source.name == issue.title + ".txt"
