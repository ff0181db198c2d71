"""Frames on the WebSocket ``/api/live``, and what of a fact a board may know."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from moiso_shared.facts import Fact, LobbyState
from moiso_shared.outlook import Outlook
from moiso_shared.tickets import Ticket

ROLES = ("kiosk", "counter", "board", "guide", "supervisor", "admin", "onestop")
"""``onestop`` is the centre's one-stop software: it tells the state of dossiers and nothing else."""

PAGES = "pages"
"""The role of the server's own web pages; nobody can be given a token of it."""

STAFF_ROLES = frozenset({"counter", "guide", "supervisor", "admin", PAGES})
"""Roles that see everything; kiosks and boards see what the hall may see."""

HALL_FIELDS = frozenset(
    {"id", "number", "service", "state", "day", "state_since", "language", "counter", "called_at", "calls"}
)
"""Fields of a ticket that reach a board or kiosk."""

HALL_COUNTER_FIELDS = frozenset({"id", "status", "since", "ticket", "services"})
"""Fields of a counter that reach a board or kiosk; why a clerk pauses is nobody's business there."""

HALL_DEVICE_FIELDS = frozenset({"id", "problems"})
"""Fields of a device that reach a board or kiosk: a kiosk without paper names one that works."""

HALL_LOBBY_FIELDS: dict[str, Any] = {
    "seq": True,
    "day": True,
    "at": True,
    "centre_version": True,
    "counters": {"__all__": set(HALL_COUNTER_FIELDS)},
    "calls": True,
    "stops": True,
    "notices": True,
    "rehearsals": True,
    "devices": {"__all__": set(HALL_DEVICE_FIELDS)},
    "tickets": {"__all__": set(HALL_FIELDS)},
}
HALL_FACT_FIELDS: dict[str, Any] = {
    "seq": True,
    "kind": True,
    "at": True,
    "day": True,
    "counters": {"__all__": set(HALL_COUNTER_FIELDS)},
    "call": True,
    "stops": True,
    "notices": True,
    "rehearsals": True,
    "devices": {"__all__": set(HALL_DEVICE_FIELDS)},
    "withdrawn": True,
    "kiosk": True,
    "order": True,
    "centre_version": True,
    "tickets": {"__all__": set(HALL_FIELDS)},
    "lobby": HALL_LOBBY_FIELDS,
}


class Frame(BaseModel):
    """A frame; unknown fields are ignored so that a newer peer can add some."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Hello(Frame):
    """First frame from the server."""

    type: Literal["hello"] = "hello"
    journal: str
    """Id of the journal; another one means that everything known is void."""
    server: str
    """Id of the server, as in its mDNS record."""
    time: datetime
    role: str
    name: str
    seq: int


class Snapshot(Frame):
    """The whole hall; replaces whatever the client knew."""

    type: Literal["snapshot"] = "snapshot"
    centre: dict[str, Any]
    lobby: LobbyState
    seq: int


class FactFrame(Frame):
    """One fact, in the order of the journal."""

    type: Literal["fact"] = "fact"
    seq: int
    body: Fact


class Presence(Frame):
    """What a device says of itself; unnumbered, kept in memory only."""

    type: Literal["presence"] = "presence"
    device: str = ""
    """Filled in by the server: role and name of the sender."""
    online: bool = True
    problems: tuple[str, ...] | None = None
    """Codes of what is wrong now, an empty list when all is well; null says nothing about it."""
    shown: int | None = None
    """Last call that was painted, by its ``seq``."""
    speaking: int | None = None
    """Call that this board wants to speak. It begins when the server has told this frame to the hall, itself
    included; what it may not speak is told to nobody."""
    outlook: Outlook | None = None
    """From the server: the forecast of waits has changed."""


class AskVoice(Frame):
    """A board asks to be, or to stay, the voice of zones; answered at once with a ``Lease``."""

    type: Literal["ask_voice"] = "ask_voice"
    zones: tuple[str, ...] = ()
    """Ids of zones; ``""`` is the part of the hall without one. None gives all back."""
    held: tuple[str, ...] = ()
    """Zones for which an earlier lease has not ended yet; a server that was restarted believes it."""
    asked_at: float = 0.0
    """When it asks, in seconds on a clock of its own; the answer repeats it."""
    run: Annotated[str, Field(max_length=64)] = ""
    """Another one at each start of the program: a copy of it, or the next start, is another voice."""
    said: Annotated[tuple[int, ...], Field(max_length=64)] = ()
    """Calls that are known to be spoken, by their ``seq``; a server that was restarted learns them here."""


class Lease(Frame):
    """For which zones the board that asked is the voice now; when it ends, so does every sentence."""

    type: Literal["lease"] = "lease"
    zones: tuple[str, ...] = ()
    for_s: float = 0.0
    """It ends so many seconds after ``asked_at``, unless the board asks again."""
    asked_at: float = 0.0
    """From the question that this answers."""


class ErrorBody(Frame):
    """A refusal or failure, the same shape on REST and WebSocket."""

    code: str
    message: str
    retry: bool = False
    ticket: str | None = None
    """Id of the ticket that stands in the way."""


class Reply(Frame):
    """The answer to one command; its facts have gone out before it."""

    type: Literal["reply"] = "reply"
    id: str
    result: dict[str, Any] | None = None
    error: ErrorBody | None = None


class CommandFrame(Frame):
    """A command from a client."""

    type: Literal["command"] = "command"
    id: Annotated[str, Field(min_length=1, max_length=64)]
    age_ms: Annotated[int, Field(ge=0)] = 0
    """How long ago the person asked."""
    body: dict[str, Any]


ServerFrame = Annotated[Hello | Snapshot | FactFrame | Presence | Lease | Reply, Field(discriminator="type")]
ClientFrame = Annotated[CommandFrame | Presence | AskVoice, Field(discriminator="type")]
SERVER_FRAME: TypeAdapter[ServerFrame] = TypeAdapter(ServerFrame)
CLIENT_FRAME: TypeAdapter[ClientFrame] = TypeAdapter(ClientFrame)


def staff_json(fact: Fact) -> str:
    """A fact in full: what the journal keeps."""
    return fact.model_dump_json(exclude_defaults=True)


def told_json(fact: Fact) -> str:
    """A fact as staff are told of it: in full but for the answer of a citizen who rated a visit."""
    return staff_json(fact if fact.rating is None else fact.model_copy(update={"rating": None}))


def hall_json(fact: Fact) -> str:
    """A fact as the hall may know it: no actor, class, reason or paper, nor which device gave a number."""
    return fact.model_dump_json(include=HALL_FACT_FIELDS, exclude_defaults=True)


def hall_lobby(state: LobbyState) -> dict[str, Any]:
    """A snapshot as the hall may know it."""
    return state.model_dump(mode="json", include=HALL_LOBBY_FIELDS)


def hall_ticket(ticket: Ticket) -> dict[str, Any]:
    """A ticket as the hall may know it."""
    return ticket.model_dump(mode="json", include=set(HALL_FIELDS))
