"""A figure beside the bare Qt floor of the same run, and the bound that it must keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from pytest_benchmark.fixture import BenchmarkFixture

FRAME = 16.0
"""How long (milliseconds) a frame may take."""

HEADING = f"{'':52} {'took':>9} {'floor':>9} {'ratio':>7} {'bound':>9}   (milliseconds)"


@dataclass(frozen=True, slots=True)
class Figure:
    """What something took, what the floor took, and what it might take at most (milliseconds)."""

    name: str
    took: float
    floor: float
    bound: float

    @property
    def holds(self) -> bool:
        """Whether the bound is kept."""
        return self.took <= self.bound

    def __str__(self) -> str:
        ratio = self.took / self.floor
        broken = "" if self.holds else "   BROKEN"
        return f"{self.name:52} {self.took:9.2f} {self.floor:9.2f} {ratio:7.2f} {self.bound:9.2f}{broken}"


class Comparison:
    """Times a step and its floor in turns, so that both meet the same disturbances, and holds the figure to a bound."""

    def __init__(self, benchmark: BenchmarkFixture, timer: Callable[[], float], tell: Callable[[Figure], None]) -> None:
        self._benchmark = benchmark
        self._timer = timer
        self._update_message = tell

    def __call__(
        self,
        name: str,
        step: Callable[[], object],
        floor: Callable[[], object],
        *,
        rounds: int,
        bound: Callable[[float], float],
        of: Callable[[Sequence[float]], float] = median,
        before: Callable[[], object] = lambda: None,
    ) -> None:
        """`bound` makes what the step may take of what the floor took, `of` one figure of many; `before` prepares each
        round.
        """
        floors: list[float] = []

        def prepare() -> None:
            begun = self._timer()
            floor()
            floors.append(self._timer() - begun)
            before()

        self._benchmark.pedantic(step, setup=prepare, rounds=rounds, warmup_rounds=1)
        took, least = of(self._benchmark.stats.stats.data) * 1000, of(floors[1:]) * 1000
        figure = Figure(name, took, least, bound(least))
        self._update_message(figure)
        assert figure.holds, f"{HEADING}\n{figure}"

    def hold(self, name: str, size: float, floor: float, *, most: float) -> None:
        """Hold what is no time but a size: it may be `most` times the floor."""
        self._benchmark.pedantic(lambda: None)
        figure = Figure(name, size, floor, most * floor)
        self._update_message(figure)
        assert figure.holds, f"{HEADING}\n{figure}"


def p99(times: Sequence[float]) -> float:
    """What 99 of 100 stay under in the quietest stretch."""
    return min(sorted(stretch)[int(len(stretch) * 0.99) - 1] for stretch in _stretches(times))


def typical(times: Sequence[float]) -> float:
    """The median of the quietest stretch."""
    return min(map(median, _stretches(times)))


def _stretches(times: Sequence[float]) -> list[Sequence[float]]:
    """Five stretches of the times: others on the machine disturb some of them, what is slow here is so in all."""
    length = len(times) // 5
    return [times[at : at + length] for at in range(0, length * 5, length)]


def frame(_floor: float) -> float:
    """The bound of what must not be seen to take time."""
    return FRAME
