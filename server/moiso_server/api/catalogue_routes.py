"""REST: procedures to search and read, dossiers to follow."""

import asyncio
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from moiso_shared.errors import NotFound
from moiso_shared.opening import local_day
from moiso_shared.procedures import Procedure
from starlette.responses import Response

from moiso_server.api.common import ERRORS, as_json
from moiso_server.catalogue.search import LONGEST_QUERY
from moiso_server.catalogue.store import Catalogue
from moiso_server.hall import Hall

Code = Annotated[str, Path(pattern=r"^[0-9A-Za-z_.-]{1,60}$")]

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
        found = await asyncio.to_thread(
            lambda: catalogue.search.find(q, day, limit) if q.strip() else catalogue.procedures.in_force(day)
        )
        wanted = {"service": service, "field": field, "department": department}
        chosen = [
            procedure
            for procedure in map(known, found)
            if all(value is None or getattr(procedure, name) == value for name, value in wanted.items())
        ]
        listed = chosen if q.strip() else sorted(chosen, key=lambda procedure: procedure.name)
        return as_json(
            {"procedures": [each.model_dump(mode="json", include=BRIEF) for each in listed[:limit]]}
        )

    @router.get("/procedure-fields")
    async def fields() -> Response:
        """Departments with their fields and how many procedures each has, in force today."""
        tree: dict[str, dict[str, int]] = {}
        for procedure in await asyncio.to_thread(catalogue.procedures.in_force, today()):
            counts = tree.setdefault(procedure.department, {})
            counts[procedure.field] = counts.get(procedure.field, 0) + 1
        return as_json(
            {
                "departments": [
                    {"name": name, "fields": [{"name": f, "count": n} for f, n in sorted(counts.items())]}
                    for name, counts in sorted(tree.items())
                ]
            }
        )

    @router.get("/procedures/{code}")
    async def procedure(code: Code) -> Response:
        """A procedure: papers, fee, time, steps, where to submit, online form."""
        found = await asyncio.to_thread(catalogue.procedures.find, code, today())
        if found is None:
            raise NotFound(f"procedure: none in force today is '{code}'")
        body: dict[str, Any] = known(found).model_dump(mode="json")
        return as_json(body)

    return router
