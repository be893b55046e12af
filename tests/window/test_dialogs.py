"""The dialogs: how a file is read before it is imported, what is exported, the issues, the keys."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QMessageBox, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from annotator import paths, workflow
from annotator.app import Application
from annotator.core import edits
from annotator.core.records import DetailField
from annotator.store.listing import IssueRow, Listing
from annotator.window.dialogs.details import DetailsDialog
from annotator.window.dialogs.export import ExportDialog
from annotator.window.dialogs.import_files import ImportDialog
from annotator.window.dialogs.issues import IssuesDialog
from annotator.window.dialogs.keys import KeysDialog
from annotator.window.dialogs.newspaper import NewspaperDialog
from annotator.workflow import Offsets, Options, Scheme, Scope
from tests.benchmarks import archive
from tests.benchmarks.archive import Size
from tests.window import samples
from tests.window.desks import key, put

OK = QDialogButtonBox.StandardButton.Ok
CANCEL = QDialogButtonBox.StandardButton.Cancel
ODD = "湖畔晨报\r\n老桥修好了\x00\ue000𠮷，很好，\n昨天，晴,\u200b\n"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """What the dialogs belong to; it goes with the test, whether they are closed by then or not."""
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def import_dialog(path: Path, parent: QWidget) -> tuple[ImportDialog, list[tuple[Path, str]]]:
    """The dialog on a file, and the wishes that it makes."""
    dialog = ImportDialog(path, workflow.look, workflow.ENCODINGS, parent)
    wishes: list[tuple[Path, str]] = []
    dialog.requested.connect(lambda path, encoding, *_rest: wishes.append((path, encoding)))
    dialog.show()
    return dialog, wishes


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "晨报 <b>.txt"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("encoding", "said"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("gb18030", "gb18030"), ("utf-16", "utf-16")]
)
def test_the_import_shows_how_a_file_is_read(tmp_path: Path, parent: QWidget, encoding: str, said: str) -> None:
    dialog, wishes = import_dialog(written(tmp_path, samples.RAW, encoding), parent)
    assert dialog.read_as.text().startswith(said)
    assert f"{len(samples.RAW)} characters" in dialog.read_as.text()
    assert "老桥修好了" in dialog.text.toPlainText()
    dialog.buttons.button(OK).click()
    assert wishes == [(dialog._path, "")]


def test_the_import_shows_what_is_odd(tmp_path: Path, parent: QWidget) -> None:
    dialog, _wishes = import_dialog(written(tmp_path, ODD), parent)
    said = dialog.findings.text()
    for words in (
        "1 × NUL characters",
        "1 × private-use characters",
        "1 × invisible characters",
        "1 × characters beyond the Basic Multilingual Plane",
        "1 × punctuation marks of the rarer width",
        "1 × line ends of the rarer kind",
    ):
        assert words in said


def test_a_file_with_nothing_odd_says_so(tmp_path: Path, parent: QWidget) -> None:
    dialog, _wishes = import_dialog(written(tmp_path, "湖畔晨报\n老桥修好了。\n"), parent)
    assert dialog.findings.text() == "nothing"


def test_another_encoding_is_chosen_shown_and_wished_for(tmp_path: Path, parent: QWidget) -> None:
    dialog, wishes = import_dialog(written(tmp_path, "湖畔晨報,老橋修好了。今天天氣很好。", "big5"), parent)
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("gb18030"))
    assert "老橋修好了" not in dialog.text.toPlainText()
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("cp950"))
    assert "18 characters" in dialog.read_as.text()
    assert "老橋修好了" in dialog.text.toPlainText()
    dialog.buttons.button(OK).click()
    assert [encoding for _path, encoding in wishes] == ["cp950"]


def test_nothing_is_imported_in_an_encoding_that_does_not_fit(tmp_path: Path, parent: QWidget) -> None:
    dialog, wishes = import_dialog(written(tmp_path, samples.RAW, "gb18030"), parent)
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("utf-8"))
    assert not dialog.buttons.button(OK).isEnabled()
    assert "utf-8" in dialog.findings.text()
    assert dialog.text.toPlainText() == ""
    dialog.encoding.setCurrentIndex(0)
    assert dialog.buttons.button(OK).isEnabled()
    dialog.reject()
    assert wishes == []


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is empty"), (b"\x89PNG\r\n\x1a\n" + bytes(50), "an image"), (b"%PDF-1.7\n", "PDF")],
    ids=["empty", "image", "PDF"],
)
def test_a_file_that_is_no_text_says_what_it_is(tmp_path: Path, parent: QWidget, content: bytes, words: str) -> None:
    path = tmp_path / "wrong.txt"
    path.write_bytes(content)
    dialog, _wishes = import_dialog(path, parent)
    assert words in dialog.findings.text()
    assert not dialog.buttons.button(OK).isEnabled()


def test_a_folder_says_that_it_is_no_file(tmp_path: Path, parent: QWidget) -> None:
    dialog, _wishes = import_dialog(tmp_path, parent)
    assert "no ordinary file" in dialog.findings.text()


@pytest.fixture
def export_dialog(tmp_path: Path, parent: QWidget) -> ExportDialog:
    dialog = ExportDialog(workflow.writable(), tmp_path, parent)
    dialog.show()
    return dialog


def choose_format(dialog: ExportDialog, name: str) -> None:
    names = [found.name for found in workflow.writable()]
    dialog.format.setCurrentIndex(names.index(name))


def test_the_export_is_wished_for_by_format_file_and_options(
    export_dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    assert export_dialog.path.text() == str(tmp_path / "gold.jsonl")
    choose_format(export_dialog, "conll")
    export_dialog.scope.setCurrentIndex(1)
    export_dialog.scheme.setCurrentIndex(1)
    export_dialog.divided.setChecked(True)
    export_dialog.seed.setValue(7)
    with qtbot.waitSignal(export_dialog.requested) as requested:
        export_dialog.buttons.button(OK).click()
    assert requested.args is not None
    assert requested.args[:2] == ["conll", tmp_path / "gold.conll"]
    options = Options(scope=Scope.ANY, scheme=Scheme.BIOES, shares=(80, 10, 10), seed=7, suffix=".conll")
    assert requested.args[2] == options


def test_approved_articles_are_what_is_exported_unless_all_are_wanted(export_dialog: ExportDialog) -> None:
    assert export_dialog.options().scope == Scope.APPROVED


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("jsonl", set()),
        ("conll", {"unit", "scheme", "nested"}),
        ("spacy", {"nested"}),
        ("doccano", {"offsets"}),
        ("label-studio", set()),
    ],
)
def test_the_export_asks_only_what_the_format_needs(name: str, shown: set[str], export_dialog: ExportDialog) -> None:
    choose_format(export_dialog, name)
    boxes = {box: getattr(export_dialog, box) for box in ("unit", "scheme", "nested", "edges", "offsets")}
    assert {box for box, widget in boxes.items() if widget.isVisible()} == shown


def test_what_a_project_of_doccano_counts_is_chosen(export_dialog: ExportDialog) -> None:
    choose_format(export_dialog, "doccano")
    assert export_dialog.options().offsets == Offsets.UTF16
    export_dialog.offsets.setCurrentIndex(1)
    assert export_dialog.options().offsets == Offsets.GRAPHEME


def test_words_make_the_export_ask_about_names_that_cut_them(export_dialog: ExportDialog) -> None:
    choose_format(export_dialog, "conll")
    assert not export_dialog.edges.isVisible()
    export_dialog.unit.setCurrentIndex(1)
    assert export_dialog.edges.isVisible()


def test_nothing_is_exported_without_a_file_name_or_a_share(export_dialog: ExportDialog) -> None:
    ok = export_dialog.buttons.button(OK)
    export_dialog.path.clear()
    choose_format(export_dialog, "conll")
    assert not ok.isEnabled()
    export_dialog.path.setText("a.conll")
    assert ok.isEnabled()
    export_dialog.divided.setChecked(True)
    for box in export_dialog.shares:
        box.setValue(0)
    assert not ok.isEnabled()


def test_what_an_export_would_replace_is_said(export_dialog: ExportDialog, tmp_path: Path) -> None:
    (tmp_path / "there.jsonl").touch()
    export_dialog.path.setText(str(tmp_path / "there.jsonl"))
    assert "will be replaced" in export_dialog.note.text()
    export_dialog.path.setText(str(tmp_path / "new.jsonl"))
    assert export_dialog.note.text() == ""


def opened_export(desk: Application) -> ExportDialog:
    desk.window.actions_.by_name["export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    return dialog


@pytest.mark.parametrize("there", [True, False])
def test_an_export_from_one_s_own_database_goes_to_one_s_documents(
    desk: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    (documents := tmp_path / "Documents").mkdir(exist_ok=True)
    monkeypatch.setattr(paths, "default_database", lambda: desk.library.address)
    place = documents if there else tmp_path / "none"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(place))
    written = Path(opened_export(desk).path.text())
    assert written.parent == (documents if there else Path.home())


def test_the_window_s_export_previews_writes_and_reports_what_is_approved(
    desk: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    assert desk.window.open_issue is not None
    desk.window.open_issue.act(edits.approve, "bridge")
    dialog = opened_export(desk)
    choose_format(dialog, "conll")
    dialog.path.setText(str(tmp_path / "out.conll"))
    qtbot.waitUntil(lambda: dialog.shown.toPlainText().startswith("-DOCSTART-("))
    assert list(tmp_path.glob("out*")) == []
    dialog.export.click()
    assert not dialog.path.isEnabled()
    qtbot.waitUntil(lambda: not desk.is_busy())
    lines = (tmp_path / "out.conll").read_text(encoding="utf-8")
    assert "周\tB-PER\n阿\tI-PER\n姨\tI-PER" in lines
    assert "护" not in lines
    assert "articles: 1" in desk.window.notice.text()
    told = dialog.shown.toPlainText().splitlines()
    assert "articles: 1" in told[0]
    assert told[1].startswith("furniture: 1 ")
    assert any("nobody has approved" in line for line in told[1:])
    dialog.reject()
    assert not dialog.isVisible()


def test_an_export_of_this_issue_in_two_formats_is_kept_as_a_recipe_and_remembered(
    desk: Application, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "r.json"), ""))
    dialog = opened_export(desk)
    dialog.path.setText(str(tmp_path / "out" / "a.jsonl"))
    dialog.scope.setCurrentIndex(1)
    dialog.which.box.setCurrentIndex(1)
    dialog.recipe.add.click()
    choose_format(dialog, "conll")
    dialog.scheme.setCurrentIndex(1)
    dialog.recipe.add.click()
    dialog.recipe.save.click()
    dialog.export.click()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert {path.name for path in (tmp_path / "out").glob("a.[jc]*")} >= {"a.jsonl", "a.conll"}
    assert dialog.show_folder.isVisible()
    assert [one.format for one in workflow.read_recipe(tmp_path / "r.json").exports] == ["jsonl", "conll"]
    dialog.reject()
    again = opened_export(desk)
    assert (again.options().scope, again.options().scheme) == (Scope.ANY, Scheme.BIOES)
    assert again.path.text() == str(tmp_path / "out" / "gold.conll")
    again.reject()


def test_issues_of_days_that_are_none_are_not_exported(export_dialog: ExportDialog, tmp_path: Path) -> None:
    which = export_dialog.which
    export_dialog.path.setText(str(tmp_path / "a.jsonl"))
    which.box.setCurrentIndex(which.box.count() - 1)
    for since, is_right in (("", True), ("1963-", False), ("1963-05", True), ("1963-13", False)):
        which.since.setText(since)
        assert export_dialog.export.isEnabled() == is_right
    which.box.setCurrentIndex(0)
    assert export_dialog.export.isEnabled()


def test_a_preview_that_comes_late_takes_no_report_s_place(export_dialog: ExportDialog) -> None:
    export_dialog.show_report(["3 articles"])
    export_dialog.show_preview(export_dialog.options(), "late")
    assert export_dialog.shown.toPlainText() == "3 articles"
    export_dialog.scope.setCurrentIndex(1)
    export_dialog.show_preview(export_dialog.options(), "new")
    assert export_dialog.shown.toPlainText() == "new"


def test_a_format_that_is_no_text_is_said_to_be_none(export_dialog: ExportDialog) -> None:
    export_dialog.show_preview(export_dialog.options(), "")
    assert "not text" in export_dialog.shown.toPlainText()


def test_a_preview_says_why_there_is_nothing_to_see(desk: Application, qtbot: QtBot) -> None:
    dialog = opened_export(desk)
    qtbot.waitUntil(lambda: "No article has this status yet" in dialog.shown.toPlainText())
    dialog.scope.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.shown.toPlainText().startswith('{"format"'))
    dialog.reject()


def test_an_export_that_is_stopped_writes_nothing(
    desk: Application, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_stopped, export = Event(), workflow.export

    def held_back(*args: Any, **options: Any) -> workflow.Report:
        is_stopped.wait()  # or it may be through before it is stopped
        return export(*args, **options)

    monkeypatch.setattr(workflow, "export", held_back)
    dialog = opened_export(desk)
    dialog.scope.setCurrentIndex(1)
    choose_format(dialog, "brat")
    dialog.path.setText(str(tmp_path / "out"))
    dialog.export.click()
    dialog.buttons.button(CANCEL).click()
    is_stopped.set()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert "nothing was written" in dialog.shown.toPlainText()
    assert dialog.isVisible()
    assert sorted(tmp_path.glob("out*")) == []
    dialog.reject()


def test_a_preview_that_comes_after_the_dialog_is_closed_is_for_nobody(desk: Application, qtbot: QtBot) -> None:
    dialog = opened_export(desk)
    dialog.previewed.emit("conll", dialog.options())
    assert desk.is_busy()
    dialog.reject()
    qtbot.waitUntil(lambda: not desk.is_busy())


@pytest.fixture
def worked_on(desk: Application, tmp_path: Path, qtbot: QtBot) -> tuple[ExportDialog, Path]:
    """The dialog about an export to a folder in which somebody has annotated since, and the file of their work."""
    dialog = opened_export(desk)
    dialog.scope.setCurrentIndex(1)
    choose_format(dialog, "brat")
    dialog.path.setText(str(tmp_path / "out"))
    dialog.export.click()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert not dialog.replace.isVisible()
    work = min((tmp_path / "out").glob("*.ann"))
    work.write_text("mine")
    dialog.export.click()
    qtbot.waitUntil(lambda: not desk.is_busy())
    return dialog, work


def test_an_export_that_people_have_worked_in_is_replaced_only_when_that_is_said(
    worked_on: tuple[ExportDialog, Path], desk: Application, qtbot: QtBot
) -> None:
    dialog, work = worked_on
    assert work.name in dialog.shown.toPlainText()
    assert work.read_text() == "mine"
    dialog.replace.click()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert work.read_text() != "mine"
    assert "Written to" in dialog.shown.toPlainText()
    assert not dialog.replace.isVisible()
    dialog.reject()


def test_another_place_may_be_named_for_an_export_that_people_have_worked_in(
    worked_on: tuple[ExportDialog, Path], desk: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, work = worked_on
    other = work.parent.with_name("other")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(other), ""))
    dialog.elsewhere.click()
    assert not dialog.replace.isVisible()
    dialog.export.click()
    qtbot.waitUntil(lambda: not desk.is_busy())
    assert work.read_text() == "mine"
    assert other.joinpath(work.name).exists()
    dialog.reject()


def test_an_export_that_can_t_be_written_is_one_message(desk: Application, tmp_path: Path, qtbot: QtBot) -> None:
    desk.exports.write("jsonl", tmp_path / "no such folder" / "a.jsonl", Options(scope=Scope.ANY))
    qtbot.waitUntil(lambda: not desk.is_busy())
    [box] = desk.window.findChildren(QMessageBox)
    assert "can't be written" in box.text()
    box.close()


@pytest.fixture
def issues_dialog(bare_desk: Application) -> IssuesDialog:
    """The list of a library with two issues, the second one newer."""
    for title in ("湖畔晨报", "Lake Evening"):
        issue, operations = samples.made(samples.RAW)
        named = type(issue)(raw=issue.raw, title=title, date="2026-03-01")
        bare_desk.library.add(named, operations, author="test")
        time.sleep(0.002)  # so that one is later than the other
    bare_desk.many_issues.show()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, IssuesDialog)
    return dialog


def rows(dialog: IssuesDialog) -> list[list[object]]:
    model = dialog.table.model()
    return [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]


def test_the_issues_are_listed_the_latest_first(issues_dialog: IssuesDialog) -> None:
    assert rows(issues_dialog) == [
        ["2026-03-01", "Lake Evening", "", "0 / 3", 5],
        ["2026-03-01", "湖畔晨报", "", "0 / 3", 5],
    ]
    issues_dialog.reject()


def test_an_issue_is_searched_and_opened(issues_dialog: IssuesDialog, bare_desk: Application, qtbot: QtBot) -> None:
    qtbot.keyClicks(issues_dialog.filter, "EVENING")
    assert [row[1] for row in rows(issues_dialog)] == ["Lake Evening"]
    issues_dialog.table.selectRow(0)
    key(issues_dialog.table, Qt.Key.Key_Return)
    assert bare_desk.window.open_issue is not None
    assert bare_desk.window.open_issue.issue.title == "Lake Evening"


def test_the_issue_that_is_chosen_is_opened_after_the_list_was_sorted_anew(
    issues_dialog: IssuesDialog, bare_desk: Application
) -> None:
    issues_dialog.table.sortByColumn(5, Qt.SortOrder.AscendingOrder)
    issues_dialog.table.selectRow(0)
    issues_dialog.accept()
    assert bare_desk.window.open_issue is not None
    assert bare_desk.window.open_issue.issue.title == "湖畔晨报"


def test_an_issue_and_its_article_are_described_in_one_step(desk: Application, qtbot: QtBot) -> None:
    open_issue, article = put(desk, samples.RAW), desk.window.focus_.article_id
    desk.window.actions_.by_name["details"].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), DetailsDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DetailsDialog)
    dialog.newspaper.setEditText("湖畔晨报")
    dialog.lines["", DetailField.TITLE].setText("湖畔晨报 第二版")
    dialog.lines[article, DetailField.COLUMN].setText("桥头堡")
    dialog.lines["", DetailField.DATE].setText("2026-13-45")
    assert (dialog.day.isVisible(), dialog.buttons.button(OK).isEnabled()) == (True, False)
    dialog.lines["", DetailField.DATE].clear()
    assert (dialog.day.isVisible(), dialog.buttons.button(OK).isEnabled()) == (False, True)
    dialog.accept()
    issue = open_issue.issue
    assert (issue.newspaper, issue.title) == ("湖畔晨报", "湖畔晨报 第二版")
    assert issue.details_of(article) == {DetailField.COLUMN: "桥头堡"}
    assert desk.window.windowTitle().startswith("湖畔晨报 第二版")
    desk.window.actions_.by_name["undo"].trigger()
    assert (open_issue.issue.newspaper, open_issue.issue.details) == ("", ())


@pytest.mark.parametrize("own", ["", "湖畔晨报"])
def test_the_question_for_the_newspaper_begins_with_the_one_of_the_issue(own: str, qtbot: QtBot) -> None:
    dialog = NewspaperDialog("老桥", own, ["别的日报", "湖畔晨报"])
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    assert chosen.args == [own]


def test_the_newspaper_of_an_issue_is_set_and_taken_back(desk: Application, qtbot: QtBot) -> None:
    open_issue = put(desk, samples.RAW)
    desk.window.actions_.by_name["set_newspaper"].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), NewspaperDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewspaperDialog)
    dialog.title.setEditText("湖畔晨报")
    dialog.accept()
    assert open_issue.issue.newspaper == "湖畔晨报"
    assert desk.library.listing.row(open_issue.issue_id).newspaper == "湖畔晨报"
    desk.window.actions_.by_name["undo"].trigger()
    assert open_issue.issue.newspaper == ""


class Watched(Listing):
    """The list of a library that remembers how many rows it was asked for."""

    asked = 0

    def page(self, *args: Any, **options: Any) -> list[IssueRow]:
        found = super().page(*args, **options)
        self.asked += len(found)
        return found


def test_of_many_issues_only_those_in_sight_are_read(bare_desk: Application, qtbot: QtBot) -> None:
    archive.write_into(bare_desk.library, Size(issues=1000, articles=1, size=30, entities=1))
    listing = Watched(bare_desk.library)
    dialog = IssuesDialog(listing, {}, bare_desk.window)
    dialog.show()
    model = dialog.table.model()
    assert model.rowCount() == 1000
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "1998-09-27")
    assert listing.asked == 200
    dialog.table.scrollToBottom()
    QApplication.processEvents()
    assert model.index(999, 0).data() == "1996-01-02"
    assert listing.asked == 400
    dialog.filter.setText("1997-02-0")
    assert model.rowCount() == 9
    dialog.close()


def test_an_empty_library_has_nothing_to_open(bare_desk: Application) -> None:
    bare_desk.many_issues.show()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, IssuesDialog)
    dialog.accept()
    assert bare_desk.window.open_issue is None


def test_the_sheet_of_keys_lists_every_action(desk: Application) -> None:
    desk.window.actions_.by_name["show_keys"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeysDialog)
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    listed = [
        branch.child(n)
        for branch in map(tree.topLevelItem, range(tree.topLevelItemCount()))
        if branch
        for n in range(branch.childCount())
    ]
    assert len(listed) == len(desk.window.actions_.by_name)
    assert ["Split at the caret", "Ctrl+Return"] in [[item.text(0), item.text(1)] for item in listed]
    dialog.close()


def test_the_audit_of_the_open_issue_is_told(bare_desk: Application) -> None:
    put(bare_desk, samples.RAW.replace("夜里", "夜\x00里"))
    bare_desk.window.actions_.by_name["show_audit"].trigger()
    [box] = bare_desk.window.findChildren(QMessageBox)
    assert "1 × NUL characters" in box.text()
    box.close()


def test_the_program_says_what_it_is(desk: Application) -> None:
    desk.window.actions_.by_name["about"].trigger()
    [box] = desk.window.findChildren(QMessageBox)
    assert "newspaper" in box.text()
    box.close()


def import_of(path: Path, parent: QWidget) -> tuple[ImportDialog, list[tuple[Any, ...]]]:
    """The dialog on a file, and all that it asks for."""
    dialog = ImportDialog(path, workflow.look, workflow.ENCODINGS, parent)
    wishes: list[tuple[Any, ...]] = []
    dialog.requested.connect(lambda *wish: wishes.append(wish))
    dialog.show()
    return dialog, wishes


def test_a_file_of_another_kind_is_taken_as_plain_text_only_on_purpose(tmp_path: Path, parent: QWidget) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: 老桥\n", encoding="utf-8")
    dialog, wishes = import_of(path, parent)
    assert "looks like data or settings" in dialog.findings.text()
    assert not dialog.buttons.button(OK).isEnabled()
    dialog.form.setCurrentIndex(dialog.form.findData("text"))
    assert "title: 老桥" in dialog.text.toPlainText()
    dialog.buttons.button(OK).click()
    assert wishes == [(path, "", "text", {})]


def test_the_columns_of_a_table_are_shown_and_can_be_changed_before_anything_is_stored(
    tmp_path: Path, parent: QWidget
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("标题,导语,正文\n老桥修好了,昨天通行。,桥面换了石板。\n", encoding="utf-8")
    dialog, wishes = import_of(path, parent)
    boxes = dialog.columns.boxes
    assert "a table of articles" in dialog.read_as.text()
    assert "1 article" in dialog.read_as.text()
    assert {str(column): box.currentText() for column, box in boxes.items() if box.currentIndex()} == {
        "text": "正文",
        "title": "标题",
    }
    assert dialog.text.toPlainText() == "老桥修好了\n桥面换了石板。\n"
    boxes[workflow.Column.TEXT].setCurrentIndex(2)
    boxes[workflow.Column.TITLE].setCurrentIndex(0)
    assert dialog.text.toPlainText() == "昨天通行。\n"
    dialog.buttons.button(OK).click()
    assert wishes == [(path, "", "", {"text": "2", "title": ""})]


def test_a_table_whose_columns_nobody_knows_asks_for_them(tmp_path: Path, parent: QWidget) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲,乙\n老桥修好了,桥面换了石板。\n", encoding="utf-8")
    dialog, _wishes = import_of(path, parent)
    assert not dialog.buttons.button(OK).isEnabled()
    assert "no column is called" in dialog.findings.text()
    dialog.columns.boxes[workflow.Column.TEXT].setCurrentIndex(2)
    assert dialog.buttons.button(OK).isEnabled()
    dialog.form.setCurrentIndex(dialog.form.findData("text"))
    assert not dialog.columns.isVisible()
