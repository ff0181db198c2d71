"""Pictures of a window on request, for demonstrations and end-to-end tests."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtGui import QImage, QImageWriter, QPixmap

Grab = Callable[[], QImage | QPixmap]


class Shots(QObject):
    """Answers a file ``NAME-STEP.want`` in a folder with ``NAME-STEP.png``, then removes the wish.

    Args:
        folder: Made when it is not there.
        name: Whose pictures these are, e.g. ``kiosk``; wishes for other programs are left alone.
        grab: The window as it is now, e.g. ``QWidget.grab`` or ``QQuickWindow.grabWindow``.
    """

    def __init__(self, folder: Path, name: str, grab: Grab, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._name, self._grab = folder, name, grab
        self._timer = QTimer(self)
        self._timer.setInterval(100)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Take no more pictures."""
        self._timer.stop()

    def _look(self) -> None:
        for wish in sorted(self._folder.glob(f"{self._name}-*.want")):
            self._take(wish)

    def _take(self, wish: Path) -> None:
        """The picture appears whole or not at all, and before the wish goes away."""
        unfinished = wish.with_suffix(".part")
        picture = self._grab()
        image = picture.toImage() if isinstance(picture, QPixmap) else picture
        if QImageWriter(str(unfinished), QByteArray(b"png")).write(image):
            unfinished.replace(wish.with_suffix(".png"))
        wish.unlink(missing_ok=True)
