"""A page that is turned, straightened and shown in another light: its places stay where the print is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRect, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from annotator.core.geometry import Box
from annotator.core.issue import Image
from annotator.window.page.adjustments import AS_IT_LIES, PLAIN, Light, Pose, with_pose
from annotator.window.page.page_image import PageImage
from annotator.window.page.placement import Placement
from annotator.workflow import Level, Pixels, Pyramid

WIDTH, HEIGHT = 1300, 900
SPOT = Box(1000, 200, 1060, 240)
POSES = [Pose(), Pose(1), Pose(2), Pose(3), Pose(0, 2.5), Pose(1, -1.7), Pose(3, 0.4)]


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with one black spot."""
    path = tmp_path_factory.mktemp("scan") / "page.png"
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
    image.fill(255)
    with QPainter(image) as painter:
        painter.fillRect(SPOT.left, SPOT.top, SPOT.width, SPOT.height, QColor("black"))
    assert image.save(str(path))
    return path


def dark_places(picture: QImage) -> list[tuple[int, int]]:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    shades, width = bytes(grey.constBits()), grey.bytesPerLine()
    return [(at % width, at // width) for at, shade in enumerate(shades) if shade < 128 and at % width < grey.width()]


def placed(pose: Pose, size: QSizeF) -> Placement:
    return Placement(size, pose, 0.5, QPointF(0, 0))


@pytest.mark.parametrize("pose", POSES, ids=str)
def test_what_is_printed_is_where_its_box_is_in_each_pose(scan: Path, pose: Pose) -> None:
    image = PageImage(Pixels(scan, Image("page.png"), pose.quarters, pose.slant).pyramid(), pose)
    size = QSizeF(image.width, image.height)
    assert (image.width, image.height) == (WIDTH, HEIGHT)
    placement = placed(pose, size)
    picture = image.drawn(placement.sheet.toAlignedRect(), size, QTransform.fromScale(0.5, 0.5), smooth=True)
    dark = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).black() > 127
    ]
    middle = QPointF(sum(x for x, _y in dark) / len(dark) + 0.5, sum(y for _x, y in dark) / len(dark) + 0.5)
    there = placement.place_at(middle)
    assert abs(there.x() - (SPOT.left + SPOT.width / 2)) < 1.5
    assert abs(there.y() - (SPOT.top + SPOT.height / 2)) < 1.5
    rect = placement.rect_of(SPOT)
    assert all(rect.adjusted(-1.5, -1.5, 1.5, 1.5).contains(QPointF(x, y)) for x, y in dark)


@pytest.mark.parametrize("pose", POSES, ids=str)
def test_a_line_is_cut_where_it_is_printed_in_each_pose(scan: Path, pose: Pose) -> None:
    image = PageImage(Pixels(scan, Image("page.png"), pose.quarters, pose.slant).pyramid(), pose)
    level, rect = image.cut(SPOT, QSizeF(WIDTH, HEIGHT))
    assert level.pixelColor(rect.center().toPoint()).black() > 250


def test_an_image_in_another_pose_is_turned_until_its_own_is_there(scan: Path) -> None:
    image, size = PageImage(Pixels(scan, Image("page.png")).pyramid()), QSizeF(WIDTH, HEIGHT)
    placement = placed(Pose(1), size)
    to_page, _exists = image.pose.to_sheet(size).inverted()
    picture = image.drawn(
        placement.sheet.toAlignedRect(), size, to_page * Pose(1).to_sheet(size) * QTransform.fromScale(0.5, 0.5)
    )
    assert picture.pixelColor(placement.rect_of(SPOT).center().toPoint()).black() > 250


def test_lines_that_are_askew_are_made_level(tmp_path: Path) -> None:
    image = QImage(1000, 1400, QImage.Format.Format_Grayscale8)
    image.fill(255)
    with QPainter(image) as painter:
        painter.translate(500, 700)
        painter.rotate(1.5)
        painter.translate(-500, -700)
        for row in range(30):
            painter.fillRect(150, 150 + row * 36, 700, 18, QColor("black"))
    assert image.save(str(tmp_path / "askew.png"))
    pyramid = Pixels(tmp_path / "askew.png", Image("askew.png"), slant=None).pyramid()
    assert pyramid.slant == pytest.approx(-1.5, abs=0.11)


def test_a_page_without_lines_stays_as_it_lies(tmp_path: Path) -> None:
    image = QImage(400, 400, QImage.Format.Format_Grayscale8)
    image.fill(128)
    assert image.save(str(tmp_path / "grey.png"))
    assert Pixels(tmp_path / "grey.png", Image("grey.png"), slant=None).pyramid().slant == 0


def test_a_pose_is_kept_as_text_and_what_is_none_is_the_usual_one() -> None:
    for pose in POSES:
        assert Pose.kept(str(pose)) == pose
    for text in ("", "x", "1", "1 2 3", "1 nan", "0 inf", "0 99", "1e9 0"):
        assert Pose.kept(text) == AS_IT_LIES
    assert Pose(3).turned(1) == AS_IT_LIES


def test_the_settings_remember_the_poses_of_the_pages_that_were_turned_last() -> None:
    poses: dict[str, str] = {}
    for number in range(600):
        poses = with_pose(poses, f"{number}", Pose(1))
    assert len(poses) == 500
    assert "599" in poses
    assert "599" not in with_pose(poses, "599", AS_IT_LIES)


def test_light_changes_shades_and_leaves_them_alone_where_none_is_set() -> None:
    assert PLAIN.table == bytes(range(256))
    assert Light(is_inverted=True).table == bytes(range(255, -1, -1))
    assert Light(brightness=50).table[100] > 100
    hard = Light(contrast=50).table
    assert hard[60] < 60
    assert hard[200] > 200
    assert Light(brightness=-100).table[255] == 0


@pytest.mark.parametrize("is_grey", [True, False])
def test_light_falls_on_grey_and_on_colours(is_grey: bool) -> None:
    pixels = bytearray(16) if is_grey else bytearray(b"\x00\x00\xff" * 16)
    image = PageImage(Pyramid((4, 4), 0.0, [Level(4, 4, is_grey, pixels)]))
    made = image.drawn(QRect(0, 0, 4, 4), QSizeF(4, 4), QTransform(), light=Light(is_inverted=True))
    assert made.pixelColor(1, 1) == QColor("white" if is_grey else "#ffff00")


def test_only_boxes_that_have_a_place_in_common_meet() -> None:
    box = Box(10, 10, 20, 20)
    assert all(box.meets(other) for other in (Box(19, 19, 30, 30), Box(0, 0, 11, 11), Box(12, 12, 13, 13), box))
    assert not any(box.meets(other) for other in (Box(20, 10, 30, 20), Box(10, 0, 20, 10), Box(0, 21, 30, 30)))
