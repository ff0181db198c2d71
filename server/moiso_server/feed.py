"""Tells everyone: each fact is encoded once per audience and put into every socket's bounded outbox."""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterable
from functools import cached_property

from moiso_shared.centre import Centre
from moiso_shared.facts import Fact, FactKind
from moiso_shared.lobby import CALLS_KEPT, Lobby
from moiso_shared.outlook import Outlook
from moiso_shared.wire import PAGES, STAFF_ROLES, Presence, hall_json, hall_lobby, told_json

OUTBOX_FRAMES = 256
RING_FACTS = OUTBOX_FRAMES // 2
"""A client that missed more than these gets a snapshot; they must leave it room for what comes next."""


class Outbox:
    """Frames on their way to one socket; when it overflows the socket is to be closed."""

    def __init__(self, role: str) -> None:
        self.staff = role in STAFF_ROLES
        self.speaks = not self.staff or role == PAGES
        """Boards, and the pages that speak for boards in a browser: they are told what was spoken."""
        self.overflow = asyncio.Event()
        """Set for good when a frame found no room, or to be greeted anew: the client has to resume."""
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


class Told:
    """A committed fact in its two encodings, each made once, when somebody is to be told.

    Args:
        fact: The fact.
        body: Its encoding for staff, where that is known already.
    """

    def __init__(self, fact: Fact, body: str | None = None) -> None:
        self.fact = fact
        self._body = body

    @cached_property
    def staff(self) -> str:
        """The frame for staff: everything."""
        return self._frame(self._body or told_json(self.fact))

    @cached_property
    def hall(self) -> str:
        """The frame for kiosks and boards: what the hall may know."""
        return self._frame(hall_json(self.fact))

    def _frame(self, body: str) -> str:
        return f'{{"type":"fact","seq":{self.fact.seq},"body":{body}}}'


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
        self._spoken: deque[str] = deque(maxlen=CALLS_KEPT)
        self._ring = deque((Told(fact) for fact in past), maxlen=RING_FACTS)

    def publish(self, facts: list[tuple[Fact, str]]) -> None:
        """Put committed facts into every outbox; a new document is followed by a snapshot that holds it."""
        for fact, body in facts:
            told = Told(fact, body if fact.rating is None else None)
            self._ring.append(told)
            for outbox in self._outboxes:
                outbox.put(told.staff if outbox.staff else told.hall)
        if any(fact.kind == FactKind.CENTRE_REPLACED for fact, _ in facts):
            staff, hall = self.snapshot_frame(staff=True), self.snapshot_frame(staff=False)
            for outbox in self._outboxes:
                outbox.put(staff if outbox.staff else hall)

    def tell_staff(self, presence: Presence) -> None:
        """Put a presence frame into the outboxes of staff."""
        frame = presence.model_dump_json(exclude_none=True)
        for outbox in self._outboxes:
            if outbox.staff:
                outbox.put(frame)

    def tell_spoken(self, presence: Presence) -> None:
        """Tell the hall which call a board is about to speak, now and whoever joins later."""
        frame = presence.model_dump_json(exclude_none=True)
        self._spoken.append(frame)
        for outbox in self._outboxes:
            if not outbox.staff:
                outbox.put(frame)

    def tell_outlook(self, outlook: Outlook) -> None:
        """Put a changed forecast into every outbox, now and for whoever joins later."""
        self._outlook = Presence(device="server", outlook=outlook).model_dump_json(exclude_none=True)
        for outbox in self._outboxes:
            outbox.put(self._outlook)

    def join(self, outbox: Outbox, since: int | None) -> None:
        """Register an outbox and put in what its client misses.

        Args:
            outbox: Gets the missing facts, or a snapshot, and everything from now on.
            since: The last fact that the client has; None asks for a snapshot.
        """
        self._outboxes.add(outbox)
        for frame in self._spoken if outbox.speaks else ():
            outbox.put(frame)  # before the calls, so that a board that comes back repeats none of them
        missing = None if since is None else self._missing(since, outbox.staff)
        for frame in [self.snapshot_frame(staff=outbox.staff)] if missing is None else missing:
            outbox.put(frame)
        if self._outlook is not None:
            outbox.put(self._outlook)

    def greet_anew(self) -> None:
        """Let every client come back, and be greeted with the time as it is now."""
        for outbox in self._outboxes:
            outbox.overflow.set()

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
        first = self._ring[0].fact.seq if self._ring else head + 1
        if since > head or since + 1 < first:
            return None
        after = [told for told in self._ring if told.fact.seq > since]
        if any(told.fact.kind == FactKind.CENTRE_REPLACED for told in after):
            return None
        return [told.staff if staff else told.hall for told in after]
