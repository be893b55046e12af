"""A large issue of our own making: articles of equal size, each with a headline, a byline, corrections and names."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.core.issue import Issue, Source
from annotator.core.operations import Operation, added
from annotator.core.records import (
    Boundary,
    Correction,
    CorrectionKind,
    Entity,
    Part,
    Position,
    Record,
    Role,
    State,
)

_ORIGIN = "benchmark 1"
_NAMES = {
    "PER": ("林小满", "何小川", "𠮷田明", "周阿姨", "吴明远", "陶建平"),
    "LOC": ("东关老桥", "青石街", "湖城", "柳叶巷", "南门渡口"),
    "ORG": ("湖城图书馆", "东关小学", "晨光剧社", "湖城县博物馆"),
}
_NAMED = (
    "昨天上午，{}的门前排起了长队。",
    "大家都说，{}这几年变了不少。",
    "记者从{}得知，这件事已经有了结果。",
    "说起{}，老人们有讲不完的话。",
)
_PLAIN = (
    "雨停了以后，街上的人渐渐多了起来。",
    "新栏杆按旧照片仿制，夜里还有灯。",
    "桥面换上了防滑的石板，推着婴儿车也稳当。",
    "摊主把秤擦得很亮，一两也不肯少给。",
    "馆里的旧报纸已经全部拍照，下周起可以在网上翻看。",
    "孩子们趴在窗台上，数着从屋檐落下来的水珠。",
)


def large_issue(*, articles: int = 1000, size: int = 1000, names: int = 10) -> tuple[Issue, Operation]:
    """An issue without records, of `articles` times `size` code points, and the operation that makes its records.

    `names` is the number of entities in an article.
    """
    rng = random.Random(1)
    drafts = [_Draft(number * size) for number in range(articles)]
    for number, draft in enumerate(drafts):
        draft.write(rng, number, size, names)
    raw = "".join(draft.text for draft in drafts)
    records = [record for draft in drafts for record in draft.records]
    issue = Issue(raw=raw, title="湖城大报", source=Source("大报.txt", "cd" * 32))
    first = Operation("split", added(record for record in records if record.id != "b0"))
    return issue, first


@dataclass
class _Draft:
    """The text of one article in the making, and its records; `start` is its raw offset."""

    start: int
    text: str = ""
    records: list[Record] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def write(self, rng: random.Random, number: int, size: int, names: int) -> None:
        """Fill the article with exactly `size` code points."""
        state = State.SUGGESTED if number % 3 else State.ACCEPTED
        self.records.append(Boundary(id=f"b{self.start}", origin=_ORIGIN, start=self.start, state=state))
        self._part(f"湖城今日第{number:04d}则：{rng.choice(_PLAIN)[:8]}", Role.HEADLINE)
        self._part(f"■记者 {rng.choice(_NAMES['PER'])}", Role.BYLINE)
        for count, is_named in enumerate(self._order(rng, size, names)):
            if is_named:
                self._named_sentence(rng)
            else:
                self._plain_sentence(rng, count)
        self.text = f"{self.text[: size - 1]:。<{size - 1}}\n"

    def _order(self, rng: random.Random, size: int, names: int) -> Iterator[bool]:
        """Which sentences name somebody: those at the end do not, as the text is cut there."""
        left = names
        while len(self.text) < size:
            is_named = left > 0 and (rng.random() < 0.4 or len(self.text) > size // 3)
            left -= is_named
            yield is_named

    def _part(self, text: str, role: Role) -> None:
        self.records.append(
            Part(id=f"p{self.end}", origin=_ORIGIN, start=self.end, end=self.end + len(text), role=role)
        )
        self.text += text + "\n"

    def _named_sentence(self, rng: random.Random) -> None:
        label = rng.choice(list(_NAMES))
        name = rng.choice(_NAMES[label])
        before, behind = rng.choice(_NAMED).split("{}")
        start = self.end + len(before)
        self.text += before + name + behind
        self.records.append(
            Entity(
                id=f"e{start}",
                origin=_ORIGIN,
                rule="name",
                start=Position(start),
                end=Position(start + len(name)),
                label=label,
                state=State.SUGGESTED,
                confidence=0.8,
            )
        )

    def _plain_sentence(self, rng: random.Random, count: int) -> None:
        """A sentence; some end a paragraph, some hold a line end that is healed, some a wrong character."""
        sentence = rng.choice(_PLAIN)
        if count % 9 == 4:
            self._correction(self.end + 5, self.end + 6, "", CorrectionKind.LINE_JOIN, 0.9)
            sentence = f"{sentence[:5]}\n{sentence[5:]}"
        elif count % 9 == 7:
            self._correction(self.end + 3, self.end + 4, "的", CorrectionKind.CHARACTER, 0.3 if count % 2 else 0.8)
        self.text += sentence + ("\n" if count % 6 == 5 else "")

    def _correction(self, start: int, end: int, text: str, kind: CorrectionKind, confidence: float) -> None:
        self.records.append(
            Correction(
                id=f"c{start}",
                origin=_ORIGIN,
                rule="benchmark",
                start=start,
                end=end,
                text=text,
                kind=kind,
                state=State.SUGGESTED,
                confidence=confidence,
            )
        )
