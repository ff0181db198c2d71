"""The catalogue as one part of the server."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from moiso_shared.centre import Centre
from moiso_shared.procedures import Procedure

from moiso_server.catalogue.dossiers import Dossiers
from moiso_server.catalogue.procedures import Procedures
from moiso_server.catalogue.schema import CatalogueFile
from moiso_server.catalogue.search import Search
from moiso_server.catalogue.well_known import linked, proposed, services_of
from moiso_server.centres import NAMES, ready_made


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

    def take_well_known(self, links: Mapping[str, str]) -> int:
        """Add the well-known procedures of these groups, each for its service.

        Returns:
            How many there are now that were not there before, or that belong to another service now.
        """
        done = self.procedures.put(linked(links))
        return done.added + done.changed


def first_procedures(centre: Centre) -> list[Procedure]:
    """The well-known procedures for which a ready-made centre has a service."""
    return linked(proposed(services_of(centre)))


@cache
def _ready_made_ids() -> set[str]:
    return {tomllib.loads(ready_made(name))["id"] for name in NAMES}
