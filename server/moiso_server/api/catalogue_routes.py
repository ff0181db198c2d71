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


BRIEF = {
    "code", "name", "department", "field", "service", "fee", "time_limit", "online", "received",
    "on_the_spot",
}  # fmt: skip
"""What a list of procedures shows; the rest is on the procedure's own page."""


def procedure_routes(catalogue: Catalogue, hall: Hall) -> APIRouter:
    """Reads of the catalogue, as in force today."""
    router = APIRouter(prefix="/api", responses=ERRORS)

    def today() -> date:
        return local_day(hall.centre, hall.clock.wall())

    def known(procedure: Procedure) -> Procedure:
        """Without a service that the centre does not have any more."""
        if procedure.service is None or hall.centre.service(procedure.service) is not None:
            return procedure
        return procedure.model_copy(update={"service": None})

    @router.get("/procedures")
    async def procedures(
        q: Annotated[str, Query(max_length=LONGEST_QUERY)] = "",
        service: Annotated[str | None, Query(max_length=64)] = None,
        field: Annotated[str | None, Query(max_length=300)] = None,
        department: Annotated[str | None, Query(max_length=300)] = None,
        limit: Annotated[int, Query(ge=1, le=5000)] = 20,
    ) -> Response:
        """Procedures that fit the words or the code in ``q``, the best first; without ``q`` all, by name."""
        day = today()
        wanted = {"service": service, "field": field, "department": department}
        if q.strip():
            found = await asyncio.to_thread(catalogue.search.find, q, day, limit)
            found = [each for each in found if _is(each, wanted)]
        else:
            found = await asyncio.to_thread(catalogue.procedures.browse, day, wanted, limit)
        listed = [known(each).model_dump(mode="json", include=BRIEF) for each in found]
        return as_json({"procedures": listed})

    @router.get("/procedure-fields")
    async def fields() -> Response:
        """Departments with their fields and how many procedures each has, in force today."""
        tree = await asyncio.to_thread(catalogue.procedures.tree, today())
        departments = [
            {"name": name, "fields": [{"name": field, "count": count} for field, count in counts.items()]}
            for name, counts in tree.items()
        ]
        return as_json({"departments": departments})

    @router.put("/procedure-groups")
    async def take_groups(body: GroupsBody) -> Response:
        """Add well-known procedures for a start, each group for a service of this centre."""
        check_groups(body.links, hall.centre)
        return as_json({"changed": await asyncio.to_thread(catalogue.take_well_known, body.links)})

    @router.get("/procedures/{code}")
    async def procedure(code: Code) -> Response:
        """A procedure: papers, fee, time, steps, where to submit, online form."""
        found = await asyncio.to_thread(catalogue.procedures.find, code, today())
        if found is None:
            raise NotFound(f"procedure: none in force today is '{code}'")
        body: dict[str, Any] = known(found).model_dump(mode="json")
        return as_json(body)

    return router


def _is(procedure: Procedure, wanted: Mapping[str, str | None]) -> bool:
    return all(value is None or getattr(procedure, name) == value for name, value in wanted.items())
