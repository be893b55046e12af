"""Gold laid out anew keeps its articles."""

from __future__ import annotations

import itertools
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.issue import Issue
from annotator.suggest.cases import Gold
from annotator.suggest.lines import lines_of
from annotator.suggest.split import examples, layouts
from annotator.suggest.split.labels import BODY, INSIDE, LABELS
from annotator.suggest.split.pages import pages_of
from annotator.suggest.split.paragraphs import paragraphs_of
from annotator.suggest.split.rules import known_of
from annotator.suggest.split.style import style_of
from annotator.suggest.split.weights import Weights

STORY = "湖城老桥昨天重新开放，桥面换了防滑的石板，栏杆按旧照片仿制，夜里有灯，行人都说好，老人也常来散步。"
ARTICLES = [
    [("kicker", "两岸居民结伴来看"), ("headline", "老桥修好了"), ("byline", "本报记者  林小满")]
    + [("body", f"第{number}段。" + STORY * 2) for number in range(6)],
    [("headline", "旧报可以上网翻看 市民下周起登记"), ("body", STORY), ("body", "林小满摄")],
] * 6


@given(st.integers(0, 400))
def test_every_article_stands_in_its_segments(seed: int) -> None:
    raw, gold = layouts.issue(ARTICLES, str(seed))
    assert len(gold["articles"]) == len(ARTICLES)
    spans = sorted(span for article in gold["articles"] for span in article["segments"])
    assert all(above[1] <= below[0] for above, below in itertools.pairwise(spans))
    for start, end, role in gold["roles"]:
        assert raw[start:end].strip()
        assert any(first <= start and end <= last for first, last in spans), role


@given(st.integers(0, 400))
def test_a_join_is_white_space_between_two_lines(seed: int) -> None:
    raw, gold = layouts.issue(ARTICLES, str(seed))
    for start, end in gold["joins"]:
        assert "\n" in raw[start:end]
        assert not raw[start:end].strip()


def test_a_seed_gives_the_same_issue_again() -> None:
    assert layouts.issue(ARTICLES, "湖城") == layouts.issue(ARTICLES, "湖城")


def test_layouts_differ_in_width_and_indent() -> None:
    styles = {style_of(lines_of(layouts.issue(ARTICLES, str(seed))[0])).name for seed in range(40)}
    assert {"", "i", "w", "wi"} <= styles


@pytest.fixture
def fit() -> ModuleType:
    module: ModuleType = pytest.importorskip(
        "annotator.suggest.split.fit", reason="needs the extra fit", exc_type=ImportError
    )
    return module


def test_weights_are_fitted_to_all_papers_and_to_all_but_each(fit: ModuleType) -> None:
    papers = {
        paper: [examples.example(*layouts.issue(ARTICLES, f"{paper} {seed}")) for seed in range(2)] for paper in "湖海"
    }
    found = fit.fit(papers, home=["湖"], rounds=20)
    assert set(found) == {"", "湖", "海"}
    assert all(set(weights.labels) == set(LABELS) and weights.states for weights in found.values())


def test_a_piece_of_a_row_is_learned_as_it_is_decoded() -> None:
    raw = "菜场价格行情\n品种 今日价 昨日价\n大米 5.2元 5.1元\n鲫鱼 18元\n比昨日贵 2元\n豆腐 3.1元 3元"
    broken = raw.index("\n比昨日")
    answer = examples.example(raw, {"articles": [], "roles": [], "furniture": [], "joins": [(broken, broken + 1)]})
    chances = [0.0] * len(answer.lines)
    known = known_of(answer.lines, chances, pages_of(answer.lines, answer.style, Weights(LABELS, {})), answer.style)
    paragraphs = paragraphs_of(answer.lines, chances, known.alone)
    labels = examples.labels_of(paragraphs, answer)
    piece = next(at for at, one in enumerate(paragraphs) if one.text.startswith("比昨日"))
    assert labels[piece] == INSIDE
    assert examples.as_known(labels, paragraphs, known)[piece] == BODY


def test_a_small_paper_is_laid_out_more_often_than_a_large_one() -> None:
    def case(paper: str, articles: int) -> examples.Case:
        raw, gold = layouts.issue(ARTICLES[:articles], paper)
        return examples.Case(paper, examples.PLAIN, Gold(Issue(raw=raw)), examples.example(raw, gold))

    found = examples.examples_of({"小": [case("小", 4)], "大": [case("大", 12)]})
    assert len(found["小"]) > len(found["大"]) >= 1
