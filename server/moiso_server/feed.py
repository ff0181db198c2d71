"""Tells everyone: each fact is encoded once per audience and put into every socket's bounded outbox."""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterable

from moiso_shared.centre import Centre
from moiso_shared.facts import Fact, FactKind
from moiso_shared.lobby import Lobby
from moiso_shared.outlook import Outlook
from moiso_shared.wire import STAFF_ROLES, Presence, hall_json, hall_lobby, told_json

OUTBOX_FRAMES = 256
RING_FACTS = 4096
"""A client that missed more than these gets a snapshot."""


class Outbox:
    """Frames on their way to one socket; when it overflows the socket is to be closed."""

    def __init__(self, role: str) -> None:
        self.staff = role in STAFF_ROLES
        self.overflow = asyncio.Event()
        """Set for good when a frame found no room: the client has to resume."""
        self._frames: deque[str] = deque()
        self._ready = asyncio.Event()

    def put(self, frame: str) -> None:
        """Add a frame; never waits."""
        if len(self._frames) >= OUTBOX_FRAMES:
            self.overflow.set()
        else:
            self._frames.append(frame)
            self._ready.set()

    async def take(self) -> str:
        """Wait for the next frame and take it."""
        while not self._frames:
            self._ready.clear()
            await self._ready.wait()
        return self._frames.popleft()


class Feed:
    """The facts of late, and the outboxes of all sockets.

    Args:
        snapshot: Gives the committed lobby and the centre's document.
        past: Facts before the first publication, oldest first.
    """

    def __init__(self, snapshot: Callable[[], tuple[Lobby, Centre]], past: Iterable[Fact] = ()) -> None:
        self._snapshot = snapshot
        self._outboxes: set[Outbox] = set()
        self._outlook: str | None = None
        self._ring: deque[tuple[Fact, str, str]] = deque(maxlen=RING_FACTS)
        for fact in past:
            self._ring.append((fact, _frame(fact.seq, told_json(fact)), _hall_frame(fact)))

    def publish(self, facts: list[tuple[Fact, str]]) -> None:
        """Put committed facts into every outbox; a new document is followed by a snapshot that holds it."""
        for fact, body in facts:
            told = body if fact.rating is None else told_json(fact)
            staff, hall = _frame(fact.seq, told), _hall_frame(fact)
            self._ring.append((fact, staff, hall))
            self._put(staff, hall)
        if any(fact.kind == FactKind.CENTRE_REPLACED for fact, _ in facts):
            self._put(self.snapshot_frame(staff=True), self.snapshot_frame(staff=False))

    def tell_staff(self, presence: Presence) -> None:
        """Put a presence frame into the outboxes of staff."""
        frame = presence.model_dump_json(exclude_none=True)
        for outbox in self._outboxes:
            if outbox.staff:
                outbox.put(frame)

    def tell_outlook(self, outlook: Outlook) -> None:
        """Put a changed forecast into every outbox, now and for whoever joins later."""
        self._outlook = Presence(device="server", outlook=outlook).model_dump_json(exclude_none=True)
        self._put(self._outlook, self._outlook)

    def join(self, outbox: Outbox, since: int | None) -> None:
        """Register an outbox and put in what its client misses.

        Args:
            outbox: Gets the missing facts, or a snapshot, and everything from now on.
            since: The last fact that the client has; None asks for a snapshot.
        """
        self._outboxes.add(outbox)
        missing = None if since is None else self._missing(since, outbox.staff)
        for frame in [self.snapshot_frame(staff=outbox.staff)] if missing is None else missing:
            outbox.put(frame)
        if self._outlook is not None:
            outbox.put(self._outlook)

    def leave(self, outbox: Outbox) -> None:
        """Forget an outbox."""
        self._outboxes.discard(outbox)

    def snapshot_frame(self, *, staff: bool) -> str:
        """The whole hall as one frame."""
        lobby, centre = self._snapshot()
        state = lobby.state()
        body = state.model_dump(mode="json") if staff else hall_lobby(state)
        document = centre.model_dump(mode="json", exclude_none=True)
        frame = {"type": "snapshot", "seq": lobby.seq, "centre": document, "lobby": body}
        return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))

    def _missing(self, since: int, staff: bool) -> list[str] | None:
        head = self._snapshot()[0].seq
        if since == head:
            return []
        first = self._ring[0][0].seq if self._ring else head + 1
        if since > head or since + 1 < first or head - since > OUTBOX_FRAMES // 2:
            return None
        after = [entry for entry in self._ring if entry[0].seq > since]
        if any(fact.kind == FactKind.CENTRE_REPLACED for fact, _, _ in after):
            return None
        return [frame if staff else hall for _, frame, hall in after]

    def _put(self, staff: str, hall: str) -> None:
        for outbox in self._outboxes:
            outbox.put(staff if outbox.staff else hall)


def _frame(seq: int, body: str) -> str:
    return f'{{"type":"fact","seq":{seq},"body":{body}}}'


def _hall_frame(fact: Fact) -> str:
    return _frame(fact.seq, hall_json(fact))
