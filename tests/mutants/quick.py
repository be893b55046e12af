"""A plugin for pytest: Hypothesis looks for one example that fails, always the same, and makes it no smaller."""

from __future__ import annotations

from hypothesis import Phase, settings


def pytest_sessionstart() -> None:
    # Only here: the conftest of the tests, which is there already, has loaded its own profile.
    settings.register_profile("mutants", deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
    settings.load_profile("mutants")
