"""The ways to a printer: one module each, all with the same small port."""

from typing import Protocol


class Channel(Protocol):
    """An open two-way link. Nothing blocks except ``wait``; a broken link raises ``LinkLost``."""

    def send(self, data: bytes) -> int:
        """Hand over what the link takes now; the number of bytes taken, 0 when it is full."""

    def receive(self) -> bytes:
        """What has arrived; empty when nothing has."""

    def wait(self, timeout_s: float, *, to_send: bool) -> None:
        """Sleep until something arrives, or (``to_send``) the link takes bytes, or the time is over."""

    def close(self) -> None:
        """Let go of the device."""


class Connector(Protocol):
    """How to open a link, again and again."""

    @property
    def baud(self) -> int | None:
        """Bits per second where the wire is slow; None where it does not matter."""

    def connect(self) -> Channel:
        """Open the link.

        Raises:
            PrinterAway: Nobody there.
        """
