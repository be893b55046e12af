from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.records import Boundary, Correction, CorrectionKind
from annotator.suggest.reasons import REASONS
from annotator.suggest.repair import Options, Width, repairs
from annotator.suggest.repair.fixes import Fix, settle
from tests.suggest.fixing import HARBOUR

SUGGEST = Path(repairs.__code__.co_filename).parent
TROUBLES = st.text(st.sampled_from('船塔，。,:;!?()“”"「』 \n\n　12１Ａab-.…\u200b\ue001⼀\ufffd己経国國')) | st.text()


def boundaries_at(*starts: int) -> list[Boundary]:
    return [Boundary(id=f"b{start}", origin="split", start=start) for start in starts]


def repaired(raw: str, *starts: int, joins: list[tuple[int, int, float]] | None = None) -> list[Correction]:
    return repairs(raw, boundaries_at(0, *starts), [], joins or [])


@settings(deadline=None)
@given(TROUBLES, st.data(), st.sampled_from(Width))
def test_corrections_keep_the_laws_of_the_model_for_any_text(raw: str, data: st.DataObject, width: Width) -> None:
    starts = data.draw(st.sets(st.integers(1, max(1, len(raw) - 1)), max_size=3)) if 1 < len(raw) else set()
    joins = [(at, at + 1, 0.9) for at, character in enumerate(raw) if character == "\n"]
    boundaries = boundaries_at(0, *sorted(starts))
    corrections = repairs(raw, boundaries, [], joins, options=Options(width=width))
    issue = Issue(raw=raw, boundaries=tuple(boundaries), corrections=tuple(corrections))
    assert list(faults(issue)) == []
    assert len({one.id for one in corrections}) == len(corrections)
    assert corrections == sorted(corrections, key=lambda one: one.order)


def test_every_rule_has_a_reason_and_every_reason_a_rule() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SUGGEST.glob("*.py") if path.stem != "reasons")
    built = {"join.", "duplicate.", "character."}
    for rule in REASONS:
        assert f'"{rule}"' in source or any(rule.startswith(prefix) for prefix in built), rule
    raw = HARBOUR.replace("，", ",") + "(一)\n" + "“船"
    for correction in repaired(raw):
        assert correction.rule in REASONS


def test_each_correction_has_a_kind_a_rule_and_a_confidence() -> None:
    (comma,) = repaired("清早,出海")
    assert (comma.kind, comma.rule, comma.text) == (CorrectionKind.PUNCTUATION, "punctuation.half-width", "，")
    assert 0.9 < comma.confidence <= 1


def test_what_stands_in_a_passage_that_is_taken_out_is_not_corrected_as_well() -> None:
    passage = HARBOUR[HARBOUR.index("的潮水") : HARBOUR.index("换成了")].replace("，", ",")
    raw = HARBOUR[: HARBOUR.index("的潮水")] + passage + "换成了" + "水泥桩。村里" + passage + "的小学操场上晒着海带。"
    corrections = repaired(raw)
    (removed,) = [one for one in corrections if one.kind == CorrectionKind.DUPLICATE]
    inside = [one for one in corrections if removed.start <= one.start < removed.end and one is not removed]
    assert inside == []


def test_a_question_gives_way_to_what_applies() -> None:
    sure = Fix(1, 3, "", CorrectionKind.OTHER, "sure", 0.9)
    question = Fix(2, 4, "", CorrectionKind.OTHER, "question", 0.3)
    assert [one.rule for one in settle([[question], [sure]], [0])] == ["sure"]


def test_a_fix_over_a_boundary_is_left_out() -> None:
    assert settle([[Fix(1, 3, "", CorrectionKind.OTHER, "over", 0.9)]], [0, 2]) == []


def test_the_corrected_text_reads_as_a_person_would_have_it() -> None:
    raw = '清早,船队出\n\n海了(共3艘),老人说:"走!"\n\n灯塔还在.'
    corrections = repaired(raw, joins=[(6, 8, 0.9)])
    text = OffsetMap(Issue(raw=raw, corrections=tuple(corrections))).text
    assert text == "清早，船队出海了（共3艘），老人说：“走！”\n\n灯塔还在。"


@pytest.mark.parametrize(
    "piece",
    ["的", "中国", "\n", "中\n", ",", "(", "“", "”中", '"中', " ", "中 ", ".", "-", "a", "1,", "a@", "国國", "\ue001"],
)
def test_time_grows_with_the_length_of_hostile_text(piece: str) -> None:
    took = []
    for size in (20_000, 160_000):
        raw = piece * (size // len(piece))
        start = time.process_time()
        repairs(raw, boundaries_at(0), [], [], options=Options(width=Width.FULL))
        took.append(time.process_time() - start)
    assert took[1] < 24 * took[0] + 0.5
