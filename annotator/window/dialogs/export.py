"""The export of gold: in which format, which articles, with which policies, and where to; then what came of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from annotator.core.issue_filter import IssueFilter
from annotator.core.records import ArticleKind
from annotator.window.dialogs.dialog import CANCEL, OK, Dialog
from annotator.window.dialogs.export_recipe import RecipeList
from annotator.window.dialogs.export_which import WhichIssues
from annotator.window.looks.literal import plain_label
from annotator.window.messages import format_title, kind_name
from annotator.workflow import (
    Decisions,
    Edges,
    Export,
    Format,
    Nested,
    Offsets,
    Options,
    Recipe,
    Scheme,
    Scope,
    Unit,
    options_json,
    options_of,
)

_PAUSE = 250  # milliseconds without a change until a preview is wished for


class ExportDialog(Dialog):
    """Asks what to write. `previewed` asks for the first lines of a format with options, `requested` for an export to a
    path, `forced` for one that replaces what people have worked in, `stopped` to give up the one under way,
    `recipe_requested` for several exports (a recipe, and whether what people have worked in is replaced), and
    `folder_requested` to show where they are.
    """

    topic = "export"
    previewed = Signal(str, object)
    requested = Signal(str, Path, object)
    forced = Signal(str, Path, object)
    stopped = Signal()
    recipe_requested = Signal(object, bool)
    folder_requested = Signal(Path)

    def __init__(
        self,
        formats: Sequence[Format],
        folder: Path,
        parent: QWidget | None = None,
        *,
        which: WhichIssues | None = None,
        remembered: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        remembered = remembered or {}
        last = Path(remembered.get("folder", ""))
        folder = last if last.is_absolute() and last.is_dir() else folder
        self.which = which or WhichIssues(None, ())
        self.recipe = RecipeList(folder)
        self.setWindowTitle(self.tr("Export gold"))
        self._formats = formats
        self._is_busy = self._awaits_preview = False
        self._make_choices()
        self.path = QLineEdit(str(folder / f"gold{formats[0].suffixes[0]}"))
        self.path.setAccessibleName(self.tr("File"))
        self.note = plain_label()
        self.shown = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
        self.shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.shown.setPlaceholderText(self.tr("The first lines of the export will stand here."))
        self.shown.setAccessibleName(self.shown.placeholderText())
        self.tabs = QTabWidget()
        self.tabs.addTab(self.shown, self.tr("Preview"))
        self.tabs.addTab(self.recipe, self.tr("Several at once"))
        self.bar = QProgressBar()
        self.bar.hide()
        self.buttons = QDialogButtonBox(OK | CANCEL)
        self.export = self.buttons.button(OK)
        self.export.setText(self.tr("Export"))
        self.elsewhere = self.buttons.addButton(self.tr("Another place…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.replace = self.buttons.addButton(
            self.tr("Replace all the same"), QDialogButtonBox.ButtonRole.DestructiveRole
        )
        self.show_folder = self.buttons.addButton(self.tr("Open the folder"), QDialogButtonBox.ButtonRole.ActionRole)
        self.show_folder.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._remember(remembered)
        self._connect()
        self._on_change()

    def _make_choices(self) -> None:
        self.format = QComboBox()
        for one in self._formats:
            self.format.addItem(f"{one.name} — {format_title(one.title)}")
        self.scope = _choice((Scope.APPROVED, self.tr("approved articles only")), (Scope.ANY, self.tr("all articles")))
        self.decided = _choice(
            (Decisions.ANY, self.tr("all of them")), (Decisions.SEEN, self.tr("only what somebody has looked at"))
        )
        self.nested = _choice(
            (Nested.OUTERMOST, self.tr("the outermost stays")),
            (Nested.INNERMOST, self.tr("the innermost stays")),
            (Nested.SKIP, self.tr("none of them stays")),
        )
        self.unit = _choice((Unit.CHARACTER, self.tr("a character")), (Unit.WORD, self.tr("a word")))
        self.edges = _choice(
            (Edges.EXPAND, self.tr("are widened to whole words")),
            (Edges.CONTRACT, self.tr("are narrowed to whole words")),
            (Edges.STRICT, self.tr("are left out")),
        )
        self.scheme = _choice(*((scheme, scheme.value) for scheme in Scheme))
        self.offsets = _choice(
            (Offsets.UTF16, self.tr("UTF-16 code units (its default)")),
            (Offsets.GRAPHEME, self.tr("grapheme clusters (its grapheme mode)")),
        )
        self.divided = QCheckBox(self.tr("into three sets, in a folder"))
        self.shares = [QSpinBox(maximum=100, value=share, suffix=" %") for share in (80, 10, 10)]
        self.seed = QSpinBox(maximum=1_000_000)
        names = (self.tr("Training"), self.tr("Validation"), self.tr("Test"), self.tr("Seed"))
        for box, title in zip((*self.shares, self.seed), names, strict=True):
            box.setAccessibleName(title)
            box.setPrefix(f"{title} ")
            box.setVisible(False)

    def _lay_out(self) -> None:
        browse = QPushButton(self.tr("Browse…"))
        browse.clicked.connect(self._on_browse)
        self.form = QFormLayout()
        self.form.addRow(self.tr("Format"), self.format)
        self.form.addRow(self.tr("Issues"), self.which)
        self.form.addRow(self.tr("Articles"), self.scope)
        self.form.addRow(self.tr("Entities and pairs"), self.decided)
        self.form.addRow(self.tr("A line is"), self.unit)
        self.form.addRow(self.tr("Tags"), self.scheme)
        self.form.addRow(self.tr("Entities that cut words"), self.edges)
        self.form.addRow(self.tr("Entities in each other"), self.nested)
        self.form.addRow(self.tr("The project counts"), self.offsets)
        self.form.addRow(self.tr("Divide"), _row(self.divided, *self.shares, self.seed))
        self.form.addRow(self.tr("File"), _row(self.path, browse))
        self.form.addRow("", self.note)
        self.lay_out(self.form, self.tabs, self.bar, self.buttons, size=(760, 600))

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._on_format)
        for box in (self.scope, self.decided, self.nested, self.unit, self.edges, self.scheme, self.offsets):
            box.currentIndexChanged.connect(self._on_change)
        for number in self.shares:
            number.valueChanged.connect(self._on_change)
        self.divided.toggled.connect(self._on_change)
        self.path.textChanged.connect(self._on_change)
        self._pause.timeout.connect(lambda: self.previewed.emit(self._format.name, self.options()))
        self.buttons.accepted.connect(lambda: self._begin(self.requested, force=False))
        self.which.changed.connect(self._on_change)
        self.recipe.changed.connect(self._on_change)
        self.recipe.add_wanted.connect(self._on_add)
        self.show_folder.clicked.connect(lambda: self.folder_requested.emit(Path(self.path.text()).parent))
        self.elsewhere.clicked.connect(self._on_browse)
        self.replace.clicked.connect(lambda: self._begin(self.forced, force=True))
        self.buttons.rejected.connect(self.reject)

    @property
    def _format(self) -> Format:
        return self._formats[self.format.currentIndex()]

    def options(self) -> Options:
        """What is chosen."""
        return Options(
            scope=Scope(self.scope.currentData()),
            decided=Decisions(self.decided.currentData()),
            nested=Nested(self.nested.currentData()),
            edges=Edges(self.edges.currentData()),
            scheme=Scheme(self.scheme.currentData()),
            unit=Unit(self.unit.currentData()),
            offsets=Offsets(self.offsets.currentData()),
            shares=tuple(box.value() for box in self.shares) if self.divided.isChecked() else (),
            seed=self.seed.value(),
            suffix=Path(self.path.text()).suffix.lower(),
            kind_names={str(kind): kind_name(kind) for kind in ArticleKind},
        )

    def wanted(self) -> IssueFilter:
        """The issues that are chosen."""
        return self.which.wanted()

    def together(self) -> Recipe:
        """The exports that are written together, and where to."""
        return Recipe(Path(self.path.text()).parent, tuple(self.recipe.exports), self.wanted())

    def show_recipe(self, recipe: Recipe) -> None:
        """Offer the exports of a recipe instead of those that are listed."""
        self.path.setText(str(recipe.folder / Path(self.path.text()).name))
        self.which.show_wanted(recipe.wanted)
        self.recipe.exports.clear()
        self.recipe.take(*recipe.exports)

    def chosen(self) -> dict[str, str]:
        """What is remembered of the choice until the next time."""
        options = json.dumps(options_json(self.options()))
        return {"format": self._format.name, "folder": str(Path(self.path.text()).parent), "options": options}

    def _remember(self, chosen: Mapping[str, str]) -> None:
        """Choose what was chosen last, as far as there is such a thing still."""
        names = [one.name for one in self._formats]
        if chosen.get("format") in names:
            self.format.setCurrentIndex(names.index(chosen["format"]))
            self._name_file()
        try:
            options = options_of(json.loads(chosen.get("options", "{}")))
        except (ValueError, RecursionError):
            return
        for box, value in (
            (self.scope, options.scope),
            (self.decided, options.decided),
            (self.nested, options.nested),
            (self.unit, options.unit),
            (self.edges, options.edges),
            (self.scheme, options.scheme),
            (self.offsets, options.offsets),
        ):
            box.setCurrentIndex(max(0, box.findData(value.value)))
        self.divided.setChecked(bool(options.shares))
        for number, share in zip(self.shares, options.shares, strict=False):
            number.setValue(share)
        self.seed.setValue(options.seed)

    def _on_add(self) -> None:
        self.recipe.take(Export(self._format.name, Path(self.path.text()).name, self.options()))

    def _name_file(self) -> None:
        path = Path(self.path.text())
        if path.name:
            self.path.setText(str(path.with_suffix(self._format.suffixes[0])))

    def _on_format(self) -> None:
        self._name_file()
        self._on_change()

    def _on_change(self) -> None:
        """Offer what the chosen format knows, and look at what would be written once nothing changes for a while."""
        chosen, path = self._format, Path(self.path.text())
        is_by_words = chosen.by_words and self.unit.currentData() == Unit.WORD
        self.form.setRowVisible(self.unit, chosen.by_words)
        self.form.setRowVisible(self.scheme, chosen.by_words)
        self.form.setRowVisible(self.edges, is_by_words)
        self.form.setRowVisible(self.nested, chosen.flat)
        self.form.setRowVisible(self.offsets, bool(chosen.counts))
        for box in (*self.shares, self.seed):
            box.setVisible(self.divided.isChecked())
        has_share = not self.divided.isChecked() or any(box.value() for box in self.shares)
        count, says_which = len(self.recipe.exports), bool(path.name) and self.which.is_right
        self.recipe.add.setEnabled(bool(path.name) and has_share)
        self.recipe.save.setEnabled(count > 0 and self.which.is_right)
        self.export.setEnabled(says_which and (has_share or count > 0) and not self._is_busy)
        self.export.setText(self.tr("Export all %n", "", count) if count else self.tr("Export"))
        self.note.setText(self.tr("An export is there already; it will be replaced.") if path.exists() else "")
        self._offer(worked_on=False)
        self._awaits_preview = True
        self._pause.start()

    def _offer(self, *, worked_on: bool) -> None:
        """Show or hide the choices for an export that people have worked in."""
        self.elsewhere.setVisible(worked_on)
        self.replace.setVisible(worked_on)

    def _on_browse(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(self, self.windowTitle(), self.path.text())
        if name:
            self.path.setText(name)

    def _begin(self, wish: SignalInstance, *, force: bool) -> None:
        self._show_busy(True)
        self.show_folder.hide()
        if self.recipe.exports:
            self.recipe_requested.emit(self.together(), force)
            return
        wish.emit(self._format.name, Path(self.path.text()), self.options())

    def _show_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)
        for row in range(self.form.rowCount()):
            for role in (QFormLayout.ItemRole.FieldRole, QFormLayout.ItemRole.LabelRole):
                item = self.form.itemAt(row, role)
                if item is not None and (widget := item.widget()) is not None:
                    widget.setEnabled(not busy)
        self._on_change()
        self._pause.stop()  # what comes is a report
        self._awaits_preview = False

    def show_preview(self, options: Options, text: str) -> None:
        """Show the first lines of the export, unless the choice has changed in the meantime."""
        if options == self.options() and self._awaits_preview:
            self.shown.setPlainText(text or self.tr("This format is not text; there is nothing to see of it here."))

    def show_progress(self, done: int, whole: int) -> None:
        """Show how many articles are written."""
        self.bar.setRange(0, max(done, whole))
        self.bar.setValue(done)

    def show_report(self, lines: Sequence[str], *, written: bool = False, worked_on: bool = False) -> None:
        """Show what went out and what did not, and leave the dialog to be closed.

        Where anything is `written` its folder can be opened; what people have `worked_on` can be replaced.
        """
        self._show_busy(False)
        self.shown.setPlainText("\n".join(lines))
        self.tabs.setCurrentIndex(0)
        self.buttons.button(CANCEL).setText(self.tr("Close"))
        self.show_folder.setVisible(written)
        self._offer(worked_on=worked_on)

    def show_worked_on(self, text: str) -> None:
        """Show what people have changed in the export that is there, and offer another place or to replace it."""
        self.show_report([text])
        self._offer(worked_on=True)
        self.elsewhere.setFocus()

    def reject(self) -> None:
        """Give up what is under way; where nothing is, close."""
        if self._is_busy:
            self.stopped.emit()
        else:
            super().reject()


def _choice(*values: tuple[StrEnum, str]) -> QComboBox:
    """A box that offers values by their names."""
    box = QComboBox()
    for value, name in values:
        box.addItem(name, value.value)
    return box


def _row(*widgets: QWidget) -> QWidget:
    """Some widgets side by side, the first as wide as can be."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget, widget is widgets[0])
    return whole
