"""What must be able to be forgotten is forgotten for good."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from moiso_server.private import Bearer, Note, Private

from tests.server.in_process import MORNING


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


def test_only_the_hash_of_a_token_is_kept(private: Private, path: Path) -> None:
    token = private.create_token(Bearer("board", "b1"))
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert token.encode() not in raw
    assert [str(bearer) for _, bearer, _ in private.tokens()] == ["board/b1"]


def test_a_secret_is_made_once(private: Private) -> None:
    assert private.secret("a") == private.secret("a") != private.secret("b")
    assert len(private.secret("a")) == 32
