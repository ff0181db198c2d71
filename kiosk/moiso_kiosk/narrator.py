"""Speaks what is said last: words go to the voice in a thread, the sound to the headphones or the speaker."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from moiso_hardware.voice.port import Style, Voice, VoiceFailed
from moiso_hardware.voice.sound import Wav
from PySide6.QtCore import QObject, QThread, Signal, Slot

_log = logging.getLogger(__name__)
_MEMORY = Path("/dev/shm")
"""What is spoken of a visitor goes to no disk, where the system has such a place."""
_PREFIX = "moiso-guide-"
STEP = 0.2
WORDS_PER_MINUTE = 165


class Sounds(Protocol):
    """Plays one sound at a time, as ``moiso_qt.sound.Player`` does."""

    def play(self, path: Path, seconds: float) -> None:
        """Play a WAV of known duration."""

    def stop(self) -> None:
        """End the sound now."""

    def set_volume(self, volume: float) -> None:
        """Loudness from 0 to 1, for the sounds that follow."""


class _Worker(QObject):
    """Lives in the thread, and is the only one that waits for the voice."""

    ready = Signal(int, object)

    def __init__(self, voice: Voice, folder: Path, end: Callable[[], None]) -> None:
        super().__init__()
        self._voice, self._folder, self._end = voice, folder, end
        self.wanted = 0
        """The last thing asked for; whatever was asked before is not made any more."""

    @Slot(int, str, str)
    def make(self, order: int, text: str, language: str) -> None:
        if order != self.wanted:
            return
        try:
            style = Style.of(language, words_per_minute=WORDS_PER_MINUTE)
            self.ready.emit(order, self._voice.synthesise(text, style, self._folder / f"{order}.wav"))
        except (VoiceFailed, OSError):
            _log.exception("a page could not be spoken")

    @Slot()
    def end(self) -> None:
        self._end()
        self.thread().quit()


class Narrator(QObject):
    """One voice; something new interrupts what is being said.

    Args:
        voice: Used in a thread of its own only.
        end: Called there at the very end, to close the voice.
    """

    _make = Signal(int, str, str)
    _stop = Signal()

    def __init__(
        self, voice: Voice, player: Sounds, end: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._folder = _folder()
        self._order, self._volume, self._playing = 0, 0.8, Path()
        self._thread = QThread(self)
        self._worker = _Worker(voice, Path(self._folder.name), end)
        self._worker.moveToThread(self._thread)
        self._make.connect(self._worker.make)
        self._stop.connect(self._worker.end)
        self._worker.ready.connect(self._ready)
        self._thread.start()

    def say(self, text: str, language: str) -> None:
        """Say this now, whatever is being said."""
        self.hush()
        self._worker.wanted = self._order
        self._make.emit(self._order, text, language)

    def hush(self) -> None:
        """Be silent at once, and keep no sound of it."""
        self._order += 1
        self._player.stop()
        self._playing.unlink(missing_ok=True) if self._playing.name else None

    def louder(self, more: bool) -> None:
        """A step up or down; it holds from the next words on."""
        self._volume = min(1.0, max(STEP, self._volume + (STEP if more else -STEP)))
        self._player.set_volume(self._volume)

    def stop(self) -> None:
        """End the thread and take every sound away."""
        self.hush()
        if self._thread.isRunning():
            self._stop.emit()
            self._thread.wait()
        self._folder.cleanup()

    def _ready(self, order: int, wav: Wav) -> None:
        if order != self._order:
            wav.path.unlink(missing_ok=True)
            return
        self._playing = wav.path
        self._player.play(wav.path, wav.seconds)


def _folder() -> tempfile.TemporaryDirectory[str]:
    """A new place for sounds; those of a kiosk that was killed are taken away."""
    memory = _MEMORY if _MEMORY.is_dir() else None
    for left in memory.glob(f"{_PREFIX}*") if memory else ():
        pid = left.name.removeprefix(_PREFIX).partition("-")[0]
        if not Path(f"/proc/{pid}").exists():
            shutil.rmtree(left, ignore_errors=True)
    return tempfile.TemporaryDirectory(
        prefix=f"{_PREFIX}{os.getpid()}-", dir=memory, ignore_cleanup_errors=True
    )
