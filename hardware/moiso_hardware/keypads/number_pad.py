"""Number pads that play keyboard, on Linux: taken away from the desktop, so that no form gets their keys.

Source: linux/input-event-codes.h; ``/sys/class/input`` for the names of devices.
"""

import contextlib
import os
import select
from collections.abc import Callable
from pathlib import Path

from moiso_hardware.keypads.port import KeypadGone
from moiso_hardware.scanners.keymap import Keys
from moiso_hardware.scanners.wedge_source import EV_KEY, EVENT, grab

SYSTEM = Path("/sys/class/input")
DEVICES = Path("/dev/input")
_MOST_EVENTS = 64
_NAMES = {1: "ESC", 14: "BACKSPACE", 15: "TAB", 28: "ENTER", 57: "SPACE", 69: "NUMLOCK", 96: "ENTER"}
_NAMES |= {code: f"F{place}" for place, code in enumerate((*range(59, 69), 87, 88), 1)}
_NAMES |= {102: "HOME", 103: "UP", 105: "LEFT", 106: "RIGHT", 107: "END", 108: "DOWN", 111: "DELETE"}


def key_name(code: int, keys: Keys, value: int) -> str:
    """The name of a key that goes down: its letter in capitals, a word, or ``#161``; else nothing."""
    letter = keys.press(code, value)
    if value != 1:
        return ""
    return _NAMES.get(code) or letter.upper() or f"#{code}"


def paths_named(name: str, *, system: Path = SYSTEM, devices: Path = DEVICES) -> list[str]:
    """All input devices of this name; a pad often is two, one for its keys and one for its volume knob."""
    found = []
    for label in sorted(system.glob("event*/device/name")):
        with contextlib.suppress(OSError):
            if label.read_text(encoding="utf-8", errors="replace").strip() == name:
                found.append(str(devices / label.parent.parent.name))
    return found


class NumberPad:
    """A pad behind one or more input devices.

    Args:
        device: A path, or ``keyboard:NAME``.
        find: Paths of the devices of a name.
        grabbing: Takes a device for us alone.
    """

    def __init__(
        self,
        device: str,
        *,
        find: Callable[[str], list[str]] = paths_named,
        grabbing: Callable[[int], None] = grab,
    ) -> None:
        self._device, self._find, self._grab = device, find, grabbing
        self._open: list[int] = []
        self._keys = Keys()

    def open(self) -> None:
        """Take the pad away from everybody else."""
        kind, _, name = self._device.partition(":")
        paths = self._find(name) if kind == "keyboard" else [self._device]
        if not paths:
            raise KeypadGone(f"keypad: no input device is called '{name}'")
        try:
            for path in paths:
                self._open.append(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC))
                self._grab(self._open[-1])
        except OSError as error:
            raise KeypadGone(f"keypad: {self._device} cannot be taken ({error.strerror})") from error
        self._keys = Keys()

    def read(self, timeout_s: float) -> list[str]:
        """Names of the keys that were pressed."""
        try:
            ready, _, _ = select.select(self._open, [], [], timeout_s)
            return [name for one in ready for name in self._read_one(one)]
        except BlockingIOError:
            return []
        except (OSError, ValueError) as error:
            raise KeypadGone(f"keypad: {self._device} is unplugged") from error

    def _read_one(self, descriptor: int) -> list[str]:
        events = os.read(descriptor, EVENT.size * _MOST_EVENTS)
        if not events:
            raise KeypadGone(f"keypad: {self._device} is unplugged")
        whole = events[: len(events) // EVENT.size * EVENT.size]
        pressed = (event[3:] for event in EVENT.iter_unpack(whole) if event[2] == EV_KEY)
        names = (key_name(code, self._keys, value) for code, value in pressed)
        return [name for name in names if name]

    def close(self) -> None:
        """Let go; the desktop has the keys again."""
        opened, self._open = self._open, []
        for descriptor in opened:
            with contextlib.suppress(OSError):
                os.close(descriptor)
