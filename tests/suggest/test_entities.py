"""The search for names in plain lines: what is found, and the laws of the choice."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest import words
from annotator.suggest.entities.lattice import Scored, best, marginals
from annotator.suggest.entities.plain import fold, plain
from annotator.suggest.entities.proposals import proposals
from annotator.suggest.entities.search import find_entities
from annotator.suggest.entities.strings import Strings
from annotator.suggest.entities.tokens import tokens_of


@pytest.fixture(autouse=True, scope="module")
def _dictionary_is_there():
    words.tag("词")


def names_of(*lines, **options):
    read = [plain(line) for line in lines]
    return [
        (line[slice(*text.back(found.start, found.end))], found.label)
        for line, text, names in zip(lines, read, find_entities([text.text for text in read], **options), strict=True)
        for found in names
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("■记者 周明丽", [("周明丽", "PER")]),
        ("通讯员 黄晨旭 沈伊宁", [("黄晨旭", "PER"), ("沈伊宁", "PER")]),
        ("本报讯（记者 张 胜 男）湖面结了冰。", [("张 胜 男", "PER")]),
        ("镇长周大川说，明年再来。", [("周大川", "PER")]),
        ("昨天，周总理走进了会场。", [("周", "PER")]),
        ("外长谢尔盖·拉夫罗夫指出，会谈有益。", [("谢尔盖·拉夫罗夫", "PER")]),
        ("他从黑龙江来到俄罗斯。", [("黑龙江", "LOC"), ("俄罗斯", "LOC")]),
        ("温州人爱吃鱼。", [("温州", "LOC")]),
        ("东湖区委宣传部昨天开会。", [("东湖区委宣传部", "ORG")]),
        ("国务院今天发出通知。", [("国务院", "ORG")]),
        ("北京大学的学生来了。", [("北京大学", "ORG")]),
        ("广东省佛山市下了雨。", [("广东省", "LOC"), ("佛山市", "LOC")]),
    ],
)
def test_names_are_found_by_what_stands_in_and_beside_them(line, expected):
    assert names_of(line) == expected


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("昨天，他来到新丰镇看望老人。", "新丰镇"),
        ("聂荣县色庆乡下了雪。", "聂荣县"),
        ("灵寿的石材出了名。", "灵寿"),
    ],
)
def test_a_place_of_the_gazetteer_is_found_whole(line, place):
    assert (place, "LOC") in names_of(line)


@pytest.mark.parametrize("person", ["铁木尔·达瓦买提", "阿布来提·阿卜杜热西提", "帕提古丽·艾合买提", "玛格丽特·撒切尔"])
@pytest.mark.parametrize(
    "line", ["昨天，{}说，今年收成好。", "昨天{}说话了。", "到会的有热合曼·玉素甫、{}。", "他叫{}，今年三岁。"]
)
def test_a_name_with_a_dot_is_one_person(line, person):
    assert (person, "PER") in names_of(line.format(person))


@pytest.mark.parametrize("event", ["龙舟赛", "马拉松", "金鸡奖", "桃花节"])
def test_an_event_is_no_person(event):
    assert (event, "PER") not in names_of(f"东湖举办{event}", f"市民参加第八届{event}。", f"{event}昨天开始。")


@pytest.mark.parametrize(
    ("organisation", "title"),
    [("浙江省教育厅", "党组书记"), ("江苏省财政厅", "党组成员"), ("杭州市公安局", "局长")],
)
def test_an_organisation_ends_before_the_title_of_its_head(organisation, title):
    assert (organisation, "ORG") in names_of(f"{organisation}{title}王明到场。")


def test_a_place_does_not_begin_inside_a_longer_one():
    places = [place for place, _ in names_of("代表们来到新丰镇净相村参观。")]

    assert places[0] == "新丰镇"
    assert not any(place.startswith("丰镇") for place in places)


def test_traditional_characters_make_no_difference():
    simplified = names_of("台湾总统蒋经国与县长陈国强在台北县会见，东湖区委宣传部开会。")
    traditional = names_of("臺灣總統蔣經國與縣長陳國強在臺北縣會見，東湖區委宣傳部開會。")

    assert [(fold(entity), label) for entity, label in traditional] == simplified


@pytest.mark.parametrize("line", ["", "。", "湖水很清，鱼在游。", "高度重视，全面落实。", "a b c 1 2 3"])
def test_a_line_without_names_has_none(line):
    assert names_of(line) == []


def test_a_name_of_the_users_list_is_found_with_its_label():
    assert ("湖光曲", "WORK") in names_of("她唱湖光曲给大家听。", listed={"湖光曲": "WORK"})


def test_a_longer_organisation_is_stronger_than_the_place_of_the_users_list_in_it():
    assert names_of("北京大学的学生来了。", listed={"北京": "LOC"}) == [("北京大学", "ORG")]


def test_half_and_full_width_marks_make_no_difference():
    assert names_of("县长周大川说,“好”.") == names_of("县长周大川说，“好”。")


def test_names_never_overlap_and_lie_in_their_line():
    line = "新华社北京7月8日电（记者王蓉）中国外交部部长李明在北京市人民政府会见了俄罗斯总统一行。" * 20
    text = plain(line).text
    spans = [(found.start, found.end) for found in find_entities([text])[0]]

    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_the_number_of_proposals_grows_no_faster_than_the_text():
    line = "中国公司委员会斯斯斯王李张·局" * 25

    assert len(proposals(tokens_of(line * 4))) < 5 * len(proposals(tokens_of(line)))


spans = st.lists(
    st.builds(
        lambda start, size, score: Scored(start, start + size, score),
        st.integers(0, 8),
        st.integers(1, 4),
        st.floats(-4, 4).map(lambda score: round(score, 2)),
    ),
    max_size=6,
    unique_by=lambda span: (span.start, span.end),
)


def _free(chosen):
    return all(one.end <= other.start or other.end <= one.start for one, other in combinations(chosen, 2))


@given(spans)
def test_the_best_choice_is_that_of_trying_all(cluster):
    tried = [chosen for size in range(len(cluster) + 1) for chosen in combinations(cluster, size) if _free(chosen)]
    chosen = [cluster[index] for index in best(cluster)] if cluster else []

    assert _free(chosen)
    assert sum(span.score for span in chosen) == pytest.approx(max(sum(s.score for s in one) for one in tried))


@given(spans)
def test_the_probability_of_a_span_never_exceeds_the_one_it_has_without_rivals(cluster):
    for span, chance in zip(cluster, marginals(cluster) if cluster else [], strict=True):
        assert chance <= marginals([span])[0] + 1e-9


@given(st.lists(st.text("湖水清", min_size=2, max_size=4), max_size=4), st.text("湖水清", max_size=30))
def test_strings_are_found_at_every_place(strings, text):
    expected = {
        (start, start + len(string))
        for string in strings
        for start in range(len(text))
        if text.startswith(string, start)
    }

    assert set(Strings(strings).spans_in(text)) == expected


@given(st.text("王蓉李明张 　记者、，", max_size=20))
def test_each_character_of_a_plain_line_leads_back_to_its_place(line):
    text, offsets = plain(line)

    assert list(offsets) == sorted(set(offsets))
    assert all(char in "、，" or fold(line)[at] == char for char, at in zip(text, offsets, strict=True))
