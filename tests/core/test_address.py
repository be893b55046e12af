"""A URL is told from a path, and shows its password nowhere."""

from pathlib import Path

import pytest

from annotator.core.address import Url, address, without_passwords

SECRET = "s3cret"


@pytest.mark.parametrize("text", ["postgresql://u@h/db", "postgres://h/db", "POSTGRESQL://h/db"])
def test_a_url_is_a_url(text: str):
    assert address(text) == Url(text)


@pytest.mark.parametrize("text", ["a.db", "/a b/“c”.db", "postgresql", "postgresql:/u@h/db", "sqlite://a.db", ""])
def test_anything_else_is_a_path(text: str):
    assert address(text) == Path(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://ann@h:5432/news", "postgresql://ann@h:5432/news"),
        ("postgres://ann:s3cret@h:5432/news", "postgresql://ann@h:5432/news"),
        ("postgresql://ann:s3cret@h/news?sslmode=require", "postgresql://ann@h/news?sslmode=require"),
        ("postgresql://ann:s3cret/@h/news", "postgresql://ann@h/news"),
        ("postgresql://ann:a@s3cret@h/news", "postgresql://ann@h/news"),
        ("postgresql://ann:s3cret?@h/news", "postgresql://ann@h/news"),
        ("postgresql://:s3cret@h/news", "postgresql://@h/news"),
        ("postgresql:///news?host=/run&password=s3cret&user=ann", "postgresql:///news?host=/run&user=ann"),
        ("postgresql:///news?passw%6Frd=s3cret", "postgresql:///news"),
        ("postgresql://h/news?sslpassword=s3cret", "postgresql://h/news"),
    ],
)
def test_a_url_is_shown_without_its_password(text: str, shown: str):
    assert str(Url(text)) == f"{Url(text)}" == shown
    assert SECRET not in repr(Url(text))


def test_a_database_has_a_name():
    assert Url("postgresql://ann:a@h/%E6%97%A5%E6%8A%A5?x=/y").stem == "日报"


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://ann:s3cret@h/news: is gone",
        "postgres:/ann:s3cret@h/news: there is no such file.",
        "no command POSTGRESQL://ann:s3cret@h; see help",
        "postgresql://h/news?password=s3cret&user=ann: is gone",
    ],
)
def test_a_sentence_loses_the_password_of_a_url_in_it(text: str):
    assert SECRET not in without_passwords(text)
    assert without_passwords(text).lower().startswith(text[:8].lower())


def test_a_sentence_without_a_url_stays_as_it_is():
    text = "今日.txt: written by ann@h, with a password: no."
    assert without_passwords(text) == text
