"""The list of issues: filtered, and what is done with several of them at once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from annotator.app import Application
from annotator.core import edits
from annotator.core.issue import Issue, Source
from annotator.window.dialogs.deleted import DeletedDialog
from annotator.window.dialogs.issues import IssuesDialog
from annotator.window.dialogs.newspaper import NewspaperDialog

TITLES = ("甲", "乙", "丙")


@pytest.fixture
def ids(bare_desk: Application) -> list[int]:
    """Three issues of three days, the first of which is open."""
    made = [
        bare_desk.library.add(
            Issue(raw="老桥修好了。\n", title=title, date=f"1963-05-0{n}", source=Source(f"{n}.txt", f"{n}" * 64)),
            (),
            author="ann",
        )
        for n, title in enumerate(TITLES, 1)
    ]
    bare_desk.show_issue(made[0])
    return made


def listed(desk: Application) -> IssuesDialog:
    desk.window.actions_.by_name["choose_issue"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, IssuesDialog)
    dialog.table.sortByColumn(0, dialog.table.horizontalHeader().sortIndicatorOrder().AscendingOrder)
    return dialog


def titles(dialog: IssuesDialog) -> list[str]:
    model = dialog.table.model()
    return [model.index(row, 1).data().split()[0] for row in range(model.rowCount())]


def pressed(dialog: object, name: str) -> None:
    button = next(button for button in dialog._for_many if button.text().startswith(name))  # type: ignore[attr-defined]
    button.click()


def test_the_list_is_filtered_by_days_newspaper_and_state(bare_desk: Application, ids: list[int]) -> None:
    open_issue = bare_desk.window.open_issue
    assert open_issue is not None
    open_issue.act(edits.set_newspaper, "湖畔晨报")
    open_issue.act(edits.approve, open_issue.issue.articles[0].id)
    dialog = listed(bare_desk)
    dialog.since.setText("1963-05-02")
    assert titles(dialog) == ["乙", "丙"]
    assert dialog.days.isHidden()
    dialog.since.setText("1963-05-32")
    assert dialog.days.isVisible()
    assert titles(dialog) == ["乙", "丙"]
    dialog.since.clear()
    dialog.newspaper.setCurrentIndex(1)
    assert titles(dialog) == ["甲"]
    dialog.newspaper.setCurrentIndex(0)
    dialog.shown.setCurrentIndex(1)
    assert titles(dialog) == ["乙", "丙"]
    dialog.shown.setCurrentIndex(3)
    assert titles(dialog) == []
    assert not any(button.isEnabled() for button in dialog._for_many)
    dialog.reject()


def test_selected_issues_are_deleted_and_brought_back(bare_desk: Application, ids: list[int], qtbot: QtBot) -> None:
    dialog = listed(bare_desk)
    dialog.table.selectAll()
    pressed(dialog, "Delete")
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text().startswith("Delete 3 issue")
    next(button for button in box.buttons() if button.text() == "Delete").click()
    qtbot.waitUntil(lambda: titles(dialog) == [])
    assert bare_desk.window.open_issue is None
    dialog.deleted.click()
    deleted = QApplication.activeModalWidget()
    assert isinstance(deleted, DeletedDialog)
    deleted.list.selectAll()
    deleted.back.click()
    qtbot.waitUntil(lambda: titles(dialog) == [*TITLES])
    assert deleted.list.count() == 0
    deleted.reject()
    dialog.reject()


def test_the_newspaper_of_several_issues_is_set_at_once(bare_desk: Application, ids: list[int], qtbot: QtBot) -> None:
    dialog = listed(bare_desk)
    dialog.table.selectAll()
    pressed(dialog, "Newspaper")
    question = QApplication.activeModalWidget()
    assert isinstance(question, NewspaperDialog)
    question.title.setEditText("湖畔晨报")
    question.accept()
    listing = bare_desk.library.listing
    qtbot.waitUntil(lambda: all(listing.row(one).newspaper == "湖畔晨报" for one in ids))
    qtbot.waitUntil(lambda: not bare_desk.is_busy())
    dialog.reject()


def test_several_issues_get_new_suggestions(bare_desk: Application, ids: list[int], qtbot: QtBot) -> None:
    bare_desk.window.change_settings(tag_entities=False)
    bare_desk.many_issues.suggest_again(ids)
    qtbot.waitUntil(lambda: not bare_desk.is_busy())
    assert all(bare_desk.library.history(one).entries for one in ids)
