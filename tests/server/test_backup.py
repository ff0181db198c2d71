"""Copies of the data: whole or not there, and a hall that goes on from one doubles no number."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock
from moiso_server.backup import CopyFailed, back_up, copies, label_of, restore
from moiso_shared.errors import Invalid, JournalBroken

from tests.server.in_process import MORNING, FakeClock, InProcess
from tests.server.server_process import ServerProcess, command_line

EVENING = MORNING + timedelta(hours=10)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of a hall that has given three numbers, with a slide."""
    hall = InProcess(tmp_path / "data", FakeClock())
    for _ in range(3):
        hall.issue("A")
    hall.close()
    (tmp_path / "data" / "media").mkdir()
    (tmp_path / "data" / "media" / "slide.png").write_bytes(b"picture")
    return tmp_path / "data"


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Another disk."""
    there = tmp_path / "disk"
    there.mkdir()
    return there


def test_a_copy_holds_everything_and_is_for_its_owner_alone(data: Path, disk: Path) -> None:
    copy = back_up(data, disk, EVENING)
    assert copies(disk) == [copy]
    assert {"journal.db", "private.db", "catalogue.db", "server.id", "media"} <= {
        path.name for path in copy.iterdir()
    }
    assert (copy / "media" / "slide.png").read_bytes() == b"picture"
    assert copy.stat().st_mode & 0o077 == 0
    assert label_of(copy).made == EVENING


def test_the_oldest_copies_make_room(data: Path, disk: Path) -> None:
    made = [back_up(data, disk, EVENING + timedelta(days=day), keep=3) for day in range(5)]
    assert copies(disk) == list(reversed(made[-3:]))


def test_what_was_broken_off_is_no_copy_and_is_cleared_away(data: Path, disk: Path) -> None:
    (disk / "moiso-20260301-190000.part").mkdir()
    unlabelled = disk / "moiso-20260301-180000"
    unlabelled.mkdir()
    made = back_up(data, disk, EVENING)
    assert copies(disk) == [made]
    assert not list(disk.glob("*.part"))
    with pytest.raises(Invalid, match="no whole copy"):
        restore(unlabelled, disk / "new")


@pytest.mark.parametrize(
    ("into", "words"),
    [("nowhere", "there is no folder"), ("data/copies", "lies in the data folder"), ("file", "no folder")],
)
def test_a_folder_that_cannot_hold_copies_is_told(data: Path, tmp_path: Path, into: str, words: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises((CopyFailed, Invalid), match=words):
        back_up(data, tmp_path / into, EVENING)


def test_a_server_is_not_started_with_its_copies_in_its_data(data: Path) -> None:
    told = command_line("serve", "--data", data, "--backup", data / "copies", "--no-pages", "--no-announce")
    assert (told.returncode, "lies in the data folder" in told.stderr) == (1, True)


def test_two_copies_are_not_made_at_once(data: Path, disk: Path) -> None:
    with FileLock(data / "copying.lock"), pytest.raises(CopyFailed, match="another copy"):
        back_up(data, disk, EVENING)


def test_a_damaged_journal_is_not_copied_over_the_sound_ones(data: Path, disk: Path) -> None:
    sound = back_up(data, disk, EVENING, keep=1)
    with closing(sqlite3.connect(data / "journal.db")) as journal, journal:
        journal.execute("UPDATE fact SET body = replace(body, 'A002', 'A009') WHERE body LIKE '%A002%'")
    with pytest.raises(JournalBroken):
        back_up(data, disk, EVENING + timedelta(days=1), keep=1)
    assert copies(disk) == [sound]


def test_nothing_is_restored_from_a_copy_that_was_changed(data: Path, disk: Path, tmp_path: Path) -> None:
    copy = back_up(data, disk, EVENING)
    told = json.loads((copy / "copy.json").read_text())
    (copy / "copy.json").write_text(json.dumps(told | {"facts": told["facts"] + 1}))
    with pytest.raises(Invalid, match="its label says"):
        restore(copy, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_nothing_is_restored_over_other_data(data: Path, disk: Path) -> None:
    with pytest.raises(Invalid, match="is not empty"):
        restore(back_up(data, disk, EVENING), data)


def test_an_old_copy_with_an_open_day_gives_no_number_either(data: Path, disk: Path, tmp_path: Path) -> None:
    back = command_line("restore", "--data", tmp_path / "new", "--from", back_up(data, disk, EVENING))
    assert back.returncode == 0, back.stderr
    assert "is taken for right" in back.stdout
    hall = InProcess(tmp_path / "new", FakeClock(datetime.now(UTC)))
    assert {stop.reason for stop in hall.lobby.stops.values()} == {"system"}
    hall.close()


def test_a_hall_goes_on_from_a_copy_made_while_it_worked(tmp_path: Path, disk: Path) -> None:
    server = ServerProcess(tmp_path / "data")
    with server.client() as api:
        first = api.post("/api/tickets", json={"service": "A"}).json()
        made = command_line("backup", "--data", server.folder, "--to", disk)
        assert made.returncode == 0, made.stderr
        api.post("/api/tickets", json={"service": "A"}).raise_for_status()  # this paper is in somebody's hand
    with server.live() as board:
        resume = f"?journal={board.hello['journal']}&since={board.until_type('snapshot')['seq']}"
    server.kill()
    copy = made.stdout.strip().removeprefix("copy: ")
    back = command_line("restore", "--data", tmp_path / "new", "--from", copy)
    assert back.returncode == 0, back.stderr
    assert "stopped: 2 services" in back.stdout
    again = ServerProcess(tmp_path / "new")
    try:
        _goes_on(again, first["id"], resume)
    finally:
        again.stop()


def _goes_on(server: ServerProcess, first: str, resume: str) -> None:
    """Nobody gets a number that is in somebody's hand; programs that knew more start over."""
    with server.live(query=resume) as board:
        assert [ticket["id"] for ticket in board.until_type("snapshot")["lobby"]["tickets"]] == [first]
    with server.client() as api:
        assert api.post("/api/tickets", json={"service": "A"}).json()["error"]["code"] == "service_stopped"
        api.post("/api/services/A/roll", json={"ordinal": 2}).raise_for_status()
        api.post("/api/services/A/resume").raise_for_status()
        assert api.post("/api/tickets", json={"service": "A"}).json()["number"] == "A003"
