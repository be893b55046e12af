"""What packages of other formats import stays where they look for it."""

from annotator.formats import article_text, document


def test_a_format_of_an_older_package_finds_the_text_of_an_article_under_its_earlier_name() -> None:
    assert document.Document is article_text.ArticleText
    assert document.Name is article_text.Name
