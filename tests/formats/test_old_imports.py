"""What packages of other formats import and say stays as they know it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.core.issue import Issue
from annotator.formats import Format, article_text, document, table
from annotator.formats.article_text import ArticleText
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.writing import Report

ISSUES = [Issue("老桥")]
OUTGOING = Outgoing(ISSUES, lambda issues: (ArticleText(issue.raw) for issue in issues), Report())


def test_a_format_of_an_older_package_finds_the_text_of_an_article_under_its_earlier_name() -> None:
    assert document.Document is article_text.ArticleText
    assert document.Name is article_text.TextEntity
    assert ArticleText("老桥", (document.Name(0, 2, "LOC"),)).names == (document.Name(0, 2, "LOC"),)


def test_it_finds_what_a_format_is_beside_the_table_too() -> None:
    assert table.Format is Format


def test_it_may_give_its_reader_by_the_earlier_keyword() -> None:
    def read(path: Path) -> Iterator[ArticleText]:
        yield ArticleText(path.name)

    assert Format(name="a", title="a", suffixes=(".a",), read_documents=read).read_article_texts is read


def test_it_may_give_its_writer_of_texts_by_the_earlier_keyword(tmp_path: Path) -> None:
    def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
        path.write_text("".join(article.text for article in articles), encoding="utf-8")

    made = Format(name="a", title="a", suffixes=(".a",), write_documents=write)
    assert made.writer is not None
    made.writer(OUTGOING, tmp_path / "a.a", Options())
    assert (tmp_path / "a.a").read_text(encoding="utf-8") == "老桥"


def test_it_may_give_its_writer_of_issues_by_the_earlier_keyword(tmp_path: Path) -> None:
    def write(issues: Iterable[Issue], path: Path, options: Options, report: Report) -> None:
        path.write_text("".join(issue.raw for issue in issues), encoding="utf-8")
        report.issues += 1

    made = Format(name="a", title="a", suffixes=(".a",), write=write)
    assert made.writer is not None
    made.writer(OUTGOING, tmp_path / "a.a", Options())
    assert (tmp_path / "a.a").read_text(encoding="utf-8") == "老桥"
    assert OUTGOING.report.issues == 1
