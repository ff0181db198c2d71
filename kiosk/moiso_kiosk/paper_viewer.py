"""A window that stands in for the ticket printer: paper rolls out of it, and it can be made to fail."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from moiso_hardware.printers.addresses import VIEWER_PORT
from moiso_hardware.printers.viewer import Advance, Cut, Dots, PaperEvent, Sensors
from moiso_qt.loop import Loop
from moiso_qt.shots import Shots
from moiso_qt.theme import widgets as theme
from moiso_qt.theme.tokens import LIGHT
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from moiso_kiosk.paper_server import PAPER_DOTS, PrinterServer

_SHOWN = 0.75
"""Pixels of the screen for one dot of the paper."""
_EDGE_DOTS = 28
_ROWS_A_TICK, _TICK_MS = 24, 16
"""About 190 mm of paper a second, as a real printer."""
_KEPT = 40
"""Papers that stay in the window."""


class Slip(QWidget):
    """One paper on its way out of the slot; with a torn edge once it is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage(PAPER_DOTS, 0, QImage.Format.Format_Grayscale8)
        self._rows = 0
        self._out = 0
        self.cut = False
        self.setFixedWidth(round((PAPER_DOTS + 2 * _EDGE_DOTS) * _SHOWN))

    @property
    def rows(self) -> int:
        """Dot rows printed so far."""
        return self._rows

    @property
    def wholly_out(self) -> bool:
        """Whether nothing of it is left in the machine."""
        return self._out >= self._rows

    def print(self, picture: Image.Image) -> None:
        """Add rows of dots."""
        top = self._rows
        self.advance(picture.height)
        painter = QPainter(self._image)
        painter.drawImage(QPoint(0, top), _as_qimage(picture))
        painter.end()

    def advance(self, rows: int) -> None:
        """Add empty rows."""
        longer = QImage(PAPER_DOTS, self._rows + rows, QImage.Format.Format_Grayscale8)
        longer.fill(Qt.GlobalColor.white)
        painter = QPainter(longer)
        painter.drawImage(QPoint(0, 0), self._image)
        painter.end()
        self._image = longer
        self._rows += rows

    def roll(self, rows: int) -> None:
        """Let more of the paper come out."""
        self._out = min(self._rows, self._out + rows)
        self.setFixedHeight(max(1, round((self._out + 2 * _EDGE_DOTS) * _SHOWN)))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the paper, as long as what is out."""
        return QSize(self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper and the part of the ticket that is out."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QColor(LIGHT.line))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawPolygon(self._outline())
        painter.scale(_SHOWN, _SHOWN)
        painter.setClipRect(0, 0, self.width() * 2, self._out + _EDGE_DOTS)
        painter.drawImage(QPoint(_EDGE_DOTS, _EDGE_DOTS), self._image)
        painter.end()

    def _outline(self) -> QPolygonF:
        """A strip of paper; its lower edge is torn once it is cut."""
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPolygonF([box.topLeft(), box.topRight(), box.bottomRight() - QPointF(0, 4)])
        teeth = round(box.width() / 6) if self.cut else 0
        for tooth in range(1, teeth):
            drop = 0 if tooth % 2 else 4
            outline.append(QPointF(box.right() - tooth * 6, box.bottom() - drop))
        outline.append(box.bottomLeft() - QPointF(0, 4))
        return outline


def _as_qimage(picture: Image.Image) -> QImage:
    grey = picture.convert("L")
    image = QImage(grey.tobytes(), grey.width, grey.height, grey.width, QImage.Format.Format_Grayscale8)
    return image.copy()


class PaperViewer(QWidget):
    """The window: the slot, the papers below it (newest on top), and switches for what can go wrong."""

    cut = Signal(int)
    """A paper is wholly out and cut; how many there were."""

    def __init__(self, *, roll_slowly: bool = True) -> None:
        super().__init__()
        self.sensors = Sensors()
        self.server = PrinterServer(self.sensors, self)
        self.server.came_out.connect(self._take)
        self.slips: list[Slip] = []
        self._count = 0
        self._rows_a_tick = _ROWS_A_TICK if roll_slowly else 1_000_000
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._roll)
        self.setWindowTitle("Máy in phiếu (xem trên màn hình)")
        self._build()
        self.resize(560, 960)

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 16, 20, 16)
        switches = QHBoxLayout()
        for name, words in (
            ("near_end", "Sắp hết giấy"),
            ("paper_end", "Hết giấy"),
            ("cover_open", "Mở nắp"),
        ):
            box = QCheckBox(words)
            box.setObjectName(name)
            box.toggled.connect(partial(self._switch, name))
            switches.addWidget(box)
        switches.addStretch()
        page.addLayout(switches)
        self._note = QLabel("Chưa in phiếu nào.")
        self._note.setProperty("class", "soft")
        page.addWidget(self._note)
        slot = QFrame()
        slot.setFixedHeight(14)
        slot.setStyleSheet(f"background: {LIGHT.ink}; border-radius: 7px;")
        page.addWidget(slot)
        self._pile = QVBoxLayout()
        self._pile.setContentsMargins(0, 0, 0, 0)
        self._pile.setSpacing(18)
        self._pile.addStretch()
        inside = QWidget()
        inside.setLayout(self._pile)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        page.addWidget(scroll, 1)

    def _switch(self, name: str, on: bool) -> None:
        setattr(self.sensors, name, on)
        self.server.sensors_changed()

    def _take(self, event: PaperEvent) -> None:
        slip = self.slips[0] if self.slips and not self.slips[0].cut else None
        if isinstance(event, Cut):
            if slip is not None:
                slip.cut = True
        else:
            slip = slip or self._new_slip()
            if isinstance(event, Dots):
                slip.print(event.picture)
            elif isinstance(event, Advance):
                slip.advance(event.rows)
        self._timer.start()

    def _new_slip(self) -> Slip:
        slip = Slip()
        self.slips.insert(0, slip)
        self._pile.insertWidget(0, slip, 0, Qt.AlignmentFlag.AlignHCenter)
        for old in self.slips[_KEPT:]:
            old.deleteLater()
        del self.slips[_KEPT:]
        return slip

    def _roll(self) -> None:
        moving = [slip for slip in self.slips if not slip.wholly_out]
        for slip in moving:
            slip.roll(self._rows_a_tick)
        if any(not slip.wholly_out for slip in moving):
            return
        self._timer.stop()
        done = sum(slip.cut for slip in self.slips)
        if self.slips and self.slips[0].cut and self.slips[0].wholly_out and (moving or done):
            self.slips[0].roll(0)
            self._count += 1
            self._note.setText(f"Đã in {self._count} phiếu.")
            self.cut.emit(self._count)


def main(port: int = VIEWER_PORT, *, screenshot_on_cut: Path | None = None, shots: Path | None = None) -> int:
    """Show the paper viewer until its window is closed.

    Args:
        port: Where it listens on 127.0.0.1.
        screenshot_on_cut: A folder that gets ``paper-NNN.png`` after each paper.
        shots: A folder of wishes, see ``moiso_qt.shots``; the name is ``paper``.

    Returns:
        0, or 1 when the port is taken.
    """
    application = QApplication(sys.argv[:1])
    loop = Loop(application)
    theme.apply(application)
    viewer = PaperViewer()
    if not viewer.server.listen(port):
        print(f"Cổng {port} đang có chương trình khác dùng.", file=sys.stderr)
        return 1
    if screenshot_on_cut is not None:
        viewer.cut.connect(_shooter(viewer, screenshot_on_cut))
    if shots is not None:
        Shots(shots, "paper", viewer.grab, viewer)
    viewer.show()
    print(f"viewer://127.0.0.1:{viewer.server.port}", flush=True)
    code = loop.run()
    viewer.server.close()
    return code


def _shooter(viewer: PaperViewer, folder: Path) -> Callable[[int], None]:
    folder.mkdir(parents=True, exist_ok=True)

    def shoot(count: int) -> None:
        viewer.grab().save(str(folder / f"paper-{count:03}.png"))

    return shoot


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(prog="paper_viewer", description="A window instead of a printer")
    arguments.add_argument("--port", type=int, default=VIEWER_PORT)
    arguments.add_argument("--screenshot-on-cut", type=Path)
    arguments.add_argument("--shots", type=Path)
    chosen = arguments.parse_args()
    sys.exit(main(chosen.port, screenshot_on_cut=chosen.screenshot_on_cut, shots=chosen.shots))
