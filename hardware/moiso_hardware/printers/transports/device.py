"""A printer on the kernel's USB printer node (Linux): ``/dev/usb/lp0``, written and read."""

import os
import select
from dataclasses import dataclass
from pathlib import Path

from moiso_hardware.printers.errors import LinkLost, PrinterAway


class DeviceChannel:
    """One open node; unplugging breaks it."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def send(self, data: bytes) -> int:
        """Hand over what the kernel takes now."""
        try:
            return os.write(self._handle, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise LinkLost(f"The printer was unplugged or switched off: {error}") from error

    def receive(self) -> bytes:
        """What has arrived; a printer with nothing to say looks like the end of a file."""
        try:
            return os.read(self._handle, 4096)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LinkLost(f"The printer was unplugged or switched off: {error}") from error

    def wait(self, timeout_s: float, *, to_send: bool) -> None:
        """Sleep until there is something to do; in small steps, for a node always looks readable."""
        poll = select.poll()
        poll.register(self._handle, select.POLLOUT if to_send else 0)
        poll.poll(int(max(0.0, min(timeout_s, 0.005)) * 1000))

    def close(self) -> None:
        """Let the node go."""
        os.close(self._handle)


@dataclass(frozen=True)
class UsbNode:
    """Where the kernel puts the printer."""

    path: Path

    @property
    def baud(self) -> int | None:
        """The wire is fast."""
        return None

    def connect(self) -> DeviceChannel:
        """Open the node for both directions.

        Raises:
            PrinterAway: It is not there, or another program (CUPS) holds it.
        """
        try:
            return DeviceChannel(os.open(self.path, os.O_RDWR | os.O_NONBLOCK))
        except OSError as error:
            raise PrinterAway(f"No printer at {self.path}: {error}") from error
