"""Journals of earlier releases: each must be read for ever."""

import json
import sqlite3
from pathlib import Path

import pytest
from moiso_server.centres import ready_made
from moiso_server.journal import Journal
from moiso_shared.centre_file import parse
from moiso_shared.facts import LobbyState

from tests.server.in_process import FakeClock, InProcess

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("journal-*.sql"))


def restored(sql: Path, folder: Path) -> Path:
    """The journal's file, as it lay on the disk of that release."""
    folder.mkdir()
    file = sqlite3.connect(folder / "journal.db")
    file.executescript(sql.read_text(encoding="utf-8"))
    file.close()
    return folder / "journal.db"


def expected(sql: Path) -> LobbyState:
    """The lobby that the release itself had at the end."""
    told = sql.with_name(sql.stem.replace("journal", "lobby") + ".json").read_text(encoding="utf-8")
    return LobbyState.model_validate(json.loads(told))


def test_there_is_a_golden_journal() -> None:
    assert GOLDEN != []


@pytest.mark.parametrize("sql", GOLDEN, ids=lambda sql: sql.stem)
def test_an_old_journal_is_sound_and_leads_to_the_same_lobby(sql: Path, tmp_path: Path) -> None:
    journal = Journal(restored(sql, tmp_path / "data"))
    try:
        assert journal.verify() == journal.head > 30
        assert journal.replay().state() == expected(sql)
    finally:
        journal.close()


@pytest.mark.parametrize("sql", GOLDEN, ids=lambda sql: sql.stem)
def test_a_server_goes_on_where_an_old_one_ended(sql: Path, tmp_path: Path) -> None:
    restored(sql, tmp_path / "data")
    state = expected(sql)
    assert state.at is not None
    hall = InProcess(tmp_path / "data", FakeClock(state.at), parse(ready_made("tiny")))
    try:
        assert hall.issue().number == "A004"
        assert hall.call_next("1") is not None
        assert hall.run(hall.parts.hall.on_disk(hall.parts.journal.verify)) == state.seq + len(hall.told)
    finally:
        hall.close()
