"""The catalogue's file: a spoilt one does not keep the hall closed, and nothing is done by halves."""

import sqlite3
from pathlib import Path

import pytest
from moiso_server.catalogue.dossiers import Dossiers
from moiso_server.catalogue.schema import CatalogueFile, CatalogueUnavailable
from moiso_shared.dossiers import Dossier

from tests.server.catalogue.conftest import Shelf

ONE = Dossier(code="H21.65-260214-0011", status="4")


@pytest.mark.expects_log("set aside as .*catalogue.db.broken")
def test_a_spoilt_file_is_set_aside_and_an_empty_one_begun(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.db"
    path.write_bytes(b"this is no database" * 100)
    file = CatalogueFile(path)
    assert Dossiers(file).put([ONE]) == 1
    file.close()
    assert (tmp_path / "catalogue.db.broken").read_bytes().startswith(b"this is no")


def test_a_file_that_only_cannot_be_used_now_is_not_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.db"
    CatalogueFile(path).close()
    with sqlite3.connect(path) as other:
        other.execute("DROP TABLE _sqlite_migrations")
    other.close()
    with pytest.raises(CatalogueUnavailable):
        CatalogueFile(path)
    assert [file.name for file in tmp_path.glob("*.broken")] == []


def test_a_disk_that_is_full_is_told_and_everything_stays_as_it_was(shelf: Shelf) -> None:
    dossiers = Dossiers(shelf.file)
    dossiers.put([ONE])
    with shelf.file.writing() as sql:
        pages = sql.execute("PRAGMA page_count").fetchone()[0]
        sql.execute(f"PRAGMA max_page_count = {pages}")
    many = [Dossier(code=f"H21.65-260214-{n:04}", status="9", holder="x" * 300) for n in range(2000)]
    with pytest.raises(CatalogueUnavailable):
        dossiers.put(many)
    assert list(dossiers.all()) == [ONE]
    assert dossiers.find(many[5].code) is None


def test_what_was_kept_is_there_after_opening_again(tmp_path: Path) -> None:
    for expected in (1, 0):
        file = CatalogueFile(tmp_path / "catalogue.db")
        assert Dossiers(file).put([ONE]) == expected
        file.close()
