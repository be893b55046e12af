"""What the tagger says that lies in jieba's package (LAC, `jieba/lac_small`), computed with numpy; for fitting only.

Characters go through two layers of gated recurrent units that read both ways (Cho and others 2014), and the best path
of tags is taken (a chain of conditional random fields). 15,000 characters a second; nothing is downloaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

_SIZE = 128
"""Numbers for each character, and for each direction of a layer."""
_BATCH = 64
_SENTENCE = re.compile("[^。！？；]{1,100}[。！？；]*")
_LABELS = {
    "PER": "PER",
    "nr": "PER",
    "LOC": "LOC",
    "ns": "LOC",
    "ORG": "ORG",
    "nt": "ORG",
    "nz": "other",
    "nw": "other",
    "TIME": "time",
}

Opinion = dict[tuple[int, int], str]
"""The label (PER, LOC, ORG, other, time) of each span (code points, half open) that is called by a name."""


def jieba_folder() -> Path:
    """The folder of jieba's package."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise SystemExit("jieba is not installed: its dictionary and its tagger are needed to fit")
    return Path(spec.origin).parent


class Lac:
    """The tagger with its numbers."""

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or jieba_folder() / "lac_small"
        self._numbers = folder / "model_baseline"
        self._ids = {char: int(number) for number, char in _rows(folder / "word.dic")}
        self._tags = {int(number): tag for number, tag in _rows(folder / "tag.dic")}
        tags = len(self._tags)
        self._characters = self._read("word_emb", max(self._ids.values()) + 1, _SIZE)
        self._layers = [self._layer(number, _SIZE if number < 2 else 2 * _SIZE) for number in range(4)]
        self._last = self._read("fc_4.w_0", 2 * _SIZE, tags), self._read("fc_4.b_0", tags)
        self._first, self._end, *self._next = self._read("crfw", tags + 2, tags)

    def opinions(self, texts: Sequence[str]) -> list[Opinion]:
        """What it takes for names in each of the texts."""
        said: list[Opinion] = [{} for _ in texts]
        sentences = [
            (number, match.start(), match[0]) for number, text in enumerate(texts) for match in _SENTENCE.finditer(text)
        ]
        sentences.sort(key=lambda sentence: len(sentence[2]))
        for start in range(0, len(sentences), _BATCH):
            batch = sentences[start : start + _BATCH]
            for (number, at, _), tags in zip(batch, self._tagged([text for _, _, text in batch]), strict=True):
                said[number].update(_spans(tags, at))
        return said

    def _read(self, name: str, *shape: int) -> Array:
        """A table of numbers; ahead of them in the file stands what shape it has."""
        content = (self._numbers / name).read_bytes()
        return np.frombuffer(content[-4 * prod(shape) :], dtype="<f4").reshape(shape)

    def _layer(self, number: int, size: int) -> tuple[Array, ...]:
        """The numbers of one direction of a layer: into it, its bias, from one character to the next."""
        onward = self._read(f"gru_{number}.w_0", 3 * _SIZE * _SIZE)
        bias = self._read(f"fc_{number}.b_0", 3 * _SIZE) + self._read(f"gru_{number}.b_0", 3 * _SIZE)
        gates, state = onward[: 2 * _SIZE * _SIZE], onward[2 * _SIZE * _SIZE :]
        into = self._read(f"fc_{number}.w_0", size, 3 * _SIZE)
        return into, bias, gates.reshape(_SIZE, 2 * _SIZE), state.reshape(_SIZE, _SIZE)

    def _tagged(self, texts: Sequence[str]) -> Iterator[list[str]]:
        """The tag of each character of some short texts."""
        sizes = np.array([len(text) for text in texts])
        there = np.arange(sizes.max())[None] < sizes[:, None]
        ids = np.zeros(there.shape, int)
        unknown = self._ids["OOV"]
        for row, text in zip(ids, texts, strict=True):
            row[: len(text)] = [self._ids.get(char, unknown) for char in text]
        read = self._characters[ids]
        for ahead, back in ((0, 1), (2, 3)):
            both = _through(self._layers[ahead], read, there), _through(self._layers[back], read, there, back=True)
            read = np.concatenate(both, axis=2)
        into, bias = self._last
        for path in _best_paths(read @ into + bias, sizes, self._first, self._end, np.array(self._next)):
            yield [self._tags[tag] for tag in path]


def _rows(path: Path) -> Iterator[list[str]]:
    """The lines of a file that hold two things with a tab between."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.count("\t") == 1:
            yield line.split("\t")


def _through(layer: tuple[Array, ...], read: Array, there: Array, *, back: bool = False) -> Array:
    """What one direction of a layer makes of each character; texts are as long as they are `there`."""
    into, bias, gates, state = layer
    given = read @ into + bias
    held: Array = np.zeros((len(read), _SIZE), np.float32)
    made = np.zeros((*there.shape, _SIZE), np.float32)
    places = range(there.shape[1])
    for at in reversed(places) if back else places:
        gate = 1 / (1 + np.exp(-(given[:, at, : 2 * _SIZE] + held @ gates)))
        update, reset = gate[:, :_SIZE], gate[:, _SIZE:]
        new = np.tanh(given[:, at, 2 * _SIZE :] + (reset * held) @ state)
        held = np.where(there[:, at, None], (1 - update) * held + update * new, held)
        made[:, at] = held
    return made


def _best_paths(scores: Array, sizes: Array, first: Array, end: Array, following: Array) -> Iterator[list[int]]:
    """The likeliest tags of each text (Viterbi)."""
    total: Array = scores[:, 0] + first
    came = np.zeros(scores.shape, np.int16)
    for at in range(1, scores.shape[1]):
        ways = total[:, :, None] + following
        came[:, at] = ways.argmax(1)
        total = np.where((at < sizes)[:, None], ways.max(1) + scores[:, at], total)
    for row, size in enumerate(sizes):
        tag = int((total[row] + end).argmax())
        path = [tag]
        for at in range(size - 1, 0, -1):
            tag = int(came[row, at, tag])
            path.append(tag)
        yield path[::-1]


def _spans(tags: Sequence[str], at: int) -> Iterator[tuple[tuple[int, int], str]]:
    """The spans that are called by a name, with their label; the first character stands at `at`."""
    start = 0
    for end in range(1, len(tags) + 1):
        name = tags[start].split("-")[0]
        if end == len(tags) or tags[end] != f"{name}-I":
            if name in _LABELS:
                yield (at + start, at + end), _LABELS[name]
            start = end
