"""What staff tell a kiosk from where they are."""

from enum import StrEnum
from typing import Literal

from moiso_shared.command_base import Command, Id


class Order(StrEnum):
    """What a kiosk may be told to do; the same as its attendant's panel offers."""

    TEST_PRINT = "test_print"
    PAPER_LOADED = "paper_loaded"
    LOCK = "lock"
    UNLOCK = "unlock"
    RESTART = "restart"
    EXIT = "exit"


class AnswerHelp(Command):
    """Say at a kiosk that called for help that somebody is on the way."""

    kind: Literal["answer_help"] = "answer_help"
    kiosk: Id


class TellKiosk(Command):
    """Have a kiosk that is connected do what its attendant's panel offers."""

    kind: Literal["tell_kiosk"] = "tell_kiosk"
    kiosk: Id
    order: Order
