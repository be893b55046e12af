"""The pictures of the guide, drawn by the window itself, and the texts that it shows on them.

`python -m tests.screenshots` draws them anew into resources/help/images, and writes their texts beside this module: by
these a test tells when a picture no longer shows what the window does, whatever the fonts and the machine.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer, QTranslator
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from annotator import paths, workflow
from annotator.app import Application
from annotator.app.start import translate
from annotator.settings import Settings
from annotator.window.main_window import MainWindow

LANGUAGES = ("en", "zh_CN")
THEMES = ("light", "dark")
TEXTS = Path(__file__).with_name("screenshots.json")
SIZE = (1280, 760)
"""Of the window, in pixels."""

Shot = Callable[[MainWindow], QWidget]


def _desk(window: MainWindow) -> QWidget:
    return window


def _articles(window: MainWindow) -> QWidget:
    window.actions_.by_name["next_article"].trigger()
    return window


def _doubts(window: MainWindow) -> QWidget:
    window.actions_.by_name["queue_panel"].trigger()
    return window


SHOTS: Mapping[str, tuple[Path, Shot]] = {
    "desk": (paths.sample_issue(), _desk),
    "articles": (paths.sample_issue(), _articles),
    "doubts": (paths.sample_issue(), _doubts),
    "pages": (paths.sample_page(".xml"), _desk),
}
"""Each picture with the file that is imported for it."""


@contextmanager
def speaking(app: QApplication, language: str) -> Iterator[None]:
    """The application speaks a language."""
    before = set(app.findChildren(QTranslator))
    translate(app, language)
    yield
    for translator in set(app.findChildren(QTranslator)) - before:
        app.removeTranslator(translator)
        translator.deleteLater()


@contextmanager
def shown(folder: Path, language: str, theme: str, file: Path, shot: Shot) -> Iterator[QWidget]:
    """A window of a new library with a file in it, as a picture shows it."""
    settings = Settings(author="Ann" if language == "en" else "安", theme=theme, tag_entities=True)
    desk = Application(settings, folder / f"{language}-{theme}-{file.stem}.db", language)
    try:
        with workflow.open_library(desk.library.path) as library:
            made = next(iter(workflow.import_all(library, [file], author=settings.author, entities=True)))
        desk.show_issue(made.id)
        desk.window.resize(*SIZE)
        desk.window.show()
        yield shot(desk.window)
    finally:
        desk.close()


def texts(widget: QWidget) -> list[str]:
    """What a picture of a widget says, but for what the issue says."""
    parts = [one for one in (widget, *widget.findChildren(QWidget)) if one.isVisible()]
    said: list[str] = []
    for part in parts:
        match part:
            case QLabel() | QAbstractButton():
                said.append(part.text())
            case QLineEdit():
                said.append(part.placeholderText())
            case QDockWidget():
                said.append(part.windowTitle())
            case QTabBar():
                said += [part.tabText(number) for number in range(part.count())]
    if isinstance(widget, MainWindow):
        said += [action.text() for action in widget.menuBar().actions()]
    return sorted({text for text in said if text and not any(char.isdigit() for char in text)})


def all_texts(app: QApplication, folder: Path) -> dict[str, list[str]]:
    """The texts of each picture in each language."""
    found = {}
    for language in LANGUAGES:
        with speaking(app, language):
            for name, (file, shot) in SHOTS.items():
                with shown(folder, language, "light", file, shot) as widget:
                    app.processEvents()
                    found[f"{language}/{name}"] = texts(widget)
    return found


def _draw(app: QApplication, folder: Path, images: Path) -> None:
    for language in LANGUAGES:
        with speaking(app, language):
            for theme in THEMES:
                for name, (file, shot) in SHOTS.items():
                    with shown(folder, language, theme, file, shot) as widget:
                        _wait(1500)
                        path = images / language / theme / f"{name}.png"
                        path.parent.mkdir(parents=True, exist_ok=True)
                        _save(widget.grab(), path)


def _save(picture: QPixmap, path: Path) -> None:
    """Write a picture in few colours, as a picture of a window takes a quarter of the room then."""
    picture.save(str(path))
    with Image.open(path) as whole:
        few = whole.convert("RGB").quantize(96, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> int:
    """Draw all pictures and write their texts; the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).with_name('screens.json')}")
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[variable] = str(folder / variable)
        _draw(app, folder, paths.resource("help", "images"))
        with tempfile.TemporaryDirectory() as other:
            found = all_texts(app, Path(other))
    TEXTS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
