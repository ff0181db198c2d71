"""What a keypad tells, and what it is read through."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from moiso_shared.errors import MoisoError


class KeypadGone(MoisoError):
    """The keypad is unplugged, not permitted, or held by another program."""

    code = "keypad_gone"


class KeypadState(StrEnum):
    """Whether a keypad can be used."""

    READY = "ready"
    AWAY = "keypad_away"


class Action(StrEnum):
    """What a key can mean."""

    CALL = "call"
    """Call the next ticket; with digits before it, the ticket of that number."""
    CALL_NEXT = "call_next"
    CALL_NUMBER = "call_number"
    RECALL = "recall"
    START = "start"
    FINISH = "finish"
    MISS = "miss"
    RETURN = "return"
    """Back to the queue."""
    PARK = "park"
    TRANSFER = "transfer"
    """To the counter of the number that was typed before it."""
    OPEN = "open"
    PAUSE = "pause"
    CLOSE = "close"
    UNDO = "undo"
    SWITCH = "switch"
    """The next of the clerk's counters; with digits before it, the one of that number."""
    HELP = "help"
    """Call for help; a digit before it says whom: 1 technical, 2 guide, 3 supervisor, 4 security, 0 none."""
    CLEAR = "clear"
    """Forget the digits typed so far."""


@dataclass(frozen=True)
class Press:
    """A key was pressed, with the digits before it."""

    action: Action
    digits: str = ""
    counter: str | None = None
    """The counter's id that it is for; None is the one that the clerk has chosen."""


class Source(Protocol):
    """Keys of one keypad, by name; used by one thread."""

    def open(self) -> None:
        """Take hold of the device.

        Raises:
            KeypadGone: It is not there, or not ours.
        """

    def read(self, timeout_s: float) -> list[str]:
        """Names of the keys pressed, or whole lines; nothing after the timeout.

        Raises:
            KeypadGone: It was unplugged.
        """

    def close(self) -> None:
        """Let go; safe at any time."""


OnPress = Callable[[Press], None]
"""Called in the keypad's own thread."""

OnState = Callable[[KeypadState], None]
"""Called in the keypad's own thread, at every change."""
