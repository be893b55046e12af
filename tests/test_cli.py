"""The command line as scripts use it: the real command in a process of its own."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.settings import PREFERENCES, Settings
from tests.newsprint import RAW

ROOT = Path(__file__).parents[1]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A private home, so that nobody's settings or database are touched."""
    (tmp_path / "home").mkdir()
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


@pytest.fixture
def issue(home: Path) -> Path:
    path = home / "湖城.txt"
    path.write_text(RAW, encoding="utf-8")
    return path


def run(*args: object, code: int = 0, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "annotator", *map(str, args)]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, **options)
    assert found.returncode == code, found.stderr
    return found


def complaint(*args: object) -> str:
    """The one line on standard error of a command that is refused."""
    found = run(*args, code=2)
    assert found.stdout == ""
    [line] = found.stderr.splitlines()
    assert line.startswith("annotator: ")
    return line


def imported(issue: Path) -> Path:
    database = issue.with_name("a.db")
    run("import", issue, "--database", database, "--no-entities")
    return database


def test_split_prints_one_json_object_and_nothing_else(issue: Path) -> None:
    found = run("split", issue, "--format", "json")
    split = json.loads(found.stdout)

    assert found.stderr == ""
    assert (split["format"], split["version"], split["raw"]) == ("annotator-issue", 1, RAW)
    assert split["source"]["name"] == "湖城.txt"
    assert len(split["articles"]) > 1
    assert split["entities"] == []
    assert {correction["state"] for correction in split["corrections"]} == {"suggested"}
    assert "昨天上午，东关老桥" in "".join(article["text"] for article in split["articles"])


def test_split_tells_names_when_asked(issue: Path) -> None:
    split = json.loads(run("split", "--entities", issue).stdout)
    assert split["entities"]
    assert {entity["state"] for entity in split["entities"]} == {"suggested"}
    assert all(entity["text"] in RAW for entity in split["entities"])


def test_split_writes_utf_8_wherever_it_runs(issue: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "annotator", "split", str(issue)]
    found = subprocess.run(command, capture_output=True, timeout=60, check=True, env=environment)
    assert json.loads(found.stdout.decode("utf-8"))["raw"] == RAW


def test_split_loads_nothing_that_it_does_not_need(issue: Path) -> None:
    script = (
        "import sys; from annotator.cli import main; main(sys.argv[1:]);"
        "heavy = {'PySide6', 'peewee', 'jieba', 'rjieba', 'charset_normalizer', 'annotator.store', 'annotator.app'};"
        "sys.exit(repr(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    found = subprocess.run([sys.executable, "-c", script, "split", str(issue)], capture_output=True, check=False)
    assert (found.returncode, found.stderr) == (0, b"")


def test_import_says_a_line_for_each_issue(issue: Path) -> None:
    second = issue.with_name("second.txt")
    second.write_text(RAW.replace("老桥", "新桥") + "\0\n", encoding="utf-8")
    found = run("import", issue, second, "--database", issue.with_name("a.db"), "--author", "ann")

    first, other = found.stdout.splitlines()
    assert first.startswith("湖城.txt: issue 1, ")
    assert " suggestions, utf-8" in first
    assert "; furniture: " in first
    assert "; 1 NUL characters (at " in other
    assert found.stderr == ""


def test_the_same_file_again_is_said_so(issue: Path) -> None:
    database = imported(issue)
    before = database.read_bytes()
    found = run("import", issue, "--database", database)
    assert found.stdout == "湖城.txt: is already here as issue 1, read as utf-8; nothing was changed\n"
    assert database.read_bytes() == before


def test_files_that_fail_are_named_at_the_end_and_the_others_are_imported(issue: Path) -> None:
    bad, broken = issue.with_name("scan.txt"), issue.with_name("broken.jsonl")
    bad.write_bytes(b"%PDF-1.7\n")
    broken.write_text(run("split", issue).stdout.replace("老桥", "新桥") + '{"format": ', encoding="utf-8")
    names = [issue.with_name("nowhere.txt"), bad, broken, issue]
    found = run("import", *names, "--database", issue.with_name("a.db"), "--no-entities", code=2)
    assert [line.partition(",")[0] for line in found.stdout.splitlines()] == ["湖城.txt: issue 1"]
    assert [line.partition(str(issue.parent))[2] for line in found.stderr.splitlines()] == [
        "/nowhere.txt: there is no such file.",
        "/scan.txt: is a PDF document, not a text file.",
        "/broken.jsonl: line 2: is cut off or is no JSON (column 12).",
    ]


def test_no_database_is_made_where_there_is_nothing_to_import(issue: Path) -> None:
    database = issue.with_name("a.db")
    assert "there is no such file" in complaint("import", issue.with_name("nowhere.txt"), "--database", database)
    assert not database.exists()


def test_another_encoding_can_be_chosen(issue: Path) -> None:
    issue.write_bytes("老桥".encode("gbk"))
    found = run("split", issue, "--encoding", "gbk")
    assert json.loads(found.stdout)["source"]["encoding"] == "gb18030"


def test_the_lossless_form_makes_the_round_trip(issue: Path) -> None:
    database, other = imported(issue), issue.with_name("b.db")
    first, second = issue.with_name("first.jsonl"), issue.with_name("second.jsonl")
    report = run("export", "--database", database, "--to", "jsonl", "--output", first, "--status", "any").stderr
    run("import", first, "--database", other)
    run("export", "--database", other, "--to", "jsonl", "--output", second, "--status", "any")

    assert report.startswith("1 issues, ")
    assert second.read_bytes() == first.read_bytes()
    run("check", "--database", other)


def test_only_gold_is_exported_unless_asked(issue: Path) -> None:
    database, output = imported(issue), issue.with_name("a.conll")
    assert "nothing was written" in complaint("export", "--database", database, "--to", "conll", "--output", output)
    assert not output.exists()
    run("export", "--database", database, "--to", "conll", "--output", output, "--status", "any")
    assert output.read_text(encoding="utf-8").startswith("-DOCSTART-(")


def test_an_export_is_divided_by_shares_and_a_seed(issue: Path) -> None:
    database, output = imported(issue), issue.with_name("gold.conll")
    command = ("export", "--database", database, "--to", "conll", "--output", output, "--status", "any")
    found = run(*command, "--split", "80,10,10", "--seed", 3)
    assert "train: 1 issues" in found.stderr
    assert [file.name for file in output.glob("*.conll")] == ["train.conll"]
    manifest = json.loads(output.with_name("gold.conll.report.json").read_text(encoding="utf-8"))
    assert (manifest["options"]["split"], manifest["options"]["seed"]) == ([80, 10, 10], 3)
    assert len(manifest["database"]) == 32
    for wrong in ("80,10", "a,b,c", "0,0,0", "-1,1,1"):
        assert "three shares" in complaint(*command, "--split", wrong)


def test_a_recipe_writes_several_exports_in_one_go(issue: Path) -> None:
    database, recipe = imported(issue), issue.with_name("recipe.toml")
    exports = 'exports = [{format = "jsonl", options = {status = "any"}}, {format = "conll", file = "b.conll"}]'
    recipe.write_text(f'folder = "out"\n{exports}\n', encoding="utf-8")
    found = run("export", "--database", database, "--recipe", recipe, code=2)
    assert found.stdout == f"{recipe.with_name('out') / 'gold.jsonl'}\n"
    assert "b.conll: nothing was written" in found.stderr


def test_an_export_holds_the_issues_of_the_days_that_are_named(issue: Path) -> None:
    database, output = imported(issue), issue.with_name("out.jsonl")
    other = issue.with_name("湖城 1963-05-01.txt")
    other.write_text("老桥修好了。\n昨天剪彩。\n", encoding="utf-8")
    run("import", other, "--database", database, "--no-entities")
    run("export", "--database", database, "--to", "jsonl", "--output", output, "--status", "any", "--until", "1963-05")
    assert [json.loads(line)["date"] for line in output.read_text(encoding="utf-8").splitlines()] == ["1963-05-01"]


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_an_export_of_days_that_are_none_is_refused(issue: Path, option: str) -> None:
    output = issue.with_name("out.jsonl")
    found = run(
        "export", "--database", issue.with_name("a.db"), "--to", "jsonl", "--output", output, option, "1963-13", code=2
    )
    assert "a month as 1963-05" in found.stderr
    assert not output.exists()


def test_an_export_that_people_have_worked_in_is_replaced_by_force_only(issue: Path) -> None:
    database, output = imported(issue), issue.with_name("gold")
    command = ("export", "--database", database, "--to", "brat", "--output", output, "--status", "any")
    run(*command)
    run(*command)
    work = min(output.glob("*.ann"))
    work.write_text("mine", encoding="utf-8")
    assert work.name in (said := complaint(*command))
    assert "--force" in said
    assert work.read_text(encoding="utf-8") == "mine"
    run(*command, "--force")
    assert work.read_text(encoding="utf-8") != "mine"


def test_check_is_silent_about_a_sound_database_and_names_each_fault_of_another(issue: Path) -> None:
    database = imported(issue)
    assert run("check", "--database", database).stdout == ""
    with closing(sqlite3_of(database)) as connection, connection:
        connection.execute("UPDATE raw SET text = CAST(CAST(text AS TEXT) || '!' AS BLOB)")
    assert "issue 1" in run("check", "--database", database, code=1).stdout


def test_a_database_is_backed_up_and_restored_with_its_journals(issue: Path) -> None:
    database = imported(issue)
    made = Path(run("backup", "--database", database).stdout.strip())
    assert made.parent == issue.with_name("a.db.backups")
    second = issue.with_name("second.txt")
    second.write_text("湖畔晨报\n天气\n明天有雨。\n", encoding="utf-8")
    run("import", second, "--database", database, "--no-entities")

    told = run("restore", "--database", database, "--from", made).stdout
    assert told.startswith(f"{database}: restored from {made}; before it was as in {made.parent}")
    assert run("check", "--database", database).stdout == ""
    again = run("import", issue, "--database", database, "--no-entities").stdout
    assert again == "湖城.txt: is already here as issue 1, read as utf-8; nothing was changed\n"
    assert run("import", second, "--database", database, "--no-entities").stdout.startswith("second.txt: issue 2, ")
    assert len(list(made.parent.iterdir())) == 2


def test_a_deleted_issue_is_listed_and_brought_back_by_its_number(issue: Path) -> None:
    database = imported(issue)
    assert "kept as 1" in run("delete", 1, "--database", database).stdout
    assert run("delete", "--list", "--database", database).stdout.startswith("1: 湖城 (")
    assert "not whole" in complaint("delete", 1, "--database", database)
    assert run("delete", 1, "--back", "--database", database).stdout == "1: is here as issue 1 again\n"
    assert run("check", "--database", database).stdout == ""


def test_a_backup_is_never_written_over_another_file(issue: Path) -> None:
    database = imported(issue)
    before = database.read_bytes()
    assert "is there already" in complaint("backup", "--database", database, "--output", database)
    assert database.read_bytes() == before
    run("backup", "--database", database, "--output", issue.with_name("副本.db"))
    run("check", "--database", issue.with_name("副本.db"))


def sqlite3_of(database: Path):
    import sqlite3

    return sqlite3.connect(database)


def test_formats_lists_what_can_be_read_and_written(home: Path) -> None:
    lines = {line.split()[0]: line for line in run("formats").stdout.splitlines()}
    assert {"text", "jsonl", "conll"} <= set(lines)
    assert "read write" in lines["jsonl"]


def test_evaluate_holds_the_suggestions_against_known_answers(issue: Path) -> None:
    cases = issue.with_name("cases")
    cases.mkdir()
    (cases / "湖城.txt").write_text(RAW, encoding="utf-8")
    split = json.loads(run("split", issue).stdout)
    segments = [[[s["start"], s["end"]] for s in article["segments"]] for article in split["articles"]]
    gold = {"articles": [{"segments": found} for found in segments], "roles": [], "joins": [], "duplicates": []}
    gold |= {"furniture": [], "entities": None, "style": "seed", "half_width": True}
    (cases / "湖城.gold.json").write_text(json.dumps(gold), encoding="utf-8")

    assert run("evaluate", "--cases", cases).stdout
    assert run("evaluate", "--database", imported(issue)).stdout


def test_suggest_makes_new_suggestions_once(issue: Path) -> None:
    database = imported(issue)
    assert run("suggest", "1", "--database", database).stdout.splitlines()[0] == "issue 1: has new suggestions"
    again = "0 issues have new suggestions, 1 have no other than before\n"
    assert run("suggest", "--database", database, "--jobs", "2").stdout == again
    assert "nowhere.db" in run("suggest", "--database", "nowhere.db", code=2).stderr


def test_help_names_every_command(home: Path) -> None:
    text = run("--help").stdout
    for name in ("import", "split", "suggest", "export", "evaluate", "check", "backup", "restore", "formats"):
        assert f"  {name} " in text


def test_help_names_every_preference_its_default_and_the_file(home: Path) -> None:
    text = " ".join(run("--help").stdout.split())
    assert str(home / "home" / "annotator" / "settings.json") in text
    for name, row in PREFERENCES.items():
        assert f"{name} {row.title} ({json.dumps(getattr(Settings(), name))})" in text


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (["split", "nowhere.txt"], "nowhere.txt: there is no such file"),
        (["split", "."], "no ordinary file"),
        (["split", "a.txt", "--encoding", "klingon"], "choose one of utf-8"),
        (["split", "a.txt", "--format", "xml"], "'xml' is not"),
        (["split"], "Missing argument 'FILE'"),
        (["split", "broken.jsonl"], "line 1: is cut off or is no JSON"),
        (["import", "a.txt"], "Missing option '--database'"),
        (["import", "a.txt", "--database", "a.txt"], "a.txt"),
        (["import", "a.txt", "--database", "no/such/folder.db"], "folder.db"),
        (["export", "--database", "none.db", "--to", "jsonl", "--output", "x"], "none.db"),
        (["export", "--database", "none.db", "--to", "docx", "--output", "x"], "'docx' is not"),
        (["check", "--database", "none.db"], "none.db"),
        (["check", "--database", "a.txt"], "a.txt"),
        (["backup", "--database", "none.db"], "none.db"),
        (["restore", "--database", "none.db", "--from", "nowhere.db"], "nowhere.db: There is no such database"),
        (["restore", "--database", "none.db", "--from", "a.txt"], "a.txt: This is not a database of this program"),
        (["evaluate"], "either --database or --cases"),
        (["evaluate", "--cases", "nowhere"], "nowhere"),
        (["evaluate", "--cases", "."], ""),
        (["imprt"], "imprt: is neither a file nor a command"),
        (["exprot", "--database", "a.db"], "exprot: is neither a file nor a command"),
        (["a.txt", "--tour", "there"], "name no file with it"),
        (["--nonsense"], "--nonsense"),
        (["one.db", "two.db"], "one database at a time"),
    ],
)
def test_wrong_input_gets_one_clear_line(
    home: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], what: str
) -> None:
    monkeypatch.chdir(home)
    Path("a.txt").write_text(RAW, encoding="utf-8")
    Path("broken.jsonl").write_text('{"format": ', encoding="utf-8")
    before = sorted(home.iterdir())
    assert what in complaint(*args)
    assert sorted(home.iterdir()) == before


def test_a_reader_that_goes_away_ends_the_command_quietly(issue: Path) -> None:
    issue.write_text(RAW * 300, encoding="utf-8")
    command = [sys.executable, "-m", "annotator", "split", str(issue)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_on_a_terminal_import_shows_its_progress(issue: Path) -> None:
    ours, theirs = pty.openpty()
    command = ["import", issue, "--database", issue.with_name("a.db"), "--no-entities"]
    found = subprocess.run(
        [sys.executable, "-m", "annotator", *map(str, command)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        timeout=60,
        check=True,
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "100%" in shown
    assert found.stdout.decode().startswith("湖城.txt: issue 1")


def test_a_name_can_t_control_the_terminal(issue: Path) -> None:
    hostile = issue.with_name("nl\nname\x1b[31mred.txt")
    issue.rename(hostile)
    [line] = run("import", hostile, "--database", hostile.with_name("a.db"), "--no-entities").stdout.splitlines()
    assert line.startswith("nl\ufffdname\ufffd[31mred.txt: issue 1")
    assert "\x1b" not in complaint("split", "\x1b[31mnowhere")


def test_a_full_disk_under_the_output_is_said_so(home: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    command = [sys.executable, "-m", "annotator", "formats"]
    with full.open("w") as output:
        found = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert found.returncode != 0
    assert found.stderr.startswith("annotator: The output: No space left on device.\n")


def test_importing_asks_for_no_folder_of_settings(issue: Path) -> None:
    (issue.parent / "home").rmdir()
    (issue.parent / "home").write_text("no folder")
    run("import", issue, "--database", issue.with_name("a.db"), "--no-entities")


def test_another_version_of_an_issue_is_trouble(issue: Path) -> None:
    database, gold = imported(issue), issue.with_name("gold.jsonl")
    split = json.loads(run("split", issue).stdout)
    split["boundaries"][-1]["state"] = "accepted"
    gold.write_text(json.dumps(split), encoding="utf-8")
    found = run("import", gold, "--database", database, code=2)
    assert found.stdout == ""
    assert found.stderr == "annotator: 湖城.txt: another version of it is here as issue 1; nothing was changed\n"


def test_names_of_an_annotating_tool_come_back_and_what_does_not_fit_is_listed(issue: Path) -> None:
    database = imported(issue)
    name = issue.with_name("gold.jsonl")
    run("export", "--database", database, "--to", "doccano", "--output", name, "--status", "any")
    lines = [json.loads(line) for line in name.read_text(encoding="utf-8").splitlines()]
    lines[0]["label"] = [[0, 2, "LOC"], [1, 3, "PER"]]
    name.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    found = run("import", name, "--database", database, "--author", "bea", code=1)
    assert "issue 1, 1 entities, 0 there already; 1 don't fit" in found.stdout
    assert found.stderr.startswith(f"annotator: {name}: article 1: {lines[0]['text'][1:3]} PER: An entity may lie")
    run("check", "--database", database)
    again = run("import", name, "--database", database, "--format", "doccano", "--onto", code=1)
    assert "0 entities, 1 there already" in again.stdout


def test_an_export_for_doccano_counts_what_its_project_counts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("𠮷田在か\u3099老桥上。", encoding="utf-8")
    database = imported(tmp_path / "a.txt")
    (tmp_path / "b.jsonl").write_text('{"text":"𠮷田在か\u3099老桥上。","label":[[7,9,"LOC"]]}', encoding="utf-8")
    run("import", tmp_path / "b.jsonl", "--database", database, "--replace")
    for chosen, label in (("grapheme", [5, 7, "LOC"]), ("utf-16", [7, 9, "LOC"])):
        path = tmp_path / "gold.jsonl"
        run(
            "export",
            "--database",
            database,
            "--to",
            "doccano",
            "--output",
            path,
            "--status",
            "any",
            "--offsets",
            chosen,
        )
        assert json.loads(path.read_text(encoding="utf-8"))["label"] == [label]


def test_a_file_that_does_not_say_what_its_offsets_count_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text":"𠮷田在老桥上。","label":[[3,5,"LOC"]]}', encoding="utf-8")
    found = run("import", path, "--database", tmp_path / "a.db")
    assert f"{path}: does not say what its offsets count." in found.stderr
    assert run("import", path, "--database", tmp_path / "b.db", "--offsets", "grapheme").stderr == ""
    run("export", "--database", tmp_path / "b.db", "--to", "label-studio", "--output", path, "--status", "any")
    assert '"text":"老桥"' in path.read_text(encoding="utf-8")


def test_a_wrong_file_of_an_annotating_tool_makes_no_database(issue: Path) -> None:
    name = issue.with_name("gold.jsonl")
    name.write_text('{"text":"老桥","label":[[0,9,"LOC"]]}', encoding="utf-8")
    assert "line 1" in complaint("import", name, "--database", issue.with_name("a.db"))
    assert not issue.with_name("a.db").exists()
    assert "--onto or --as-new" in complaint("import", name, "--database", "a.db", "--onto", "--as-new")
