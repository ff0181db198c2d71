"""What the journal tells about one ticket: its steps, and who was called before it and why."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.facts import Fact, Why
from moiso_shared.reasons import BY_RULE, public_words, staff_words
from moiso_shared.suiting import may_call
from moiso_shared.text import Text
from moiso_shared.tickets import Ticket

Note = Callable[[int], str | None]


def steps(facts: Iterable[Fact], ticket_id: str, centre: Centre, note: Note) -> list[dict[str, Any]]:
    """Each step of a visit, ready to be shown to a supervisor."""
    told = []
    for fact in facts:
        ticket = next(ticket for ticket in fact.tickets if ticket.id == ticket_id)
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
                "reason": fact.reason,
                "why": None if words is None else words.root,
            }
        )
    return told


def passed_by(
    mine: Ticket, calls: Iterable[Fact], centre: Centre, until: datetime, *, staff: bool, note: Note
) -> list[dict[str, Any]]:
    """Who came later and was called first at a counter that could have called this ticket.

    Args:
        mine: The ticket that asks.
        calls: The calls of its day.
        centre: Says which counters could have called it.
        until: When it was called itself, or now.
        staff: Staff see numbers and whole reasons; a citizen sees the rule.
        note: Words of reasons that were given by hand.
    """
    arrived = mine.arrived_at or mine.state_since
    told = []
    for fact in calls:
        other = fact.tickets[0]
        counter = centre.counter(other.counter or "")
        if other.id == mine.id or fact.why is None or counter is None or not arrived <= fact.at < until:
            continue
        if other.place <= mine.place or mine.service not in counter.services or not may_call(counter, mine):
            continue
        words = _words(fact.why, centre, note) if staff else public_words(fact.why)
        row: dict[str, Any] = {"at": fact.at.isoformat(), "counter": counter.id, "why": words.root}
        told.append({**row, "number": other.number} if staff else row)
    return told


def summary(passed: int) -> Text:
    """One sentence for whoever asks "why was I passed?"."""
    if passed == 0:
        return Text(
            {"vi": "Chưa có ai đến sau mà được gọi trước.", "en": "Nobody who came later was called first."}
        )
    return Text(
        {
            "vi": f"{passed} người đến sau được gọi trước: {BY_RULE.vi}, lịch hẹn hoặc được chuyển quầy.",
            "en": f"{passed} who came later were called first: {BY_RULE.in_language('en')}, "
            "an appointment, or sent on from another counter.",
        }
    )


def _words(why: Why, centre: Centre, note: Note) -> Text:
    return staff_words(why, centre, note=note(why.note) if why.note else None)
