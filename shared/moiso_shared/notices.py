"""What the centre tells everybody in the hall for a while: on its boards and kiosks."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from moiso_shared.text import Text


class HallNotice(BaseModel):
    """A notice that a supervisor shows now. Its words are for everybody, so the journal may hold them."""

    model_config = ConfigDict(frozen=True)

    id: str
    text: Text
    zone: str | None = None
    """Where it is shown; None is everywhere."""
    until: datetime
    active: bool = True
    """False ends it."""


def shown_in(notices: Iterable[HallNotice], zones: Iterable[str], now: datetime) -> Iterator[HallNotice]:
    """The notices that hold at a place.

    Args:
        notices: Those of the lobby.
        zones: The zones that the place belongs to; none means that it stands for the whole hall.
        now: The moment, aware.
    """
    places = frozenset(zones)
    for notice in notices:
        here = notice.zone is None or not places or notice.zone in places
        if here and now < notice.until:
            yield notice
