"""Administrative procedures (thủ tục hành chính) as the centre publishes them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from moiso_shared.text import Id, Strict, tidy

Line = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Online = Literal["full", "partial", "none"]
"""Toàn trình, một phần, or only at the counter."""


class Procedure(Strict):
    """One procedure as it is in force from a day on."""

    code: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_.-]{1,60}$")]
    """As in the national database, e.g. ``1.001193``, with or without a local suffix such as ``.H19``."""
    name: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    department: Annotated[str, StringConstraints(max_length=300)] = ""
    field: Annotated[str, StringConstraints(max_length=300)] = ""
    """Lĩnh vực, e.g. "Hộ tịch"."""
    service: Id | None = None
    """The service whose number this procedure needs."""
    papers: Annotated[tuple[Line, ...], Field(max_length=100)] = ()
    fee: Annotated[str, StringConstraints(max_length=2000)] = ""
    time_limit: Annotated[str, StringConstraints(max_length=2000)] = ""
    steps: Annotated[tuple[Line, ...], Field(max_length=100)] = ()
    where: Annotated[str, StringConstraints(max_length=2000)] = ""
    """Where to submit."""
    online: Online = "none"
    online_url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=500)] | None = None
    """Opens the online form; shown as a QR."""
    received: bool = True
    """Received at this centre; otherwise ``where`` says where to go."""
    on_the_spot: bool = False
    """"4 tại chỗ": received, examined, approved and returned while the visitor waits."""
    keywords: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    """Everyday words that lead here."""
    updated: date | None = None
    effective_from: date
    note: Annotated[str, StringConstraints(max_length=2000)] = ""

    @field_validator("name", "department", "field", "fee", "time_limit", "where", "note", mode="before")
    @classmethod
    def _composed(cls, value: object) -> object:
        return tidy(value) if isinstance(value, str) else value

    @field_validator("papers", "steps", "keywords", mode="before")
    @classmethod
    def _lines(cls, value: object) -> object:
        if isinstance(value, list | tuple):
            return [tidy(line) if isinstance(line, str) else line for line in value]
        return value
