"""A counter calls somebody: what for, since when, and who is on the way."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Help(StrEnum):
    """Whom a clerk may need at the counter."""

    TECHNICAL = "technical"
    GUIDE = "guide"
    """A guide or an interpreter."""
    SUPERVISOR = "supervisor"
    SECURITY = "security"


class HelpCall(BaseModel):
    """One call of a counter; it may have one of each kind at the same time. No words about a visitor."""

    model_config = ConfigDict(frozen=True)

    counter: str
    help: str
    """A `Help`; a client shows a kind that it does not know as any help."""
    since: datetime
    coming: str | None = None
    """Who has said that they are on the way: role and name."""
    coming_since: datetime | None = None
    active: bool = True
    """False ends it."""

    @property
    def key(self) -> str:
        """Names the call as long as it lasts."""
        return f"{self.counter}/{self.help}"
