"""A small real WebSocket server that speaks the frames of ``/api/live`` and does what the test says."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

from moiso_shared.facts import Fact, LobbyState
from moiso_shared.wire import Hello, staff_json
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import Server, ServerConnection, serve

from tests.fakes.link import MORNING

Answering = Callable[[dict[str, Any]], dict[str, Any] | None]


class LiveServer:
    """One hall on a socket of its own; start and stop it like a real server, the port stays.

    Args:
        centre: The document that snapshots carry.
        answering: Makes the reply to a command frame; None answers nothing.
    """

    def __init__(self, centre: dict[str, Any], answering: Answering | None = None) -> None:
        self.centre, self.answering = centre, answering or (lambda frame: {"result": {"echo": frame["body"]}})
        self.journal, self.server_id, self.token = "journal-1", "server-1", "secret"
        self.state, self.facts = LobbyState(day=MORNING.date(), at=MORNING), list[Fact]()
        self.asked: list[dict[str, Any]] = []
        self.requests: list[dict[str, list[str]]] = []
        self.told: list[dict[str, Any]] = []
        self.port = 0
        self._connections: list[ServerConnection] = []
        self._server: Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def head(self) -> int:
        return self.facts[-1].seq if self.facts else self.state.seq

    def start(self) -> None:
        """Listen; the second time on the same port as the first."""
        self._server = serve(
            self._talk, "127.0.0.1", self.port, process_request=self._admit, compression=None
        )
        self.port = self._server.socket.getsockname()[1]
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def stop(self) -> None:
        """Close every connection and stop listening."""
        server, self._server = self._server, None
        if server is not None and self._thread is not None:
            self.hang_up()
            server.shutdown()
            self._thread.join()

    def hang_up(self) -> None:
        """End all connections at once, as a killed process does; new ones are welcome."""
        for connection in self._connections:
            with suppress(OSError):
                connection.socket.shutdown(socket.SHUT_RDWR)
        self._connections.clear()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Say nothing and answer no ping, with all sockets open, like a stopped process."""
        held = [connection.protocol_mutex for connection in self._connections]
        for mutex in held:
            mutex.acquire()
        try:
            yield
        finally:
            for mutex in held:
                mutex.release()

    def tell(self, kind: str, *, send: bool = True, seq: int | None = None, **fields: Any) -> Fact:
        """Commit a fact, and tell it unless ``send`` is false."""
        number = seq or self.head + 1
        fact = Fact(seq=number, kind=kind, at=MORNING, day=MORNING.date(), **fields)
        self.facts.append(fact)
        if send:
            self.send(f'{{"type":"fact","seq":{fact.seq},"body":{staff_json(fact)}}}')
        return fact

    def send(self, text: str) -> None:
        """Send a frame, any text, to everyone connected."""
        for connection in self._connections:
            connection.send(text)

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            return connection.respond(401, "who are you?")
        return None

    def _talk(self, connection: ServerConnection) -> None:
        assert connection.request is not None
        query = parse_qs(urlsplit(connection.request.path).query)
        self.requests.append(query)
        hello = Hello(
            journal=self.journal, server=self.server_id, time=MORNING, role="counter", name="1", seq=self.head
        )
        self._connections.append(connection)
        try:
            connection.send(hello.model_dump_json())
            for text in self._missing(query):
                connection.send(text)
            for heard in connection:
                self._hear(connection, json.loads(heard))
        except ConnectionClosed:
            pass

    def _missing(self, query: dict[str, list[str]]) -> Iterator[str]:
        if query.get("journal") == [self.journal]:
            since = int(query["since"][0])
            for fact in self.facts:
                if fact.seq > since:
                    yield f'{{"type":"fact","seq":{fact.seq},"body":{staff_json(fact)}}}'
        else:
            state = self.state.model_copy(update={"seq": self.head})
            lobby = state.model_dump(mode="json")
            yield json.dumps({"type": "snapshot", "centre": self.centre, "lobby": lobby, "seq": self.head})

    def _hear(self, connection: ServerConnection, frame: dict[str, Any]) -> None:
        if frame["type"] == "presence":
            self.told.append(frame)
            return
        self.asked.append(frame)
        reply = self.answering(frame)
        if reply is not None:
            connection.send(json.dumps({"type": "reply", "id": frame["id"], **reply}))


@contextmanager
def running(server: LiveServer) -> Iterator[LiveServer]:
    """Start it, and leave no thread behind."""
    server.start()
    try:
        yield server
    finally:
        server.stop()
