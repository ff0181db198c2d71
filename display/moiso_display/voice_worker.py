"""Making announcements in a worker thread: a script goes in, a sound file comes back as a signal."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable

from moiso_hardware.voice.port import VoiceFailed
from moiso_hardware.voice.speaker import Script, Speaker
from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

_log = logging.getLogger(__name__)


class _Worker(QObject):
    """Lives in the worker thread and is the only one that waits for the voice."""

    ready = Signal(int, object)
    failed = Signal(int, str)

    def __init__(self, speaker: Speaker, end: Callable[[], None]) -> None:
        super().__init__()
        self._speaker = speaker
        self._end = end
        self._ahead: deque[Script] = deque()
        self._made: set[str] = set()
        """Keys of what was made ahead; a sound that the disk gave up since is made when it is needed."""
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._make_one)

    @Slot(object)
    def make_ahead(self, scripts: tuple[Script, ...]) -> None:
        """Keep these for later; what is asked for now goes first, for each is made by itself."""
        self._ahead = deque(script for script in scripts if script.key not in self._made)
        self._idle.start(0)

    @Slot()
    def _make_one(self) -> None:
        if not self._ahead:
            self._idle.stop()
            return
        script = self._ahead.popleft()
        self._made.add(script.key)
        try:
            self._speaker.prepare(script)
        except (VoiceFailed, OSError) as error:
            _log.debug("nothing made ahead: %s", error)
            self._ahead.clear()

    @Slot(int, object)
    def prepare(self, seq: int, script: Script) -> None:
        """Make the sound of one announcement; a disk that is full is no reason to fall silent for good."""
        try:
            wav = self._speaker.prepare(script)
        except (VoiceFailed, OSError) as error:
            self.failed.emit(seq, str(error))
        else:
            self.ready.emit(seq, wav)

    @Slot()
    def end(self) -> None:
        """Let go of the voice; the thread ends afterwards."""
        self._idle.stop()
        self._end()
        self.thread().quit()


class VoiceWorker(QObject):
    """A speaker that does not hold up the screen.

    Args:
        speaker: Used in the worker thread only.
        end: Called there at the very end, e.g. to close the engine.
    """

    ready = Signal(int, object)
    """The ``seq`` of a call and its ``Wav``."""
    failed = Signal(int, str)
    """The ``seq`` of a call that cannot be spoken, and why."""
    _prepare = Signal(int, object)
    _make_ahead = Signal(object)
    _stop = Signal()

    def __init__(self, speaker: Speaker, end: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread(self)
        self._worker = _Worker(speaker, end)
        self._worker.moveToThread(self._thread)
        self._prepare.connect(self._worker.prepare)
        self._make_ahead.connect(self._worker.make_ahead)
        self._stop.connect(self._worker.end)
        self._worker.ready.connect(self.ready)
        self._worker.failed.connect(self.failed)
        self._thread.start()

    def prepare(self, seq: int, script: Script) -> None:
        """Make this after what was asked before; ``ready`` or ``failed`` follows."""
        self._prepare.emit(seq, script)

    def make_ahead(self, scripts: tuple[Script, ...]) -> None:
        """Make these while nothing is asked for, the first first; former wishes are forgotten."""
        self._make_ahead.emit(scripts)

    def stop(self) -> None:
        """Finish the sentence in hand and end the thread."""
        if self._thread.isRunning():
            self._stop.emit()
            self._thread.wait()
