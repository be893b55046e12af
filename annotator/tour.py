"""A walk through the main job on the sample, by the window's own mouse and keys; for machines without a display, and
for the tests.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QMessageLogContext, QPoint, QPointF, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator import paths
from annotator.app import Application, start
from annotator.core.errors import AnnotatorError
from annotator.settings import Settings
from annotator.window.dialogs.approve import ApproveDialog
from annotator.window.main_window import MainWindow
from annotator.window.panes.article_editor import ArticleEditor
from annotator.window.panes.boundary_bar import BoundaryBar
from annotator.workflow import Options

_LONGEST = 60.0  # seconds that a step may take


class TourError(AnnotatorError):
    """A step of the tour did not come out as it should."""


def wait_for(holds: Callable[[], bool], what: str) -> None:
    """Process events until a condition holds; TourError if it does not within a minute."""
    give_up = time.monotonic() + _LONGEST
    while not holds():
        if time.monotonic() > give_up:
            raise TourError("The tour waited in vain for this: {0}.", what)
        QTest.qWait(10)


def drag_boundary(bar: BoundaryBar, boundary_id: str, to: int, *, freely: bool = False, drop: bool = True) -> None:
    """Drag the handle of a boundary with the mouse to a visible raw offset; `freely` holds Alt, `drop` releases it at
    the end.
    """
    pane = bar.pane
    assert bar.open_issue is not None
    start = next(b.start for b in bar.open_issue.issue.boundaries if b.id == boundary_id)
    pane.scroll_to(start)
    rect = pane.rects(to, to)[0]
    keys = Qt.KeyboardModifier.AltModifier if freely else Qt.KeyboardModifier.NoModifier
    x = int(rect.x()) + bar.width() if freely else bar.width() // 2
    grip = QPoint(bar.width() // 2, round(pane.top_of(start)))
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, keys, grip)
    # QTest.mouseMove tells no pressed buttons, but the bar goes by its own state.
    move_mouse(bar, QPoint(x, round(rect.center().y() if freely else rect.top())), keys)
    if drop:
        QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, keys, QPoint(x, round(rect.top())))


def move_mouse(widget: QWidget, to: QPoint, keys: Qt.KeyboardModifier) -> None:
    """Move the mouse over a widget with the left button and some keys held."""
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), QPointF(widget.mapToGlobal(to)), Qt.MouseButton.NoButton, left, keys
    )
    QApplication.sendEvent(widget, event)


def type_text(editor: ArticleEditor, text: str) -> None:
    """Type a text as an input method does: composed first, then committed."""
    QApplication.sendEvent(editor, QInputMethodEvent(text, []))
    commit = QInputMethodEvent()
    commit.setCommitString(text)
    QApplication.sendEvent(editor, commit)


def select_text(window: MainWindow, words: str) -> None:
    """Select the first occurrence of some words in the chosen article's text."""
    start = window.editor.blocks.text.find(words)
    if start < 0:
        raise TourError("The article does not hold {0}.", words)
    window.editor.setFocus()
    window.editor.select(start, start + len(words))


def approve(window: MainWindow) -> None:
    """Approve the chosen article, also where the window asks about open doubts first."""
    press(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    for dialog in window.findChildren(ApproveDialog):
        dialog.all_the_same.click()


def press(window: MainWindow, key: Qt.Key, *keys: Qt.KeyboardModifier) -> None:
    """Press a key with others held, as the window gets it."""
    held = Qt.KeyboardModifier.NoModifier
    for one in keys:
        held |= one
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


@contextmanager
def _without_what_no_display_can() -> Iterator[None]:
    """Leave out what Qt says of things that take a display, such as grabbing the keyboard; the rest is printed."""

    def show(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if not text.startswith("This plugin does not support "):
            print(text, file=sys.stderr)

    before = qInstallMessageHandler(show)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def walk(folder: Path) -> int:
    """Import and split the sample, move a boundary, type a correction, tag an entity, export gold; the exit code.

    It needs no display.
    """
    if not start.has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _app, _chosen, language = start.begun()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as private, _without_what_no_display_can():
        desk = Application(Settings(author="tour"), Path(private, "tour.db"), language)
        try:
            _steps(desk, folder)
        except AnnotatorError as error:
            print(error, file=sys.stderr)
            return 1
        finally:
            desk.close()
    print(f"The gold export and a screenshot are in {folder.resolve()}")
    return 0


def _steps(desk: Application, folder: Path) -> None:
    window = desk.window
    if not QFontMetrics(window.raw.font()).inFont("湖"):
        raise TourError("No font with Chinese characters is installed; install fonts-wqy-microhei or fonts-noto-cjk.")
    window.show()
    window.activateWindow()
    wait_for(window.isActiveWindow, "the window to come up")
    desk.imports.run([paths.sample_issue()])
    wait_for(lambda: window.open_issue is not None and not desk.is_busy(), "the sample to be imported")
    open_issue = window.open_issue
    assert open_issue is not None
    print(f"imported and split: {len(open_issue.issue.articles)} articles")

    boundary = open_issue.issue.articles[2].head
    line = window.raw.blocks.starts[window.raw.blocks.block_at(boundary.start) + 2]
    drag_boundary(window.raw.bar, boundary.id, line)
    print(f"boundary {boundary.id} dragged from {boundary.start} to {open_issue.issue.by_id[boundary.id].anchor.raw}")
    drag_boundary(window.raw.bar, boundary.id, boundary.start)

    window.focus_.choose(next(a.id for a in open_issue.issue.articles if "青石街菜市场" in open_issue.offsets(a).text))
    select_text(window, "称也是亮的")
    type_text(window.editor, "秤也是亮的")
    window.editor.store_typing()
    print("correction typed: 称 → 秤")
    select_text(window, "陶建平")
    press(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    print(f"entities tagged: {sum(entity.state == 'accepted' for entity in open_issue.issue.entities)}")
    window.grab().save(str(folder / "window.png"))
    approve(window)
    print(f"approved: {sum(article.approved for article in open_issue.issue.articles)}")
    for name, suffix in (("jsonl", ".jsonl"), ("conll", ".conll")):
        desk.exports.write(name, folder / f"gold{suffix}", Options())
        wait_for(lambda: not desk.is_busy(), "the export")
        if not (folder / f"gold{suffix}").exists():
            raise TourError("The export to {0} failed.", name)
    print("exported: gold.jsonl, gold.conll")
