"""What is being typed: edits that touch become one, and the one says the same as all of them."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.window.panes.typing import Pending, first_pending

snippets = st.text(alphabet="湖a𠮷\n", max_size=5)
stored_texts = st.text(alphabet="湖区ab𠮷\n", max_size=30)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> Pending:
    start = draw(st.integers(0, len(text)))
    return Pending(start, draw(st.integers(start, len(text))), draw(snippets))


def touches(first: Pending, second: Pending) -> bool:
    """Whether an edit of the shown text reaches the new text of the one before it."""
    return second.start <= first.shown_end and first.start <= second.end


@given(stored_texts, st.data())
def test_two_edits_that_touch_are_one_that_says_the_same(stored: str, data: st.DataObject) -> None:
    first = data.draw(edits_of(stored))
    shown = first.applied(stored)
    second = data.draw(edits_of(shown))
    assume(touches(first, second))
    joined = first.joined(second.start, second.end, second.text)
    assert joined is not None
    assert joined.applied(stored) == second.applied(shown)


@given(stored_texts, st.data())
def test_the_one_edit_covers_both_and_stays_inside_the_text(stored: str, data: st.DataObject) -> None:
    first = data.draw(edits_of(stored))
    second = data.draw(edits_of(first.applied(stored)))
    assume(touches(first, second))
    joined = first.joined(second.start, second.end, second.text)
    assert joined is not None
    assert 0 <= joined.start <= first.start
    assert first.end <= joined.end <= len(stored)
    assert second.text in joined.text


@given(stored_texts, st.integers(1, 9), st.booleans(), st.data())
def test_an_edit_elsewhere_is_not_joined(stored: str, apart: int, is_behind: bool, data: st.DataObject) -> None:
    first, elsewhere = data.draw(edits_of(stored)), data.draw(edits_of(stored))
    by = first.shown_end + apart if is_behind else 0
    first = (
        first if is_behind else Pending(first.start + len(stored) + apart, first.end + len(stored) + apart, first.text)
    )
    second = Pending(elsewhere.start + by, elsewhere.end + by, elsewhere.text)
    assert not touches(first, second)
    assert first.joined(second.start, second.end, second.text) is None


@given(stored_texts, st.data())
def test_an_edit_that_changes_nothing_is_none(stored: str, data: st.DataObject) -> None:
    edit = data.draw(edits_of(stored))
    assert first_pending(stored, edit.start, edit.end, stored[edit.start : edit.end]) is None


@given(stored_texts, st.data())
def test_the_first_edit_is_the_smallest_that_says_the_same(stored: str, data: st.DataObject) -> None:
    edit = data.draw(edits_of(stored))
    first = first_pending(stored, edit.start, edit.end, edit.text)
    after = edit.applied(stored)
    assert (first is None) == (after == stored)
    if first is not None:
        assert first.applied(stored) == after
        replaced = stored[first.start : first.end]
        assert not (replaced and first.text and (replaced[0] == first.text[0] or replaced[-1] == first.text[-1]))


def test_typing_letter_after_letter_is_one_insertion() -> None:
    pending = Pending(3, 3, "a").joined(4, 4, "b")
    assert pending == Pending(3, 3, "ab")


def test_deleting_backwards_grows_to_the_left() -> None:
    pending = Pending(3, 4, "").joined(2, 3, "")
    assert pending == Pending(2, 4, "")
