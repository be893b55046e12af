"""The scanned page that comes with the program says what the script that drew it says, and opens in the window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from annotator import formats, paths
from annotator.app import Application
from annotator.app.imports import sample_page
from tests.sample_page import CAPTION, STORIES
from tests.window import pages
from tests.window.conftest import bare_desk  # noqa: F401


def test_it_is_small_and_its_places_are_those_of_what_was_drawn() -> None:
    assert paths.sample_page(".jpg").stat().st_size < 400_000
    [issue] = formats.read(paths.sample_page(".xml"))
    text = issue.raw.replace("\n", "")
    for story in STORIES:
        assert all(paragraph in text for paragraph in (story.title, *story.paragraphs))
    assert CAPTION in text
    [page] = issue.pages
    assert page.image.sha256
    assert all(spot.box.right <= page.width and spot.box.bottom <= page.height for spot in issue.geometry.characters)


def test_where_nothing_reads_images_it_opens_with_its_text_beside_its_image(
    bare_desk: Application,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr("annotator.ocr.is_installed", lambda _engine=None: False)
    bare_desk.imports.run([sample_page()])
    qtbot.waitUntil(lambda: bare_desk.window.open_issue is not None, timeout=20_000)
    pane = pages.shown(bare_desk)
    qtbot.waitUntil(lambda: not pane.is_busy())
    assert pane.notice.isHidden()
    assert pane.area.marks.line is not None
