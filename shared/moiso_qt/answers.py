"""Commands on their way to the server, and what comes back for each."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from moiso_shared.wire import CommandFrame, Reply

KEEP_S = 5.0
"""An older command must not fire any more: the person has long done something else."""
GRACE_S = 2.0
"""How much longer the answer of a command that is on the wire may take."""


@dataclass(frozen=True)
class Accepted:
    """The server did it."""

    result: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class RefusedReply:
    """The server said no; ``code`` is one of ``moiso_shared.errors.all_codes()``."""

    code: str
    message: str = ""
    retry: bool = False
    ticket: str | None = None
    """Id of the ticket that stands in the way."""


@dataclass(frozen=True)
class NoAnswer:
    """Nobody knows whether it happened; what the hall shows after the reconnect is the truth."""


Answer = Accepted | RefusedReply | NoAnswer
OnReply = Callable[[Answer], object]


@dataclass
class _Asked:
    body: dict[str, Any]
    asked_at: float
    on_reply: OnReply | None
    on_wire: bool = False


class Pending:
    """The commands that have no answer yet; each gets exactly one.

    Args:
        clock: Seconds that never run backwards.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._asked: dict[str, _Asked] = {}

    def add(self, command_id: str, body: dict[str, Any], on_reply: OnReply | None) -> None:
        """Remember a command that a person asks for now."""
        self._asked[command_id] = _Asked(body, self._clock(), on_reply)

    def put_on_wire(self, command_id: str) -> str:
        """The frame to send now, with the age that the command has now."""
        asked = self._asked[command_id]
        asked.on_wire = True
        age_ms = round((self._clock() - asked.asked_at) * 1000)
        return CommandFrame(id=command_id, age_ms=age_ms, body=asked.body).model_dump_json()

    def take_off_wire(self) -> None:
        """The connection ended: whatever has no answer must be sent again."""
        for asked in self._asked.values():
            asked.on_wire = False

    def unsent(self) -> list[str]:
        """Ids of commands that are not on the wire, oldest first."""
        return [command_id for command_id, asked in self._asked.items() if not asked.on_wire]

    def answer(self, reply: Reply) -> None:
        """Hand the server's reply to whoever asked; a second one for the same command is dropped."""
        asked = self._asked.pop(reply.id, None)
        if asked is None or asked.on_reply is None:
            return
        if reply.error is not None:
            error = reply.error
            asked.on_reply(RefusedReply(error.code, error.message, error.retry, error.ticket))
        else:
            asked.on_reply(Accepted(reply.result or {}))

    def give_up(self) -> None:
        """Tell whoever waits for a command that is too old by now that there is no answer."""
        for command_id in [*self._overdue()]:
            asked = self._asked.pop(command_id)
            if asked.on_reply is not None:
                asked.on_reply(NoAnswer())

    def _overdue(self) -> Iterator[str]:
        now = self._clock()
        for command_id, asked in self._asked.items():
            if now - asked.asked_at >= KEEP_S + (GRACE_S if asked.on_wire else 0.0):
                yield command_id

    def __len__(self) -> int:
        return len(self._asked)
