"""What the journal tells about one ticket: its steps, and who was called before it and why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.facts import Fact, FactKind, Why
from moiso_shared.reasons import BY_RULE, IN_TURN, public_words, staff_words
from moiso_shared.suiting import may_call, profile_of
from moiso_shared.text import Text
from moiso_shared.tickets import Ticket, TicketState

Note = Callable[[int], str | None]


@dataclass(frozen=True)
class Stay:
    """A stretch of waiting in one and the same state, between two facts."""

    ticket: Ticket
    after: int
    """The fact that began it, by its ``seq``."""
    before: int | None
    """The fact that ended it; None when it goes on."""

    def holds(self, seq: int) -> bool:
        """Whether a fact fell into it."""
        return self.after < seq and (self.before is None or seq < self.before)


def stays(facts: Iterable[Fact], ticket_id: str) -> list[Stay]:
    """The stretches in which a ticket waited; every change of it begins a new one."""
    found: list[Stay] = []
    waiting: tuple[Ticket, int] | None = None
    for fact in facts:
        ticket = _of(fact, ticket_id)
        if waiting is not None:
            found.append(Stay(*waiting, fact.seq))
        waiting = (ticket, fact.seq) if ticket.state is TicketState.WAITING else None
    return found if waiting is None else [*found, Stay(*waiting, None)]


def steps(facts: Iterable[Fact], ticket_id: str, centre: Centre, note: Note) -> list[dict[str, Any]]:
    """Each step of a visit, ready to be shown to a supervisor."""
    told = []
    for fact in facts:
        ticket = _of(fact, ticket_id)
        words = _words(fact.why, centre, note) if fact.why else None
        told.append(
            {
                "seq": fact.seq,
                "at": fact.at.isoformat(),
                "kind": fact.kind,
                "actor": fact.actor,
                "state": ticket.state,
                "service": ticket.service,
                "counter": ticket.counter,
                "clerk": ticket.clerk,
                "reason": fact.reason,
                "why": None if words is None else words.root,
                "note": note(ticket.note) if fact.kind == FactKind.NOTED and ticket.note else None,
            }
        )
    return told


def passed_by(waited: list[Stay], calls: Iterable[Fact], centre: Centre) -> Iterator[Fact]:
    """The calls of who came later and was called first at a counter that could have called this ticket.

    Args:
        waited: When the ticket that asks waited, and for what.
        calls: The calls of its day.
        centre: Says which counters could have called it.
    """
    for fact in calls:
        mine = next((stay.ticket for stay in waited if stay.holds(fact.seq)), None)
        other = fact.tickets[0]
        counter = centre.counter(other.counter or "")
        if mine is None or counter is None or other.place <= mine.place:
            continue
        state = next(state for state in fact.counters if state.id == counter.id)
        if mine.service in profile_of(counter, state) and may_call(counter, mine, state.clerk):
            yield fact


def call_rows(calls: Iterable[Fact], centre: Centre, *, staff: bool, note: Note) -> list[dict[str, Any]]:
    """Each call as it is told: staff see numbers and whole reasons, a citizen sees the rule."""
    return [_told(fact, fact.tickets[0], centre, staff=staff, note=note) for fact in calls]


def summary(ticket: Ticket, passed: list[Fact]) -> Text:
    """The sentences for whoever asks "why was I passed?"."""
    vi, en = "Chưa có ai đến sau mà được gọi trước.", "Nobody who came later was called first."
    if passed:
        in_turn = all((fact.why or Why(code="next")).code == "next" for fact in passed)
        rule = IN_TURN if in_turn else BY_RULE
        people = len({fact.tickets[0].id for fact in passed})
        vi = f"{people} người đến sau được gọi trước: {rule.vi}."
        en = f"{people} who came later were called first: {rule.in_language('en')}."
    if ticket.no_shows:
        vi += f" Số {ticket.number} đã được gọi {ticket.no_shows} lần mà không có người đến."
        en += f" Nobody came when {ticket.number} was called ({ticket.no_shows})."
    return Text({"vi": vi, "en": en})


def _of(fact: Fact, ticket_id: str) -> Ticket:
    return next(ticket for ticket in fact.tickets if ticket.id == ticket_id)


def _told(fact: Fact, called: Ticket, centre: Centre, *, staff: bool, note: Note) -> dict[str, Any]:
    why = fact.why or Why(code="next")
    words = _words(why, centre, note) if staff else public_words(why)
    row = {"at": fact.at.isoformat(), "counter": called.counter, "why": words.root}
    return {**row, "number": called.number} if staff else row


def _words(why: Why, centre: Centre, note: Note) -> Text:
    return staff_words(why, centre, note=note(why.note) if why.note else None)


def deed(fact: Fact) -> dict[str, Any]:
    """What somebody did, in codes and ids."""
    return {
        "at": fact.at.isoformat(),
        "actor": fact.actor,
        "kind": fact.kind,
        "numbers": [ticket.number for ticket in fact.tickets],
        "counters": [one.id for one in fact.counters] + [call.counter for call in fact.help_calls],
        "services": [stop.service for stop in fact.stops],
        "kiosk": fact.kiosk,
        "order": fact.order,
        "notices": [notice.text.root for notice in fact.notices],
        "version": fact.centre_version,
    }
