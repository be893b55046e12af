"""RapidOCR with the models of its wheel: nothing is downloaded, and no line is dropped.

Lines are found on the page made small, and cut from the page as it is: its own pipeline throws the resolution away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import rapidocr

from annotator.ocr.lines import Line
from annotator.ocr.vertical import side_by_side

_LONGEST = 2000
"""The longer side of the small page (pixels)."""
_MOST_LINES = 5_000
_HEIGHT, _NARROWEST = 48, 320 / 48
"""The height (pixels) of the lines that the recogniser reads, and the least share of their width in it."""
_BATCH, _WIDEST = 6, 160
"""So many lines are read at once, and no more than have this width together, in heights."""
_OTHERS, _LEAST = 4, 0.0025
"""So many alternatives are kept of each character, those of which the engine is less sure than that left out."""
_UPRIGHT, _COLUMN = 1.5, 3
"""A line is taken for a vertical one where it is so many times as high as wide, and for nothing else beyond that."""
_SURE = 0.8
"""A line of which the engine is less sure is looked at in other ways too."""

Pixels = np.ndarray[Any, Any]
"""Rows of pixels from 0 (black) to 255, grey unless it is said otherwise."""
_Numbers = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class _View:
    """A line as it is given to the recogniser, and where of the upright cut what stands between two places along it is
    (left, top, right, bottom).
    """

    pixels: Pixels
    place: Callable[[float, float], tuple[float, float, float, float]]

    @property
    def ratio(self) -> float:
        return float(self.pixels.shape[1] / self.pixels.shape[0])


@dataclass(frozen=True, slots=True)
class _Cut:
    """A line cut from its page, in views of which the first is the likeliest to be read; `back` maps places of the
    upright cut onto the page from `corner`.
    """

    views: Sequence[_View]
    box: tuple[int, int, int, int]
    back: _Numbers
    corner: tuple[int, int]

    @property
    def ratio(self) -> float:
        return self.views[0].ratio

    def on_page(self, edges: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
        """The box on the page of one on the upright cut."""
        left, top, right, bottom = edges
        corners = np.array([[[left, top], [right, top], [right, bottom], [left, bottom]]], dtype=np.float64)
        return _around(cv2.perspectiveTransform(corners, self.back)[0] + self.corner)


class Engine:
    """Reads lines; its models are loaded once."""

    def __init__(self) -> None:
        models = Path(rapidocr.__file__).parent / "models"
        detector, recogniser = models / "PP-OCRv6_det_small.onnx", models / "PP-OCRv6_rec_small.onnx"
        for model in (detector, recogniser):
            if not model.is_file():  # it would be downloaded
                raise FileNotFoundError(model.name)
        engine: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "Global.text_score": 0,
                "Det.model_path": str(detector),
                "Det.max_candidates": _MOST_LINES,
                "Rec.model_path": str(recogniser),
            }
        )
        blank = np.full((_HEIGHT, 320, 3), 255, np.uint8)
        engine.recognize_txt([blank])  # the models are loaded when they are needed first
        self._recogniser = engine.text_rec
        self._characters: Sequence[str] = engine.text_rec.postprocess_op.character
        self._engine = engine

    def read(self, page: Pixels) -> Iterator[tuple[float, list[Line]]]:
        """The lines of a page, some at a time and in no order, each with the share (0 to 1) that is read then."""
        cuts = sorted(self._cuts(page), key=lambda cut: cut.ratio)
        done = 0
        for batch in _batches(cuts):
            done += len(batch)
            yield done / len(cuts), list(self._read(batch))

    def _cuts(self, page: Pixels) -> Iterator[_Cut]:
        height, width = page.shape
        scale = min(1.0, _LONGEST / max(height, width))
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        small: Pixels = cv2.resize(page, size, interpolation=cv2.INTER_AREA)
        for quad in self._detected(cv2.cvtColor(small, cv2.COLOR_GRAY2BGR)):
            cut = _cut(page, np.asarray(quad, dtype=np.float64) * (width / size[0], height / size[1]))
            if cut is not None:
                yield cut

    def _detected(self, page: Any) -> Sequence[Any]:
        """The corners of the lines of a page in colours."""
        if self._engine.text_det is None:
            try:
                self._engine.detect_and_crop(page, {})
            except Exception as error:
                if type(error).__name__ != "RapidOCRError":  # which says that there is no text
                    raise
        boxes = self._engine.text_det(page).boxes
        return () if boxes is None else boxes

    def _read(self, cuts: Sequence[_Cut]) -> Iterator[Line]:
        for cut, line in zip(cuts, self._seen([(cut, cut.views[0]) for cut in cuts]), strict=True):
            lines = [line]
            if line is None or line[2] < _SURE:
                for view in cut.views[1:]:
                    lines += self._seen([(cut, view)])
            best = max(filter(None, lines), key=lambda line: line[2], default=None)
            if best is not None:
                yield best

    def _seen(self, some: Sequence[tuple[_Cut, _View]]) -> list[Line | None]:
        """What is read of a view of each of some lines."""
        ratio = max(_NARROWEST, *(view.ratio for _cut, view in some))
        batch = [
            self._recogniser.resize_norm_img(cv2.cvtColor(view.pixels, cv2.COLOR_GRAY2BGR), ratio)
            for _cut, view in some
        ]
        scores = self._recogniser.session(np.stack(batch).astype(np.float32))
        return [self._line(cut, view, own, ratio) for (cut, view), own in zip(some, scores, strict=True)]

    def _line(self, cut: _Cut, view: _View, scores: _Numbers, ratio: float) -> Line | None:
        """The line of the scores of each class at each step; class 0 is none, and one that goes on is said again."""
        best = scores.argmax(axis=1)
        emitted = best != 0
        emitted[1:] &= best[1:] != best[:-1]
        steps = np.flatnonzero(emitted)
        if not len(steps):
            return None
        unit = int(_HEIGHT * ratio) / len(scores) * view.pixels.shape[0] / _HEIGHT
        middles = (steps + 0.5) * unit
        half = _half(middles, view.pixels.shape[0])
        text, characters = "", []
        for step, middle in zip(steps, middles, strict=True):
            said = self._characters[best[step]]
            start, text = len(text), text + said
            if said.strip():
                box = cut.on_page(view.place(max(middle - half, 0), min(middle + half, view.pixels.shape[1])))
                sure = round(float(scores[step, best[step]]), 4)
                characters.append((start, len(text), box, sure, self._others(scores[step], best[step])))
        if not text.strip():
            return None
        return text, cut.box, round(float(scores[steps, best[steps]].mean()), 4), characters

    def _others(self, scores: _Numbers, best: int) -> list[tuple[str, float]]:
        most = np.argpartition(scores, -_OTHERS - 2)[-_OTHERS - 2 :]
        ranked = sorted((int(one) for one in most if one not in (0, best)), key=lambda one: -scores[one])
        return [
            (self._characters[one], round(float(scores[one]), 4))
            for one in ranked[:_OTHERS]
            if scores[one] >= _LEAST and self._characters[one].strip()
        ]


def _cut(page: Pixels, quad: _Numbers) -> _Cut | None:
    """The line within four corners (clockwise from the top left one), or nothing where it has no size."""
    width = int(max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[2] - quad[3])))
    height = int(max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2])))
    left, top, right, bottom = box = _around(quad)
    left, top = max(left - 2, 0), max(top - 2, 0)
    part = page[top : bottom + 2, left : right + 2]  # of a page with a side above 32767 OpenCV takes only a part
    if min(width, height) < 2 or not part.size:
        return None
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    there: Any = cv2.getPerspectiveTransform((quad - (left, top)).astype(np.float32), corners)
    pixels: Pixels = cv2.warpPerspective(
        part, there, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return _Cut(list(_views(pixels)), box, np.linalg.inv(there), (left, top))


def _views(pixels: Pixels) -> Iterator[_View]:
    """Views of an upright cut: one that is tall may be a vertical line, one that lies on its side, or a single "1"."""
    height, width = pixels.shape
    is_tall = height >= _UPRIGHT * width
    if is_tall:
        if (row := side_by_side(pixels)) is not None:
            yield _View(row.pixels, lambda start, end: row.place((start + end) / 2))
        yield _View(np.ascontiguousarray(np.rot90(pixels)), lambda start, end: (0, start, width, end))
    if height < _COLUMN * width:
        yield _View(pixels, lambda start, end: (start, 0, end, height))


def _half(middles: _Numbers, height: int) -> float:
    """Half of what a character takes along its line."""
    if len(middles) < 2:
        return height / 2
    return min(float(np.median(np.diff(middles))), 1.1 * height) / 2


def _batches(cuts: Sequence[_Cut]) -> Iterator[list[_Cut]]:
    """Cuts by what can be read at once; they come from the narrowest to the widest."""
    batch: list[_Cut] = []
    for cut in cuts:
        if batch and (len(batch) == _BATCH or (len(batch) + 1) * cut.ratio > _WIDEST):
            yield batch
            batch = []
        batch.append(cut)
    if batch:
        yield batch


def _around(points: _Numbers) -> tuple[int, int, int, int]:
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return round(left), round(top), round(right), round(bottom)
