from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.torture.disks import compiled


@pytest.fixture(scope="session")
def faulty_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that is put under programs whose disk shall fail."""
    return compiled(tmp_path_factory.mktemp("disk"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much was survived: the sums of what the tests have recorded."""
    told: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        told.update({name: value for name, value in report.user_properties if isinstance(value, int)})
    for name, number in told.items():
        terminalreporter.write_line(f"{number:,} {name}")
