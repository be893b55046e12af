"""The label set in the window: edited in its dialog, offered by keys and buttons, told apart by everybody."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core.labels import Label
from annotator.tour import press, wait_for
from annotator.window.dialogs.labels import LabelsDialog
from annotator.window.labels import label_title, wider_labels
from annotator.window.looks import colour_vision, theme
from annotator.window.main_window import MainWindow
from annotator.window.panels.guidelines import GuidelinesPanel
from tests.window.desks import CTRL, put_caret


def _dialog(window: MainWindow) -> LabelsDialog:
    window.actions_.by_name["edit_labels"].trigger()
    wait_for(lambda: window.findChild(LabelsDialog) is not None, "the labels")
    dialog = window.findChild(LabelsDialog)
    assert dialog is not None
    return dialog


def _choose(dialog: LabelsDialog, name: str) -> None:
    [item] = dialog.list.findItems(name, Qt.MatchFlag.MatchExactly, 0)
    dialog.list.setCurrentItem(item)


def _accept(dialog: LabelsDialog, window: MainWindow, desk: Application, qtbot: QtBot) -> None:
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    window.activateWindow()
    qtbot.waitUntil(lambda: not desk.is_busy() and window.isActiveWindow())


def test_a_label_of_the_wider_set_is_added_and_its_key_tags(
    desk: Application, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = _dialog(window)
    dialog.wider.setCurrentIndex(dialog.wider.findData("TITLE"))
    dialog.wider.activated.emit(dialog.wider.currentIndex())
    _accept(dialog, window, desk, qtbot)
    assert desk.library.labels.all()[-1] == Label(name="TITLE", colour="#6040FF", key="5")
    put_caret(window, "老桥")
    press(window, Qt.Key.Key_5, CTRL)
    assert window.open_issue is not None
    assert "TITLE" in [entity.label for entity in window.open_issue.issue.entities]


def test_renaming_a_label_changes_its_names_and_keeps_the_article(
    desk: Application, window: MainWindow, qtbot: QtBot
) -> None:
    put_caret(window, "老桥")
    press(window, Qt.Key.Key_2, CTRL)
    article = window.focus_.article_id
    dialog = _dialog(window)
    _choose(dialog, "LOC")
    dialog.name.setText("PLACE")
    dialog.name.textEdited.emit("PLACE")
    _accept(dialog, window, desk, qtbot)
    assert window.open_issue is not None
    assert "PLACE" in {entity.label for entity in window.open_issue.issue.entities}
    assert "LOC" not in {entity.label for entity in window.open_issue.issue.entities}
    assert window.focus_.article_id == article
    assert "tag_PLACE" in window.actions_.by_name
    assert "tag_LOC" not in window.actions_.by_name
    assert list(desk.library.check()) == []


def test_a_label_in_use_is_not_removed_but_merged(desk: Application, window: MainWindow, qtbot: QtBot) -> None:
    put_caret(window, "老桥")
    press(window, Qt.Key.Key_2, CTRL)
    dialog = _dialog(window)
    _choose(dialog, "LOC")
    dialog.remove.click()
    assert dialog.message.text()
    assert dialog.list.findItems("LOC", Qt.MatchFlag.MatchExactly, 0)
    dialog.into.setCurrentIndex(dialog.into.findData("ORG"))
    dialog.into.activated.emit(dialog.into.currentIndex())
    _accept(dialog, window, desk, qtbot)
    assert window.open_issue is not None
    assert "LOC" not in {entity.label for entity in window.open_issue.issue.entities}
    assert [label.name for label in desk.library.labels.all()] == ["PER", "ORG", "TIME"]


def test_what_is_not_sound_keeps_the_dialog_open(desk: Application, window: MainWindow) -> None:
    dialog = _dialog(window)
    dialog.add.click()
    dialog.name.setText("PER")
    dialog.name.textEdited.emit("PER")
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert dialog.isVisible()
    assert dialog.message.text().startswith("⚠")
    dialog.reject()
    assert len(desk.library.labels.all()) == 4


def test_a_colour_that_looks_like_another_is_told(desk: Application, window: MainWindow) -> None:
    dialog = _dialog(window)
    _choose(dialog, "PER")
    assert not dialog.message.text()
    dialog._change(colour="#00986F")
    assert "LOC" in dialog.message.text()
    dialog.reject()


def test_the_shipped_labels_look_apart_to_colour_blind_people(bare_desk: Application) -> None:
    shipped = [*bare_desk.library.labels.all(), *wider_labels()]
    colours = [theme.colour_of_label(label) for label in shipped]
    assert min(colour_vision.distance(*pair) for pair in combinations(colours, 2)) > colour_vision.ALIKE
    assert all(label_title(label) != label.name for label in shipped)


@pytest.mark.parametrize("ground", ["#FFFFFF", "#1E1E1E", "#000000", "#FDF6E3"])
@pytest.mark.parametrize("colour", ["#FFFF00", "#000080", "#0072B2", "#FFFFFF", "#000000", "#808080"])
def test_a_colour_stands_out_from_its_ground(ground: str, colour: str, qtbot: QtBot) -> None:
    found = colour_vision.readable(QColor(colour), QColor(ground))
    assert colour_vision.contrast(found, QColor(ground)) >= colour_vision.LEAST_CONTRAST


def test_the_guidelines_are_in_a_panel_and_follow_the_label_set_as_plain_text(
    desk: Application, window: MainWindow, qtbot: QtBot
) -> None:
    window.docks.show("guidelines_panel")
    panel = window.docks.of(GuidelinesPanel)
    assert "Surname and given name together; without titles." in panel.text.toPlainText()
    dialog = _dialog(window)
    _choose(dialog, "PER")
    qtbot.keyClicks(dialog.description, "<b>Only</b> people")
    dialog.examples.setPlainText("老桥的[守桥人]老周")
    _accept(dialog, window, desk, qtbot)
    said = panel.text.toPlainText()
    assert "<b>Only</b> people\n· 老桥的[守桥人]老周" in said
    assert said.index("PER") < said.index("<b>Only</b>") < said.index("LOC")
