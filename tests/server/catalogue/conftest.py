"""A catalogue in a folder of the test's own."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from moiso_server.catalogue.procedures import Procedures
from moiso_server.catalogue.schema import CatalogueFile
from moiso_server.catalogue.search import Search
from moiso_server.centres import ready_made_procedures
from moiso_shared.procedures import Procedure
from pydantic import TypeAdapter

from tests.fakes.many_procedures import many_procedures

TODAY = date(2026, 3, 2)


@dataclass
class Shelf:
    """A catalogue with its search, as of one day."""

    file: CatalogueFile
    procedures: Procedures
    search: Search

    def names(self, query: str, limit: int = 5, day: date = TODAY) -> list[str]:
        return [found.name for found in self.search.find(query, day, limit)]

    def codes(self, query: str, limit: int = 5, day: date = TODAY) -> list[str]:
        return [found.code for found in self.search.find(query, day, limit)]


def make_shelf(path: Path, procedures: list[Procedure]) -> Shelf:
    """A catalogue of these procedures; whoever makes it closes its file."""
    file = CatalogueFile(path)
    stored = Procedures(file)
    stored.put(procedures)
    return Shelf(file, stored, Search(file, stored))


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Nothing in it yet."""
    empty = make_shelf(tmp_path / "catalogue.db", [])
    yield empty
    empty.file.close()


@pytest.fixture(scope="session")
def well_known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """The sixty that come with the server."""
    listed = TypeAdapter(list[Procedure]).validate_python(json.loads(ready_made_procedures()))
    full = make_shelf(tmp_path_factory.mktemp("well-known") / "catalogue.db", listed)
    yield full
    full.file.close()


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """As large as a province's."""
    full = make_shelf(tmp_path_factory.mktemp("large") / "catalogue.db", list(many_procedures()))
    yield full
    full.file.close()
