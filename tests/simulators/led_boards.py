"""LED boards at the end of a pseudo-terminal: a Modbus display with pymodbus's framing, and a listener."""

import os
import pty
import select
import threading
import tty
from typing import Any

from pymodbus.framer import FramerRTU
from pymodbus.pdu import DecodePDU


class Wire:
    """A serial line without a cable; ``path`` is the end that our programs open.

    Args:
        echo: Give every byte back first, as some RS-485 adapters do.
    """

    def __init__(self, *, echo: bool = False) -> None:
        self._ours, self._theirs = pty.openpty()
        tty.setraw(self._ours)
        tty.setraw(self._theirs)
        self.path = os.ttyname(self._theirs)
        self.heard = b""
        self._echo = echo
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="wire")

    def __enter__(self) -> Any:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()
        os.close(self._ours)
        os.close(self._theirs)

    def say(self, data: bytes) -> None:
        """Send something, unasked or as an answer."""
        os.write(self._ours, data)

    def answer(self, data: bytes) -> bytes:
        """What a board says to a piece of what it hears."""
        return b""

    def _run(self) -> None:
        while not self._end.is_set():
            if not select.select([self._ours], [], [], 0.02)[0]:
                continue
            data = os.read(self._ours, 4096)
            self.heard += data
            if self._echo:
                self.say(data)
            if reply := self.answer(data):
                self.say(reply)


class ModbusDisplay(Wire):
    """Registers that can be read back; a board without power keeps quiet."""

    def __init__(self, address: int = 1, *, echo: bool = False) -> None:
        super().__init__(echo=echo)
        self.registers: dict[int, int] = {}
        self.powered = True
        self._address = address
        self._framer = FramerRTU(DecodePDU(True))
        self._pending = b""

    def answer(self, data: bytes) -> bytes:
        """Confirm whole writes to our address."""
        self._pending += data
        used, request = self._framer.handleFrame(self._pending, 0, 0)
        self._pending = self._pending[used:]
        if request is None or not self.powered or request.dev_id != self._address:
            return b""
        for offset, value in enumerate(request.registers):
            self.registers[request.address + offset] = value
        body = bytes([self._address, request.function_code]) + request.address.to_bytes(2, "big")
        words = request.registers[0] if request.function_code == 6 else len(request.registers)
        payload = (body + words.to_bytes(2, "big"))[1:]
        return self._framer.encode(payload, self._address, 0)
