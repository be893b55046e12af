"""What records are called: in words that can not be taken for the text, and not by inner names of the program."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.core.labels import Label
from annotator.core.records import Correction, Entity
from annotator.window.descriptions import description, doubt_line
from annotator.window.labels import LABEL_TITLES
from tests.window import samples


@pytest.mark.parametrize(
    ("stood", "text", "says"),
    [(1, "", "老 (deleted)"), (0, "委", "(inserted) 委"), (1, "无", "老 → 无"), (2, "一", "老桥 → 一")],
)
def test_what_is_deleted_and_inserted_is_not_said_by_a_word_that_may_be_the_text(
    stood: int, text: str, says: str
) -> None:
    issue, start = samples.issue(), samples.BRIDGE_START
    correction = issue.by_id["comma"]
    assert isinstance(correction, Correction)
    changed = replace(correction, start=start, end=start + stood, text=text)
    assert description(issue, changed).splitlines()[0].endswith(says)
    assert says in doubt_line(issue, changed)


def test_an_entity_is_called_by_the_title_of_its_label_and_the_program_by_nothing() -> None:
    issue = samples.issue()
    suggested, by_hand = issue.by_id["ranger"], issue.by_id["aunt"]
    assert isinstance(by_hand, Entity)
    assert "names 1" not in description(issue, suggested)
    assert description(issue, by_hand).startswith("person\n")
    assert description(issue, by_hand).endswith(" · ann")
    LABEL_TITLES.use([Label(name="PER", title="somebody")])
    assert description(issue, by_hand).startswith("somebody\n")
    LABEL_TITLES.use([])
