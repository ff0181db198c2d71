"""What the command line asks of the catalogue."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from moiso_shared.dossiers import Dossier
from moiso_shared.opening import local_day
from moiso_shared.procedures import Procedure

from moiso_server.catalogue.dossier_table import check_statuses
from moiso_server.catalogue.handed_over import receive
from moiso_server.catalogue.procedure_table import check_services
from moiso_server.catalogue.store import Catalogue
from moiso_server.hall import Hall

Chore = Callable[[Mapping[str, Any]], Awaitable[Mapping[str, Any]]]


class CatalogueChores:
    """One method for each request.

    Args:
        catalogue: Procedures and dossiers.
        hall: Knows the centre and the day.
        folder: The data folder, where imports are handed over.
    """

    def __init__(self, catalogue: Catalogue, hall: Hall, folder: Path) -> None:
        self._catalogue = catalogue
        self._hall = hall
        self._folder = folder
        self.known: dict[str, Chore] = {
            "procedures_import": self._procedures_import,
            "procedures_list": self._procedures_list,
            "procedures_search": self._procedures_search,
            "dossiers_import": self._dossiers_import,
            "dossiers_forget": self._dossiers_forget,
        }

    async def _procedures_import(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        centre = self._hall.centre
        whole = date.fromisoformat(request["whole_from"]) if request.get("whole_from") else None

        def put() -> Mapping[str, Any]:
            handed = receive(self._folder, str(request.get("file")), Procedure)
            check_services(handed, centre)
            return asdict(self._catalogue.procedures.put([each.value for each in handed], whole_from=whole))

        return await asyncio.to_thread(put)

    async def _procedures_list(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        found = await asyncio.to_thread(self._catalogue.procedures.in_force, self._day())
        return {"procedures": [_line(procedure) for procedure in found]}

    async def _procedures_search(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        words = str(request.get("words", ""))
        found = await asyncio.to_thread(self._catalogue.search.find, words, self._day(), 20)
        return {"procedures": [_line(procedure) for procedure in found]}

    async def _dossiers_import(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        centre = self._hall.centre

        def put() -> int:
            handed = receive(self._folder, str(request.get("file")), Dossier)
            check_statuses(handed, centre)
            return self._catalogue.dossiers.put(each.value for each in handed)

        return {"changed": await asyncio.to_thread(put)}

    async def _dossiers_forget(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        before = date.fromisoformat(str(request["before"]))
        return {"forgotten": await asyncio.to_thread(self._catalogue.dossiers.forget_ended, before)}

    def _day(self) -> date:
        return local_day(self._hall.centre, self._hall.clock.wall())


def _line(procedure: Procedure) -> dict[str, Any]:
    return {"code": procedure.code, "name": procedure.name, "service": procedure.service}
