"""Where the talk is of the same things."""

from __future__ import annotations

from annotator.suggest.split.cohesion import cohesion_of

BRIDGE = ["东关老桥重新开放，石板栏杆都换了。", "老桥的石板来自山里，栏杆按旧照片做。"]
PAPERS = ["图书馆整理旧报，市民上网翻看。", "旧报在图书馆拍照，翻看要登记。"]


def test_fewer_words_pass_over_the_gap_between_two_stories() -> None:
    over = [one.over for one in cohesion_of(BRIDGE + PAPERS)]
    assert over[2] < min(over[1], over[3])


def test_a_headline_looks_ahead_to_its_story() -> None:
    found = cohesion_of([*BRIDGE, "图书馆旧报可以翻看", *PAPERS])
    assert found[2].back < found[2].ahead


def test_shares_lie_between_nought_and_one() -> None:
    for one in cohesion_of([*BRIDGE, "", "a", *PAPERS] * 3):
        assert all(0 <= share <= 1.0001 for share in one)
