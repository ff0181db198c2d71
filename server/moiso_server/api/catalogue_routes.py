"""REST: procedures to search and read, dossiers to follow."""

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from moiso_shared.errors import NotFound
from moiso_shared.opening import local_day
from moiso_shared.procedures import Procedure
from pydantic import Field
from starlette.responses import Response

from moiso_server.api.command_routes import Body
from moiso_server.api.common import ERRORS, as_json
from moiso_server.catalogue.search import LONGEST_QUERY
from moiso_server.catalogue.store import Catalogue
from moiso_server.catalogue.well_known import check_groups
from moiso_server.hall import Hall

Code = Annotated[str, Path(pattern=r"^[0-9A-Za-z_.-]{1,60}$")]

Key = Annotated[str, Field(max_length=64)]


class GroupsBody(Body):
    """Services by the group of well-known procedures that they stand for."""

    links: Annotated[dict[Key, Key], Field(max_length=200)]


_MOST = 5000
"""So many procedures are listed at most."""

BRIEF = {
    "code", "name", "department", "field", "service", "fee", "time_limit", "online", "received",
    "on_the_spot",
}  # fmt: skip
"""What a list of procedures shows; the rest is on the procedure's own page."""


def procedure_routes(catalogue: Catalogue, hall: Hall) -> APIRouter:
    """Reads of the catalogue, as in force today."""
    return ProcedureRoutes(catalogue, hall).router()


class ProcedureRoutes:
    """Procedures to search and read."""

    def __init__(self, catalogue: Catalogue, hall: Hall) -> None:
        self._catalogue, self._hall = catalogue, hall

    def router(self) -> APIRouter:
        """The routes."""
        router = APIRouter(prefix="/api", responses=ERRORS)
        router.add_api_route("/procedures", self.procedures, methods=["GET"])
        router.add_api_route("/procedure-fields", self.fields, methods=["GET"])
        router.add_api_route("/procedure-groups", self.take_groups, methods=["PUT"])
        router.add_api_route("/procedures/{code}", self.procedure, methods=["GET"])
        return router

    async def procedures(
        self,
        q: Annotated[str, Query(max_length=LONGEST_QUERY)] = "",
        service: Annotated[str | None, Query(max_length=64)] = None,
        field: Annotated[str | None, Query(max_length=300)] = None,
        department: Annotated[str | None, Query(max_length=300)] = None,
        limit: Annotated[int, Query(ge=1, le=_MOST)] = 20,
    ) -> Response:
        """Procedures that fit the words or the code in ``q``, the best first; without ``q`` all, by name."""
        day = self._today()
        wanted = {"service": service, "field": field, "department": department}
        if q.strip():
            most = limit if set(wanted.values()) == {None} else _MOST
            found = await asyncio.to_thread(self._catalogue.search.find, q, day, most)
            found = [each for each in found if _is(each, wanted)][:limit]
        else:
            found = await asyncio.to_thread(self._catalogue.procedures.browse, day, wanted, limit)
        listed = [self._known(each).model_dump(mode="json", include=BRIEF) for each in found]
        return as_json({"procedures": listed})

    async def fields(self) -> Response:
        """Departments with their fields and how many procedures each has, in force today."""
        tree = await asyncio.to_thread(self._catalogue.procedures.tree, self._today())
        departments = [
            {"name": name, "fields": [{"name": field, "count": count} for field, count in counts.items()]}
            for name, counts in tree.items()
        ]
        return as_json({"departments": departments})

    async def take_groups(self, body: GroupsBody) -> Response:
        """Add well-known procedures for a start, each group for a service of this centre."""
        check_groups(body.links, self._hall.centre)
        return as_json({"changed": await asyncio.to_thread(self._catalogue.take_well_known, body.links)})

    async def procedure(self, code: Code) -> Response:
        """A procedure: papers, fee, time, steps, where to submit, online form."""
        found = await asyncio.to_thread(self._catalogue.procedures.find, code, self._today())
        if found is None:
            raise NotFound(f"procedure: none in force today is '{code}'")
        body: dict[str, Any] = self._known(found).model_dump(mode="json")
        return as_json(body)

    def _today(self) -> date:
        return local_day(self._hall.centre, self._hall.clock.wall())

    def _known(self, procedure: Procedure) -> Procedure:
        """Without a service that the centre does not have any more."""
        if procedure.service is None or self._hall.centre.service(procedure.service) is not None:
            return procedure
        return procedure.model_copy(update={"service": None})


def _is(procedure: Procedure, wanted: Mapping[str, str | None]) -> bool:
    return all(value is None or getattr(procedure, name) == value for name, value in wanted.items())
