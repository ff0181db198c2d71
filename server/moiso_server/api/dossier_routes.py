"""REST: dossiers, told by the one-stop software and asked for by their holders."""

import asyncio
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from moiso_shared.dossiers import Dossier, DossierView, dossier_code, view
from moiso_shared.errors import Invalid, NotFound
from moiso_shared.opening import local_day
from moiso_shared.text import Text
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.responses import Response

from moiso_server.api.common import ERRORS, as_json
from moiso_server.api.errors import invalid
from moiso_server.catalogue.columns import Numbered
from moiso_server.catalogue.dossier_figures import by_department, by_month
from moiso_server.catalogue.dossier_table import check_statuses
from moiso_server.catalogue.store import Catalogue
from moiso_server.hall import Hall

Code = Annotated[str, Path(max_length=80)]
MOST_READY = 200
"""What a board can show by turns before its readers lose patience."""


class DossierBody(BaseModel):
    """What the one-stop software tells of one dossier; a name is masked at once."""

    model_config = ConfigDict(extra="forbid")

    status: str
    holder: str = ""
    procedure: str | None = None
    department: str = ""
    received: date | None = None
    due: date | None = None
    finished: date | None = None
    returned: date | None = None
    apologies: int = 0
    online: bool = False


class Bulk(BaseModel):
    """Many dossiers at once: all are taken or none."""

    model_config = ConfigDict(extra="forbid")

    dossiers: Annotated[list[Dossier], Field(max_length=5000)]


def dossier_routes(catalogue: Catalogue, hall: Hall) -> APIRouter:
    """Over the catalogue; statuses are explained by the centre's document."""
    return DossierRoutes(catalogue, hall).router()


class DossierRoutes:
    """Dossiers as they are told and asked for."""

    def __init__(self, catalogue: Catalogue, hall: Hall) -> None:
        self._catalogue, self._hall = catalogue, hall

    def router(self) -> APIRouter:
        """The routes."""
        router = APIRouter(prefix="/api", responses=ERRORS)
        router.add_api_route("/dossiers", self.put_many, methods=["PUT"])
        router.add_api_route("/dossiers/{code}", self.put_one, methods=["PUT"])
        router.add_api_route("/dossiers/{code}", self.forget, methods=["DELETE"])
        router.add_api_route("/dossiers/{code}", self.dossier, methods=["GET"])
        router.add_api_route("/dossiers-ready", self.ready, methods=["GET"])
        router.add_api_route("/dossier-figures", self.figures, methods=["GET"])
        return router

    async def put_many(self, body: Bulk) -> Response:
        """Tell the state of many dossiers; telling the same again changes nothing."""
        return await self._put(body.dossiers)

    async def put_one(self, code: Code, body: DossierBody) -> Response:
        """Tell the state of a dossier; telling the same again changes nothing."""
        try:
            dossier = Dossier.model_validate({"code": code, **body.model_dump()})
        except ValidationError as error:
            raise invalid(error.errors()) from error
        return await self._put([dossier])

    async def forget(self, code: Code) -> Response:
        """Erase a dossier, for good."""
        return as_json({"forgotten": await asyncio.to_thread(self._catalogue.dossiers.forget, _known(code))})

    async def dossier(self, code: Code) -> Response:
        """The state of a dossier in words, its due day and what to do; the holder's name only masked."""
        found = await asyncio.to_thread(self._catalogue.dossiers.find, _known(code))
        if found is None:
            raise NotFound("dossier: none with this code is known here")
        procedure = None
        if found.procedure is not None:
            procedure = await asyncio.to_thread(
                self._catalogue.procedures.find, found.procedure, self._today()
            )
        name = procedure.name if procedure is not None else None
        return as_json(
            {**_as_told(view(found, self._hall.centre.dossiers, self._today())), "procedure": name}
        )

    async def ready(self) -> Response:
        """Dossiers whose result waits to be collected, the newest first; names are masked."""
        rules = self._hall.centre.dossiers
        states = {status.code: status.name.root for status in rules.statuses if status.stage == "ready"}
        found = await asyncio.to_thread(self._catalogue.dossiers.with_status, list(states), MOST_READY)
        told = ({"code": each.code, "holder": each.holder, "state": states[each.status]} for each in found)
        return as_json({"dossiers": list(told)})

    async def figures(
        self, first: Annotated[date | None, Query()] = None, last: Annotated[date | None, Query()] = None
    ) -> Response:
        """Numbers by department and month over some days, both included; left out, the last 30."""
        until = last or self._today()
        since = first or until - timedelta(days=29)
        ended = [status.code for status in self._hall.centre.dossiers.statuses if status.stage == "ended"]
        parts = await asyncio.to_thread(by_department, self._catalogue.file, since, until, ended)
        months = await asyncio.to_thread(by_month, self._catalogue.file, since, until)
        return as_json(
            {
                "first": since.isoformat(),
                "last": until.isoformat(),
                "departments": [row.__dict__ for row in parts],
                "months": [row.__dict__ for row in months],
            }
        )

    def _today(self) -> date:
        return local_day(self._hall.centre, self._hall.clock.wall())

    async def _put(self, dossiers: list[Dossier]) -> Response:
        check_statuses([Numbered(row, each) for row, each in enumerate(dossiers, start=1)], self._hall.centre)
        changed = await asyncio.to_thread(self._catalogue.dossiers.put, dossiers)
        return as_json({"changed": changed, "unchanged": len(dossiers) - changed})


def _known(code: str) -> str:
    found = dossier_code(code)
    if found is None:
        raise Invalid(
            "code: not a dossier code; write it like 000.A0.01.H26-210212-9090 or H21.65-220914-0011"
        )
    return found


def _as_told(shown: DossierView) -> dict[str, Any]:
    return {
        name: value.root
        if isinstance(value, Text)
        else value.isoformat()
        if isinstance(value, date)
        else value
        for name, value in shown.__dict__.items()
    }
