"""The row in which a page is turned and its light is set, where it was scanned askew, faintly or as a negative."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QSlider, QWidget

from annotator.window.looks.flow import Flow
from annotator.window.looks.layouts import stack
from annotator.window.looks.spoken import call_box
from annotator.window.page.adjustments import AS_IT_LIES, MOST_LIGHT, PLAIN, STEEPEST, Light, Pose, as_settings
from annotator.window.page.tool_button import tool_button

_SLANT_STEP = 0.1  # degrees


class AdjustmentBar(QWidget):
    """Sets the pose of the page that is shown, and the light of all.

    `posed` carries the pose that is wanted, `straightened` asks for the one that makes lines level, `preferred` carries
    settings that were changed here, `lit` the light while a slider is dragged.
    """

    posed = Signal(object)
    straightened = Signal()
    preferred = Signal(dict)
    lit = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pose = AS_IT_LIES
        self.slant = QDoubleSpinBox(minimum=-STEEPEST, maximum=STEEPEST, singleStep=_SLANT_STEP, decimals=1, suffix="°")
        call_box(self.slant, self.tr("Turned by a small angle, clockwise"))
        self.slant.setKeyboardTracking(False)
        self.slant.valueChanged.connect(lambda slant: self.posed.emit(Pose(self._pose.quarters, round(slant, 1))))
        self.brightness = self._slider(self.tr("Brightness"))
        self.contrast = self._slider(self.tr("Contrast"))
        self.inverted = tool_button("◑", self.tr("Black for white"), partial(self._light_up, is_over=True))
        self.inverted.setCheckable(True)
        row = Flow(
            tool_button("⟲", self.tr("Turn to the left"), lambda: self.posed.emit(self._pose.turned(-1))),
            tool_button("⟳", self.tr("Turn to the right"), lambda: self.posed.emit(self._pose.turned(1))),
            tool_button("≡", self.tr("Make the lines level"), self.straightened.emit),
            self.slant,
            self.brightness,
            self.contrast,
            self.inverted,
            tool_button("↺", self.tr("As it was scanned"), self.reset),
            None,
            gap=2,
        )
        stack(self, row).setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_adjustments(self, pose: Pose, light: Light) -> None:
        """Show how the page is turned, and its light."""
        self._pose = pose
        shown: tuple[tuple[QWidget, Callable[[], object]], ...] = (
            (self.slant, partial(self.slant.setValue, pose.slant)),
            (self.brightness, partial(self.brightness.setValue, light.brightness)),
            (self.contrast, partial(self.contrast.setValue, light.contrast)),
            (self.inverted, partial(self.inverted.setChecked, light.is_inverted)),
        )
        for widget, show in shown:
            with QSignalBlocker(widget):
                show()

    def reset(self) -> None:
        """Ask for the page as it was scanned."""
        self.preferred.emit(as_settings(PLAIN))
        self.posed.emit(AS_IT_LIES)

    def _slider(self, title: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(-MOST_LIGHT, MOST_LIGHT)
        slider.setToolTip(title)
        slider.setAccessibleName(title)
        slider.valueChanged.connect(lambda: self._light_up(is_over=not slider.isSliderDown()))
        slider.sliderReleased.connect(partial(self._light_up, is_over=True))
        return slider

    def _light_up(self, *, is_over: bool) -> None:
        light = Light(self.brightness.value(), self.contrast.value(), self.inverted.isChecked())
        if is_over:
            self.preferred.emit(as_settings(light))
        else:
            self.lit.emit(light)
