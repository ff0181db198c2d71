"""Everything that can have happened, and what the hall looks like afterwards."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from moiso_shared.help_calls import HelpCall
from moiso_shared.notices import HallNotice
from moiso_shared.tickets import Ticket


class FactKind(StrEnum):
    """The kinds of facts. Kinds are added, never renamed; a client ignores the ones it does not know."""

    DAY_OPENED = "day_opened"
    DAY_CLOSED = "day_closed"
    CENTRE_REPLACED = "centre_replaced"
    ISSUED = "issued"
    CALLED = "called"
    RECALLED = "recalled"
    STARTED = "started"
    FINISHED = "finished"
    MISSED = "missed"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    CANCELLED = "cancelled"
    COUNTER_OPENED = "counter_opened"
    COUNTER_PAUSED = "counter_paused"
    COUNTER_CLOSED = "counter_closed"
    PAPER_REPORTED = "paper_reported"
    DEVICE_CHANGED = "device_changed"
    CLOCK_CONFIRMED = "clock_confirmed"
    PARKED = "parked"
    TAKEN_OVER = "taken_over"
    UNDONE = "undone"
    PRIORITY_CHANGED = "priority_changed"
    NEEDS_CHANGED = "needs_changed"
    SERVICES_ADDED = "services_added"
    NOTED = "noted"
    COUNTER_READY = "counter_ready"
    PROFILE_CHANGED = "profile_changed"
    SERVICE_STOPPED = "service_stopped"
    SERVICE_RESUMED = "service_resumed"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    RATED = "rated"
    REPRINT_ASKED = "reprint_asked"
    REPRINTED = "reprinted"
    HELP_CALLED = "help_called"
    HELP_ANSWERED = "help_answered"
    HELP_ENDED = "help_ended"
    KIOSK_TOLD = "kiosk_told"
    NOTICE_SHOWN = "notice_shown"
    NOTICE_ENDED = "notice_ended"
    REHEARSAL_CHANGED = "rehearsal_changed"


class CounterStatus(StrEnum):
    """Whether a counter works."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class CounterState(BaseModel):
    """A counter as it is now; what it serves stands in the centre's document."""

    model_config = ConfigDict(frozen=True)

    id: str
    status: CounterStatus = CounterStatus.CLOSED
    since: datetime | None = None
    ticket: str | None = None
    """Id of the ticket that stands at it."""
    free_since: datetime | None = None
    """When the last ticket left it."""
    reason: str | None = None
    """Why it is paused: break, meeting, technical, other."""
    normals: int = 0
    """Normal tickets called since the last priority one; counts under the *interleaved* policy."""
    ready: bool = False
    """Free and gets the next eligible ticket by itself."""
    ready_since: datetime | None = None
    services: tuple[str, ...] | None = None
    """The work profile of now; None is all that the document says."""
    clerk: str | None = None
    """Who has signed in here."""


class DeviceState(BaseModel):
    """Health of a kiosk or board; a change of it is a fact."""

    model_config = ConfigDict(frozen=True)

    id: str
    """Role and name, e.g. ``board/sanh-1``."""
    problems: tuple[str, ...] = ()
    """Codes such as ``no_sound``, ``paper_end``; empty when all is well."""
    since: datetime | None = None


class Call(BaseModel):
    """One announcement: what a board shows and says."""

    model_config = ConfigDict(frozen=True)

    seq: int
    """The fact that made the call; orders calls and names them in reports of *shown*."""
    ticket: str
    number: str
    service: str
    counter: str
    language: str = "vi"
    at: datetime
    recall: bool = False


class Stop(BaseModel):
    """Numbers of a service are stopped for a while."""

    model_config = ConfigDict(frozen=True)

    service: str
    active: bool = True
    """False ends an earlier stop."""
    reason: str = "other"
    until: datetime | None = None
    since: datetime | None = None


class LobbyState(BaseModel):
    """The whole hall in one value: what a snapshot and a ``day_opened`` carry."""

    model_config = ConfigDict(frozen=True)

    seq: int = 0
    day: date | None = None
    at: datetime | None = None
    centre_version: int = 0
    tickets: tuple[Ticket, ...] = ()
    counters: tuple[CounterState, ...] = ()
    calls: tuple[Call, ...] = ()
    devices: tuple[DeviceState, ...] = ()
    stops: tuple[Stop, ...] = ()
    numbers: dict[str, int] = {}
    """Last ordinal given today in each series."""
    given: dict[str, int] = {}
    """How many numbers were given today for each service."""
    held: dict[str, tuple[int, ...]] = {}
    """Ordinals in each series that tickets carried over brought into this day: not to be given again."""
    notices: tuple[HallNotice, ...] = ()
    help_calls: tuple[HelpCall, ...] = ()
    """Counters that call for help."""
    rehearsals: tuple[date, ...] = ()
    """Today and later days on which numbers are given for practice only."""


class Why(BaseModel):
    """Why this ticket was called: codes and figures, put into words by whoever shows it."""

    model_config = ConfigDict(frozen=True)

    code: str
    """``next``, ``priority``, ``appointment``, ``by_hand``, ``returned`` …"""
    priority: str | None = None
    credit_min: int | None = None
    passed: int = 0
    """How many who arrived earlier and could have been called here were passed over."""
    note: int | None = None
    """Row of the private store that holds a reason in words."""


class Rating(BaseModel):
    """How a citizen found the visit; tied to the ticket, not to a person. Only the journal holds it."""

    model_config = ConfigDict(frozen=True)

    score: int
    """1 (very dissatisfied) to 5 (very satisfied)."""
    reasons: tuple[str, ...] = ()
    """Codes such as ``attitude``, ``waiting``."""
    note: int | None = None
    """Row of the private store that holds the comment."""


class Fact(BaseModel):
    """One thing that happened, with the tickets and counters as they are afterwards."""

    model_config = ConfigDict(frozen=True)

    seq: int
    kind: str
    at: datetime
    day: date
    actor: str = ""
    """Who asked: role and name of the token, e.g. ``counter/q1``; ``server`` for the clock's own doing."""
    command: str | None = None
    reason: str | None = None
    """A code, never free text."""
    why: Why | None = None
    tickets: tuple[Ticket, ...] = ()
    counters: tuple[CounterState, ...] = ()
    devices: tuple[DeviceState, ...] = ()
    stops: tuple[Stop, ...] = ()
    notices: tuple[HallNotice, ...] = ()
    help_calls: tuple[HelpCall, ...] = ()
    call: Call | None = None
    withdrawn: tuple[int, ...] = ()
    """Calls, by their ``seq``, that are not to be shown or spoken any more."""
    kiosk: str | None = None
    """Whom it is for: on ``reprint_asked`` the kiosk that is to print the first ticket again."""
    order: str | None = None
    """On ``kiosk_told``: what the kiosk is to do, e.g. ``lock`` or ``language:en``."""
    rehearsals: tuple[date, ...] | None = None
    """On ``rehearsal_changed``: all announced days as they are afterwards."""
    centre_version: int | None = None
    rating: Rating | None = None
    """On ``rated`` only, and never sent to anybody: a clerk must not see single answers."""
    lobby: LobbyState | None = None
    """The whole hall, on ``day_opened`` only: replay starts there."""
