from __future__ import annotations

from annotator.suggest.repair.packed import Packed
from annotator.suggest.repair.terms import Term, replaced, replaced_terms
from tests.suggest.fixing import HARBOUR

PLACES = (
    "渔港办了夜校；{0}码头修好了；来{0}的人多起来；{0}灯塔亮着；在{0}看潮；{0}学堂开课；到{0}卖鱼；{0}冷库添了两间；"
)
MORE = "从{0}出海；{0}邮局关门早；说起{0}老街；{0}鱼市散了；{0}小路难走；{0}戏台搭好了；{0}渡船停了；{0}晒场空着；"
BARE = "清溪镇的雨下了三天。他们回到清溪镇，天已经黑了。"


def issue(term: str) -> str:
    return HARBOUR + (PLACES + MORE).format(term) + BARE + "镇长和镇长夫人也来了，县里的镇长都认得他。"


def test_a_term_that_was_replaced_nearly_everywhere_is_found() -> None:
    assert replaced_terms(issue("清溪镇长")) == [Term("清溪镇", "长")]


def test_each_place_where_it_no_longer_fits_is_a_question() -> None:
    raw = issue("清溪镇长")
    fixes = list(replaced(Packed(raw)))
    assert len(fixes) > 10
    assert {(raw[fix.start : fix.end], fix.text, fix.applies) for fix in fixes} == {("清溪镇长", "清溪镇", False)}


def test_a_term_that_belongs_there_is_left_alone() -> None:
    assert replaced_terms(issue("清溪镇")) == []
