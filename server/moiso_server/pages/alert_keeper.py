"""Brings the history of alerts to the server, and takes up at the start where the last run ended."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

import httpx
from moiso_shared.opening import local_day
from pydantic import TypeAdapter

from moiso_server.kept_alerts import KeptAlert
from moiso_server.pages.alert_log import AlertLog, Raised
from moiso_server.pages.following import Following

log = logging.getLogger(__name__)

EVERY_S = 2.0
PASSING = timedelta(seconds=10)
"""What nobody saw and is over so soon is not worth a line: a program that starts is away for a moment."""

_KEPT = TypeAdapter(KeptAlert)


class AlertKeeper:
    """Keeps what the log says has changed.

    Args:
        hall: Names the day.
        alert_log: The alerts.
        rest: The API, with the pages' token.
    """

    def __init__(self, hall: Following, alert_log: AlertLog, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._log = alert_log
        self._rest = rest

    async def load(self) -> None:
        """Wait for the hall, and read what went on and what was over today."""
        while self._hall.centre is None or self._hall.lobby.at is None:
            await asyncio.sleep(EVERY_S / 10)
        while True:
            try:
                day = local_day(self._hall.centre, self._hall.lobby.at)
                self._log.restore(await self._read({}), await self._read({"day": day.isoformat()}))
            except (httpx.HTTPError, ValueError) as error:
                log.warning("the history of alerts cannot be read: %s", error)
                await asyncio.sleep(EVERY_S)
            else:
                return

    async def run(self) -> None:
        """Keep what changes, until cancelled; what could not be kept is tried again."""
        while True:
            await asyncio.sleep(EVERY_S)
            for raised in list(self._log.changed.values()):
                if not await self._keep(raised):
                    break

    async def _keep(self, raised: Raised) -> bool:
        if not _passing(raised):
            try:
                body = raised.kept().model_dump(mode="json", exclude_defaults=True)
                (await self._rest.put(f"/api/alerts/{raised.id}", json=body)).raise_for_status()
            except httpx.HTTPError as error:
                log.info("an alert could not be kept: %s", error)
                return False
        if self._log.changed.get(raised.id) is raised:
            del self._log.changed[raised.id]
        return True

    async def _read(self, query: dict[str, str]) -> dict[str, KeptAlert]:
        answer = (await self._rest.get("/api/alerts", params=query)).raise_for_status()
        rows: list[dict[str, Any]] = answer.json()["alerts"]
        return {row.pop("id"): _KEPT.validate_python(row, strict=False) for row in rows}


def _passing(raised: Raised) -> bool:
    untouched = raised.seen_by is None and not raised.acted
    return untouched and raised.over_at is not None and raised.over_at - raised.since < PASSING
