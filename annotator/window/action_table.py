"""The table of actions: in which menu each stands, what does it, and which keys; its name is kept in the settings."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from annotator.core.marking import marked
from annotator.window.actions import Row, Wish
from annotator.window.dialogs.opening import Dialogs
from annotator.window.gestures.articles import ArticleGestures
from annotator.window.gestures.boundaries import BoundaryGestures
from annotator.window.gestures.doubts import DoubtGestures
from annotator.window.gestures.entities import EntityGestures
from annotator.window.gestures.history import HistoryGestures
from annotator.window.gestures.notes import NoteGestures
from annotator.window.gestures.order import OrderGestures
from annotator.window.gestures.pages import PageGestures
from annotator.window.gestures.print import PrintGestures
from annotator.window.gestures.regions import RegionGestures
from annotator.window.gestures.text import TextGestures
from annotator.window.gestures.view import ViewGestures
from annotator.window.only_text import OnlyText
from annotator.window.panels.differences import DifferencesPanel
from annotator.window.panels.docks import Docks
from annotator.window.panels.duplicates import DuplicatesPanel
from annotator.window.panels.entities import EntitiesPanel
from annotator.window.panels.findings import FindingsPanel
from annotator.window.panels.guidelines import GuidelinesPanel
from annotator.window.panels.history import HistoryPanel
from annotator.window.panels.notes import NotesPanel
from annotator.window.panels.queue import QueuePanel
from annotator.window.panels.search import SearchPanel
from annotator.window.panels.segments import SegmentsPanel


def _menu(name: str, *rows: Row | None) -> list[Row]:
    """The rows of a menu; None is a line between them."""
    pairs = pairwise((rows[0], *rows))
    return [replace(row, menu=name, begins_group=before is None) for before, row in pairs if row is not None]


_ISSUE = _menu(
    "issue",
    Row("open_file", Wish.OPEN_FILE, marked("Action", "&Import a raw issue…"), "Ctrl+O", needs_issue=False),
    Row("import_folder", Wish.IMPORT_FOLDER, marked("Action", "Import a &folder…"), "Ctrl+Alt+O", needs_issue=False),
    Row("open_page", Wish.OPEN_PAGE, marked("Action", "Import a &page (scan, PDF)…"), needs_issue=False),
    None,
    Row("next_issue", Wish.NEXT_ISSUE, marked("Action", "Ne&xt open issue"), "Ctrl+Shift+L", needs_issue=False),
    Row("choose_issue", Wish.CHOOSE_ISSUE, marked("Action", "I&ssues of the database…"), "Ctrl+L", needs_issue=False),
    None,
    Row(
        "open_database",
        Wish.OPEN_DATABASE,
        marked("Action", "Open another &database…"),
        "Ctrl+Shift+O",
        needs_issue=False,
    ),
    Row("open_server", Wish.OPEN_SERVER, marked("Action", "Open a database on a ser&ver…"), needs_issue=False),
    Row("show_backups", Wish.SHOW_BACKUPS, marked("Action", "&Backups…"), needs_issue=False),
    None,
    Row("export", Wish.EXPORT, marked("Action", "&Export gold…"), "Ctrl+E", needs_issue=False),
    Row("compare_gold", Wish.COMPARE_GOLD, marked("Action", "&Compare with another's gold…"), needs_issue=False),
    Row("show_survey", Wish.SHOW_SURVEY, marked("Action", "Progress and qualit&y…"), needs_issue=False),
    None,
    Row("details", Dialogs.details, marked("Action", "Describe the iss&ue…"), "Ctrl+I", asks=True),
    Row("set_newspaper", Dialogs.newspaper, marked("Action", "&Newspaper…"), asks=True),
    None,
    Row("show_audit", Wish.SHOW_AUDIT, marked("Action", "What is &odd in this issue…")),
    Row("suggest_anew", Wish.SUGGEST_ANEW, marked("Action", "Make ne&w suggestions"), asks=True),
    None,
    Row("quit", ViewGestures.quit, marked("Action", "&Quit"), "Ctrl+Q", needs_issue=False),
)
_EDIT = _menu(
    "edit",
    Row("undo", HistoryGestures.undo, marked("Action", "&Undo"), "Ctrl+Z", repeats=True),
    Row("redo", HistoryGestures.redo, marked("Action", "&Redo"), "Ctrl+Y; Ctrl+Shift+Z", repeats=True),
    Row("undo_in_database", Wish.UNDO_IN_DATABASE, marked("Action", "Undo it in the who&le database"), "Ctrl+Alt+Z"),
    None,
    Row("accept", DoubtGestures.accept, marked("Action", "&Accept the suggestion"), "F6"),
    Row("reject", DoubtGestures.reject, marked("Action", "Re&ject or revert"), "F7"),
    Row("next_doubt", DoubtGestures.next_doubt, marked("Action", "&Next doubt"), "F8", repeats=True),
    None,
    Row("find", Docks.find_in_issue, marked("Action", "&Find…"), "Ctrl+F"),
    Row("replace", Docks.replace, marked("Action", "Find and replac&e…"), "Ctrl+H"),
    Row("find_in_database", Docks.find_in_database, marked("Action", "Find in the data&base…"), "Ctrl+Shift+F"),
    Row("next_hit", SearchPanel.next_hit, marked("Action", "Ne&xt hit"), "F3", repeats=True),
    Row("previous_hit", SearchPanel.previous_hit, marked("Action", "Previous h&it"), "Shift+F3", repeats=True),
    None,
    Row("what_stood_here", TextGestures.what_stood_here, marked("Action", "&What stood here?"), "F2"),
    Row("find_twin", TextGestures.find_twin, marked("Action", "&Stands twice?"), "Ctrl+D"),
    Row("join_paragraphs", TextGestures.join_paragraphs, marked("Action", "Join the &paragraphs"), "Alt+J"),
    None,
    Row("write_note", NoteGestures.write_note, marked("Action", "Write a n&ote…"), "Ctrl+Alt+N", asks=True),
    None,
    Row("decide_many", QueuePanel.decide_many, marked("Action", "Decide &many suggestions…"), "Shift+F6", asks=True),
)
_ARTICLE = _menu(
    "article",
    Row(
        "next_article",
        ArticleGestures.next_article,
        marked("Action", "&Next article"),
        "Ctrl+PgDown; Alt+Down",
        repeats=True,
    ),
    Row(
        "previous_article",
        ArticleGestures.previous_article,
        marked("Action", "&Previous article"),
        "Ctrl+PgUp; Alt+Up",
        repeats=True,
    ),
    None,
    Row("split_here", BoundaryGestures.split_here, marked("Action", "&Split at the caret"), "Ctrl+Return"),
    Row(
        "merge_with_previous",
        BoundaryGestures.merge_with_previous,
        marked("Action", "&Merge with the previous"),
        "Ctrl+M",
    ),
    Row(
        "boundary_line_up",
        BoundaryGestures.boundary_line_up,
        marked("Action", "Boundary a line &up"),
        "Alt+Shift+Up",
        repeats=True,
    ),
    Row(
        "boundary_line_down",
        BoundaryGestures.boundary_line_down,
        marked("Action", "Boundary a line &down"),
        "Alt+Shift+Down",
        repeats=True,
    ),
    Row(
        "boundary_left",
        BoundaryGestures.boundary_left,
        marked("Action", "Boundary a character &back"),
        "Alt+Shift+Left",
        repeats=True,
    ),
    Row(
        "boundary_right",
        BoundaryGestures.boundary_right,
        marked("Action", "Boundary a character &forward"),
        "Alt+Shift+Right",
        repeats=True,
    ),
    None,
    Row(
        "continue_article",
        Dialogs.continue_article,
        marked("Action", "&Continues another article…"),
        "Ctrl+J",
        asks=True,
    ),
    Row(
        "continue_likeliest",
        BoundaryGestures.continue_likeliest,
        marked("Action", "Continues the &likeliest article"),
        "Ctrl+Alt+J",
    ),
    Row("begin_article", BoundaryGestures.begin_article, marked("Action", "Is an article of its &own"), "Ctrl+Shift+J"),
    None,
    Row("approve", ArticleGestures.approve, marked("Action", "&Approve"), "Ctrl+G"),
    Row("reopen", ArticleGestures.reopen, marked("Action", "&Reopen"), "Ctrl+Shift+G"),
)
_NAME = _menu(
    "name",
    Row("propagate", EntityGestures.propagate, marked("Action", "&Tag it elsewhere…"), "Ctrl+Shift+E"),
    None,
    Row("next_name", EntityGestures.next_entity, marked("Action", "&Next entity"), "F4", repeats=True),
    Row(
        "previous_name", EntityGestures.previous_entity, marked("Action", "&Previous entity"), "Shift+F4", repeats=True
    ),
    Row(
        "wider_name",
        EntityGestures.wider_entity,
        marked("Action", "The entity &around it"),
        "Ctrl+Alt+Up",
        repeats=True,
    ),
    None,
    Row("name_longer", EntityGestures.entity_longer, marked("Action", "Ends a character &later"), "F5", repeats=True),
    Row(
        "name_shorter",
        EntityGestures.entity_shorter,
        marked("Action", "Ends a character &earlier"),
        "Shift+F5",
        repeats=True,
    ),
    Row(
        "name_longer_by_word",
        EntityGestures.entity_longer_by_word,
        marked("Action", "Ends a &word later"),
        "Ctrl+F5",
        repeats=True,
    ),
    Row(
        "name_shorter_by_word",
        EntityGestures.entity_shorter_by_word,
        marked("Action", "Ends a word earlier"),
        "Ctrl+Shift+F5",
        repeats=True,
    ),
    Row(
        "name_begins_word_earlier",
        EntityGestures.entity_begins_word_earlier,
        marked("Action", "Begins a word earlier"),
        "Ctrl+Alt+F5",
        repeats=True,
    ),
    Row(
        "name_begins_word_later",
        EntityGestures.entity_begins_word_later,
        marked("Action", "Begins a word later"),
        "Ctrl+Alt+Shift+F5",
        repeats=True,
    ),
    Row(
        "name_begins_earlier",
        EntityGestures.entity_begins_earlier,
        marked("Action", "&Begins a character earlier"),
        "Alt+F5",
        repeats=True,
    ),
    Row(
        "name_begins_later",
        EntityGestures.entity_begins_later,
        marked("Action", "Begins a &character later"),
        "Alt+Shift+F5",
        repeats=True,
    ),
    None,
    Row("edit_labels", Wish.EDIT_LABELS, marked("Action", "Label&s…"), needs_issue=False),
    Row("edit_lists", Wish.EDIT_LISTS, marked("Action", "L&ists of entities…"), needs_issue=False),
    None,
    Row("untag", EntityGestures.untag, marked("Action", "&Remove the entity"), "Ctrl+0"),
)
_PAGE = _menu(
    "page",
    Row("show_image", PageGestures.show_image, marked("Action", "The page &image"), "Ctrl+Alt+I"),
    Row("image_beside", PageGestures.image_beside, marked("Action", "Page &beside the raw text")),
    Row("image_above", PageGestures.image_above, marked("Action", "Page &above the raw text")),
    Row("image_instead", PageGestures.image_instead, marked("Action", "Page instead &of the raw text"), "Ctrl+Alt+R"),
    Row("page_thumbnails", PageGestures.show_thumbnails, marked("Action", "Pages as small pictures"), "Ctrl+Alt+T"),
    None,
    Row("next_page", PageGestures.next_page, marked("Action", "&Next page"), "Alt+PgDown", repeats=True),
    Row("previous_page", PageGestures.previous_page, marked("Action", "&Previous page"), "Alt+PgUp", repeats=True),
    None,
    Row("fit_width", PageGestures.fit_width, marked("Action", "Page as &wide as its view"), "Ctrl+Alt+W"),
    Row("fit_page", PageGestures.fit_page, marked("Action", "W&hole page"), "Ctrl+Alt+P"),
    Row(
        "larger_image",
        PageGestures.larger_image,
        marked("Action", "&Larger page image"),
        "Ctrl+Alt+=; Ctrl+Alt++",
        repeats=True,
    ),
    Row(
        "smaller_image", PageGestures.smaller_image, marked("Action", "&Smaller page image"), "Ctrl+Alt+-", repeats=True
    ),
    None,
    Row("read_again", Wish.READ_AGAIN, marked("Action", "Read again by OCR…"), asks=True),
    None,
    Row("turn_page_left", PageGestures.turn_page_left, marked("Action", "&Turn the page to the left"), "Ctrl+Alt+,"),
    Row("turn_page_right", PageGestures.turn_page_right, marked("Action", "Turn the page to the &right"), "Ctrl+Alt+."),
    Row("straighten_page", PageGestures.straighten_page, marked("Action", "Make its lines l&evel"), "Ctrl+Alt+E"),
    Row("invert_image", PageGestures.invert_image, marked("Action", "Blac&k for white"), "Ctrl+Alt+V"),
    Row("adjust_image", PageGestures.adjust_image, marked("Action", "Angle and li&ght…"), "Ctrl+Alt+B"),
    Row("reset_image", PageGestures.reset_image, marked("Action", "As it was s&canned")),
    None,
    Row("show_strip", PrintGestures.show_strip, marked("Action", "Line of print abo&ve the text"), "Ctrl+Alt+S"),
    Row("next_faint", PrintGestures.next_faint, marked("Action", "Next &doubtful character"), "Alt+.", repeats=True),
    Row(
        "previous_faint",
        PrintGestures.previous_faint,
        marked("Action", "Previous doubtf&ul character"),
        "Alt+,",
        repeats=True,
    ),
    Row(
        "show_alternatives",
        PrintGestures.show_alternatives,
        marked("Action", "What else &may stand here…"),
        "Alt+Return",
        asks=True,
    ),
)
_ORDER = _menu(
    "order",
    Row("order_tool", OrderGestures.order_tool, marked("Action", "Order by &hand"), "Ctrl+Alt+H"),
    Row("guess_order", OrderGestures.guess_order, marked("Action", "Put the &page in order")),
    None,
    Row("pick_block", OrderGestures.pick_block, marked("Action", "Let the block &follow the picked one"), "Ctrl+Alt+K"),
    Row("block_earlier", OrderGestures.block_earlier, marked("Action", "Move the block &up"), "Ctrl+Alt+Shift+Up"),
    Row("block_later", OrderGestures.block_later, marked("Action", "Move the block &down"), "Ctrl+Alt+Shift+Down"),
    None,
    Row("exchange_blocks", OrderGestures.exchange_blocks, marked("Action", "E&xchange with the picked block")),
    Row(
        "reverse_columns", OrderGestures.reverse_columns, marked("Action", "Columns from the &other side"), "Ctrl+Alt+L"
    ),
)
_AREA = _menu(
    "area",
    Row("regions_by_hand", RegionGestures.by_hand, marked("Action", "Areas b&y hand"), "Ctrl+Alt+A"),
    Row("draw_region", RegionGestures.draw, marked("Action", "&Draw an area")),
    Row("next_region", RegionGestures.next_region, marked("Action", "&Next area"), repeats=True),
    Row("previous_region", RegionGestures.previous_region, marked("Action", "&Previous area"), repeats=True),
    None,
    Row("name_region", RegionGestures.name, marked("Action", "What the area &shows…"), asks=True),
    Row("give_region", RegionGestures.give, marked("Action", "The area belon&gs to this article")),
    Row("free_region", RegionGestures.free, marked("Action", "The area belongs to n&o article")),
    None,
    Row("cut_region_across", RegionGestures.cut_across, marked("Action", "&Cut the area across")),
    Row("cut_region_down", RegionGestures.cut_down, marked("Action", "C&ut the area down")),
    Row("join_regions", RegionGestures.join, marked("Action", "&Join the chosen areas")),
    None,
    Row("read_region", Wish.READ_REGION, marked("Action", "&Read the text in the area")),
    Row("remove_region", RegionGestures.remove, marked("Action", "Remo&ve the area")),
)
_VIEW = _menu(
    "view",
    Row("queue_panel", QueuePanel, marked("Action", "The &doubts"), "F9"),
    Row("search_panel", SearchPanel, marked("Action", "S&earch"), "F10"),
    Row("duplicates_panel", DuplicatesPanel, marked("Action", "Passages that stand &twice"), "Ctrl+Shift+T"),
    Row("pieces_panel", SegmentsPanel, marked("Action", "Segments o&f the article"), "Ctrl+Shift+I"),
    Row("names_panel", EntitiesPanel, marked("Action", "The na&mes"), "Ctrl+Shift+N"),
    Row(
        "guidelines_panel",
        GuidelinesPanel,
        marked("Action", "Guidelines of the labels"),
        "Ctrl+Alt+G",
    ),
    Row("checks_panel", FindingsPanel, marked("Action", "&Odd entities"), "Ctrl+Shift+K"),
    Row("differences_panel", DifferencesPanel, marked("Action", "Differences &between two people"), "Ctrl+Shift+U"),
    None,
    Row("notes_panel", NotesPanel, marked("Action", "The &notes"), "F11"),
    Row("history_panel", HistoryPanel, marked("Action", "The &history"), "F12"),
    Row("show_changes", Dialogs.show_changes, marked("Action", "&What changed…"), "Ctrl+Shift+D"),
    None,
    Row(
        "larger_text",
        ViewGestures.larger_text,
        marked("Action", "&Larger text"),
        "Ctrl+=; Ctrl++",
        needs_issue=False,
        repeats=True,
    ),
    Row(
        "smaller_text",
        ViewGestures.smaller_text,
        marked("Action", "&Smaller text"),
        "Ctrl+-",
        needs_issue=False,
        repeats=True,
    ),
    None,
    Row("go_raw", ViewGestures.go_raw, marked("Action", "Go to the raw te&xt"), "Alt+Left"),
    Row("go_text", ViewGestures.go_text, marked("Action", "Go to the &corrected text"), "Alt+Right"),
    Row("only_text", OnlyText.switch_only_text, marked("Action", "Onl&y the text"), "Shift+F11"),
    None,
    Row("switch_theme", ViewGestures.switch_theme, marked("Action", "Li&ght, dark, high contrast"), needs_issue=False),
    Row("preferences", Dialogs.preferences, marked("Action", "P&references…"), "Ctrl+,", needs_issue=False),
    Row("switch_language", Wish.SWITCH_LANGUAGE, marked("Action", "中文 / English"), needs_issue=False),
)
_HELP = _menu(
    "help",
    Row("show_palette", Dialogs.show_palette, marked("Action", "&Find a command…"), "Ctrl+Shift+P", needs_issue=False),
    Row("show_guide", Dialogs.show_guide, marked("Action", "&Guide"), "F1", needs_issue=False),
    Row("show_keys", Dialogs.show_keys, marked("Action", "&Keys"), "Ctrl+F1", needs_issue=False),
    None,
    Row(
        "open_sample_page",
        Wish.OPEN_SAMPLE_PAGE,
        marked("Action", "Import the scanned &sample page…"),
        needs_issue=False,
    ),
    Row("first_steps", Wish.FIRST_STEPS, marked("Action", "First s&teps on the sample"), needs_issue=False),
    Row("show_welcome", Wish.WELCOME, marked("Action", "&Welcome page"), needs_issue=False),
    None,
    Row("report_problem", Wish.REPORT_PROBLEM, marked("Action", "&Report a problem…"), needs_issue=False),
    Row("about", Wish.ABOUT, marked("Action", "&About"), needs_issue=False),
)
ACTIONS = (*_ISSUE, *_EDIT, *_ARTICLE, *_NAME, *_PAGE, *_ORDER, *_AREA, *_VIEW, *_HELP)
