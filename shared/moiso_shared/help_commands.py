"""Calling for help, saying that it comes, and saying that it is no longer needed."""

from typing import Literal, Self

from pydantic import model_validator

from moiso_shared.command_base import Command, Id
from moiso_shared.help_calls import Help


class CallHelp(Command):
    """Call somebody to a counter. While the same call waits for an answer, nothing changes.

    Once it was answered, the same call waits for an answer again.
    """

    kind: Literal["call_help"] = "call_help"
    counter: Id
    help: Help


class AnswerHelp(Command):
    """Say at a kiosk or counter that called for help that somebody is on the way.

    At a counter this answers the call of the kind that ``help`` names.
    """

    kind: Literal["answer_help"] = "answer_help"
    kiosk: Id | None = None
    counter: Id | None = None
    help: Help | None = None
    """With ``counter`` only."""

    @model_validator(mode="after")
    def _names_one_place(self) -> Self:
        if (self.kiosk is None) == (self.counter is None):
            raise ValueError("kiosk, counter: just one of them is named")
        if (self.counter is None) != (self.help is None):
            raise ValueError("help: is named with a counter, and with a counter only")
        return self


class EndHelp(Command):
    """The counter withdraws its call, or what it called for is done."""

    kind: Literal["end_help"] = "end_help"
    counter: Id
    help: Help
