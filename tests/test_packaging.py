"""What is installed is what is locked."""

from importlib.metadata import distribution, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "newspaper-annotator"
CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"


def locked_versions():
    requirements = [Requirement(line) for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines()]
    return {canonicalize_name(r.name): str(r.specifier).removeprefix("==") for r in requirements}


def dependencies(project):
    """The names of all that a project needs, and of all that these need in turn."""
    seen, waiting = set(), [Requirement(project)]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        for extra in {"", *requirement.extras}:
            if (name, extra) not in seen:
                seen.add((name, extra))
                needs = map(Requirement, distribution(name).requires or ())
                waiting += [n for n in needs if n.marker is None or n.marker.evaluate({"extra": extra})]
    return {name for name, _ in seen} - {PROJECT, "setuptools"}  # which Python's venv brings, as `pip freeze` knows


def test_every_dependency_is_locked_at_the_version_that_is_installed():
    installed = {name: version(name) for name in dependencies(f"{PROJECT}[test]")}
    locked = locked_versions()

    assert {name: locked.get(name) for name in installed} == installed


def test_the_lock_names_no_host():
    assert "/" not in CONSTRAINTS.read_text(encoding="utf-8")
