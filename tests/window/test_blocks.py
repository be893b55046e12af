"""Texts as blocks of a real QTextDocument: no character and no offset is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from annotator.window.panes import blocks as module
from annotator.window.panes.blocks import MAX_BLOCK, Blocks, insertable

ALPHABET = "湖区ab ,。　\xa0\t𠮷𪚥😀\r\n\x00\x0b\x0c\u2028\u2029\ufdd0\ufdd1\ufeff\ufffe"
texts = st.text(alphabet=ALPHABET, max_size=80) | st.lists(
    st.sampled_from(["\r\n", "\r", "\n", "湖𠮷", "a" * MAX_BLOCK, "𠮷" * (MAX_BLOCK + 1)]), max_size=5
).map("".join)
snippets = st.text(alphabet="湖𠮷a\n", max_size=4)


@pytest.fixture(scope="module", autouse=True)
def application(qapp: object) -> None:
    """Qt's text documents need a running application."""


def laid_out(text: str) -> tuple[Blocks, QTextDocument]:
    """A text's blocks, and the open_issue that shows it."""
    blocks, open_issue = Blocks(text), QTextDocument()
    open_issue.setPlainText(blocks.shown)
    return blocks, open_issue


def blocks_of(open_issue: QTextDocument) -> Iterator[QTextBlock]:
    block = open_issue.firstBlock()
    while block.isValid():
        yield block
        block = block.next()


def cursor_between(open_issue: QTextDocument, low: int, high: int) -> QTextCursor:
    """A cursor that has the positions [low, high) selected, as far as there are any."""
    cursor = QTextCursor(open_issue)
    cursor.setPosition(low)
    cursor.setPosition(min(high, open_issue.characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def visible(text: str) -> str:
    """The text with what no line of a open_issue can hold made visible."""
    return "".join("\ufffd" if char in "\u2028\u2029\ufdd0\ufdd1\ufeff\ufffe\x00\x0b\x0c" else char for char in text)


@given(texts)
def test_the_document_has_the_blocks_that_are_counted(text: str) -> None:
    blocks, open_issue = laid_out(text)
    assert open_issue.blockCount() == len(blocks.starts)
    for number, (start, end) in enumerate(zip(blocks.starts, blocks.ends, strict=True)):
        block = open_issue.findBlockByNumber(number)
        assert block.position() == blocks.positions[number]
        assert block.text() == visible(text[start:end])
        assert end - start <= MAX_BLOCK


@given(texts)
def test_all_characters_but_line_ends_are_in_just_one_block(text: str) -> None:
    blocks = Blocks(text)
    between = [text[end:start] for end, start in zip(blocks.ends, blocks.starts[1:], strict=False)]
    assert blocks.starts[0] == 0
    assert blocks.ends[-1] == len(text)
    assert set(between) <= {"", "\r\n", "\r", "\n"}


@given(texts, st.data())
def test_an_offset_that_is_shown_makes_the_round_trip(text: str, data: st.DataObject) -> None:
    blocks, open_issue = laid_out(text)
    offset = data.draw(st.integers(0, len(text)))
    position = blocks.to_qt(offset)
    assert 0 <= position < open_issue.characterCount()
    block = blocks.block_at(offset)
    assert blocks.to_text(position) == min(offset, blocks.ends[block])


@given(texts, st.data())
def test_a_position_of_the_document_makes_the_round_trip(text: str, data: st.DataObject) -> None:
    blocks, open_issue = laid_out(text)
    position = data.draw(st.integers(0, open_issue.characterCount() - 1))
    offset = blocks.to_text(position)
    block = open_issue.findBlock(position)
    before = block.text().encode("utf-16-le")[: 2 * (position - block.position())].decode("utf-16-le", "ignore")
    assert offset == blocks.starts[block.blockNumber()] + len(before)
    # Half a surrogate pair, and the place where a long line was cut for display, are a unit beside the offset's own.
    assert abs(position - blocks.to_qt(offset)) <= 1


@given(texts, st.data())
def test_a_cursor_reads_the_characters_between_two_offsets(text: str, data: st.DataObject) -> None:
    blocks, open_issue = laid_out(text)
    low, high = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    cursor = cursor_between(open_issue, blocks.to_qt(low), blocks.to_qt(high))
    inside = [
        text[max(low, start) : max(low, min(high, end))] for start, end in zip(blocks.starts, blocks.ends, strict=True)
    ]
    assert cursor.selectedText().replace("\u2029", "") == visible("".join(inside))


@given(texts)
def test_what_is_made_visible_has_as_many_characters_as_the_text(text: str) -> None:
    assert module.visible(text) == visible(text)


@given(texts)
def test_what_is_inserted_is_taken_as_it_is(text: str) -> None:
    inserted, open_issue = insertable(text), QTextDocument()
    QTextCursor(open_issue).insertText(inserted)
    everything = cursor_between(open_issue, 0, open_issue.characterCount())
    assert everything.selectedText().replace("\u2029", "\n") == inserted
    assert "\ufffd" not in visible(inserted)


@settings(max_examples=150)
@given(texts, st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 6), snippets), max_size=5))
def test_blocks_follow_the_edits_of_a_document(text: str, edits: list[tuple[int, int, str]]) -> None:
    blocks, open_issue = laid_out(text)
    for place, size, snippet in edits:
        last = open_issue.characterCount() - 1
        low = blocks.to_qt(blocks.to_text(place % (last + 1)))
        high = blocks.to_qt(blocks.to_text(min(low + size, last)))
        if high < low:
            continue
        cursor_between(open_issue, low, high).insertText(snippet)
        start, end = blocks.to_text(low), blocks.to_text(high)
        wanted = blocks.text[:start] + snippet.replace("\n", blocks.line_end) + blocks.text[end:]
        blocks = blocks.replaced(low, high, snippet.replace("\n", blocks.line_end))
        assert blocks.text == wanted
        assert [block.position() for block in blocks_of(open_issue)] == blocks.positions
        assert [block.text() for block in blocks_of(open_issue)] == [
            visible(blocks.text[start:end]) for start, end in zip(blocks.starts, blocks.ends, strict=True)
        ]


@given(texts, st.data())
def test_a_report_of_a_whole_block_is_brought_down_to_what_differs(text: str, data: st.DataObject) -> None:
    blocks, open_issue = laid_out(text)
    number = data.draw(st.integers(0, len(blocks.starts) - 1))
    block = open_issue.findBlockByNumber(number)
    position, length = block.position(), block.length()
    at = blocks.to_qt(data.draw(st.integers(blocks.starts[number], blocks.ends[number])))
    snippet = data.draw(snippets)
    cursor_between(open_issue, at, at).insertText(snippet)
    now = cursor_between(open_issue, position, position + length + units(snippet))
    low, high, found = blocks.smallest_edit(position, length, now.selectedText().replace("\u2029", "\n"))
    assert blocks.replaced(low, high, found).shown == blocks.replaced(at, at, snippet).shown
    assert low == high


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n"])
def test_an_offset_inside_or_at_a_line_end_stands_before_it(line_end: str) -> None:
    blocks = Blocks(f"湖𠮷{line_end}b")
    assert [blocks.to_qt(offset) for offset in range(2, 2 + len(line_end))] == [3] * len(line_end)
    assert blocks.to_qt(2 + len(line_end)) == 4
    assert blocks.to_text(4) == 2 + len(line_end)


def test_a_place_inside_a_surrogate_pair_is_the_place_before_it() -> None:
    blocks = Blocks("a𠮷b")
    assert [blocks.to_text(position) for position in range(5)] == [0, 1, 1, 2, 3]


def test_a_long_line_is_cut_for_display_but_has_one_start() -> None:
    blocks = Blocks("a" * (2 * MAX_BLOCK + 1) + "\nb")
    assert blocks.starts == [0, MAX_BLOCK, 2 * MAX_BLOCK, 2 * MAX_BLOCK + 2]
    assert [blocks.is_line_start(number) for number in range(4)] == [True, False, False, True]


def test_the_document_holds_utf_16_and_the_text_does_not() -> None:
    _blocks, open_issue = laid_out("𠮷" * 3)
    assert open_issue.characterCount() - 1 == units("𠮷" * 3) == 6
