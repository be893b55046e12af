"""The settings: what is in their file that can't be used, and what can't be written there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import paths, settings
from annotator.core.errors import BadInput
from annotator.settings import Settings

HALF = "\ud842"


def _written(**values: object) -> Path:
    file = paths.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(values), encoding="utf-8")
    return file


def _run(*args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "annotator", *args]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("key", ["language", "font_family", "window_state", "server"])
def test_half_a_character_in_the_settings_is_logged_by_file_and_key_and_left_out(
    key: str, caplog: pytest.LogCaptureFixture
) -> None:
    file = _written(**{key: HALF, "font_size": 14})
    with caplog.at_level("WARNING"):
        assert settings.load(file) == Settings(font_size=14.0)
    assert caplog.messages == [f"{file}: “{key}” holds half a character (a surrogate)"]


def test_half_a_character_in_a_shortcut_leaves_the_program_its_own_ones(caplog: pytest.LogCaptureFixture) -> None:
    assert settings.load(_written(keys={"find": HALF})).keys == {}
    assert "“keys”" in caplog.text


def test_a_name_of_the_user_s_that_can_not_be_stored_names_the_settings(caplog: pytest.LogCaptureFixture) -> None:
    file = _written(author="周" + HALF)
    with pytest.raises(BadInput, match=f"^{file}: “author” holds half a character"):
        _ = settings.load(file).person


def test_settings_with_half_a_character_are_kept_as_they_are(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    chosen = Settings(author="周" + HALF)
    settings.save(chosen, tmp_path / "settings.json")
    assert settings.load(tmp_path / "settings.json") == chosen


def test_an_import_under_such_a_name_is_one_line_and_makes_no_database(tmp_path: Path) -> None:
    file, issue, database = _written(author=HALF), tmp_path / "issue.txt", tmp_path / "library.db"
    issue.write_text("湖畔晨报\n", encoding="utf-8")
    done = _run("import", str(issue), "--database", str(database))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"annotator: {file}: “author” holds half a character")
    assert not database.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there arguments are texts, not bytes")
@pytest.mark.parametrize(
    "options", [("import", "--author"), ("import", "--annotator"), ("import", "--encoding"), ("lists", "--label")]
)
def test_an_option_that_is_no_text_is_named(tmp_path: Path, options: tuple[str, str]) -> None:
    file, database = tmp_path / "names.txt", tmp_path / "library.db"
    file.write_text("周阿姨\n", encoding="utf-8")
    command, option = options
    done = _run(command, str(file), "--database", str(database), option, "\udce4")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"'{option}'" in done.stderr
    assert "no text in the encoding of your terminal" in done.stderr
    assert not database.exists()
