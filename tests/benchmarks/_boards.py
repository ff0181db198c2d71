"""Boards that only listen, on bare sockets: what reading and painting costs them is not measured here."""

import base64
import json
import os
import select
import socket
import time

CALLED = b'"kind":"called"'


class Boards:
    """Many open sockets on ``/api/live`` and one connection that calls."""

    def __init__(self, port: int, token: str, count: int) -> None:
        self._port = port
        self._token = token
        self._poll = select.epoll()
        self._sockets = [self._listen() for _ in range(count)]
        self._by_number = {one.fileno(): one for one in self._sockets}
        self._http = socket.create_connection(("127.0.0.1", port))
        self._http.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.drain()

    def _listen(self) -> socket.socket:
        board = socket.create_connection(("127.0.0.1", self._port))
        key = base64.b64encode(os.urandom(16)).decode()
        board.sendall(
            f"GET /api/live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            f"Authorization: Bearer {self._token}\r\n\r\n".encode()
        )
        board.setblocking(False)
        self._poll.register(board, select.EPOLLIN)
        return board

    def post(self, path: str, body: bytes = b"") -> dict[str, object]:
        """Ask and wait for the answer."""
        self.send(path, body)
        return self.answer()

    def send(self, path: str, body: bytes = b"") -> None:
        """Ask."""
        self._http.sendall(
            f"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {self._token}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )

    def answer(self) -> dict[str, object]:
        """Read the answer to what was asked."""
        read = b""
        while b"\r\n\r\n" not in read:
            read += self._more()
        head, _, rest = read.partition(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        while len(rest) < length:
            rest += self._more()
        answer: dict[str, object] = json.loads(rest)
        return answer

    def _more(self) -> bytes:
        received = self._http.recv(65536)
        assert received, "the server has hung up"
        return received

    def drain(self, quiet_s: float = 0.3) -> None:
        """Read until nothing more comes for a while."""
        while ready := self._poll.poll(quiet_s):
            for number, _ in ready:
                self._by_number[number].recv(1 << 20)

    def call(self) -> list[float]:
        """Call the next one; when each board was told, in ms after the asking, in order."""
        waiting, times = set(self._by_number), []
        asked = time.perf_counter()
        self.send("/api/counters/1/call-next")
        while waiting:
            for number, _ in self._poll.poll(10):
                told = self._by_number[number].recv(1 << 20)
                if CALLED in told and number in waiting:
                    waiting.discard(number)
                    times.append((time.perf_counter() - asked) * 1000)
        self.answer()
        return times

    def close(self) -> None:
        """Hang up."""
        for one in (*self._sockets, self._http):
            one.close()
        self._poll.close()
