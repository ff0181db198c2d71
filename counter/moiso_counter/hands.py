"""What a keypad's keys do: the same steps as in the window, without a question in between."""

from collections.abc import Callable

from moiso_hardware.keypads.port import Action, Press
from moiso_shared.commands import (
    AnyCommand,
    CallHelp,
    CallTicket,
    CloseCounter,
    EndHelp,
    Finish,
    Miss,
    OpenCounter,
    Park,
    PauseCounter,
    Recall,
    ReturnToQueue,
    Start,
    Transfer,
)
from moiso_shared.help_calls import Help
from moiso_shared.sentences import sentence
from moiso_shared.suiting import profile_of
from moiso_shared.tickets import Ticket, TicketState

from moiso_counter.desk import Desk
from moiso_counter.help_calls import NAMES, name
from moiso_counter.page import Step

REASON = "Gọi đích danh bằng bàn phím"
"""Kept with a ticket that was called out of order: a pad cannot ask for a reason."""

_CALLABLE = frozenset({TicketState.WAITING, TicketState.MISSED, TicketState.PARKED})
_WITH_TICKET: dict[Action, tuple[Step, Callable[[str], AnyCommand]]] = {
    Action.RECALL: (Step.RECALL, lambda ticket: Recall(ticket=ticket)),
    Action.START: (Step.START, lambda ticket: Start(ticket=ticket)),
    Action.FINISH: (Step.FINISH, lambda ticket: Finish(ticket=ticket)),
    Action.MISS: (Step.MISS, lambda ticket: Miss(ticket=ticket)),
    Action.RETURN: (Step.RETURN, lambda ticket: ReturnToQueue(ticket=ticket)),
    Action.PARK: (Step.PARK, lambda ticket: Park(ticket=ticket)),
}


class Hands:
    """Works the desk by keys that were pressed somewhere else than in its window.

    Args:
        desk: The clerk's counters.
        allowed: Asked at every key; keys do nothing while the program is locked.
    """

    def __init__(self, desk: Desk, allowed: Callable[[], bool] = lambda: True) -> None:
        self._desk, self._allowed = desk, allowed

    def press(self, press: Press) -> None:
        """Do what the key means, at its own counter or the chosen one; say so when that cannot be done."""
        counter = press.counter or self._desk.counter_id
        if not self._allowed():
            return
        if counter not in self._desk.counters:
            self._say(f"Bàn phím thuộc quầy “{counter}”, nhưng máy này không giữ quầy đó.")
            return
        match press.action:
            case Action.CALL if press.digits:
                self._call_number(counter, press.digits)
            case Action.CALL | Action.CALL_NEXT:
                self._call_next(counter)
            case Action.CALL_NUMBER:
                self._call_number(counter, press.digits)
            case Action.TRANSFER:
                self._transfer(counter, press.digits)
            case Action.UNDO:
                self._desk.undo(counter)
            case Action.SWITCH:
                self._switch(press.digits)
            case Action.HELP:
                self._help(counter, press.digits)
            case Action.OPEN | Action.PAUSE | Action.CLOSE:
                self._work(press.action, counter)
            case _:
                self._take(press.action, counter)

    def _call_next(self, counter: str) -> None:
        if Step.CALL_NEXT in self._desk.page_of(counter).can:
            self._desk.call_next(counter=counter)
        else:
            self._refuse(counter)

    def _take(self, action: Action, counter: str) -> None:
        present = self._desk.page_of(counter).present
        if present is not None and action in _WITH_TICKET:
            step, command = _WITH_TICKET[action]
            self._ask(command(present.ticket), step, counter)
        else:
            self._refuse(counter)

    def _work(self, action: Action, counter: str) -> None:
        """One key may open and pause in turn."""
        can_open = Step.OPEN in self._desk.page_of(counter).can
        if action is Action.CLOSE:
            self._ask(CloseCounter(counter=counter), Step.CLOSE, counter)
        elif action is Action.OPEN or can_open:
            self._ask(OpenCounter(counter=counter), Step.OPEN, counter)
        else:
            self._ask(PauseCounter(counter=counter), Step.PAUSE, counter)

    def _call_number(self, counter: str, digits: str) -> None:
        found = self._numbered(counter, digits) if digits else []
        if len(found) == 1:
            after = self._desk.after(counter)
            command = CallTicket(counter=counter, ticket=found[0].id, reason=REASON, after=after)
            self._ask(command, Step.CALL_CHOSEN, counter)
        elif found:
            numbers = ", ".join(sorted(ticket.number for ticket in found))
            self._say(f"Có nhiều số {digits}: {numbers}. Hãy gọi trên máy tính.")
        elif digits:
            self._say(f"Không có số {digits} đang chờ tại quầy này.")

    def _numbered(self, counter_id: str, digits: str) -> list[Ticket]:
        """Open tickets of the counter's services with this number, whatever their letter."""
        link = self._desk.link
        counter = link.centre.counter(counter_id) if link.centre is not None else None
        return [
            ticket
            for ticket in link.lobby.tickets.values()
            if counter is not None
            and ticket.ordinal == int(digits)
            and ticket.state in _CALLABLE
            and ticket.service in counter.services
        ]

    def _transfer(self, counter: str, digits: str) -> None:
        """To the counter of this number: with the same service, or with the only one that it takes."""
        link, present = self._desk.link, self._desk.page_of(counter).present
        ticket = self._desk.ticket(present.ticket) if present is not None else None
        if ticket is None or link.centre is None or not digits:
            self._refuse(counter)
            return
        to = next((one for one in link.centre.counters if one.number == int(digits)), None)
        if to is None or to.id == counter:
            self._say(f"Không chuyển được đến quầy số {digits}.")
            return
        services = profile_of(to, link.lobby.counter(to.id))
        service = ticket.service if ticket.service in services else services[0]
        if service != ticket.service and len(services) > 1:
            self._say(f"Quầy số {digits} nhận nhiều dịch vụ. Hãy chuyển trên máy tính.")
            return
        self._ask(Transfer(ticket=ticket.id, service=service, counter=to.id), Step.TRANSFER, counter)

    def _switch(self, digits: str) -> None:
        centre = self._desk.link.centre
        if not digits:
            self._desk.sit_next()
        elif centre is not None:
            for one in centre.counters:
                if one.number == int(digits):
                    self._desk.sit(one.id)

    def _help(self, counter: str, digits: str) -> None:
        """The person in charge, or whom the digit names; with 0, nobody any more."""
        page, kinds = self._desk.page_of(counter), tuple(NAMES)
        place = int(digits or kinds.index(Help.SUPERVISOR) + 1)
        if not page.fresh:
            self._refuse(counter)
        elif place == 0:
            for line in page.help:
                self._desk.ask_aside(EndHelp(counter=counter, help=line.help), counter)
        elif place > len(kinds):
            self._say(f"Không có loại hỗ trợ số {digits}; hãy gõ từ 1 đến {len(kinds)}.")
        else:
            kind = kinds[place - 1]
            self._desk.ask_aside(CallHelp(counter=counter, help=kind), counter)
            self._desk.told.emit(f"Đang gọi {name(kind)}…", False)

    def _ask(self, command: AnyCommand, step: Step, counter: str) -> None:
        if step in self._desk.page_of(counter).can:
            self._desk.ask(command, step, counter=counter)
        else:
            self._refuse(counter)

    def _refuse(self, counter: str) -> None:
        """A pad has no greyed keys."""
        page = self._desk.page_of(counter)
        self._say(page.warning or sentence("refused"))

    def _say(self, words: str) -> None:
        self._desk.told.emit(words, True)
