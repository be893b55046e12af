"""The themes: what is written and marked can be read in each, by colour-blind people too, and switching is at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from annotator import workflow
from annotator.core.labels import PALETTE, Label
from annotator.paths import resource
from annotator.window.action_table import ACTIONS
from annotator.window.labels import wider_labels
from annotator.window.looks import colour_vision, icons, theme
from annotator.window.looks.colour_vision import contrast, mixed
from annotator.window.looks.schemes import CONTRAST, DARK, LIGHT, SCHEMES, Scheme
from annotator.window.main_window import MainWindow
from annotator.window.panes import mark_painting
from annotator.window.panes.marks import Look, Mark
from annotator.window.welcome import BEGINNINGS
from tests.window.desks import SHIFT, key

TEXT, MARK = 4.5, 3.0
"""What WCAG 2.2 AA asks of text, and of lines and shapes."""


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Scheme]:
    """The window in each theme."""
    theme.THEME.use(request.param)
    yield theme.THEME.scheme
    theme.THEME.use("light")


@pytest.fixture(scope="module")
def labels(tmp_path_factory: pytest.TempPathFactory) -> list[Label]:
    """All labels that come with the program, those of a new database first."""
    with workflow.open_library(tmp_path_factory.mktemp("labels") / "new.db", create=True) as library:
        return [*library.labels.all(), *wider_labels()]


@pytest.fixture
def shipped(labels: list[Label], scheme: Scheme) -> Iterator[list[Label]]:
    """The labels, in use."""
    theme.LABEL_COLOURS.use(labels)
    yield labels
    theme.LABEL_COLOURS.use(())


def grounds(scheme: Scheme) -> list[QColor]:
    """What texts are written on: the page, and the chosen article and furniture on the raw side."""
    base = QColor(scheme.base)
    return [base, mixed(QColor(scheme.accent), base, 0.07), mixed(QColor(scheme.text), base, 0.04)]


def test_what_the_window_says_can_be_read(scheme: Scheme) -> None:
    for ground in (scheme.window, scheme.base, scheme.alternate, scheme.button, scheme.tip):
        for colour in (scheme.text, scheme.muted):
            assert contrast(QColor(colour), QColor(ground)) >= TEXT, (colour, ground)
    for ground in (scheme.window, scheme.base, scheme.tip):
        assert contrast(QColor(scheme.link), QColor(ground)) >= TEXT
    assert contrast(QColor(scheme.on_accent), QColor(scheme.accent)) >= TEXT
    assert contrast(QColor(scheme.accent), QColor(scheme.base)) >= MARK
    assert contrast(QColor(scheme.deletion), QColor(scheme.base)) >= TEXT, "doubts are counted in it"


def test_text_can_be_read_on_the_ground_of_every_entity(shipped: list[Label], scheme: Scheme) -> None:
    for label in shipped:
        for ground in grounds(scheme):
            tint = mixed(theme.LABEL_COLOURS[label.name], ground, theme.GROUND)
            assert contrast(QColor(scheme.text), tint) >= TEXT, label.name


def test_the_line_of_every_entity_stands_out_from_its_ground(shipped: list[Label], scheme: Scheme) -> None:
    for label in shipped:
        colour = theme.LABEL_COLOURS[label.name]
        for ground in grounds(scheme):
            assert contrast(colour, ground) >= MARK, label.name
        assert contrast(colour, mixed(colour, QColor(scheme.base), theme.GROUND)) >= MARK, label.name


@pytest.mark.parametrize("look", [look for look in Look if look != Look.ENTITY])
@pytest.mark.parametrize("is_open", [False, True])
def test_every_other_mark_stands_out_and_leaves_its_text_readable(scheme: Scheme, look: Look, is_open: bool) -> None:
    mark = Mark(0, 1, look, "c1", open=is_open)
    colour = mark_painting.colour_of(mark)
    for ground in grounds(scheme):
        tint = mixed(colour, ground, mark_painting.strength(mark))
        assert contrast(colour, tint) >= MARK
        assert contrast(QColor(scheme.text), tint) >= TEXT


def test_the_bands_and_handles_of_articles_stand_out(scheme: Scheme) -> None:
    window = QColor(scheme.window)
    for number in range(len(PALETTE)):
        assert contrast(theme.band_colour(number, furniture=False), window) >= MARK
    assert contrast(theme.band_colour(0, furniture=True), window) >= MARK
    for handle in (scheme.handle, scheme.open_handle):  # by their ground or by the line around it
        assert max(contrast(QColor(colour), window) for colour in (handle, scheme.text)) >= MARK
    assert not theme.is_alike(QColor(scheme.handle), QColor(scheme.open_handle))
    assert contrast(mixed(QColor(scheme.text), QColor(scheme.base), 0.5), QColor(scheme.base)) >= MARK


def test_two_labels_look_apart_by_colour_or_by_line_to_colour_blind_people(shipped: list[Label]) -> None:
    for one, other in combinations([label.name for label in shipped], 2):
        colours = theme.LABEL_COLOURS[one], theme.LABEL_COLOURS[other]
        if theme.is_alike(*colours):
            assert theme.LABEL_COLOURS.line(one) != theme.LABEL_COLOURS.line(other), (one, other)


def test_the_first_four_labels_look_apart_by_colour_alone(shipped: list[Label]) -> None:
    colours = [theme.LABEL_COLOURS[label.name] for label in shipped[:4]]
    assert min(colour_vision.distance(*pair) for pair in combinations(colours, 2)) > colour_vision.ALIKE


def test_articles_that_follow_each_other_look_apart_to_colour_blind_people(scheme: Scheme) -> None:
    colours = [theme.band_colour(number, furniture=False) for number in range(len(PALETTE) + 1)]
    assert min(colour_vision.distance(*pair) for pair in pairwise(colours)) > colour_vision.ALIKE


def test_each_vision_sees_grey_as_grey() -> None:
    for red, green, blue in (row for vision in colour_vision._VISIONS for row in vision):
        assert red + green + blue == pytest.approx(1, abs=1e-5)


def test_labels_of_one_colour_have_lines_of_their_own(scheme: Scheme) -> None:
    labels = [Label(name=name, colour="#0072B2") for name in ("A", "B", "C")]
    theme.LABEL_COLOURS.use(labels)
    assert {theme.LABEL_COLOURS.line(label.name) for label in labels} == {0, 1, 2}


def test_another_theme_is_shown_at_once(window: MainWindow, qtbot: QtBot) -> None:
    before = window.editor.grab().toImage()
    icon = window.actions_.by_name["tag_LOC"].icon().cacheKey()
    window.change_settings(theme="dark")
    qtbot.waitUntil(lambda: window.editor.palette().color(QPalette.ColorRole.Base) == QColor(DARK.base))
    assert window.editor.grab().toImage() != before
    assert window.actions_.by_name["tag_LOC"].icon().cacheKey() != icon
    window.change_settings(theme="light")
    qtbot.waitUntil(lambda: window.editor.grab().toImage() == before)


def test_the_window_follows_the_system_unless_a_theme_is_chosen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    systems = iter([LIGHT, DARK, CONTRAST])
    monkeypatch.setattr(theme, "_of_system", lambda: next(systems))
    changed = qapp.styleHints().colorSchemeChanged
    theme.THEME.use("")
    assert theme.THEME.scheme == LIGHT
    changed.emit(Qt.ColorScheme.Dark)
    assert theme.THEME.scheme == DARK
    changed.emit(Qt.ColorScheme.Unknown)
    assert theme.THEME.scheme == CONTRAST
    theme.THEME.use("light")
    changed.emit(Qt.ColorScheme.Dark)
    assert theme.THEME.scheme == LIGHT


def test_the_action_shows_one_theme_after_the_other(window: MainWindow) -> None:
    window.change_settings(theme="light")
    seen = []
    for _step in SCHEMES:
        window.actions_.by_name["switch_theme"].trigger()
        seen.append(theme.THEME.scheme)
    assert seen == [DARK, CONTRAST, LIGHT]
    assert window.settings.theme == "light"


@pytest.mark.parametrize("kind", [QLineEdit, QCheckBox, QPushButton, QSpinBox, QComboBox])
def test_what_can_be_used_has_a_line_around_it(scheme: Scheme, kind: type[QWidget], qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    widget = kind(whole)
    whole.resize(200, 80)
    widget.setGeometry(20, 20, 120, 32)
    image = whole.grab().toImage()
    ground = QColor(scheme.window)
    row = [image.pixelColor(x, 36) for x in range(10, 60)]
    assert max(contrast(colour, ground) for colour in row) >= MARK - 0.1  # Qt's style softens a line a little


def test_texts_are_set_in_a_serif_font_where_that_is_wanted_and_installed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme.QFontDatabase, "families", lambda: ["Noto Sans CJK SC", "Noto Serif CJK SC"])
    assert window.editor.font().families()[0] != "Noto Serif CJK SC"
    window.change_settings(serif=True)
    assert window.editor.font().families()[0] == window.raw.font().families()[0] == "Noto Serif CJK SC"
    window.change_settings(font_family="FandolKai")
    assert window.editor.font().families()[0] == "FandolKai"


def test_lines_of_the_corrected_text_are_no_longer_than_the_measure(window: MainWindow) -> None:
    wide = window.editor.viewport().width()
    window.change_settings(line_measure=20)
    em = window.editor.fontMetrics().horizontalAdvance("中")
    assert 20 * em <= window.editor.viewport().width() < 22 * em < wide
    line = window.editor.firstVisibleBlock().layout().lineAt(0)
    assert line.textLength() <= 20
    window.change_settings(line_measure=200)
    assert window.editor.viewport().width() == wide


def shown(window: MainWindow) -> list[bool]:
    widgets = (window.menuBar(), window.statusBar(), window.bar, window.raw, window.articles, window.editor.margin)
    return [widget.isVisible() for widget in widgets]


@pytest.mark.parametrize("leave", [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F11, SHIFT)])
def test_only_the_text_is_shown_until_escape_or_the_same_key(
    window: MainWindow, leave: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    window.docks.show("notes_panel")
    window.editor.setFocus()
    key(window.editor, Qt.Key.Key_F11, SHIFT)
    assert not any(shown(window))
    assert window.editor.isVisible()
    assert window.isFullScreen()
    assert not window.docks.panels["notes_panel"].isVisible()
    assert window.editor.viewport().width() < 42 * window.editor.fontMetrics().horizontalAdvance("中")
    key(window.editor, *leave)
    assert all(shown(window))
    assert window.docks.panels["notes_panel"].isVisible()
    assert not window.isFullScreen()
    assert window.editor.hasFocus()


def test_keys_work_while_only_the_text_is_shown(window: MainWindow) -> None:
    window.actions_.by_name["only_text"].trigger()
    chosen = window.focus_.article_id
    key(window.editor, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.focus_.article_id != chosen


def test_a_window_closed_with_only_the_text_opens_with_all_else(window: MainWindow) -> None:
    window.actions_.by_name["only_text"].trigger()
    window.close()
    window.show()
    assert all(shown(window))
    assert not window.isFullScreen()


def test_each_icon_is_of_an_action_and_of_no_colour_of_its_own() -> None:
    drawings = sorted(resource("icons", "actions").glob("*.svg"))
    assert {path.stem for path in drawings} <= {row.name for row in ACTIONS}
    for path in drawings:
        root = ElementTree.fromstring(path.read_bytes())
        colours = {part.get(name) for part in root.iter() for name in ("fill", "stroke")}
        assert colours <= {None, "none", "currentColor"}, path.name
        assert root.get("viewBox") == "0 0 24 24", path.name


def test_what_one_begins_with_has_icons() -> None:
    assert not [name for name in BEGINNINGS if icons.icon(name).isNull()]


def test_icons_take_the_colour_of_the_text(scheme: Scheme) -> None:
    image = icons.icon("undo").pixmap(16, 16).toImage()
    opaque = {
        image.pixelColor(x, y).name() for x in range(16) for y in range(16) if image.pixelColor(x, y).alpha() == 255
    }
    assert opaque == {scheme.text.lower()}


def test_bars_and_menus_have_icons_soon_after_the_window_is_painted(window: MainWindow, qtbot: QtBot) -> None:
    assert icons.icon("no_such_action").isNull()
    qtbot.waitUntil(lambda: not window.actions_.by_name["about"].icon().isNull())
    for name in ("approve", "undo", "export"):
        assert not window.actions_.by_name[name].icon().isNull(), name
    before = window.actions_.by_name["approve"].icon().cacheKey()
    window.change_settings(theme="dark")
    qtbot.waitUntil(lambda: window.actions_.by_name["approve"].icon().cacheKey() != before)
    window.change_settings(theme="light")
