"""What the clerk's window shows: plain values, worked out by ``derive``."""

from dataclasses import dataclass
from enum import StrEnum

from moiso_shared.facts import CounterStatus
from moiso_shared.help_calls import Help
from moiso_shared.tickets import TicketState


class Step(StrEnum):
    """Everything that a clerk can do."""

    CALL_NEXT = "call_next"
    RECALL = "recall"
    START = "start"
    FINISH = "finish"
    MISS = "miss"
    RETURN = "return_to_queue"
    TRANSFER = "transfer"
    CANCEL = "cancel"
    CALL_CHOSEN = "call_ticket"
    OPEN = "open_counter"
    PAUSE = "pause_counter"
    CLOSE = "close_counter"
    CALL_BESIDE = "call_beside"
    PARK = "park"
    UNDO = "undo"
    PROFILE = "set_profile"
    TAKE_OVER = "take_over"


@dataclass(frozen=True)
class Row:
    """One ticket of the list."""

    ticket: str
    number: str
    service: str
    waited: str
    arrived: str
    priority: str
    remark: str
    state: TicketState


@dataclass(frozen=True)
class Present:
    """The ticket that stands at the counter."""

    ticket: str
    number: str
    service: str
    state: TicketState
    state_words: str
    """ "Đang gọi", "Đang phục vụ" …"""
    running: str
    """How long in this state, ``03:07``."""
    priority: str
    why: str
    calls: str
    """How often it was called, once that is more than once."""
    checked: bool
    """Whether staff have confirmed the priority class."""
    needs: str
    """What the clerk must know: wheelchair, to be led, deaf."""
    then: str
    """Further errands of the same visit."""
    noted: bool
    """Whether there is a clerk's note."""
    beside: tuple[str, ...]
    """Numbers of other tickets in service here at the same time."""


@dataclass(frozen=True)
class HelpLine:
    """Something that the counter calls for."""

    help: Help
    words: str
    coming: bool
    """Whether somebody is on the way."""


@dataclass(frozen=True)
class Seat:
    """One of several counters that the clerk holds, in a few words."""

    counter: str
    title: str
    words: str
    """Who stands there, or how the counter stands."""
    active: bool
    """Whether the keys act on this one."""
    open: bool
    can_call: bool
    attention: str
    """Something there has gone on for too long; usually nothing."""


@dataclass(frozen=True)
class Page:
    """The whole window at one moment."""

    known: bool
    """Whether the counter is in the centre's document; nothing else counts when it is not."""
    fresh: bool
    """Whether this is the hall as it is, or only as it was."""
    warning: str
    """Why it is not fresh, and since when; or what else keeps the clerk from working."""
    rehearsal: str
    """That numbers are for practice today; empty on every ordinary day."""
    title: str
    services: str
    clock: str
    status: CounterStatus
    status_words: str
    present: Present | None
    consequence: str
    """What *call next* does to the present ticket."""
    queue: tuple[Row, ...]
    aside: tuple[Row, ...]
    queue_words: str
    longest_wait: str
    longest_wait_min: int
    can: frozenset[Step]
    clerk: str
    """Who has signed in here; empty when nobody has."""
    attention: str
    """Something that has gone on for too long; usually nothing."""
    undo_s: int
    """Seconds for which the last step can still be taken back."""
    help: tuple[HelpLine, ...] = ()
    """What the counter calls for, the oldest first."""
    seats: tuple[Seat, ...] = ()
    """The counters that the clerk holds, when there is more than one."""


EMPTY = Page(
    known=False,
    fresh=False,
    warning="",
    rehearsal="",
    title="",
    services="",
    clock="",
    status=CounterStatus.CLOSED,
    status_words="",
    present=None,
    consequence="",
    queue=(),
    aside=(),
    queue_words="",
    longest_wait="",
    longest_wait_min=0,
    can=frozenset(),
    clerk="",
    attention="",
    undo_s=0,
)
"""Before anything is known."""
