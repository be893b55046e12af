"""Gestures on boundaries: splitting, merging, moving, and what continues what."""

from __future__ import annotations

from annotator import workflow
from annotator.core import edits
from annotator.core.errors import Refused, Why
from annotator.core.records import Position
from annotator.core.text import ends_sentence
from annotator.window.desk import Desk


class BoundaryGestures:
    """The gestures on the boundary of the segment at the caret."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def split_here(self) -> None:
        """Begin an article at the caret."""
        self.desk.editor.store_typing()
        self.split_at(self.desk.caret)

    def split_at(self, place: Position) -> None:
        """Begin an article at a place, and choose it."""
        if self.desk.open_issue.act(edits.split_at, place):
            self.desk.choose(self.desk.issue.layout.article_at(place.raw))

    def merge_with_previous(self) -> None:
        """Make the segment at the caret the end of the one before it, and put the caret where the two meet."""
        segment = self.desk.segment
        if self.desk.open_issue.act(edits.merge_with_previous, segment.boundary.id):
            self.desk.show_place(Position(segment.start))

    def move_boundary(self, boundary_id: str, to: int) -> None:
        """Move a boundary as far as it may go, and the caret of the raw text with it: keys go on from there."""
        if self.desk.open_issue.act(edits.move_boundary, boundary_id, to):
            start = self.desk.issue.by_id[boundary_id].anchor.raw
            self.desk.raw.select(start, start)

    def boundary_line_up(self) -> None:
        """Move the boundary to the line before."""
        segment, blocks = self.desk.segment, self.desk.raw.blocks
        number = blocks.block_at(max(0, segment.start - 1))
        while number and (not blocks.is_line_start(number) or blocks.starts[number] == blocks.ends[number]):
            number -= 1
        self.move_boundary(segment.boundary.id, blocks.starts[number])

    def boundary_line_down(self) -> None:
        """Move the boundary to the next line."""
        segment, blocks = self.desk.segment, self.desk.raw.blocks
        number = blocks.block_at(segment.start) + 1
        while number < len(blocks.starts) - 1 and (
            not blocks.is_line_start(number) or blocks.starts[number] == blocks.ends[number]
        ):
            number += 1
        if number < len(blocks.starts):
            self.move_boundary(segment.boundary.id, blocks.starts[number])

    def boundary_left(self) -> None:
        """Move the boundary a character back."""
        self.move_boundary(self.desk.segment.boundary.id, self.desk.segment.start - 1)

    def boundary_right(self) -> None:
        """Move the boundary a character forward."""
        self.move_boundary(self.desk.segment.boundary.id, self.desk.segment.start + 1)

    def go_on_with(self, article_id: str) -> None:
        """Let the segment at the caret continue another article."""
        desk = self.desk
        desk.editor.store_typing()
        segment = desk.segment
        before = desk.open_issue.offsets(desk.issue.layout.article_of(article_id)).text
        inside = not ends_sentence(before)
        if desk.open_issue.act(edits.continue_article, segment.boundary.id, article_id, inside=inside):
            desk.show_place(Position(segment.start))

    def continue_likeliest(self) -> None:
        """Let the segment at the caret continue the article that it most likely belongs to."""
        targets = workflow.targets(self.desk.issue, self.desk.segment.boundary.id)
        if targets:
            self.go_on_with(targets[0].article)
        else:
            self.desk.open_issue.refused.emit(Refused(Why.NOTHING))

    def begin_article(self) -> None:
        """Make the segment at the caret an article of its own."""
        segment = self.desk.segment
        if self.desk.open_issue.act(edits.begin_article, segment.boundary.id):
            self.desk.choose(self.desk.issue.layout.article_of(segment.boundary.id))
