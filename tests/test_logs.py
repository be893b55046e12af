"""The log: what the program did, in files of the user's own, and nothing of what any text says."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import logs, paths, settings, workflow
from annotator.core import edits
from annotator.core.address import Url
from annotator.core.errors import AnnotatorError, BadInput
from annotator.core.labels import Label
from tests.newsprint import RAW
from tests.test_cli import ROOT, run

log = logging.getLogger("annotator.test")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder into which the log is written."""
    logs.start(tmp_path / "logs")
    yield tmp_path / "logs"
    logs.stop()


def text(folder: Path) -> str:
    """All that stands in the files of a folder."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.log*")))


def test_the_log_begins_with_the_versions(folder: Path) -> None:
    [line] = logs.tail(folder, 10)
    assert line.endswith(logs.system())
    assert f"Python {sys.version.split()[0]}" in line


def test_an_exception_is_logged_with_its_places_and_without_its_words(folder: Path) -> None:
    def stumble(words: str) -> None:
        try:
            raise KeyError(words)
        except KeyError as error:
            raise ValueError(f"no {words}") from error

    try:
        stumble("".join(["老", "桥"]))
    except ValueError:
        log.exception("unexpected")
    found = text(folder)
    assert "builtins.KeyError" in found
    assert "and from that" in found
    assert found.rstrip().endswith("builtins.ValueError")
    assert "in stumble" in found
    assert "老桥" not in found


def test_a_line_can_t_be_forged_by_the_name_of_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("annotator"), "propagate", False)  # pytest-xdist can't send half a character
    log.info("opened %s", "a\n2026-01-01 00:00:00,000 1 INFO annotator: forged \udce4")
    assert len(logs.tail(folder, 10)) == 2


def test_what_may_be_a_text_is_written_only_where_it_is_asked_for_and_to_a_file_of_its_own(tmp_path: Path) -> None:
    logs.start(tmp_path, texts=True)
    log.debug("corrected: 老桥")
    assert "老桥" in (tmp_path / "with-texts.log").read_text(encoding="utf-8")
    assert "老桥" not in (tmp_path / "annotator.log").read_text(encoding="utf-8")
    logs.stop()


def test_old_lines_make_room_for_new_ones(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _line in range(60):
        log.info("x" * 100_000)
    files = sorted(path.name for path in folder.iterdir())
    assert files == ["annotator.log", "annotator.log.1", "annotator.log.2", "annotator.log.3"]
    assert sum(path.stat().st_size for path in folder.iterdir()) < 4_100_000


@pytest.mark.parametrize("is_there", [False, True])
def test_a_log_that_can_t_be_written_stops_nothing(
    tmp_path: Path, is_there: bool, capfd: pytest.CaptureFixture
) -> None:
    folder = tmp_path / "logs"
    if is_there:
        (folder / "annotator.log").mkdir(parents=True)
    else:
        folder.write_text("no folder", encoding="utf-8")
    logs.start(folder)
    log.warning("trouble")
    logs.stop()
    assert capfd.readouterr() == ("", "")


def test_trouble_is_told_with_files_and_without_texts() -> None:
    inner = BadInput("{0}: line {1}: {2}.", Path("今日.txt"), 3, "老桥")
    assert inner.without_texts == "今日.txt: line 3: …."
    assert AnnotatorError("{0}: can't be read ({1}).", Path("a"), inner).without_texts.endswith(
        "(今日.txt: line 3: ….)."
    )
    assert AnnotatorError("{0}: gone.", Url("postgresql://ann:secret@host/x")).without_texts == (
        "postgresql://ann@host/x: gone."
    )


def test_a_day_s_work_leaves_a_log_of_what_was_done_without_a_word_of_it(folder: Path, tmp_path: Path) -> None:
    raw, database = tmp_path / "1.txt", tmp_path / "a.db"
    raw.write_text(RAW, encoding="utf-8")
    with workflow.open_library(database, create=True) as library:
        [found] = workflow.import_all(library, [raw], author="安先生")
        first = library.load(found.id).articles[0].id
        workflow.act_in(
            library, found.id, lambda issue, author, issue_id: edits.correct(issue, first, 0, 1, "𠮷", author=author),
            author="安先生",
        )  # fmt: skip
        library.labels.change([*library.labels.all()[1:], Label(name="船名")], {"PER": "船名"}, author="安先生")
        workflow.export(library, "jsonl", tmp_path / "out.jsonl", workflow.Options(scope=workflow.Scope.ANY))
        workflow.back_up(library, keep=(1, 1, 1))
    written = text(folder)
    for what in ("issue 1 added: 1.txt, ", "issue 1: do correct, 2 changes, ", "exported to"):
        assert what in written
    assert "backed up: " in written
    own = {character for character in RAW + "安先生𠮷船名" if ord(character) > 0x2E80}
    assert own & set(written) == set()


def test_the_command_logs_what_it_did_and_what_went_wrong_but_not_who_it_was(tmp_path: Path) -> None:
    raw = tmp_path / "1.txt"
    raw.write_text(RAW, encoding="utf-8")
    run("import", raw, "--database", tmp_path / "a.db", "--no-entities", "--author", "安先生")
    run("split", tmp_path / "gone.txt", code=2)
    written = text(paths.log_folder())
    assert "command: import" in written
    assert f"database: {tmp_path / 'a.db'}" in written
    assert "issue 1 added: 1.txt, " in written
    assert f"{tmp_path / 'gone.txt'}: there is no such file." in written
    assert "安" not in written


def test_texts_are_logged_where_the_settings_ask_for_it(tmp_path: Path) -> None:
    settings.save(settings.Settings(log_texts=True), paths.settings_file())
    database = tmp_path / "a.db"
    script = (
        "import sys; from pathlib import Path; from annotator.cli import main; from annotator import workflow;"
        "from annotator.core import edits; main(['formats']);"
        "library = workflow.open_library(Path(sys.argv[1]), create=True);"
        "list(workflow.import_all(library, [Path(sys.argv[2])], author='a', entities=False));"
        "verb = lambda issue, author, issue_id:"
        " edits.add_note(issue, 0, 1, '查一查', author=author);"
        "workflow.act_in(library, 1, verb, author='a'); library.close()"
    )
    raw = tmp_path / "1.txt"
    raw.write_text(RAW, encoding="utf-8")
    command = [sys.executable, "-c", script, str(database), str(raw)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert "查一查" in (paths.log_folder() / "with-texts.log").read_text(encoding="utf-8")
    assert "查一查" not in (paths.log_folder() / "annotator.log").read_text(encoding="utf-8")
