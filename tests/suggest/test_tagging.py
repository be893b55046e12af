import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.records import Boundary, Correction, Entity, Position, State
from annotator.suggest import words
from annotator.suggest.tagging import ORIGIN, suggest_entities

CASES = Path(__file__).resolve().parents[3] / "shared" / "measure" / "cases"


@pytest.fixture(autouse=True, scope="module")
def _dictionary_is_there():
    words.tag("词")


def tagged(issue, **options):
    return [
        (issue.raw[entity.start.raw : entity.end.raw], entity.label) for entity in suggest_entities(issue, **options)
    ]


def join(start, end):
    return Correction(id=f"c{start}", origin="test", start=start, end=end, text="")


def test_a_suggestion_says_who_made_it_and_why():
    (entity,) = suggest_entities(Issue(raw="镇长陈国强说，再来。"))

    assert (entity.origin, entity.state, entity.id) == (ORIGIN, State.SUGGESTED, "e2")
    assert entity.rule == "jieba.nr"
    assert 0.5 < entity.confidence <= 1


def test_times_are_suggested_beside_names():
    assert tagged(Issue(raw="７月８日上午，镇长周大川来了。")) == [("７月８日上午", "TIME"), ("周大川", "PER")]


def test_a_name_cut_by_a_healed_line_break_is_one_span():
    raw = "镇长陈群\n\n伟说，再来。"

    assert tagged(Issue(raw=raw, corrections=(join(4, 6),))) == [("陈群\n\n伟", "PER")]


def test_a_name_is_one_span_where_its_article_goes_on_in_another_segment():
    raw = "镇长陈群\n湖上的灯\n伟说，再来。"
    issue = Issue(
        raw=raw,
        boundaries=(
            Boundary(id="b0", origin="test", start=0),
            Boundary(id="b5", origin="test", start=5),
            Boundary(id="b10", origin="test", start=10, continues="b0", inside=True),
        ),
    )

    (entity,) = suggest_entities(issue)

    assert (entity.start, entity.end) == (Position(2), Position(11))
    assert list(faults(replace(issue, entities=(entity,), by_id={}))) == []


def test_a_corrected_character_inside_a_name_is_read_corrected():
    fix = Correction(id="c3", origin="test", start=3, end=4, text="群")

    assert tagged(Issue(raw="镇长陈郡伟说，再来。".replace("陈郡", "陈君"), corrections=(fix,))) == [("陈君伟", "PER")]


def test_what_a_person_has_tagged_is_left_alone():
    own = Entity(id="e0", origin="Lin", start=Position(0), end=Position(5), label="TITLE")

    assert tagged(Issue(raw="镇长陈国强说，再来。", entities=(own,))) == []


def test_what_a_person_has_rejected_is_not_suggested_again():
    issue = Issue(raw="镇长陈国强说，再来。")
    (first,) = suggest_entities(issue)

    assert suggest_entities(replace(issue, entities=(replace(first, state=State.REJECTED),), by_id={})) == []


def test_ids_that_are_taken_get_a_letter():
    rejected = Entity(id="e2", origin="Lin", state=State.REJECTED, start=Position(0), end=Position(2), label="PER")

    (entity,) = suggest_entities(Issue(raw="镇长陈国强说，再来。", entities=(rejected,)))

    assert entity.id == "e2a"


def test_the_gazetteer_gives_names_of_any_label():
    assert ("湖光曲", "WORK") in tagged(Issue(raw="她唱湖光曲给大家听。"), gazetteer={"湖光曲": "WORK"})


def test_an_empty_issue_has_no_names():
    assert suggest_entities(Issue(raw="")) == []


@settings(deadline=None)
@given(st.text(st.sampled_from("王蓉镇长说，。\n 　·7月8日中国公司A\u200b𠮷"), max_size=60), st.data())
def test_suggestions_keep_the_laws_of_the_model(raw, data):
    cuts = data.draw(st.lists(st.integers(1, max(1, len(raw) - 1)), max_size=3, unique=True)) if 1 < len(raw) else []
    boundaries = [Boundary(id=f"b{at}", origin="test", start=at) for at in sorted({0, *cuts})]
    breaks = [at for at, char in enumerate(raw) if char == "\n"]
    issue = Issue(raw=raw, boundaries=tuple(boundaries), corrections=tuple(join(at, at + 1) for at in breaks[::2]))

    found = suggest_entities(issue)

    assert list(faults(replace(issue, entities=tuple(found), by_id={}))) == []
    assert len({entity.id for entity in found}) == len(found)


@pytest.mark.parametrize("unit", ["湖", "中国公司", "斯·", "记者 王 蓉 ", "1月", "1", "\n\n"])
def test_hostile_text_takes_time_in_proportion(unit):
    def seconds(size):
        raw = unit * (size // len(unit))
        began = time.process_time()
        suggest_entities(Issue(raw=raw))
        return time.process_time() - began

    assert seconds(16_000) < 10 * seconds(4_000) + 1


@pytest.mark.skipif(not CASES.is_dir(), reason="the measured cases are not here")
def test_the_names_of_a_measured_day_are_found():
    raw = (CASES / "pfr-19980113.bare.txt").read_text(encoding="utf-8")
    gold = {tuple(name) for name in json.loads((CASES / "pfr-19980113.bare.gold.json").read_text())["entities"]}

    found = {
        (entity.start.raw, entity.end.raw, entity.label)
        for entity in suggest_entities(Issue(raw=raw))
        if entity.label != "TIME"
    }

    assert 2 * len(gold & found) / (len(gold) + len(found)) >= 0.8
