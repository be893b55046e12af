"""The import audit finds what is odd, and nothing in a text that is sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.audit import Finding, Oddity, audit
from annotator.formats.text import decode

SOUND = "老桥修好了，两岸居民来看。\n　　“稳当。”周阿姨说，3月1日起开放。\n"


def test_a_sound_text_has_no_findings() -> None:
    assert audit(SOUND) == []


@pytest.mark.parametrize(
    ("odd", "oddity"),
    [
        ("\ufffd", Oddity.LOST),
        ("锟斤拷", Oddity.LOST),
        ("\0", Oddity.NUL),
        ("\x0c", Oddity.CONTROL),
        ("\x1b", Oddity.CONTROL),
        ("\x85", Oddity.CONTROL),
        ("\ue5e5", Oddity.PRIVATE),
        ("\U000f0001", Oddity.PRIVATE),
        ("\u200b", Oddity.INVISIBLE),
        ("\ufeff", Oddity.INVISIBLE),
        ("⽤", Oddity.RADICAL),
        ("𠮷", Oddity.BEYOND),
    ],
)
def test_each_oddity_is_found_where_it_stands(odd: str, oddity: Oddity) -> None:
    raw = SOUND[:5] + odd + SOUND[5:] + odd
    assert audit(raw) == [Finding(oddity, 2, (5, len(raw) - len(odd)))]


JAPANESE = "老橋の修理が終わり、両岸の住民が見に来た。三月一日から通れるという。\n"
KOREAN = "옛 다리의 수리가 끝나 사람들이 구경하러 왔다. 3월 1일부터 다닐 수 있게 된다고 한다.\n"


@pytest.mark.parametrize(
    ("text", "encoding", "oddity"),
    [
        (JAPANESE, "shift_jis", Oddity.SHIFT_JIS),
        (JAPANESE, "euc_jp", Oddity.EUC_JP),
        (JAPANESE, "iso2022_jp", Oddity.ISO_2022),
        (KOREAN, "euc_kr", Oddity.EUC_KR),
        (SOUND, "hz", Oddity.HZ),
    ],
)
@pytest.mark.parametrize("times", [1, 30])
def test_what_was_read_in_the_wrong_encoding_is_named(text: str, encoding: str, oddity: Oddity, times: int) -> None:
    raw, codec = decode((text * times).encode(encoding), "a.txt")
    assert codec != encoding
    assert audit(raw, codec)[0].oddity == oddity


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-8", "utf-16"])
def test_a_sound_text_is_not_taken_for_a_foreign_one(encoding: str) -> None:
    text = ("舊橋修好了，市民來看。" if encoding == "big5" else SOUND) * 30
    raw, codec = decode(text.encode(encoding), "a.txt")
    assert raw == text
    assert audit(raw, codec) == []


def test_marks_of_the_rarer_width_are_found() -> None:
    assert audit("桥修好了，人来了，灯亮了,好。") == [Finding(Oddity.PUNCTUATION, 1, (12,))]
    assert audit("桥修好了,人来了,灯亮了，好.") == [Finding(Oddity.PUNCTUATION, 1, (12,))]
    assert audit("桥修好了,人来了,3.5米,a.b") == []


def test_letters_and_digits_of_the_rarer_width_are_found() -> None:
    assert audit("１２日，3人") == [Finding(Oddity.WIDTH, 1, (4,))]


def test_line_ends_of_the_rarer_kinds_are_found() -> None:
    assert audit("一\r\n二\r\n三\n四\r五") == [Finding(Oddity.LINE_END, 2, (7, 9))]


def test_only_the_first_places_are_named() -> None:
    [finding] = audit("桥" + "\0" * 9)
    assert (finding.count, finding.places) == (9, (1, 2, 3, 4, 5))
    assert finding.said == "9 NUL characters (at 1, 2, 3, 4, 5, …)"


@given(st.text())
def test_every_place_lies_in_the_text(raw: str) -> None:
    for finding in audit(raw):
        assert finding.count > 0
        assert all(0 <= place < len(raw) for place in finding.places)
