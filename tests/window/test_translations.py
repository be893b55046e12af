"""The window speaks English and Chinese, both whole: the texts in the code, in the tables, and on screen."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QFileInfo, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QFileIconProvider,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QTreeWidget,
    QWidget,
)

from annotator import formats, workflow
from annotator.app import Application, translate
from annotator.core import edits
from annotator.core.errors import AnnotatorError, BadInput, Refused, Why
from annotator.core.marking import Phrase
from annotator.core.records import ArticleKind, CorrectionKind, RegionKind, Role, State, Status
from annotator.formats.audit import Oddity
from annotator.formats.foreign import KINDS
from annotator.formats.text import _MAGIC
from annotator.formats.writing import Loss, Report
from annotator.paths import resource, sample_issue
from annotator.search.finder import KEPT_REASON
from annotator.settings import Settings
from annotator.store.errors import _SENTENCES
from annotator.suggest.reasons import REASONS
from annotator.suggest.repair import targets
from annotator.window import messages
from annotator.window.action_table import ACTIONS
from annotator.window.actions import MENUS, plain, translated
from annotator.window.dialogs.backups import BackupsDialog
from annotator.window.dialogs.bring_back import BringBackDialog
from annotator.window.dialogs.continue_article import ContinueDialog
from annotator.window.dialogs.deleted import DeletedDialog
from annotator.window.dialogs.details import DetailsDialog
from annotator.window.dialogs.export import ExportDialog
from annotator.window.dialogs.import_files import ImportDialog
from annotator.window.dialogs.issues import IssuesDialog
from annotator.window.dialogs.keys import KeysDialog
from annotator.window.dialogs.newspaper import NewspaperDialog
from annotator.window.dialogs.report import ReportDialog

PACKAGE = Path(messages.__file__).parents[1]
SOURCES = sorted(PACKAGE.rglob("*.py"))
ROOMS = ("core", "store", "formats", "workflow")
CHINESE, ENGLISH = resource("i18n", "annotator_zh_CN.ts"), resource("i18n", "annotator_en.ts")
TRANSLATE = (
    "Run `make translations`, fill in <translation> in resources/i18n/annotator_zh_CN.ts (and delete its "
    '"unfinished"), and run it again.'
)
HAN = re.compile("[\u4e00-\u9fff]")
ALIASES = ("-tr-function-alias", "QT_TRANSLATE_NOOP+=marked,QT_TRANSLATE_NOOP+=phrase")


def tool(name: str) -> str:
    """One of Qt's translation tools, from the environment that runs the tests."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    assert found, f"{name} belongs to PySide6"
    return found


def entries(file: Path) -> dict[tuple[str, str], ElementTree.Element]:
    """The translations of a .ts file by context and source text."""
    root = ElementTree.parse(file).getroot()
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in root.iter("context")
        for message in context.iter("message")
    }


def forms(message: ElementTree.Element) -> list[str]:
    """What a message is translated into, one text for each plural form."""
    translation = message.find("translation")
    assert translation is not None
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


def is_finished(message: ElementTree.Element) -> bool:
    """Whether somebody has translated a message and stands by it."""
    return all(forms(message)) and message.find("translation[@type]") is None


def literal(node: ast.expr) -> str:
    assert isinstance(node, ast.Constant), ast.dump(node)
    return str(node.value)


def texts_in_code() -> set[tuple[str, str]]:
    """What the code asks to be translated, with its context, read without Qt's tools (which overlook f-strings)."""
    found = set()
    for path in SOURCES:
        for scope in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = scope.name if isinstance(scope, ast.ClassDef) else ""
            for call in ast.walk(scope):
                match call:
                    case ast.Call(func=ast.Attribute(attr="tr"), args=[text, *_]) if name:
                        found.add((name, literal(text)))
                    case ast.Call(func=ast.Name(id="marked" | "phrase"), args=[context, text]):
                        found.add((literal(context), literal(text)))
                    case ast.Call(func=ast.Attribute(attr="translate"), args=[ast.Constant() as context, text, *_]):
                        if isinstance(text, ast.Constant):
                            found.add((literal(context), literal(text)))
    return found


def in_language(qapp: QApplication, language: str) -> Iterator[None]:
    before = set(qapp.findChildren(QTranslator))
    translate(qapp, language)
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """The application speaks Chinese."""
    yield from in_language(qapp, "zh_CN")


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The application speaks English."""
    yield from in_language(qapp, "en_GB")


@pytest.mark.parametrize(("file", "option"), [(CHINESE, []), (ENGLISH, ["-pluralonly"])], ids=["zh_CN", "en"])
def test_the_translations_hold_each_text_and_all_are_finished(file: Path, option: list[str], tmp_path: Path) -> None:
    copy = tmp_path / file.name
    shutil.copyfile(file, copy)
    command = [
        tool("pyside6-lupdate"),
        *map(str, SOURCES),
        "-no-obsolete",
        "-locations",
        "none",
        *ALIASES,
        *option,
        "-ts",
    ]
    subprocess.run([*command, str(copy)], check=True, capture_output=True, cwd=PACKAGE.parent)
    changed = entries(copy).keys() ^ entries(file).keys()
    assert not changed, f"{TRANSLATE} These texts are new, or gone from the code: {sorted(changed)}"
    unfinished = [key for key, message in entries(copy).items() if not is_finished(message)]
    assert not unfinished, f"{TRANSLATE} These texts have no translation in {file.name}: {sorted(unfinished)}"


def test_qt_s_tool_overlooks_no_text_of_the_code() -> None:
    new = texts_in_code() - entries(CHINESE).keys()
    assert not new, f"{TRANSLATE} What is still missing then, Qt's tool can't see: write it as one literal. {new}"
    assert texts_in_code() == entries(CHINESE).keys()


def test_placeholders_and_mnemonics_are_kept() -> None:
    for (_context, source), message in entries(CHINESE).items():
        for text in forms(message):
            assert fields(text) == fields(source), source
            assert text.count("%n") == source.count("%n"), source
            letter = re.search("&(.)", source)
            assert not letter or f"(&{letter[1].upper()})" in text, source


def fields(text: str) -> set[str | None]:
    """The placeholders of a text."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def test_the_chinese_keeps_to_the_words_of_its_phrase_book() -> None:
    words: dict[str, list[str]] = {}
    for phrase in ElementTree.parse(CHINESE.with_suffix(".qph")).getroot():
        words.setdefault(phrase.findtext("source", ""), []).append(phrase.findtext("target", ""))
    # What goes wrong with files, and what commands say, speaks of names and issues in other senses.
    elsewhere = ("Trouble", "Click", "Command", "Fault")
    texts = {
        text.replace("&", ""): forms(m)[0] for (name, text), m in entries(CHINESE).items() if name not in elsewhere
    }
    for word, translations in words.items():
        about = [text for text in texts if re.search(rf"\b{word}s?\b", text, re.IGNORECASE)]
        assert about, f"{word} is in the phrase book, but not in the window"
        strayed = [text for text in about if not any(translation in texts[text] for translation in translations)]
        wanted = f"{word} is {' or '.join(translations)} in resources/i18n/{CHINESE.with_suffix('.qph').name}"
        assert not strayed, f"{wanted}: say it so in the translation of {strayed}, or choose another English word"


def test_each_language_has_its_plural_forms(english: None) -> None:
    segments = [QCoreApplication.translate("ArticleModel", "%n segment(s)", "", n) for n in (1, 2, 21)]
    assert segments == ["1 segment", "2 segments", "21 segments"]
    assert all(len(forms(m)) == 2 for m in entries(ENGLISH).values())
    numerous = {key for key, message in entries(CHINESE).items() if message.get("numerus")}
    assert numerous == entries(ENGLISH).keys()


@pytest.mark.parametrize("file", [CHINESE, ENGLISH], ids=["zh_CN", "en"])
def test_the_compiled_translations_are_up_to_date(file: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "compiled.qm"
    subprocess.run([tool("pyside6-lrelease"), str(file), "-qm", str(compiled)], check=True, capture_output=True)
    assert compiled.read_bytes() == file.with_suffix(".qm").read_bytes(), "run `make translations`"


def test_the_tables_hold_all_that_the_model_names() -> None:
    assert set(messages._ROLES) == set(Role)
    assert set(messages._KINDS) == set(ArticleKind)
    assert set(messages._REGION_KINDS) == set(RegionKind)
    assert set(messages._STATUSES) == set(Status)
    assert set(messages._STATES) == set(State)
    assert set(messages._CORRECTIONS) == set(CorrectionKind)


EARLIER = {
    "take_entities": "take_names",
    "merge_entities": "merge_names",
    "describe_entities": "describe_names",
    "stretch_entity": "stretch_name",
    "order_segments": "order_pieces",
}
"""Verbs whose operations keep the name under which journals hold them."""
SAME = {"add_corner", "move_corner", "remove_corner", "read_region"}
"""Verbs whose operations are called like those of what they are built of."""


def test_each_operation_has_a_name() -> None:
    """Verbs name their operations after themselves."""
    asking = {"clamped", "is_duplicate", "is_question", "left_open", "lines_in", "open_suggestions", "unmovable"}
    made = set(edits.__all__) - {"Keep", "correct_all", "mend", *asking, *SAME} | {
        "split",
        "repair",
        "entities",
        "import",
        "rules",
        "differences",
        "repair_database",
    }
    assert set(messages._OPERATIONS) == {EARLIER.get(name, name) for name in made}


RAISED = {"AnnotatorError", "BadInput", "Conflict", "FileMoved", "StoreError", "WorkedOn"}


def is_marked(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("marked", "phrase")


def unmarked(path: Path) -> Iterator[str]:
    """The sentences of a module that an error is raised with but that are not marked."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[sentence, *_]) if name in RAISED:
                pass
            case ast.Call(
                func=ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="__init__"), args=[sentence, *_]
            ):
                pass
            case ast.Call(func=ast.Attribute(attr="fault"), args=[_, sentence]):  # what is wrong with a field
                pass
            case ast.Call(func=ast.Name(id="wrong"), args=[_, _, sentence]):  # what is wrong with a line
                pass
            case _:
                continue
        if isinstance(sentence, ast.Constant | ast.JoinedStr | ast.BinOp) and not is_marked(sentence):
            yield f'{path.relative_to(PACKAGE.parent)}:{sentence.lineno}: wrap this sentence in marked("Trouble", …)'


def test_each_sentence_that_is_raised_is_marked_where_it_stands() -> None:
    assert [line for path in SOURCES for line in unmarked(path)] == []


@pytest.mark.parametrize(
    ("context", "texts"),
    [
        ("Oddity", {oddity.value for oddity in Oddity}),
        ("Loss", {loss.value for loss in Loss}),
        ("Why", {why.value for why in Why}),
        ("Reason", {*REASONS.values(), *targets.REASONS.values(), KEPT_REASON}),
        ("Format", {found.title for found in formats.FORMATS.values()}),
        (
            "Trouble",
            {
                *_SENTENCES.values(),
                *(what for _magic, what in _MAGIC),
                *(text for kind in KINDS for text in (kind.what, kind.advice)),
            },
        ),
    ],
)
def test_each_entry_of_a_table_is_marked_in_its_context(context: str, texts: set[str]) -> None:
    missing = texts - {text for name, text in entries(CHINESE) if name == context}
    assert not missing, f'{TRANSLATE} These texts stand in marked("{context}", …), or else must: {sorted(missing)}'


def test_what_is_put_into_a_sentence_of_trouble_is_told_as_it_is_unless_it_is_a_phrase(chinese: None) -> None:
    assert messages.trouble(BadInput("{0}: is empty.", Path("{1}: <b>今日.txt"))) == "{1}: <b>今日.txt：文件是空的。"
    assert (
        messages.trouble(BadInput("{0}: is {1}, not a text file.", "a", Phrase("Trouble", "an image")))
        == "a：是图片，不是文本文件。"
    )
    assert (
        messages.trouble(BadInput("{0}: can't be read ({1}).", "a", Refused(Why.EMPTY)))
        == "a：无法读取（请先选中文字。）。"
    )
    assert messages.trouble(AnnotatorError("nobody knows this: {}")) == "nobody knows this: {}"
    assert messages.trouble(BadInput("{0}: is empty.", "\udce4.txt")) == "\udce4.txt：文件是空的。"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", b'{"text": "a"}\n{"text'),
        ("a.json", b"[" * 5000),
        ("a.json", b'[{"text": NaN}]'),
        ("a.json", b'[{"text": "a", "text": "b"}]'),
        ("a.jsonl", b'{"format": "annotator-issue", "version": 1, "raw": 5}'),
        ("a.jsonl", b'{"format": "annotator-issue", "version": 9, "raw": ""}'),
        ("a.xml", b"<nitf><body>"),
        ("a.xml", b"<nitf>" * 500),
        ("a.xml", b'<!DOCTYPE nitf [<!ENTITY a "x">]><nitf>&a;</nitf>'),
    ],
)
def test_what_is_wrong_in_a_file_is_said_in_chinese(name: str, data: bytes, chinese: None, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadInput) as raised:
        list(formats.read(path))
    said = messages.trouble(raised.value).removeprefix(str(path))
    assert not {*re.findall(r"[A-Za-z]+", said)} - {"JSON", "XML", "NaN", "raw", "text", "version", "TEI", "P"}


@pytest.mark.parametrize("language", ["english", "chinese"])
def test_no_two_entries_of_a_menu_share_a_mnemonic(language: str, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(language)
    menus = {"": [translated("Menu", text) for text in MENUS.values()]}
    for row in ACTIONS:
        menus.setdefault(row.menu, []).append(translated("Action", row.text))
    for name, texts in menus.items():
        letters = [found[1].upper() for text in texts if (found := re.search("&(.)", text))]
        assert len(letters) == len(set(letters)), name


@pytest.mark.parametrize("marked", ["&Import…", "导入(&I)…"])
def test_a_plain_text_has_no_mnemonic(marked: str) -> None:
    assert plain(marked) in ("Import…", "导入…")


def test_what_an_export_left_out_is_counted_as_one_says_it_in_chinese(chinese: None) -> None:
    [line] = messages.losses(Report(left_out=Counter({Loss.GAPS.value: 3})))
    assert line == "3 处缺文"
    words = [messages.losses(Report(left_out=Counter({loss.value: 1})))[0] for loss in Loss]
    assert all(re.match("1 [个篇处条句期行]", one) for one in words), words


def test_the_file_dialog_of_qt_speaks_chinese_throughout(chinese: None, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    dialog = QFileDialog(directory=str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    assert len(said) == 3
    said.append(QFileIconProvider().type(QFileInfo(str(tmp_path / "folder"))))
    assert not any(re.search("[A-Za-z]{2}", text) for text in said), said
    dialog.deleteLater()


@pytest.fixture
def chinese_desk(chinese: None, tmp_path: Path, qtbot: object) -> Iterator[Application]:
    """A desk that speaks Chinese, with the sample on it."""
    desk = Application(Settings(author="安", tag_entities=False), tmp_path / "desk.db", "zh_CN")
    with workflow.open_library(desk.library.path) as library:
        found = next(iter(workflow.import_all(library, [sample_issue()], author="安", entities=False)))
    desk.show_issue(found.id)
    yield desk
    desk.close()


def texts_of(widget: QWidget) -> Iterator[str]:
    """What a person reads on a widget, is told by its tool tip, or hears from a screen reader."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
    match widget:
        case QMenu():
            yield widget.title()
            yield from (action.text() for action in widget.actions())
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QTableView():
            model = widget.model()
            yield from (
                str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())
            )
        case QTreeWidget():
            yield from (widget.headerItem().text(column) for column in range(widget.columnCount()))


SCHEMES = {scheme.value for scheme in workflow.Scheme}
"""They are called so in every language."""


def foreign(widget: QWidget) -> list[str]:
    """The texts on a widget and in it that have words but no Chinese."""
    texts = [text for part in (widget, *widget.findChildren(QWidget)) for text in texts_of(part)]
    return [text for text in texts if re.search("[A-Za-z]{3}", text) and not HAN.search(text) and text not in SCHEMES]


def test_the_window_shows_chinese_menus_and_nothing_but_chinese(chinese_desk: Application) -> None:
    titles = [action.text() for action in chinese_desk.window.menuBar().actions()]
    assert titles[0] == "报纸(&I)"
    assert all(HAN.search(title) for title in titles)
    assert foreign(chinese_desk.window) == [], f"the window shows English. {TRANSLATE}"


def test_the_dialogs_show_nothing_but_chinese(chinese_desk: Application) -> None:
    window = chinese_desk.window
    assert window.open_issue is not None
    dialogs: list[QDialog] = [
        ImportDialog(sample_issue(), workflow.look, [], window),
        ExportDialog(workflow.writable(), Path("/"), window),
        IssuesDialog(chinese_desk.library.listing, {}, window),
        KeysDialog(window.actions_, window),
        NewspaperDialog("", "", [], window),
        DeletedDialog([], window),
        DetailsDialog(window.open_issue.issue, window.focus_.article_id, [], window),
        BackupsDialog(Path("/"), [], window),
        ReportDialog("", window),
        ContinueDialog(window.open_issue, window.desk.segment, window),
        BringBackDialog(workflow.Brought(sample_issue(), workflow.formats()[0], (), ()), "", "", window),
    ]
    for dialog in dialogs:
        paths = [edit.text() for edit in dialog.findChildren(QLineEdit)]
        in_english = [text for text in foreign(dialog) if text not in paths]
        assert in_english == [], f"{type(dialog).__name__} shows English. {TRANSLATE}"
        dialog.close()
