"""The clerk's desk: the page as it is now, and every step that the clerk takes."""

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from uuid import uuid4

from moiso_qt.link import Accepted, Answer, Link, NoAnswer, RefusedReply
from moiso_shared.commands import AnyCommand, CallNext, Undo
from moiso_shared.facts import Fact, FactKind
from moiso_shared.sentences import sentence
from moiso_shared.tickets import Ticket
from PySide6.QtCore import QObject, QTimer, Signal

from moiso_counter.derive import Memo, Touch, derive, found
from moiso_counter.help_calls import news
from moiso_counter.page import EMPTY, Page, Row, Step
from moiso_counter.seats import Seats
from moiso_counter.words import counter_name

GUARD_S = 3.0
"""A second press of *call next* so soon is a bounce or a double click, not a wish."""

SOON_MS = 15
"""Facts that come within one frame are shown together."""

BREATH = 3
"""After working out the page of a very long queue, this many times as long is left to the clerk's keys."""

_UNDOABLE = frozenset({"call_next", "call_ticket", "start", "finish", "miss"})


class Desk(QObject):
    """Joins the clerk's counters to the hall; what is asked for concerns the active one.

    Args:
        counters: Ids, the first one active; none takes the name of the device's token.
        clock: Seconds that never run backwards.
    """

    changed = Signal(object)
    """The new ``Page``; only when it differs."""
    told = Signal(str, bool)
    """A sentence for the clerk, and whether it is about trouble."""
    answered = Signal(str)
    """What became of a call for help; the page shows it too."""

    def __init__(
        self,
        link: Link,
        counters: Sequence[str] = (),
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._clock = link, clock
        self._seats = Seats(counters)
        self.page: Page = EMPTY
        self._complained = False
        self.stay_ready = False
        """Whether *call next* with nobody waiting lets the server call the next who comes."""
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
        """The counter that the keys act on; empty before the server has said whose token this is."""
        return self._seats.active

    @property
    def counters(self) -> tuple[str, ...]:
        """All counters that the clerk holds."""
        return tuple(self._seats)

    @property
    def calling(self) -> bool:
        """Whether *call next* waits for its answer."""
        return self._seats.here.calling

    def hold(self, counter: str) -> None:
        """Take one more counter into this window."""
        self._seats.add(counter)
        self.refresh()

    def let_go(self, counter: str) -> None:
        """Leave a counter to others; the last one stays."""
        self._seats.remove(counter)
        self.refresh()

    def sit(self, counter: str) -> None:
        """Let the keys act on another of the clerk's counters."""
        self._seats.sit(counter)
        self.refresh()

    def sit_next(self) -> None:
        """Go on to the next of the clerk's counters."""
        self.sit(self._seats.next_one())

    def page_of(self, counter: str) -> Page:
        """How one of the clerk's counters stands."""
        return self._seats[counter].page

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
            and state.id not in self._seats
            and link.centre is not None
            and (counter := link.centre.counter(state.id)) is not None
        }

    def refresh(self) -> None:
        """Work the page out again, and tell if it has changed."""
        began = time.perf_counter()
        if not self._seats and self._link.hello is not None:
            self._seats.add(self._link.hello.name)
        for counter in self._seats or ("",):
            self._seats[counter].page = self._derived(counter)
        page = self._seats.whole_page()
        if page != self.page:
            self.page = page
            self.changed.emit(page)
        took_ms = (time.perf_counter() - began) * 1000
        self._soon.setInterval(max(SOON_MS, round(BREATH * took_ms)))

    def _derived(self, counter: str) -> Page:
        link, memory = self._link, self._seats[counter]
        called, why = memory.why
        return derive(
            link.lobby,
            link.centre,
            counter,
            link.server_now(),
            touch=Touch(None if link.online else link.offline_since, link.trouble),
            memo=Memo(
                why if link.lobby.counter(counter).ticket == called else None,
                memory.undo[1] if memory.undo is not None else None,
            ),
        )

    def search(self, text: str) -> tuple[Row, ...]:
        """Open tickets of the whole hall whose number has these characters."""
        link = self._link
        if link.centre is None:
            return ()
        return found(link.lobby, link.centre, self.counter_id, link.server_now(), text)

    def call_next(self, *, counter: str | None = None, beside: bool = False) -> None:
        """Call whoever is next; a second press within three seconds does nothing, unless a step lies between.

        Args:
            counter: Where to, of the clerk's counters; the active one unless told.
            beside: Keep the present ticket in service, where the centre allows several.
        """
        counter = counter or self.counter_id
        now, seat = self._clock(), self._seats[counter]
        if seat.pressed_at is not None and now - seat.pressed_at < GUARD_S:
            return
        if (Step.CALL_BESIDE if beside else Step.CALL_NEXT) not in seat.page.can or seat.calling:
            return
        seat.pressed_at, seat.calling = now, True
        fields: dict[str, bool] = {}
        if self.stay_ready:
            fields["stay_ready"] = True
        if beside:
            fields["keep"] = True
        command_id, present = uuid4().hex, self.after(counter)
        self._link.send(
            CallNext(counter=counter, after=present, **fields),
            command_id=command_id,
            on_reply=partial(self._called, counter, command_id, present),
        )
        self._tell_again()

    def after(self, counter: str) -> str | None:
        """The ticket that we believe current there; the server does nothing when that is stale."""
        return self._link.lobby.counter(counter).ticket

    def ask(self, command: AnyCommand, step: Step | None = None, *, counter: str | None = None) -> None:
        """Ask the server, or tell the clerk that it cannot be (any more).

        Args:
            command: What is wanted.
            step: What must be possible; None asks only for a server that is there.
            counter: Which of the clerk's counters it is for; the active one unless told.
        """
        counter = counter or self.counter_id
        page = self._seats[counter].page
        if step not in page.can if step is not None else not page.fresh:
            self._complain(page.warning or sentence("refused"))
            return
        self._seats[counter].pressed_at = None  # a call after another step is a wish of its own
        undoable, command_id = command.kind in _UNDOABLE, uuid4().hex
        on_reply = partial(self._answered, counter, command_id if undoable else None)
        self._link.send(command, command_id=command_id, on_reply=on_reply)

    def ask_aside(self, command: AnyCommand, counter: str) -> None:
        """Ask for what is no step of a visit: the last step can still be taken back afterwards."""
        page = self._seats[counter].page
        if page.fresh:
            self._link.send(command, command_id=uuid4().hex, on_reply=self._heard)
        else:
            self._complain(page.warning)

    def undo(self, counter: str | None = None) -> None:
        """Take back the last call, start, finish or missed of a counter; the active one unless told."""
        counter = counter or self.counter_id
        seat = self._seats[counter]
        if seat.undo is not None and Step.UNDO in seat.page.can:
            command, seat.undo = Undo(command=seat.undo[0]), None
            self.ask(command, Step.UNDO, counter=counter)
            self.refresh()

    def _called(self, counter: str, command_id: str, present: str | None, answer: Answer) -> None:
        self._seats[counter].calling = False
        nobody = isinstance(answer, Accepted) and answer.result.get("ticket") is None
        if not nobody or present is not None:  # it may have ended the present visit
            self._answered(counter, command_id, answer)
        if nobody:
            self.told.emit("Không có ai đang chờ.", False)
        self._tell_again()

    def _answered(self, counter: str, undoable: str | None, answer: Answer) -> None:
        match answer:
            case Accepted() if undoable is not None and self._link.centre is not None:
                span = timedelta(seconds=self._link.centre.calling.undo_s)
                self._seats[counter].undo = (undoable, self._link.server_now() + span)
            case Accepted() if undoable is None:
                self._seats[counter].undo = None  # the step before it has been built on
        self._heard(answer)

    def _heard(self, answer: Answer) -> None:
        if self._complained and isinstance(answer, Accepted):
            self._complain("")  # it is over
        match answer:
            case RefusedReply(code=code):
                self._complain(sentence(code))
            case NoAnswer():
                self._complain(sentence("no_answer"))
        self._look_soon()

    def _complain(self, words: str) -> None:
        """Tell of trouble; no words take back what was told."""
        self._complained = bool(words)
        self.told.emit(words, self._complained)

    def _fact(self, fact: Fact) -> None:
        if fact.kind == FactKind.CALLED and fact.call is not None and fact.call.counter in self._seats:
            self._seats[fact.call.counter].why = (fact.call.ticket, fact.why)
        if any(call.counter in self._seats for call in fact.help_calls):
            self._tell_news(fact)
        self._look_soon()

    def _tell_news(self, fact: Fact) -> None:
        link = self._link
        if link.centre is not None and link.hello is not None:
            told = news(fact, link.centre, f"{link.hello.role}/{link.hello.name}")
            if told:
                self.answered.emit(told)

    def _tell_again(self) -> None:
        """Tell the page although the hall is the same: a call has begun or ended."""
        self.page = self._seats.whole_page()
        self.changed.emit(self.page)

    def _look_soon(self, *_about: object) -> None:
        """Many facts in one go are worked out once."""
        if not self._soon.isActive():
            self._soon.start()
