"""The page to read: each headline once, each label in its colour, kinds in the reader's language."""

from __future__ import annotations

from pathlib import Path

from annotator.core.labels import Label
from annotator.formats import web
from annotator.formats.article_text import ArticleText, TextEntity
from annotator.formats.options import Options


def test_a_page_has_each_headline_once_and_labels_in_their_colours(tmp_path: Path) -> None:
    article = ArticleText(
        "老桥修好了\n周姨来了。",
        (TextEntity(0, 2, "LOC"), TextEntity(6, 8, "PER")),
        headline="老桥修好了",
        kind="photo",
    )
    options = Options(labels=(Label(name="PER", colour="#123456"),), kind_names={"photo": "图片"})
    web.write([article], tmp_path / "a.html", options)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.count("修好了") == 1
    assert "<h2><mark" in page
    assert 'border-color: #123456">周姨<sub>PER' in page
    assert "图片" in page


def test_a_headline_that_stands_elsewhere_stays_there(tmp_path: Path) -> None:
    web.write([ArticleText("肩题\n主题\n正文", headline="主题")], tmp_path / "a.html", Options())
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.count("主题") == 1
    assert "<h2>" not in page
