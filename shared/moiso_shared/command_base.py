"""What every command has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
"""An id of a ticket, service, counter, class or command: 1 to 64 of ``A-Z a-z 0-9 _ . -``."""

IdOrNumber = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9Đ][A-Za-z0-9Đ_.-]{0,63}$")]
"""A ticket by its id or by its number, whose prefix may hold Đ."""

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A reason in a clerk's words; kept in the private store, never in the journal."""


class Command(BaseModel):
    """The common part of all commands: frozen, and no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
