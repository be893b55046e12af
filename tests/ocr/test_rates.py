"""Few characters of a drawn page are read wrongly, and all come in the order in which they are read.

`make ocr` does the same with pages of a newspaper's size, good and bad ones.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from rapidfuzz.distance import Levenshtein

from annotator import ocr, workflow
from annotator.store import Library

TEXT = (
    "東關老橋昨天上午重新開放，橋面換上了防滑的石板，兩邊的欄杆按舊照片仿製。「從前雨天過橋要扶著走，"
    "現在推著嬰兒車也穩當。」住在橋頭的周阿姨說。工程歷時七個月，投入三百二十萬元；《湖城舊影》（第二版）收有"
    "老橋的照片。圖書館整理舊報，市民從下週起可以上網查閱，館長說：最難的是把分在幾處的文章接起來。"
)


@pytest.mark.slow
@pytest.mark.skipif(not ocr.is_installed(ocr.Engine.RAPIDOCR), reason="needs the extra ocr")
def test_a_page_of_vertical_lines_in_two_columns_comes_in_as_it_is_read(qapp: object, tmp_path: Path) -> None:
    from tests.ocr.drawn import drawn

    families = [name for name in QFontDatabase.families() if "CJK TC" in name]
    if not families:
        pytest.skip("there is no font that sets traditional print vertically")
    page = drawn(TEXT, width=800, height=1200, columns=2, size=36, family=families[0], is_vertical=True)
    (tmp_path / "晨報.png").write_bytes(page.data)
    with Library.open(tmp_path / "a.db") as library:
        [imported] = workflow.import_all(library, [tmp_path / "晨報.png"], author="ann")
    raw = "".join(imported.issue.raw.split())
    assert Levenshtein.distance(raw, TEXT) < 0.05 * len(TEXT)
    characters = imported.issue.geometry.characters
    assert len(characters) == len(raw)
    assert all(spot.box.width < 1.3 * 36 and spot.box.height < 1.6 * 36 for spot in characters)
    assert any(spot.alternatives for spot in characters)
