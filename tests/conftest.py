"""What all tests share: a private home for settings and data, and the real issues for measuring where they are at
hand.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import postgresql

# Before Qt is asked for. Its own screen (800 × 800) is one that nobody has.
SCREENS = Path(__file__).with_name("screens.json")
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREENS}"

# How long an example takes says more of the machine than of the code.
settings.register_profile("here", deadline=None)
settings.load_profile("here")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(autouse=True)
def private_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, so that nothing of the user's is read or written."""
    home = tmp_path / "home"
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture
def real_issue() -> Path:
    """The raw text of a real front page; the test is skipped where it is not at hand."""
    found = sorted((SHARED / "issue").glob("*.txt"))
    if not found:
        pytest.skip("no real issue beside the repository")
    return found[0]


@pytest.fixture(scope="session")
def server() -> Iterator[postgresql.Server]:
    """A PostgreSQL server of our own; the test is skipped where none is installed."""
    programs = postgresql.programs()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed (Debian's package: postgresql)")
    with postgresql.running(programs) as server:
        yield server
