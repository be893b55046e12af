"""What tools count: each ruler leads from a text's code points to a tool's units and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.options import Offsets
from annotator.formats.rulers import RULERS, clusters, is_plain

ODD = st.text(st.sampled_from("老桥a𠮷e\u0301\r\n👩👧\u200d🏽🇨🇳葛\U000e0100か\u3099ｶﾞ한"))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("𠮷田", ["𠮷", "田"]),
        ("葛\U000e0100城", ["葛\U000e0100", "城"]),
        ("か\u3099e\u0301", ["か\u3099", "e\u0301"]),
        ("一\r\n二\n\r", ["一", "\r\n", "二", "\n", "\r"]),
        ("🇨🇳🇯🇵", ["🇨🇳", "🇯🇵"]),
        ("👩\u200d👩\u200d👧和👍🏽", ["👩\u200d👩\u200d👧", "和", "👍🏽"]),
        (
            "❤\ufe0f\u200d🔥",
            ["❤\ufe0f\u200d", "🔥"],
        ),  # joined in Unicode 11, which it does not know
    ],
)
def test_clusters_are_those_of_doccano_s_page(text: str, pieces: list[str]) -> None:
    assert [text[span.start : span.end] for span in clusters(text)] == pieces


@given(ODD, st.sampled_from(Offsets))
def test_each_ruler_leads_back(text: str, offsets: Offsets) -> None:
    ruler = RULERS[offsets](text)
    edges = {0, *(span.end for span in clusters(text))} if offsets == Offsets.GRAPHEME else range(len(text) + 1)
    assert [ruler.point(ruler.unit(at)) for at in edges] == list(edges)
    assert ruler.point(-1) is None
    assert ruler.point(ruler.unit(len(text)) + 1) is None


@given(ODD | st.text())
def test_a_plain_text_counts_alike_by_every_ruler(text: str) -> None:
    if is_plain(text):
        assert len(clusters(text)) == len(text) == len(text.encode("utf-16-le")) // 2
