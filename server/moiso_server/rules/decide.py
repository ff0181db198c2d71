"""From a command to its facts and its reply; each command's rule registers itself here."""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from moiso_shared.commands import Command
from moiso_shared.tickets import Ticket

from moiso_server.rules.draft import Draft

Reply = Mapping[str, Any]
"""JSON values; the same on REST and WebSocket."""


@singledispatch
def decide(command: Command, draft: Draft) -> Reply:
    """Record what the command brings about and give its reply.

    Raises:
        MoisoError: It is refused; nothing was recorded.
    """
    raise TypeError(f"no rule for {type(command).__name__}")


def told(ticket: Ticket) -> Reply:
    """A ticket as a reply."""
    return ticket.model_dump(mode="json")
