"""One sentence aloud: told to the hall before it begins, ended where this board may not be heard any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from moiso_hardware.voice.sound import Wav
from moiso_qt.link import Link
from moiso_shared.wire import Presence
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from moiso_display.sounding import Playing

ANSWER_MS = 500
"""A server that has not answered by then is asked again."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is to be heard of one call."""

    seq: int
    zone: str
    wav: Wav
    volume: float


class Mouth(QObject):
    """Says sentence after sentence; one of the three signals ends each.

    Args:
        holds: Whether this board may be heard in a zone at the moment.
    """

    finished = Signal()
    """It is over: said to its end, or ended because another board may begin."""
    failed = Signal(str, str)
    """It cannot be heard: the file, and why."""
    refused = Signal()
    """Another board says it, or may; nothing was heard."""

    def __init__(
        self, link: Link, player: Playing, holds: Callable[[str], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link, self._player, self._holds = link, player, holds
        self._asked: Sentence | None = None
        self._said: Sentence | None = None
        self._patience = QTimer(self, singleShot=True, interval=ANSWER_MS)
        self._patience.timeout.connect(self._ask)
        link.presence.connect(self._heard)
        player.finished.connect(self._ended)
        player.failed.connect(self._broken)

    def say(self, sentence: Sentence) -> None:
        """Ask the server, and begin when it has told the hall."""
        self._asked = sentence
        self._ask()

    @Slot()
    def mind(self) -> None:
        """Some zone is no longer this board's: end a sentence that is said there."""
        if self._said is not None and not self._holds(self._said.zone):
            self._player.hush()

    @Slot(object)
    def _heard(self, presence: Presence) -> None:
        asked, hello = self._asked, self._link.hello
        if asked is None or hello is None or presence.speaking != asked.seq:
            return
        if presence.device != f"{hello.role}/{hello.name}" or not self._holds(asked.zone):
            self._give_up()
            return
        self._patience.stop()
        self._asked, self._said = None, asked
        self._player.set_volume(asked.volume)
        self._player.play(asked.wav.path, asked.wav.seconds)

    @Slot()
    def _ask(self) -> None:
        if self._asked is None or not self._holds(self._asked.zone):
            self._give_up()
            return
        self._patience.start()
        self._link.report(speaking=self._asked.seq)

    def _give_up(self) -> None:
        self._patience.stop()
        self._asked = None
        self.refused.emit()

    @Slot(str)
    def _ended(self, _path: str) -> None:
        self._said = None
        self.finished.emit()

    @Slot(str, str)
    def _broken(self, path: str, why: str) -> None:
        self._said = None
        self.failed.emit(path, why)
