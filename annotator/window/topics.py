"""The topics of the guide: files in Markdown, in each language of the window, and which of them a widget is about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from annotator import paths
from annotator.core.marking import marked

FIRST = "start"
_FOLDER = marked("Guide", "en")
"""The folder of the guide in a language is what the language translates this into."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the guide; its title is the first heading of its text."""

    name: str
    title: str
    text: str


def folder() -> Path:
    """Where the guide stands in the language of the window."""
    return paths.resource("help", QCoreApplication.translate("Guide", _FOLDER))


def topics() -> list[Topic]:
    """The topics in their order, which the numbers before their names give."""
    return [_topic(path) for path in sorted(folder().glob("*.md"))]


def _topic(path: Path) -> Topic:
    text = path.read_text(encoding="utf-8")
    return Topic(path.stem.partition("-")[2], text.partition("\n")[0].lstrip("# "), text)


def topic_about(widget: QWidget | None) -> str:
    """The name of the topic about a widget: the `topic` of the innermost one around it that has any."""
    while widget is not None:
        if name := getattr(widget, "topic", ""):
            return str(name)
        widget = widget.parentWidget()
    return FIRST
