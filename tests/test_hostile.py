"""Names, titles, labels and patterns that somebody has made up to do harm: they are data, wherever they go.

They reach no SQL, no shell, no path outside the folder of an export, and no HTML as anything but text.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from annotator import formats, workflow
from annotator.core.address import Address
from annotator.core.errors import BadInput
from annotator.core.geometry import Alternative, Box, Geometry, Layer, Spot
from annotator.core.issue import Image, Issue, Page, Source
from annotator.core.labels import Label
from annotator.core.operations import Change, Operation, added
from annotator.core.records import Boundary, Correction, Entity, Note, Part, Position, Role, Status
from annotator.core.search import Query
from annotator.core.text import harmless
from annotator.formats.options import Options
from annotator.formats.writing import Scope
from annotator.store import Library
from annotator.window.dialogs.changes_page import page
from tests.store.samples import step
from tests.window.desks import SMALL, closed, opened

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "annotator"
HOSTILE = {
    "quotes": "'; DROP TABLE issue; --",
    "double quotes": '" OR ""="',
    "wildcards": "%_%",
    "backslashes": "\\\\'\\",
    "dollars": "$$; DROP TABLE issue; $$",
    "placeholders": "%s %(x)s ? :x {0} {x}",
    "nul": "a\0b",
    "direction": "\u202egpj.\u2066x",
    "path": "../../../outside",
    "absolute path": "/tmp/annotator-outside/x",
    "lines": "one\ntwo\r\n\u2028three",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "entity": "&lt;b&gt; &#x3c;b&#x3e; ]]> <!--",
    "shell": "$(touch PWNED) `touch PWNED` ; touch PWNED | touch PWNED",
    "option": "--output=outside",
    "formula": '=HYPERLINK("http://x")',
    "tag": "\ufeff\u200b\ue000𠮷",
}


@pytest.fixture(params=["file", "server"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Address]:
    """Where a library is: in a file, and on a server."""
    if request.param == "file":
        yield tmp_path / "library.db"
        return
    with request.getfixturevalue("server").library() as url:
        yield url


@pytest.fixture
def library(address: Address) -> Iterator[Library]:
    with Library.open(address) as library:
        yield library


def _label(text: str) -> str:
    """What of a text may be a label."""
    return "".join(char for char in text if char.isprintable() and not char.isspace())[:40]


def _issue(text: str, *, label: str = "") -> tuple[Issue, Operation]:
    """An issue in which the text stands everywhere, and the operation that makes its records; all is approved."""
    plain = text.replace("\0", "")
    raw = f"标题{plain}\n一段正文{plain}完。\n"
    issue = Issue(raw=raw, title=text, date=text, source=Source(text, "ab" * 32, "utf-8"))
    head = issue.boundaries[0]
    records = [
        Part(id="p0", origin=text, start=0, end=raw.index("\n"), role=Role.HEADLINE),
        Correction(id="c0", origin=text, start=len(raw) - 2, end=len(raw) - 1, text=plain),
        Entity(id="e0", origin=text, start=Position(0), end=Position(2), label=label or _label(text), note=text),
        Note(id="n0", origin=text, start=Position(0), end=Position(1), text=text),
    ]
    assert isinstance(head, Boundary)
    return issue, Operation(text, added(records))


def _add(library: Library, text: str) -> int:
    issue, operation = _issue(text)
    return library.add(issue, [operation], author=text)


def _approve(library: Library, issue_id: int) -> None:
    issue = library.load(issue_id)
    heads = [article.head for article in issue.articles]
    approved = tuple(Change(head, replace(head, status=Status.APPROVED)) for head in heads)
    step(library, issue_id, Operation("approve", approved))


# SQL.


def test_what_is_hostile_is_stored_as_it_is_and_found_again(library: Library):
    for hostile in HOSTILE.values():
        issue, operation = _issue(hostile)
        issue_id = library.add(issue, [operation], author=hostile)
        stored = library.load(issue_id)
        assert (stored.title, stored.date, stored.source) == (issue.title, issue.date, issue.source)
        assert [stored.by_id[change.record.id] for change in operation.changes] == [c.after for c in operation.changes]
        [entry] = library.history(issue_id).entries
        assert (entry.name, entry.author) == (hostile, hostile)
        assert library.operation(issue_id, 1) == operation
        assert library.find(issue) == issue_id
    assert sorted(library.authors()) == sorted(HOSTILE.values())
    assert library.labels.in_use() == Counter(map(_label, HOSTILE.values()))
    assert list(library.check()) == []


def test_a_hostile_label_is_a_label_or_refused(library: Library):
    last = "harmless"
    _add(library, last)
    for hostile in HOSTILE.values():
        label = Label(name=_label(hostile), title=hostile, description=hostile)
        library.labels.change([label], {last: label.name}, author=hostile)
        assert library.labels.all() == [label]
        assert library.labels.in_use() == {label.name: 1}
        if label.name != hostile:
            with pytest.raises(BadInput):
                library.labels.change([Label(name=hostile)], {label.name: hostile}, author="ann")
        last = label.name
    assert list(library.check()) == []


def test_a_hostile_list_and_rule_come_back(library: Library):
    for hostile in HOSTILE.values():
        library.word_lists.keep(hostile, [(hostile, hostile)])
        assert library.word_lists.names() == {hostile: 1}
        assert library.word_lists.listed() == {hostile: hostile}
        library.word_lists.drop(hostile)
        query = Query(pattern=hostile)
        rule_id = library.rules.keep(query, hostile, author=hostile)
        [(rule, _share)] = library.rules.all()
        assert (rule.id, rule.query, rule.replacement, rule.author) == (rule_id, query, hostile, hostile)
        library.rules.drop(rule_id)
        assert (library.rules.all(), library.word_lists.names()) == ([], {})


def test_the_list_of_issues_is_filtered_by_the_very_text(library: Library):
    ids = {text: _add(library, text) for key, text in HOSTILE.items() if key != "nul"}  # SQLite's LIKE ends at U+0000
    for text, issue_id in ids.items():
        assert [row.id for row in library.listing.page("id", 0, 9, text=text)] == [issue_id]
        assert library.listing.count(f"{text}x") == 0


def test_a_wildcard_means_itself(library: Library):
    _add(library, "harmless")
    for text in ("%", "_", "\\", "'", "$$"):
        _add(library, f"a{text}b")
    for text in ("%", "_", "\\", "'", "$$"):
        assert library.listing.count(text) == 1
    assert library.listing.count("%%") == library.listing.count("\\%") == 0


def test_a_hostile_pattern_finds_itself_and_nothing_else(library: Library):
    ids = {text: _add(library, text) for key, text in HOSTILE.items() if key != "nul"}  # which is "ab" in a raw text
    for text, issue_id in ids.items():
        for query in (Query(pattern=text), Query(pattern=_escaped(text), regex=True)):
            assert {hit.issue for hit in workflow.search(library, query)} == {issue_id}


def _escaped(text: str) -> str:
    import regex

    return str(regex.escape(text))


EXPRESSIONS = ["(", "[", "a{999999999}", "(?P<x", "\\", "(?<=a*)*", "*'; DROP TABLE issue", "(?(1)", "\\p{nothing}"]


def test_a_hostile_expression_finds_something_or_is_refused(library: Library):
    _add(library, "harmless")
    for pattern in EXPRESSIONS:
        with suppress(BadInput):
            workflow.search(library, Query(pattern=pattern, regex=True), replacement="\\g<0>\\9'; DROP TABLE issue")
    assert len(library.issues()) == 1
    assert list(library.check()) == []


def test_no_statement_holds_what_a_person_wrote(library: Library, monkeypatch: pytest.MonkeyPatch):
    sent: list[str] = []
    kind: Any = type(library.database)
    for name in ("execute_sql", "run_each"):
        call = getattr(kind, name)

        def listening(self: Any, sql: str, *args: Any, call: Any = call) -> Any:
            sent.append(sql)
            return call(self, sql, *args)

        monkeypatch.setattr(kind, name, listening)
    word = "Mallory"
    issue_id = _add(library, word)
    _approve(library, issue_id)
    library.word_lists.keep(word, [(word, word)])
    library.word_lists.all()
    library.rules.keep(Query(pattern=word), word, author=word)
    library.labels.change([Label(name=word), Label(name=f"{word}2")], {}, author=word)
    library.labels.change([Label(name=f"{word}2")], {word: f"{word}2"}, author=word)
    library.leases.take(issue_id, person=word)
    library.listing.page("title", 0, 9, text=word)
    workflow.search(library, Query(pattern=word))
    assert len(sent) > 30
    assert [sql for sql in sent if word in sql] == []


# The shell, and files.


STARTING = {
    PACKAGE / name for name in ("decoding/asking.py", "workflow/page_images.py", "ocr/asking.py", "ocr/tesseract.py")
}
"""The first starts the program again, which reads files there, and the second ends it; the others start Tesseract by
its name, which gets images on its standard input.
"""


def test_the_program_starts_no_other_program():
    for path in set(PACKAGE.rglob("*.py")) - STARTING:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            if isinstance(node, ast.ImportFrom):
                names.append(node.module or "")
            assert not {"subprocess", "pty", "system", "popen"} & set(names), path
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
                assert not node.attr.startswith(("system", "popen", "exec", "spawn", "startfile")), path


FILE_NAMES = [
    "'; DROP TABLE issue; --.txt",
    "$(touch PWNED)`touch PWNED`;touch PWNED.txt",
    "%s%n{0}$$.txt",
    "\u202egpj.txt",
    "one\ntwo.txt",
    "<script>alert(1)<.txt",
    "-rf.txt",
    "\\..\\x.txt",
]


def test_files_with_hostile_names_are_imported_and_told_each_in_a_line(address: Address, tmp_path: Path):
    folder = tmp_path / "papers"
    folder.mkdir()
    for number, name in enumerate(FILE_NAMES):
        (folder / name).write_text(f"第{number}期\n\n本报讯 昨天上午有雨。\n", encoding="utf-8")
    before = sorted(folder.rglob("*"))
    where = getattr(address, "secret", str(address))
    command = [
        sys.executable,
        "-m",
        "annotator",
        "import",
        "--database",
        where,
        "--no-entities",
        "--author",
        "ann",
        "--",
    ]
    env = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [*command, *FILE_NAMES], cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(FILE_NAMES)
    assert "\u202e" not in done.stdout
    assert sorted(folder.rglob("*")) == before
    assert {path.name for path in tmp_path.iterdir() if path.name[0] != "."} <= {"papers", "home", "library.db"}
    with Library.open(address, create=False) as library:
        assert [row.name for row in library.issues()] == [harmless(name) for name in FILE_NAMES]
        assert list(library.check()) == []


WRITTEN = [found.name for found in formats.formats().values() if found.is_written]


@pytest.fixture(scope="module")
def hostile_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """All that is hostile in a library in a file, on pages of print, approved."""
    with Library.open(tmp_path_factory.mktemp("hostile") / "library.db") as library:
        for key, text in HOSTILE.items():
            if key != "nul":
                issue, operation = _issue(text)
                line = Spot(0, len(issue.raw), Box(0, 0, 9, 9), 0.5, (Alternative(text),))
                page = Page(text, 0, len(issue.raw), 100, 100, Image(text))
                issue = replace(issue, pages=(page,), geometry=Geometry(Layer.of([line])))
                _approve(library, library.add(issue, [operation], author=text))
        yield library


@pytest.mark.parametrize("name", WRITTEN)
def test_an_export_stays_in_its_folder_whatever_titles_files_and_labels_are_called(
    hostile_library: Library, tmp_path: Path, name: str
):
    folder = tmp_path / "some" / "where" / "out"
    folder.mkdir(parents=True)
    before = _seen(tmp_path, but=folder)
    path = folder / f"gold{next(iter(formats.formats()[name].suffixes), '')}"
    assert workflow.export(hostile_library, name, path).articles
    assert _seen(tmp_path, but=folder) == before
    assert not Path("/tmp/annotator-outside").exists()
    assert all(path.resolve().is_relative_to(folder) for path in folder.rglob("*"))


def _seen(folder: Path, *, but: Path) -> set[Path]:
    """All files in a folder, but those in one."""
    return {path for path in folder.rglob("*") if but not in path.parents}


# HTML.

DANGEROUS = {"script", "img", "b", "iframe", "object", "embed", "link", "base", "form"}


class _Page(HTMLParser):
    """The elements, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes.update(name for name, _value in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def _harmless(html: str, text: str) -> None:
    found = _Page()
    found.feed(html)
    assert not found.elements & DANGEROUS
    assert not [name for name in found.attributes if name.startswith("on")]
    assert " ".join(text.split())[:20] in " ".join(found.text.split())


@pytest.mark.parametrize("key", ["script", "entity", "quotes", "double quotes"])
def test_a_page_that_is_written_shows_what_is_hostile_as_text(tmp_path: Path, key: str):
    text = HOSTILE[key]
    with Library.open(tmp_path / "library.db") as library:
        issue_id = _add(library, text)
        _approve(library, issue_id)
        issue = library.load(issue_id)
        workflow.export(library, "html", tmp_path / "gold.html", Options(scope=Scope.ANY))
    _harmless((tmp_path / "gold.html").read_text(encoding="utf-8"), text)
    _harmless(page(issue, issue.articles, language=text), text)


def test_json_keeps_what_is_hostile_in_its_string(tmp_path: Path):
    with Library.open(tmp_path / "library.db") as library:
        for hostile in HOSTILE.values():
            _add(library, hostile)
        workflow.export(library, "jsonl", tmp_path / "gold.jsonl", Options(scope=Scope.ANY))
    lines = (tmp_path / "gold.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    assert [json.loads(line)["title"] for line in lines] == list(HOSTILE.values())


MARKUP = '<img src="//host/share">&<b>粗</b>'
"""Qt takes it for rich text, opens what it names, and makes a key of the ampersand."""
OPENING = ("choose_issue", "edit_labels", "edit_lists", "show_keys", "show_palette", "preferences", "show_changes")
OPENING += ("decide_many", "continue_article", "propagate", "write_note", "show_audit", "export", "compare_gold")


def rich(widget: QWidget) -> Iterator[str]:
    """What Qt would take for rich text on a widget and in its views: texts of labels and boxes, and every tool tip."""
    yield from (f"tip of {type(widget).__name__}: {tip}" for tip in [widget.toolTip()] if is_rich(tip))
    yield from (f"tip of an action: {action.toolTip()}" for action in widget.actions() if is_rich(action.toolTip()))
    match widget:
        case QLabel() if widget.textFormat() != Qt.TextFormat.PlainText and looks_rich(widget.text()):
            yield f"label: {widget.text()}"
        case QMessageBox() if widget.textFormat() != Qt.TextFormat.PlainText:
            yield f"box: {widget.text()}"
        case QAbstractItemView():
            model = widget.model()
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
            for row in range(model.rowCount(QModelIndex())):
                for column in range(columns):
                    tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
                    yield from [f"tip of {type(widget).__name__}: {tip}"] if tip and is_rich(tip) else []


def looks_rich(text: str) -> bool:
    """Whether there is a tag in a text, which is more than what Qt goes by."""
    return re.search("<[a-zA-Z/!]", text) is not None


def is_rich(tip: str) -> bool:
    return looks_rich(tip) and not tip.startswith('<p style="white-space: pre-wrap">')


def test_no_widget_takes_a_text_of_the_data_for_rich_text(tmp_path: Path, qtbot: QtBot):
    """The whole window, every panel and dialog, on an issue of which each text is markup."""
    desk = opened(tmp_path / f"{MARKUP.replace('/', '∕')}.db", qtbot, replace(SMALL, author=MARKUP))
    desk.library.labels.change([Label(name="<b>&x</b>", title=MARKUP, description=MARKUP)], {}, author=MARKUP)
    desk.show_issue(_add(desk.library, MARKUP))
    window = desk.window
    for name in window.docks.panels:
        window.docks.show(name)
    window.docks.panels["search_panel"].pattern.setText("粗")
    for name in OPENING:
        window.actions_.by_name[name].trigger()
    desk.voice.complain(BadInput("{0}: is empty.", MARKUP))
    assert [line for widget in (window, *window.findChildren(QWidget)) for line in rich(widget)] == []
    assert MARKUP in window.windowTitle()
    for dialog in window.findChildren(QDialog):
        dialog.close()
    closed(desk)


def test_a_label_is_made_where_it_is_made_plain() -> None:
    """Qt's own labels and message boxes guess whether a text is rich."""
    made = [
        f"{path.relative_to(ROOT)}:{node.lineno}: use plain_label or plain_box of looks/literal.py"
        for path in PACKAGE.rglob("*.py")
        if path.name != "literal.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("QLabel", "QMessageBox")
    ]
    assert made == []
