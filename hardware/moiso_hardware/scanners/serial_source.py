"""Scanners on a serial line or as USB-CDC: the way that keeps Vietnamese letters."""

import contextlib

import serial

from moiso_hardware.scanners.port import ScannerGone
from moiso_hardware.serial_ports import GONE


class SerialSource:
    """A scanner behind a serial port.

    Args:
        path: ``/dev/serial/by-id/…``, ``/dev/ttyACM0``, ``COM3``.
        baud: Of a real RS-232 line; USB-CDC does not care.
    """

    letters = True

    def __init__(self, path: str, baud: int = 9600) -> None:
        self._path = path
        self._baud = baud
        self._port: serial.Serial | None = None

    def open(self) -> None:
        """Take hold of the port, for us alone."""
        try:
            self._port = serial.Serial(self._path, self._baud, timeout=0, exclusive=True)
        except GONE as error:
            raise ScannerGone(f"scanner: {self._path} cannot be opened ({type(error).__name__})") from error

    def read(self, timeout_s: float) -> bytes:
        """What has arrived."""
        port = self._port
        if port is None:
            raise ScannerGone(f"scanner: {self._path} is not open")
        try:
            port.timeout = timeout_s
            first: bytes = port.read(1)
            rest: bytes = port.read(port.in_waiting) if first else b""
        except GONE as error:
            raise ScannerGone(f"scanner: {self._path} is unplugged") from error
        return first + rest

    def close(self) -> None:
        """Let go."""
        port, self._port = self._port, None
        if port is not None:
            with contextlib.suppress(*GONE):
                port.close()
