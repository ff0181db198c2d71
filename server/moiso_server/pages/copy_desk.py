"""Makes the day's copy of the data beside the pages' loop, and says when it could not."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from moiso_shared.errors import MoisoError

from moiso_server.backup import CopyLabel, back_up, copies, label_of
from moiso_server.clock import system_time
from moiso_server.pages.errand import Copying
from moiso_server.pages.following import Following

log = logging.getLogger(__name__)

_AGAIN_S = 300.0
"""A copy that failed is tried again, and the hour is not missed, after so long."""


@dataclass(frozen=True)
class Kept:
    """A copy in its folder."""

    name: str
    label: CopyLabel
    bytes: int


class CopyDesk:
    """One copy a day from a given hour on; one that was missed is made up for at the next start.

    Args:
        hall: Tells the centre's time zone.
        data: The server's data folder.
        copying: Where and when; None where nobody wants copies.
        clock: The machine's.
    """

    def __init__(
        self,
        hall: Following,
        data: Path,
        copying: Copying | None,
        clock: Callable[[], datetime] = system_time,
    ) -> None:
        self.copying = copying
        self.trouble: MoisoError | None = None
        """Why the newest copy is missing."""
        self._hall = hall
        self._data = data
        self._clock = clock
        self._asked = asyncio.Event()
        self._wanted = False

    async def run(self) -> None:
        """Make what is due, until cancelled."""
        if self.copying is None:
            return
        with self._hall.changes.bell() as bell:
            while self._hall.centre is None:
                await bell.wait()
                bell.clear()
        while True:
            self._asked.clear()
            await self._look(self.copying, ZoneInfo(self._hall.centre.time_zone))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._asked.wait(), _AGAIN_S)

    def ask(self) -> None:
        """Make a copy now, whatever the hour."""
        self._wanted = True
        self._asked.set()

    async def kept(self) -> list[Kept]:
        """The copies in the folder, the newest first."""
        return await asyncio.to_thread(self._kept)

    def _kept(self) -> list[Kept]:
        found = copies(Path(self.copying.folder)) if self.copying is not None else []
        sizes = (sum(file.stat().st_size for file in copy.rglob("*") if file.is_file()) for copy in found)
        return [Kept(copy.name, label_of(copy), size) for copy, size in zip(found, sizes, strict=True)]

    async def _look(self, copying: Copying, zone: ZoneInfo) -> None:
        former, now = self.trouble, self._clock().astimezone(zone)
        folder = Path(copying.folder)
        try:
            newest = await asyncio.to_thread(lambda: next(iter(copies(folder)), None))
            if self._wanted or newest is None or label_of(newest).made < _due(now, copying):
                copy = await asyncio.to_thread(back_up, self._data, folder, now, keep=copying.keep)
                log.info("copied the data to %s", copy)
            self.trouble, self._wanted = None, False
        except MoisoError as error:
            log.warning("the data could not be copied, and it is tried again: %s", error.message)
            self.trouble = error
        if (former, self.trouble) != (None, None):
            self._hall.changes.ring()


def _due(now: datetime, copying: Copying) -> datetime:
    """The newest moment that a copy should be younger than."""
    today = now.replace(hour=copying.at.hour, minute=copying.at.minute, second=0, microsecond=0)
    return today if now >= today else today - timedelta(days=1)
