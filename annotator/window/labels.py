"""What the labels are called, and the further ones that come with the program to choose from."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from annotator.core.labels import Label
from annotator.core.marking import marked
from annotator.paths import resource

_TITLES = {
    "PER": marked("Label", "person"),
    "LOC": marked("Label", "place"),
    "ORG": marked("Label", "organisation"),
    "TIME": marked("Label", "time"),
    "TITLE": marked("Label", "title"),
    "WORK": marked("Label", "work"),
    "EVENT": marked("Label", "event"),
    "PRODUCT": marked("Label", "product"),
    "LAW": marked("Label", "law"),
    "FACILITY": marked("Label", "facility"),
}
_DESCRIPTIONS = {
    "PER": marked("Label", "Surname and given name together; without titles."),
    "LOC": marked("Label", "Countries, towns, districts, streets, rivers, mountains."),
    "ORG": marked("Label", "Offices, companies, schools, associations, teams, papers."),
    "TIME": marked("Label", "Dates, times of day, feasts, periods."),
    "TITLE": marked("Label", "Posts, ranks and forms of address."),
    "WORK": marked("Label", "Books, songs, films, plays, paintings."),
    "EVENT": marked("Label", "Meetings, festivals, matches, campaigns."),
    "PRODUCT": marked("Label", "Goods, brands, machines, ships."),
    "LAW": marked("Label", "Laws, decrees, rules, treaties."),
    "FACILITY": marked("Label", "Bridges, stations, squares, buildings."),
}


class LabelTitles:
    """The titles of the labels of the open database, by the labels' names; another label has the program's title."""

    def __init__(self) -> None:
        self._labels: dict[str, Label] = {}

    def use(self, labels: Iterable[Label]) -> None:
        """Call entities by the titles of a label set."""
        self._labels = {label.name: label for label in labels}

    def __getitem__(self, name: str) -> str:
        return label_title(self._labels.get(name) or Label(name=name))


LABEL_TITLES = LabelTitles()


def label_title(label: Label) -> str:
    """The title of a label: its own, else the program's for its name, else its name."""
    return label.title or QCoreApplication.translate("Label", _TITLES.get(label.name, "")) or label.name


def label_description(label: Label) -> str:
    """What a label is for, in its own words or the program's."""
    return label.description or QCoreApplication.translate("Label", _DESCRIPTIONS.get(label.name, ""))


def label_guideline(label: Label) -> str:
    """What a label is for, and sentences that show it, a line each."""
    examples = (f"· {line.strip()}" for line in label.examples.splitlines() if line.strip())
    return "\n".join(filter(None, (label_description(label), *examples)))


def wider_labels() -> list[Label]:
    """The labels that come with the program beside the first ones."""
    return [Label(**row) for row in json.loads(resource("labels", "wider.json").read_text(encoding="utf-8"))]
