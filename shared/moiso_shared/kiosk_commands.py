"""What staff tell a kiosk from where they are."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from moiso_shared.command_base import Command, Id


class Order(StrEnum):
    """What a kiosk may be told to do; the same as its attendant's panel offers."""

    TEST_PRINT = "test_print"
    PAPER_LOADED = "paper_loaded"
    LOCK = "lock"
    UNLOCK = "unlock"
    RESTART = "restart"
    EXIT = "exit"
    LANGUAGE = "language"
    """Greet in the language that the command names."""


class TellKiosk(Command):
    """Have a kiosk that is connected do what its attendant's panel offers."""

    kind: Literal["tell_kiosk"] = "tell_kiosk"
    kiosk: Id
    order: Order
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] | None = None
    """With ``language`` only."""

    @model_validator(mode="after")
    def _names_what_it_needs(self) -> Self:
        if (self.order is Order.LANGUAGE) != (self.language is not None):
            raise ValueError("language: is named with the order 'language', and with no other")
        return self
