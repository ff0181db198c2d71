"""REST: the history of alerts, kept for the pages that raise them."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from starlette.responses import Response

from moiso_server.api.common import ERRORS, ItemId, as_json
from moiso_server.hall import Hall
from moiso_server.kept_alerts import KeptAlert, KeptAlerts


def alert_routes(hall: Hall, kept: KeptAlerts) -> APIRouter:
    """Keep an alert; read those of a day, or those that go on."""
    router = APIRouter(prefix="/api", responses=ERRORS)

    @router.put("/alerts/{id}")
    async def put(id: ItemId, body: KeptAlert) -> Response:
        """Keep an alert, or what has become of it; only the web pages may ask."""
        await hall.on_disk(lambda: kept.put(id, body))
        return as_json({"id": id})

    @router.get("/alerts")
    async def alerts(day: date | None = None) -> Response:
        """The alerts that were raised on a day, the newest first; without a day, those that go on."""
        zone = ZoneInfo(hall.centre.time_zone)
        found = await hall.on_disk(lambda: kept.running() if day is None else kept.on(day, zone))
        told: list[dict[str, Any]] = [
            {"id": key, **one.model_dump(mode="json")} for key, one in found.items()
        ]
        return as_json({"alerts": told})

    return router
