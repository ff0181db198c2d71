"""A network cable between a program and the server, to be pulled out at any byte."""

import contextlib
import selectors
import socket
import threading
from urllib.parse import urlsplit


class CutLine:
    """Passes bytes on both ways until it is cut; then nobody gets through until it is mended.

    Args:
        server: Address of the server, e.g. ``http://127.0.0.1:8710``; it need not run.
    """

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        self._there = (parts.hostname or "", parts.port or 0)
        self._ear = socket.create_server(("127.0.0.1", 0))
        self._bell, self._far_bell = socket.socketpair()
        self._lock = threading.Lock()
        self._left = 0
        """Bytes until the next cut; less than nothing for no end."""
        self._ended = False
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._thread = threading.Thread(target=self._run, name="cut-line", daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where the program finds the server."""
        return f"http://127.0.0.1:{self._ear.getsockname()[1]}"

    @property
    def is_cut(self) -> bool:
        """Whether nothing gets through any more, because of ``cut`` or of the bytes that have passed."""
        with self._lock:
            return self._left == 0

    def mend(self, for_bytes: int | None = None) -> None:
        """Let everything through, or so many bytes before the next cut."""
        with self._lock:
            self._left = for_bytes if for_bytes is not None else -1

    def cut(self) -> None:
        """Let nothing through from now on, and end what is under way."""
        with self._lock:
            self._left = 0
        self._far_bell.send(b"!")

    def close(self) -> None:
        """End for good."""
        self._ended = True
        self.cut()
        self._thread.join()
        for end in (self._ear, self._bell, self._far_bell):
            end.close()

    def _run(self) -> None:
        with selectors.DefaultSelector() as ready:
            ready.register(self._ear, selectors.EVENT_READ)
            ready.register(self._bell, selectors.EVENT_READ)
            while not self._ended:
                for key, _ in ready.select():
                    self._serve(ready, key.fileobj)  # type: ignore[arg-type]
            self._hang_up(ready)

    def _serve(self, ready: selectors.BaseSelector, end: socket.socket) -> None:
        if end is self._bell:
            end.recv(64)
            self._hang_up(ready)
        elif end is self._ear:
            self._join(ready, end.accept()[0])
        elif end in self._pairs:
            self._pass_on(ready, end)

    def _join(self, ready: selectors.BaseSelector, near: socket.socket) -> None:
        try:
            if self._left == 0:
                raise ConnectionRefusedError
            far = socket.create_connection(self._there)
        except OSError:
            near.close()
            return
        for one, other in ((near, far), (far, near)):
            self._pairs[one] = other
            ready.register(one, selectors.EVENT_READ)

    def _pass_on(self, ready: selectors.BaseSelector, end: socket.socket) -> None:
        try:
            words = end.recv(4096)
        except OSError:
            words = b""
        with self._lock:
            if self._left >= 0:
                words = words[: self._left]
                self._left -= len(words)
        if words:
            with contextlib.suppress(OSError):
                self._pairs[end].sendall(words)
        if not words or self._left == 0:
            self._hang_up(ready)

    def _hang_up(self, ready: selectors.BaseSelector) -> None:
        for end in self._pairs:
            ready.unregister(end)
            end.close()
        self._pairs.clear()
