"""The library that most tests of the store ask for: once in a file, once on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.address import Address
from annotator.store import Library

KINDS = ("file", "server")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a library in a file may be made, for what concerns the file."""
    return tmp_path / "library.db"


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Address]:
    """Where a library is, or may be made: in a file, and on a server."""
    if request.param == "file":
        yield tmp_path / "library.db"
        return
    with request.getfixturevalue("server").library() as url:
        yield url


@pytest.fixture
def library(address: Address) -> Iterator[Library]:
    """An empty library, in a file and on a server."""
    with Library.open(address) as library:
        yield library
