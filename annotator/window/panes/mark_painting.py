"""How marks are painted: a ground under the text, and a line, a wedge or a flag over it, apart by shape and colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.window.looks import theme
from annotator.window.panes.marks import Look, Mark

STRENGTHS = {
    Look.ENTITY: theme.GROUND,
    Look.INSERTED: 0.18,
    Look.REPLACED: 0.20,
    Look.QUESTION: 0.16,
    Look.NOTE: 0.22,
    Look.FAINT: 0.18,
}
"""How opaque the grounds of marks are on which somebody has decided."""

_OPEN_STRENGTHS = {**STRENGTHS, Look.ENTITY: 0.10, Look.REPLACED: 0.10}
_DOUBLE = 3.0  # pixels from one of two lines to the other


def colour_of(mark: Mark) -> QColor:
    """The colour of a mark."""
    match mark.look:
        case Look.ENTITY:
            return theme.LABEL_COLOURS[mark.label]
        case Look.INSERTED:
            return theme.insertion_colour()
        case Look.DELETED:
            return theme.deletion_colour()
        case Look.QUESTION:
            return theme.question_colour()
        case Look.NOTE:
            return theme.note_colour()
        case Look.FAINT:
            return theme.faint_colour()
    return theme.replacement_colour()


def strength(mark: Mark) -> float:
    """How opaque the ground of a mark is, from 0 (none) to 1."""
    return (_OPEN_STRENGTHS if mark.open else STRENGTHS).get(mark.look, 0.0)


def paint_ground(painter: QPainter, mark: Mark, rects: Sequence[QRectF]) -> None:
    """Paint what lies under the text of a mark."""
    if opacity := strength(mark):
        for rect in rects:
            painter.fillRect(rect, theme.tinted(colour_of(mark), opacity))


def paint_lines(painter: QPainter, mark: Mark, rects: Sequence[QRectF]) -> None:
    """Paint what lies over the text of a mark, or where it has none."""
    style = Qt.PenStyle.DotLine if mark.open else Qt.PenStyle.SolidLine
    colour = theme.deletion_colour() if mark.doubtful else colour_of(mark)
    line = theme.LABEL_COLOURS.line(mark.label) if mark.look == Look.ENTITY else 0
    painter.setPen(QPen(colour, (2.0, 1.2, 4.0)[line] if mark.look == Look.ENTITY else 1.5, style))
    for rect in rects:
        if mark.look == Look.NOTE and rect is rects[0]:
            _paint_flag(painter, rect, colour)
        elif mark.look == Look.NOTE or (mark.look == Look.FAINT and rect.width()):
            pass  # its ground is enough
        elif not rect.width():
            _paint_tick(painter, rect, colour)
        elif mark.look == Look.DELETED:
            painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()))
        else:
            painter.drawLine(rect.bottomLeft() - QPointF(0, 1), rect.bottomRight() - QPointF(0, 1))
            # Twice, so that not only its colour distinguishes it from replaced text, or from another label.
            if mark.look == Look.INSERTED or line == 1:
                up = QPointF(0, 1 + _DOUBLE)
                painter.drawLine(rect.bottomLeft() - up, rect.bottomRight() - up)


def _paint_flag(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A small flag at the head of the line, where a note stands."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    top, size = rect.topLeft(), 6.0
    painter.drawPolygon([top, top + QPointF(size, 0), top + QPointF(0, size)])
    painter.restore()


def _paint_tick(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A small wedge at the foot of the line, for text that was deleted or will be inserted here."""
    foot, size = rect.bottomLeft(), 4.0
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        [foot, foot + QPointF(-size, size * 0.2), foot + QPointF(0, -size), foot + QPointF(size, size * 0.2)]
    )
    painter.restore()
