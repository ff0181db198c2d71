"""The clerk's desk: the page as it is now, and every step that the clerk takes."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

from moiso_qt.link import Accepted, Answer, Link, NoAnswer, RefusedReply
from moiso_qt.sentences import sentence
from moiso_shared.commands import AnyCommand, CallNext, Undo
from moiso_shared.facts import Fact, FactKind, Why
from moiso_shared.tickets import Ticket
from PySide6.QtCore import QObject, QTimer, Signal

from moiso_counter.derive import Memo, Touch, derive, found
from moiso_counter.page import EMPTY, Page, Row, Step
from moiso_counter.words import counter_name

GUARD_S = 3.0
"""A second press of *call next* so soon is a bounce or a double click, not a wish."""

SOON_MS = 15
"""Facts that come within one frame are shown together."""

_UNDOABLE = frozenset({"call_next", "call_ticket", "start", "finish", "miss"})


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
        self.stay_ready = False
        """Whether *call next* with nobody waiting lets the server call the next who comes."""
        self._pressed_at: float | None = None
        self._why: tuple[str, Why | None] = ("", None)
        self._undo: tuple[str, datetime] | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.refresh)
        self._second.start()
        link.changed.connect(self._fact)
        for signal in (link.snapshot, link.connected, link.disconnected):
            signal.connect(self._look_soon)
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

    def ticket(self, ticket_id: str) -> Ticket | None:
        """An open ticket as it is now."""
        return self._link.lobby.tickets.get(ticket_id)

    def clerks_elsewhere(self) -> dict[str, str]:
        """Who has signed in at another counter: ids, with the counter's name."""
        link = self._link
        return {
            state.clerk: counter_name(counter)
            for state in link.lobby.counters.values()
            if state.clerk is not None
            and state.id != self.counter_id
            and link.centre is not None
            and (counter := link.centre.counter(state.id)) is not None
        }

    def refresh(self) -> None:
        """Work the page out again, and tell if it has changed."""
        link, present = self._link, self._link.lobby.present(self.counter_id)
        called, why = self._why
        page = derive(
            link.lobby,
            link.centre,
            self.counter_id,
            link.server_now(),
            touch=Touch(None if link.online else link.offline_since, link.trouble),
            memo=Memo(
                why if present is not None and present.id == called else None,
                self._undo[1] if self._undo is not None else None,
            ),
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

    def call_next(self, *, beside: bool = False) -> None:
        """Call whoever is next; a second press within three seconds does nothing.

        Args:
            beside: Keep the present ticket in service, where the centre allows several.
        """
        now = self._clock()
        if self._pressed_at is not None and now - self._pressed_at < GUARD_S:
            return
        if (Step.CALL_BESIDE if beside else Step.CALL_NEXT) not in self.page.can or self.calling:
            return
        self._pressed_at, self.calling = now, True
        fields: dict[str, bool] = {}
        if self.stay_ready:
            fields["stay_ready"] = True
        if beside:
            fields["keep"] = True
        command_id = uuid4().hex
        self._link.send(
            CallNext(counter=self.counter_id, after=self.after, **fields),
            command_id=command_id,
            on_reply=partial(self._called, command_id),
        )
        self.changed.emit(self.page)

    @property
    def after(self) -> str | None:
        """The ticket that we believe current; the server does nothing when that is stale."""
        return self._link.lobby.counter(self.counter_id).ticket

    def ask(self, command: AnyCommand, step: Step | None = None) -> None:
        """Ask the server, unless the page says that it cannot be.

        Args:
            step: What must be possible; None asks only for a server that is there.
        """
        if (step is None and self.page.fresh) or step in self.page.can:
            undoable = command.kind in _UNDOABLE
            command_id = uuid4().hex
            on_reply = partial(self._answered, command_id if undoable else None)
            self._link.send(command, command_id=command_id, on_reply=on_reply)

    def undo(self) -> None:
        """Take back the last call, start, finish or missed."""
        if self._undo is not None and Step.UNDO in self.page.can:
            command, self._undo = Undo(command=self._undo[0]), None
            self.ask(command, Step.UNDO)
            self._pressed_at = None
            self.refresh()

    def _called(self, command_id: str, answer: Answer) -> None:
        self.calling = False
        nobody = isinstance(answer, Accepted) and answer.result.get("ticket") is None
        self._answered(None if nobody else command_id, answer)
        if nobody:
            self.told.emit("Không có ai đang chờ.", False)
        self.changed.emit(self.page)

    def _answered(self, undoable: str | None, answer: Answer) -> None:
        match answer:
            case Accepted() if undoable is not None and self._link.centre is not None:
                span = timedelta(seconds=self._link.centre.calling.undo_s)
                self._undo = (undoable, self._link.server_now() + span)
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
        if not self._soon.isActive():
            self._soon.start()
