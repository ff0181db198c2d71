"""When the supervisor is warned, as a centre's document says it."""

from typing import Annotated

from pydantic import Field

from moiso_shared.text import Strict


class Watching(Strict):
    """Thresholds of the alerts on the supervisor's page; those of counters stand under ``calling``."""

    wait_min: Annotated[int, Field(ge=1, le=480)] = 30
    """Somebody has waited this long."""
    queue: Annotated[int, Field(ge=1, le=1000)] = 15
    """This many people wait for one service."""
    closing_min: Annotated[int, Field(ge=0, le=240)] = 0
    """The last visitor may wait more than this past closing time."""
    device_min: Annotated[int, Field(ge=0, le=240)] = 0
    """A device has been in trouble this long."""
    paper_near_end: bool = True
    """Whether paper that is nearly out is an alert; paper that is out always is."""
    target_min: Annotated[int, Field(ge=1, le=480)] = 20
    """The share of visits that waited at most this long is the reports' "within target"."""
