"""Raw text cut into content lines."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.lines import INVISIBLE, PADDING, Line, lines_of

TEXTS = st.text(alphabet=st.sampled_from("湖城报 ,。\u3000\u200b\u00a0\t\r\n\x0c𠮷a1"), max_size=200)


def test_a_line_is_what_stands_between_its_padding() -> None:
    assert lines_of("\u3000\u3000昨天，湖城。 \n") == [Line(2, 8, 2, 0, "昨天，湖城。")]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_line_and_offsets_count_the_raw_text(ending: str) -> None:
    first, second = lines_of(f"一{ending}{ending}二")
    assert (first.start, second.start) == (0, 1 + 2 * len(ending))
    assert second.blank == 1


def test_a_line_of_invisible_characters_is_empty() -> None:
    assert lines_of("\u200b\n\u00a0\ufeff\n") == []


@given(TEXTS)
def test_lines_cover_all_that_can_be_seen_in_order(raw: str) -> None:
    lines = lines_of(raw)
    assert all(line.start < line.end for line in lines)
    assert all(above.end < below.start for above, below in itertools.pairwise(lines))
    for line in lines:
        content = raw[line.start : line.end]
        assert content == content.strip(PADDING)
        assert line.text == content.strip(INVISIBLE)
    covered = {place for line in lines for place in range(line.start, line.end)}
    assert all(raw[place] in INVISIBLE + "\r\n" for place in range(len(raw)) if place not in covered)
