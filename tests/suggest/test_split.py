"""The automatic split, from raw text to boundaries, parts and joins."""

from __future__ import annotations

import itertools
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.records import ArticleKind, Boundary, Part, Role
from annotator.suggest.split import read, split
from tests.clock import seconds
from tests.newsprint import RAW

ANYTHING = st.text(max_size=300) | st.text(
    alphabet=st.sampled_from("湖城记者本报讯电转接第一版（）()■，。“” \u3000\r\n12A摄"), max_size=400
)


def heads(raw: str) -> list[str]:
    return [raw[part.start : part.end] for part in read(raw).parts if part.role == Role.HEADLINE]


def articles(raw: str) -> list[Boundary]:
    return [one for one in read(raw).boundaries if one.kind != ArticleKind.FURNITURE and not one.continues]


def test_each_headline_group_opens_an_article() -> None:
    assert [RAW[one.start : one.start + 4] for one in articles(RAW)[-2:]] == ["老桥修好", "湖城图书"]
    assert heads(RAW)[-2:] == ["老桥修好了 两岸居民结伴来看新栏杆", "湖城图书馆整理旧报 市民可上网查阅"]


def test_bylines_and_datelines_are_parts() -> None:
    found = [(RAW[part.start : part.end], part.role) for part in read(RAW).parts]
    assert ("■记者 林小满", Role.BYLINE) in found
    assert ("本报讯", Role.DATELINE) in found


def test_a_column_break_inside_a_sentence_is_joined() -> None:
    cut = RAW.index("片仿\n\n制") + 2
    assert any((join.start, join.end) == (cut, cut + 2) and 0.5 <= join.confidence for join in read(RAW).joins)


def test_text_wrapped_at_the_column_width_is_joined_line_by_line() -> None:
    story = "本报讯　昨天上午东关老桥重新开放，桥面换上了防滑的石板，两边的栏杆按旧照片仿制，夜里还有灯，行人都说好。"
    raw = "老桥修好了\n" + "\n".join(story[at : at + 16] for at in range(0, len(story), 16)) + "\n"
    assert sum(0.5 <= join.confidence for join in read(raw * 4).joins) >= 4 * 2


def test_a_page_with_spaces_between_its_characters_is_split_as_without_them() -> None:
    plain = RAW.replace(" ", "　")
    spaced = re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", " ", plain)
    wanted = [boundary.start + spaced_before(plain, boundary.start) for boundary in articles(plain)]
    assert [boundary.start for boundary in articles(spaced)] == wanted


def spaced_before(plain: str, at: int) -> int:
    return len(re.findall(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", plain[:at]))


def test_a_jump_is_a_part_at_either_end() -> None:
    raw = RAW.rstrip() + "(下转2版)\n\n(上接1版)桥上的灯是今年才装的,夜里照着水面,孩子们都爱来看,老人也来。\n"
    assert {raw[part.start : part.end] for part in read(raw).parts if part.role == Role.JUMP} >= {"(下转2版)"}


def test_an_empty_issue_is_one_segment() -> None:
    assert [one.anchor.raw for one in split("")] == [0]
    assert [one.anchor.raw for one in split(" \n\r\n\u3000")] == [0]


@settings(deadline=None)
@given(ANYTHING)
def test_the_laws_of_the_model_hold_for_any_text(raw: str) -> None:
    reading = read(raw)
    starts = [one.start for one in reading.boundaries]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert all(start < max(1, len(raw)) for start in starts)
    known: set[str] = set()
    for one in reading.boundaries:
        assert not one.continues or one.continues in known
        known.add(one.id)
    ends = [*starts[1:], len(raw)]
    for part in reading.parts:
        assert part.start < part.end
        assert any(start <= part.start and part.end <= end for start, end in zip(starts, ends, strict=True))
    parts = sorted(reading.parts, key=lambda part: part.start)
    assert all(above.end <= below.start for above, below in itertools.pairwise(parts))
    for join in reading.joins:
        assert join.start < join.end
        assert not raw[join.start : join.end].strip(" \t\u3000\r\n\u00a0\u200b\ufeff\x0b\x0c\x85")
        assert 0 <= join.confidence <= 1
    ids = [record.id for record in reading.records]
    assert len(ids) == len(set(ids))
    assert all(0 <= record.confidence <= 1 for record in reading.records)


def test_no_record_is_neither_boundary_nor_part() -> None:
    assert {type(record) for record in split(RAW)} == {Boundary, Part}


def _noise(length: int) -> str:
    chance = random.Random(length)
    return "".join(chr(chance.randrange(1, 256)) for _ in range(length))


@pytest.mark.parametrize(
    "make",
    [
        lambda size: "湖" * size,
        lambda size: "湖\n" * (size // 2),
        lambda size: "（记者" * (size // 3),
        lambda size: ("张王李赵" * 12 + "\n") * (size // 49),
        lambda size: "The bridge is open again.\n" * (size // 26),
        _noise,
    ],
    ids=["one line", "one character a line", "brackets", "names", "English", "noise"],
)
def test_time_grows_with_the_length_only(make: object) -> None:
    assert callable(make)
    small, large = make(10_000), make(80_000)
    read("")  # the weights are loaded once
    assert seconds(lambda: read(large), tries=2) < 8 * 2.5 * max(seconds(lambda: read(small), tries=2), 0.002)


def test_the_real_front_page_is_split_at_every_headline(real_issue: Path) -> None:
    raw = real_issue.read_text(encoding="utf-8")
    reading = read(raw)
    bylines = [part for part in reading.parts if part.role == Role.BYLINE]
    assert len(articles(raw)) == 6
    assert len(bylines) >= 6
