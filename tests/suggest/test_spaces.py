from __future__ import annotations

import pytest

from annotator.core.records import Part, Role
from annotator.suggest.repair.spaces import stray_spaces, unseen
from tests.suggest.fixing import fixed


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("渔 船 今 天 清 早 出 海 。", "渔船今天清早出海。"),
        ("船队清早出海 ，下午返航。", "船队清早出海，下午返航。"),
        ("船队清早出海， 下午返航。", "船队清早出海，下午返航。"),
        ("渡口的老人每天清早都到堤岸上 来看水，今年也是如此。", "渡口的老人每天清早都到堤岸上来看水，今年也是如此。"),
        ("记者 韩 鑫", "记者 韩 鑫"),
        ("灯塔重修完工 渔港换新颜 守塔人当上向导", "灯塔重修完工 渔港换新颜 守塔人当上向导"),
        ("船名 吨位 船长\n平安 三十 老王", "船名 吨位 船长\n平安 三十 老王"),
        ("使用 GPS 出海", "使用 GPS 出海"),
    ],
)
def test_spaces_in_running_text_go_and_those_between_names_and_heads_stay(raw: str, wanted: str) -> None:
    assert fixed(raw, stray_spaces(raw, [])) == wanted


def test_spaces_in_a_headline_stay() -> None:
    raw = "渡口的老人每天清早都到堤岸上 来看水，今年也是如此。"
    head = Part(id="p0", origin="split", start=0, end=len(raw), role=Role.HEADLINE)
    assert fixed(raw, stray_spaces(raw, [head])) == raw


def test_invisible_characters_go() -> None:
    raw = "\ufeff灯\u200b塔\u00ad还\x00在"
    assert fixed(raw, unseen(raw)) == "灯塔还在"
