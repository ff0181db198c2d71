"""Numbers that a kiosk gave while no server answered, and how it hands them in."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from moiso_shared.command_base import Command, Id
from moiso_shared.text import Strict, Text
from moiso_shared.ticket_commands import Needs

OfflinePrefix = Annotated[str, StringConstraints(pattern=r"^[A-ZĐ][A-ZĐ0-9]{0,3}$")]
"""Of a kiosk's own series, e.g. ``M1``."""


class OfflineWords(Strict):
    """What is said while a kiosk gives numbers of its own series."""

    ticket_note: Text = Text(
        {
            "vi": "Hệ thống tạm mất kết nối. Khi kết nối lại, số này được xếp hàng theo đúng giờ lấy số.",
            "en": "The system is off-line. This number will be queued by the time you took it.",
        }
    )
    """Printed on the paper."""


def offline_number(prefix: str, ordinal: int) -> str:
    """A number of a kiosk's own series; its dash keeps it apart from every number that a server gives.

    >>> offline_number("M1", 1)
    'M1-001'
    """
    return f"{prefix}-{ordinal:03d}"


class OfflineTicket(BaseModel):
    """One number that a kiosk gave by itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ticket: Id
    """Made by the kiosk; a ticket with a known id is never taken twice."""
    prefix: OfflinePrefix
    ordinal: Annotated[int, Field(ge=1, le=99_999)]
    service: Id
    arrived_at: AwareDatetime
    """When the number was given: last known offset to the server, plus the monotonic clock."""
    estimated: bool = False
    """The kiosk was restarted meanwhile, so the time is its own clock's."""
    priority: Id | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] = "vi"
    then: Annotated[tuple[Id, ...], Field(max_length=8)] = ()
    needs: Needs = ()
    paper: Literal["none", "printed", "not_printed", "unknown"] = "none"

    @property
    def number(self) -> str:
        """As on the paper."""
        return offline_number(self.prefix, self.ordinal)


class HandIn(Command):
    """Hand in numbers that were given off-line. What is known already is left as it is."""

    kind: Literal["hand_in"] = "hand_in"
    tickets: Annotated[tuple[OfflineTicket, ...], Field(min_length=1, max_length=200)]
