"""Charts of bars, drawn by pyqtgraph (the extra `charts`), which is imported with the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QBuffer, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from annotator.window.looks.theme import band_colour

_MOST = 25
"""So many rows are drawn side by side where they are no days: more could not be read."""
_ROOM = 0.8
"""The share of the room of a row that its bars take."""
_LABEL = 160  # pixels, of the longest name beside a bar
_MOST_DAYS = 6
"""So many labels fit below a chart."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar of each series for each label, or None; `runs`: they stand from left to right, as time does."""

    labels: Sequence[str]
    series: Sequence[tuple[str, Sequence[float | None]]]
    runs: bool


def library() -> Any:
    """The library that draws; None where it is not installed."""
    try:
        import pyqtgraph
    except ImportError:
        return None
    # Its own clearing up at the end of the program is for those that leave the rest to chance.
    pyqtgraph.setConfigOptions(antialias=True, exitCleanup=False)
    return pyqtgraph


def drawn(bars: Bars, parent: QWidget) -> Any:
    """A chart in the font and the colours of the window."""
    graphs, palette = library(), QGuiApplication.palette()
    text = palette.color(QPalette.ColorRole.Text)
    made = graphs.PlotWidget(parent, background=palette.color(QPalette.ColorRole.Base))
    made.setMenuEnabled(False)
    made.setMouseEnabled(x=False, y=False)
    made.hideButtons()
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard and screen readers go to its table
    for side in ("left", "bottom"):
        axis = made.getAxis(side)
        axis.setTickFont(parent.font())
        axis.setTextPen(text)
        axis.setPen(text)
    if len(bars.series) > 1:
        made.setTitle(_legend([name for name, _values in bars.series]), color=text)  # where it hides no bar
    (_draw_in_time if bars.runs else _draw_names)(made, bars)
    return made


def as_png(chart: QWidget) -> bytes:
    """A chart as a picture of points."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    chart.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())


def as_svg(chart: Any) -> bytes:
    """A chart as a drawing."""
    from PySide6.QtSvg import QSvgGenerator

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(chart.size())
    drawing.setResolution(chart.logicalDpiX())  # else the axes are drawn smaller than the rest
    drawing.setViewBox(chart.rect())
    with QPainter(drawing) as painter:
        painter.fillRect(chart.rect(), chart.backgroundBrush())
        chart.render(painter, QRectF(chart.rect()), chart.rect(), Qt.AspectRatioMode.KeepAspectRatio)
    return bytes(buffer.data().data())


def _draw_in_time(chart: Any, bars: Bars) -> None:
    graphs, count = library(), len(bars.series)
    width = _ROOM / count
    for number, (_name, values) in enumerate(bars.series):
        rows = [(row + (number - (count - 1) / 2) * width, value) for row, value in enumerate(values) if value]
        places, heights = zip(*rows, strict=True) if rows else ((), ())
        chart.addItem(graphs.BarGraphItem(x=places, height=heights, width=width, brush=_colour(number), pen=None))
    every = 1 + len(bars.labels) // _MOST_DAYS
    chart.getAxis("bottom").setTicks([[one for one in enumerate(bars.labels) if one[0] % every == 0]])
    chart.setXRange(-0.5, max(0.5, len(bars.labels) - 0.5))
    chart.getViewBox().setLimits(yMin=0)


def _draw_names(chart: Any, bars: Bars) -> None:
    graphs, count = library(), len(bars.series)
    height = _ROOM / count
    for number, (_name, values) in enumerate(bars.series):
        rows = [(row + (number - (count - 1) / 2) * height, value) for row, value in enumerate(values[:_MOST]) if value]
        places, widths = zip(*rows, strict=True) if rows else ((), ())
        chart.addItem(graphs.BarGraphItem(x0=0, y=places, width=widths, height=height, brush=_colour(number), pen=None))
    metrics = QFontMetrics(chart.font())
    names = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, _LABEL) for name in bars.labels[:_MOST]]
    chart.getAxis("left").setTicks([list(enumerate(names))])
    chart.invertY()
    chart.setYRange(-0.5, max(0.5, len(names) - 0.5))
    chart.getViewBox().setLimits(xMin=0)


def _legend(names: Sequence[str]) -> str:
    """The names of series after their colours, as rich text."""
    return " &nbsp; ".join(
        f'<span style="color: {_colour(number).name()}">■</span> {escape(name)}' for number, name in enumerate(names)
    )


def _colour(number: int) -> QColor:
    return band_colour(number, furniture=False)
