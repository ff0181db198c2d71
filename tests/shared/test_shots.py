"""Pictures of a window appear when a file asks for them."""

from pathlib import Path

from moiso_qt.shots import Shots
from PySide6.QtGui import QColor, QImage, QPixmap
from pytestqt.qtbot import QtBot


def green() -> QPixmap:
    pixmap = QPixmap(20, 10)
    pixmap.fill(QColor("#1C5A36"))
    return pixmap


def test_a_wish_becomes_a_picture(qtbot: QtBot, tmp_path: Path) -> None:
    shots = Shots(tmp_path / "new", "counter-1", green)
    wish = tmp_path / "new" / "counter-1-called.want"
    wish.touch()
    qtbot.waitUntil(lambda: not wish.exists())
    picture = QImage(str(wish.with_suffix(".png")))
    assert (picture.width(), picture.pixelColor(3, 3)) == (20, QColor("#1C5A36"))
    shots.stop()


def test_wishes_for_other_programs_are_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    shots = Shots(tmp_path, "board", green)
    other, mine = tmp_path / "kiosk-a.want", tmp_path / "board-a.want"
    other.touch()
    mine.touch()
    qtbot.waitUntil(lambda: not mine.exists())
    assert other.exists()
    shots.stop()
