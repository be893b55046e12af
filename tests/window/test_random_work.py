"""Whatever somebody does in the window, in any order: what it shows is what is stored, and all laws hold."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from annotator.app import Application
from annotator.core.laws import faults
from tests.window.desks import ACTS, ALT, TYPING, Keys, put, shown_is_stored, take
from tests.window.samples import RAW

Work = list[tuple[tuple[int, int], str | Keys]]
BESIDE_A_HEALED_BREAK: Work = [((18, 3), "a"), ((0, 0), (Qt.Key.Key_Left, ALT)), ((18, 2), "a")]
"""A correction that ends where a healed line break stands, and then the character behind the break."""
places = st.tuples(st.integers(0, 200), st.integers(0, 5))
steps = st.lists(
    st.tuples(places, st.text(alphabet="湖𠮷a", min_size=1, max_size=3) | st.sampled_from(TYPING + ACTS)), max_size=12
)


# No shrinking: it would take minutes through a real window.
@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example("\n", BESIDE_A_HEALED_BREAK)
@given(st.sampled_from(["\n", "\r\n", "\r"]), steps)
def test_the_window_shows_what_is_stored(bare_desk: Application, line_end: str, work: Work) -> None:
    open_issue = put(bare_desk, RAW.replace("\n", line_end), line_end)
    window = bare_desk.window
    for place, what in work:
        take(window, place, what)
        assert window.editor.pending is None or window.editor.pending.applied(window.editor.offsets.text) == (
            window.editor.blocks.text
        )
        assert window.editor.document().blockCount() == len(window.editor.blocks.starts)
    assert window.editor.store_typing()
    assert shown_is_stored(window)
    assert list(faults(open_issue.issue)) == []
    assert bare_desk.library.load(open_issue.issue_id) == open_issue.issue
    while open_issue.undo():
        assert shown_is_stored(window)
    assert open_issue.issue == open_issue.issue.without_records()
