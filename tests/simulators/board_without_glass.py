"""A board's whole inside as a process, without window and loudspeaker: it writes what it shows and says.

``python board_without_glass.py SERVER TOKEN [SECONDS]`` writes ``on`` when it has connected, ``shows 45 44``
and so on at each change of the calls on show (newest first, by their ``seq``), ``says SEQ`` at each sentence,
which takes so long, else no time, and ``ends SEQ`` when it is broken off.
"""

import sys
from pathlib import Path

from moiso_display.announcer import Announcer
from moiso_display.board import Board
from moiso_display.lease import VoiceLease
from moiso_display.manner import Manner
from moiso_display.sounding import Pace
from moiso_hardware.voice.sound import Wav
from moiso_hardware.voice.speaker import Script
from moiso_qt.link import Link
from moiso_shared.boards.announcing import Announcements
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

ROWS = 19
"""With the large panel, all that a hall remembers of its last calls."""


class Voice(QObject):
    """Has every sentence ready, a turn of the loop later."""

    ready = Signal(int, object)
    failed = Signal(int, str)

    def prepare(self, seq: int, script: Script) -> None:
        assert script.sentences
        QTimer.singleShot(0, self, lambda: self.ready.emit(seq, Wav(Path(str(seq)), 0.0)))


class Loudspeaker(QObject):
    """Plays as long as it was told, and writes it down."""

    started = Signal(str)
    finished = Signal(str)
    failed = Signal(str, str)
    available_changed = Signal(bool)
    available = True

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._path = ""
        self._end = QTimer(self, singleShot=True, interval=round(1000 * seconds))
        self._end.timeout.connect(lambda: self.finished.emit(self._path))

    def set_volume(self, volume: float) -> None:
        assert volume > 0

    def play(self, path: Path, seconds: float) -> None:
        self._path = str(path)
        print("says", path, flush=True)
        self._end.start()

    def hush(self) -> None:
        print("ends", self._path, flush=True)
        self._end.start(0)


class Glass(QObject):
    """Paints at once what the board shows."""

    def __init__(self, board: Board) -> None:
        super().__init__(board)
        self._board, self._told = board, ""
        board.page_changed.connect(self._paint)

    @Slot()
    def _paint(self) -> None:
        page = self._board.property("page")
        calls = [call["seq"] for call in (page["main"], *page["rows"]) if call]
        shown = " ".join(map(str, sorted(calls, reverse=True)))
        if shown != self._told:
            self._told = shown
            print("shows", shown, flush=True)
        self._board.painted()


def main() -> None:
    """Run until somebody pulls the plug."""
    application, link = QCoreApplication(sys.argv[:1]), Link(sys.argv[1], sys.argv[2])
    board, voice = Board(link, rows=ROWS, parent=link), Voice(link)
    loudspeaker = Loudspeaker(float(sys.argv[3]) if len(sys.argv) > 3 else 0.0)
    manner, queue = Manner(link, lambda: board.board_id), Announcements()
    lease = VoiceLease(link, lambda: manner.zones, said=lambda: queue.spoken, parent=link)
    announcer = Announcer(
        link, manner,
        holds=lease.holds, voice=voice, player=loudspeaker, pace=Pace(breath=0), queue=queue, parent=link,
    )  # fmt: skip
    lease.gained.connect(announcer.take_up)
    lease.lost.connect(announcer.give_way)
    announcer.begun.connect(board.announce)
    announcer.ended.connect(board.rest)
    Glass(board)
    link.connected.connect(lambda _hello: print("on", flush=True))
    link.start()
    application.exec()


if __name__ == "__main__":
    main()
