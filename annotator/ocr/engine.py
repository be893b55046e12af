"""RapidOCR with the models of its wheel: nothing is downloaded, and no line is dropped.

Lines are found on the page made small, and cut from the page as it is: its own pipeline throws the resolution away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import rapidocr

_LONGEST = 2000
"""The longer side of the small page (pixels)."""
_MOST_LINES = 5_000
_HEIGHT, _NARROWEST = 48, 320 / 48
"""The height (pixels) of the lines that the recogniser reads, and the least share of their width in it."""
_BATCH, _WIDEST = 6, 160
"""So many lines are read at once, and no more than have this width together, in heights."""
_OTHERS, _LEAST = 4, 0.0025
"""So many alternatives are kept of each character, those of which the engine is less sure than that left out."""
_UPRIGHT = 1.5

Pixels = np.ndarray[Any, Any]
"""Rows of pixels from 0 (black) to 255, grey unless it is said otherwise."""
_Numbers = np.ndarray[Any, Any]
_Character = tuple[int, int, tuple[int, int, int, int], float, list[tuple[str, float]]]
Line = tuple[str, tuple[int, int, int, int], float, list[_Character]]
"""Its text, its box, how sure that is (0 to 1), and its characters: where each begins and ends in the text, its box,
how sure it is, and its alternatives.
"""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A line cut from its page, lying; `back` maps places of the upright cut onto the page from `corner`."""

    pixels: Pixels
    box: tuple[int, int, int, int]
    back: _Numbers
    corner: tuple[int, int]
    is_turned: bool

    @property
    def ratio(self) -> float:
        return float(self.pixels.shape[1] / self.pixels.shape[0])

    def on_page(self, start: float, end: float) -> tuple[int, int, int, int]:
        """The box on the page of what stands between two places along the line."""
        across = self.pixels.shape[0]
        left, top, right, bottom = (0.0, start, across, end) if self.is_turned else (start, 0.0, end, across)
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
        ratio = max(_NARROWEST, *(cut.ratio for cut in cuts))
        batch = [self._recogniser.resize_norm_img(cv2.cvtColor(cut.pixels, cv2.COLOR_GRAY2BGR), ratio) for cut in cuts]
        for cut, scores in zip(cuts, self._recogniser.session(np.stack(batch).astype(np.float32)), strict=True):
            if (line := self._line(cut, scores, ratio)) is not None:
                yield line

    def _line(self, cut: _Cut, scores: _Numbers, ratio: float) -> Line | None:
        """The line of the scores of each class at each step; class 0 is none, and one that goes on is said again."""
        best = scores.argmax(axis=1)
        emitted = best != 0
        emitted[1:] &= best[1:] != best[:-1]
        steps = np.flatnonzero(emitted)
        if not len(steps):
            return None
        unit = int(_HEIGHT * ratio) / len(scores) * cut.pixels.shape[0] / _HEIGHT
        middles = (steps + 0.5) * unit
        half = _half(middles, cut.pixels.shape[0])
        text, characters = "", []
        for step, middle in zip(steps, middles, strict=True):
            said = self._characters[best[step]]
            start, text = len(text), text + said
            if said.strip():
                box = cut.on_page(max(middle - half, 0), min(middle + half, cut.pixels.shape[1]))
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
    is_turned = height >= _UPRIGHT * width
    lying = np.ascontiguousarray(np.rot90(pixels)) if is_turned else pixels
    return _Cut(lying, box, np.linalg.inv(there), (left, top), is_turned)


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
