from __future__ import annotations

import pytest

from annotator.core.records import Part, Role, Span
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
        ("获奖的有：\n沈 芳 钱 伟 何 静 陆 明", "获奖的有：\n沈 芳 钱 伟 何 静 陆 明"),
        ("获奖的有：沈 芳 钱 伟 何 静 陆 明 等八人。", "获奖的有：沈 芳 钱 伟 何 静 陆 明 等八人。"),
        ("使用 GPS 出海", "使用 GPS 出海"),
    ],
)
def test_spaces_in_running_text_go_and_those_between_names_and_heads_stay(raw: str, wanted: str) -> None:
    assert fixed(raw, stray_spaces(raw, [])) == wanted


def test_spaces_that_part_items_stay() -> None:
    raw = "五月 一日 渔港冷库竣工验收完毕 船队分三批出海返航 二日 灯塔换装电池。三日小学校舍落成 五日 渡口停航检修堤岸"
    assert list(stray_spaces(raw, [])) == []


def test_a_page_with_spaces_between_most_characters_loses_them_in_heads_too() -> None:
    raw = "渔 港 换新 颜\n昨 天 清早 ， 三 十 二 支船 队（ 含 外 地 ）出 海 。\n"
    raw += "码 头 添 了两 间 冷 库 ，卖 鱼 不 用再 赶 夜 路 。\n"
    assert fixed(raw, stray_spaces(raw, [])) == raw.replace(" ", "")


def test_names_in_a_list_stay_apart_on_such_a_page() -> None:
    row = "沈 芳 钱 伟 何 静 陆 明"
    raw = f"昨 天 清早 ， 三 十 二 支船 队 出 海 。\n{row}\n码 头 添 了两 间 冷 库 ，卖 鱼 不 用再 赶 夜 路 。\n"
    assert row in fixed(raw, stray_spaces(raw, []))


def test_a_line_of_spaced_characters_without_a_mark_is_a_question() -> None:
    raw = "参加的商号：\n大 丰 米 号 永 安 公 司"
    assert {fix.applies for fix in stray_spaces(raw, [])} == {False}


def test_spaces_in_the_rows_of_a_table_stay() -> None:
    raw = "潮 位 风 向 海 浪\n渔 船 今 天 清 早 出 海 。"
    assert fixed(raw, stray_spaces(raw, [], [Span(0, 11)])) == "潮 位 风 向 海 浪\n渔船今天清早出海。"


def test_spaces_in_a_headline_stay() -> None:
    raw = "渡口的老人每天清早都到堤岸上 来看水，今年也是如此。"
    head = Part(id="p0", origin="split", start=0, end=len(raw), role=Role.HEADLINE)
    assert fixed(raw, stray_spaces(raw, [head])) == raw


def test_invisible_characters_go() -> None:
    raw = "\ufeff灯\u200b塔\u00ad还\x00在"
    assert fixed(raw, unseen(raw)) == "灯塔还在"
