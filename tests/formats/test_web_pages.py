"""Pages of e-papers: what belongs to the article is read, and nothing of what surrounds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import formats
from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.reading import headline_of
from annotator.core.records import Role

AROUND = """<div id="nav"><a>首页</a><a>第02版：文化</a></div><script>var a = "不要";</script><style>p {}</style>"""
BELOW = """<div class="related"><h2>相关新闻</h2><a>明天有雨，请带伞，注意安全。</a></div>
<div class="footer">版权所有，不得转载。湖畔晨报社，地址：湖畔路一号，电话：123，邮编：321。第99版</div>"""
BODY = """<p>　　昨天上午，周阿姨走过东关老桥，&ldquo;桥面换了石板&rdquo;。</p>
<p>栏杆是按旧照片做的，夜里有灯。<script>x()</script></p>"""
TEXT = "　　昨天上午，周阿姨走过东关老桥，“桥面换了石板”。\n栏杆是按旧照片做的，夜里有灯。"
FOUNDER = f"""<!DOCTYPE html><html><head><title>湖畔晨报数字报</title></head><body>{AROUND}
<div class="ban">第01版：要闻</div><div>2026年03月01日 星期日</div>
<table><tr><td><a>老桥修好了</a></td><td><table><tr><td><h3>多年心愿</h3><h1>老桥修好了</h1><h4>周宁</h4>
<!--enpproperty <author>周宁</author><title>老桥修好了</title>
<subtitle>栏杆照旧</subtitle><introtitle>多年心愿</introtitle>/enpproperty-->
<div id="ozoom"><founder-content>{BODY}</founder-content></div></td></tr></table>
</td></tr></table>
{BELOW}</body></html>"""
PLAIN = f"""<html><head><title>老桥修好了_湖畔晨报</title></head><body>{AROUND}<div class="main"><div class="box">
<h1>老桥修好了</h1><div class="info">2026-03-01 08:00 来源：湖畔晨报</div><div class="xx">{BODY}</div></div>{BELOW}
</div></body></html>"""
BREAKS = PLAIN.replace(BODY, BODY.replace("<p>", "").replace("</p>", "<br><br>\n"))
SEVERAL = f"""<html><body>{AROUND}<article><h2>老桥修好了</h2>{BODY}</article>
<article><h2>芦花洲来了白鹳</h2><p>护鸟员老方说，水位是关键。去年秋天，闸门多关了二十天。老方说来年还要这样。</p></article></body></html>"""


def page(folder: Path, text: str | bytes, name: str = "a.html") -> Issue:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    [issue] = formats.read(path)
    return issue


def heads(issue: Issue) -> list[str]:
    return [headline_of(issue, article, OffsetMap(issue, article)) for article in issue.articles]


@pytest.mark.parametrize("text", [FOUNDER, PLAIN, BREAKS], ids=["founder", "plain", "breaks"])
def test_title_and_paragraphs_are_read_and_nothing_around_them(text: str, tmp_path: Path) -> None:
    issue = page(tmp_path, text)
    assert issue.raw.endswith(f"\n{TEXT}\n")
    assert heads(issue)[0].endswith("老桥修好了") or "老桥修好了" in heads(issue)[0]
    assert not any(word in issue.raw for word in ("首页", "不要", "版权", "明天有雨", "x()", "相关"))
    assert issue.date == "2026-03-01"


def test_what_an_e_paper_says_of_its_article_is_its_head_its_byline_and_its_page(tmp_path: Path) -> None:
    issue = page(tmp_path, FOUNDER)
    roles = {part.role: issue.raw[part.start : part.end] for part in issue.parts}
    assert roles == {
        Role.KICKER: "多年心愿",
        Role.HEADLINE: "老桥修好了",
        Role.SUBHEAD: "栏杆照旧",
        Role.BYLINE: "周宁",
    }
    assert [page.number for page in issue.pages] == ["01"]
    assert issue.boundaries[0].rule.endswith("/founder-content")


@pytest.mark.parametrize("charset", ["gbk", "gb2312", "big5"])
def test_a_page_is_read_in_the_encoding_that_it_names(charset: str, tmp_path: Path) -> None:
    text = PLAIN.replace("<head>", f'<head><meta http-equiv="Content-Type" content="text/html; charset={charset}">')
    bridge = "老橋修好了" if charset == "big5" else "老桥修好了"
    data = text.replace("老桥修好了", bridge).encode(charset, "ignore")
    assert page(tmp_path, data).raw.startswith(bridge)


def test_articles_that_a_page_marks_are_articles_of_one_issue(tmp_path: Path) -> None:
    assert heads(page(tmp_path, SEVERAL)) == ["老桥修好了", "芦花洲来了白鹳"]


def test_a_short_piece_of_a_page_is_read_too(tmp_path: Path) -> None:
    assert page(tmp_path, "<h2>老桥修好了</h2><p>今晨通行。</p>").raw == "老桥修好了\n今晨通行。\n"


def test_a_table_in_an_article_keeps_its_rows(tmp_path: Path) -> None:
    table = "<table><tr><th>年份</th><th>人数</th></tr><tr><td>2025</td><td>3</td></tr></table>"
    assert "\n年份\t人数\n2025\t3\n" in page(tmp_path, FOUNDER.replace("</founder", table + "</founder")).raw


def test_a_page_without_a_suffix_is_told_by_how_it_begins(tmp_path: Path) -> None:
    assert heads(page(tmp_path, PLAIN, "a.txt")) == ["老桥修好了"]


@pytest.mark.parametrize(
    "text", ["<html></html>", "<html><body><script>x</script></body></html>", "<html><!--", "<p></p>"]
)
def test_a_page_without_an_article_is_refused_in_a_sentence(text: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a\.html: "):
        page(tmp_path, text)


def test_elements_in_each_other_without_end_do_no_harm(tmp_path: Path) -> None:
    assert "栏杆是按旧照片做的" in page(tmp_path, f"<html><body>{'<div>' * 200}{BODY}").raw
    with pytest.raises(BadInput):
        page(tmp_path, f"<html><body>{'<div>' * 50_000}{BODY}")
