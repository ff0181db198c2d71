"""A keypad at work: one thread that reads and tells."""

import logging
import sys
import time
from threading import Event, Thread

from moiso_shared.errors import Invalid

from moiso_hardware.keypads.decoding import Decoder
from moiso_hardware.keypads.port import KeypadGone, KeypadState, OnPress, OnState, Source
from moiso_hardware.keypads.serial_keys import SerialKeys
from moiso_hardware.keypads.settings import KeypadSettings

log = logging.getLogger(__name__)

RETRY_S = 1.0
_READ_S = 0.05


class Keypad:
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
        self._source, self._decoder, self._retry_s = source, Decoder(settings), retry_s
        self._on_press, self._on_state = on_press, on_state
        self._state: KeypadState | None = None
        self._stop = Event()
        self._thread = Thread(target=self._run, name="keypad", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait until the device is free."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._source.open()
                self._tell(KeypadState.READY)
                self._read()
            except KeypadGone as gone:
                if self._state is not KeypadState.AWAY:
                    log.info("%s", gone)
                self._tell(KeypadState.AWAY)
            finally:
                self._source.close()
            self._stop.wait(self._retry_s)

    def _read(self) -> None:
        while not self._stop.is_set():
            for word in self._source.read(_READ_S):
                press = self._decoder.take(word, time.monotonic())
                if press is not None:
                    self._on_press(press)

    def _tell(self, state: KeypadState) -> None:
        if state is not self._state:
            self._state = state
            self._on_state(state)


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
