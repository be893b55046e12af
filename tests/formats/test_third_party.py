"""A format that comes in a package of its own is found by its entry point, and used like the program's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.newsprint import RAW

ROOT = Path(__file__).parents[2]
PACKAGE = Path(__file__).with_name("wordlist_format")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the package."""
    copy = tmp_path_factory.mktemp("source") / PACKAGE.name
    shutil.copytree(PACKAGE, copy)
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*pip, "--target", str(folder), str(copy)], check=True, capture_output=True, timeout=120)
    return folder


def run(site: Path, *args: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(site)])}
    command = [sys.executable, "-m", "annotator", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, env=environment)


def test_its_format_is_listed_and_written(site: Path, tmp_path: Path) -> None:
    assert "names, one a line" in run(site, "formats").stdout
    issue, database, output = tmp_path / "湖城.txt", tmp_path / "a.db", tmp_path / "gold.names"
    issue.write_text(RAW, encoding="utf-8")
    run(site, "import", issue, "--database", database)
    run(site, "export", "--database", database, "--to", "wordlist", "--output", output, "--status", "any")
    lines = output.read_text(encoding="utf-8").splitlines()
    assert lines
    assert lines == sorted(set(lines))
    assert all(len(line.split("\t")) == 2 for line in lines)
    assert output.with_name("gold.names.report.json").is_file()


def test_one_that_can_t_be_loaded_breaks_nothing(site: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(site, broken)
    (broken / "wordlist_format.py").write_text("import a_library_that_is_not_there", encoding="utf-8")
    found = run(broken, "formats")
    assert "lossless" in found.stdout
    assert "names, one a line" not in found.stdout


def test_one_can_t_take_the_place_of_the_program_s_own(site: Path, tmp_path: Path) -> None:
    impostor = tmp_path / "impostor"
    shutil.copytree(site, impostor)
    module = impostor / "wordlist_format.py"
    module.write_text(module.read_text(encoding="utf-8").replace('name="wordlist"', 'name="jsonl"'), encoding="utf-8")
    assert "names, one a line" not in run(impostor, "formats").stdout


def test_one_may_count_its_offsets_in_what_the_program_has_no_word_for(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(site, other)
    module = other / "wordlist_format.py"
    module.write_text(
        module.read_text(encoding="utf-8").replace("Format(", 'Format(offsets="bytes", '), encoding="utf-8"
    )
    row = next(line for line in run(other, "formats").stdout.splitlines() if line.startswith("wordlist"))
    assert " bytes " in row
