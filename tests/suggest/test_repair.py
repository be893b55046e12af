from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core import records
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.records import Boundary, Correction, CorrectionKind
from annotator.suggest import columns
from annotator.suggest.reasons import REASONS
from annotator.suggest.repair import Options, Width, repairs
from annotator.suggest.repair.fixes import Fix, settle
from tests.suggest.fixing import HARBOUR

MODULES = [
    *sorted(Path(repairs.__code__.co_filename).parent.glob("*.py")),
    Path(columns.__file__),
    Path(records.__file__),
]
RULE = re.compile(r"(join|duplicate|gap|jump|order|punctuation|quotes|reading|space|width|character|term)(\.[a-z-]+)+")
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


def rules_in(path: Path) -> Iterator[tuple[str, int]]:
    """The rules that a module names, each with its line: they are written in full, so that a search finds them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="Fix"), args=args, keywords=keywords):
                given = [one.value for one in keywords if one.arg == "rule"]
                place = 3 if isinstance(args[0], ast.Starred) else 4
                found = [*given, *args[place : place + 1]]
            case ast.Constant(value=str(text)) if RULE.fullmatch(text):
                found = [node]
            case _:
                continue
        yield from ((str(one.value), one.lineno) for one in found if isinstance(one, ast.Constant))


def without_reason(path: Path) -> list[str]:
    """What is to be done about the rules of a module that have no reason."""
    return [
        f"{path.name}:{line}: the rule {rule!r} has no reason. Add a line to REASONS in annotator/suggest/reasons.py: "
        f'"{rule}": marked("Reason", "One sentence that says why."); then run `make translations`, and put the Chinese '
        "into resources/i18n/annotator_zh_CN.ts"
        for rule, line in sorted(set(rules_in(path)))
        if rule not in REASONS
    ]


def test_every_rule_has_a_reason() -> None:
    missing = [line for path in MODULES for line in without_reason(path)]
    assert missing == [], "\n".join(missing)


def test_a_rule_without_a_reason_is_named_with_its_line_and_what_to_add(tmp_path: Path) -> None:
    module = tmp_path / "commas.py"
    for rule in ("punctuation.double", "doubled"):
        module.write_text(f"def commas():\n    yield Fix(*span, '', KIND, {rule!r}, 0.9)\n", encoding="utf-8")
        [line] = without_reason(module)
        assert line.startswith(f"commas.py:2: the rule '{rule}' has no reason. Add a line to REASONS in annotator/")


def test_every_reason_has_a_rule() -> None:
    used = {rule for path in MODULES for rule, _line in rules_in(path)}
    unused = [rule for rule in REASONS if rule.removesuffix(".first") not in used]
    assert unused == [], f"remove {', '.join(unused)} from REASONS in annotator/suggest/reasons.py: nothing gives it"


def test_what_is_suggested_has_a_reason() -> None:
    raw = HARBOUR.replace("，", ",") + "(一)\n" + "“船"
    assert {correction.rule for correction in repaired(raw)} <= REASONS.keys()


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
