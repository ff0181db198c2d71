"""The rules as the hall runs them, without files, under a clock that the test moves."""

from collections.abc import Callable
from typing import Any

import pytest
from moiso_shared.centre import Centre

from tests.fakes.centre import DOCUMENT
from tests.server.in_process import FakeClock
from tests.server.rules.room import Room

CENTRE: dict[str, Any] = DOCUMENT | {
    "services": [
        {"id": "A", "name": "Chứng thực", "prefix": "A"},
        {"id": "B", "name": "Hộ tịch", "prefix": "B"},
        {"id": "L", "name": "Đất đai", "prefix": "L"},
    ],
    "counters": [
        {"id": "1", "number": 1, "services": ["A", "B"]},
        {"id": "2", "number": 2, "services": ["A", "B"], "accessible": True},
        {"id": "3", "number": 3, "services": ["L"]},
    ],
}

MakeRoom = Callable[..., Room]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def make_room(clock: FakeClock) -> MakeRoom:
    """A hall whose document has some fields replaced."""

    def make(**changes: Any) -> Room:
        return Room(Centre.model_validate(CENTRE | changes), clock)

    return make


@pytest.fixture
def room(make_room: MakeRoom) -> Room:
    """A hall with counters 1 and 2 open."""
    hall = make_room()
    hall.open("1", "2")
    return hall
