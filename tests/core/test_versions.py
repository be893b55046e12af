"""Another version of an issue: what it says beyond the issue is taken up, and what stands against it is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.claims import What, differences
from annotator.core.edits.versions import version_changes
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, apply
from annotator.core.reading import headline_of
from annotator.core.records import Position, Role
from tests.core.histories import VERBS, Chooser, suggested_issues

RAW = "老桥修好了\n昨天上午走过。\n天气\n有雨。\n"


def taken(issue: Issue, version: Issue, *, replacing: bool = False) -> tuple[Issue, list[Why]]:
    changes, left = version_changes(issue, version, author="ann", replacing=replacing)
    after = apply(issue, Operation("import", tuple(changes)))
    assert list(faults(after)) == []
    return after, [why for _difference, why in left]


def split(issue: Issue, raw: int) -> Issue:
    return apply(issue, edits.split_at(issue, Position(raw), author="bea"))


def corrected(issue: Issue, start: int, end: int, text: str) -> Issue:
    return apply(issue, edits.correct(issue, "b0", start, end, text, author="bea"))


def test_what_only_the_version_says_is_taken_up() -> None:
    version = corrected(split(Issue(raw=RAW), RAW.index("天气")), 0, 2, "新桥")
    version = apply(version, edits.set_part(version, 0, 5, Role.HEADLINE, author="bea"))
    after, left = taken(Issue(raw=RAW), version)
    assert (left, differences(after, version)) == ([], [])
    assert headline_of(after, after.articles[0], OffsetMap(after, after.articles[0])) == "新桥修好了"


def test_where_the_issue_says_something_else_it_stays_and_that_is_told() -> None:
    own, version = corrected(Issue(raw=RAW), 0, 2, "旧桥"), corrected(Issue(raw=RAW), 0, 2, "新桥")
    after, left = taken(own, version)
    assert (after, left) == (own, [Why.SAID_OTHERWISE])
    after, left = taken(own, version, replacing=True)
    assert (left, differences(after, version)) == ([], [])


def test_what_only_the_issue_says_goes_where_the_version_is_right_about_both() -> None:
    own, version = corrected(Issue(raw=RAW), 0, 2, "旧桥"), Issue(raw=RAW)
    assert taken(own, version) == (own, [])
    after, left = taken(own, version, replacing=True)
    assert (left, differences(after, version)) == ([], [])


def test_a_note_of_the_version_comes_once() -> None:
    def noted(issue: Issue, text: str) -> Issue:
        return apply(issue, edits.add_note(issue, 0, 2, text, author="bea"))

    version = noted(noted(Issue(raw=RAW), "whose?"), "which?")
    own = noted(Issue(raw=RAW), "whose?")
    after, _left = taken(own, version)
    assert sorted(note.text for note in after.notes) == ["which?", "whose?"]
    assert taken(after, version)[0] == after


def test_names_are_not_looked_at() -> None:
    issue = Issue(raw=RAW)
    version = apply(issue, edits.tag(issue, "b0", 0, 2, "LOC", author="bea"))
    assert version_changes(issue, version, author="ann", replacing=True) == ([], [])


@given(st.data())
def test_whatever_a_version_says_each_difference_is_settled_or_told(data: st.DataObject) -> None:
    own = version = data.draw(suggested_issues())
    names = ["correct", "split", "merge", "set_part", "kind", "append"]
    for name in data.draw(st.lists(st.sampled_from(names), max_size=4)):
        try:
            version = apply(version, VERBS[name](Chooser(data.draw, version)))
        except Refused:
            continue
    own, version = data.draw(st.permutations([own, version]))
    changes, left = version_changes(own, version, author="ann", replacing=True)
    after = apply(own, Operation("import", tuple(changes)))
    assert list(faults(after)) == []
    remain = [difference for difference in differences(after, version) if difference.what != What.ENTITY]
    assert not remain or left
