"""Recording from a microphone while a person at the terminal reads."""

from __future__ import annotations

from array import array
from threading import Event
from types import TracebackType
from typing import Protocol

from moiso_hardware.voice.sound import RATE_HZ, Sound
from moiso_shared.errors import MoisoError
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QThread
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QMediaDevices


class NoMicrophone(MoisoError):
    """No microphone, or none of that name."""

    code = "no_microphone"


class Recorder(Protocol):
    """Hears what is said between start and stop."""

    def start(self) -> None:
        """Begin to listen."""

    def stop(self) -> Sound:
        """End, and give what was heard."""
        ...


class _Ear(QThread):
    """Runs the audio source with an event loop of its own while the terminal waits for a key."""

    def __init__(self, device: QAudioDevice) -> None:
        super().__init__()
        self._device = device
        self.heard = QByteArray()
        self.listening = Event()

    def run(self) -> None:
        """Listen until the thread is asked to quit."""
        format_ = QAudioFormat()
        format_.setSampleRate(RATE_HZ)
        format_.setChannelCount(1)
        format_.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        source = QAudioSource(self._device, format_)
        source.start(buffer)
        self.listening.set()
        self.exec()
        source.stop()
        self.heard = QByteArray(buffer.data())


class Microphone:
    """A microphone of this machine.

    Args:
        name: Part of its name; empty for the system's own choice.

    Raises:
        NoMicrophone: There is none.
    """

    def __init__(self, name: str = "") -> None:
        self._app = QCoreApplication.instance() or QCoreApplication([])
        inputs = [
            device
            for device in ([QMediaDevices.defaultAudioInput()] if not name else QMediaDevices.audioInputs())
            if not device.isNull() and name.casefold() in device.description().casefold()
        ]
        if not inputs:
            known = ", ".join(device.description() for device in QMediaDevices.audioInputs()) or "none"
            raise NoMicrophone(f"no microphone '{name}'; there is: {known}" if name else "no microphone")
        self._device = inputs[0]
        self._ear: _Ear | None = None

    def __enter__(self) -> Microphone:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._ear is not None:
            self.stop()

    def start(self) -> None:
        """Begin to listen; what is said after this returns is heard from its first sound."""
        self._ear = _Ear(self._device)
        self._ear.start()
        self._ear.listening.wait()

    def stop(self) -> Sound:
        """End, and give what was heard."""
        assert self._ear is not None, "not listening"
        ear, self._ear = self._ear, None
        ear.quit()
        ear.wait()
        raw = bytes(ear.heard.data())
        return Sound(array("h", raw[: len(raw) // 2 * 2]))
