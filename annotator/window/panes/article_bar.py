"""The bar above the article editor: the article's kind and status, and the labels and parts at hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMenu, QToolBar, QToolButton, QWidget

from annotator.core.labels import Label
from annotator.core.records import ArticleKind, Role, Status
from annotator.window.actions import Actions
from annotator.window.gestures.articles import ArticleGestures
from annotator.window.labels import label_title
from annotator.window.looks import theme
from annotator.window.looks.layouts import GRID
from annotator.window.looks.literal import plain_label
from annotator.window.looks.spoken import call_box
from annotator.window.messages import kind_name, status_name
from annotator.window.open_issue import OpenIssue

_ICON = 16  # pixels


class ArticleBar(QToolBar):
    """Shows and changes what belongs to the article as a whole, and offers the most common gestures as buttons.

    What does not fit is behind the arrow at the bar's end, so that the bar never widens its pane.
    """

    def __init__(self, gestures: ArticleGestures) -> None:
        super().__init__()
        self.setObjectName("articleBar")
        self._gestures = gestures
        self._of_labels: list[QAction] = []
        self._open_issue: OpenIssue | None = None
        self.kind = QComboBox()
        self.kind.setObjectName("kindBox")
        call_box(self.kind, self.tr("Kind of article"))
        self.kind.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for kind in ArticleKind:
            self.kind.addItem(kind_name(kind), kind.value)
        self.kind.activated.connect(self._on_kind_chosen)
        self.status = plain_label()
        # As wide as it can become: the buttons beside it stay where they are, without a new layout.
        self.status.setFixedWidth(
            max(map(self.status.fontMetrics().horizontalAdvance, map(_signed, Status))) + 2 * GRID
        )
        self.setIconSize(QSize(_ICON, _ICON))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.status.setIndent(GRID)
        self.addWidget(self.status)
        self.addWidget(self.kind)
        gestures.desk.focus.chosen.connect(self._update_message)
        self.clear_issue()

    def show_actions(self, actions: Actions) -> None:
        """Put the buttons of actions into the bar, those first that may not be folded away."""
        self._actions = actions
        for name in ("approve", "next_doubt"):
            self._put(actions.by_name[name])
        # The second click of a double one would approve the next article.
        self.widgetForAction(actions.by_name["approve"]).installEventFilter(self)
        self.addSeparator()
        parts = QToolButton()
        parts.setText(self.tr("Part"))
        parts.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        parts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        menu = QMenu(parts)
        menu.addActions([actions.by_name[f"part_{role.value}"] for role in Role] + [actions.by_name["part_body"]])
        parts.setMenu(menu)
        self.addWidget(parts)

    def show_labels(self, actions: Actions, labels: Sequence[Label]) -> None:
        """Put the buttons of the labels at the bar's end."""
        for action in self._of_labels:
            self.removeAction(action)
        self._of_labels = [actions.by_name[f"tag_{label.name}"] for label in labels]
        for label, action in zip(labels, self._of_labels, strict=True):
            action.setIconText(f"{label_title(label)} {label.key}".strip())
            self._put(action)
        self.show_colours(labels)

    def show_colours(self, labels: Sequence[Label]) -> None:
        """Show the labels in the colours that their entities have now."""
        for label, action in zip(labels, self._of_labels, strict=True):
            action.setIcon(theme.swatch(theme.LABEL_COLOURS[label.name]))

    def button(self, name: str) -> QWidget:
        """The button of an action; the bar itself where the button is folded away."""
        button = self.widgetForAction(self._actions.by_name[name])
        return button if button is not None and button.isVisible() else self

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.MouseButtonDblClick or super().eventFilter(watched, event)

    def _put(self, action: QAction) -> None:
        self.addAction(action)
        # The selection in the editor is what it works on.
        self.widgetForAction(action).setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_open_issue(self, open_issue: OpenIssue) -> None:
        """Show another issue."""
        self._open_issue = open_issue
        open_issue.changed.connect(self._update_message)
        open_issue.hindered.connect(self._update_message)

    def clear_issue(self) -> None:
        """Show no issue."""
        self._open_issue = None
        self.kind.setEnabled(False)
        self.status.clear()

    def _update_message(self) -> None:
        article_id = self._gestures.desk.focus.article_id
        if self._open_issue is None or article_id not in self._open_issue.issue.by_id:
            return
        issue = self._open_issue.issue
        article = issue.layout.article_of(article_id)
        self.kind.setCurrentIndex(self.kind.findData(article.kind.value))
        self.kind.setEnabled(not article.approved and self._open_issue.hindrance is None)
        self.status.setText(_signed(article.status))

    def _on_kind_chosen(self, index: int) -> None:
        self._gestures.set_kind(ArticleKind(self.kind.itemData(index)))


def _signed(status: Status) -> str:
    return f"{theme.STATUS_SIGNS[status]} {status_name(status)}"
