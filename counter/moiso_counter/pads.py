"""The desk's keypads: their threads, and the way from there into the Qt thread."""

from collections.abc import Sequence
from functools import partial

from moiso_hardware.keypads.keypad import Keypad, source_of
from moiso_hardware.keypads.port import KeypadState, Press
from moiso_hardware.keypads.settings import KeypadSettings
from PySide6.QtCore import QObject, Signal, Slot

from moiso_counter.desk import Desk
from moiso_counter.hands import Hands


class Pads(QObject):
    """All keypads of one program.

    Args:
        settings: As the file has them.
        hands: Told of every key, in the Qt thread.

    Raises:
        Invalid: One of them does not work on this system.
    """

    _pressed = Signal(object)
    _became = Signal(str, object)

    def __init__(
        self, settings: Sequence[KeypadSettings], desk: Desk, hands: Hands, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._hands = desk, hands
        self._away: set[str] = set()
        self._pressed.connect(self._press)
        self._became.connect(self._tell)
        self._pads = [
            Keypad(one, source_of(one), self._pressed.emit, partial(self._became.emit, one.device))
            for one in settings
        ]

    def start(self) -> None:
        """Begin to read."""
        for pad in self._pads:
            pad.start()

    def stop(self) -> None:
        """End, and give the devices back."""
        for pad in self._pads:
            pad.stop()

    @Slot(object)
    def _press(self, press: Press) -> None:
        self._hands.press(press)

    @Slot(str, object)
    def _tell(self, device: str, state: KeypadState) -> None:
        """A pad that was never away is not worth a word."""
        if state is KeypadState.AWAY:
            self._away.add(device)
            self._desk.told.emit(f"Không thấy bàn phím gọi số ({device}).", True)
        elif device in self._away:
            self._away.discard(device)
            self._desk.told.emit("Bàn phím gọi số đã dùng được trở lại.", False)
