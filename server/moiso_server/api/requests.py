"""Bodies of REST requests; unknown fields are refused."""

from typing import Annotated, Literal

from moiso_shared.commands import Id, Reason
from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Body(BaseModel):
    """A request body."""

    model_config = ConfigDict(extra="forbid")


class IssueBody(Body):
    """Give a number for a service."""

    service: Id
    priority: Id | None = None
    id: Id | None = None
    """The ticket's id, made by the client; left out, it follows from the Idempotency-Key."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] = "vi"
    paper: bool = False


class CallNextBody(Body):
    """Call whoever is next."""

    after: Id | None = Field(default=None, description="The ticket that you believe current, null for none.")


class CallBody(Body):
    """Call a chosen ticket out of order."""

    ticket: Id
    reason: Reason
    after: Id | None = None


class PauseBody(Body):
    """Take a break."""

    reason: Literal["break", "meeting", "technical", "other"] = "break"


class FinishBody(Body):
    """End the visit."""

    outcome: Id | None = None


class TransferBody(Body):
    """Send the ticket on; name a service, a counter, or both."""

    service: Id | None = None
    counter: Id | None = None
    come_back: bool = False


class PaperBody(Body):
    """What became of the paper."""

    paper: Literal["printed", "not_printed", "unknown"]
