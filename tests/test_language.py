"""The command line speaks Chinese in a Chinese locale, and English elsewhere."""

from __future__ import annotations

import os
import pickle
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import run

import click
import pytest

from annotator import paths
from annotator.cli import catalogue, cli, language, main
from annotator.core.marking import phrase
from tests.store.samples import ISSUE

CATALOGUE = paths.resource("i18n", "zh", "LC_MESSAGES", "annotator.mo")
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of a Chinese user."""
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    language.begin()


def commands(of: click.Command) -> Iterator[click.Command]:
    yield of
    if isinstance(of, click.Group):
        for one in of.commands.values():
            yield from commands(one)


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("zh_CN.UTF-8", "nowhere：既不是文件，也不是命令。"),
        ("zh_TW.UTF-8", "nowhere：既不是文件，也不是命令。"),
        ("C", "nowhere: is neither a file nor a command."),
        ("en_GB.UTF-8", "nowhere: is neither a file nor a command."),
    ],
)
def test_the_locale_settles_the_language_and_not_the_exit_code(locale: str, sentence: str) -> None:
    others = {name: value for name, value in os.environ.items() if name not in ("LANGUAGE", "LC_MESSAGES", "LANG")}
    said = run(
        [sys.executable, "-W", "error", "-m", "annotator", "nowhere"],
        env={**others, "LC_ALL": locale, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (said.returncode, said.stdout) == (2, "")
    assert sentence in said.stderr


@pytest.mark.usefixtures("chinese")
def test_each_command_and_option_has_its_help_in_chinese() -> None:
    for command in commands(language.translated(cli)):
        assert command.help is not None
        assert HAN.search(command.help), command.name
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help is not None
                assert HAN.search(option.help), f"{command.name} {option.opts}"


@pytest.mark.usefixtures("chinese")
def test_the_help_is_chinese_but_for_what_is_typed_and_fits_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("", *cli.commands):
        assert main([*([name] if name else []), "--help"]) == 0
        help_ = capsys.readouterr().out
        assert "用法：" in help_
        assert not re.search(r"Options|Commands|required|default|Show this", help_)
        for line in help_.splitlines():
            may_be_long = "[" in line or str(paths.settings_file()) in line
            assert may_be_long or language._columns(line) <= 82, line


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["import"], "缺少选项 '--database'"),
        (["import", "--database", "a.db"], "--manifest"),
        (["split"], "缺少参数 'FILE'"),
        (["evaluate"], "请给出 --database 或 --cases 中的一个。"),
        (["export", "--database", "a.db", "--output", "a", "--to", "nothing"], "'nothing' 不在可选的值之中"),
        (["export", "--database", "a.db", "--output", "a", "--to", "jsonl", "--split", "1"], "三个份额"),
        (["split", "a.txt", "--column", "x"], "请写成 text=NAME"),
        (["split", "a.txt", "--nothing"], "没有选项"),
        (["split", "a.txt", "b.txt"], "多出了参数"),
        (["split", "nowhere.txt"], "nowhere.txt"),
        (["check", "--database", "nowhere.db"], "没有这个数据库"),
    ],
)
def test_what_is_typed_wrongly_is_refused_in_chinese(
    args: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(args) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert HAN.search(said)


@pytest.mark.usefixtures("chinese")
def test_what_is_done_is_said_in_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue, database = tmp_path / "一.txt", tmp_path / "库.db"
    issue.write_text(ISSUE.raw, encoding="utf-8")
    assert main(["import", str(issue), "--database", str(database), "--jobs", "1", "--no-entities"]) == 0
    assert main(["import", str(issue), "--database", str(database), "--jobs", "1"]) == 0
    assert main(["export", "--database", str(database), "--to", "text", "--output", str(tmp_path / "o")]) != 1
    assert main(["formats"]) == 0
    said = capsys.readouterr()
    assert re.search(r"一\.txt：报纸 1，\d+ 篇稿件，\d+ 条建议", said.out)
    assert "这里已有" in said.out
    assert "UTF-16 编码单元" in said.out


def test_the_catalogue_is_up_to_date() -> None:
    assert catalogue.compiled(dict(catalogue.texts())) == CATALOGUE.read_bytes(), "run `make translations`"


def test_a_phrase_comes_through_to_another_process_with_its_values() -> None:
    made = phrase("Fault", "boundary {0} stands behind the text").format("b1")
    copy = pickle.loads(pickle.dumps(made))
    assert (copy, copy.context, copy.english, copy.values) == (made, made.context, made.english, made.values)
