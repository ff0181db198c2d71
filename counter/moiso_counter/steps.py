"""What the clerk can do now."""

from moiso_shared.centre import Centre
from moiso_shared.facts import CounterState, CounterStatus
from moiso_shared.tickets import Ticket, TicketState

from moiso_counter.page import Step

_CALLED = frozenset(
    {Step.RECALL, Step.START, Step.FINISH, Step.MISS, Step.RETURN, Step.TRANSFER, Step.CANCEL}
)
_SERVING = frozenset({Step.FINISH, Step.TRANSFER, Step.CANCEL, Step.PARK})


def steps(
    state: CounterState, present: Ticket | None, centre: Centre, *, beside: int, undo: bool
) -> frozenset[Step]:
    """The steps that the server would take; it has the last word.

    Args:
        beside: How many other tickets stand at this counter.
        undo: Whether the last step is young enough to be taken back.
    """
    can: set[Step] = {Step.PROFILE, Step.TAKE_OVER}
    if undo:
        can.add(Step.UNDO)
    if state.status is CounterStatus.OPEN:
        can |= {Step.CALL_NEXT, Step.CALL_CHOSEN, Step.PAUSE}
    else:
        can.add(Step.OPEN)
    if state.status is not CounterStatus.CLOSED and present is None:
        can.add(Step.CLOSE)
    if present is None:
        return frozenset(can)
    if state.status is CounterStatus.OPEN and beside + 1 < centre.calling.tickets_at_once:
        can.add(Step.CALL_BESIDE)
    can |= _CALLED if present.state is TicketState.CALLED else _SERVING
    if present.calls > centre.calling.recalls_most:
        can.discard(Step.RECALL)
    return frozenset(can)
