"""Writes what the guide and the manual page say of commands, keys, formats and preferences, from their own tables.

`python -m annotator.manual FOLDER` writes `help/LANGUAGE/*.md` and `man/LANGUAGE/man1/annotator.1` under a folder.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click

from annotator import workflow
from annotator.cli import cli, language
from annotator.cli.language import spoken
from annotator.core.marking import Phrase, phrase
from annotator.settings import PREFERENCES, Settings
from annotator.window.action_table import ACTIONS
from annotator.window.actions import MENUS, plain

LANGUAGES = ("en", "zh_CN")


def commands() -> Iterator[str]:
    """The page about the commands: what each does, and its options."""
    yield _title(phrase("Manual", "Commands"))
    yield spoken(phrase("Manual", "What is typed in a terminal. D is a database: a file, or a URL of a server."))
    for name, command in _commands():
        yield f"## annotator {name}"
        yield f"```\nannotator {name} {_usage(command)}\n```"
        yield command.help or ""
        options = [(f"`{', '.join(one.opts + one.secondary_opts)}`", one.help or "") for one in _options(command)]
        yield _table((phrase("Manual", "option"), phrase("Manual", "meaning")), options)
    yield "## " + spoken(phrase("Manual", "Exit codes"))
    codes = {
        "0": phrase("Manual", "all went well"),
        "1": phrase("Manual", "something was found: faults of a database, entities that don't fit"),
        "2": phrase("Manual", "wrong input; nothing was left half done"),
        "130": phrase("Manual", "interrupted"),
    }
    yield _table((phrase("Manual", "code"), phrase("Manual", "meaning")), [(k, spoken(v)) for k, v in codes.items()])
    yield "## " + spoken(phrase("Manual", "Completion"))
    yield spoken(phrase("Manual", "One line in the start-up file of the shell lets Tab complete commands and options:"))
    shells = (f'{shell}: eval "$(_ANNOTATOR_COMPLETE={shell}_source annotator)"' for shell in ("bash", "zsh"))
    yield "\n".join(("```", *shells, "fish: _ANNOTATOR_COMPLETE=fish_source annotator | source", "```"))


def keys() -> Iterator[str]:
    """The page about the actions of the menus, with the keys that they have at first."""
    yield _title(phrase("Manual", "All actions and keys"))
    yield spoken(phrase("Manual", "These are the keys at first; Ctrl+F1 shows those that you have, and changes them."))
    for menu, title in MENUS.items():
        rows = [(_plain("Action", row.text), row.keys.replace("; ", ", ")) for row in ACTIONS if row.menu == menu]
        if rows:
            yield f"## {_plain('Menu', title)}"
            yield _table((phrase("Manual", "action"), phrase("Manual", "keys")), rows)


def formats() -> Iterator[str]:
    """The page about the formats that are read and written."""
    yield _title(phrase("Manual", "Formats"))
    rows = []
    for one in workflow.formats():
        is_read = one.read is not None or one.is_brought_back
        ways = [spoken(phrase("Manual", "in"))] * is_read + [spoken(phrase("Manual", "out"))] * one.is_written
        rows.append((f"`{one.name}`", spoken(Phrase("Format", one.title)), " ".join(one.suffixes), ", ".join(ways)))
    yield _table(
        (
            phrase("Manual", "format"),
            phrase("Manual", "what it is"),
            phrase("Manual", "suffixes"),
            phrase("Manual", "in or out"),
        ),
        rows,
    )


def preferences() -> Iterator[str]:
    """The page about the preferences."""
    yield _title(phrase("Manual", "Preferences"))
    yield spoken(phrase("Manual", "They are chosen in *View → Preferences* (Ctrl+,) and kept in a file in JSON."))
    defaults = Settings()
    rows = [
        (f"`{name}`", spoken(Phrase("Preference", row.title)), json.dumps(getattr(defaults, name), ensure_ascii=False))
        for name, row in PREFERENCES.items()
    ]
    yield _table((phrase("Manual", "setting"), phrase("Manual", "meaning"), phrase("Manual", "at first")), rows)


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "16-settings": preferences,
    "17-keys": keys,
    "18-commands": commands,
    "19-formats": formats,
}


def manual_page() -> str:
    """The manual page of the command, in roff."""
    made = language.translated(cli)
    lines = ['.TH ANNOTATOR 1 "" "newspaper-annotator"', ".SH NAME"]
    lines.append(_roff(f"annotator - {(made.help or '').partition(chr(10))[0].rstrip('.。')}"))
    lines += [".SH SYNOPSIS", ".B annotator", _roff("[DATABASE | FILE …] | COMMAND …")]
    lines += [".SH DESCRIPTION", *_paragraphs(made.help or "")]
    lines.append(f".SH {_roff(spoken(phrase('Manual', 'Commands')).upper())}")
    for name, command in _commands():
        lines += [f".SS annotator {name} {_roff(_usage(command))}", *_paragraphs(command.help or "")]
        for one in _options(command):
            lines += [".TP", f".B {_roff(', '.join(one.opts + one.secondary_opts))}", _roff(one.help or "")]
    return "\n".join(lines) + "\n"


def write(folder: Path) -> None:
    """Write the generated pages in each language under a folder."""
    for name in LANGUAGES:
        os.environ["LANGUAGE"] = name
        language.begin()
        pages = {f"help/{name}/{page}.md": "\n\n".join(made()) + "\n" for page, made in PAGES.items()}
        for path, text in {**pages, f"man/{name}/man1/annotator.1": manual_page()}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="\n")


def _commands() -> Iterator[tuple[str, click.Command]]:
    for name, command in sorted(language.translated(cli).commands.items()):
        if not command.hidden:
            yield name, command


def _options(command: click.Command) -> Iterator[click.Option]:
    yield from (one for one in command.params if isinstance(one, click.Option))


def _usage(command: click.Command) -> str:
    return " ".join(command.collect_usage_pieces(click.Context(command)))


def _title(said: Phrase) -> str:
    return f"# {spoken(said)}"


def _plain(context: str, english: str) -> str:
    return plain(spoken(Phrase(context, english)))


def _table(headings: Sequence[Phrase], rows: Iterable[Sequence[str]]) -> str:
    lines = [list(map(spoken, headings)), ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield from (".PP", _roff(" ".join(paragraph.split())))


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    write(Path(sys.argv[1]))
