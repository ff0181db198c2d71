"""What must be able to be forgotten is forgotten for good."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from moiso_server.private import Bearer, Note, Private
from moiso_server.private import _steps as private_steps
from moiso_server.rules.internal import Tick
from moiso_shared.commands import NoteTicket, ReplaceCentre
from sqlite_utils import Database

from tests.server.in_process import MORNING, FakeClock, InProcess


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "private.db"


@pytest.fixture
def private(path: Path) -> Iterator[Private]:
    opened = Private(path)
    opened.keep([Note(1, MORNING, "counter/1", "bà Sáu đau chân"), Note(2, MORNING, "counter/1", "xe lăn")])
    yield opened
    opened.close()


def test_a_forgotten_note_leaves_no_trace_in_the_files(private: Private, path: Path) -> None:
    assert private.forget_notes(MORNING + timedelta(days=1)) == 2
    assert (private.note(1), private.note(2)) == (None, None)
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert "Sáu".encode() not in raw
    assert "xe lăn".encode() not in raw


def test_younger_notes_stay(private: Private) -> None:
    private.keep([Note(3, MORNING + timedelta(days=2), "counter/1", "mới")])
    assert private.forget_notes(MORNING + timedelta(days=1)) == 2
    assert private.note(3) == "mới"
    assert private.forget_notes(MORNING + timedelta(days=1)) == 0


def test_the_id_of_a_forgotten_note_is_never_given_again(private: Private, path: Path) -> None:
    private.forget_notes(MORNING + timedelta(days=1))
    again = Private(path)
    assert again.last_note() == 2
    again.close()


def test_hashes_of_cards_that_an_earlier_release_kept_are_erased_for_good(path: Path) -> None:
    path.touch()
    old = sqlite3.connect(path, isolation_level=None)
    private_steps.apply(Database(old), stop_before="m005_claims_in_memory")
    old.execute("INSERT INTO claim(day, hash, ticket) VALUES ('2026-11-23', 'ab12cd34', 't1')")
    old.execute("INSERT INTO secret(name, value) VALUES ('one-per-person', 'ef56')")
    old.close()
    Private(path).close()
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"ab12cd34" not in raw
    assert b"one-per-person" not in raw


def test_a_new_day_erases_what_is_older_than_the_centre_keeps_it(hall: InProcess, clock: FakeClock) -> None:
    document = hall.parts.hall.centre.model_dump(mode="json", exclude_none=True)
    document["calling"]["notes_kept_days"] = 2
    hall.ask(ReplaceCentre(document=document))
    hall.ask(NoteTicket(ticket=hall.issue().id, text="bà Sáu đau chân"))
    for day, words in ((1, "bà Sáu đau chân"), (2, None)):
        clock.now = MORNING + timedelta(days=day, minutes=1)
        hall.ask(Tick())
        assert hall.run(hall.parts.enquiries.note(1, comments=False)) == words


def test_only_the_hash_of_a_token_is_kept(private: Private, path: Path) -> None:
    token = private.create_token(Bearer("board", "b1"))
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert token.encode() not in raw
    assert [str(bearer) for _, bearer, _ in private.tokens()] == ["board/b1"]


def test_a_secret_is_made_once(private: Private) -> None:
    assert private.secret("a") == private.secret("a") != private.secret("b")
    assert len(private.secret("a")) == 32
