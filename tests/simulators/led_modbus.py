"""A Modbus display: pymodbus's server with forty registers, on the far end of a wire."""

import asyncio
import threading
from typing import Self

from pymodbus.client import ModbusSerialClient
from pymodbus.pdu import ModbusPDU
from pymodbus.server import ModbusSerialServer
from pymodbus.simulator import DataType, SimData, SimDevice

from tests.simulators.led_wire import PATIENCE_S, Wire

REGISTERS = 40


class ModbusDisplay(Wire):
    """Holds what was written; ``registers`` is what came in since the start or the last ``lose_power``."""

    def __init__(self, address: int = 1, *, echo: bool = False) -> None:
        super().__init__(echo=echo, far=True)
        self.registers: dict[int, int] = {}
        self._address = address
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._server_thread = threading.Thread(target=self._serve, name="display")

    def __enter__(self) -> Self:
        super().__enter__()
        self._server_thread.start()
        assert self._ready.wait(PATIENCE_S)
        return self

    def __exit__(self, *error: object) -> None:
        ending = self._server.shutdown()  # type: ignore[no-untyped-call]
        asyncio.run_coroutine_threadsafe(ending, self._loop).result(PATIENCE_S)
        self._server_thread.join()
        super().__exit__(*error)

    def lose_power(self) -> None:
        self.powered = False
        self.registers.clear()

    def text(self, first: int, count: int) -> bytes:
        """Signs held by registers."""
        return bytes(self.registers.get(first + place, 0) for place in range(count))

    def takes(self, data: bytes) -> bool:
        """Only what is for this display: the server would answer for other addresses too, with an error."""
        return super().takes(data) and data[0] == self._address

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen())
        self._loop.close()

    async def _listen(self) -> None:
        device = SimDevice(
            id=self._address, simdata=[SimData(0, count=REGISTERS, values=0, datatype=DataType.REGISTERS)]
        )
        self._server = ModbusSerialServer(device, port=self.far_path, baudrate=9600, trace_pdu=self._trace)
        await self._server.serve_forever(background=True)
        self._ready.set()
        await self._server.serving

    def _trace(self, sending: bool, pdu: ModbusPDU) -> ModbusPDU:
        if not sending and self.powered and pdu.function_code in (6, 16) and pdu.dev_id == self._address:
            for place, value in enumerate(pdu.registers):
                self.registers[pdu.address + place] = value
            self.changed()
        return pdu


def read_back(path: str, address: int, first: int, count: int) -> list[int]:
    """What a display holds, asked by another program's client; nobody else may have the port open."""
    with ModbusSerialClient(path, baudrate=9600, timeout=2) as client:
        answer = client.read_holding_registers(first, count=count, device_id=address)
        assert not answer.isError(), answer
        return list(answer.registers)
