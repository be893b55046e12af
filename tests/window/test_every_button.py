"""Every button, menu entry, tool and choice is used once: none may raise, or make Qt say anything, and a person who
has no mouse, hears the window instead of seeing it, or needs text of twice the size could use them too.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.app import Application
from annotator.core.issue import Issue
from annotator.window import dialogs as dialogs_room
from annotator.window.dialogs.dialog import Dialog
from annotator.window.dialogs.read_again import ReadAgainDialog
from annotator.workflow import Engine
from tests.window import samples
from tests.window.accessibility import cut, hindrances
from tests.window.desks import SMALL, closed, opened, put

_LEAVES = {"quit"}
_PLACES = (0.05, 0.3, 0.6, 0.9)
"""Where in a widget, from its top down, the right button is pressed."""

_CHOICES = 4
"""So many of the choices of a box are made: those of the fonts are hundreds."""

Press = Callable[[], object]
Key = tuple[str, ...]


@pytest.fixture
def menus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_issue: bool) -> list[QMenu]:
    """The menus that came up, which nobody sees; in the system's own dialogs nothing is chosen but files to import,
    and a folder of them where that does not make the first issue.
    """
    files = [tmp_path / "raw.txt", tmp_path / "entities.jsonl"]
    files[0].write_text("老桥修好了。\n", encoding="utf-8")
    files[1].write_text('{"text": "老桥修好了。", "label": [[0, 2, "LOC"]]}\n', encoding="utf-8")
    answers = {
        "getSaveFileName": ("", ""),
        "getOpenFileName": ("", ""),
        "getOpenFileNames": ([*map(str, files)], ""),
    }
    for asks, answer in answers.items():
        monkeypatch.setattr(QFileDialog, asks, lambda *_args, answer=answer, **_options: answer)
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("东湖日报.txt", "西湖晚报.txt"):
        (folder / name).write_text(f"{name}\n新桥开工了。\n", encoding="utf-8")
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_args, **_options: str(folder) if has_issue else ""
    )
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    shown: list[QMenu] = []
    for asks in ("popup", "exec"):
        monkeypatch.setattr(QMenu, asks, lambda menu, *_args: shown.append(menu))
    return shown


def entries(menu: QMenu) -> Iterator[QAction]:
    """The entries of a menu that can be chosen, and those of the menus in it."""
    menu.aboutToShow.emit()
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from entries(inner)
        elif not action.isSeparator() and action.isEnabled() and action.objectName() not in _LEAVES:
            yield action


def uses(widget: QWidget) -> Iterator[tuple[Key, Press]]:
    """What can be done with the parts of a widget that can be used now, each with what tells it from the others."""
    for part in widget.findChildren(QWidget):
        if not (part.isVisible() and part.isEnabled() and part.window() is widget.window()):
            continue
        name = (type(part).__name__, part.objectName(), part.accessibleName())
        if isinstance(part, QAbstractButton):
            menu = part.menu() if isinstance(part, QToolButton | QPushButton) else None
            if menu:  # a click would wait in it
                yield from (((*name, action.text()), action.trigger) for action in entries(menu))
            elif part.objectName() != "qt_toolbar_ext_button":  # of Qt, with what has no room
                yield (*name, part.text()), part.click
        elif isinstance(part, QComboBox):
            yield from (
                ((*name, part.itemText(at)), lambda p=part, at=at: choose(p, at))
                for at in range(min(part.count(), _CHOICES))
            )
        elif isinstance(part, QLineEdit):
            yield name, lambda p=part: write(p)
        elif isinstance(part, QAbstractItemView) and part.model() and part.model().rowCount():
            yield name, lambda p=part: activate(p)


def choose(part: QComboBox, at: int) -> None:
    part.setCurrentIndex(at)
    part.activated.emit(at)


def write(part: QLineEdit) -> None:
    if not part.isReadOnly():
        QTest.keyClicks(part, "1")
    part.returnPressed.emit()


def activate(part: QAbstractItemView) -> None:
    index = part.model().index(0, 0)
    part.setCurrentIndex(index)
    part.clicked.emit(index)
    part.doubleClicked.emit(index)
    part.activated.emit(index)


def dialogs() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


Open = Callable[[], QWidget | None]
"""Brings something up, and gives it."""


class Visitor:
    """Uses everything that comes up on a desk once; `used` says what was, by the class and the key, `hindrances` what
    a person without a mouse or without eyes could not use, `cut` what is not wholly to be seen.
    """

    def __init__(self, desk: Application, qtbot: QtBot, *, has_issue: bool) -> None:
        self.used: set[Key] = set()
        self.hindrances: set[str] = set()
        self.cut: set[str] = set()
        self._desk, self._qtbot, self._has_issue = desk, qtbot, has_issue
        self._numbers = count()
        self._untouched: Issue | None = None

    def begin(self) -> None:
        """Close what is open, and where there is to be an issue show one that nobody has touched."""
        self.settle()
        shown = self._desk.window.open_issue
        if self._has_issue and (shown is None or shown.issue != self._untouched):
            self._untouched = put(self._desk, f"{samples.RAW}\n第{next(self._numbers)}则。\n").issue
        self._desk.window.activateWindow()
        self._desk.window.editor.setFocus()

    def settle(self) -> None:
        """Wait for what is under way, and close what has come up."""
        self._wait()
        for dialog in dialogs():
            dialog.close()

    def brought_up(self, press: Press) -> QWidget | None:
        """The dialog of the program's own that something brings up."""
        before = dialogs()
        press()
        self._wait()
        new = [dialog for dialog in dialogs() if dialog not in before]
        assert not any(dialog.objectName() == "unexpected" for dialog in new)
        for dialog in [d for d in new if type(d).__module__.startswith("PySide6") and not d.inherits("QMessageBox")]:
            dialog.close()
            new.remove(dialog)
        return next(filter(self._has_more, new), new[0] if new else None)

    def _has_more(self, widget: QWidget) -> bool:
        """Whether there is anything in it that was not used yet."""
        return any((type(widget).__name__, *key) not in self.used for key, _press in uses(widget))

    def use_all(self, bring_up: Open) -> None:
        """Use everything of what comes up; what a use closes is brought up again, after a new beginning."""
        widget: QWidget | None = None
        while True:
            if widget is None or not isValid(widget) or not widget.isVisible():
                self.begin()
                widget = bring_up()
            if widget is None:
                return
            kind = type(widget).__name__
            self.hindrances.update(f"{kind}: {hindrance}" for hindrance in hindrances(widget))
            self.cut.update(f"{kind}: {part}" for part in cut(widget))
            new = ((key, press) for key, press in uses(widget) if (kind, *key) not in self.used)
            key, press = next(new, ((), None))
            if press is None:
                return
            self.used.add((kind, *key))
            if self.brought_up(press) is not None:
                self.use_all(partial(self._again, bring_up, key))
                widget = None

    def _again(self, bring_up: Open, key: Key) -> QWidget | None:
        """What a part brings up of something that is brought up itself."""
        widget = bring_up()
        press = dict(uses(widget)).get(key) if widget is not None else None
        return self.brought_up(press) if press else None

    def _wait(self) -> None:
        panels = self._desk.window.docks.panels.values()
        self._qtbot.waitUntil(
            lambda: not self._desk.is_busy() and not any(panel.jobs.is_busy() for panel in panels), timeout=20_000
        )


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    """What is written in windows has twice the usual size."""
    usual, large = qapp.font(), qapp.font()
    large.setPointSizeF(2 * usual.pointSizeF())
    qapp.setFont(large)
    yield
    qapp.setFont(usual)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, large_text: None) -> Iterator[Application]:
    """A desk on an empty library, as large as the screen of a laptop, where approving asks first."""
    desk = opened(tmp_path / "desk.db", qtbot, replace(SMALL, ask_below=99))
    desk.window.setGeometry(next(one for one in QApplication.screens() if one.name() == "laptop").availableGeometry())
    yield desk
    closed(desk)


@pytest.fixture(params=[True, False], ids=["with an issue", "without one"])
def has_issue(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def visitor(desk: Application, qtbot: QtBot, menus: list[QMenu], has_issue: bool) -> Visitor:
    return Visitor(desk, qtbot, has_issue=has_issue)


def of_menu_bar(desk: Application) -> dict[str, QAction]:
    """The entries of all menus by their names."""
    menus = [action.menu() for action in desk.window.menuBar().actions()]
    return {entry.objectName() or entry.text(): entry for menu in menus for entry in entries(menu)}


def names_of_dialogs() -> set[str]:
    """The classes of all dialogs that the program has."""
    found = set()
    for module in pkgutil.iter_modules(dialogs_room.__path__, f"{dialogs_room.__name__}."):
        kinds = vars(importlib.import_module(module.name)).values()
        found |= {k.__name__ for k in kinds if isinstance(k, type) and issubclass(k, QDialog)}
    return {name for name in found - {Dialog.__name__} if not name.startswith("Q")}


def asked_to_read_again(desk: Application) -> QDialog:
    """The dialog that only an issue with pages of print brings up."""
    dialog = ReadAgainDialog(["the whole page 1"], [*Engine], parent=desk.window)
    dialog.open()
    return dialog


def test_everything_in_menus_dialogs_window_and_panels_can_be_used(
    desk: Application, visitor: Visitor, has_issue: bool
) -> None:
    visitor.begin()
    for name in of_menu_bar(desk):
        visitor.use_all(lambda name=name: (e := of_menu_bar(desk).get(name)) and visitor.brought_up(e.trigger))
    visitor.use_all(lambda: desk.window)
    if has_issue:
        visitor.use_all(lambda: asked_to_read_again(desk))
    for panel in desk.window.docks.panels.values():
        visitor.use_all(lambda panel=panel: desk.window.docks.raise_(panel) or panel)
    assert visitor.hindrances == set()
    assert visitor.cut == set()
    visited = {kind for kind, *_ in visitor.used}
    assert not has_issue or names_of_dialogs() <= visited


def test_every_entry_of_every_context_menu_can_be_used(
    desk: Application, visitor: Visitor, menus: list[QMenu], has_issue: bool
) -> None:
    visitor.begin()
    used = set()
    for widget in desk.window.findChildren(QWidget):
        for share in _PLACES if widget.isVisible() else ():
            point = QPoint(widget.width() // 2, int(share * widget.height()))
            for at in count():
                menus.clear()
                QApplication.sendEvent(
                    widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.mapToGlobal(point))
                )
                left = [entry for menu in menus for entry in entries(menu)][at:]
                if not left:
                    break
                visitor.brought_up(left[0].trigger)
                used.add(left[0].text())
                visitor.begin()
    assert bool(used) == has_issue
