"""What the labels are called, and the further ones that come with the program to choose from."""

from __future__ import annotations

import json

from PySide6.QtCore import QCoreApplication

from annotator.core.labels import Label
from annotator.paths import resource
from annotator.window.marking import QT_TRANSLATE_NOOP

_TITLES = {
    "PER": QT_TRANSLATE_NOOP("Label", "person"),
    "LOC": QT_TRANSLATE_NOOP("Label", "place"),
    "ORG": QT_TRANSLATE_NOOP("Label", "organisation"),
    "TIME": QT_TRANSLATE_NOOP("Label", "time"),
    "TITLE": QT_TRANSLATE_NOOP("Label", "title"),
    "WORK": QT_TRANSLATE_NOOP("Label", "work"),
    "EVENT": QT_TRANSLATE_NOOP("Label", "event"),
    "PRODUCT": QT_TRANSLATE_NOOP("Label", "product"),
    "LAW": QT_TRANSLATE_NOOP("Label", "law"),
    "FACILITY": QT_TRANSLATE_NOOP("Label", "facility"),
}
_DESCRIPTIONS = {
    "PER": QT_TRANSLATE_NOOP("Label", "Surname and given name together; without titles."),
    "LOC": QT_TRANSLATE_NOOP("Label", "Countries, towns, districts, streets, rivers, mountains."),
    "ORG": QT_TRANSLATE_NOOP("Label", "Offices, companies, schools, associations, teams, papers."),
    "TIME": QT_TRANSLATE_NOOP("Label", "Dates, times of day, feasts, periods."),
    "TITLE": QT_TRANSLATE_NOOP("Label", "Posts, ranks and forms of address."),
    "WORK": QT_TRANSLATE_NOOP("Label", "Books, songs, films, plays, paintings."),
    "EVENT": QT_TRANSLATE_NOOP("Label", "Meetings, festivals, matches, campaigns."),
    "PRODUCT": QT_TRANSLATE_NOOP("Label", "Goods, brands, machines, ships."),
    "LAW": QT_TRANSLATE_NOOP("Label", "Laws, decrees, rules, treaties."),
    "FACILITY": QT_TRANSLATE_NOOP("Label", "Bridges, stations, squares, buildings."),
}


def label_title(label: Label) -> str:
    """What a label is called: its own title, else the program's for its name, else its name."""
    return label.title or QCoreApplication.translate("Label", _TITLES.get(label.name, "")) or label.name


def label_description(label: Label) -> str:
    """What a label is for, in its own words or the program's."""
    return label.description or QCoreApplication.translate("Label", _DESCRIPTIONS.get(label.name, ""))


def wider_labels() -> list[Label]:
    """The labels that come with the program beside the first ones."""
    return [Label(**found) for found in json.loads(resource("labels", "wider.json").read_text(encoding="utf-8"))]
