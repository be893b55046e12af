"""What the trade writes in its own hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest import cues
from tests.clock import seconds


@pytest.mark.parametrize(
    "line",
    [
        "■记者 林小满",
        "■记者 周小溪 通讯员 何一川 沈小宁",
        "本报记者  何  川  江  南  刘小军",
        "本报记者林小满",
        "●记者何 川江 南 刘小军",
        "通讯员 黄小旭 沈小宁",
        "□本报记者张小靖本报通讯员郜小敏",
        "◎文/湖城报融媒记者 王小一 图/湖城报融媒记者 李小二",
        "-记者沈小洁",
        "■ 文\\图 李小四",
        "■本報記者 劉小川",
        "◎克里斯·马吉",
        "■摄影 记者 徐小达",
    ],
)
def test_a_byline_is_known_in_all_its_forms(line: str) -> None:
    assert cues.is_byline(cues.fold(line))


@pytest.mark.parametrize(
    "line",
    ["■湖城博物馆每天接待8000人", "记者从会上了解到,老桥明天开放。", "老桥修好了", "市民都来看,记者也来了"],
)
def test_a_sentence_or_a_bullet_is_no_byline(line: str) -> None:
    assert not cues.is_byline(cues.fold(line))


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("本报讯 昨天", "本报讯"),
        ("本报湖城8月22日电（记者林小满）昨天", "本报湖城8月22日电（记者林小满）"),
        ("新华社湖城６月9日电  (记者何川)6月", "新华社湖城6月9日电  （记者何川）"),
        ("【本報訊】昨日", "【本报讯】"),
        ("路透社伦敦廿一日電 首相", "路透社伦敦廿一日电"),
        ("湖城晚报讯（记者 何川）今天", "湖城晚报讯（记者 何川）"),
    ],
)
def test_a_dateline_ends_where_the_story_begins(text: str, dateline: str) -> None:
    found = cues.DATELINE_SPAN.match(cues.fold(text))
    assert found
    assert found[0].rstrip() == dateline


@pytest.mark.parametrize("mark", ["(下转2版)", "（下转第二版）", "下转A03版", "→A05", "（下轉第二版）", "转3版"])
def test_a_jump_onward_is_known_in_every_spelling(mark: str) -> None:
    found = cues.JUMP_TO.search("桥面很宽。" + mark)
    assert found
    assert found.end() == len("桥面很宽。" + mark)
    assert cues.page_number(found["page"])


@pytest.mark.parametrize("mark", ["(上接1版)", "（上接第一版）", "◀上接A01版", "上接A01版", "接1版", "（緊接第一版）"])
def test_a_jump_back_is_known_in_every_spelling(mark: str) -> None:
    found = cues.JUMP_FROM.match(mark + "桥面很宽。")
    assert found
    assert found[0].strip() == mark


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("２", "2"),
        ("第二版", "2"),
        ("A05", "A5"),
        ("十二", "12"),
        ("二十", "20"),
        ("廿一", "21"),
        ("一二", "12"),
        ("", ""),
    ],
)
def test_a_page_has_one_spelling(written: str, page: str) -> None:
    assert cues.page_number(written) == page


@pytest.mark.parametrize("line", ["第01版：要闻", "A03 经济", "湖城日报 2026-05-12", "2026年7月3日 星期五", "第三版"])
def test_a_page_head_is_known(line: str) -> None:
    assert cues.FOLIO.match(cues.fold(line))


@given(st.text(max_size=60))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(cues.fold(text)) == len(text)


@pytest.mark.parametrize("unit", ["张王李赵", "王 平 ", "记者", "（", "■记者 王", "本报记者张"])
def test_no_line_makes_the_byline_slow(unit: str) -> None:
    line = (unit * 60)[:60]
    assert seconds(lambda: cues.is_byline(line)) < 0.1
