"""A printer on a serial line.

DTR/DSR does nothing on Linux, so the driver paces itself by the printer's answers; XON/XOFF is kept on for
printers that stay silent.
"""

import os
import select
import time
from contextlib import suppress
from dataclasses import dataclass

import serial

from moiso_hardware.printers.errors import LinkLost, PrinterAway
from moiso_hardware.serial_ports import GONE

_STEP_S = 0.01


class SerialChannel:
    """One open port."""

    def __init__(self, port: serial.Serial) -> None:
        self._port = port

    def send(self, data: bytes) -> int:
        """Hand over what the line takes now."""
        try:
            if os.name == "posix":
                return os.write(self._port.fileno(), data[:1024])
            return int(self._port.write(data[:1024]) or 0)
        except (BlockingIOError, serial.SerialTimeoutException):
            return 0
        except GONE as error:
            raise LinkLost(f"The serial port is gone: {error}") from error

    def receive(self) -> bytes:
        """What has arrived."""
        try:
            return bytes(self._port.read(4096))
        except GONE as error:
            raise LinkLost(f"The serial port is gone: {error}") from error

    def wait(self, timeout_s: float, *, to_send: bool) -> None:
        """Sleep until there is something to do."""
        if os.name == "posix":
            handle = self._port.fileno()
            select.select([handle], [handle] if to_send else [], [], max(0.0, timeout_s))
        else:
            time.sleep(min(_STEP_S, max(0.0, timeout_s)))

    def close(self) -> None:
        """Let the port go, without waiting for bytes that nobody takes."""
        with suppress(*GONE):
            self._port.reset_output_buffer()
        with suppress(*GONE):
            self._port.close()


@dataclass(frozen=True)
class SerialLine:
    """A port and its speed; eight bits, no parity, one stop bit."""

    device: str
    speed: int = 115_200
    xonxoff: bool = True

    @property
    def baud(self) -> int | None:
        """The line's speed."""
        return self.speed

    def connect(self) -> SerialChannel:
        """Open the port.

        Raises:
            PrinterAway: It is not there or in other hands.
        """
        try:
            port = serial.Serial(
                self.device,
                self.speed,
                timeout=0,
                write_timeout=0,
                xonxoff=self.xonxoff,
                exclusive=True if os.name == "posix" else None,
            )
        except GONE as error:
            raise PrinterAway(f"No serial port {self.device}: {error}") from error
        return SerialChannel(port)
