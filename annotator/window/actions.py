"""The actions of the window: the row that says what one is, and the menus and keys that are made from the rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from annotator.core.labels import Label
from annotator.core.marking import marked
from annotator.core.records import ArticleKind, Role
from annotator.window.held_keys import HeldKeys
from annotator.window.labels import label_description, label_guideline, label_title
from annotator.window.looks.icons import icon
from annotator.window.looks.literal import literally, without_mnemonic
from annotator.window.messages import kind_name, role_name

if TYPE_CHECKING:
    from annotator.window.panels.panel import Method, Panel


class Wish(Enum):
    """What the window can't do itself; the application answers each."""

    OPEN_FILE = auto()
    IMPORT_FOLDER = auto()
    OPEN_PAGE = auto()
    NEXT_ISSUE = auto()
    READ_REGION = auto()
    CHOOSE_ISSUE = auto()
    OPEN_DATABASE = auto()
    OPEN_SERVER = auto()
    SHOW_BACKUPS = auto()
    EXPORT = auto()
    COMPARE_GOLD = auto()
    SHOW_SURVEY = auto()
    SHOW_AUDIT = auto()
    SUGGEST_ANEW = auto()
    READ_AGAIN = auto()
    UNDO_IN_DATABASE = auto()
    EDIT_LABELS = auto()
    EDIT_LISTS = auto()
    SWITCH_LANGUAGE = auto()
    OPEN_SAMPLE_PAGE = auto()
    FIRST_STEPS = auto()
    WELCOME = auto()
    REPORT_PROBLEM = auto()
    ABOUT = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """An action: its name in the settings, what it calls, its text, its keys, its menu, and whether it needs an open
    issue.

    `does` is the method that is called, the panel that is shown, the wish that the application answers, or a whole
    call. `asks`: it asks something before it changes the issue, which is of no use where that can't be changed.
    `repeats`: it goes on while its keys are held; what decides anything does not, so that nothing is decided unseen.
    `begins_group`: a line in the menu sets it apart from the row before.
    """

    name: str
    does: Method | type[Panel] | Wish | partial[object]
    text: str
    keys: str = ""
    menu: str = ""
    needs_issue: bool = True
    asks: bool = False
    repeats: bool = False
    begins_group: bool = False


MENUS = {
    "issue": marked("Menu", "&Issue"),
    "edit": marked("Menu", "&Edit"),
    "article": marked("Menu", "&Article"),
    "kind": marked("Menu", "&Kind"),
    "part": marked("Menu", "&Part"),
    "name": marked("Menu", "E&ntity"),
    "page": marked("Menu", "Pa&ge"),
    "order": marked("Menu", "Order of reading"),
    "area": marked("Menu", "Areas"),
    "view": marked("Menu", "&View"),
    "help": marked("Menu", "&Help"),
}
_INSIDE = {"order": "page", "area": "page"}
"""The menus that stand at the end of another one."""

_MOST_DIGIT = 9
"""So many kinds have a digit for a key."""
_TAG = "tag_"


def plain(text: str) -> str:
    """The text of a menu or an action without its mnemonic: "&Import…" and "导入(&I)…" are "Import…" and "导入…"."""
    return re.sub(r"\(&.\)|&", "", text)


def native(action: QAction) -> str:
    """The keys of an action as the user's system writes them."""
    return "   ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())


def translated(context: str, english: str) -> str:
    """A text of the tables above in the user's language."""
    return QCoreApplication.translate(context, english)


class Actions:
    """The actions of a window, made from the tables, in its menu bar; `keys` are chosen ones instead of the tables'."""

    def __init__(self, window: QMainWindow, keys: Mapping[str, str]) -> None:
        self._window = window
        self._keys = keys
        self.rows: dict[str, Row] = {}
        self.menus = {name: QMenu(translated("Menu", text), window) for name, text in MENUS.items()}
        for name, menu in self.menus.items():
            if name not in _INSIDE:
                window.menuBar().addMenu(menu)
        self.by_name: dict[str, QAction] = {}
        self._needing_issue: list[QAction] = []
        self.held_keys = HeldKeys(window)
        self._without_icon: list[str] = []
        self._drawing = QTimer(window, interval=0)
        self._drawing.timeout.connect(self._draw_next)

    def add(self, row: Row, call: Callable[[], object], *, text: str = "") -> QAction:
        """Put an action into its menu. LookupError: there is one of that name."""
        if row.name in self.by_name:
            raise LookupError(f"two actions are called {row.name}")
        action = QAction(text or translated("Action", row.text), self._window)
        action.setObjectName(row.name)
        action.setIconText(plain(action.text()))
        action.setAutoRepeat(row.repeats)
        action.triggered.connect(lambda: None if self.held_keys.is_held and not row.repeats else call())
        if row.menu in _INSIDE and self.menus[row.menu].isEmpty():
            self.menus[_INSIDE[row.menu]].addSeparator()
            self.menus[_INSIDE[row.menu]].addMenu(self.menus[row.menu])
        if row.begins_group:
            self.menus[row.menu].addSeparator()
        self.menus[row.menu].addAction(action)
        self._window.addAction(action)  # its keys work while the menu bar is hidden, too
        self.by_name[row.name] = action
        self.rows[row.name] = row
        self.rekey(row.name, self._keys.get(row.name, row.keys))
        if row.needs_issue:
            self._needing_issue.append(action)
        return action

    def rekey(self, name: str, keys: str) -> None:
        """Give an action other keys ("Ctrl+M; F5"), or none."""
        action = self.by_name[name]
        action.setShortcuts(_sequences(keys))
        text = plain(action.text())
        text = f"{text} ({native(action)})" if keys else text
        action.setToolTip(literally(text))

    def taken_by(self, keys: str, name: str) -> QAction | None:
        """Another action than the one of a name that has some of the keys."""
        wanted = _sequences(keys)
        others = (action for other, action in self.by_name.items() if other != name)
        return next((action for action in others if any(used in wanted for used in action.shortcuts())), None)

    def add_choices(
        self,
        set_kind: Callable[[ArticleKind], object],
        set_part: Callable[[Role | None], object],
    ) -> None:
        """The actions that there are for each kind and each role."""
        for number, kind in enumerate(ArticleKind, 1):
            keys = f"Ctrl+Shift+{number}" if number <= _MOST_DIGIT else ""
            self._add_choice(f"kind_{kind.value}", partial(set_kind, kind), "kind", kind_name(kind), keys)
        for number, role in enumerate(Role, 1):
            self._add_choice(f"part_{role.value}", partial(set_part, role), "part", role_name(role), f"Alt+{number}")
        self._add_choice(
            "part_body", partial(set_part, None), "part", translated("Action", marked("Action", "body")), "Alt+0"
        )

    def _add_choice(self, name: str, call: partial[object], menu: str, text: str, keys: str) -> QAction:
        return self.add(Row(name, call, "", keys, menu), call, text=text)

    def show_labels(self, labels: Sequence[Label], tag: Callable[[str], object]) -> None:
        """The actions for a label set, instead of those for another one."""
        for name in [name for name in self.by_name if name.startswith(_TAG)]:
            action = self.by_name.pop(name)
            del self.rows[name]
            self._needing_issue.remove(action)
            action.deleteLater()
        for label in labels:
            text, keys = (
                without_mnemonic(label_title(label)),
                f"Ctrl+{label.key}" if label.key else "",
            )
            action = self._add_choice(f"{_TAG}{label.name}", partial(tag, label.name), "name", text, keys)
            action.setStatusTip(label_description(label))
            if guideline := label_guideline(label):
                keys_said = f"{plain(action.text())} ({native(action)})" if keys else plain(action.text())
                action.setToolTip(literally(f"{keys_said}\n{guideline}"))

    def show_icons(self) -> None:
        """Put the icons of the theme before the texts of the actions, one after the other, so that nothing waits."""
        self._without_icon = [name for name in reversed(self.rows) if not name.startswith(_TAG)]
        self._drawing.start()

    def _draw_next(self) -> None:
        if not self._without_icon:
            self._drawing.stop()
        elif not (drawn := icon(name := self._without_icon.pop())).isNull():
            self.by_name[name].setIcon(drawn)

    def enable(self, *, has_issue: bool) -> None:
        """Switch what needs an open issue on or off."""
        for action in self._needing_issue:
            action.setEnabled(has_issue)


def _sequences(keys: str) -> list[QKeySequence]:
    return [QKeySequence(one.strip()) for one in keys.split(";") if one.strip()]
