"""The table of actions: in which menu each stands, what does it, and which keys; its name is kept in the settings."""

from __future__ import annotations

from annotator.core.marking import marked
from annotator.window.actions import Row, Wish
from annotator.window.dialogs.opening import Dialogs
from annotator.window.gestures.articles import ArticleGestures
from annotator.window.gestures.boundaries import BoundaryGestures
from annotator.window.gestures.doubts import DoubtGestures
from annotator.window.gestures.history import HistoryGestures
from annotator.window.gestures.names import NameGestures
from annotator.window.gestures.notes import NoteGestures
from annotator.window.gestures.text import TextGestures
from annotator.window.gestures.view import ViewGestures
from annotator.window.panels.checks import ChecksPanel
from annotator.window.panels.differences import DifferencesPanel
from annotator.window.panels.docks import Docks
from annotator.window.panels.duplicates import DuplicatesPanel
from annotator.window.panels.history import HistoryPanel
from annotator.window.panels.names import NamesPanel
from annotator.window.panels.notes import NotesPanel
from annotator.window.panels.pieces import PiecesPanel
from annotator.window.panels.queue import QueuePanel
from annotator.window.panels.search import SearchPanel

ACTIONS = (
    Row("open_file", Wish.OPEN_FILE, "issue", marked("Action", "&Import a raw issue…"), "Ctrl+O", needs_issue=False),
    Row(
        "next_issue", Wish.NEXT_ISSUE, "issue", marked("Action", "Ne&xt open issue"), "Ctrl+Shift+L", needs_issue=False
    ),
    Row(
        "choose_issue",
        Wish.CHOOSE_ISSUE,
        "issue",
        marked("Action", "I&ssues of the database…"),
        "Ctrl+L",
        needs_issue=False,
    ),
    Row(
        "open_database",
        Wish.OPEN_DATABASE,
        "issue",
        marked("Action", "Open another &database…"),
        "Ctrl+Shift+O",
        needs_issue=False,
    ),
    Row("open_server", Wish.OPEN_SERVER, "issue", marked("Action", "Open a database on a ser&ver…"), needs_issue=False),
    Row("show_backups", Wish.SHOW_BACKUPS, "issue", marked("Action", "&Backups…"), needs_issue=False),
    Row("export", Wish.EXPORT, "issue", marked("Action", "&Export gold…"), "Ctrl+E", needs_issue=False),
    Row(
        "compare_gold",
        Wish.COMPARE_GOLD,
        "issue",
        marked("Action", "&Compare with another's gold…"),
        needs_issue=False,
    ),
    Row("set_newspaper", Dialogs.newspaper, "issue", marked("Action", "&Newspaper…"), asks=True),
    Row("show_audit", Wish.SHOW_AUDIT, "issue", marked("Action", "What is &odd in this issue…")),
    Row("suggest_anew", Wish.SUGGEST_ANEW, "issue", marked("Action", "Suggest ane&w"), asks=True),
    Row("quit", ViewGestures.quit, "issue", marked("Action", "&Quit"), "Ctrl+Q", needs_issue=False),
    Row("undo", HistoryGestures.undo, "edit", marked("Action", "&Undo"), "Ctrl+Z", repeats=True),
    Row("redo", HistoryGestures.redo, "edit", marked("Action", "&Redo"), "Ctrl+Y; Ctrl+Shift+Z", repeats=True),
    Row(
        "undo_in_database",
        Wish.UNDO_IN_DATABASE,
        "edit",
        marked("Action", "Undo it in the who&le database"),
        "Ctrl+Alt+Z",
    ),
    Row("accept", DoubtGestures.accept, "edit", marked("Action", "&Accept the suggestion"), "F6"),
    Row("reject", DoubtGestures.reject, "edit", marked("Action", "Re&ject or revert"), "F7"),
    Row("next_doubt", DoubtGestures.next_doubt, "edit", marked("Action", "&Next doubt"), "F8", repeats=True),
    Row("find", Docks.find_in_issue, "edit", marked("Action", "&Find…"), "Ctrl+F"),
    Row("replace", Docks.replace, "edit", marked("Action", "Find and replac&e…"), "Ctrl+H"),
    Row("find_in_database", Docks.find_in_database, "edit", marked("Action", "Find in the data&base…"), "Ctrl+Shift+F"),
    Row("next_hit", SearchPanel.next_hit, "edit", marked("Action", "Ne&xt hit"), "F3", repeats=True),
    Row("previous_hit", SearchPanel.previous_hit, "edit", marked("Action", "Previous h&it"), "Shift+F3", repeats=True),
    Row("what_stood_here", TextGestures.what_stood_here, "edit", marked("Action", "&What stood here?"), "F2"),
    Row("find_twin", TextGestures.find_twin, "edit", marked("Action", "&Stands twice?"), "Ctrl+D"),
    Row("join_paragraphs", TextGestures.join_paragraphs, "edit", marked("Action", "Join the &paragraphs"), "Alt+J"),
    Row("write_note", NoteGestures.write_note, "edit", marked("Action", "Write a n&ote…"), "Ctrl+Alt+N", asks=True),
    Row(
        "decide_many",
        QueuePanel.decide_many,
        "edit",
        marked("Action", "Decide &many suggestions…"),
        "Shift+F6",
        asks=True,
    ),
    Row(
        "next_article",
        ArticleGestures.next_article,
        "article",
        marked("Action", "&Next article"),
        "Ctrl+PgDown; Alt+Down",
        repeats=True,
    ),
    Row(
        "previous_article",
        ArticleGestures.previous_article,
        "article",
        marked("Action", "&Previous article"),
        "Ctrl+PgUp; Alt+Up",
        repeats=True,
    ),
    Row("split_here", BoundaryGestures.split_here, "article", marked("Action", "&Split at the caret"), "Ctrl+Return"),
    Row(
        "merge_with_previous",
        BoundaryGestures.merge_with_previous,
        "article",
        marked("Action", "&Merge with the previous"),
        "Ctrl+M",
    ),
    Row(
        "boundary_line_up",
        BoundaryGestures.boundary_line_up,
        "article",
        marked("Action", "Boundary a line &up"),
        "Alt+Shift+Up",
        repeats=True,
    ),
    Row(
        "boundary_line_down",
        BoundaryGestures.boundary_line_down,
        "article",
        marked("Action", "Boundary a line &down"),
        "Alt+Shift+Down",
        repeats=True,
    ),
    Row(
        "boundary_left",
        BoundaryGestures.boundary_left,
        "article",
        marked("Action", "Boundary a character &back"),
        "Alt+Shift+Left",
        repeats=True,
    ),
    Row(
        "boundary_right",
        BoundaryGestures.boundary_right,
        "article",
        marked("Action", "Boundary a character &forward"),
        "Alt+Shift+Right",
        repeats=True,
    ),
    Row(
        "continue_article",
        Dialogs.continue_article,
        "article",
        marked("Action", "&Continues another article…"),
        "Ctrl+J",
        asks=True,
    ),
    Row(
        "continue_likeliest",
        BoundaryGestures.continue_likeliest,
        "article",
        marked("Action", "Continues the &likeliest article"),
        "Ctrl+Alt+J",
    ),
    Row(
        "begin_article",
        BoundaryGestures.begin_article,
        "article",
        marked("Action", "Is an article of its &own"),
        "Ctrl+Shift+J",
    ),
    Row("approve", ArticleGestures.approve, "article", marked("Action", "&Approve"), "Ctrl+G"),
    Row("reopen", ArticleGestures.reopen, "article", marked("Action", "&Reopen"), "Ctrl+Shift+G"),
    Row("propagate", NameGestures.propagate, "name", marked("Action", "&Tag it elsewhere…"), "Ctrl+Shift+E"),
    Row("next_name", NameGestures.next_name, "name", marked("Action", "&Next name"), "F4", repeats=True),
    Row(
        "previous_name",
        NameGestures.previous_name,
        "name",
        marked("Action", "&Previous name"),
        "Shift+F4",
        repeats=True,
    ),
    Row(
        "wider_name",
        NameGestures.wider_name,
        "name",
        marked("Action", "The name &around it"),
        "Ctrl+Alt+Up",
        repeats=True,
    ),
    Row(
        "name_longer", NameGestures.name_longer, "name", marked("Action", "Ends a character &later"), "F5", repeats=True
    ),
    Row(
        "name_shorter",
        NameGestures.name_shorter,
        "name",
        marked("Action", "Ends a character &earlier"),
        "Shift+F5",
        repeats=True,
    ),
    Row(
        "name_longer_by_word",
        NameGestures.name_longer_by_word,
        "name",
        marked("Action", "Ends a &word later"),
        "Ctrl+F5",
        repeats=True,
    ),
    Row(
        "name_shorter_by_word",
        NameGestures.name_shorter_by_word,
        "name",
        marked("Action", "Ends a word earlier"),
        "Ctrl+Shift+F5",
        repeats=True,
    ),
    Row(
        "name_begins_word_earlier",
        NameGestures.name_begins_word_earlier,
        "name",
        marked("Action", "Begins a word earlier"),
        "Ctrl+Alt+F5",
        repeats=True,
    ),
    Row(
        "name_begins_word_later",
        NameGestures.name_begins_word_later,
        "name",
        marked("Action", "Begins a word later"),
        "Ctrl+Alt+Shift+F5",
        repeats=True,
    ),
    Row(
        "name_begins_earlier",
        NameGestures.name_begins_earlier,
        "name",
        marked("Action", "&Begins a character earlier"),
        "Alt+F5",
        repeats=True,
    ),
    Row(
        "name_begins_later",
        NameGestures.name_begins_later,
        "name",
        marked("Action", "Begins a &character later"),
        "Alt+Shift+F5",
        repeats=True,
    ),
    Row("edit_labels", Wish.EDIT_LABELS, "name", marked("Action", "Label&s…"), needs_issue=False),
    Row("edit_lists", Wish.EDIT_LISTS, "name", marked("Action", "L&ists of names…"), needs_issue=False),
    Row("untag", NameGestures.untag, "name", marked("Action", "&Remove the name"), "Ctrl+0"),
    Row("queue_panel", QueuePanel, "view", marked("Action", "The &doubts"), "F9"),
    Row("search_panel", SearchPanel, "view", marked("Action", "S&earch"), "F10"),
    Row("duplicates_panel", DuplicatesPanel, "view", marked("Action", "Passages that stand &twice"), "Ctrl+Shift+T"),
    Row("pieces_panel", PiecesPanel, "view", marked("Action", "&Pieces of the article"), "Ctrl+Shift+I"),
    Row("names_panel", NamesPanel, "view", marked("Action", "The na&mes"), "Ctrl+Shift+N"),
    Row("checks_panel", ChecksPanel, "view", marked("Action", "&Odd names"), "Ctrl+Shift+K"),
    Row(
        "differences_panel",
        DifferencesPanel,
        "view",
        marked("Action", "Differences &between two people"),
        "Ctrl+Shift+U",
    ),
    Row("notes_panel", NotesPanel, "view", marked("Action", "The &notes"), "F11"),
    Row("history_panel", HistoryPanel, "view", marked("Action", "The &history"), "F12"),
    Row("show_changes", Dialogs.show_changes, "view", marked("Action", "&What changed…"), "Ctrl+Shift+D"),
    Row(
        "larger_text",
        ViewGestures.larger_text,
        "view",
        marked("Action", "&Larger text"),
        "Ctrl+=; Ctrl++",
        needs_issue=False,
        repeats=True,
    ),
    Row(
        "smaller_text",
        ViewGestures.smaller_text,
        "view",
        marked("Action", "&Smaller text"),
        "Ctrl+-",
        needs_issue=False,
        repeats=True,
    ),
    Row("go_raw", ViewGestures.go_raw, "view", marked("Action", "Go to the raw te&xt"), "Alt+Left"),
    Row("go_text", ViewGestures.go_text, "view", marked("Action", "Go to the &corrected text"), "Alt+Right"),
    Row("preferences", Dialogs.preferences, "view", marked("Action", "P&references…"), "Ctrl+,", needs_issue=False),
    Row("switch_language", Wish.SWITCH_LANGUAGE, "view", marked("Action", "中文 / English"), needs_issue=False),
    Row(
        "show_palette",
        Dialogs.show_palette,
        "help",
        marked("Action", "&Find a command…"),
        "Ctrl+Shift+P",
        needs_issue=False,
    ),
    Row("show_keys", Dialogs.show_keys, "help", marked("Action", "&Keys"), "F1", needs_issue=False),
    Row("report_problem", Wish.REPORT_PROBLEM, "help", marked("Action", "&Report a problem…"), needs_issue=False),
    Row("about", Wish.ABOUT, "help", marked("Action", "&About"), needs_issue=False),
)
