"""The clerk's desk: the page as it is now, and every step that the clerk takes."""

import time
from collections.abc import Callable
from typing import Any

from moiso_qt.link import Accepted, Answer, Link, NoAnswer, RefusedReply
from moiso_qt.sentences import sentence
from moiso_shared.commands import (
    AnyCommand,
    CallNext,
    CallTicket,
    Cancel,
    CloseCounter,
    Finish,
    Miss,
    OpenCounter,
    PauseCounter,
    Recall,
    ReturnToQueue,
    Start,
    Transfer,
)
from moiso_shared.facts import Fact, FactKind, Why
from PySide6.QtCore import QObject, QTimer, Signal

from moiso_counter.derive import Touch, derive, found
from moiso_counter.page import EMPTY, Page, Row, Step

GUARD_S = 3.0
"""A second press of *call next* so soon is a bounce or a double click, not a wish."""

_ON_PRESENT: dict[Step, Callable[[str], AnyCommand]] = {
    Step.RECALL: lambda ticket: Recall(ticket=ticket),
    Step.START: lambda ticket: Start(ticket=ticket),
    Step.FINISH: lambda ticket: Finish(ticket=ticket),
    Step.MISS: lambda ticket: Miss(ticket=ticket),
    Step.RETURN: lambda ticket: ReturnToQueue(ticket=ticket),
    Step.CANCEL: lambda ticket: Cancel(ticket=ticket),
}


class Desk(QObject):
    """Joins one counter to the hall.

    Args:
        counter_id: None takes the name of the device's token, as the server tells it.
        clock: Seconds that never run backwards.
    """

    changed = Signal(object)
    """The new ``Page``; only when it differs."""
    told = Signal(str, bool)
    """A sentence for the clerk, and whether it is about trouble."""

    def __init__(
        self,
        link: Link,
        counter_id: str | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._fixed_id, self._clock = link, counter_id, clock
        self.page: Page = EMPTY
        self.calling = False
        """Whether *call next* waits for its answer."""
        self._pressed_at: float | None = None
        self._why: tuple[str, Why | None] = ("", None)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.refresh)
        self._second.start()
        link.changed.connect(self._fact)
        link.snapshot.connect(self._look_soon)
        link.connected.connect(self._look_soon)
        link.disconnected.connect(self._look_soon)
        self.refresh()

    @property
    def link(self) -> Link:
        """The hall behind the page."""
        return self._link

    @property
    def counter_id(self) -> str:
        """Which counter this is; empty before the server has said so."""
        if self._fixed_id is not None:
            return self._fixed_id
        return self._link.hello.name if self._link.hello is not None else ""

    def refresh(self) -> None:
        """Work the page out again, and tell if it has changed."""
        link, present = self._link, self._link.lobby.present(self.counter_id)
        ticket, why = self._why
        page = derive(
            link.lobby,
            link.centre,
            self.counter_id,
            link.server_now(),
            touch=Touch(None if link.online else link.offline_since, link.trouble),
            why=why if present is not None and present.id == ticket else None,
        )
        if page != self.page:
            self.page = page
            self.changed.emit(page)

    def search(self, text: str) -> tuple[Row, ...]:
        """Open tickets of the whole hall whose number has these characters."""
        link = self._link
        if link.centre is None:
            return ()
        return found(link.lobby, link.centre, self.counter_id, link.server_now(), text)

    def call_next(self) -> None:
        """Call whoever is next; a second press within three seconds does nothing."""
        now = self._clock()
        if self._pressed_at is not None and now - self._pressed_at < GUARD_S:
            return
        if Step.CALL_NEXT not in self.page.can or self.calling:
            return
        self._pressed_at, self.calling = now, True
        after = self._link.lobby.counter(self.counter_id).ticket
        self._link.send(CallNext(counter=self.counter_id, after=after), on_reply=self._called)
        self.changed.emit(self.page)

    def call_chosen(self, ticket: str, reason: str) -> None:
        """Call this ticket out of order."""
        after = self._link.lobby.counter(self.counter_id).ticket
        self._ask(
            Step.CALL_CHOSEN,
            CallTicket(counter=self.counter_id, ticket=ticket, reason=reason, after=after),
        )

    def step(self, step: Step) -> None:
        """Take a step that needs nothing but the present ticket (recall, start, finish, …)."""
        if self.page.present is not None:
            self._ask(step, _ON_PRESENT[step](self.page.present.ticket))

    def step_on(self, step: Step, ticket: str) -> None:
        """The same for a ticket of the lists: return it to the queue, or cancel it."""
        if self.page.fresh:
            self._link.send(_ON_PRESENT[step](ticket), on_reply=self._answered)

    def transfer(self, ticket: str, *, service: str | None, counter: str | None, come_back: bool) -> None:
        """Send a ticket on."""
        if self.page.fresh:
            command = Transfer(ticket=ticket, service=service, counter=counter, come_back=come_back)
            self._link.send(command, on_reply=self._answered)

    def open(self) -> None:
        """Start or resume work."""
        self._ask(Step.OPEN, OpenCounter(counter=self.counter_id))

    def pause(self, reason: str) -> None:
        """Take a break; the reason is a code of ``words.PAUSE_REASONS``."""
        fields: dict[str, Any] = {"counter": self.counter_id, "reason": reason}
        self._ask(Step.PAUSE, PauseCounter.model_validate(fields))

    def close(self) -> None:
        """Stop work."""
        self._ask(Step.CLOSE, CloseCounter(counter=self.counter_id))

    def _ask(self, step: Step, command: AnyCommand) -> None:
        if step in self.page.can:
            self._link.send(command, on_reply=self._answered)

    def _called(self, answer: Answer) -> None:
        self.calling = False
        if isinstance(answer, Accepted) and answer.result.get("ticket") is None:
            self.told.emit("Không có ai đang chờ.", False)
        self._answered(answer)
        self.changed.emit(self.page)

    def _answered(self, answer: Answer) -> None:
        match answer:
            case RefusedReply(code=code):
                self.told.emit(sentence(code), True)
            case NoAnswer():
                self.told.emit(sentence("no_answer"), True)
        self._look_soon()

    def _fact(self, fact: Fact) -> None:
        if fact.kind == FactKind.CALLED and fact.call is not None and fact.call.counter == self.counter_id:
            self._why = (fact.call.ticket, fact.why)
        self._look_soon()

    def _look_soon(self, *_about: object) -> None:
        """Many facts in one go are worked out once."""
        self._soon.start(0)
