"""What the network may ask, over the hall: commands with their rights, and reads."""

import asyncio
import contextlib
import hashlib
from datetime import date
from typing import Any
from uuid import uuid4

from moiso_shared import opening
from moiso_shared.commands import Cancel, Command, Issue, Rate, Reprint, SignIn, Transfer
from moiso_shared.errors import AlreadyRated, Forbidden, MoisoError, UnknownTicket, WrongState
from moiso_shared.tickets import TicketState

from moiso_server.hall import Hall
from moiso_server.one_per_person import OnePerDay
from moiso_server.people import People
from moiso_server.private import Bearer, Private
from moiso_server.rules.decide import Reply
from moiso_server.rules.internal import ConfirmClock, KeepRating

SERVER = Bearer("server", "clock")
_BASE32 = bytes(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" * 8)
"""One character for the five lower bits of each byte."""


class Desk:
    """One place for REST, WebSocket and the command line to ask the hall.

    Args:
        hall: The hall.
        private: Notes, people, and the secret behind the codes of tickets.
        server_id: This installation's id, as in its mDNS record.
    """

    def __init__(self, hall: Hall, private: Private, server_id: str) -> None:
        self.hall = hall
        self.server_id = server_id
        self.people = People(hall, private)
        self._once = OnePerDay()
        self._code_key = private.secret("ticket-code")
        self._codes: dict[str, str] = {}
        self._coded: set[str] = set()
        """Ids of the tickets whose codes are in ``_codes``."""
        self._giving: set[str] = set()
        """Ids of tickets that are about to be given."""

    async def command(
        self, asker: Bearer, command_id: str | None, command: Command, *, age_ms: int = 0
    ) -> Reply:
        """Run a command; the reply to *issue* carries the ticket's secret code for the QR.

        Raises:
            MoisoError: It was refused.
        """
        if isinstance(command, Issue):
            return await self._issue(asker, command_id, command, age_ms)
        if isinstance(command, Cancel) and asker.role == "kiosk":
            self._check_own(asker, command.ticket)
        if isinstance(command, SignIn):
            await self.people.check(command.person, command.pin)
        if isinstance(command, Transfer) and command.clerk is not None:
            await self.people.must_know(command.clerk)
        if isinstance(command, Rate) and command.ticket not in self.hall.lobby.tickets:
            return await self._rate(asker, command_id, command)
        reply = await self.hall.submit(asker, command_id, command, age_ms=age_ms)
        return {**reply, "code": self.code(str(reply["id"]))} if isinstance(command, Reprint) else reply

    async def _rate(self, asker: Bearer, command_id: str | None, command: Rate) -> Reply:
        """A visit that has ended stands in the journal only."""
        ticket = await self.hall.on_disk(lambda: self.hall.journal.ticket(command.ticket))
        if ticket is None or ticket.id != command.ticket:
            raise UnknownTicket(f"ticket: none is '{command.ticket}'")
        if ticket.rated:
            raise AlreadyRated(f"ticket: the visit of {ticket.number} has been rated")
        if ticket.state is not TicketState.FINISHED or ticket.day != self.hall.lobby.day:
            raise WrongState(
                f"ticket: {ticket.number} is {ticket.state}; only a visit finished today is rated"
            )
        said = command.model_dump(exclude={"kind", "ticket"})
        return await self.hall.submit(asker, command_id, KeepRating(ticket=ticket, **said))

    async def _issue(self, asker: Bearer, command_id: str | None, command: Issue, age_ms: int) -> Reply:
        claimed = False
        self._giving.add(command.ticket)
        try:
            if command.person is not None:
                claimed = await self._claim(command, command.person)
                command = command.model_copy(update={"person": None})
            reply = await self.hall.submit(asker, command_id, command, age_ms=age_ms)
        except MoisoError:
            if claimed:
                await self.hall.on_disk(lambda: self._once.release(command.ticket))
            raise
        finally:
            self._giving.discard(command.ticket)
        return {**reply, "code": self.code(str(reply["id"]))}

    async def _claim(self, command: Issue, person: str) -> bool:
        """Whether this ticket newly holds the one number that the person may have."""
        if not self.hall.centre.calling.one_per_person:
            return False
        day = self._today()
        return await self.hall.on_disk(
            lambda: self._once.claim(day, command.service, person, command.ticket, stands=self._stands)
        )

    async def person_key(self) -> bytes:
        """The key of today's hashes of persons; empty where the centre asks for none."""
        if not self.hall.centre.calling.one_per_person:
            return b""
        day = self._today()
        return await self.hall.on_disk(lambda: self._once.key(day))

    def _today(self) -> date:
        return opening.local_day(self.hall.centre, self.hall.clock.now())

    def _stands(self, ticket_id: str) -> bool:
        """Whether a ticket holds its person's one number; one that was cancelled does not. Asks the disk."""
        if ticket_id in self._giving or ticket_id in self.hall.lobby.tickets:
            return True
        ended = self.hall.journal.ticket(ticket_id) if ticket_id in self.hall.ids else None
        return ended is not None and ended.state is not TicketState.CANCELLED

    def code(self, ticket_id: str) -> str:
        """26 base32 characters that only the holder of the paper knows."""
        digest = hashlib.blake2b(ticket_id.encode(), key=self._code_key, digest_size=26)
        return digest.digest().translate(_BASE32).decode()

    def ticket_of(self, code: str) -> str:
        """The id of the ticket of today that this code belongs to.

        Raises:
            UnknownTicket: None of today has it.
        """
        ids = self.hall.ids
        if code not in self._codes:
            if not self._coded <= ids:  # another day
                self._codes, self._coded = {}, set()
            self._codes |= {self.code(ticket_id): ticket_id for ticket_id in ids - self._coded}
            self._coded = set(ids)
        if self._codes.get(code) not in ids:
            raise UnknownTicket("code: no ticket of today has it")
        return self._codes[code]

    async def confirm_clock(self, asker: Bearer) -> dict[str, Any]:
        """Trust the machine's clock from now on."""
        self.hall.clock.confirm()
        await self.hall.submit(asker, uuid4().hex, ConfirmClock())
        return self.health()

    def health(self) -> dict[str, Any]:
        """State of the server, without a word about anybody."""
        doubt, unkept = self.hall.clock.doubt, self.hall.unkept_since
        status = "ok" if doubt is None else "clock_doubtful"
        return {
            "status": status if unkept is None else "disk_refuses",
            "seq": self.hall.lobby.seq,
            "clock": doubt,
            "unkept_since": unkept.isoformat() if unkept is not None else None,
        }

    def _check_own(self, kiosk: Bearer, key: str) -> None:
        ticket = self.hall.lobby.find(key)
        if ticket is not None and ticket.device != kiosk.name:
            raise Forbidden("role: a kiosk may cancel only tickets that it gave itself")


async def sleepless(hall: Hall, tick: Command, *, every_s: float) -> None:
    """Let the hall notice that time passes, until cancelled."""
    while True:
        await asyncio.sleep(every_s)
        if hall.clock.doubt is None:
            with contextlib.suppress(MoisoError):
                await hall.submit(SERVER, uuid4().hex, tick)
