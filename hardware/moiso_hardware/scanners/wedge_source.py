"""Scanners that play keyboard, on Linux: taken away from the desktop and read key by key.

Only for plain codes. Source: linux/input.h (``struct input_event``, ``EVIOCGRAB``).
"""

import contextlib
import fcntl
import os
import select
import struct
from collections.abc import Callable

from moiso_hardware.scanners.keymap import Keys
from moiso_hardware.scanners.port import ScannerGone

EVENT = struct.Struct("llHHi")
"""Two parts of the time, type, code, value."""

EV_KEY = 1
EVIOCGRAB = 0x40044590
_MOST_EVENTS = 64


def grab(descriptor: int) -> None:
    """Let nobody else see the keys of this device."""
    fcntl.ioctl(descriptor, EVIOCGRAB, 1)


class WedgeSource:
    """A scanner behind ``/dev/input/by-id/…-event-kbd``.

    Args:
        path: The device.
        grabbing: Takes the device for us alone.
    """

    letters = False

    def __init__(self, path: str, grabbing: Callable[[int], None] = grab) -> None:
        self._path = path
        self._grab = grabbing
        self._descriptor: int | None = None
        self._keys = Keys()

    def open(self) -> None:
        """Take the device away from everybody else."""
        try:
            self._descriptor = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            self._grab(self._descriptor)
        except OSError as error:
            raise ScannerGone(f"scanner: {self._path} cannot be taken ({error.strerror})") from error
        self._keys = Keys()

    def read(self, timeout_s: float) -> bytes:
        """The letters of the keys that were pressed."""
        if self._descriptor is None:
            raise ScannerGone(f"scanner: {self._path} is not open")
        try:
            ready, _, _ = select.select([self._descriptor], [], [], timeout_s)
            if not ready:
                return b""
            events = os.read(self._descriptor, EVENT.size * _MOST_EVENTS)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise ScannerGone(f"scanner: {self._path} is unplugged") from error
        if not events:
            raise ScannerGone(f"scanner: {self._path} is unplugged")
        whole = events[: len(events) // EVENT.size * EVENT.size]
        pressed = (event[3:] for event in EVENT.iter_unpack(whole) if event[2] == EV_KEY)
        return "".join(self._keys.press(key, value) for key, value in pressed).encode("ascii")

    def close(self) -> None:
        """Let go; the desktop has the keys again."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(descriptor)
