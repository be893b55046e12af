"""The fit of the weights of the entities: what it takes, and that it teaches."""

import json

import pytest

from annotator.suggest.entities.fit import material
from annotator.suggest.entities.lac import Lac
from annotator.suggest.entities.search import find_entities

pytest.importorskip("numpy")

PEOPLE = ("周大川", "王蓉", "陈国强", "李明", "赵海燕", "孙立平")
PLACES = ("东湖", "新丰镇", "南京", "杭州", "长春", "太原")


@pytest.fixture(scope="module")
def tagger():
    return Lac()


def write(folder, name, lines, entities):
    text = "\n".join(lines)
    found = [
        [at, at + len(string), label]
        for string, label in entities.items()
        for at in range(len(text))
        if text.startswith(string, at)
    ]
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.gold.json").write_text(json.dumps({"joins": [], "entities": found or None}), encoding="utf-8")


def test_the_tagger_in_jieba_finds_a_place_and_a_person(tagger):
    text = "新华社记者王小明从北京报道。"

    assert tagger.opinions([text]) == [{(0, 3): "ORG", (5, 8): "PER", (9, 11): "LOC"}]


def test_a_text_is_tagged_alike_alone_and_beside_longer_ones(tagger):
    texts = ["周大川在南京说。", "记者昨天从北京的一家医院走到了上海，又回到天津，见到了陈国强。"]

    assert tagger.opinions(texts) == [tagger.opinions([text])[0] for text in texts]


def test_a_fit_learns_from_gold_and_from_texts_without_it(tmp_path):
    lines = [f"镇长{person}昨天在{place}说，湖水很清。" for person, place in zip(PEOPLE, PLACES, strict=True)]
    write(tmp_path, "a", lines, dict.fromkeys(PEOPLE, "PER") | dict.fromkeys(PLACES, "LOC"))
    write(tmp_path, "b", [line.replace("昨天", "今天") for line in lines], {})

    fitted = material([tmp_path], "")
    weights = fitted.fit()

    assert (list(fitted.gold), len(fitted.texts)) == (["a"], 6)
    assert [mention[:3] for mention in find_entities(["镇长高建国今天在苏州说。"], weights=weights)[0]] == [
        (2, 5, "PER"),
        (8, 10, "LOC"),
    ]
