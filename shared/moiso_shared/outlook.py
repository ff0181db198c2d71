"""The forecast of waits that kiosks, boards and pages show."""

from pydantic import BaseModel, ConfigDict


class Wait(BaseModel):
    """A range in minutes for someone who takes a number now."""

    model_config = ConfigDict(frozen=True)

    least_min: int
    most_min: int


class Outlook(BaseModel):
    """Waits by service; a service that no open counter takes is not in it."""

    model_config = ConfigDict(frozen=True)

    waits: dict[str, Wait] = {}
