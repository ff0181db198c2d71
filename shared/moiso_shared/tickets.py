"""A ticket: the number that a citizen holds, and where it stands."""

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict


class TicketState(StrEnum):
    """Where a ticket stands; the table of moves is ``MOVES``."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    MISSED = "missed"
    PARKED = "parked"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Paper(StrEnum):
    """What became of the printed ticket; ``NONE`` means that no paper was asked for."""

    NONE = "none"
    PENDING = "pending"
    PRINTED = "printed"
    NOT_PRINTED = "not_printed"
    UNKNOWN = "unknown"


S = TicketState
MOVES: dict[TicketState, frozenset[TicketState]] = {
    S.WAITING: frozenset({S.CALLED, S.PARKED, S.CANCELLED, S.EXPIRED, S.WAITING}),
    S.CALLED: frozenset({S.SERVING, S.MISSED, S.WAITING, S.FINISHED, S.CANCELLED, S.CALLED}),
    S.SERVING: frozenset({S.PARKED, S.WAITING, S.FINISHED, S.CANCELLED}),
    S.MISSED: frozenset({S.CALLED, S.WAITING, S.CANCELLED, S.EXPIRED}),
    S.PARKED: frozenset({S.CALLED, S.WAITING, S.CANCELLED, S.EXPIRED}),
    S.FINISHED: frozenset(),
    S.CANCELLED: frozenset(),
    S.EXPIRED: frozenset(),
}
"""Which state may follow which. *Undo* alone goes back, by its own fact."""

ENDED = frozenset({S.FINISHED, S.CANCELLED, S.EXPIRED})
"""Tickets in these states leave the lobby."""

AT_COUNTER = frozenset({S.CALLED, S.SERVING})
"""Tickets in these states stand at a counter."""


class Ticket(BaseModel):
    """One citizen's number for one day. Frozen: every step makes a new one.

    A board or kiosk sees only some fields (see ``wire.HALL_FIELDS``); the others then keep their defaults.
    Times are aware UTC.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    number: str
    service: str
    state: TicketState
    day: date
    state_since: datetime
    language: str = "vi"
    counter: str | None = None
    """The counter that calls or serves it, or served it last."""
    called_at: datetime | None = None
    calls: int = 0

    series: str = ""
    """The numbering series, usually the service's id."""
    ordinal: int = 0
    arrived_at: datetime | None = None
    """First arrival: kept through transfers and returns, it is what fairness counts from."""
    arrival_estimated: bool = False
    """Given by a kiosk off-line that could only estimate the time."""
    place: int = 0
    """Order of arrival in the journal; breaks ties."""
    priority: str | None = None
    started_at: datetime | None = None
    start_implied: bool = False
    """Finished without a start, or by the end of the day: its service time means nothing."""
    finished_at: datetime | None = None
    device: str | None = None
    """The kiosk or desk that gave the number."""
    only_counter: str | None = None
    """Transferred to this very counter: no other may call it with *call next*."""
    only_clerk: str | None = None
    """Transferred to this person: only the counter where they have signed in calls it."""
    return_to: str | None = None
    """Comes back to this counter when the present step is finished."""
    return_service: str | None = None
    """The service it comes back for, together with ``return_to``."""
    return_then: tuple[tuple[str, str], ...] = ()
    """Counter and service of whoever else waits for it to come back afterwards, in order."""
    outcome: str | None = None
    paper: Paper = Paper.NONE
    reprints: int = 0
    """How many more papers carry this number, each marked as a repeat."""
    no_shows: int = 0
    comebacks: int = 0
    """How often it came back after being missed."""
    priority_checked: bool = False
    """Staff have seen that the priority class is right."""
    needs: tuple[str, ...] = ()
    """``wheelchair``, ``to_be_led``, ``deaf``: for the clerk only, never on a board or paper."""
    appointment_at: datetime | None = None
    stands_from: datetime | None = None
    """Stands in the queue as if it had arrived then, whatever its first arrival and class."""
    stands: Literal["head", "first", "normal"] | None = None
    """With ``stands_from``: at the head of all, or among those that a policy calls first, or the others."""
    queued_at: datetime | None = None
    """When the wait for the present step began; kept through calls that came to nothing, not after a park."""
    then: tuple[str, ...] = ()
    """Services that follow in the same visit, in order."""
    done: tuple[str, ...] = ()
    """Services of this visit that are finished."""
    park_reason: str | None = None
    park_until: datetime | None = None
    """When a parked ticket goes back to the head of its queue by itself."""
    note: int | None = None
    """Row of the private store with the last note of a clerk."""
    notes: tuple[int, ...] = ()
    """Rows of all of them, in order."""
    first_called_at: datetime | None = None
    """The end of the wait, whatever was called again later."""
    rated: bool = False
    """The citizen has said how the visit was."""
    kept_for: date | None = None
    """A slip has promised its visitor one of the first places of this day."""
    carried: int = 0
    """How often a day ended while it waited; it is then among the first of the next."""
    clerk: str | None = None
    """Who called it last, when clerks sign in."""

    @property
    def open(self) -> bool:
        """Whether the visit goes on."""
        return self.state not in ENDED

    def has_slip_for(self, day: date) -> bool:
        """Whether the paper that promises a first place of this day came out, as far as anybody can tell."""
        return self.kept_for == day and self.paper in (Paper.PRINTED, Paper.UNKNOWN)


def format_number(prefix: str, ordinal: int) -> str:
    """Write a number as on paper: prefix and at least three digits.

    >>> format_number("A", 15), format_number("A", 1000)
    ('A015', 'A1000')
    """
    return f"{prefix}{ordinal:03d}"
