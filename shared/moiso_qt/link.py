"""The one connection to the server: the hall as it is, kept in step, and commands with their replies."""

import logging
import time
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode, urlsplit, urlunsplit
from uuid import uuid4

from moiso_shared.centre import Centre
from moiso_shared.commands import AnyCommand
from moiso_shared.facts import Fact
from moiso_shared.lobby import Lobby
from moiso_shared.wire import AskVoice, FactFrame, Hello, Lease, Presence, Reply, Snapshot
from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtNetwork import QNetworkRequest

from moiso_qt import frames
from moiso_qt.answers import Accepted, Answer, NoAnswer, OnReply, Pending, RefusedReply
from moiso_qt.live_socket import LiveSocket, Pace
from moiso_qt.reading import Reader

log = logging.getLogger(__name__)

_WHY = {
    "unreachable": "nothing answers there",
    "unauthorised": "it does not accept this device's token",
    "silent": "it has gone silent",
    "other_server": "another server answers there than the one of the pairing",
}

__all__ = ["Accepted", "Answer", "Link", "NoAnswer", "Pace", "RefusedReply"]


class Link(QObject):
    """What a program knows of the hall, and its only way to ask for something.

    Lives in the Qt thread; everything is told there. ``lobby`` stays one object: a snapshot loads it anew.

    Args:
        server: Address such as ``http://192.168.1.10:8710``.
        token: The device's token; it travels in a header only.
        server_id: The paired server; another one that answers at the address is left alone.
    """

    connected = Signal(object)
    """In step with the hall (again); carries the server's ``Hello``."""
    changed = Signal(object)
    """A ``Fact`` has been stored in ``lobby``."""
    snapshot = Signal()
    """``lobby`` and ``centre`` have been replaced."""
    presence = Signal(object)
    """A ``Presence`` frame about some device."""
    leased = Signal(object)
    """A ``Lease``: the answer to ``ask_voice``."""
    disconnected = Signal(object)
    """Out of touch; carries ``offline_since``."""

    def __init__(
        self,
        server: str,
        token: str,
        *,
        server_id: str | None = None,
        pace: Pace | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._server, self._token, self._server_id = server, token, server_id
        self.lobby = Lobby()
        self.centre: Centre | None = None
        self.hello: Hello | None = None
        """Who the server says we are: ``role`` and ``name``."""
        self.online = False
        self.trouble = ""
        """Why there is no connection: ``unreachable``, ``unauthorised``, ``silent``, ``other_server`` …"""
        self._journal: str | None = None
        self._gap_at: int | None = None
        self._anchor = (datetime.now(UTC), time.monotonic())
        self._offline_since: datetime | None = self._anchor[0]
        self._problems: tuple[str, ...] | None = None
        self._pending = Pending()
        self._socket = LiveSocket(self._request, pace, self)
        self._socket.received.connect(self._received)
        self._socket.lost.connect(self._lost)
        self._reader = Reader(lambda: self._server, token, self)
        self._patience = QTimer(self)
        self._patience.setInterval(100)
        self._patience.timeout.connect(self._give_up)

    @property
    def server(self) -> str:
        """The address in use."""
        return self._server

    @property
    def offline_since(self) -> datetime | None:
        """The last sign of life from the server (before the first: when we began); None while on-line."""
        return self._offline_since

    def start(self) -> None:
        """Connect, and stay connected."""
        self._socket.start()

    def stop(self) -> None:
        """Disconnect for good; whoever waits for an answer gets none."""
        self._socket.stop()
        self._patience.stop()
        self.online = False

    def move(self, server: str) -> None:
        """Use another address of the same server from the next attempt on."""
        self._server = server

    def server_now(self) -> datetime:
        """The server's time, untouched by a wrong or changed clock of this machine."""
        then, monotonic = self._anchor
        return then + timedelta(seconds=time.monotonic() - monotonic)

    def assume_time(self, now: datetime) -> None:
        """Take this for the server's time until the server itself tells it."""
        if self.hello is None:
            self._anchor = (now, time.monotonic())

    def send(
        self, command: AnyCommand, *, command_id: str | None = None, on_reply: OnReply | None = None
    ) -> str:
        """Ask for something; also while out of touch, for five seconds.

        Args:
            command_id: Give the former id to ask again for the same thing; it happens once.
            on_reply: Called once, later, in the Qt thread, with ``Accepted | RefusedReply | NoAnswer``.

        Returns:
            The command's id.
        """
        command_id = command_id or uuid4().hex
        body = command.model_dump(mode="json", exclude_unset=True) | {"kind": command.kind}
        self._pending.add(command_id, body, on_reply)
        self._patience.start()
        self._send_unsent()
        return command_id

    def read(self, path: str, on_answer: OnReply) -> None:
        """Read over REST, e.g. ``/api/tickets/A015``; answered as by ``send``."""
        self._reader.read(path, on_answer)

    def report(
        self,
        *,
        problems: tuple[str, ...] | None = None,
        shown: int | None = None,
        speaking: int | None = None,
    ) -> None:
        """Tell how this device is; its problems are told again after every reconnect."""
        if problems is not None:
            self._problems = tuple(problems)
        if self.online:
            self._send_presence(Presence(problems=problems, shown=shown, speaking=speaking))

    def ask_voice(self, wish: AskVoice) -> None:
        """Ask to be the voice of zones for the next seconds; ``leased`` follows."""
        if self.online:
            self._socket.send(wish.model_dump_json())

    def _request(self) -> QNetworkRequest:
        parts = urlsplit(self._server if "://" in self._server else f"http://{self._server}")
        scheme = {"https": "wss", "wss": "wss"}.get(parts.scheme, "ws")
        query = urlencode({"since": self.lobby.seq, "journal": self._journal}) if self._journal else ""
        path = f"{parts.path.rstrip('/')}/api/live"
        request = QNetworkRequest(QUrl(urlunsplit((scheme, parts.netloc, path, query, ""))))
        request.setRawHeader(b"Authorization", f"Bearer {self._token}".encode())
        return request

    def _received(self, text: str) -> None:
        try:
            frame = frames.read(text)
            match frame:
                case Hello():
                    self._greet(frame)
                case Snapshot():
                    self._load(frame)
                case FactFrame():
                    self._store(frame.body)
                case Presence():
                    self.presence.emit(frame)
                case Lease():
                    self.leased.emit(frame)
                case Reply():
                    self._pending.answer(frame)
        except frames.Unreadable:
            self._start_over()

    def _greet(self, hello: Hello) -> None:
        if self._server_id is not None and hello.server != self._server_id:
            self._note("other_server")
            self._socket.drop()
            return
        self._anchor = (hello.time, self._socket.heard_at)
        self.hello = hello
        if hello.journal != self._journal:
            self._journal = None
        self._enter_if_in_step()

    def _load(self, frame: Snapshot) -> None:
        if self.hello is None:
            return
        self.centre = frames.read_centre(frame.centre)
        self.lobby.load(frame.lobby)
        self._journal = self.hello.journal
        self.snapshot.emit()
        self._enter_if_in_step()

    def _store(self, fact: Fact) -> None:
        if self._journal is None or fact.seq <= self.lobby.seq:
            return
        if fact.seq != self.lobby.seq + 1:
            self._fill_gap()
            return
        self.lobby.apply(fact)
        self.changed.emit(fact)
        self._enter_if_in_step()

    def _fill_gap(self) -> None:
        """Come back and ask for what is missing; if that does not help, for everything."""
        if self._gap_at == self.lobby.seq:
            self._start_over()
        self._gap_at = self.lobby.seq
        self._socket.drop()

    def _start_over(self) -> None:
        self._journal = None
        self._socket.drop()

    def _enter_if_in_step(self) -> None:
        hello = self.hello
        if self.online or hello is None or self._journal is None or self.lobby.seq < hello.seq:
            return
        self.online, self.trouble, self._offline_since = True, "", None
        self._socket.settled()
        if self._problems is not None:
            self._send_presence(Presence(problems=self._problems))
        self._send_unsent()
        log.info("connected to %s as %s %s", self._server, hello.role, hello.name)
        self.connected.emit(hello)

    def _lost(self, why: str) -> None:
        if self.trouble != "other_server" or why != "unreachable":
            self._note(why)
        self._pending.take_off_wire()
        if not self.online:
            return
        self.online = False
        self._offline_since = self.server_now() - timedelta(seconds=time.monotonic() - self._socket.heard_at)
        self.disconnected.emit(self._offline_since)

    def _note(self, why: str) -> None:
        """Why there is no connection; whoever looks after the machine is told once."""
        if why != self.trouble:
            log.info("not connected to %s: %s; trying on", self._server, _WHY.get(why, why))
        self.trouble = why

    def _send_unsent(self) -> None:
        if self.online:
            for command_id in self._pending.unsent():
                self._socket.send(self._pending.put_on_wire(command_id))

    def _send_presence(self, presence: Presence) -> None:
        fields = {"type", "problems", "shown", "speaking"}
        self._socket.send(presence.model_dump_json(include=fields, exclude_none=True))

    def _give_up(self) -> None:
        self._pending.give_up()
        if not self._pending:
            self._patience.stop()
