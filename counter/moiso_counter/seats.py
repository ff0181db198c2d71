"""The counters that one clerk holds, and which of them the keys act on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from moiso_shared.facts import CounterStatus, Why

from moiso_counter.page import EMPTY, Page, Seat, Step


@dataclass
class Memory:
    """What the desk remembers of one counter, beside the hall."""

    page: Page = EMPTY
    calling: bool = False
    """Whether *call next* waits for its answer."""
    pressed_at: float | None = None
    why: tuple[str, Why | None] = ("", None)
    """Why a ticket was called here, by the ticket's id."""
    undo: tuple[str, datetime] | None = None
    """The last command, and until when it can be taken back."""


class Seats:
    """One counter as a rule; two when a clerk stands in for a colleague.

    Args:
        counters: Ids, the first one active; none before the server has told whose token this is.
    """

    def __init__(self, counters: Iterable[str] = ()) -> None:
        self._memories = {counter: Memory() for counter in counters}
        self._active = next(iter(self._memories), "")
        self._nowhere = Memory()

    def __iter__(self) -> Iterator[str]:
        return iter(self._memories)

    def __len__(self) -> int:
        return len(self._memories)

    def __contains__(self, counter: str) -> bool:
        return counter in self._memories

    def __getitem__(self, counter: str) -> Memory:
        return self._memories.get(counter, self._nowhere)

    @property
    def active(self) -> str:
        """The counter that the keys act on; empty before one is known."""
        return self._active

    @property
    def here(self) -> Memory:
        """What is remembered of the active counter."""
        return self[self._active]

    def add(self, counter: str) -> None:
        """Hold one more; the first becomes active."""
        self._memories.setdefault(counter, Memory())
        self._active = self._active or counter

    def remove(self, counter: str) -> None:
        """Hold it no more; the last one stays."""
        if len(self._memories) > 1:
            self._memories.pop(counter, None)
            if self._active not in self._memories:
                self._active = next(iter(self._memories))

    def sit(self, counter: str) -> None:
        """Make one of them active."""
        if counter in self._memories:
            self._active = counter

    def next_one(self) -> str:
        """The counter after the active one, round and round."""
        counters = list(self._memories)
        return counters[(counters.index(self._active) + 1) % len(counters)] if counters else ""

    def whole_page(self) -> Page:
        """The active counter's page, with the others in a few words when there are any."""
        if len(self) < 2:
            return self.here.page
        seats = tuple(_seat(one, memory, one == self._active) for one, memory in self._memories.items())
        return replace(self.here.page, seats=seats)


def _seat(counter: str, memory: Memory, active: bool) -> Seat:
    page, present = memory.page, memory.page.present
    if memory.calling:
        words = "Đang gọi…"
    elif present is not None:
        words = f"{present.number} · {present.state_words} {present.running}"
    else:
        free = page.status is CounterStatus.OPEN and page.known
        words = "Chưa có ai tại quầy" if free else page.status_words
    return Seat(
        counter=counter,
        title=page.title or counter,
        words=words,
        active=active,
        open=page.status is CounterStatus.OPEN,
        can_call=Step.CALL_NEXT in page.can and not memory.calling,
        attention=" ".join([page.attention, *(line.words for line in page.help if not active)]).strip(),
    )
