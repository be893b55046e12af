"""A plugin for pytest: Hypothesis looks for one example that fails, always the same, and makes it no smaller; and what
is measured under coverage is told test by test.
"""

from __future__ import annotations

from collections.abc import Generator

import pytest
from coverage import Coverage
from hypothesis import Phase, settings


def pytest_sessionstart() -> None:
    # Only here: the conftest of the tests, which is there already, has loaded its own profile.
    settings.register_profile("mutants", deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
    settings.load_profile("mutants")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    measured = Coverage.current()
    if measured is not None:
        measured.switch_context(item.nodeid.partition("[")[0])  # all parameters of a test are one
    return (yield)
