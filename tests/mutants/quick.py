"""A plugin for pytest: Hypothesis looks for one example that fails, always the same, and makes it no smaller, and each
test is ended when it takes much longer than usual. With `--measure` it keeps what is usual instead.
"""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import Phase, settings

MEASURED = "measured.json"
"""Where it is kept which lines of a room each test runs, and how long (seconds) each took."""
_LOADING, _LEAST, _USUAL = 60, 10, 5
"""How long (seconds) the tests may be loaded, how long each may take at least, and how many times its usual time."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--measure", metavar="ROOM")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    room = early_config.known_args_namespace.measure
    early_config.pluginmanager.register(Measured(room) if room else Limited())


def pytest_sessionstart() -> None:
    # Only here: the conftest of the tests, which is there already, has loaded its own profile.
    settings.register_profile("mutants", deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
    settings.load_profile("mutants")


class Limited:
    """Ends the process when a test takes too long."""

    def __init__(self) -> None:
        self._usual = json.loads(Path(MEASURED).read_text(encoding="utf-8"))["times"]
        signal.alarm(_LOADING)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        signal.setitimer(signal.ITIMER_REAL, _LEAST + _USUAL * self._usual.get(item.nodeid, 0))
        return (yield)


class Measured:
    """Keeps what each test runs, and how long it takes."""

    def __init__(self, room: str) -> None:
        self._coverage = Coverage(data_file=None, config_file=False, source=[room])
        self._coverage.start()
        self._times: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._coverage.switch_context(item.nodeid.partition("[")[0])  # all parameters of a test are one
        began = time.monotonic()
        result = yield
        self._times[item.nodeid] = time.monotonic() - began
        return result

    def pytest_sessionfinish(self) -> None:
        self._coverage.stop()
        data = self._coverage.get_data()
        lines = {
            str(Path(path).relative_to(Path.cwd())): data.contexts_by_lineno(path) for path in data.measured_files()
        }
        Path(MEASURED).write_text(json.dumps({"lines": lines, "times": self._times}), encoding="utf-8")
