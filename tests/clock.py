"""How long a call takes, for tests of time that is linear in the length."""

from __future__ import annotations

import time
from collections.abc import Callable


def seconds(call: Callable[[], object], *, tries: int = 3) -> float:
    """The best of a few tries, in seconds of this process: what else the machine does is not counted."""
    return min(_once(call) for _ in range(tries))


def _once(call: Callable[[], object]) -> float:
    begun = time.process_time()
    call()
    return time.process_time() - begun
