"""A device that is read in a thread of its own as long as the program runs, however often it is unplugged."""

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Protocol

from moiso_shared.errors import MoisoError

log = logging.getLogger(__name__)

RETRY_S = 1.0


class Opened(Protocol):
    """What can be taken hold of and let go."""

    def open(self) -> None:
        """Take hold of the device."""

    def close(self) -> None:
        """Let go; safe at any time."""


class Attached:
    """Opens a device, has it read, and opens it again after it was gone, or a bug ended the reading.

    Args:
        name: Of the thread.
        device: Opened and closed here.
        read: Reads until the event is set, in this thread.
        gone: What ``open`` and ``read`` raise when the device is away.
        on_state: Told at every change whether the device can be used, in this thread.
        retry_s: How long an absent device is left alone.
    """

    def __init__(
        self,
        name: str,
        device: Opened,
        read: Callable[[Event], None],
        gone: type[MoisoError],
        on_state: Callable[[bool], None],
        *,
        retry_s: float = RETRY_S,
    ) -> None:
        self._device, self._read, self._gone = device, read, gone
        self._on_state, self._retry_s = on_state, retry_s
        self._ready: bool | None = None
        self._stop = Event()
        self._thread = Thread(target=self._run, name=name, daemon=True)

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
                self._device.open()
                self._tell(ready=True)
                self._read(self._stop)
            except self._gone as gone:
                if self._ready is not False:
                    log.info("%s", gone)
                self._tell(ready=False)
            except Exception as error:
                log.error("%s: %s", self._thread.name, type(error).__name__)  # its words may be personal
                self._tell(ready=False)
            finally:
                self._device.close()
            self._stop.wait(self._retry_s)

    def _tell(self, *, ready: bool) -> None:
        if ready is not self._ready:
            self._ready = ready
            self._on_state(ready)
