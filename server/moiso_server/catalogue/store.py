"""The catalogue as one part of the server."""

import tomllib
from functools import cache
from pathlib import Path

from moiso_shared.centre import Centre
from moiso_shared.procedures import Procedure
from pydantic import TypeAdapter

from moiso_server.catalogue.dossiers import Dossiers
from moiso_server.catalogue.procedures import Procedures
from moiso_server.catalogue.schema import CatalogueFile
from moiso_server.catalogue.search import Search
from moiso_server.centres import NAMES, ready_made, ready_made_procedures

_LIST: TypeAdapter[list[Procedure]] = TypeAdapter(list[Procedure])

_IN_A_WARD = {
    **dict.fromkeys(("so-do", "chuyen-nhuong", "the-chap", "do-dac"), "dat-dai"),
    **dict.fromkeys(("giay-phep-xay-dung", "quy-hoach"), "xay-dung"),
    "doanh-nghiep": "ho-kinh-doanh",
    "van-bang": "giao-duc",
}
"""Services of the ready-made ward that stand for those of the province."""


class Catalogue:
    """Procedures and dossiers in ``catalogue.db``. Every method may be called from any thread.

    Args:
        path: The file; made when it is not there.
    """

    def __init__(self, path: Path) -> None:
        self.file = CatalogueFile(path)
        self.procedures = Procedures(self.file)
        self.search = Search(self.file, self.procedures)
        self.dossiers = Dossiers(self.file)

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    def begin(self, centre: Centre) -> int:
        """Fill an empty catalogue with well-known procedures when the centre is a ready-made one.

        Returns:
            How many there are now that were not there before.
        """
        if centre.id not in _ready_made_ids() or not self.procedures.empty:
            return 0
        return self.procedures.put(first_procedures(centre)).added


def first_procedures(centre: Centre) -> list[Procedure]:
    """The ready-made procedures for which the centre has a service."""
    services = {service.id for service in centre.services}
    found = []
    for procedure in _LIST.validate_json(ready_made_procedures()):
        here = procedure.service or ""
        service = here if here in services else _IN_A_WARD.get(here)
        if service in services:
            found.append(procedure.model_copy(update={"service": service}))
    return found


@cache
def _ready_made_ids() -> set[str]:
    return {tomllib.loads(ready_made(name))["id"] for name in NAMES}
