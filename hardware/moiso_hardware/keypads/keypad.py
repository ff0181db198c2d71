"""A keypad at work: one thread that reads and tells."""

import sys
import time
from threading import Event

from moiso_shared.errors import Invalid

from moiso_hardware.attached import RETRY_S, Attached
from moiso_hardware.keypads.decoding import Decoder
from moiso_hardware.keypads.port import KeypadGone, KeypadState, OnPress, OnState, Source
from moiso_hardware.keypads.serial_keys import SerialKeys
from moiso_hardware.keypads.settings import KeypadSettings

_READ_S = 0.05


class Keypad(Attached):
    """Reads one keypad until stopped; comes back by itself after it was unplugged.

    Args:
        settings: What its keys mean.
        source: The device, see ``source_of``.
        on_press: Told of every key that means something, in this keypad's thread.
        on_state: Told whether the keypad can be used, in this keypad's thread.
    """

    def __init__(
        self,
        settings: KeypadSettings,
        source: Source,
        on_press: OnPress,
        on_state: OnState = lambda state: None,
        *,
        retry_s: float = RETRY_S,
    ) -> None:
        def tell(ready: bool) -> None:
            on_state(KeypadState.READY if ready else KeypadState.AWAY)

        super().__init__("keypad", source, self._read_keys, KeypadGone, tell, retry_s=retry_s)
        self._source, self._decoder, self._on_press = source, Decoder(settings), on_press

    def _read_keys(self, stop: Event) -> None:
        while not stop.is_set():
            for word in self._source.read(_READ_S):
                press = self._decoder.take(word, time.monotonic())
                if press is not None:
                    self._on_press(press)


def source_of(settings: KeypadSettings) -> Source:
    """The device of a keypad.

    Raises:
        Invalid: It plays keyboard, which can be taken from the desktop on Linux only.
    """
    if not settings.is_keyboard:
        return SerialKeys(settings.device, settings.speed, by_key=settings.by_key)
    if not sys.platform.startswith("linux"):
        raise Invalid("keypad: number pads that play keyboard work on Linux only; use one with a serial port")
    from moiso_hardware.keypads.number_pad import NumberPad  # there are no such devices elsewhere

    return NumberPad(settings.device)
