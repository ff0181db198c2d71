"""Which devices are connected and what ails them; a change is a fact, the rest is kept in memory."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from moiso_shared.wire import PAGES, Presence

from moiso_server.private import Bearer

AWAY = "away"
"""The problem of a kiosk or board that is not connected."""

PATIENCE_S = 15.0
"""A device that comes back sooner after the server's start was never away."""

_WATCHED = frozenset({"kiosk", "board"})
VOICES = frozenset({"board", PAGES})
"""Who may be the voice of a zone."""


class Devices:
    """Presence of all connected programs.

    Args:
        tell: Passes a presence frame on to staff.
        tell_spoken: Lets the other boards know which call a board is about to speak.
        note: Makes a change of a device's health a fact.
    """

    def __init__(
        self,
        tell: Callable[[Presence], None],
        tell_spoken: Callable[[Presence], None],
        note: Callable[[str, tuple[str, ...]], Awaitable[None]],
    ) -> None:
        self._tell, self._tell_spoken = tell, tell_spoken
        self._note = note
        self._sockets: dict[str, int] = {}
        self.latest: dict[str, Presence] = {}

    async def look_for(self, known: Iterable[str], *, patience_s: float = PATIENCE_S) -> None:
        """Note as away who has not come back some time after the start: a power cut leaves no good-bye.

        Args:
            known: Devices whose health the lobby had at the start, by role and name.
            patience_s: How long they may take.
        """
        await asyncio.sleep(patience_s)
        for device in known:
            if device not in self._sockets:
                await self._note(device, (AWAY,))

    async def came(self, bearer: Bearer) -> None:
        """A program has connected."""
        device = str(bearer)
        self._sockets[device] = self._sockets.get(device, 0) + 1
        await self._show(bearer, Presence(device=device, problems=()))

    async def said(self, bearer: Bearer, presence: Presence) -> None:
        """A program tells of itself."""
        device = str(bearer)
        if bearer.role in VOICES and presence.speaking is not None:
            self._tell_spoken(Presence(device=device, speaking=presence.speaking))
        before = self.latest.get(device)
        problems = presence.problems if presence.problems is not None else before.problems if before else None
        await self._show(
            bearer, presence.model_copy(update={"device": device, "online": True, "problems": problems})
        )

    async def went(self, bearer: Bearer) -> None:
        """A program's socket has closed; the last one leaves the device away."""
        device = str(bearer)
        self._sockets[device] = self._sockets.get(device, 1) - 1
        if self._sockets[device] <= 0:
            del self._sockets[device]
            await self._show(bearer, Presence(device=device, online=False, problems=(AWAY,)))

    def repeat(self, put: Callable[[str], None]) -> None:
        """Put what is known of every program, one frame each."""
        for presence in self.latest.values():
            put(presence.model_dump_json(exclude_none=True))

    async def _show(self, bearer: Bearer, presence: Presence) -> None:
        self.latest[presence.device] = presence
        self._tell(presence)
        if bearer.role in _WATCHED and presence.problems is not None:
            await self._note(presence.device, presence.problems)
