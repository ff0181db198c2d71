"""A rule that fails by a bug leaves nothing behind, wherever in the command it was."""

import asyncio
from collections.abc import Iterator, Mapping
from datetime import timedelta

import pytest
from moiso_server.clock import HallClock
from moiso_server.deciding import Batch, Deciding, Request
from moiso_shared.centre import Centre
from moiso_shared.commands import Command, OpenCounter
from moiso_shared.opening import local_day

from tests.server.in_process import ADMIN, FakeClock
from tests.server.rules.conftest import CENTRE
from tests.server.rules.room import Room


class Unreadable(Mapping[str, int]):
    """Numbers of a day that cannot be read."""

    def __getitem__(self, series: str) -> int:
        raise ZeroDivisionError

    def __iter__(self) -> Iterator[str]:
        raise ZeroDivisionError

    def __len__(self) -> int:
        return 1


@pytest.mark.expects_log("a rule failed on OpenCounter")
def test_a_day_that_cannot_begin_has_not_ended_either(clock: FakeClock) -> None:
    room = Room(Centre.model_validate(CENTRE), clock)
    room.open("1")
    deciding = Deciding(room.lobby, room.centre, 1, HallClock(clock), {}, set(), 0)
    clock.now += timedelta(days=1)

    async def ask(command: Command) -> Batch:
        batch = Batch(clock.now, local_day(room.centre, clock.now), numbers=Unreadable())
        answer = asyncio.get_running_loop().create_future()
        deciding.decide(Request(ADMIN, "c", command, 0, answer), batch)
        assert answer.exception() is not None
        return batch

    assert asyncio.run(ask(OpenCounter(counter="2"))).facts == []
    assert deciding.working.state() == room.lobby.state()
