"""Playing a WAV to its end, or saying that it cannot be heard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices, QSoundEffect

_LOADING_MS = 3000
_TAIL_S = 0.1
_FADE_STEPS, _FADE_STEP_MS = 4, 15


class Player(QObject):
    """Plays one sound at a time on a named device; a new sound stops the one before it.

    The end comes from our own timer, because the effect's own signal comes late or never.

    Args:
        device: Part of the name of the output to use; empty means the system's own choice.
        parent: Owner.
    """

    started = Signal(str)
    """The first sample of this file is on its way."""
    finished = Signal(str)
    """This file has been played to its end."""
    failed = Signal(str, str)
    """This file cannot be heard, and why."""
    available_changed = Signal(bool)
    """An output appeared, or the last one that fits is gone."""

    def __init__(self, device: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = device
        self._effect: QSoundEffect | None = None
        self._path = ""
        self._seconds = 0.0
        self._volume = 1.0
        self._loading = QTimer(self, singleShot=True)
        self._loading.timeout.connect(self._not_loaded)
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self._ended)
        self._fading = QTimer(self, interval=_FADE_STEP_MS, timerType=Qt.TimerType.PreciseTimer)
        self._fading.timeout.connect(self._fade)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._outputs_changed)
        self._was_available = self.available

    @property
    def available(self) -> bool:
        """Whether there is an output to play on now."""
        return self._output() is not None

    @property
    def playing(self) -> bool:
        """Whether a sound is loading or playing."""
        return bool(self._path)

    def set_volume(self, volume: float) -> None:
        """Loudness from 0 (mute) to 1, for the sounds that follow."""
        self._volume = min(1.0, max(0.0, volume))

    def play(self, path: Path, seconds: float) -> None:
        """Play a WAV of known duration; one of the three signals follows in any case."""
        self.stop()
        self._path, self._seconds = str(path), seconds
        self._loading.start(_LOADING_MS)
        output = self._output()
        if output is None:
            self._loading.start(0)
            return
        self._effect = QSoundEffect(output, self)
        self._effect.setVolume(self._volume)
        self._effect.statusChanged.connect(self._status_changed)
        self._effect.setSource(QUrl.fromLocalFile(self._path))

    def hush(self) -> None:
        """Let the sound die away within a tenth of a second; ``finished`` follows."""
        if self.playing:
            self._fading.start()

    def stop(self) -> None:
        """End the sound now, without a signal."""
        self._path = ""
        self._fading.stop()
        self._loading.stop()
        self._end.stop()
        effect, self._effect = self._effect, None
        if effect is not None:
            effect.statusChanged.disconnect(self._status_changed)
            effect.stop()
            effect.deleteLater()

    @Slot()
    def _status_changed(self) -> None:
        effect = self._effect
        if effect is None or self._end.isActive():
            return
        if effect.status() == QSoundEffect.Status.Error:
            self._loading.start(0)
        elif effect.status() == QSoundEffect.Status.Ready:
            self._loading.stop()
            effect.play()
            self._end.start(round(1000 * (self._seconds + _TAIL_S)))
            self.started.emit(self._path)

    @Slot()
    def _ended(self) -> None:
        path = self._path
        self.stop()
        self.finished.emit(path)

    @Slot()
    def _fade(self) -> None:
        lower = self._effect.volume() - self._volume / _FADE_STEPS if self._effect is not None else 0.0
        if self._effect is None or lower <= 0.01:
            self._ended()
        else:
            self._effect.setVolume(lower)

    @Slot()
    def _not_loaded(self) -> None:
        self._fail("the sound cannot be played" if self.available else "there is no sound device")

    def _fail(self, why: str) -> None:
        path = self._path
        self.stop()
        self.failed.emit(path, why)

    @Slot()
    def _outputs_changed(self) -> None:
        available = self.available
        if self.playing and not available:
            self._fail("the sound device is gone")
        if available != self._was_available:
            self._was_available = available
            self.available_changed.emit(available)

    def _output(self) -> QAudioDevice | None:
        if not self._wanted:
            default = QMediaDevices.defaultAudioOutput()
            return default if _audible(default) else None
        wanted = self._wanted.casefold()
        return next((output for output in _outputs() if wanted in output.description().casefold()), None)


def output_names() -> list[str]:
    """The sound devices of this machine, as a person knows them."""
    return [output.description() for output in _outputs()]


def _outputs() -> list[QAudioDevice]:
    return [output for output in QMediaDevices.audioOutputs() if _audible(output)]


def _audible(output: QAudioDevice) -> bool:
    """Whether it is a real output: PulseAudio and PipeWire stand in a dummy when the last card is gone."""
    return not output.isNull() and bytes(output.id().data()) != b"auto_null"
