"""What one command is about to change: facts are recorded here and seen at once by the next rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypedDict, Unpack

from moiso_shared.centre import Centre, Counter, Service
from moiso_shared.errors import UnknownCounter, UnknownService, UnknownTicket
from moiso_shared.facts import (
    Call,
    CounterState,
    DeviceState,
    Fact,
    FactKind,
    LobbyState,
    Rating,
    Stop,
    Why,
)
from moiso_shared.help_calls import HelpCall
from moiso_shared.lobby import Lobby
from moiso_shared.notices import HallNotice
from moiso_shared.tickets import AT_COUNTER, ENDED, Ticket, TicketState


class Carried(TypedDict, total=False):
    """Fields of a fact beside its tickets and its call; see `Fact`."""

    counters: tuple[CounterState, ...]
    devices: tuple[DeviceState, ...]
    stops: tuple[Stop, ...]
    notices: tuple[HallNotice, ...]
    help_calls: tuple[HelpCall, ...]
    reason: str | None
    why: Why | None
    withdrawn: tuple[int, ...]
    kiosk: str | None
    order: str | None
    rehearsals: tuple[date, ...]
    centre_version: int
    rating: Rating
    lobby: LobbyState


@dataclass(frozen=True)
class Change:
    """What one command did: kept for the few seconds in which it can be taken back."""

    at: datetime
    facts: tuple[Fact, ...]
    tickets: Mapping[str, Ticket]
    """As they were before."""
    counters: Mapping[str, CounterState]


@dataclass
class Draft:
    """The working lobby with the moment, the asker, and the facts recorded so far.

    ``record`` applies each fact to the lobby, so that rules that follow see it. A rule refuses before it
    records; whoever runs the rules throws the working lobby away when one fails later.
    """

    lobby: Lobby
    centre: Centre
    now: datetime
    day: date
    """Local day of ``now`` in the centre's time zone."""
    actor: str = "server"
    device: str | None = None
    command: str | None = None
    taken: Callable[[str], bool] = lambda ticket_id: False
    """Whether a ticket that has already left the lobby had this id today."""
    known: Callable[[str], bool] = lambda ticket_id: False
    """Whether a ticket of any day has this id; asked by *hand in* only."""
    number_taken: Callable[[date, str], bool] = lambda day, number: False
    """Whether a number was given on a day; asked by *hand in* only."""
    change: Callable[[str], "Change | None"] = lambda command: None
    """What a recent command of this actor did."""
    note: Callable[[str], int] = lambda text: 0
    """Keeps free text in the private store and gives its row id."""
    facts: list[Fact] = field(default_factory=list)
    former: dict[str, Ticket] = field(default_factory=dict)
    """Each ticket as it was before this command touched it."""
    former_counters: dict[str, CounterState] = field(default_factory=dict)

    def service(self, service_id: str) -> Service:
        """The service, or `UnknownService`."""
        service = self.centre.service(service_id)
        if service is None:
            raise UnknownService(f"service: there is no service '{service_id}'")
        return service

    def counter(self, counter_id: str) -> Counter:
        """The counter, or `UnknownCounter`."""
        counter = self.centre.counter(counter_id)
        if counter is None:
            raise UnknownCounter(f"counter: there is no counter '{counter_id}'")
        return counter

    def ticket(self, key: str) -> Ticket:
        """The open ticket with this id or number, or `UnknownTicket`."""
        ticket = self.lobby.find(key)
        if ticket is None:
            raise UnknownTicket(f"ticket: no open ticket of today is '{key}'")
        return ticket

    def record(
        self, kind: FactKind, *tickets: Ticket, call: bool = False, **carried: Unpack[Carried]
    ) -> Fact:
        """Add a fact and apply it to the working lobby.

        Args:
            kind: What happened.
            tickets: The tickets as they are afterwards; the first is the one that a call announces.
            call: Announce the first ticket at its counter.
            carried: Whatever else the fact carries, each thing as it is afterwards.
        """
        seq = self.lobby.seq + 1
        fact = Fact(
            seq=seq,
            kind=kind,
            at=self.now,
            day=self.day,
            actor=self.actor,
            command=self.command,
            tickets=tickets,
            call=_announcement(seq, tickets[0], kind, self.now) if call else None,
            **carried,
        )
        return self.add(fact)

    def add(self, fact: Fact) -> Fact:
        """Add a fact that was built by hand."""
        for ticket in fact.tickets:
            known = self.lobby.tickets.get(ticket.id)
            if known is not None:
                self.former.setdefault(ticket.id, known)
        for counter in fact.counters:
            self.former_counters.setdefault(counter.id, self.lobby.counter(counter.id))
        self.lobby.apply(fact)
        self.facts.append(fact)
        return fact

    def moved(self, ticket: Ticket, state: TicketState, **changes: object) -> Ticket:
        """The ticket in another state from now on."""
        if state in ENDED:
            changes.setdefault("finished_at", self.now)
        return ticket.model_copy(update={"state": state, "state_since": self.now, **changes})

    def freed(self, ticket: Ticket) -> tuple[CounterState, ...]:
        """The counter where this ticket stands, without it; nothing when it stands at none.

        Where the centre allows several tickets at once, the counter goes back to another one of its own.
        """
        if ticket.counter is None:
            return ()
        counter = self.lobby.counter(ticket.counter)
        if counter.ticket != ticket.id:
            return ()
        others = [other for other in self.at_counter(counter.id) if other.id != ticket.id]
        left = {"ticket": others[-1].id if others else None, "free_since": None if others else self.now}
        return (counter.model_copy(update=left),)

    def announced(self, ticket: Ticket) -> tuple[int, ...]:
        """The calls of a ticket that boards still show, when its visitor is on the way and need not come."""
        if ticket.state is not TicketState.CALLED:
            return ()
        return tuple(call.seq for call in self.lobby.calls if call.ticket == ticket.id)

    def at_counter(self, counter_id: str) -> list[Ticket]:
        """The tickets called to or in service at a counter, the one begun last at the end."""
        if self.centre.calling.tickets_at_once == 1:
            present = self.lobby.present(counter_id)
            return [] if present is None else [present]
        here = [t for t in self.lobby.tickets.values() if t.counter == counter_id and t.state in AT_COUNTER]
        return sorted(here, key=lambda ticket: ticket.state_since)


def _announcement(seq: int, ticket: Ticket, kind: FactKind, now: datetime) -> Call:
    return Call(
        seq=seq,
        ticket=ticket.id,
        number=ticket.number,
        service=ticket.service,
        counter=ticket.counter or "",
        language=ticket.language,
        at=now,
        recall=kind is FactKind.RECALLED,
    )
