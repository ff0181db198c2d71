"""What an announcer needs: its pace, somebody who makes sounds, and somebody who plays them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from moiso_hardware.voice.speaker import Script
from PySide6.QtCore import SignalInstance


@dataclass(frozen=True)
class Pace:
    """Times between announcements, in milliseconds."""

    breath: int = 700
    silent: int = 5_000
    """A call that is not spoken keeps the large panel this long …"""
    silent_hurried: int = 2_500
    """… and this long when others wait."""
    following: int = 16_000
    """A call that another board speaks keeps it until that one speaks the next, or so long."""
    preparing: int = 4_000
    """A voice that needs longer than this is passed over."""


class Preparing(Protocol):
    """Makes sounds elsewhere (see ``VoiceWorker``)."""

    ready: SignalInstance
    failed: SignalInstance

    def prepare(self, seq: int, script: Script) -> None:
        """Begin; one of the signals follows."""


class Playing(Protocol):
    """Plays sounds (see ``moiso_qt.sound.Player``)."""

    started: SignalInstance
    finished: SignalInstance
    failed: SignalInstance
    available_changed: SignalInstance

    @property
    def available(self) -> bool:
        """Whether anybody can hear it."""

    def set_volume(self, volume: float) -> None:
        """Loudness from 0 to 1, for the sounds that follow."""

    def play(self, path: Path, seconds: float) -> None:
        """Begin; finished or failed follows."""

    def hush(self) -> None:
        """Be silent within a tenth of a second; finished follows."""
