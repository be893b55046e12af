"""Texts that are no news story begin at their titles, hold their rows, and are called what they are."""

from __future__ import annotations

import pytest

from annotator.core.records import ArticleKind
from annotator.suggest.split import Reading, read

ABOVE = (
    "老桥明天开放\n本报讯（记者 林小满）昨天，修了三年的老桥终于修好，明天起开放通行。行人和汽车都可以从桥上过。\n"
    "市民可以步行过桥。"
)
BELOW = (
    "灯塔重新点亮\n本报讯（记者 何川）前天夜里，港口的灯塔重新点亮，渔船都鸣笛。\n守塔人说，灯还会亮很久，船也会平安。"
)
TEXTS = {
    "prices": (ArticleKind.TABLE, "菜场价格行情\n品种 今日价 昨日价\n大米 5.2元 5.1元\n鲫鱼 18元 18元"),
    "lottery": (ArticleKind.TABLE, "体育彩票开奖\n大乐透 第19051期 01 05 09 17 22\n排列三 第19119期 4 7 2"),
    "programmes": (ArticleKind.TABLE, "今日电视节目\n08:30 早间新闻\n12:00 午间剧场：渔家\n19:00 晚间新闻"),
    "cinema": (ArticleKind.TABLE, "影院放映预告\n大光明 渔光曲 13:30 15:40\n红星 大桥 14:00 19:30"),
    "weather": (ArticleKind.TABLE, "天气预报\n今天 多云 12-20℃ 东风3级\n明天 小雨 11-17℃ 东北风4级"),
    "league": (ArticleKind.TABLE, "联赛积分榜\n名次 球队 胜 平 负\n1 湖城 8 2 1\n2 江东 7 3 1\n3 山阳 6 2 3"),
    "prizes": (ArticleKind.TABLE, "征文获奖名单\n一等奖：林小满\n二等奖：何川 沈宁\n三等奖：王一 李二 张小三"),
    "names": (ArticleKind.TABLE, "优秀教师名单\n王建国 李爱华 张秀英 陈志强\n赵小明 钱多多 孙立 周正"),
    "losses": (ArticleKind.NOTICE, "遗失声明\n林小满遗失身份证，声明作废。\n湖城某某商行遗失营业执照正本，声明作废。"),
    "correction": (
        ArticleKind.NOTICE,
        "更正\n本报5月1日第3版《老桥修好》一文中，“一百米”应为“二百米”，特此更正并致歉。",
    ),
    "court": (
        ArticleKind.NOTICE,
        "法院公告\n林小满：本院受理何川诉你买卖合同纠纷一案，现依法公告送达起诉状副本，逾期即视为送达。\n湖城区人民法院",
    ),
    "small ads": (
        ArticleKind.ADVERTISEMENT,
        "分类广告\n转让旺铺一间，电话13800000000\n招聘保安数名，联系人：王先生\n搬家 电话：82828282",
    ),
    "obituary": (
        ArticleKind.OBITUARY,
        "讣告\n渔业专家林老先生因病逝世，享年九十岁。\n兹定于上午九时举行遗体告别仪式。\n林老先生治丧委员会\n5月2日",
    ),
    "letter": (
        ArticleKind.LETTER,
        "来信照登\n希望早点修好路灯\n编辑部：\n门前的路灯坏了两个月，夜里走路不方便，希望有关部门早点修好。\n此致\n敬礼！\n"
        "湖东街居民 林小满\n二〇一九年五月一日",
    ),
    "interview": (
        ArticleKind.INTERVIEW,
        "让老桥活得更久\n记者：老桥修了三年，最难的是什么？\n何川：最难的是桥墩。\n记者：以后怎么养护？\n何川：每年检查两次。\n"
        "记者：谢谢。",
    ),
    "free verse": (ArticleKind.VERSE, "湖上\n林小满\n夜里的湖\n把灯都收进怀里\n渔船慢慢地\n靠了岸\n听一个人说话"),
    "old verse": (
        ArticleKind.VERSE,
        "七绝·湖城\n何 川\n一湖秋水映晴空，\n几点归帆晚照红。\n莫道灯前无旧友，\n渔歌声里有清风。",
    ),
    "lyrics": (ArticleKind.VERSE, "老桥之歌（歌词）\n老桥啊老桥\n你站了一百年\n多少人走过你的肩\n多少船穿过你的眼"),
    "quiz": (
        ArticleKind.QUIZ,
        "安全知识试题\n1.发现火情拨打哪个电话？（ ）\nA.110 B.119\n2.乘船先做什么？（ ）\nA.穿救生衣 B.拍照",
    ),
    "serial": (
        ArticleKind.FICTION,
        "大桥（长篇连载）\n林小满\n水是夜里涨起来的。老何听见狗叫，披了衣服出来看。\n（未完待续）",
    ),
    "index": (ArticleKind.INDEX, "今日导读\n老桥修好了 详见2版\n灯塔点亮了 详见3版\n湖边种树忙 详见第四版"),
}
IN_LINES = {ArticleKind.TABLE, ArticleKind.VERSE, ArticleKind.INDEX}


def applied_joins(found: Reading) -> list[int]:
    """Where white space goes out of the text."""
    return [join.start for join in found.joins if join.confidence >= 0.5]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_begins_at_its_title_holds_its_rows_and_has_its_kind(name: str, gap: str) -> None:
    kind, text = TEXTS[name]
    raw = gap.join((ABOVE, text, BELOW)) + "\n"
    found = read(raw)
    assert [(one.start, one.kind) for one in found.boundaries] == [
        (0, ArticleKind.ARTICLE),
        (raw.index(text), kind),
        (raw.index(BELOW), ArticleKind.ARTICLE),
    ]
    if kind in IN_LINES:
        lines = range(raw.index(text), raw.index(BELOW))
        assert not [start for start in applied_joins(found) if start in lines]


def test_a_story_with_names_prices_and_questions_is_a_story() -> None:
    raw = f"{ABOVE}\n记者问守桥人：以后呢？答：天天来看。大米每斤五元，鲫鱼每斤十八元。\n{BELOW}\n"
    assert {one.kind for one in read(raw).boundaries} == {ArticleKind.ARTICLE}


def test_a_wrapped_column_is_no_poem() -> None:
    width = 13
    story = "修了三年的老桥终于修好明天起开放通行市民可以步行过桥汽车要等到下个月公交车也会改走老桥" * 3
    lines = [story[at : at + width] for at in range(0, len(story), width)]
    raw = "老桥开放\n本报记者 林小满\n" + "\n".join(lines) + "。\n"
    assert [one.kind for one in read(raw).boundaries] == [ArticleKind.ARTICLE]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_title_above_its_source_opens_an_article_though_the_text_above_it_is_unfinished(gap: str) -> None:
    raw = (
        f"海港要聞\n潮聲報 日期：1948-03-02 版次/卷期：02 版 本報訊\n漁會各分會應推派代表參加碼頭管理委員會{gap}"
        "燈塔重修完工 守塔人返回崗位\n潮聲報 日期：1948-04-11 版次/卷期：03 版 中央社海港十日電\n"
        "燈塔重修完工，今起放光。\n"
    )
    starts = [raw[boundary.start :][:4] for boundary in read(raw).boundaries]
    assert starts == ["海港要聞", "燈塔重修"]


def test_rows_of_names_with_spaces_in_them_are_never_joined() -> None:
    raw = "好少年名单\n市里昨天公布好少年名单，名单如下：\n王 芳 李 强 张 伟 刘 洋\n陈小红 杨 波 赵 敏 黄 磊\n"
    reading = read(raw)
    assert [boundary.kind for boundary in reading.boundaries] == [ArticleKind.TABLE]
    assert reading.joins == []


def test_running_text_with_spaces_between_its_characters_is_no_table() -> None:
    raw = "县 里召开 防 汛 会 议\n昨 天 ， 县 里 召 开 防汛 会 议 ， 部 署 工 作 。\n"
    raw += "各 镇 要 落 实 责 任 ， 守 好 堤 岸 。\n"
    assert [boundary.kind for boundary in read(raw).boundaries] == [ArticleKind.ARTICLE]


@pytest.mark.parametrize(
    "line",
    [
        "作者为退休教师",
        "作者系湖城大学教授",
        "本文原刊《湖城日报》，获授权转载",
        "（本文作者系桥梁工程师）",
        "图片来源：湖城档案馆",
    ],
)
def test_a_line_about_the_text_above_it_opens_none(line: str) -> None:
    raw = f"{ABOVE}\n{line}\n{BELOW}"
    starts = [one.start for one in read(raw).boundaries]
    assert raw.index(line) not in starts
    assert raw.index(BELOW) in starts


def test_a_byline_with_a_colon_begins_no_interview() -> None:
    said = "司机说，这座桥他走了十六年，每天都从桥上过。"
    asked = "记者：你每天都走这座桥吗？"
    raw = f"老桥司机退休\n记者：记者林小满\n{said}\n{BELOW}\n{ABOVE}\n{asked}\n{said}\n{asked}"
    starts = [one.start for one in read(raw).boundaries if one.kind != ArticleKind.FURNITURE]
    assert {raw.index(BELOW), raw.index(ABOVE)} <= set(starts)
