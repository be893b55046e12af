"""The table of actions: what there is to do, in which menu it stands, and which keys do it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from annotator.core.labels import Label
from annotator.core.marking import marked
from annotator.core.records import ArticleKind, Role
from annotator.window.held_keys import HeldKeys
from annotator.window.labels import label_description, label_title
from annotator.window.looks.literal import literally, without_mnemonic
from annotator.window.messages import kind_name, role_name


@dataclass(frozen=True, slots=True)
class Row:
    """An action: its name in code, its menu, its text, its keys, and whether it needs an open issue.

    `asks`: it asks something before it changes the issue, which is of no use where that can't be changed. `repeats`: it
    goes on while its keys are held; what decides anything does not, so that nothing is decided unseen.
    """

    name: str
    menu: str
    text: str
    keys: str = ""
    needs_issue: bool = True
    asks: bool = False
    repeats: bool = False


MENUS = {
    "issue": marked("Menu", "&Issue"),
    "edit": marked("Menu", "&Edit"),
    "article": marked("Menu", "&Article"),
    "kind": marked("Menu", "&Kind"),
    "part": marked("Menu", "&Part"),
    "name": marked("Menu", "&Name"),
    "view": marked("Menu", "&View"),
    "help": marked("Menu", "&Help"),
}

ACTIONS = (
    Row("open_file", "issue", marked("Action", "&Import a raw issue…"), "Ctrl+O", needs_issue=False),
    Row("next_issue", "issue", marked("Action", "Ne&xt open issue"), "Ctrl+Shift+L", needs_issue=False),
    Row("choose_issue", "issue", marked("Action", "I&ssues of the database…"), "Ctrl+L", needs_issue=False),
    Row(
        "open_database",
        "issue",
        marked("Action", "Open another &database…"),
        "Ctrl+Shift+O",
        needs_issue=False,
    ),
    Row("open_server", "issue", marked("Action", "Open a database on a ser&ver…"), needs_issue=False),
    Row("show_backups", "issue", marked("Action", "&Backups…"), needs_issue=False),
    Row("export", "issue", marked("Action", "&Export gold…"), "Ctrl+E", needs_issue=False),
    Row(
        "compare_gold",
        "issue",
        marked("Action", "&Compare with another's gold…"),
        needs_issue=False,
    ),
    Row("show_audit", "issue", marked("Action", "What is &odd in this issue…")),
    Row("suggest_anew", "issue", marked("Action", "Suggest ane&w"), asks=True),
    Row("quit", "issue", marked("Action", "&Quit"), "Ctrl+Q", needs_issue=False),
    Row("undo", "edit", marked("Action", "&Undo"), "Ctrl+Z", repeats=True),
    Row("redo", "edit", marked("Action", "&Redo"), "Ctrl+Y; Ctrl+Shift+Z", repeats=True),
    Row("undo_in_database", "edit", marked("Action", "Undo it in the who&le database"), "Ctrl+Alt+Z"),
    Row("accept", "edit", marked("Action", "&Accept the suggestion"), "F6"),
    Row("reject", "edit", marked("Action", "Re&ject or revert"), "F7"),
    Row("next_doubt", "edit", marked("Action", "&Next doubt"), "F8", repeats=True),
    Row("find", "edit", marked("Action", "&Find…"), "Ctrl+F"),
    Row("replace", "edit", marked("Action", "Find and replac&e…"), "Ctrl+H"),
    Row("find_in_database", "edit", marked("Action", "Find in the data&base…"), "Ctrl+Shift+F"),
    Row("next_hit", "edit", marked("Action", "Ne&xt hit"), "F3", repeats=True),
    Row("previous_hit", "edit", marked("Action", "Previous h&it"), "Shift+F3", repeats=True),
    Row("what_stood_here", "edit", marked("Action", "&What stood here?"), "F2"),
    Row("find_twin", "edit", marked("Action", "&Stands twice?"), "Ctrl+D"),
    Row("join_paragraphs", "edit", marked("Action", "Join the &paragraphs"), "Alt+J"),
    Row("write_note", "edit", marked("Action", "Write a n&ote…"), "Ctrl+Alt+N", asks=True),
    Row("decide_many", "edit", marked("Action", "Decide &many suggestions…"), "Shift+F6", asks=True),
    Row("next_article", "article", marked("Action", "&Next article"), "Ctrl+PgDown; Alt+Down", repeats=True),
    Row(
        "previous_article",
        "article",
        marked("Action", "&Previous article"),
        "Ctrl+PgUp; Alt+Up",
        repeats=True,
    ),
    Row("split_here", "article", marked("Action", "&Split at the caret"), "Ctrl+Return"),
    Row("merge_with_previous", "article", marked("Action", "&Merge with the previous"), "Ctrl+M"),
    Row("boundary_line_up", "article", marked("Action", "Boundary a line &up"), "Alt+Shift+Up", repeats=True),
    Row(
        "boundary_line_down",
        "article",
        marked("Action", "Boundary a line &down"),
        "Alt+Shift+Down",
        repeats=True,
    ),
    Row(
        "boundary_left",
        "article",
        marked("Action", "Boundary a character &back"),
        "Alt+Shift+Left",
        repeats=True,
    ),
    Row(
        "boundary_right",
        "article",
        marked("Action", "Boundary a character &forward"),
        "Alt+Shift+Right",
        repeats=True,
    ),
    Row("continue_article", "article", marked("Action", "&Continues another article…"), "Ctrl+J", asks=True),
    Row("continue_likeliest", "article", marked("Action", "Continues the &likeliest article"), "Ctrl+Alt+J"),
    Row("begin_article", "article", marked("Action", "Is an article of its &own"), "Ctrl+Shift+J"),
    Row("approve", "article", marked("Action", "&Approve"), "Ctrl+G"),
    Row("reopen", "article", marked("Action", "&Reopen"), "Ctrl+Shift+G"),
    Row("propagate", "name", marked("Action", "&Tag it elsewhere…"), "Ctrl+Shift+E"),
    Row("next_name", "name", marked("Action", "&Next name"), "F4", repeats=True),
    Row("previous_name", "name", marked("Action", "&Previous name"), "Shift+F4", repeats=True),
    Row("wider_name", "name", marked("Action", "The name &around it"), "Ctrl+Alt+Up", repeats=True),
    Row("name_longer", "name", marked("Action", "Ends a character &later"), "F5", repeats=True),
    Row("name_shorter", "name", marked("Action", "Ends a character &earlier"), "Shift+F5", repeats=True),
    Row("name_longer_by_word", "name", marked("Action", "Ends a &word later"), "Ctrl+F5", repeats=True),
    Row(
        "name_shorter_by_word",
        "name",
        marked("Action", "Ends a word earlier"),
        "Ctrl+Shift+F5",
        repeats=True,
    ),
    Row(
        "name_begins_word_earlier",
        "name",
        marked("Action", "Begins a word earlier"),
        "Ctrl+Alt+F5",
        repeats=True,
    ),
    Row(
        "name_begins_word_later",
        "name",
        marked("Action", "Begins a word later"),
        "Ctrl+Alt+Shift+F5",
        repeats=True,
    ),
    Row(
        "name_begins_earlier",
        "name",
        marked("Action", "&Begins a character earlier"),
        "Alt+F5",
        repeats=True,
    ),
    Row(
        "name_begins_later",
        "name",
        marked("Action", "Begins a &character later"),
        "Alt+Shift+F5",
        repeats=True,
    ),
    Row("edit_labels", "name", marked("Action", "Label&s…"), needs_issue=False),
    Row("edit_lists", "name", marked("Action", "L&ists of names…"), needs_issue=False),
    Row("untag", "name", marked("Action", "&Remove the name"), "Ctrl+0"),
    Row("queue_panel", "view", marked("Action", "The &doubts"), "F9"),
    Row("search_panel", "view", marked("Action", "S&earch"), "F10"),
    Row("duplicates_panel", "view", marked("Action", "Passages that stand &twice"), "Ctrl+Shift+T"),
    Row("pieces_panel", "view", marked("Action", "&Pieces of the article"), "Ctrl+Shift+I"),
    Row("names_panel", "view", marked("Action", "The na&mes"), "Ctrl+Shift+N"),
    Row("checks_panel", "view", marked("Action", "&Odd names"), "Ctrl+Shift+K"),
    Row("differences_panel", "view", marked("Action", "Differences &between two people"), "Ctrl+Shift+U"),
    Row("notes_panel", "view", marked("Action", "The &notes"), "F11"),
    Row("history_panel", "view", marked("Action", "The &history"), "F12"),
    Row("show_changes", "view", marked("Action", "&What changed…"), "Ctrl+Shift+D"),
    Row(
        "larger_text",
        "view",
        marked("Action", "&Larger text"),
        "Ctrl+=; Ctrl++",
        needs_issue=False,
        repeats=True,
    ),
    Row("smaller_text", "view", marked("Action", "&Smaller text"), "Ctrl+-", needs_issue=False, repeats=True),
    Row("go_raw", "view", marked("Action", "Go to the raw te&xt"), "Alt+Left"),
    Row("go_text", "view", marked("Action", "Go to the &corrected text"), "Alt+Right"),
    Row("preferences", "view", marked("Action", "P&references…"), "Ctrl+,", needs_issue=False),
    Row("switch_language", "view", marked("Action", "中文 / English"), needs_issue=False),
    Row("show_palette", "help", marked("Action", "&Find a command…"), "Ctrl+Shift+P", needs_issue=False),
    Row("show_keys", "help", marked("Action", "&Keys"), "F1", needs_issue=False),
    Row("report_problem", "help", marked("Action", "&Report a problem…"), needs_issue=False),
    Row("about", "help", marked("Action", "&About"), needs_issue=False),
)

_TAG = "tag_"


def plain(text: str) -> str:
    """The text of a menu or an action without its mnemonic: "&Import…" and "导入(&I)…" are "Import…" and "导入…"."""
    return re.sub(r"\(&.\)|&", "", text)


def native(action: QAction) -> str:
    """The keys of an action as the user's system writes them."""
    return "   ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())


def said(context: str, english: str) -> str:
    """A text of the tables above in the user's language."""
    return QCoreApplication.translate(context, english)


class Actions:
    """The actions of a window, made from the tables, in its menu bar; `keys` are chosen ones instead of the tables'."""

    def __init__(self, window: QMainWindow, keys: Mapping[str, str]) -> None:
        self._window = window
        self._keys = keys
        self.rows: dict[str, Row] = {}
        self.menus = {name: window.menuBar().addMenu(said("Menu", text)) for name, text in MENUS.items()}
        self.by_name: dict[str, QAction] = {}
        self._needing_issue: list[QAction] = []
        self.held_keys = HeldKeys()

    def add(self, row: Row, call: Callable[[], object], *, text: str = "") -> QAction:
        """Put an action into its menu."""
        action = QAction(text or said("Action", row.text), self._window)
        action.setObjectName(row.name)
        action.setIconText(plain(action.text()))
        action.setAutoRepeat(row.repeats)
        action.triggered.connect(lambda: None if self.held_keys.is_held and not row.repeats else call())
        self.menus[row.menu].addAction(action)
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
        told = plain(action.text())
        told = f"{told} ({native(action)})" if keys else told
        action.setToolTip(literally(told))

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
            row = Row(f"kind_{kind.value}", "kind", "", f"Ctrl+Shift+{number}")
            self.add(row, lambda kind=kind: set_kind(kind), text=kind_name(kind))  # type: ignore[misc]
        for number, role in enumerate(Role, 1):
            row = Row(f"part_{role.value}", "part", "", f"Alt+{number}")
            self.add(row, lambda role=role: set_part(role), text=role_name(role))  # type: ignore[misc]
        self.add(Row("part_body", "part", marked("Action", "body"), "Alt+0"), lambda: set_part(None))

    def show_labels(self, labels: Sequence[Label], tag: Callable[[str], object]) -> None:
        """The actions for a label set, instead of those for another one."""
        for name in [name for name in self.by_name if name.startswith(_TAG)]:
            action = self.by_name.pop(name)
            del self.rows[name]
            self._needing_issue.remove(action)
            action.deleteLater()
        for label in labels:
            row = Row(f"{_TAG}{label.name}", "name", "", f"Ctrl+{label.key}" if label.key else "")
            text = without_mnemonic(f"{label_title(label)} {label.name}")
            action = self.add(row, lambda name=label.name: tag(name), text=text)  # type: ignore[misc]
            action.setStatusTip(label_description(label))

    def enable(self, *, has_issue: bool) -> None:
        """Switch what needs an open issue on or off."""
        for action in self._needing_issue:
            action.setEnabled(has_issue)

    def menu_of(self, names: list[str]) -> QMenu:
        """A context menu of some actions."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            menu.addAction(self.by_name[name])
        return menu


def _sequences(keys: str) -> list[QKeySequence]:
    return [QKeySequence(one.strip()) for one in keys.split(";") if one.strip()]
