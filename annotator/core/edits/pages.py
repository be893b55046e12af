"""Verbs on pages: text that is read later, and images that are found later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotator.core.edits.ground import operation
from annotator.core.errors import Refused, Why
from annotator.core.issue import Image, Issue
from annotator.core.operations import Change, Operation
from annotator.core.pages import Block, laid_out
from annotator.core.records import Addition, Boundary, Scan


def append_text(issue: Issue, page: int, blocks: Iterable[Block], *, origin: str, author: str) -> Operation:
    """Append text that `origin` (a program with its version, or a person) read from a page to the raw text, where it
    begins an article; no offset changes.

    `page` is the index of the page. Refused where the blocks have no text.
    """
    text, geometry = laid_out(blocks, page, (issue.pages[page].width, issue.pages[page].height))
    if not text:
        raise Refused(Why.NOTHING)
    start = len(issue.raw)
    if not start:
        addition = Addition(id="a0", origin=origin, start=0, page=page, text=text, geometry=geometry)
        return operation("append_text", [Change(None, addition)])
    # What lies at the very end of the existing text stays before the line end, in its article.
    moved = geometry.cut(0, len(text), 1)
    addition = Addition(
        id=issue.free_id("a", start), origin=origin, start=start, page=page, text=f"\n{text}", geometry=moved
    )
    begins = Boundary(id=issue.free_id("b", start + 1), origin=author, start=start + 1)
    return operation("append_text", [Change(None, addition), Change(None, begins)])


def read_pages(issue: Issue, read: Mapping[int, Iterable[Block]], *, origin: str) -> Operation:
    """Append the blocks that `origin` read from pages (by index) to the raw text of an issue that has no articles yet:
    where these begin in them is left to be suggested, which `append_text` does not.

    Refused where the blocks have no text.
    """
    changes: list[Change] = []
    start = len(issue.raw)
    for page in sorted(read):
        size = issue.pages[page].width, issue.pages[page].height
        text, geometry = laid_out(read[page], page, size)
        if text:
            text, geometry = (f"\n{text}", geometry.cut(0, len(text), 1)) if start else (text, geometry)
            addition = Addition(id=f"a{start}", origin=origin, start=start, page=page, text=text, geometry=geometry)
            changes.append(Change(None, addition))
            start = addition.end
    if not changes:
        raise Refused(Why.NOTHING)
    return operation("read_pages", changes)


def show_image(issue: Issue, page: int, image: Image, *, author: str) -> Operation:
    """Point to the image of a page, whose file is kept with the database."""
    if issue.image_of(page) == image:
        raise Refused(Why.NOTHING)
    there = next((scan for scan in issue.scans if scan.page == page), None)
    start = issue.pages[page].start
    scan = there or Scan(id=issue.free_id("s", start), origin=author, start=start, page=page, name="", sha256="")
    after = replace(scan, origin=author, name=image.name, sha256=image.sha256, frame=image.frame)
    return operation("show_image", [Change(there, after)])
