"""A board in a small hall, with a voice and a loudspeaker that the test can watch."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from moiso_display.announcer import Announcer
from moiso_display.board import Board
from moiso_display.manner import Manner
from moiso_display.screen import Screen
from moiso_display.sounding import Pace
from moiso_hardware.voice.sound import Wav
from moiso_hardware.voice.speaker import Script
from moiso_qt.theme.tokens import LIGHT
from PySide6.QtCore import QCoreApplication, QObject, QSize, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from tests.fakes.centre import small_centre
from tests.fakes.link import FakeLink

QUICK = Pace(breath=0, silent=30, silent_hurried=10, preparing=2_000, following=60)


class FakeVoice(QObject):
    """Has every announcement ready at once, unless it is broken or lost in thought."""

    ready = Signal(int, object)
    failed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[int, Script]] = []
        self.broken = self.thinking = False

    def prepare(self, seq: int, script: Script) -> None:
        self.asked.append((seq, script))
        if self.broken:
            self.failed.emit(seq, "no voice today")
        elif not self.thinking:
            self.ready.emit(seq, Wav(Path(f"/sounds/{seq}.wav"), 1.0))


class FakePlayer(QObject):
    """A loudspeaker: what plays now ends when the test says so."""

    started = Signal(str)
    finished = Signal(str)
    failed = Signal(str, str)
    available_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.available = True
        self.playing = ""
        self.played: list[int] = []
        self.hushed: list[int] = []
        self.volume = 1.0

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def play(self, path: Path, seconds: float) -> None:
        assert not self.playing, "two announcements at once"
        if not self.available:
            self.failed.emit(str(path), "there is no sound device")
            return
        self.playing = str(path)
        self.played.append(int(path.stem))
        self.started.emit(self.playing)

    def hush(self) -> None:
        self.hushed += [int(Path(self.playing).stem)]
        self.end()

    def plays(self, seq: int) -> bool:
        """Whether this call sounds now."""
        return self.playing == f"/sounds/{seq}.wav"

    def end(self) -> None:
        """The sound has come to its end."""
        path, self.playing = self.playing, ""
        self.finished.emit(path)

    def lose_device(self) -> None:
        path, self.playing, self.available = self.playing, "", False
        if path:
            self.failed.emit(path, "the sound device is gone")
        self.available_changed.emit(False)

    def find_device(self) -> None:
        self.available = True
        self.available_changed.emit(True)


@dataclass
class Hall:
    """Everything around one board."""

    link: FakeLink
    board: Board
    announcer: Announcer
    voice: FakeVoice
    player: FakePlayer
    panel: list[str]
    """Numbers that had the large panel, in order."""

    @property
    def spoken(self) -> list[int]:
        return [report["speaking"] for report in self.link.reports if "speaking" in report]

    @property
    def page(self) -> dict[str, Any]:
        page: dict[str, Any] = self.board.property("page")
        return page

    @property
    def problems(self) -> list[str]:
        told = [report["problems"] for report in self.link.reports if "problems" in report]
        return list(told[-1]) if told else []


HallOf = Callable[..., Hall]


@pytest.fixture
def hall_of(qtbot: QtBot) -> HallOf:
    """Build a hall whose board has, unless told otherwise, a voice and a loudspeaker."""

    def build(*, mute: bool = False, board_id: str = "b1", pace: Pace = QUICK) -> Hall:
        link = FakeLink()
        board, voice, player = Board(link, board_id=board_id), FakeVoice(), FakePlayer()
        panel: list[str] = []

        announcer = Announcer(
            link, Manner(link, lambda: board.board_id),
            voice=None if mute else voice, player=None if mute else player, pace=pace, parent=link,
        )  # fmt: skip
        announcer.begun.connect(lambda call: panel.append(call.number))
        announcer.begun.connect(board.announce)
        announcer.ended.connect(board.rest)
        announcer.health.connect(board.note_health)
        return Hall(link, board, announcer, voice, player, panel)

    return build


@pytest.fixture
def link(qtbot: QtBot) -> FakeLink:
    """A link without a server."""
    return FakeLink()


@pytest.fixture
def hall(hall_of: HallOf) -> Hall:
    """A hall whose board has just come on-line."""
    made = hall_of()
    made.link.come_online(small_centre(), role="board", name="b1")
    return made


@dataclass
class Glass:
    """The board's window."""

    window: QQuickWindow

    def item(self, name: str) -> QQuickItem:
        return next(item for item in _items(self.window.contentItem()) if item.objectName() == name)

    def text(self, name: str) -> str:
        return str(self.item(name).property("text"))


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _items(child)


@pytest.fixture
def glass(hall: Hall, qtbot: QtBot) -> Iterator[Glass]:
    """The hall's board on a full-HD screen; a warning of QML fails the test."""
    complaints: list[str] = []

    def note(kind: QtMsgType, _context: object, message: str) -> None:
        if kind != QtMsgType.QtDebugMsg and ".qml" in message:
            complaints.append(message)

    before = qInstallMessageHandler(note)
    screen = Screen(hall.board, inches=43, metres=6, palette=LIGHT, size=QSize(1920, 1080))
    qtbot.waitUntil(screen.window.isExposed)
    yield Glass(screen.window)
    screen.window.close()
    screen.deleteLater()
    QCoreApplication.processEvents()
    qInstallMessageHandler(before)
    assert complaints == []
