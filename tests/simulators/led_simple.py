"""Simple number boards and a bell relay, as their makers document them."""


class FourByteBoard:
    """Board, number high, number low, sum; never answers."""

    def __init__(self, address: int) -> None:
        self.address = address
        self.shown: int | None = None
        self.wrong = 0
        self._pending: list[int] = []

    def __call__(self, data: bytes) -> bytes:
        for byte in data:
            self._pending.append(byte)
            if len(self._pending) == 4:
                to, high, low, check = self._pending
                self._pending = []
                if (to + high + low) % 256 != check:
                    self.wrong += 1
                elif to == self.address:
                    self.shown = high * 256 + low
        return b""


class XunpengBoard:
    """3A, colour, number low, number high, sign, sum, 0A."""

    def __init__(self) -> None:
        self.shown: list[int] = []
        self._pending = b""

    def __call__(self, data: bytes) -> bytes:
        self._pending += data
        while len(self._pending) >= 7:
            frame, self._pending = self._pending[:7], self._pending[7:]
            assert frame[0] == 0x3A
            assert frame[6] == 0x0A
            assert sum(frame[:5]) & 0xFF == frame[5]
            self.shown.append(frame[2] + 256 * frame[3])
        return b""


class Relay:
    """A Modbus relay that rings a bell: ``moves`` is what its contact did."""

    def __init__(self) -> None:
        self.moves: list[bool] = []
        self.deaf = 0
        """So many frames go unheard."""
        self._pending = b""

    def __call__(self, data: bytes) -> bytes:
        self._pending += data
        if len(self._pending) < 8:
            return b""
        frame, self._pending = self._pending[:8], self._pending[8:]
        assert frame[1:4] == b"\x05\x00\x00"
        if self.deaf:
            self.deaf -= 1
            return b""
        self.moves.append(frame[4] == 0xFF)
        return frame
