"""The label set: which labels a name can have, what they are called, and their keys."""

from __future__ import annotations

import json
from dataclasses import dataclass

from annotator.paths import resource


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its name in the data, its titles in English and Chinese, and the digit that stands for it on the
    keyboard.
    """

    name: str
    en: str
    zh: str
    key: str

    def title(self, language: str) -> str:
        """The label's title in a language (as "zh_CN"), with its name."""
        return f"{self.zh if language.startswith('zh') else self.en} {self.name}"


def default_labels() -> list[Label]:
    """The label set that comes with the program."""
    return [Label(**found) for found in json.loads(resource("labels", "default.json").read_text(encoding="utf-8"))]
