"""A newspaper kept on a server, from end to end: the real commands, and the real window, closed and opened again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from annotator import settings, workflow
from annotator.core import edits
from annotator.core.address import Url
from annotator.paths import sample_issue
from annotator.tour import press, type_text
from annotator.window.dialogs.server import ServerDialog
from tests.postgresql import PASSWORD, Server
from tests.stories.test_main_job import run
from tests.window import samples
from tests.window.desks import CTRL, closed, opened, put, put_caret
from tests.window.test_app import messages


@pytest.fixture
def url(server: Server) -> Iterator[Url]:
    """A library on a server."""
    with server.library() as url:
        yield url


@pytest.fixture(autouse=True)
def no_password_is_kept(private_home: Path) -> Iterator[None]:
    """Nothing that the program keeps, settings and logs alike, holds the password."""
    yield
    for file in private_home.rglob("*"):
        assert not file.is_file() or b"s3cret" not in file.read_bytes(), file


def _said(*args: object, code: int = 0) -> str:
    """What a command prints; nothing may show the password."""
    done = run(*(getattr(arg, "secret", arg) for arg in args))
    assert done.returncode == code, done.stderr
    assert "s3cret" not in done.stdout + done.stderr
    return done.stdout + done.stderr


def test_every_command_takes_the_url_of_a_database(url: Url, tmp_path: Path):
    imported = _said("import", sample_issue(), "--database", url, "--author", "ann")
    assert "今日湖城.txt: issue 1" in imported
    assert "is already here as issue 1" in _said("import", sample_issue(), "--database", url)
    split = json.loads(_said("split", sample_issue(), "--format", "json"))
    with workflow.open_library(url) as library:
        issue = library.load(1)
        assert [article.id for article in issue.articles] == [one["id"] for one in split["articles"]]
        verb = edits.approve
        approved = workflow.act_in(
            library, 1, lambda issue, author, issue_id: verb(issue, issue.articles[1].id, author=author), author="ann"
        )
        assert approved is not None
    assert _said("check", "--database", url) == ""
    gold = tmp_path / "gold.jsonl"
    _said("export", "--database", url, "--to", "jsonl", "--output", gold, "--status", "approved")
    assert json.loads(gold.read_text(encoding="utf-8").splitlines()[0])["title"] == issue.title
    assert _said("evaluate", "--database", url)
    (tmp_path / "names.txt").write_text("丁零汀\n", encoding="utf-8")
    assert "names.txt: 1" in _said("lists", tmp_path / "names.txt", "--database", url)


def test_two_libraries_on_a_server_are_compared_into_a_third(server: Server, tmp_path: Path):
    with server.library() as one, server.library() as other, server.library() as into:
        for where in (one, other):
            _said("import", sample_issue(), "--database", where, "--no-entities")
        assert issue_title() in _said("compare", one, other, "--into", into)
        assert "is there already" in _said("compare", one, other, "--into", into, code=2)
        assert _said("check", "--database", into) == ""


def issue_title() -> str:
    """The title of the sample issue."""
    return workflow.look(sample_issue()).issue.title


@pytest.mark.parametrize(
    "args",
    [
        ("check", "--database", "postgresql://ann:s3cret@127.0.0.1:1/news"),
        ("check", "postgresql://ann:s3cret@127.0.0.1:1/news"),
        ("split", "postgresql://ann:s3cret@127.0.0.1:1/news"),
        ("postgresql://ann:s3cret@127.0.0.1:1/news", "postgresql://ann:s3cret@127.0.0.1:2/news"),
        ("export", "--database", "postgresql://ann:s3cret@127.0.0.1:1/news", "--to", "jsonl", "--output", "a.jsonl"),
        ("backup", "--database", "postgresql://ann:s3cret@127.0.0.1:1/news"),
    ],
)
def test_a_complaint_shows_no_password_and_is_one_line(args: tuple[str, ...]):
    assert len(_said(*args, code=2).splitlines()) == 1


def test_what_is_typed_into_an_issue_on_a_server_is_there_after_a_restart_and_can_be_undone(url: Url, qtbot: QtBot):
    desk = opened(url, qtbot)
    open_issue = put(desk, samples.RAW)
    before = open_issue.issue
    put_caret(desk.window, "石板")
    type_text(desk.window.editor, "青")
    assert desk.window.editor.store_typing()
    typed = open_issue.issue
    assert any(correction.text == "青" for correction in typed.corrections)
    closed(desk)
    again = opened(url, qtbot)
    again.opened.show_latest()
    open_issue = again.window.open_issue
    assert open_issue is not None
    assert open_issue.issue == typed
    press(again.window, Qt.Key.Key_Z, CTRL)
    assert open_issue.issue == before
    closed(again)
    with workflow.open_library(url) as library:
        assert library.load(1) == before
        assert list(library.check()) == []


def test_a_database_on_a_server_is_opened_from_the_menu_and_its_password_kept_nowhere(
    url: Url, tmp_path: Path, qtbot: QtBot
):
    with workflow.open_library(url) as library:
        issue, operations = samples.made(samples.RAW)
        library.add(issue, operations, author="ann")
    file = tmp_path / "settings.json"
    desk = opened(tmp_path / "own.db", qtbot, settings_file=file)
    dialog = _server_dialog(desk.window)
    assert dialog.password.echoMode() == QLineEdit.EchoMode.Password
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Open).isEnabled()
    dialog.url.setText(str(url))
    dialog.password.setText(PASSWORD)
    dialog.accept()
    assert desk.library.address == url.with_password(PASSWORD)
    assert desk.window.open_issue is not None
    assert "Database: postgresql://…@127.0.0.1" in desk.reports.text()
    assert not any(private in desk.reports.text() for private in ("archivist", "s3cret"))
    closed(desk)
    kept = file.read_text(encoding="utf-8")
    assert "s3cret" not in kept
    assert settings.load(file).server == str(url)
    again = opened(tmp_path / "own.db", qtbot, settings.load(file), settings_file=file)
    dialog = _server_dialog(again.window)
    assert dialog.url.text() == str(url)
    dialog.password.setText("s3cret-wrong")
    dialog.accept()
    [said] = messages(again)
    assert "does not accept this name with this password" in said
    assert "s3cret" not in said
    assert again.library.address == tmp_path / "own.db"
    closed(again)


def _server_dialog(window: object) -> ServerDialog:
    window.actions_.by_name["open_server"].trigger()  # type: ignore[attr-defined]
    dialog: ServerDialog = window.findChild(ServerDialog)  # type: ignore[attr-defined]
    return dialog
