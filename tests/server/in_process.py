"""A whole installation inside the test's process: real files, a clock that the test moves."""

import asyncio
from collections.abc import Coroutine, Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from moiso_server.app import Parts
from moiso_server.centres import ready_made
from moiso_server.clock import HallClock
from moiso_server.folder import Folder
from moiso_server.private import Bearer
from moiso_shared.centre import Centre
from moiso_shared.centre_file import parse
from moiso_shared.commands import CallNext, Command, Issue, OpenCounter
from moiso_shared.facts import Fact
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket

T = TypeVar("T")

ADMIN = Bearer("admin", "root")
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
"""Monday 2 March 2026, 08:00 at the centre."""


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now
        self.passed_s = 0.0
        """What a clock would say that nobody sets."""

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        """Move on, by the arguments of a timedelta."""
        self.now += timedelta(**by)


class InProcess:
    """The parts of a server without its network; every call runs its loop until the answer is there."""

    def __init__(self, folder: Path, clock: FakeClock, centre: Centre | None = None) -> None:
        self.clock = clock
        self.told: list[Fact] = []
        self._folder = folder
        self._centre = centre or parse(ready_made("tiny"))
        self._runner = asyncio.Runner()
        self._open()

    def _open(self) -> None:
        self.parts = Parts(
            Folder(self._folder), self._centre, HallClock(self.clock, lambda: self.clock.passed_s)
        )
        self._stack = AsyncExitStack()
        self.parts.told.append(self._hear)
        self._runner.run(self._stack.enter_async_context(self.parts.running()))

    def _hear(self, facts: list[tuple[Fact, str]]) -> None:
        self.told.extend(fact for fact, _ in facts)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run the loop until this is done."""
        return self._runner.run(work)

    def restart(self) -> None:
        """End in good order and start again on the same folder."""
        self._runner.run(self._stack.aclose())
        self._open()

    def close(self) -> None:
        """End."""
        self._runner.run(self._stack.aclose())
        self._runner.close()

    @property
    def lobby(self) -> Lobby:
        """The committed state."""
        return self.parts.hall.lobby

    def replayed(self) -> Lobby:
        """What the journal alone says."""
        return self.run(self.parts.hall.on_disk(self.parts.journal.replay))

    def ask(
        self, command: Command, actor: Bearer = ADMIN, command_id: str | None = None, age_ms: int = 0
    ) -> Mapping[str, Any]:
        """Run one command."""
        return self.run(self.parts.desk.command(actor, command_id or uuid4().hex, command, age_ms=age_ms))

    def issue(self, service: str = "A", **said: Any) -> Ticket:
        """Give a number."""
        return Ticket.model_validate(self.ask(Issue(ticket=uuid4().hex, service=service, **said)))

    def open(self, *counters: str) -> None:
        """Open counters."""
        for counter in counters:
            self.ask(OpenCounter(counter=counter))

    def call_next(self, counter: str) -> Ticket | None:
        """Call whoever is next."""
        ticket = self.ask(CallNext(counter=counter))["ticket"]
        return Ticket.model_validate(ticket) if ticket else None
