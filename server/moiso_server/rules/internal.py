"""What the server itself asks of the hall; no client can send these."""

from moiso_shared.commands import Command
from moiso_shared.facts import DeviceState, FactKind, Rating
from moiso_shared.tickets import Ticket

from moiso_server.rules import lifecycle, notices
from moiso_server.rules.decide import Reply, decide
from moiso_server.rules.draft import Draft
from moiso_server.rules.stops import time_passed


class Tick(Command):
    """Time passed: the day may turn, parked tickets come back, stops run out."""


class NoteDevice(Command):
    """A device's health has changed."""

    device: str
    """Role and name."""
    problems: tuple[str, ...] = ()


class KeepRating(Command):
    """A citizen rated a visit that has ended and left the lobby."""

    ticket: Ticket
    """As it is in the journal."""
    score: int
    reasons: tuple[str, ...] = ()
    comment: str | None = None


class ConfirmClock(Command):
    """An admin confirmed the machine's clock."""


@decide.register
def _(command: Tick, draft: Draft) -> Reply:
    time_passed(draft)
    notices.time_passed(draft)
    return {}


@decide.register
def _(command: NoteDevice, draft: Draft) -> Reply:
    former = draft.lobby.devices.get(command.device)
    if former is None or former.problems != command.problems:
        state = DeviceState(id=command.device, problems=command.problems, since=draft.now)
        draft.record(FactKind.DEVICE_CHANGED, devices=(state,))
    return {}


@decide.register
def _(command: ConfirmClock, draft: Draft) -> Reply:
    draft.record(FactKind.CLOCK_CONFIRMED)
    return {}


@decide.register
def _(command: KeepRating, draft: Draft) -> Reply:
    present = draft.lobby.tickets.get(command.ticket.id)
    if present is not None:  # its end was taken back meanwhile
        raise lifecycle.not_ended(present)
    note = draft.note(command.comment) if command.comment is not None else None
    rated = command.ticket.model_copy(update={"rated": True})
    rating = Rating(score=command.score, reasons=command.reasons, note=note)
    draft.record(FactKind.RATED, rated, rating=rating)
    return {"ticket": rated.id}
