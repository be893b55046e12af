"""The guide says what the program has, in both languages, and opens at what has the keyboard."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator import manual, paths, workflow
from annotator.cli import cli
from annotator.window import topics
from annotator.window.action_table import ACTIONS
from annotator.window.actions import MENUS, plain
from annotator.window.dialogs import dialog
from annotator.window.dialogs.guide import GuideDialog
from annotator.window.dialogs.preferences import PreferencesDialog
from annotator.window.looks import theme
from annotator.window.main_window import MainWindow
from annotator.window.panels.docks import PANELS
from annotator.window.panels.panel import Panel
from annotator.window.panels.queue import QueuePanel
from tests import screenshots

BY_HAND = "16"
"""The pages before this one are written by people."""
HELP = paths.resource("help")
LANGUAGES = ("en", "zh_CN")
KEYS = r"(?<![\w+])(?:(?:Ctrl|Alt|Shift)\+)*(?:(?<=\+)[A-Z0-9](?![a-z])|F[0-9]+)"
MARKED = {"en": r"(?<!\*)\*([^*\n|]+?)\*(?!\*)", "zh_CN": "“([^”]+)”"}


def pages(language: str) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((HELP / language).glob("*.md"))}


def names() -> set[str]:
    return {name.removesuffix(".md").partition("-")[2] for name in pages("en")}


def test_both_languages_have_the_same_topics_keys_options_and_pictures() -> None:
    english, chinese = pages("en"), pages("zh_CN")
    assert english.keys() == chinese.keys()
    for name in (name for name in english if name < BY_HAND):
        for what in (KEYS, r"`[^`\n]+`", r"\([\w-]+\.(?:md|png)\)", "^#+ "):
            ours, theirs = (set(re.findall(what, one[name], re.MULTILINE)) for one in (english, chinese))
            assert ours == theirs, (name, what)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_link_and_picture_of_the_guide_is_there(language: str) -> None:
    for name, text in pages(language).items():
        for link in re.findall(r"\]\(([^)]+)\)", text):
            places = (
                [HELP / language]
                if link.endswith(".md")
                else [HELP / "images" / language / t for t in ("light", "dark")]
            )
            for place in places:
                assert (place / Path(link).name).is_file(), (name, link)


def test_the_generated_pages_are_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    manual.write(tmp_path)
    for path in tmp_path.rglob("annotator.1"):
        assert path.read_text() == paths.resource(str(path.relative_to(tmp_path))).read_text(), "run `make guide`"
    for path in tmp_path.rglob("*.md"):
        stored = paths.resource(str(path.relative_to(tmp_path))).read_text(encoding="utf-8")
        assert path.read_text(encoding="utf-8") == stored, "run `make guide`"


def test_the_guide_names_each_command_and_option_format_and_action() -> None:
    text = "\n".join(pages("en").values())
    for name, command in cli.commands.items():
        if not command.hidden:
            assert f"## annotator {name}\n" in text
            for option in (one.opts[0] for one in command.params if one.opts[0].startswith("-")):
                assert f"`{option}" in text, (name, option)
    assert all(f"`{one.name}`" in text for one in workflow.formats())
    assert all(f"| {plain(row.text)} |" in text for row in ACTIONS)
    by_hand = "\n".join(one for name, one in pages("en").items() if name < BY_HAND)
    assert all(f"`{one.name}`" in by_hand for one in workflow.writable())


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_and_actions_are_called_in_the_guide_as_in_the_window(language: str) -> None:
    translations = {"en": str}
    if language == "zh_CN":
        root = ElementTree.parse(paths.resource("i18n", "annotator_zh_CN.ts")).getroot()
        chinese = {m.findtext("source", ""): m.findtext("translation", "") for m in root.iter("message")}
        translations["zh_CN"] = chinese.__getitem__
    texts = [*MENUS.values(), *(row.text for row in ACTIONS)]
    known = {plain(translations[language](text)).rstrip("…") for text in texts}
    for name, text in pages(language).items():
        for said in re.findall(MARKED[language], text):
            unknown = [part for part in said.split(" → ") if part not in known]
            assert not unknown, (name, unknown)


def test_each_key_of_the_guide_does_something() -> None:
    known = {keys for row in ACTIONS for keys in row.keys.split("; ")}
    known |= {f"{before}+{n}" for before in ("Ctrl", "Alt", "Ctrl+Shift") for n in range(10)}
    own = {"Ctrl+wheel", "Ctrl+click", "Ctrl+drag", "Shift+click", "Shift+arrows", "Shift+Space", "Shift+G", "Shift+X"}
    own |= {"Alt+click", "Alt+drag", "Alt+Shift", "Ctrl+Alt", "Ctrl+Shift", "Ctrl+Up", "Ctrl+,"}
    for name, text in pages("en").items():
        for key in re.findall(r"\b(?:(?:Ctrl|Alt|Shift)\+)+\w+", text):
            assert key in known | own or any(one.startswith(key) for one in known), (name, key)


def subclasses(of: type[QWidget]) -> Iterator[type[QWidget]]:
    for one in of.__subclasses__():
        yield one
        yield from subclasses(one)


def test_each_panel_and_dialog_has_a_topic_that_is_there() -> None:
    assert PANELS
    for kind in (Panel, dialog.Dialog):
        assert {str(one.topic) for one in subclasses(kind)} <= names()


def test_f1_opens_the_guide_at_what_has_the_keyboard(window: MainWindow) -> None:
    window.actions_.by_name["queue_panel"].trigger()
    queue = window.docks.of(QueuePanel)
    assert topics.topic_about(queue) == "doubts"
    assert topics.topic_about(window.editor) == "text"
    assert topics.topic_about(None) == "start"
    window.actions_.by_name["show_guide"].trigger()
    [guide] = window.findChildren(GuideDialog)
    assert guide.text.toPlainText().strip()
    guide._on_link(QUrl("12-export.md"))
    assert guide.list.currentItem().text() == "Export"
    window.actions_.by_name["show_guide"].trigger()
    assert len(window.findChildren(GuideDialog)) == 1
    guide.close()


def test_f1_in_a_dialog_opens_the_guide_about_it(window: MainWindow) -> None:
    window.actions_.by_name["preferences"].trigger()
    [shown] = window.findChildren(PreferencesDialog)
    shown._show_guide()
    [guide] = shown.findChildren(GuideDialog)
    assert guide.list.currentItem().text() == "Preferences"
    guide.close()
    shown.close()


def test_a_picture_of_the_guide_has_as_many_pixels_as_the_screen_in_as_much_room(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.actions_.by_name["show_guide"].trigger()
    [guide] = window.findChildren(GuideDialog)
    name = re.search(r"!\[.*?\]\((.*?)\)", guide.text.toMarkdown())
    assert name is not None
    pictures = []
    for scale in (1.0, 1.5):
        monkeypatch.setattr(type(guide.text), "devicePixelRatioF", lambda _text, scale=scale: scale)
        pictures.append(guide.text.loadResource(2, QUrl(name[1])))
    plain, fine = pictures
    assert isinstance(plain, QImage)
    assert isinstance(fine, QImage)
    assert fine.width() > plain.width()
    assert fine.deviceIndependentSize().width() == pytest.approx(plain.width(), abs=1)
    guide.close()


def test_the_pictures_of_an_open_guide_follow_the_theme(window: MainWindow) -> None:
    window.actions_.by_name["show_guide"].trigger()
    [guide] = window.findChildren(GuideDialog)
    name = re.search(r"!\[.*?\]\((.*?)\)", guide.text.toMarkdown())
    assert name is not None

    def lightness() -> int:
        picture = guide.text.document().resource(QTextDocument.ResourceType.ImageResource, QUrl(name[1]))
        return (
            QImage(picture).scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation).pixelColor(0, 0).lightness()
        )

    light = lightness()
    theme.THEME.use("dark")
    try:
        assert lightness() < light / 2
    finally:
        theme.THEME.use("light")


def test_words_leave_only_the_topics_that_hold_them_all(window: MainWindow) -> None:
    guide = GuideDialog(window)
    guide.go_to("start")
    QTest.keyClicks(guide.filter, "doccano")
    shown = [guide.list.item(row).text() for row in range(guide.list.count()) if not guide.list.item(row).isHidden()]
    assert {"Importing", "Export"} <= set(shown)
    assert len(shown) < guide.list.count()
    assert guide.text.textCursor().selectedText().casefold() == "doccano"
    QTest.keyClicks(guide.filter, " nosuchword")
    assert all(guide.list.item(row).isHidden() for row in range(guide.list.count()))
    guide.filter.clear()
    assert not any(guide.list.item(row).isHidden() for row in range(guide.list.count()))
    assert guide.list.item(0).flags() & Qt.ItemFlag.ItemIsEnabled
    guide.close()


def test_the_pictures_show_what_the_window_says(qapp: QApplication, tmp_path: Path) -> None:
    stored = json.loads(screenshots.TEXTS.read_text(encoding="utf-8"))
    assert screenshots.all_texts(qapp, tmp_path) == stored, "run `make screenshots`, and look at the pictures"
