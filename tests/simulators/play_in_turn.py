"""Plays WAVs one after the other through our player and prints what it reports, one JSON line each."""

import json
import sys
import time
from pathlib import Path

from moiso_hardware.voice.sound import checked
from moiso_qt.sound import Player
from PySide6.QtCore import QCoreApplication, QObject, Slot


class InTurn(QObject):
    """Plays the next file when the one before is over."""

    def __init__(self, paths: list[Path], stay: bool) -> None:
        super().__init__()
        self._paths = paths
        self._player = Player(parent=self)
        self._player.started.connect(self.on_started)
        self._player.finished.connect(self.on_finished)
        self._player.failed.connect(self.on_failed)
        self._player.available_changed.connect(self.on_available)
        self._stay = stay

    def next(self) -> None:
        if not self._paths:
            if not self._stay:
                QCoreApplication.quit()
            return
        path = self._paths.pop(0)
        self._player.play(path, checked(path).seconds)

    @Slot(str)
    def on_started(self, path: str) -> None:
        self._tell("started", path)

    @Slot(str)
    def on_finished(self, path: str) -> None:
        self._tell("finished", path)
        self.next()

    @Slot(str, str)
    def on_failed(self, path: str, why: str) -> None:
        self._tell("failed", path, why)
        self.next()

    @Slot(bool)
    def on_available(self, available: bool) -> None:
        self._tell("available" if available else "gone", "")

    def _tell(self, event: str, path: str, why: str = "") -> None:
        print(json.dumps([event, Path(path).name, why, time.monotonic()]), flush=True)


def main() -> None:
    app = QCoreApplication([])
    stay = sys.argv[1] == "--stay"
    player = InTurn([Path(path) for path in sys.argv[1 + stay :]], stay)
    player.next()
    app.exec()


if __name__ == "__main__":
    main()
