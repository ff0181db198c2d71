"""One WebSocket that keeps coming back, and that notices when the other end is frozen."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkProxy, QNetworkRequest
from PySide6.QtWebSockets import QWebSocket, QWebSocketProtocol


@dataclass(frozen=True)
class Pace:
    """How patient the connection is, in milliseconds."""

    first_retry_ms: int = 50
    longest_retry_ms: int = 400
    """Short: everyone is to be back within three seconds of a server's restart."""
    connect_ms: int = 2000
    ping_ms: int = 600
    silent_ms: int = 2000
    """A server that says nothing and answers no ping for so long is frozen or gone."""


_SIGNS = {"401": "unauthorised", "WWW-Authenticate": "unauthorised", "403": "forbidden"}
"""Qt tells the status of a refused handshake in words only; a 401 by the header that goes with it."""


class LiveSocket(QObject):
    """Connects, pings, and connects again until it is stopped.

    Args:
        request: Makes the request of the next attempt (address, headers).
    """

    opened = Signal()
    received = Signal(str)
    lost = Signal(str)
    """A connection or an attempt ended: ``unreachable``, ``unauthorised``, ``forbidden`` or ``silent``."""

    def __init__(
        self, request: Callable[[], QNetworkRequest], pace: Pace | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._request, self._pace = request, pace or Pace()
        self._state, self._why, self._attempt = "stopped", "unreachable", 0
        self.heard_at = time.monotonic()
        """When the server last gave a sign of life, on the monotonic clock."""
        self._socket = QWebSocket("", QWebSocketProtocol.Version.VersionLatest, self)
        self._socket.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
        self._socket.connected.connect(self._up)
        self._socket.disconnected.connect(self._down)
        self._socket.errorOccurred.connect(self._failed)
        self._socket.textMessageReceived.connect(self._text)
        self._socket.pong.connect(self._heard)
        self._retry = self._timer(self._connect)
        self._limit = self._timer(self._drop_now)
        self._limit.setInterval(self._pace.connect_ms)
        self._dropping = self._timer(self._drop_now)
        self._pinging = self._timer(self._ping, single=False)
        self._pinging.setInterval(self._pace.ping_ms)

    def start(self) -> None:
        """Begin to connect; nothing happens when it has begun already."""
        if self._state == "stopped":
            self._state = "waiting"
            self._connect()

    def stop(self) -> None:
        """End the connection and all attempts; ``lost`` is not told."""
        self._state = "stopped"
        for timer in (self._retry, self._limit, self._dropping, self._pinging):
            timer.stop()
        self._socket.abort()

    def drop(self) -> None:
        """End this connection and come back; frames still in it are not told any more."""
        if self._state == "open":
            self._state = "dropping"
            self._dropping.start(0)

    def settled(self) -> None:
        """The connection has proven good: the next retry is quick again."""
        self._attempt = 0

    def send(self, text: str) -> None:
        """Send a frame if the connection is open, else drop it."""
        if self._state == "open":
            self._socket.sendTextMessage(text)

    def _timer(self, slot: Callable[[], None], *, single: bool = True) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(single)
        timer.timeout.connect(slot)
        return timer

    def _connect(self) -> None:
        self._state, self._why = "connecting", "unreachable"
        self._limit.start()
        self._socket.open(self._request())

    def _up(self) -> None:
        self._state = "open"
        self._limit.stop()
        self._heard()
        self._pinging.start()
        self.opened.emit()

    def _down(self) -> None:
        if self._state in ("stopped", "waiting"):
            return
        self._state = "waiting"
        for timer in (self._limit, self._dropping, self._pinging):
            timer.stop()
        longest = min(self._pace.longest_retry_ms, self._pace.first_retry_ms * 2**self._attempt)
        self._attempt = min(self._attempt + 1, 16)
        self._retry.start(round(longest * random.uniform(0.5, 1.0)))
        self.lost.emit(self._why)

    def _drop_now(self) -> None:
        self._socket.abort()
        self._down()

    def _failed(self, *_error: object) -> None:
        words = self._socket.errorString()
        self._why = next((why for sign, why in _SIGNS.items() if sign in words), self._why)

    def _text(self, text: str) -> None:
        self._heard()
        if self._state == "open":
            self.received.emit(text)

    def _heard(self, *_pong: object) -> None:
        self.heard_at = time.monotonic()

    def _ping(self) -> None:
        if (time.monotonic() - self.heard_at) * 1000 > self._pace.silent_ms:
            self._why = "silent"
            self._drop_now()
        else:
            self._socket.ping()
