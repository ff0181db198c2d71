"""Follows the hall over ``/api/live`` and keeps what the pages show, through cuts and restarts."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlencode

import httpx
from moiso_shared.centre import Centre
from moiso_shared.facts import Fact
from moiso_shared.lobby import CALLS_KEPT, Lobby
from moiso_shared.outlook import Outlook
from moiso_shared.tickets import Ticket
from moiso_shared.wire import SERVER_FRAME, AskVoice, FactFrame, Hello, Lease, Presence, Snapshot
from pydantic import TypeAdapter
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from moiso_server.pages.changes import Changes

log = logging.getLogger(__name__)

_TICKETS = TypeAdapter(list[Ticket])
FIRST_WAIT_S, LONGEST_WAIT_S = 0.2, 5.0
PING_S = 5.0
CLAIM_S = 1.0
"""A server that has not allowed a sentence by then does not."""


class Following:
    """The hall as the pages know it.

    Args:
        rest: A client of the API with the pages' token.
        token: The same token, for the socket.
    """

    def __init__(self, rest: httpx.AsyncClient, token: str) -> None:
        self.lobby = Lobby()
        self.centre: Centre | None = None
        """None until the first snapshot."""
        self.outlook = Outlook()
        self.today: dict[str, Ticket] = {}
        """All tickets of the lobby's day, and those carried over, open and ended."""
        self.programs: dict[str, Presence] = {}
        """What each connected or lost program says of itself."""
        self.lost_at: datetime | None = datetime.now(UTC)
        """Since when there is no link to the hall; None while there is."""
        self.spoken: deque[int] = deque(maxlen=2 * CALLS_KEPT)
        """Calls that some board of the hall has begun to speak, by their ``seq``."""
        self.changes = Changes()
        self._rest = rest
        self._token = token
        self._journal: str | None = None
        self._listeners: list[Callable[[Fact], None]] = []
        self._lease_listeners: list[Callable[[Lease], None]] = []
        self._socket: ClientConnection | None = None
        self._me = ""
        """Who the server says we are, as presence frames name a device."""
        self._claims: dict[int, asyncio.Future[bool]] = {}

    def on_fact(self, listener: Callable[[Fact], None]) -> None:
        """Name who is told of every fact, after it is stored."""
        self._listeners.append(listener)

    def on_lease(self, listener: Callable[[Lease], None]) -> None:
        """Name who is told of every answer to a wish to speak."""
        self._lease_listeners.append(listener)

    def take_lease(self, lease: Lease) -> None:
        """The hall has answered a wish to speak."""
        for listener in self._lease_listeners:
            listener(lease)

    async def claim(self, seq: int) -> bool:
        """Ask whether a page may speak this call: then the hall has been told, and nobody else says it."""
        answer = self._claims[seq] = asyncio.get_running_loop().create_future()
        try:
            await self.tell(Presence(speaking=seq))
            return await asyncio.wait_for(answer, CLAIM_S)
        except TimeoutError:
            return False
        finally:
            del self._claims[seq]

    async def tell(self, frame: Presence | AskVoice) -> None:
        """Send a frame up; without a link it is dropped."""
        if self._socket is not None:
            with contextlib.suppress(WebSocketException, OSError):
                await self._socket.send(frame.model_dump_json())

    async def run(self) -> None:
        """Follow until cancelled; a lost link is taken up again where it broke."""
        wait_s = FIRST_WAIT_S
        while True:
            try:
                async with self._connecting() as socket:
                    wait_s = FIRST_WAIT_S
                    self._socket = socket
                    await self._read(socket)
            except (OSError, WebSocketException, httpx.HTTPError, TimeoutError) as error:
                log.info("no link to the hall: %s", error)
            self._socket = None
            if self.lost_at is None:
                self.lost_at = datetime.now(UTC)
                self.changes.ring()
            await asyncio.sleep(wait_s)
            wait_s = min(wait_s * 2, LONGEST_WAIT_S)

    def _connecting(self) -> connect:
        resume = {"since": self.lobby.seq, "journal": self._journal} if self._journal else {}
        base = str(self._rest.base_url).rstrip("/").replace("http", "ws", 1)
        return connect(
            f"{base}/api/live?{urlencode(resume)}",
            additional_headers={"Authorization": f"Bearer {self._token}"},
            compression=None,
            max_size=None,
            proxy=None,
            ping_interval=PING_S,
            ping_timeout=PING_S,
            open_timeout=PING_S,
        )

    async def _read(self, socket: ClientConnection) -> None:
        async for message in socket:
            frame = SERVER_FRAME.validate_json(message)
            match frame:
                case Hello():
                    resumed = self._journal == frame.journal and frame.seq >= self.lobby.seq
                    self._journal = frame.journal
                    self._me = f"{frame.role}/{frame.name}"
                    self.programs.clear()
                    if resumed:
                        self.lost_at = None
                case Snapshot():
                    await self._take(frame)
                case FactFrame():
                    self._store(frame.body)
                case Presence():
                    self.take_presence(frame)
                case Lease():
                    self.take_lease(frame)
                    continue
                case _:
                    continue
            self.changes.ring()

    async def _take(self, snapshot: Snapshot) -> None:
        self.centre = Centre.model_validate(snapshot.centre)
        lobby = Lobby(snapshot.lobby)
        known = await self._tickets(lobby)
        self.lobby, self.today = lobby, known | lobby.tickets
        self.lost_at = None

    async def _tickets(self, lobby: Lobby) -> dict[str, Ticket]:
        if lobby.day is None:
            return {}
        answer = (await self._rest.get(f"/api/days/{lobby.day}/tickets")).raise_for_status()
        return {ticket.id: ticket for ticket in _TICKETS.validate_json(answer.content)}

    def _store(self, fact: Fact) -> None:
        if fact.seq <= self.lobby.seq:
            return
        self.lost_at = None
        self.lobby.apply(fact)
        if fact.lobby is not None:
            self.today = dict(self.lobby.tickets)
        self.today.update((ticket.id, ticket) for ticket in fact.tickets)
        for listener in self._listeners:
            listener(fact)

    def take_presence(self, presence: Presence) -> None:
        """A program tells of itself."""
        if presence.speaking is not None:
            self.spoken.append(presence.speaking)
            claim = self._claims.get(presence.speaking)
            if claim is not None and not claim.done():
                claim.set_result(presence.device == self._me)
        if presence.outlook is not None:
            self.outlook = presence.outlook
        else:
            former = self.programs.get(presence.device)
            if presence.problems is None and former is not None:
                presence = presence.model_copy(update={"problems": former.problems})
            self.programs[presence.device] = presence
